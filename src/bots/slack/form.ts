/** The form for a new advisory: opened by `/advisory new` or on a message, checked and sent in a modal. */
import type { ModalView } from "@slack/types";
import { formWords } from "../../cards/labels/form.ts";
import type { Card } from "../../cards/model.ts";
import { parseSlackForm, slackFormModal, slackMessage } from "../../cards/slack.ts";
import { askerOf } from "./commands.ts";
import { openForm } from "./modal.ts";
import type { MessageShortcut, Submission } from "./payloads.ts";
import type { Person } from "./people.ts";
import { servePerson, type Tell, type Tools } from "./tools.ts";
import { words } from "./words.ts";

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

  const show = async (next: ModalView) => {
    await tools.client.views.update({ view_id: view.id, view: next });
  };
  // Where it fails the form is there again with what was typed: nothing is lost.
  const again: Tell = () => show(slackFormModal({ ...sent, note: formWords[lang].failed }));
  const inbound = { key: trigger_id || `${view.id}:${view.hash}`, teamId, userId: user.id };
  await servePerson(tools, inbound, again, async (person) => {
    const asker = askerOf(
      tools,
      { ...person, lang },
      { workspace: teamId ?? "", channel: "", channelName: undefined, user: user.id, userName: user.name },
    );
    const done = await tools.flows.create(asker, formId, form);
    if ("card" in done) await show(modal(blocksOf(done.card)));
  });
}

/** The card without its buttons: they would open modals over this one. */
function blocksOf(card: Card): ModalView["blocks"] {
  return slackMessage({ ...card, actions: [] }).blocks;
}

/** Slack writes links as `<url|label>`, people and channels as `<@U…>`, and three characters as entities. */
function plainOf(text: string): string {
  return text
    .replace(/<(https?:[^<|>\s]+)(?:\|([^<>]*))?>/g, (_all, url: string, label?: string) =>
      linkText(url, label),
    )
    .replace(/<(?:mailto:|tel:)?([^@#!<|>]*)(?:\|([^<>]*))?>/g, (_all, target, label) => label ?? target)
    .replace(/<[@#!][^<>|]*(?:\|([^<>]*))?>/g, (_all, label) => label ?? "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .trim();
}

/** A link with a text of its own keeps both: the text for the title, the address for the reference. */
function linkText(url: string, label = ""): string {
  return label === "" || url.includes(label) ? url : `${label} (${url})`;
}
