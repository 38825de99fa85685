import type { Audience, DraftText, Lang } from "./schema.ts";

interface Headings {
  overview: string;
  scope: string;
  actions: string;
  references: string;
  priority: string;
}

const HEADINGS: Record<Lang, Headings> = {
  ja: {
    overview: "■ 概要",
    scope: "■ 影響範囲",
    actions: "■ 対応手順",
    references: "■ 参考情報",
    priority: "対応優先度: ",
  },
  en: {
    overview: "■ Overview",
    scope: "■ Scope",
    actions: "■ Recommended Actions",
    references: "■ Reference",
    priority: "Priority: ",
  },
};

/** Administrators' headings are the customer's; the others name what their readers look for. */
const READERS: Record<Audience, Record<Lang, Partial<Headings>>> = {
  admins: { ja: {}, en: {} },
  overseas: { ja: {}, en: {} },
  everyone: {
    ja: { scope: "■ 対象", actions: "■ お願い", references: "■ 詳しい情報" },
    en: { scope: "■ Who this concerns", actions: "■ What we ask of you", references: "■ More information" },
  },
  executives: {
    ja: { scope: "■ 当社への影響", actions: "■ 対応とお願い", references: "■ 出典" },
    en: { scope: "■ What it means for us", actions: "■ What is being done", references: "■ Source" },
  },
};

/**
 * The email as plain text, in the layout of the customer's example (design 6): opening, four headed sections,
 * the priority line, a closing, a blank line between each. A section with nothing in it is left out. Lines end in `\n`;
 * the last has none.
 * @param audience whose headings it has
 */
export function renderDraft(
  text: DraftText,
  lang: Lang,
  audience: Audience = "admins",
): { subject: string; body: string } {
  const words = { ...HEADINGS[lang], ...READERS[audience][lang] };
  const parts = [
    text.opening,
    section(words.overview, text.overview === "" ? [] : [text.overview]),
    section(
      words.scope,
      text.scope.map((item) => `- ${item}`),
    ),
    section(
      words.actions,
      text.actions.map((item, index) => `${index + 1}. ${item}`),
    ),
    section(
      words.references,
      text.references.map((item) => `- ${item}`),
    ),
    text.priority === undefined ? "" : `${words.priority}${text.priority}`,
    text.closing ?? "",
  ];
  return { subject: text.subject, body: parts.filter((part) => part !== "").join("\n\n") };
}

function section(heading: string, lines: readonly string[]): string {
  return lines.length === 0 ? "" : [heading, ...lines].join("\n");
}
