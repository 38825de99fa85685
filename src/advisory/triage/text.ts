/** The words of an advisory as triage reads them: NFKC, lower case, one space, and only as much as a person would skim. */
import type { AdvisoryContent } from "../schema.ts";

/** Characters of each passage that are looked at: a cue further down decides nothing. */
const MOST = 6_000;

/** One passage to search in. Full and half width, kana and letters are as one. */
export function normalize(text: string): string {
  return text
    .slice(0, MOST)
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\S\n]+/g, " ");
}

function joined(text: { ja?: string | undefined; en?: string | undefined } | undefined): string {
  return [text?.ja, text?.en].filter((part) => part !== undefined).join("\n");
}

export interface Words {
  title: string;
  /** Title and summary; what is claimed of an advisory is claimed here. */
  all: string;
}

export function wordsOf(content: AdvisoryContent): Words {
  const title = normalize(joined(content.title));
  const summary = normalize(joined(content.summary));
  return { title, all: summary === "" ? title : `${title}\n${summary}` };
}

/** What a verb of finding may be followed by when it is denied: 確認されていない, 見つかっておらず, 確認できず. */
const NOT =
  "[^。、\\n]{0,3}?(?:ておらず|ていない|ていません|ておりません|ていなかった|されず|できず|からず|せず|れず|ありません|ませんで|なかった|ない|なし|無い|無し)";
const FOUND = "確認|報告|観測|検知|検出|把握|認識|発見|判明|認め|見つ|見当た|承知|公表|発表|特定";

/** What follows a cue that is denied: ではなく, は否定, の痕跡は確認されていない, はなし. Never past a verb of finding. */
const DENIED_AFTER = new RegExp(
  `^(?:では(?:ない|なく|ありません|なかった)|でない|でなく|(?:を|の|に対する)?(?:[^。、\\n]{0,4}(?:防止|防ぐ|しない(?:よう|で)|避け))|` +
    `(?:に|を|が)?(?:された|した|受けた|による)?(?:(?!${FOUND}|した|され|から|により|ため)[^。、\\n]){0,16}?(?:(?:${FOUND})${NOT}|を?否定|未確認|可能性は低|` +
    `(?:は|も)(?:ない|なし|無い|無し|ありません|なかった)|(?:形跡|痕跡|事実|兆候|ミス)(?:は|も)?(?:なし|ない|ありません|無し)))`,
);
/** What goes before a cue that is denied in English. */
const DENIED_BEFORE =
  /\b(?:no (?:evidence|signs?|indications?|reports?) (?:of|that)|not|never|without|denie[sd]|rul(?:es|ed) out|rather than|isn't|wasn't|no)(?: [\w'-]+){0,3} $/;

/** Whether what stands from `start` to `end` is said not to be so. */
export function isDenied(text: string, start: number, end: number): boolean {
  return (
    DENIED_AFTER.test(text.slice(end, end + 40)) ||
    DENIED_BEFORE.test(text.slice(Math.max(0, start - 60), start))
  );
}

/**
 * The first of `cues` (a global pattern) that is not denied, as the text has it. At most thirty are looked at: a text
 * that says something only after denying it thirty times says nothing.
 */
export function findCue(text: string, cues: RegExp): string | undefined {
  let looked = 0;
  for (const match of text.matchAll(cues)) {
    if (!isDenied(text, match.index, match.index + match[0].length)) return match[0].trim();
    if (++looked >= 30) return undefined;
  }
  return undefined;
}

/** Parts of Japanese patterns that other files of this folder share. */
export const JA = { NOT, FOUND };
