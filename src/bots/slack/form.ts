/** The form for a new advisory: opened by `/advisory new` or on a message, checked and sent in a modal. */
import type { ModalView } from "@slack/types";
import type { Card, FormView } from "../../cards/model.ts";
import { parseSlackForm, slackFormModal, slackMessage } from "../../cards/slack.ts";
import { askerOf } from "./commands.ts";
import type { MessageShortcut, Submission } from "./payloads.ts";
import type { Person } from "./people.ts";
import { servePerson, type Tell, type Tools } from "./tools.ts";
import { words } from "./words.ts";

/** Opens a form; rejects when Slack does not (a trigger_id lives 3 s and works once). */
export async function openForm({ client }: Tools, triggerId: string, form: FormView): Promise<void> {
  await client.views.open({ trigger_id: triggerId, view: slackFormModal(form) });
}

/** "Make an advisory" on a message: the form with what stands in it. */
export async function answerShortcut(
  tools: Tools,
  { message, trigger_id }: MessageShortcut,
  person: Person,
): Promise<void> {
  await openForm(tools, trigger_id, await tools.flows.form(plainOf(message.text), person.lang));
}

type Answer = { response_action: "errors"; errors: Record<string, string> } | WorkingAnswer;
interface WorkingAnswer {
  response_action: "update";
  view: ModalView;
}

/**
 * A form that was sent. What is wrong is answered at once, beside the fields; else the modal says that it is being
 * done, and then shows the advisory.
 */
export async function answerForm(
  tools: Tools,
  { user, view, trigger_id }: Submission,
  { teamId, ack }: { teamId: string | undefined; ack: (answer?: Answer) => Promise<void> },
): Promise<void> {
  const sent = parseSlackForm(view);
  if (sent === undefined) return ack();
  const { form, formId, lang } = sent;
  const errors = await tools.flows.checkForm(form, lang);
  if (Object.keys(errors).length > 0) return ack({ response_action: "errors", errors });
  const { modalTitle, close, working } = words[lang];
  const modal = (blocks: ModalView["blocks"]): ModalView => ({
    type: "modal",
    title: { type: "plain_text", text: modalTitle },
    close: { type: "plain_text", text: close },
    blocks,
  });
  await ack({
    response_action: "update",
    view: modal([{ type: "section", text: { type: "plain_text", text: working } }]),
  });

  const tell: Tell = async (card) => {
    await tools.client.views.update({ view_id: view.id, view: modal(blocksOf(card)) });
  };
  const inbound = { key: trigger_id || `${view.id}:${view.hash}`, teamId, userId: user.id };
  await servePerson(tools, inbound, tell, async (person) => {
    const asker = askerOf(
      tools,
      { ...person, lang },
      { workspace: teamId ?? "", channel: "", channelName: undefined, user: user.id, userName: user.name },
    );
    const done = await tools.flows.create(asker, formId, form);
    if ("card" in done) await tell(done.card);
  });
}

/** The card without its buttons: they would open modals over this one. */
function blocksOf(card: Card): ModalView["blocks"] {
  return slackMessage({ ...card, actions: [] }).blocks;
}

/** Slack writes links as `<url|label>`, people and channels as `<@U…>`, and three characters as entities. */
function plainOf(text: string): string {
  return text
    .replace(/<(https?:[^|>\s]+)(?:\|[^>]*)?>/g, "$1")
    .replace(/<(?:mailto:|tel:)?([^@#!|>]*)(?:\|([^>]*))?>/g, (_all, target, label) => label ?? target)
    .replace(/<[@#!][^>|]*(?:\|([^>]*))?>/g, (_all, label) => label ?? "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .trim();
}
