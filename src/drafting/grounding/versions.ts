/** Versions, and which side of them is meant: 以前 and 未満 are not the same, nor are 以前 and 以降. */
import { take } from "./mask.ts";

/** `up`: it and later; `above`: later than it; `down`: it and earlier; `below`: earlier than it. */
export type Side = "up" | "above" | "down" | "below" | "none";

export interface VersionFact {
  text: string;
  /** `1.18`, `7.2.5-rc1`, `17`: no `v` before it, lower case. */
  key: string;
  side: Side;
  /** Whether the sentence speaks of updating or mending. */
  fix: boolean;
  /** Whether it is what to update to. */
  target: boolean;
}

const PREFIX = String.raw`(?:[Vv]ers?(?:ions?)?\.? ?|[Vv]\.? ?|バージョン ?|ファームウェア ?)?`;
const DOTTED = new RegExp(
  String.raw`(?<![A-Za-z0-9_.])(?<![A-Za-z]-)${PREFIX}(\d{1,9}(?:\.\d{1,9}){1,6}(?:\.[x*])?(?:[-+]?(?:rc|alpha|beta|p|u|sp|r|b|a|build|patch|hotfix|update|esr|lts)[.-]?\d{0,6})?)(?![\d.]{0,3}\d)(?!\d|[A-Za-z])`,
  "gi",
);
const WHOLE =
  /(?<![A-Za-z0-9])(?:versions?|ver\.?|v|バージョン|build|ビルド|release|リリース) ?(\d{1,9})(?![\d.]{0,3}\d)(?![A-Za-z])/gi;
/** `17以降`, `8 or earlier`: the word after it makes it a version. */
const SIDED =
  /(?<![\w.,:/-])(\d{1,4})(?= ?(?:以降|以前|およびそれ|及びそれ|(?:or|and) (?:later|newer|earlier|older|above|below)\b))/gi;
/** What makes `1.5` a number: 1.5倍, 1.2万, 9.8 points. */
const MEASURE =
  /^ ?(?:万|億|兆|千|%|倍|割|時間|分|秒|日|点|円|ドル|パーセント|(?:[KMGT]i?B|million|billion|percent|hours?|minutes?|points?|times)\b)/i;

const LINK_WORDS = String.raw`^(?:の)?(?:バージョン|ファームウェア|版)?[ ,]*(?:および|及び|並びに|又は|または|と|,|、|and|or)? ?(?:それ|これ|all)?(?:より)? ?(?:の|versions? )?`;
const AFTER: [RegExp, Side][] = [
  [
    new RegExp(
      `${LINK_WORDS}(?:以前|以下|までの?(?!に)|より前を含む|and (?:earlier|prior|below|older)|or (?:earlier|prior|below|older|lower)|earlier\\b(?! than)|prior\\b(?! to)|older\\b(?! than)|and (?:all )?(?:earlier|prior))`,
    ),
    "down",
  ],
  [/^ ?(?:未満|より(?:も)?(?:前|古い|小さい)|よりも前)/, "below"],
  [
    new RegExp(
      `${LINK_WORDS}(?:以降|以上|以後|or (?:later|newer|higher|above|above)|and (?:later|newer|above|higher|up)|later\\b(?! than)|newer\\b(?! than)|higher\\b(?! than)|\\+(?!\\d))`,
    ),
    "up",
  ],
  [/^ ?(?:より(?:も)?(?:後|新しい|大きい))/, "above"],
];
const BEFORE: [RegExp, Side][] = [
  [/(?:<=|≤|up to(?: and including)?|through|no later than|at or below) ?$/i, "down"],
  [/(?:<|before|prior to|earlier than|older than|lower than|below|until) ?(?:version )?$/i, "below"],
  [
    /(?:>=|≥|at least|starting (?:with|from|in)|from|since|beginning with|minimum(?: of)?) ?(?:version )?$/i,
    "up",
  ],
  [/(?:>|later than|newer than|higher than|after|above) ?(?:version )?$/i, "above"],
];
/** `4.0.0 から 4.3.1 まで`, `4.0.0 - 4.3.1`: the first begins, the second ends. */
const RANGE_AFTER = /^ ?(?:から|[~〜-]|to|through|up to|以上|以降)[、,]? ?(?:version |バージョン ?|v)?\d/i;
const RANGE_BEFORE =
  /\d(?:\.\d+)* ?(?:から|[~〜-]|to|through|up to|以上|以降)[、,]? ?(?:version |バージョン ?|v)?$/i;
const FIX =
  /更新|修正|対策|アップデート|アップグレード|移行|解消|適用|改修|updat|upgrad|fix|patch|resolv|mov(?:e|ing) to|migrat|address|install|mitigat|remed|recommend/i;

const TARGET_AFTER = /^[^。、\n\d]{0,14}(?:に|へ|への)(?:更新|アップ|移行|バージョンアップ|入れ替え)/;
const TARGET_BEFORE =
  /\b(?:updat|upgrad|mov|migrat)(?:e|es|ed|ing)\b[^.\n\d]{0,40}\bto (?:[A-Za-z][\w-]{0,30} ){0,5}$/i;

/** Reads them off `text`; the rest comes back with what was read taken out. */
export function readVersions(text: string): { versions: VersionFact[]; rest: string } {
  const versions: VersionFact[] = [];
  const add = (whole: string, key: string | undefined, before: string, after: string): boolean => {
    if (key === undefined || MEASURE.test(after)) return false;
    versions.push({
      text: whole.trim(),
      key: key.toLowerCase(),
      side: sideOf(before, after),
      fix: FIX.test(sentence(before, after)),
      target: TARGET_AFTER.test(after) || TARGET_BEFORE.test(before),
    });
    return true;
  };
  let rest = take(text, DOTTED, ({ whole, groups, before, after }) => add(whole, groups[0], before, after));
  rest = take(rest, WHOLE, ({ whole, groups, before, after }) => add(whole, groups[0], before, after));
  rest = take(rest, SIDED, ({ whole, groups, before, after }) => add(whole, groups[0], before, after));
  return { versions, rest };
}

/** The sentence around, as far as the context goes. */
function sentence(before: string, after: string): string {
  return `${before.split(/[。\n]|[.!] /).at(-1) ?? ""} ${after.split(/[。\n]|[.!] /, 1)[0] ?? ""}`;
}

function sideOf(before: string, after: string): Side {
  if (RANGE_AFTER.test(after)) return "up";
  for (const [pattern, side] of AFTER) if (pattern.test(after)) return side;
  if (RANGE_BEFORE.test(before)) return "down";
  for (const [pattern, side] of BEFORE) {
    if (pattern.test(before)) return side;
  }
  return "none";
}

/** What follows from a side that is stated: mended in X or later means that what is below X is affected. */
const COMPLEMENT: Record<Side, Side> = {
  up: "below",
  below: "up",
  down: "above",
  above: "down",
  none: "none",
};

/**
 * Whether the advisory says the same of a version. A side may be left out of what to update to, never out of what is
 * affected; and it may be turned into its complement only where one of the two speaks of the fix.
 * @param known what the advisory says of this very version, at least once
 */
export function agrees(said: VersionFact, known: readonly VersionFact[]): boolean {
  if (said.side === "none") {
    return said.target || known.some(({ side }) => side === "none" || side === "up" || side === "above");
  }
  const down = said.side === "down" || said.side === "below";
  return known.some(({ side, fix, target }) => {
    if (side === said.side) return !said.target || !down || target;
    if (said.target && down) return false;
    if (side === "none" && fix) return said.side === "up" || said.side === "below";
    return COMPLEMENT[side] === said.side && (fix || said.fix);
  });
}
