import type { ModalView } from "@slack/types";
import { WebAPIPlatformError } from "@slack/web-api";
import type { Lang } from "../../advisory/schema.ts";
import { disclaimer, labels } from "../../cards/labels.ts";
import type { DraftView, FormView } from "../../cards/model.ts";
import {
  type DraftModalOptions,
  isDraftSavable,
  parseSlackDraft,
  slackDraftModal,
  slackFormModal,
  slackMessage,
} from "../../cards/slack.ts";
import type { DraftUse } from "../../ports.ts";
import type { Shown } from "./edits.ts";
import { ModalState, readJson, type View } from "./payloads.ts";
import type { Tell, Tools } from "./tools.ts";
import { noSuchCard, oldButtonCard, words } from "./words.ts";

/** The draft as a modal that remembers which draft it is. */
export function draftModal(
  draft: DraftView,
  options: Omit<DraftModalOptions, "privateMetadata"> = {},
): ModalView {
  const { advisoryId, revision, lang, audience = "admins", followUp = false, version = 0 } = draft;
  const savable = isDraftSavable(draft, options.edits);
  const state: ModalState = { advisoryId, revision, lang, audience, followUp, version, savable };
  return slackDraftModal(draft, { ...options, privateMetadata: JSON.stringify(state) });
}

/** What a person typed, where we could not ask for the draft: nothing is lost, and it can be sent again. */
export function unsavedModal(
  state: Omit<ModalState, "savable">,
  typed: { subject: string; body: string },
  note: string,
): ModalView {
  return draftModal(typedView(state, typed), { note });
}

function typedView(
  { advisoryId, revision, lang, audience, followUp, version }: Omit<ModalState, "savable">,
  { subject, body }: { subject: string; body: string },
): DraftView {
  return {
    advisoryId,
    revision,
    lang,
    audience,
    followUp,
    ...(version > 0 && { version }),
    subject,
    body,
    title: advisoryId,
    origin: "edited",
    disclaimer: disclaimer("edited", undefined, lang),
    editable: true,
  };
}

/** What a person typed, in fields to copy from: it is being saved, or cannot be. */
export function lastModal(
  state: Omit<ModalState, "savable">,
  typed: { subject: string; body: string },
  note: string,
): ModalView {
  return draftModal({ ...typedView(state, typed), editable: false }, { note });
}

/**
 * The draft with what this person typed into it and nobody has kept: over which version is said where another one stands
 * by now, and what was typed into it at an earlier revision stands below.
 */
export function typedModal(
  { edits }: Pick<Tools, "edits">,
  viewId: string,
  draft: DraftView,
  said: readonly string[] = [],
): ModalView {
  const { advisoryId, revision, lang, audience = "admins", followUp = false, version = 0, outdated } = draft;
  const shown = { advisoryId, revision, lang, audience, followUp };
  const mine = edits.of(viewId, shown);
  const { draftState, draftDialog } = labels[lang];
  const notes = new Set(said);
  if (mine !== undefined && outdated !== undefined) notes.add(draftDialog.keptForNewest);
  else if (mine !== undefined && mine.version !== version) notes.add(draftState.said.newer);
  const note = notes.size === 0 ? undefined : joined([...notes], lang);
  return draftModal(draft, { note, edits: mine, left: edits.earlier(viewId, shown) });
}

/** Sentences, one after the other. */
export function joined(sentences: readonly string[], lang: Lang): string {
  return sentences.join(lang === "ja" ? "" : " ");
}

/** Opens a draft; rejects when Slack does not (a trigger_id lives 3 s and works once). */
export async function openDraft({ client }: Tools, triggerId: string, draft: DraftView): Promise<void> {
  await client.views.open({ trigger_id: triggerId, view: draftModal(draft) });
}

/** Opens the form for a new advisory; rejects when Slack does not. */
export async function openForm({ client }: Tools, triggerId: string, form: FormView): Promise<void> {
  await client.views.open({ trigger_id: triggerId, view: slackFormModal(form) });
}

/**
 * Tells a person something where no message can be answered: in a modal over the open one, or where that is too late (a
 * trigger_id lives 3 s), in the open draft itself, with what was typed.
 */
export function modalTeller(tools: Tools, triggerId: string, open?: View): Tell {
  return async (card) => {
    const { modalTitle, close } = words[card.lang];
    try {
      await tools.client.views.push({
        trigger_id: triggerId,
        view: {
          type: "modal",
          title: { type: "plain_text", text: modalTitle },
          close: { type: "plain_text", text: close },
          blocks: slackMessage(card).blocks,
        },
      });
    } catch (error) {
      const state = readJson(ModalState, open?.private_metadata);
      const typed = parseSlackDraft(open?.state?.values);
      if (open === undefined || state === undefined || typed === undefined) throw error;
      tools.edits.keep(open, state);
      const draw = state.savable ? unsavedModal : lastModal;
      await redraw(tools, open, draw(state, typed, card.fallback));
    }
  };
}

/** What a press in the draft's modal asks for: another text of it, or the newest revision. */
export type DraftSwitch = Partial<Pick<Shown, "lang" | "audience">> | "mail" | "newest";

/**
 * Shows another text of the open draft, with what was typed into it before. The view's hash keeps a slow answer from
 * overwriting a newer view: then Slack refuses, and the newer one stands.
 */
export async function switchDraft(
  tools: Tools,
  view: View,
  { to, lang, tell, person }: { to: DraftSwitch; lang: Lang; tell: Tell; person: DraftUse["person"] },
): Promise<void> {
  const state = readJson(ModalState, view.private_metadata);
  if (state === undefined) return tell(oldButtonCard(lang));
  const { advisoryId, savable: _savable, version: _version, ...was } = state;
  tools.edits.keep(view, state);
  const followUp = to === "mail" ? !was.followUp : was.followUp;
  const asked = { ...was, ...(typeof to === "object" && to), followUp };
  const draft = await tools.flows.draft({
    organizationId: tools.settings.organizationId,
    idOrAlias: advisoryId,
    ...asked,
    revision: to === "newest" ? undefined : was.revision,
    person,
  });
  if (draft === undefined) return tell(noSuchCard(advisoryId, lang));
  await redraw(tools, view, typedModal(tools, view.id, draft));
}

/** 元に戻す: the organization's last version is taken back, and what stood before is shown. */
export async function undoDraft(
  tools: Tools,
  view: View,
  { lang, tell, person }: { lang: Lang; tell: Tell; person: DraftUse["person"] },
): Promise<void> {
  const state = readJson(ModalState, view.private_metadata);
  if (state === undefined) return tell(oldButtonCard(lang));
  const { advisoryId, savable: _savable, ...asked } = state;
  const { organizationId } = tools.settings;
  const undone = await tools.flows.undoDraft({ organizationId, idOrAlias: advisoryId, ...asked, person });
  if (undone.kind === "no-such") return tell(noSuchCard(advisoryId, lang));
  const { draftState, draftDialog } = labels[state.lang];
  if (undone.kind === "undone") tools.edits.drop(view.id, state);
  else tools.edits.keep(view, state);
  const note = undone.kind === "newer" ? draftDialog.notUndone : draftState.said[undone.kind];
  await redraw(tools, view, typedModal(tools, view.id, undone.view, [note]));
}

async function redraw(tools: Tools, { id, hash }: View, modal: ModalView): Promise<void> {
  try {
    await tools.client.views.update({ view_id: id, ...(hash !== undefined && { hash }), view: modal });
  } catch (error) {
    if (error instanceof WebAPIPlatformError && error.data.error === "hash_conflict") return;
    throw error;
  }
}
