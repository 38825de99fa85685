import type { Lang } from "../advisory/schema.ts";
import { shorten } from "./passages.ts";

/** A bullet or a number that starts a line; `1.2.3 以前` starts with none. */
const MARKER =
  /^(?:[-*•・●○▪]\s*|[(（][\d０-９]{1,2}[)）]\s*|[\d０-９]{1,2}[.．、)）](?![\d０-９.])\s*|[①-⑳]\s*)(?=\S)/u;

/** A sentence that only makes sense beside the one before it. */
const LEANING: Record<Lang, RegExp> = {
  ja: /^(?:なお|ただし|その際|その場合|その後|これ|この|それ|上記|いずれ)/,
  en: /^(?:Note|However|This|These|That|Those|It|They|Otherwise|If so|If not|Doing so|No)\b/,
};

/** A word that only joins a sentence to the one before it. */
const JOINING: Record<Lang, RegExp> = {
  ja: /^(?:また|さらに|加えて|併せて|あわせて|次に|そのうえで)、/,
  en: /^(?:Also|In addition|Additionally|Furthermore|Moreover|Then|Next), */,
};

const ABBREVIATION = /(?:\b(?:e\.g|i\.e|etc|vs|cf|No|Inc|Ltd|Co|Corp|ver|v)\.)$/i;

/** Takes the bullet or number off a line. */
export function withoutMarker(line: string): string {
  return line.trim().replace(MARKER, "").trim();
}

/** The lines of a list written as text, without their bullets. Empty lines are dropped. */
export function listLines(text: string): string[] {
  return text
    .split("\n")
    .map(withoutMarker)
    .filter((line) => line !== "");
}

/**
 * What is to be done, as steps: the lines where there are several, else the sentences. Words are kept; only
 * numbers, bullets and joining words (`また、`) at the start of a step are left out.
 */
export function splitSteps(text: string, lang: Lang): string[] {
  const lines = listLines(text);
  const [only] = lines;
  if (lines.length !== 1 || only === undefined) return lines;
  const steps: string[] = [];
  for (const sentence of sentences(only, lang)) {
    const last = steps.at(-1);
    if (last !== undefined && LEANING[lang].test(sentence)) {
      steps[steps.length - 1] = lang === "ja" ? last + sentence : `${last} ${sentence}`;
    } else {
      steps.push(last === undefined ? sentence : unjoined(sentence, lang));
    }
  }
  return steps;
}

function unjoined(sentence: string, lang: Lang): string {
  const rest = sentence.replace(JOINING[lang], "");
  if (rest === "" || rest === sentence) return sentence;
  return lang === "ja" ? rest : rest.charAt(0).toUpperCase() + rest.slice(1);
}

/**
 * The first sentences of a text, lines kept, at most so many UTF-16 units: whole ones, unless already the first is
 * too long. `cut` tells whether something was left out.
 */
export function firstSentences(text: string, lang: Lang, most: number): { text: string; cut: boolean } {
  if (text.length <= most) return { text, cut: false };
  const kept: string[] = [];
  let length = 0;
  for (const line of text.split("\n")) {
    const whole: string[] = [];
    for (const sentence of line === "" ? [""] : sentences(line, lang)) {
      if (length + sentence.length > most) {
        const begun = [...kept, ...(whole.length > 0 ? [whole.join(lang === "ja" ? "" : " ")] : [])];
        const found = begun.join("\n").trim();
        return { text: found === "" ? shorten(text, most) : found, cut: true };
      }
      length += sentence.length + 1;
      whole.push(sentence);
    }
    kept.push(whole.join(lang === "ja" ? "" : " "));
  }
  return { text: kept.join("\n"), cut: false };
}

/** One line's sentences. */
export function sentences(line: string, lang: Lang): string[] {
  return lang === "ja" ? japaneseSentences(line) : englishSentences(line);
}

/** Cuts after 。 and its kin, not inside brackets. */
function japaneseSentences(line: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let sentence = "";
  for (const character of line) {
    sentence += character;
    if ("「『（(【".includes(character)) depth++;
    if ("」』）)】".includes(character)) depth = Math.max(0, depth - 1);
    if (depth === 0 && "。！？".includes(character)) {
      found.push(sentence.trim());
      sentence = "";
    }
  }
  return [...found, sentence.trim()].filter((part) => part !== "");
}

/** Cuts after a full stop before a capital, not after an abbreviation. */
function englishSentences(line: string): string[] {
  const found: string[] = [];
  for (const part of line.split(/(?<=[.!?]["”)]?)\s+(?=["“(]?[A-Z])/)) {
    const last = found.at(-1);
    if (last !== undefined && ABBREVIATION.test(last)) found[found.length - 1] = `${last} ${part}`;
    else found.push(part);
  }
  return found;
}
