/**
 * Search tokens (design 4.5). Text becomes runs of one class (CJK, letters, digits), and each run the n
 * characters that start at every position: 踏み台 → 踏み み台 台, DDoS → ddo dos os s. The last tokens are
 * shorter, so that the end of a run is known. Any substring is then a phrase, the last token by prefix.
 */
import { foldVariants } from "./variants.ts";

export interface Phrase {
  tokens: string[];
  /** The last token stands for all that begin with it. */
  prefix: boolean;
}

type CharacterClass = "cjk" | "letter" | "digit";

/** Characters in a token: two are enough where there are thousands of characters, three where there are 36. */
const GRAM: Record<CharacterClass, number> = { cjk: 2, letter: 3, digit: 3 };

/** Stands between fields, so that no phrase reaches from one into the next. No query contains it. */
const FENCE = "¦";

interface Run {
  kind: CharacterClass;
  /** Code points, so that surrogate pairs stay whole. */
  characters: string[];
}

/** The tokens to index for some fields, separated by spaces. */
export function tokensOf(fields: readonly string[]): string {
  const tokens: string[] = [];
  for (const field of fields) {
    for (const run of runsOf(normalise(field))) addGrams(tokens, run, 1);
    tokens.push(FENCE);
  }
  return tokens.join(" ");
}

/** What somebody searches for: words at half- and full-width spaces, each a phrase; none for mere punctuation. */
export function phrasesOf(words: string): Phrase[] {
  return words
    .split(/\s+/u)
    .map((word) => phraseOf(normalise(word)))
    .filter((phrase) => phrase !== undefined);
}

function phraseOf(word: string): Phrase | undefined {
  const runs = runsOf(word);
  const last = runs.pop();
  if (last === undefined) return undefined;
  const tokens: string[] = [];
  for (const run of runs) addGrams(tokens, run, 1);
  const size = GRAM[last.kind];
  const short = last.characters.length < size;
  addGrams(tokens, last, short ? last.characters.length : size);
  return { tokens, prefix: short };
}

/** Adds the tokens at each position of a run that has at least `least` characters left. */
function addGrams(tokens: string[], { kind, characters }: Run, least: number): void {
  const size = GRAM[kind];
  for (let at = 0; at + least <= characters.length; at += 1) {
    tokens.push(characters.slice(at, at + size).join(""));
  }
}

/** One form for what reads the same: NFKC, lower case, common variant characters, nothing invisible. */
function normalise(text: string): string {
  return foldVariants(
    text
      .replace(/\p{Default_Ignorable_Code_Point}+/gu, "")
      .normalize("NFKC")
      .toLowerCase(),
  );
}

function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  let open: Run | undefined;
  for (const character of text) {
    const kind = classOf(character);
    if (kind === undefined) open = undefined;
    else if (open !== undefined && (kind === "mark" || kind === open.kind)) open.characters.push(character);
    else runs.push((open = { kind: kind === "mark" ? "letter" : kind, characters: [character] }));
  }
  return runs;
}

const classes = new Map<string, CharacterClass | "mark" | undefined>();

/** A mark belongs to what it stands on; undefined is what separates: spaces, punctuation, symbols. */
function classOf(character: string): CharacterClass | "mark" | undefined {
  if (classes.has(character)) return classes.get(character);
  const kind = lookUpClass(character);
  classes.set(character, kind);
  return kind;
}

function lookUpClass(character: string): CharacterClass | "mark" | undefined {
  if (
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}ー]/u.test(
      character,
    )
  ) {
    return /[\p{L}\p{N}]/u.test(character) ? "cjk" : undefined;
  }
  if (/\p{L}/u.test(character)) return "letter";
  if (/\p{N}/u.test(character)) return "digit";
  return /\p{M}/u.test(character) ? "mark" : undefined;
}
