/** Texts of a document in the two languages an advisory has. */
import type { Lang } from "../../advisory/schema.ts";
import { cleanText, htmlToText, shorten } from "../text.ts";
import type { CsafDocument } from "./schema.ts";

/** Which language an advisory's text goes under, and the mark of one that is neither. */
export interface Tongue {
  lang: Lang;
  /** `[de] ` before a text under `en` that is German; empty for Japanese and English. */
  mark: string;
}

const KANA = /[\u3040-\u30ff]/;
const MARKUP = /<\/?(?:p|br|div|ul|ol|li|a|b|i|strong|em|span|table|tr|td|h[1-6])\b/i;

/** By `lang` (BCP 47); where it is missing, by the kana in the title. See docs/adr/0084. */
export function tongueOf({ document }: CsafDocument): Tongue {
  const primary = /^[a-z]{2,3}(?=[-_]|$)/i.exec(document.lang ?? "")?.[0].toLowerCase();
  if (primary === "ja" || (primary === undefined && KANA.test(document.title)))
    return { lang: "ja", mark: "" };
  return { lang: "en", mark: primary === undefined || primary === "en" ? "" : `[${primary}] ` };
}

/** Plain text: HTML only where it is some (`<12.0` is a version), blank lines at most one. */
export function plain(text: string, length: number): string {
  const bounded = text.slice(0, 50_000);
  const words = MARKUP.test(bounded)
    ? htmlToText(bounded)
    : cleanText(bounded)
        .replace(/[^\S\n]+/g, " ")
        .replace(/ ?\n ?/g, "\n")
        .replace(/\n{3,}/g, "\n\n")
        .trim();
  return shorten(words, length);
}

/** The same on one line. */
export function oneLine(text: string, length: number): string {
  return shorten(plain(text, length).replace(/\s+/g, " "), length);
}

/** A text under its language; undefined for an empty one. */
export function under({ lang, mark }: Tongue, text: string): { ja?: string; en?: string } | undefined {
  return text === "" ? undefined : { [lang]: `${mark}${text}` };
}
