/** The draft's modal, sent: what is in its fields becomes the organization's version. */
import type { ModalView } from "@slack/types";
import { labels } from "../../cards/labels.ts";
import { parseSlackDraft } from "../../cards/slack.ts";
import { hasVisible } from "../../cards/text.ts";
import type { DraftSaved, DraftUse } from "../../ports.ts";
import { type Edit, isSameText, type Shown } from "./edits.ts";
import { failure } from "./logger.ts";
import { draftModal, joined, lastModal, typedModal, unsavedModal } from "./modal.ts";
import { ModalState, readJson, type Submission, type View } from "./payloads.ts";
import { servePerson, type Tools } from "./tools.ts";
import { words } from "./words.ts";

type Answer =
  | { response_action: "update"; view: ModalView }
  | { response_action: "errors"; errors: Record<string, string> };

/** What the modal shows then. */
interface Outcome {
  modal: ModalView;
  /** Nothing is to be drawn anew: in time, this is said beside a field, where people see it, and the modal stays. */
  beside?: { field: "subject" | "body"; text: string } | undefined;
}

type Person = DraftUse["person"];

/** Slack waits 3 s for the acknowledgement (platform.md 3); what takes longer is shown when it is done. */
const PATIENCE_MS = 1_800;

/**
 * Saves the text that is shown, and others that were edited in this modal before. Acknowledged with the modal as it is
 * then, so that people can go on to copy; where it could not be saved, with why beside the fields, which stay.
 */
export async function answerDraft(
  tools: Tools,
  { user, view, trigger_id }: Submission,
  { teamId, ack }: { teamId: string | undefined; ack: (answer?: Answer) => Promise<void> },
): Promise<void> {
  const state = readJson(ModalState, view.private_metadata);
  const typed = parseSlackDraft(view.state?.values);
  if (state?.savable !== true || typed === undefined) {
    tools.edits.forget(view.id);
    return ack();
  }
  const edit = { ...state, ...typed };
  let isAnswered = false;
  const show = async ({ modal, beside }: Outcome): Promise<void> => {
    if (!isAnswered) {
      isAnswered = true;
      if (await isOut(ack(answerOf(view, modal, beside)))) return;
    }
    await tools.client.views.update({ view_id: view.id, view: modal });
  };
  /** A socket may be closed by then; nobody waits for that promise but we. */
  const isOut = (sending: Promise<unknown>): Promise<boolean> =>
    sending.then(
      () => true,
      (error: unknown) => {
        tools.logger.warn(failure(error), "draft modal not shown");
        return false;
      },
    );
  const inTime = new AbortController();
  const slow = tools.clock.sleep(PATIENCE_MS, inTime.signal).then(async () => {
    if (!inTime.signal.aborted && !isAnswered)
      await isOut(show({ modal: lastModal(state, typed, words[state.lang].saving) }));
  });
  const inbound = { key: trigger_id || `${view.id}:${view.hash}`, teamId, userId: user.id };
  const failed = async () => {
    tools.edits.put(view.id, edit);
    const text = labels[state.lang].draftDialog.notSaved.failed;
    await show({ modal: unsavedModal(state, typed, text), beside: { field: "subject", text } });
  };
  await servePerson(tools, inbound, failed, async ({ name }) => {
    const person = { platform: "slack" as const, workspace: teamId ?? "", id: user.id, name };
    tools.edits.put(view.id, edit);
    await show(await saved(tools, view, edit, person));
  });
  // Seen before, or of another workspace. The first must not close: people go on to copy.
  if (!isAnswered && (await isOurs(tools, teamId))) {
    const person = { platform: "slack" as const, workspace: teamId ?? "", id: user.id };
    await isOut(standing(tools, view, edit, person).then(show));
  }
  inTime.abort();
  await slow;
  if (!isAnswered) await ack();
}

function isOurs({ identity }: Tools, teamId: string | undefined): Promise<boolean> {
  return identity().then(
    (own) => own.teamId === teamId,
    () => false,
  );
}

function answerOf(view: View, modal: ModalView, beside: Outcome["beside"]): Answer {
  const ids = Object.keys(view.state?.values ?? {});
  const id = beside && ids.find((each) => each.startsWith(`${beside.field}_`));
  if (beside === undefined || id === undefined) return { response_action: "update", view: modal };
  return { response_action: "errors", errors: { [id]: beside.text } };
}

