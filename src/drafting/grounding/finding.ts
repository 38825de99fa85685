import type { Bilingual } from "../../advisory/schema.ts";

export type FindingKind =
  | "number"
  | "date"
  | "version"
  | "identifier"
  | "url"
  | "name"
  | "missing"
  | "negation"
  | "instruction"
  | "hidden";

/** One thing a draft says that its advisory does not, or leaves out although the advisory says it. */
export interface Finding {
  kind: FindingKind;
  /** What stands in the draft, at most 200 characters; for `missing` what should stand there. */
  text: string;
  /** The field: `subject`, `opening`, `overview`, `scope.0`, `actions.2`, `references.0`, `priority`, `closing`. */
  where: string;
  /** Fit to be told to a model or a person. */
  reason: Bilingual;
}

/** One text of the draft, as it came. */
export interface Part {
  where: string;
  text: string;
}

const MOST_QUOTED = 200;

export function finding(kind: FindingKind, part: Part, text: string, reason: Bilingual): Finding {
  return { kind, text: text.slice(0, MOST_QUOTED).toWellFormed(), where: part.where, reason };
}

const WHAT: Record<"number" | "date" | "version" | "identifier" | "url" | "name", Bilingual> = {
  number: { ja: "数", en: "number" },
  date: { ja: "日付", en: "date" },
  version: { ja: "バージョン", en: "version" },
  identifier: { ja: "識別番号", en: "identifier" },
  url: { ja: "リンク・連絡先", en: "link or address" },
  name: { ja: "名称", en: "name" },
};

/** What stands in the draft and nowhere in the advisory. */
export function ungrounded(kind: keyof typeof WHAT, part: Part, text: string): Finding {
  const { ja, en } = WHAT[kind];
  return finding(kind, part, text, {
    ja: `この${ja}は元の情報にありません。元の情報にあるものだけを書いてください。`,
    en: `This ${en} is not in the advisory. Write only what the advisory has.`,
  });
}
