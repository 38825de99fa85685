/** Values of JSON records as the advisory schema wants them: times, lines, passages, references. */
import { z } from "zod";
import type { Reference } from "../advisory/schema.ts";
import { IsoTime, WebUrl } from "../advisory/schema.ts";
import type { Instant } from "../ports.ts";
import { shorten } from "./text.ts";

const LINE = 2_000;
const PASSAGE = 20_000;
const REFERENCES = 100;

/** A list that may be absent or null. */
export function listOf<T extends z.ZodType>(item: T) {
  return z
    .array(item)
    .nullish()
    .transform((list) => list ?? []);
}

/** A text that may be absent or null; of any length, since what is shown is shortened. */
export const OptionalText = z
  .string()
  .nullish()
  .transform((text) => text ?? undefined);

/** A text and its language tag (`en`, `ja`, `en-US`). */
export const LanguageText = z.object({ lang: z.string(), value: z.string() });
export type LanguageText = z.infer<typeof LanguageText>;

/** ISO 8601 with an offset; a time without one is UTC, as NVD and CVE write theirs. Undefined for what is no time. */
export function timeOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const whole = /(?:Z|[+-]\d\d:\d\d)$/.test(text.trim()) ? text.trim() : `${text.trim()}Z`;
  const parsed = IsoTime.safeParse(whole);
  return parsed.success ? parsed.data : undefined;
}

/** The latest of these times, in any form `timeOf` reads; undefined when none is one. */
export function latestOf(...texts: readonly unknown[]): Instant | undefined {
  const times = texts.map((text) => Date.parse(timeOf(typeof text === "string" ? text : undefined) ?? ""));
  const known = times.filter((time) => !Number.isNaN(time));
  return known.length === 0 ? undefined : Math.max(...known);
}

/** As much as what is shown can come from: a text may have megabytes, most of them spaces. */
function beginningOf(text: string | undefined, length: number): string | undefined {
  return text?.trimStart().slice(0, 10 * length);
}

/** One line, shortened; undefined when nothing is in it. */
export function lineOf(text: string | undefined): string | undefined {
  const line = beginningOf(text, LINE)?.replace(/\s+/g, " ").trim();
  return line === undefined || line === "" ? undefined : shorten(line, LINE);
}

/** A passage with at most one blank line between paragraphs, shortened; undefined when nothing is in it. */
export function passageOf(text: string | undefined): string | undefined {
  const passage = beginningOf(text, PASSAGE)
    ?.replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
  return passage === undefined || passage === "" ? undefined : shorten(passage, PASSAGE);
}

/** What stands for a title where a record has none: its first sentence, at most 200 characters. */
export function firstSentence(text: string | undefined): string | undefined {
  const line = lineOf(text);
  if (line === undefined) return undefined;
  const sentence = /^.{20,199}?(?:[。！？]|[.!?](?= |$))/u.exec(line)?.[0];
  return shorten(sentence ?? line, 200);
}

/** The texts in Japanese and in English, each language's joined by blank lines; any other language only for want of both. */
export function byLanguage(texts: readonly LanguageText[]): { ja?: string; en?: string } | undefined {
  const ja = joined(texts, /^ja\b/i);
  const en = joined(texts, /^en\b/i) ?? (ja === undefined ? passageOf(texts[0]?.value) : undefined);
  if (ja === undefined && en === undefined) return undefined;
  return { ...(ja === undefined ? {} : { ja }), ...(en === undefined ? {} : { en }) };
}

function joined(texts: readonly LanguageText[], lang: RegExp): string | undefined {
  const values = texts.filter((text) => lang.test(text.lang)).map(({ value }) => value);
  return passageOf([...new Set(values)].join("\n\n"));
}

/** References by address, each once. One that is no web address (`ftp:`) is kept as words, without a link. */
export function referencesOf(
  links: readonly { url: string; title?: string; source?: string }[],
): Reference[] {
  const references = new Map<string, Reference>();
  for (const { url, title, source } of links) {
    if (references.size >= REFERENCES) break;
    const shown = lineOf(title ?? url);
    if (shown === undefined || references.has(url)) continue;
    const web = WebUrl.safeParse(url.trim());
    references.set(url, {
      ...(web.success ? { source: source ?? new URL(web.data).hostname } : {}),
      title: { en: shown },
      ...(web.success ? { url: web.data } : {}),
    });
  }
  return [...references.values()];
}
