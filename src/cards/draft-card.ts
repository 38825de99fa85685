import { labels } from "./labels.ts";
import { mergedPlaces } from "./merged-rows.ts";
import type { Card, CardElement, DraftView } from "./model.ts";
import { notification } from "./text.ts";

/** Changed places that a message lists; dialog and page have them all. */
const MOST_ROWS = 5;

/**
 * The draft in a message, for clients without dialogs and where no modal can be opened. Subject and body stand
 * in elements of their own, so that each selects whole; what is said about them stands outside both. Where there is no
 * draft, the reason alone.
 */
export function draftCard(view: DraftView): Card {
  const { draft, draftState, advisory } = labels[view.lang];
  const title =
    view.refused === undefined ? draft.dialogTitle[view.audience ?? "admins"] : draftState.refusedTitle;
  const head: CardElement[] = [
    { type: "title", text: title },
    { type: "text", text: view.title, tone: "normal" },
  ];
  const card = { lang: view.lang, fallback: notification(`${title}${advisory.colon}${view.title}`) };
  if (view.refused !== undefined) {
    return {
      ...card,
      elements: [...head, { type: "text", text: view.refused, tone: "warning" }],
      actions: [],
    };
  }
  return {
    ...card,
    elements: [
      ...head,
      { type: "text", text: view.disclaimer, tone: "warning" },
      ...around(view),
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

/** Whether it is out of date, how it was made, and what to look at before it is sent. */
function around({ lang, outdated, made, notes = [], merged }: DraftView): CardElement[] {
  const { draftState, draftDialog } = labels[lang];
  const { mergedRow, outdatedChanges } = draftState;
  const said = (text: string, tone: "subtle" | "warning"): CardElement => ({ type: "text", text, tone });
  const { shown, more } = mergedPlaces(merged?.rows ?? [], MOST_ROWS);
  const rows = shown.map(({ before, now, yours }) => {
    const told = [
      [mergedRow.before, before],
      [mergedRow.now, now],
      ...(yours === undefined ? [] : [[mergedRow.yours, yours]]),
    ];
    return told.map(([label, text]) => `${label}: ${text === "" ? mergedRow.nothing : text}`).join("\n");
  });
  return [
    ...(outdated === undefined ? [] : [said(outdated.text, "warning")]),
    ...listed(outdatedChanges, outdated?.changes ?? []),
    ...(made === undefined ? [] : [said(made, "subtle")]),
    ...notes.map((note) => said(note, "subtle")),
    ...(merged === undefined ? [] : [said(merged.text, rows.length === 0 ? "subtle" : "warning")]),
    ...listed(undefined, rows),
    ...(more > 0 ? [said(draftDialog.moreRows(more), "subtle")] : []),
  ];
}

function listed(label: string | undefined, items: readonly string[]): CardElement[] {
  if (items.length === 0) return [];
  return [{ type: "list", ...(label !== undefined && { label }), ordered: false, items: [...items] }];
}
