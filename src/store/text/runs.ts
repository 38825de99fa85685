/** Text as runs of one class of character: the ground the search tokens stand on. */
import { foldVariants } from "./variants.ts";

export type CharacterClass = "cjk" | "letter" | "digit";

export interface Run {
  kind: CharacterClass;
  text: string;
}

/** A mark belongs to what it stands on; undefined is what separates: spaces, punctuation, symbols. */
type Found = CharacterClass | "mark" | undefined;

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}ー]/u;
const ASCII: readonly Found[] = Array.from({ length: 128 }, (_, code) => lookUp(String.fromCharCode(code)));
const seen = new Map<number, Found>();

/** The runs of a text, normalised; surrogate pairs stay whole. */
export function runsOf(text: string): Run[] {
  const normal = normalise(text);
  const runs: Run[] = [];
  let kind: CharacterClass | undefined;
  let from = 0;
  let at = 0;
  while (at < normal.length) {
    const code = normal.codePointAt(at) ?? 0;
    const found = code < 128 ? ASCII[code] : classOf(code);
    if (found !== kind && !(found === "mark" && kind !== undefined)) {
      if (kind !== undefined) runs.push({ kind, text: normal.slice(from, at) });
      kind = found === "mark" ? "letter" : found;
      from = at;
    }
    at += code > 0xffff ? 2 : 1;
  }
  if (kind !== undefined) runs.push({ kind, text: normal.slice(from) });
  return runs;
}

/** One form for what reads the same: NFKC, lower case, common variant characters, nothing invisible. */
function normalise(text: string): string {
  // oxlint-disable-next-line no-control-regex -- all of ASCII is meant
  if (/^[\x00-\x7f]*$/.test(text)) return text.toLowerCase();
  const visible = text.replace(/\p{Default_Ignorable_Code_Point}+/gu, "");
  return foldVariants(visible.normalize("NFKC").toLowerCase());
}

function classOf(code: number): Found {
  if (seen.has(code)) return seen.get(code);
  const found = lookUp(String.fromCodePoint(code));
  seen.set(code, found);
  return found;
}

function lookUp(character: string): Found {
  if (CJK.test(character)) return /[\p{L}\p{N}]/u.test(character) ? "cjk" : undefined;
  if (/\p{L}/u.test(character)) return "letter";
  if (/\p{N}/u.test(character)) return "digit";
  return /\p{M}/u.test(character) ? "mark" : undefined;
}
