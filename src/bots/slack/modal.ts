import type { ModalView } from "@slack/types";
import { WebAPIPlatformError } from "@slack/web-api";
import type { Lang } from "../../advisory/schema.ts";
import type { DraftView, FormView } from "../../cards/model.ts";
import { slackDraftModal, slackFormModal, slackMessage } from "../../cards/slack.ts";
import type { DraftUse } from "../../ports.ts";
import type { Shown } from "./edits.ts";
import { ModalState, readJson, type View } from "./payloads.ts";
import type { Tell, Tools } from "./tools.ts";
import { noSuchCard, oldButtonCard, words } from "./words.ts";

/** The draft as a modal that remembers which draft it is. */
function draftModal(draft: DraftView, edits?: { subject: string; body: string }): ModalView {
  const { advisoryId, revision, lang, audience = "admins" } = draft;
  const state: ModalState = { advisoryId, revision, lang, audience };
  return slackDraftModal(draft, { ...(edits && { edits }), privateMetadata: JSON.stringify(state) });
}

/** Opens a draft; rejects when Slack does not (a trigger_id lives 3 s and works once). */
export async function openDraft({ client }: Tools, triggerId: string, draft: DraftView): Promise<void> {
  await client.views.open({ trigger_id: triggerId, view: draftModal(draft) });
}

/** Opens the form for a new advisory; rejects when Slack does not. */
export async function openForm({ client }: Tools, triggerId: string, form: FormView): Promise<void> {
  await client.views.open({ trigger_id: triggerId, view: slackFormModal(form) });
}

/** Tells a person something where no message can be answered: in a modal over the open one. */
export function modalTeller({ client }: Tools, triggerId: string): Tell {
  return async (card) => {
    const { modalTitle, close } = words[card.lang];
    await client.views.push({
      trigger_id: triggerId,
      view: {
        type: "modal",
        title: { type: "plain_text", text: modalTitle },
        close: { type: "plain_text", text: close },
        blocks: slackMessage(card).blocks,
      },
    });
  };
}

/**
 * Shows the open draft in another language or for another audience, with what was typed there before. The view's hash
 * keeps a slow answer from overwriting a newer view: then Slack refuses, and the newer one stands.
 */
export async function switchDraft(
  tools: Tools,
  view: View,
  { to, lang, tell, person }: { to: Partial<Shown>; lang: Lang; tell: Tell; person: DraftUse["person"] },
): Promise<void> {
  const state = readJson(ModalState, view.private_metadata);
  if (state === undefined) return tell(oldButtonCard(lang));
  const { advisoryId, revision } = state;
  const shown = { lang: state.lang, audience: state.audience, ...to };
  tools.edits.keep(view, state);
  const draft = await tools.flows.draft({
    organizationId: tools.settings.organizationId,
    idOrAlias: advisoryId,
    revision,
    ...shown,
    person,
  });
  if (draft === undefined) return tell(noSuchCard(advisoryId, lang));
  await redraw(tools, view, draftModal(draft, tools.edits.of(view.id, shown)));
}

async function redraw(tools: Tools, { id, hash }: View, modal: ModalView): Promise<void> {
  try {
    await tools.client.views.update({ view_id: id, ...(hash !== undefined && { hash }), view: modal });
  } catch (error) {
    if (error instanceof WebAPIPlatformError && error.data.error === "hash_conflict") return;
    throw error;
  }
}
