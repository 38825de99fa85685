import { localDate } from "../advisory/calendar.ts";
import { renderDraft } from "../advisory/draft-text.ts";
import { isRestricted } from "../advisory/facts.ts";
import { foldAlias } from "../advisory/identifiers.ts";
import { Audience, type Lang, type LocalizedLine, type Organization } from "../advisory/schema.ts";
import { inTranslation, standingIn } from "../advisory/translation.ts";
import { disclaimer, labels } from "../cards/labels.ts";
import type { DraftView } from "../cards/model.ts";
import { clean, oneLine } from "../cards/text.ts";
import type {
  AdvisoryRecord,
  Clock,
  DraftAsk,
  DraftBase,
  Drafter,
  DraftKey,
  DraftRequest,
  DraftUse,
  Logger,
  Store,
} from "../ports.ts";
import { describeDraft, type KeptDrafts, outdatedOf } from "./draft-state.ts";
import { earlierMail, type FollowedMail } from "./follow-up.ts";
import type { ModelDrafts, ShownDraft } from "./model-drafts.ts";

const MOST_HISTORY = 20;

export interface OpenDraftDeps {
  store: Pick<
    Store,
    "record" | "storedDraft" | "earlierDraft" | "draftVersions" | "earlierUses" | "recordUse"
  >;
  drafter(): Promise<Drafter>;
  /** A model's drafts, where one is configured. */
  modelDrafts?: Pick<ModelDrafts, "shown"> | undefined;
  organization(id: string): Organization;
  clock: Pick<Clock, "now">;
  logger: Pick<Logger, "error">;
  /** Makes a link to the draft page; absent where people cannot reach it (no `PUBLIC_URL`). */
  draftLink?: ((draft: DraftKey & { person: DraftUse["person"] }) => Promise<string | undefined>) | undefined;
}

/** The text in the reader's language, else in the other one: a title is never left out. */
export function inLang(text: LocalizedLine, lang: Lang): string {
  return text[lang] ?? text.ja ?? text.en ?? "";
}

/**
 * Opens a draft: the newest revision's, or the one asked for. It is the organization's own version where one is saved,
 * else a model's, else the template's; for the person who opens it, that is recorded and a link to its page is made.
 */
export async function openDraft(deps: OpenDraftDeps, ask: DraftAsk): Promise<DraftView | undefined> {
  const prepared = await prepareDraft(deps, ask);
  if (prepared === undefined) return undefined;
  const { view, key } = prepared;
  const { person } = ask;
  if (person === undefined || view.refused !== undefined) return view;
  const [pageUrl] = await Promise.all([
    deps.draftLink?.({ ...key, person }),
    noteUse(deps, { ...key, action: "opened", person }),
  ]);
  return pageUrl === undefined ? view : { ...view, pageUrl };
}

export interface PreparedDraft {
  view: DraftView;
  key: DraftKey;
  /** What a drafter made of it, without anybody's edits: what the next version begins with, as the one before did. */
  base: DraftBase;
}

/** The same, without a trace. */
export async function prepareDraft(
  deps: OpenDraftDeps,
  {
    organizationId,
    idOrAlias,
    lang,
    revision,
    audience = "admins",
    followUp = false,
    drill = false,
  }: DraftAsk,
): Promise<PreparedDraft | undefined> {
  const found = await deps.store.record(organizationId, foldAlias(idOrAlias), revision);
  if (found === undefined) return undefined;
  const record = inTranslation(found, lang);
  const organization = deps.organization(organizationId);
  const today = localDate(deps.clock.now(), organization.timeZone);
  const request: DraftRequest = { record, organization, lang, today, audience, ...(drill && { drill }) };
  const earlier = drill ? undefined : await earlierMail(deps, request);
  const followed = followUp ? earlier : undefined;
  const key: DraftKey = {
    organizationId,
    advisoryId: record.id,
    revision: record.revision.number,
    audience,
    lang,
    ...(followed !== undefined && { followUp: true }),
  };
  const withdrawn = record.revision.content.withdrawn !== undefined;
  const nothing: KeptDrafts = { history: [] };
  const [shown, kept] = await Promise.all([
    madeOf(deps, request, followed).then((made) => unlessRefused(deps, request, made)),
    drill ? nothing : keptOf(deps.store, key, withdrawn),
  ]);
  const plain = noted(viewOf(shown, request), found);
  const { subject, body, origin } = plain;
  const base = kept.own?.base ?? { subject, body, origin, ...(withdrawn && { withdrawn }) };
  if (shown.refused !== undefined) return { view: plain, key, base };
  const described = describeDraft(plain, { record, organization, shown, kept, earlier, followed });
  const view = drill ? { ...described, editable: false } : described;
  const outdated = await outdatedOf(deps.store, record, organization, lang);
  return { view: outdated === undefined ? view : { ...view, outdated, editable: false }, key, base };
}

