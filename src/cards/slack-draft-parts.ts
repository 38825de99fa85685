/** What stands around the fields of a draft's modal: banners, who made it, what was merged, history. */
import type { ContextBlock, KnownBlock, RichTextBlock, SectionBlock } from "@slack/types";
import type { Lang } from "../advisory/schema.ts";
import { labels } from "./labels.ts";
import type { DraftView, MergedRow } from "./model.ts";
import { mergedPlaces } from "./merged-rows.ts";
import { bold, plain, richText, run, section, slackValue } from "./slack-elements.ts";
import { cut, oneLine, passage } from "./text.ts";

const MOST = { changes: 10, rows: 8, history: 5, notes: 8 };
/** Of one line, in UTF-16 units. */
export const LINE = 500;
const PASSAGE = 600;

/** A line that is to be seen first. */
export function said(id: string, text: string): SectionBlock {
  return { type: "section", block_id: id, text: plain(cut(oneLine(text), LINE)) };
}

/** 旧版: what is out of date, what changed since, and the way to the newest. */
export function outdatedBlocks({ outdated, lang, advisoryId }: DraftView): KnownBlock[] {
  if (outdated === undefined) return [];
  const { draftState, draftDialog } = labels[lang];
  const changes = limited(outdated.changes, MOST.changes, draftDialog.moreLines);
  const lines = changes.map((change) => `・${cut(oneLine(change), LINE / 2)}`);
  const text = [
    `⚠️ ${oneLine(outdated.text)}`,
    ...(lines.length === 0 ? [] : [`${draftState.outdatedChanges}:`, ...lines]),
  ];
  const value = slackValue(advisoryId, outdated.latest);
  return [
    { type: "section", block_id: "outdated", text: plain(cut(text.join("\n"), 2_900)) },
    {
      type: "actions",
      block_id: "draft_newest",
      elements: [
        {
          type: "button",
          action_id: "draft_newest",
          text: plain(draftState.openLatest),
          style: "primary",
          ...(value.length <= 2_000 && { value }),
        },
      ],
    },
  ];
}

/** How it was made and what is to be known of it, small. */
export function aboutBlock({ made, notes = [] }: DraftView): ContextBlock[] {
  const lines = [...(made === undefined ? [] : [made]), ...notes.slice(0, MOST.notes)];
  if (lines.length === 0) return [];
  return [
    { type: "context", block_id: "about", elements: lines.map((line) => plain(cut(oneLine(line), LINE))) },
  ];
}

/** Before the fields: that somebody's words are in them, and that facts changed. Not where nothing can be saved any more. */
export function mergedNote({ merged, outdated, lang }: DraftView): SectionBlock[] {
  if (merged === undefined || outdated !== undefined) return [];
  const { draftDialog } = labels[lang];
  if (merged.rows.length === 0) return [said("merged", merged.text)];
  return [said("merged", `⚠️ ${merged.text}${lang === "en" ? " " : ""}${draftDialog.rowsBelow}`)];
}

/** Below the fields: the places that read otherwise now. */
export function mergedRows({ merged, outdated, lang }: DraftView): (RichTextBlock | SectionBlock)[] {
  const rows = merged?.rows ?? [];
  if (rows.length === 0 || outdated !== undefined) return [];
  const { draftDialog } = labels[lang];
  const { shown, more } = mergedPlaces(rows, MOST.rows);
  return [
    said("merged_rows", draftDialog.rows),
    ...shown.map((row, index) => ({ ...rowBlock(row, index + 1, lang), block_id: `merged_row_${index}` })),
    ...(more > 0 ? [said("merged_more", draftDialog.moreRows(more))] : []),
  ];
}

function rowBlock({ before, now, yours }: MergedRow, number: number, lang: Lang): RichTextBlock {
  const { mergedRow } = labels[lang].draftState;
  const told: [string, string][] = [
    [`${number}. ${mergedRow.before}`, before],
    [mergedRow.now, now],
    ...(yours === undefined ? [] : [[mergedRow.yours, yours] satisfies [string, string]]),
  ];
  return richText(
    ...told.map(([label, text]) =>
      section(bold(`${label}: `), run(text.trim() === "" ? mergedRow.nothing : cut(passage(text), PASSAGE))),
    ),
  );
}

/** Last: who saved what, and 元に戻す. */
export function historyBlocks({ history = [], undoable, editable, lang }: DraftView): KnownBlock[] {
  const { draftState, draftDialog, draft } = labels[lang];
  const lines = limited(history, MOST.history, draftDialog.moreLines);
  const isUndoable = undoable === true && editable === true;
  return [
    ...(lines.length === 0
      ? []
      : [
          {
            type: "context" as const,
            block_id: "history",
            // One text of several lines: elements of their own flow on in a row.
            elements: [
              plain([draftState.history, ...lines.map((line) => cut(oneLine(line), LINE))].join("\n")),
            ],
          },
        ]),
    ...(isUndoable
      ? [
          {
            type: "actions" as const,
            block_id: "draft_undo",
            elements: [
              {
                type: "button" as const,
                action_id: "draft_undo",
                text: plain(draftState.undo),
                confirm: {
                  title: plain(cut(draftState.undo, 100)),
                  text: plain(draftDialog.undoAsk),
                  confirm: plain(draftDialog.undoYes),
                  deny: plain(draft.close),
                },
              },
            ],
          },
        ]
      : []),
  ];
}

function limited(lines: readonly string[], most: number, more: (count: number) => string): string[] {
  if (lines.length <= most) return [...lines];
  return [...lines.slice(0, most - 1), more(lines.length - most + 1)];
}
