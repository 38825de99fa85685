/** Names of products in the title: weaker than a list of products, and for many advisories all there is. */
import { BEGINNING, type Index, isPlain, isTooShort, type Posting } from "./inventory-index.ts";
import { keyOf, type Token, tokensOf } from "./inventory-names.ts";
import { areOne, knownVendor, standsIn, vendorBefore } from "./inventory-vendors.ts";
import type { LocalizedLine } from "./schema.ts";

/** The longest name that is looked for, in tokens. */
const MOST_TOKENS = 10;

export interface Named {
  posting: Posting;
  said: string;
  /** The title is about this and nothing else. */
  subject: boolean;
}

/** After a name: it is what something else runs on or is made for (`WordPress 用プラグイン`, `Windows 版`). */
const MADE_FOR = new Set(["用", "版", "向", "対応", "plugin", "plugins", "プラグイン", "extension", "theme"]);
const MADE_FOR_BEFORE = new Set(["for", "on"]);
/** After the subject of a title, as `tokensOf` folds it. */
const AFTER_SUBJECT = new Set(
  "ノ ニ デ ガ ハ ニハ ニオケル ニツイテ contains contain vulnerable vulnerability vulnerabilities has".split(
    " ",
  ),
);
/** More than one thing is named. */
const LIST = /[、，,&＆/]|および|及び|ならびに|並びに|ほか|など|\band\b|[等他と](?=[^\p{L}]|の|に)/iu;

/** The rows whose names stand in a title as words of their own. */
export function findInTitles(index: Index, title: LocalizedLine): Named[] {
  const texts = new Set([title.ja, title.en].filter((text) => text !== undefined));
  return [...texts].flatMap((text) => findInTitle(index, text));
}

function findInTitle(index: Index, text: string): Named[] {
  const tokens = tokensOf(text);
  const found: Named[] = [];
  for (let start = 0; start < tokens.length; start++) {
    // The longest name that begins here is the one that is meant.
    for (let end = longestEnd(index, tokens, start); end > start; end--) {
      const key = keyOf(tokens.slice(start, end));
      const postings = key.length > index.longest || isTooShort(key) ? undefined : index.whole.get(key);
      if (postings === undefined) continue;
      const named = postings.filter((posting) => isMeant(posting, key, tokens, start, end));
      const subject = isSubject(tokens, start, end) && !LIST.test(text);
      found.push(...named.map((posting) => ({ posting, said: text, subject })));
      if (named.length > 0) start = end - 1;
      break;
    }
  }
  return found;
}

/** Where names that begin at `start` may end at most: nowhere, unless a name has these first letters. */
function longestEnd(index: Index, tokens: readonly Token[], start: number): number {
  const first = (tokens[start] ?? "") + (tokens[start + 1] ?? "") + (tokens[start + 2] ?? "");
  const begins = index.begins.has(first.slice(0, BEGINNING));
  return begins ? Math.min(tokens.length, start + MOST_TOKENS) : start;
}

function isMeant(
  { vendors }: Posting,
  key: string,
  tokens: readonly Token[],
  start: number,
  end: number,
): boolean {
  const [before = "", after = ""] = [tokens[start - 1], tokens[end]];
  if (MADE_FOR.has(after) || MADE_FOR_BEFORE.has(before)) return false;
  // `サイボウズ Office` is nobody's who has Microsoft's.
  const theirs = vendors.length > 0 && isPlain(key) ? vendorBefore(tokens.slice(0, start)) : undefined;
  if (theirs !== undefined && !vendors.some((vendor) => areOne(vendor, theirs))) return false;
  const isProse = /[a-z]/.test(before) || /[a-z]/.test(after);
  if (!isPlain(key) || !isProse) return true;
  return vendors.some((vendor) => standsIn(tokens, vendor));
}

function isSubject(tokens: readonly Token[], start: number, end: number): boolean {
  const isFirst = start === 0 || knownVendor(tokens.slice(0, start));
  const after = tokens[end];
  return isFirst && after !== undefined && AFTER_SUBJECT.has(after);
}
