/**
 * Search tokens (design 4.5). Text becomes runs of one class (CJK, letters, digits), and each run the n
 * characters that start at every position: 踏み台 → 踏み み台 台, DDoS → ddo dos os s. The last tokens are
 * shorter, so that the end of a run is known. Any substring is then a phrase, the last token by prefix.
 */
import { runsOf, type CharacterClass, type Run } from "./runs.ts";

export interface Phrase {
  tokens: string[];
  /** The last token stands for all that begin with it. */
  prefix: boolean;
}

/** Characters in a token: the fewer there are of a class, the more it takes to tell advisories apart. */
const GRAM: Record<CharacterClass, number> = { cjk: 2, letter: 3, digit: 4 };

/** Stands between fields, so that no phrase reaches from one into the next. No query contains it. */
const FENCE = "¦";

/** The tokens to index for some fields, separated by spaces. */
export function tokensOf(fields: readonly string[]): string {
  const tokens: string[] = [];
  for (const field of fields) {
    for (const run of runsOf(field)) addGrams(tokens, run, 1);
    tokens.push(FENCE);
  }
  return tokens.join(" ");
}

/** Nobody types more; what does is cut, so that no question keeps the database busy for seconds. */
const QUERY_CHARACTERS = 500;
const QUERY_WORDS = 16;

/**
 * What somebody searches for: words at half- and full-width spaces, each a phrase; none for mere punctuation.
 * Only the first 500 characters and 16 different words count.
 */
export function phrasesOf(words: string): Phrase[] {
  const different = new Set(words.slice(0, QUERY_CHARACTERS).split(/\s+/u));
  return Array.from(different, phraseOf)
    .filter((phrase) => phrase !== undefined)
    .slice(0, QUERY_WORDS);
}

function phraseOf(word: string): Phrase | undefined {
  const runs = runsOf(word);
  const last = runs.pop();
  if (last === undefined) return undefined;
  const tokens: string[] = [];
  for (const run of runs) addGrams(tokens, run, 1);
  const size = GRAM[last.kind];
  const length = Array.from(last.text).length;
  addGrams(tokens, last, Math.min(length, size));
  return { tokens, prefix: length < size };
}

/** Adds the tokens at each position of a run that has at least `least` characters left. */
function addGrams(tokens: string[], { kind, text }: Run, least: number): void {
  const size = GRAM[kind];
  if (/[\ud800-\udfff]/.test(text)) {
    const characters = Array.from(text);
    for (let at = 0; at + least <= characters.length; at += 1) {
      tokens.push(characters.slice(at, at + size).join(""));
    }
    return;
  }
  for (let at = 0; at + least <= text.length; at += 1) tokens.push(text.slice(at, at + size));
}
