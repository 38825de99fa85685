/** The draft's modal, sent: what is in its fields becomes the organization's version. */
import type { ModalView } from "@slack/types";
import { labels } from "../../cards/labels.ts";
import { parseSlackDraft } from "../../cards/slack.ts";
import type { DraftSaved, DraftUse } from "../../ports.ts";
import type { Edit, Shown } from "./edits.ts";
import { draftModal, unsavedModal, workingModal } from "./modal.ts";
import { ModalState, readJson, type Submission, type View } from "./payloads.ts";
import { servePerson, type Tools } from "./tools.ts";

interface Answer {
  response_action: "update";
  view: ModalView;
}

/** Slack waits 3 s for the acknowledgement (platform.md 3); what takes longer is shown when it is done. */
const PATIENCE_MS = 1_800;

/**
 * Saves the text that is shown, and others that were edited in this modal before. Acknowledged with the modal as it is
 * then, so that people can go on to copy; where it could not be saved, with what they typed.
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
  const { lang } = state;
  let isAnswered = false;
  const show = async (modal: ModalView): Promise<void> => {
    if (isAnswered) {
      await tools.client.views.update({ view_id: view.id, view: modal });
      return;
    }
    isAnswered = true;
    await ack({ response_action: "update", view: modal });
  };
  const inTime = new AbortController();
  const slow = tools.clock.sleep(PATIENCE_MS, inTime.signal).then(async () => {
    if (!inTime.signal.aborted && !isAnswered) await show(workingModal(lang));
  });
  const inbound = { key: trigger_id || `${view.id}:${view.hash}`, teamId, userId: user.id };
  const failed = async () => {
    const note = labels[lang].draftDialog.notSaved.failed;
    await show(unsavedModal(state, typed, note));
  };
  await servePerson(tools, inbound, failed, async ({ name }) => {
    const person = { platform: "slack" as const, workspace: teamId ?? "", id: user.id, name };
    await show(await saved(tools, view, { ...state, ...typed }, { advisoryId: state.advisoryId, person }));
  });
  inTime.abort();
  await slow;
  if (!isAnswered) await ack();
}

interface Whose {
  advisoryId: string;
  person: DraftUse["person"];
}

/** Saves, the shown text last, and gives the modal as it stands then. */
async function saved(tools: Tools, view: View, shown: Edit, whose: Whose): Promise<ModalView> {
  const others = tools.edits
    .all(view.id)
    .filter((edit) => edit.revision === shown.revision && !isSameText(edit, shown));
  let count = 0;
  const left: Edit[] = [];
  for (const edit of others) {
    const { kind } = await save(tools, edit, whose);
    if (kind === "saved") count += 1;
    if (kind === "saved" || kind === "unchanged") tools.edits.drop(view.id, edit);
    else left.push(edit);
  }
  const done = await save(tools, shown, whose);
  const { lang } = shown;
  const { draftDialog } = labels[lang];
  if (done.kind === "no-such")
    return unsavedModal({ ...shown, ...whose }, shown, draftDialog.notSaved.failed);
  const isKept = done.kind === "saved" || done.kind === "unchanged";
  if (isKept) tools.edits.drop(view.id, shown);
  const total = count + (done.kind === "saved" ? 1 : 0);
  const note = [
    noteOf(done, total, lang),
    ...(left.length === 0
      ? []
      : [draftDialog.othersNotSaved(left.map((edit) => nameOf(edit, lang)).join(draftDialog.and))]),
  ].join(" ");
  const edits = isKept ? undefined : { subject: shown.subject, body: shown.body };
  return draftModal(done.view, { note, edits });
}

function noteOf(done: Exclude<DraftSaved, { kind: "no-such" }>, total: number, lang: Edit["lang"]): string {
  const { draftState, draftDialog } = labels[lang];
  if (done.kind === "newer" && done.view.outdated !== undefined) return draftDialog.keptForNewest;
  if (total > 1 || (total === 1 && done.kind === "unchanged")) return draftDialog.savedMany(total);
  return draftState.said[done.kind];
}

function save({ flows, settings }: Tools, edit: Edit, { advisoryId, person }: Whose): Promise<DraftSaved> {
  const { revision, lang, audience, followUp, subject, body, version } = edit;
  const { organizationId } = settings;
  const which = { organizationId, idOrAlias: advisoryId, revision, lang, audience, followUp };
  return flows.saveDraft({ ...which, subject, body, version, person });
}

function isSameText(one: Shown, other: Shown): boolean {
  return one.lang === other.lang && one.audience === other.audience && one.followUp === other.followUp;
}

function nameOf({ lang: of, audience }: Shown, lang: Edit["lang"]): string {
  return labels[lang].draftDialog.text(labels[of].draft.ownName, labels[lang].draft.audiences[audience]);
}
