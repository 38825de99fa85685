/** Texts of an advisory made fit for an email: plain, in the language asked for or quoted from the other. */
import type { Lang, LocalizedPassage } from "../advisory/schema.ts";

/** A text, and whether it stands in another language than the one asked for. */
export interface Picked {
  text: string;
  foreign: boolean;
}

/** Control characters, what nobody sees, and the marks that make a text read other than it is written. */
const UNPRINTABLE = /[\p{Cc}\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu;
const UNPRINTABLE_BUT_NEWLINE =
  /(?!\n)[\p{Cc}\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu;

/** Looks behind, so that a long run of spaces inside a line is tried once and not from each of its spaces. */
const LINE_END_SPACES = /(?<![ \u3000])[ \u3000]+$/gm;

/** Several lines: `\n` ends each, no control characters, no empty lines at either end. */
export function clean(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(/\t/g, " ")
    .replace(UNPRINTABLE_BUT_NEWLINE, "")
    .replace(LINE_END_SPACES, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** One line, as a mail's subject must be. */
export function oneLine(text: string): string {
  return text.toWellFormed().replace(/\s+/g, " ").replace(UNPRINTABLE, "").trim();
}

/** Text of a third language stands under English, marked with its code (ADR 0084). */
const MARKED = /^\[[a-z]{2,3}\] /;

/** The text in the language, else in the other one; undefined when there is none. */
export function pick(text: LocalizedPassage | undefined, lang: Lang): Picked | undefined {
  const own = text?.[lang];
  if (own !== undefined && clean(own) !== "") return { text: clean(own), foreign: MARKED.test(own) };
  const other = text?.[lang === "ja" ? "en" : "ja"];
  if (other !== undefined && clean(other) !== "") return { text: clean(other), foreign: true };
  return undefined;
}

/** Marks every line as quoted, the way mail programs do. */
export function quote(text: string): string {
  return text
    .split("\n")
    .map((line) => (line === "" ? ">" : `> ${line}`))
    .join("\n");
}

/** What must not be cut in two, because the rest would be another number, name or address. */
const CUT_LINK = /https?:\/\/[^\s<>"]*$/i;
const CUT_WORD = /(?<![\p{Nd}A-Za-z.:/#_-])[\p{Nd}A-Za-z.:/#_-]+$/u;

/** At most `most` UTF-16 units, ending in `…` when cut; never inside a character, a number, a word or a link. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, "");
  return `${cut.replace(CUT_LINK, "").replace(CUT_WORD, "").trimEnd()}…`;
}

/** UTF-16 units of a passage: `DraftText` takes no more. */
const MOST_PASSAGE = 20_000;

/** Cuts a passage that is too long, and says so in the words of `cut`. */
export function within(text: string, cut: string): string {
  if (text.length <= MOST_PASSAGE) return text;
  return `${shorten(text, MOST_PASSAGE - cut.length - 1)}\n${cut}`;
}
