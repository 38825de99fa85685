/** What stands around the fields of a draft's dialog: banners, what was merged, history. */
import type { Lang } from "../advisory/schema.ts";
import { labels } from "./labels.ts";
import { mergedPlaces } from "./merged-rows.ts";
import type { DraftView, MergedRow } from "./model.ts";
import {
  type CardItem,
  type Column,
  type Container,
  line,
  lines,
  type RichTextBlock,
  run,
  type SubmitAction,
  type TextRun,
} from "./teams-model.ts";
import { cut, hasVisible, oneLine, passage } from "./text.ts";

/** How much of what stands around the fields is shown. */
export interface Extent {
  changes: number;
  notes: number;
  rows: number;
  /** Characters of each passage of a row. */
  passage: number;
  history: number;
}

/** What became of the last press. */
export interface Notice {
  tone: "good" | "warning" | "emphasis";
  text: string;
}

const BOLD = { weight: "Bolder" } as const;
const LINE = 500;

/** One line of untrusted text, small. */
export function small(text: string): RichTextBlock {
  return close(line(run(cut(oneLine(text), LINE), { size: "Small" })));
}

/** The same, and quiet. */
export function quiet(text: string): RichTextBlock {
  return close(line(run(cut(oneLine(text), LINE), { size: "Small", isSubtle: true })));
}

/** Its colour is never all that tells a warning. */
export function noticeBox({ tone, text }: Notice): Container {
  const mark = tone === "warning" && !text.startsWith("⚠️") ? "⚠️ " : "";
  return { type: "Container", style: tone, items: [line(run(mark + cut(oneLine(text), LINE), BOLD))] };
}

/** 旧版: what is out of date, what changed since, and the way to the newest. */
export function outdatedBox(
  { text, changes }: NonNullable<DraftView["outdated"]>,
  lang: Lang,
  extent: Extent,
  newest: SubmitAction,
): Container {
  const { draftState, draftDialog } = labels[lang];
  return {
    type: "Container",
    style: "attention",
    items: [
      line(run(cut(oneLine(text), LINE), BOLD)),
      ...(changes.length === 0
        ? []
        : [
            close(line(run(draftState.outdatedChanges, { ...BOLD, size: "Small" }))),
            ...bullets(changes, extent.changes, draftDialog.moreLines),
          ]),
      { type: "ActionSet", spacing: "Small", actions: [newest] },
    ],
  };
}

/**
 * What to know before saving, above the fields: their words stand where the facts have changed. Undefined where
 * nothing is to be decided.
 */
export function mergedBox({ merged, lang }: DraftView): Container | undefined {
  if (merged?.rows.some(({ yours }) => yours !== undefined) !== true) return undefined;
  return {
    type: "Container",
    style: "warning",
    items: [
      line(run(`⚠️ ${cut(oneLine(merged.text), LINE)}`, BOLD)),
      close(line(run(labels[lang].draftDialog.rowsBelow, { size: "Small" }))),
    ],
  };
}

/**
 * Below the fields: each place that reads otherwise now, before and after side by side, their own words under it; first
 * the places that have words of theirs, for there somebody must decide.
 */
export function mergedRows(view: DraftView, extent: Extent): CardItem[] {
  const { merged, lang } = view;
  if (merged === undefined) return [];
  const { draftDialog } = labels[lang];
  const text = mergedBox(view) === undefined ? [line(run(cut(oneLine(merged.text), LINE)))] : [];
  if (merged.rows.length === 0) return text;
  const { shown, more } = mergedPlaces(merged.rows, extent.rows);
  return [
    { ...line(run(draftDialog.rows, BOLD)), separator: true },
    ...text,
    ...shown.map((row) => mergedRow(row, lang, extent.passage)),
    ...(more > 0 ? [quiet(draftDialog.moreRows(more))] : []),
  ];
}

function mergedRow({ before, now, yours }: MergedRow, lang: Lang, limit: number): Container {
  const words = labels[lang].draftState.mergedRow;
  const part = (label: string, text: string, style: Omit<TextRun, "type" | "text"> = {}) => [
    line(run(label, { ...BOLD, size: "Small" })),
    ...lines(cut(hasVisible(text) ? passage(text) : words.nothing, limit), { size: "Small", ...style }).map(
      close,
    ),
  ];
  const column = (items: CardItem[]): Column => ({ type: "Column", width: "stretch", items });
  return {
    type: "Container",
    style: yours === undefined ? "emphasis" : "warning",
    spacing: "Small",
    items: [
      {
        type: "ColumnSet",
        columns: [column(part(words.before, before, { isSubtle: true })), column(part(words.now, now))],
      },
      ...(yours === undefined ? [] : part(words.yours, yours)),
    ],
  };
}

/** The newest versions, behind a button that shows and hides them. */
export function historyPart({ history = [], lang }: DraftView, extent: Extent): CardItem[] {
  if (history.length === 0 || extent.history === 0) return [];
  const { draftState, draftDialog } = labels[lang];
  return [
    {
      type: "ActionSet",
      actions: [
        {
          type: "Action.ToggleVisibility",
          title: `${draftState.history} (${history.length})`,
          targetElements: ["history"],
        },
      ],
    },
    {
      type: "Container",
      id: "history",
      isVisible: false,
      spacing: "Small",
      items: bullets(history, extent.history, draftDialog.moreLines),
    },
  ];
}

function bullets(texts: readonly string[], most: number, more: (count: number) => string): RichTextBlock[] {
  const shown = texts.slice(0, most).map((text) => `• ${cut(oneLine(text), 200)}`);
  const rest = texts.length - shown.length;
  return [...shown, ...(rest > 0 ? [`• ${more(rest)}`] : [])].map((text) =>
    close(line(run(text, { size: "Small" }))),
  );
}

function close(block: RichTextBlock): RichTextBlock {
  return { ...block, spacing: "Small" };
}
