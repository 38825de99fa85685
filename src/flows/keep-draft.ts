import type { DraftView } from "../cards/model.ts";
import { clean, hasVisible, oneLine } from "../cards/text.ts";
import type { DraftSave, DraftSaved, DraftUndone, Store } from "../ports.ts";
import { noteUse, type OpenDraftDeps, type PreparedDraft, prepareDraft } from "./request-draft.ts";

export interface KeepDraftDeps extends OpenDraftDeps {
  store: OpenDraftDeps["store"] & Pick<Store, "keepDraft" | "takeBackDraft">;
}

/** Headers of a mail are at most 998 characters a line (RFC 5322 2.1.1); Japanese takes three or four for one. */
const MOST_SUBJECT = 500;
/** More than any draft of ours; Slack's modal shows 36,000. */
const MOST_BODY = 50_000;

/**
 * Keeps a draft as the organization's own version. Nothing is written over what the person has not seen: where another
 * version stands, or a newer revision came, that is answered with what stands now.
 */
export async function saveDraft(deps: KeepDraftDeps, save: DraftSave): Promise<DraftSaved> {
  const prepared = await prepareDraft(deps, save);
  if (prepared === undefined || isOther(prepared.view, save)) return { kind: "no-such" };
  const { view, key, base } = prepared;
  const unwritten = (kind: "unchanged" | "newer" | "empty" | "too-long") =>
    linked(deps, save.person, kind, prepared);
  const typed = { subject: save.subject, body: clean(save.body) };
  const text = { subject: oneLine(typed.subject), body: typed.body };
  // Also after a save whose answer got lost.
  if (view.version !== undefined && isSame(text, view)) return unwritten("unchanged");
  if (view.outdated !== undefined || (view.version ?? 0) !== save.version) return unwritten("newer");
  if (!hasVisible(typed.subject) || !hasVisible(typed.body)) return unwritten("empty");
  if (text.subject.length > MOST_SUBJECT || text.body.length > MOST_BODY) return unwritten("too-long");
  if (view.merged === undefined && isSame(text, view)) return unwritten("unchanged");
  const { person } = save;
  const kept = await deps.store.keepDraft(
    {
      ...key,
      ...text,
      origin: "edited",
      by: { id: person.id, name: person.name },
      at: deps.clock.now(),
      base,
    },
    save.version,
  );
  if (kept !== undefined) await noteUse(deps, { ...key, action: "saved", person });
  return answered(deps, save, kept === undefined ? "newer" : "saved");
}

/** Takes the organization's newest version back, if it is the one the person sees; what stood before is shown again. */
export async function undoDraft(
  deps: KeepDraftDeps,
  ask: Omit<DraftSave, "subject" | "body">,
): Promise<DraftUndone> {
  const prepared = await prepareDraft(deps, ask);
  if (prepared === undefined || isOther(prepared.view, ask)) return { kind: "no-such" };
  const { view, key } = prepared;
  if (view.version === undefined) return linked(deps, ask.person, "nothing", prepared);
  if (view.outdated !== undefined) return linked(deps, ask.person, "newer", prepared);
  const { id, name } = ask.person;
  const taken = await deps.store.takeBackDraft(key, ask.version, { id, name }, deps.clock.now());
  if (taken !== undefined) await noteUse(deps, { ...key, action: "restored", person: ask.person });
  return answered(deps, ask, taken === undefined ? "newer" : "undone");
}

/**
 * Whether another draft stands where the person had theirs: the advisory was merged into another, or there is no mail to
 * follow any more. Nothing may be written there that they typed elsewhere; nor where no draft may be made.
 */
function isOther(
  view: DraftView,
  { idOrAlias, followUp = false }: Pick<DraftSave, "idOrAlias" | "followUp">,
) {
  const isFollowUp = view.followUp === true;
  return view.refused !== undefined || view.advisoryId !== idOrAlias || isFollowUp !== followUp;
}

/** The view as it stands now. */
async function answered<K extends "saved" | "newer" | "undone">(
  deps: KeepDraftDeps,
  ask: Omit<DraftSave, "subject" | "body">,
  kind: K,
): Promise<{ kind: K; view: DraftView } | { kind: "no-such" }> {
  const prepared = await prepareDraft(deps, ask);
  if (prepared === undefined) return { kind: "no-such" };
  return linked(deps, ask.person, kind, prepared);
}

/** The view with its link; that it is shown again is no opening. */
async function linked<K extends string>(
  { draftLink }: KeepDraftDeps,
  person: DraftSave["person"],
  kind: K,
  { view, key }: PreparedDraft,
): Promise<{ kind: K; view: DraftView }> {
  const pageUrl = await draftLink?.({ ...key, person });
  return { kind, view: pageUrl === undefined ? view : { ...view, pageUrl } };
}

function isSame(text: { subject: string; body: string }, view: DraftView): boolean {
  return text.subject === view.subject && text.body.trimEnd() === view.body.trimEnd();
}
