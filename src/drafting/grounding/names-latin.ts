/** Names in Latin letters: words that no language's list has, and ordinary words that stand together as a name. */
import type { Source } from "./source.ts";
import { isEnglishWord, isTradeWord } from "./words-en.ts";
import { ALIASES, BRANDS, NAMING, PHRASES } from "./words-names.ts";

const LATIN = /(?<![A-Za-z0-9])[A-Za-z][A-Za-z]*(?:['+#&-][A-Za-z]{1,40}){0,6}/g;

interface Word {
  text: string;
  lower: string;
  start: number;
  end: number;
}

export function latinNames(text: string, source: Source): string[] {
  return text.split("\n").flatMap((line) => namesOf(line, source));
}

function namesOf(line: string, source: Source): string[] {
  const words = [...line.matchAll(LATIN)].map(
    ({ 0: word, index }): Word => ({
      text: word,
      lower: word.toLowerCase(),
      start: index,
      end: index + word.length,
    }),
  );
  if (words.length === 0) return [];
  const english = !/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(line);
  const title = english && !/[.!?]\s*$/.test(line) && isTitle(words);
  const alone = words.filter(
    (word) =>
      !isKnown(word, source, english) || (!title && isBrand(word, line, english) && !isOwn(word, source)),
  );
  const runs = title ? [] : runsOf(line, words, english).filter((run) => isNewName(run, line, source));
  return [...alone.map(({ text }) => text), ...runs.map((run) => nameOf(run, line))];
}

/** What's, don't, you've, users'. */
const CONTRACTED = /n't$|'(?:s|ve|re|ll|d|m)?$/;

/** In a Japanese sentence every Latin word may be a name; in an English one those with a capital. */
function isKnown({ text, lower }: Word, source: Source, english: boolean): boolean {
  if (text.length < 2 || (english && text === lower)) return true;
  const bare = lower.replace(CONTRACTED, "");
  const ordinary = (word: string) =>
    source.words.has(word) ||
    source.words.has(ALIASES.get(word) ?? word) ||
    isTradeWord(word) ||
    isEnglishWord(word);
  if (ordinary(bare)) return true;
  const pieces = bare.split(/['+#&-]/).filter((piece) => piece.length > 1);
  if (pieces.length > 1 && pieces.every(ordinary)) return true;
  // Plural of an abbreviation: URLs, VPNs.
  const one = bare.slice(0, -1);
  if (/^[A-Z]{2,}s$/.test(text) && (isTradeWord(one) || source.words.has(one))) return true;
  return pieces.every((piece) => ordinary(piece) || source.otherScript.hasLatin(piece));
}

/** Whether the advisory has it, in either script. */
function isOwn({ lower }: Word, source: Source): boolean {
  const bare = lower.replace(/'s?$/, "");
  return source.words.has(bare) || source.otherScript.hasLatin(bare);
}

/** Windows, Exchange: names that are words, too, where a capital tells them from these. */
function isBrand({ text, lower, start, end }: Word, line: string, english: boolean): boolean {
  if (!BRANDS.has(lower) || !/^[A-Z]/.test(text)) return false;
  const named = /^ [A-Z]/.test(line.slice(end, end + 2));
  return !english || named || /[a-z0-9,] $/.test(line.slice(Math.max(0, start - 2), start));
}

/** A heading in which most words have a capital: capitals say nothing there. */
function isTitle(words: readonly Word[]): boolean {
  const long = words.filter(({ text }) => text.length > 3);
  const capitals = long.filter(({ text }) => /^[A-Z]/.test(text));
  return long.length > 2 && capitals.length >= long.length * 0.6;
}

/** Words with capitals side by side. The first of an English sentence has one anyway and begins none. */
function runsOf(line: string, words: readonly Word[], english: boolean): Word[][] {
  const runs: Word[][] = [];
  let run: Word[] = [];
  for (const word of words) {
    const before = run.at(-1);
    const joined = before !== undefined && line.slice(before.end, word.start) === " ";
    if (!joined) {
      if (run.length > 1) runs.push(run);
      run = [];
    }
    const first =
      english && /(?:^|[.!?:] ?|[("“'] ?)$/.test(line.slice(Math.max(0, word.start - 2), word.start));
    if (/^[A-Z][a-z]/.test(word.text) && !first) {
      run.push(word);
    } else {
      if (run.length > 1) runs.push(run);
      run = [];
    }
  }
  if (run.length > 1) runs.push(run);
  return runs;
}

function nameOf(run: readonly Word[], line: string): string {
  return line.slice(run[0]?.start ?? 0, run.at(-1)?.end ?? 0);
}

/** A name of ordinary words, none of them the advisory's; or one that ends in what makes a name: Blue Storage Gateway. */
function isNewName(run: readonly Word[], line: string, source: Source): boolean {
  const name = nameOf(run, line).toLowerCase();
  if (source.all.includes(name) || PHRASES.has(name) || PHRASES.has(name.replace(/s$/, ""))) return false;
  const own = run.filter((word) => isOwn(word, source));
  if (own.length === 0) return !run.every(({ lower }) => isSaidInJapanese(lower, source));
  const naming = run.filter(({ lower }) => NAMING.has(lower));
  const pairs = run.slice(1).map((word, index) => line.slice(run[index]?.start, word.end).toLowerCase());
  if (pairs.every((pair) => source.all.includes(pair))) return false;
  return naming.some(({ lower }) => !isSaidInJapanese(lower, source));
}

/** City in Hibarigahara City, of what is ひばりが原市 in the advisory. */
function isSaidInJapanese(word: string, source: Source): boolean {
  return NAMING.get(word)?.some((japanese) => source.all.includes(japanese)) ?? false;
}
