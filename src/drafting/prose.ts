/** Prose of advisories as a mail can hold it: GitHub and OSV write Markdown, Debian breaks lines as on paper. */
import type { Lang, LocalizedPassage } from "../advisory/schema.ts";
import { clean, type Picked, pick } from "./passages.ts";

const FENCE = /^\s{0,3}(?:```|~~~)/;
const HEADING = /^\s{0,3}#{1,6}\s+(?=\S)/;
const RULE = /^\s{0,3}(?:-{3,}|\*{3,}|_{3,})\s*$/;
/** Above what people wrote, OSV's records of malicious packages have a note to their own editors. */
const EDITORS_NOTE = /^_-= Per source details\./;

/** Of a line as long as this, the next one goes on when it begins with a small letter. */
const BROKEN_OFF = 50;

/** The text in the language, else in the other one, without Markdown and code; undefined when nothing is left. */
export function pickProse(text: LocalizedPassage | undefined, lang: Lang): Picked | undefined {
  const found = pick(text, lang);
  if (found === undefined) return undefined;
  const plain = clean(joined(withoutMarkdown(found.text)));
  return plain === "" ? undefined : { ...found, text: plain };
}

/** How its sentences end: in Japanese, or as in Latin script. */
export function scriptOf(text: string): Lang {
  return /[\u3040-\u30ff\u4e00-\u9fff]/.test(text) ? "ja" : "en";
}

/** Headings as plain lines, no code: an exploit's source is nothing to mail around. Other text stays as it is. */
function withoutMarkdown(text: string): string {
  const lines = text.split("\n");
  if (!lines.some((line) => FENCE.test(line) || HEADING.test(line))) return text;
  const kept: string[] = [];
  let code = false;
  for (const line of lines) {
    if (FENCE.test(line)) code = !code;
    else if (!code && !RULE.test(line) && !EDITORS_NOTE.test(line)) kept.push(line);
  }
  return withoutEmptySections(kept)
    .map((line) => line.replace(HEADING, "").replaceAll("**", ""))
    .join("\n");
}

/** A heading over code alone heads nothing any more. */
function withoutEmptySections(lines: readonly string[]): string[] {
  const kept: string[] = [];
  let filled = false;
  for (const line of lines.toReversed()) {
    const heading = HEADING.test(line);
    if (!heading || filled) kept.push(line);
    if (heading) filled = false;
    else if (line.trim() !== "") filled = true;
  }
  return kept.toReversed();
}

function joined(text: string): string {
  const lines: string[] = [];
  for (const line of text.split("\n")) {
    const last = lines.at(-1);
    const goesOn = last !== undefined && last.length >= BROKEN_OFF && /^[a-z]/.test(line);
    if (goesOn && !/[.:;!?]$/.test(last)) lines[lines.length - 1] = `${last} ${line}`;
    else lines.push(line);
  }
  return lines.join("\n");
}
