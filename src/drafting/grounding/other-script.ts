/** Names that stand in the other script: 星見坂 as Hoshimizaka, Akebono as アケボノ. */
import { fold } from "./fold.ts";
import { isReadingIn, japaneseRuns } from "./readings.ts";
import { isRomaji, romaji, skeleton, tight } from "./romaji.ts";

export interface OtherScript {
  /** Whether a Latin name, in lower case, is how the texts' Japanese is read. */
  hasLatin(name: string): boolean;
  /** Whether a piece of katakana is a Latin name of the texts. */
  hasKana(piece: string): boolean;
}

const MOST_NAMES = 5_000;
/** Names that are looked for in a draft; one with more of them is not the advisory's. */
const MOST_ASKED = 60;
const LONGEST = 30;
/** Names are longer than this: of two letters too many sound alike. */
const LEAST = 3;

/** Reads the texts only when first asked: most drafts have no such name. */
export function createOtherScript(texts: readonly string[]): OtherScript {
  let names: Sounds | undefined;
  let runs: string[] | undefined;
  let sounds: ReadonlySet<string> | undefined;
  const asked = new Map<string, boolean>();

  function hasLatin(name: string): boolean {
    if (name.length > LONGEST || asked.size > MOST_ASKED) return false;
    runs ??= japaneseRuns(fold(texts.join("\n")));
    if (isReadingIn(name, runs)) return true;
    if (isRomaji(name)) return false;
    sounds ??= beginningsOf(runs);
    return skeleton(name).length >= LEAST && sounds.has(skeleton(name));
  }

  return {
    hasLatin: (name) => {
      const known = asked.get(name) ?? hasLatin(name);
      asked.set(name, known);
      return known;
    },
    hasKana: (piece) => {
      if (piece.length < LEAST) return false;
      names ??= soundsOf(texts);
      const sound = skeleton(piece);
      return names.spelt.has(romaji(piece)) || (sound.length >= LEAST && names.sounds.has(sound));
    },
  };
}

interface Sounds {
  spelt: ReadonlySet<string>;
  /** Of words that are not Japanese in Latin letters: those must be spelt alike. */
  sounds: ReadonlySet<string>;
}

function soundsOf(texts: readonly string[]): Sounds {
  const words = texts.flatMap((text) => fold(text).match(/(?<![A-Za-z])[A-Za-z]{3,30}/g) ?? []);
  const names = [...new Set(words.map((word) => word.toLowerCase()))].slice(0, MOST_NAMES);
  return {
    spelt: new Set(names.map(tight)),
    sounds: new Set(names.filter((name) => !isRomaji(name)).map(skeleton)),
  };
}

/** Of each run of katakana and of what it begins with: a name stands before ルータ. */
function beginningsOf(runs: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [kana] of runs.flatMap((run) => [...run.matchAll(/[\u30a1-\u30fa\u30fc]{3,}/g)])) {
    for (let end = LEAST; end <= Math.min(kana.length, 24); end++) found.add(skeleton(kana.slice(0, end)));
  }
  return found;
}
