/** How alike two texts are: in Japanese by their pairs of characters, in English by their words. */
import { isJapanese } from "./clauses.ts";

/** Words that every sentence has, and those that deny: what they turn is to be like itself. */
const COMMON = new Set(
  "a an the of to in on at by for from with and or is are was were be been it its this that these those as has have had will you your they their do does did so than then there not no never cannot can't don't doesn't isn't aren't yet also".split(
    " ",
  ),
);
/** What of a word is compared: update, updating and updated are one. */
const STEM = 5;
/** Characters of a clause that are compared. */
const MOST = 300;

export function pairsOf(text: string): Set<string> {
  const plain = text.slice(0, MOST).toLowerCase().replace(/\s+/g, " ");
  if (!isJapanese(plain)) {
    const words = plain.match(/[a-z0-9][a-z0-9.'-]*/g) ?? [];
    return new Set(words.filter((word) => !COMMON.has(word)).map((word) => word.slice(0, STEM)));
  }
  const pairs = new Set<string>();
  for (let index = 0; index + 1 < plain.length; index++) pairs.add(plain.slice(index, index + 2));
  return pairs;
}

/** 0 for nothing in common, 1 for the same pairs (Dice). */
export function likeness(one: string, other: string): number {
  const pairs = pairsOf(one);
  const others = pairsOf(other);
  if (pairs.size + others.size === 0) return 0;
  let shared = 0;
  for (const pair of pairs) if (others.has(pair)) shared++;
  return (2 * shared) / (pairs.size + others.size);
}