/** What people made of the draft; of an earlier revision, what was a withdrawal as this one is, or was none. */
async function keptOf(store: OpenDraftDeps["store"], key: DraftKey, withdrawn: boolean): Promise<KeptDrafts> {
  const [stored, history] = await Promise.all([
    store.storedDraft(key),
    store.draftVersions(key, MOST_HISTORY),
  ]);
  if (stored?.origin === "edited") return { own: stored, history };
  const before = await store.earlierDraft(key, { withdrawn });
  if (before !== undefined || history.length === 0) return { before, history };
  return { unfit: await store.earlierDraft(key, { withdrawn: !withdrawn }), history };
}

/** A template's draft with a model's translation in it says so; a model's own draft says that it is one. */
function noted(view: DraftView, found: AdvisoryRecord): DraftView {
  const translation = view.origin === "template" ? standingIn(found, view.lang) : undefined;
  if (translation === undefined) return view;
  return { ...view, notes: [labels[view.lang].advisory.translatedDraft(oneLine(translation.model))] };
}

async function madeOf(
  deps: OpenDraftDeps,
  request: DraftRequest,
  followed: FollowedMail | undefined,
): Promise<ShownDraft> {
  const isPlain = followed === undefined && request.drill === undefined;
  if (isPlain && deps.modelDrafts !== undefined) return deps.modelDrafts.shown(request);
  return (await deps.drafter()).draft({ ...request, followUp: followed });
}

/** A newer revision may have been marked TLP:AMBER or above: then no older draft is handed out either. */
async function unlessRefused(
  deps: OpenDraftDeps,
  request: DraftRequest,
  shown: ShownDraft,
): Promise<ShownDraft> {
  const { record, organization } = request;
  if (record.latest === record.revision.number) return shown;
  const newest = await deps.store.record(organization.id, record.id);
  if (newest === undefined || !isRestricted(newest.revision.content.tlp)) return shown;
  return (await deps.drafter()).draft({ ...request, record: newest });
}

/** Writes down what somebody did. A draft is shown all the same where that fails. */
export async function noteUse(
  { store, clock, logger }: Pick<OpenDraftDeps, "store" | "clock" | "logger">,
  use: Omit<DraftUse, "at">,
): Promise<void> {
  try {
    await store.recordUse({ ...use, at: clock.now() });
  } catch (error) {
    const { advisoryId, revision, action } = use;
    logger.error({ error, advisoryId, revision, action }, "use of a draft not recorded");
  }
}

/**
 * The drafter's text in the seed's layout, with the disclaimer that belongs to its origin (design 4.10). A pure
 * function of its arguments, made when it is asked for.
 */
function viewOf({ text, origin, refused }: ShownDraft, { record, lang, audience }: DraftRequest): DraftView {
  const { subject, body } = renderDraft(text, lang, audience);
  const view: DraftView = {
    advisoryId: record.id,
    revision: record.revision.number,
    lang,
    title: inLang(record.revision.content.title, lang),
    // A source's own draft comes as it is: no second line in a subject, nothing that steers or reorders.
    subject: oneLine(subject),
    body: clean(body),
    origin,
    audience,
    audiences: Audience.options,
    disclaimer: disclaimer(origin, record.revision.content.draftsBy, lang),
  };
  if (refused === undefined) return view;
  return { ...view, subject: "", body: "", refused: passageOf([text.opening, text.overview]) };
}

function passageOf(parts: readonly string[]): string {
  return clean(parts.filter((part) => part !== "").join("\n\n"));
}
