/** Whom a text names, out of an organization's own lists. */
import { normalize } from "./text.ts";

const kept = new WeakMap<readonly string[], readonly { name: string; latin: boolean }[]>();

/**
 * The first of `names` that `text` (as `wordsOf` gives it) holds. A name of Latin letters or a domain counts as a whole word
 * only: `example.jp` is not in `notexample.jp`, but it is in `mail.example.jp`.
 */
export function findParty(text: string, names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined;
  for (const { name, latin } of normalized(names)) {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      if (!latin || isWhole(text, at, at + name.length)) return name;
    }
  }
  return undefined;
}

function normalized(names: readonly string[]): readonly { name: string; latin: boolean }[] {
  const known = kept.get(names);
  if (known !== undefined) return known;
  const made = names
    .map((name) => normalize(name).trim())
    .filter((name) => name !== "")
    .map((name) => ({ name, latin: /^[\x21-\x7e ]+$/.test(name) }));
  kept.set(names, made);
  return made;
}

function isWhole(text: string, start: number, end: number): boolean {
  const before = text[start - 1] ?? " ";
  const after = text.slice(end, end + 2);
  return !/[a-z0-9-]/.test(before) && !/^(?:[a-z0-9-]|\.[a-z0-9])/.test(after);
}
