import { labels } from "./labels.ts";
import type { Card, DraftView } from "./model.ts";
import { notification } from "./text.ts";

/**
 * The draft in a message, for clients without dialogs and where no modal can be opened. Subject and body stand
 * in elements of their own, so that each selects whole; the disclaimer stands outside both.
 */
export function draftCard(view: DraftView): Card {
  const { draft, advisory } = labels[view.lang];
  const title = draft.dialogTitle[view.audience ?? "admins"];
  return {
    lang: view.lang,
    fallback: notification(`${title}${advisory.colon}${view.title}`),
    elements: [
      { type: "title", text: title },
      { type: "text", text: view.title, tone: "normal" },
      { type: "text", text: view.disclaimer, tone: "warning" },
      { type: "copy", label: draft.subject, text: view.subject },
      { type: "copy", label: draft.body, text: view.body },
    ],
    actions: [
      {
        id: "draft",
        label: advisory.draftButton,
        advisoryId: view.advisoryId,
        revision: view.revision,
        primary: true,
      },
    ],
  };
}
