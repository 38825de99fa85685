/** Names that stand in the other script: 星見坂 as Hoshimizaka, Akebono as アケボノ. */
import { fold } from "./fold.ts";
import { isReadingIn, japaneseRuns } from "./readings.ts";
import { isRomaji, skeleton, soundsAlike } from "./romaji.ts";

export interface OtherScript {
  /** Whether a Latin name, in lower case, is how the texts' Japanese is read. */
  hasLatin(name: string): boolean;
  /** Whether a piece of katakana is a Latin name of the texts. */
  hasKana(piece: string): boolean;
}

const MOST_NAMES = 2_000;
/** Names are longer than this: of two letters too many sound alike. */
const LEAST = 3;

/** Reads the texts only when first asked: most drafts have no such name. */
export function createOtherScript(texts: readonly string[]): OtherScript {
  let names: string[] | undefined;
  let runs: string[] | undefined;
  let sounds: Set<string> | undefined;
  const asked = new Map<string, boolean>();

  function latinNames(): string[] {
    const words = texts.flatMap((text) => fold(text).match(/(?<![A-Za-z])[A-Za-z]{3,30}/g) ?? []);
    return [...new Set(words.map((word) => word.toLowerCase()))].slice(0, MOST_NAMES);
  }

  /** Of each run of katakana and of what it begins with: a name stands before ルータ. */
  function soundsOf(all: readonly string[]): Set<string> {
    const found = new Set<string>();
    for (const [kana] of all.flatMap((run) => [...run.matchAll(/[\u30a1-\u30fa\u30fc]{3,}/g)])) {
      for (let end = LEAST; end <= Math.min(kana.length, 24); end++) found.add(skeleton(kana.slice(0, end)));
    }
    return found;
  }

  function once(key: string, answer: () => boolean): boolean {
    const known = asked.get(key) ?? answer();
    asked.set(key, known);
    return known;
  }

  return {
    hasLatin: (name) =>
      once(name, () => {
        runs ??= japaneseRuns(fold(texts.join("\n")));
        if (isReadingIn(name, runs)) return true;
        if (isRomaji(name)) return false;
        sounds ??= soundsOf(runs);
        return skeleton(name).length >= LEAST && sounds.has(skeleton(name));
      }),
    hasKana: (piece) =>
      once(piece, () => {
        names ??= latinNames();
        return piece.length >= LEAST && names.some((name) => soundsAlike(piece, name));
      }),
  };
}
