import type { ModalView } from "@slack/types";
import { WebAPIPlatformError } from "@slack/web-api";
import type { Lang } from "../../advisory/schema.ts";
import type { DraftView, FormView } from "../../cards/model.ts";
import { slackDraftModal, slackFormModal, slackMessage } from "../../cards/slack.ts";
import type { DraftUse } from "../../ports.ts";
import { ModalState, readJson, type View } from "./payloads.ts";
import type { Tell, Tools } from "./tools.ts";
import { noSuchCard, oldButtonCard, words } from "./words.ts";

/** The draft as a modal that remembers which draft it is. */
function draftModal(draft: DraftView): ModalView {
  const state: ModalState = { advisoryId: draft.advisoryId, revision: draft.revision, lang: draft.lang };
  return slackDraftModal(draft, { privateMetadata: JSON.stringify(state) });
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
 * Shows the open draft in `to`, with what was typed in that language before. The view's hash keeps a slow answer
 * from overwriting a newer view: then Slack refuses, and the newer one stands.
 */
export async function switchLanguage(
  tools: Tools,
  view: View,
  { to, lang, tell, person }: { to: Lang; lang: Lang; tell: Tell; person: DraftUse["person"] },
): Promise<void> {
  const state = readJson(ModalState, view.private_metadata);
  if (state === undefined) return tell(oldButtonCard(lang));
  const { advisoryId, revision } = state;
  tools.edits.keep(view, state.lang);
  const draft = await tools.flows.draft({
    organizationId: tools.settings.organizationId,
    idOrAlias: advisoryId,
    lang: to,
    revision,
    person,
  });
  if (draft === undefined) return tell(noSuchCard(advisoryId, lang));
  try {
    await tools.client.views.update({
      view_id: view.id,
      ...(view.hash !== undefined && { hash: view.hash }),
      view: tools.edits.restore(draftModal(draft), view.id, to),
    });
  } catch (error) {
    if (error instanceof WebAPIPlatformError && error.data.error === "hash_conflict") return;
    throw error;
  }
}