/** The draft as it is now, without saving anything. */
async function standing(tools: Tools, view: View, shown: Edit, person: Person): Promise<Outcome> {
  const draft = await tools.flows.draft({ ...whichOf(tools, shown), person });
  if (draft !== undefined) return { modal: typedModal(tools, view.id, draft) };
  return { modal: await goneOrRefused(tools, shown) };
}

/** Saves, the shown text last, and gives the modal as it stands then. */
async function saved(tools: Tools, view: View, shown: Edit, person: Person): Promise<Outcome> {
  const others = tools.edits
    .all(view.id)
    .filter(({ advisoryId, revision }) => advisoryId === shown.advisoryId && revision === shown.revision)
    .filter((edit) => !isSameText(edit, shown));
  let count = 0;
  const left: Edit[] = [];
  for (const edit of others) {
    const { kind } = await save(tools, edit, person);
    if (kind === "saved") count += 1;
    if (kind === "saved" || kind === "unchanged") tools.edits.drop(view.id, edit);
    else left.push(edit);
  }
  const done = await save(tools, shown, person);
  const { lang } = shown;
  const { draftDialog } = labels[lang];
  if (done.kind === "no-such") return { modal: await goneOrRefused(tools, shown) };
  const isKept = done.kind === "saved" || done.kind === "unchanged";
  if (isKept) tools.edits.drop(view.id, shown);
  const total = count + (done.kind === "saved" ? 1 : 0);
  const names = left.map((edit) => nameOf(edit, lang)).join(draftDialog.and);
  const notes = [
    ...notesOf(done, total, lang),
    ...(left.length === 0 ? [] : [draftDialog.othersNotSaved(names)]),
  ];
  const modal = typedModal(tools, view.id, done.view, notes);
  if (done.kind !== "empty" && done.kind !== "too-long") return { modal };
  // A body that fits the modal is never too long.
  const field = done.kind === "empty" && hasVisible(shown.subject) ? "body" : "subject";
  return { modal, beside: { field, text: joined(notes, lang) } };
}

/** It may have become confidential meanwhile: then nothing of it is shown. Else what was typed, to copy. */
async function goneOrRefused(tools: Tools, shown: Edit): Promise<ModalView> {
  const { advisoryId, lang } = shown;
  const view = await tools.flows.draft(whichOf(tools, shown));
  if (view?.refused !== undefined) return draftModal(view);
  const note = words[lang].noSuch(advisoryId.slice(0, 100));
  return lastModal(shown, shown, note);
}

/** Of the shown text, and of how many were saved where that is not the shown one alone. */
function notesOf(done: Kept, total: number, lang: Edit["lang"]): string[] {
  const { draftState, draftDialog } = labels[lang];
  const many = draftDialog.savedMany(total);
  const more = total > 0 ? [many] : [];
  switch (done.kind) {
    case "saved":
      return [total > 1 ? many : draftState.said.saved];
    case "unchanged":
      return total > 0 ? more : [draftState.said.unchanged];
    case "newer":
      // What was typed into a draft that is out of date: the modal says what becomes of it.
      return [...(done.view.outdated === undefined ? [draftState.said.newer] : []), ...more];
    case "empty":
    case "too-long":
      return [draftState.said[done.kind], ...more];
  }
}

type Kept = Exclude<DraftSaved, { kind: "no-such" }>;

function save(tools: Tools, edit: Edit, person: Person): Promise<DraftSaved> {
  const { subject, body, version } = edit;
  return tools.flows.saveDraft({ ...whichOf(tools, edit), subject, body, version, person });
}

function whichOf({ settings: { organizationId } }: Tools, shown: Shown) {
  const { advisoryId: idOrAlias, revision, lang, audience, followUp } = shown;
  return { organizationId, idOrAlias, revision, lang, audience, followUp };
}

function nameOf({ lang: of, audience }: Shown, lang: Edit["lang"]): string {
  return labels[lang].draftDialog.text(labels[of].draft.ownName, labels[lang].draft.audiences[audience]);
}
