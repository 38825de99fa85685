/**
 * Versions in people's words: `7.2.0 から 7.2.5 まで`, `< 2.17.1`, `5.4.2 and earlier`, `10.x`. Only to tell that a
 * version is clearly outside; what is not wholly understood is never outside.
 */

/** From `from` (included; from the beginning when absent) to `to` (`toIncluded` says whether it belongs). */
export interface VersionRange {
  from?: number[] | undefined;
  fromIncluded: boolean;
  to?: number[] | undefined;
  toIncluded: boolean;
}

const MOST_CHARACTERS = 500;
const NUMBER = String.raw`v?(\d{1,9}(?:\.\d{1,9}){0,6}(?:\.[x*])?)`;

const BEFORE = String.raw`(?:未満|より前|より以前|よりも前|未滿)`;
const UP_TO = String.raw`(?:(?:および|及び|と|または)?(?:それ|これ)?(?:以前|以下)|まで|and (?:earlier|prior|below|lower|older)|or (?:earlier|prior|below|lower|older)|and (?:all )?(?:earlier|prior) versions)`;
const FROM = String.raw`(?:(?:および|及び|または)?(?:それ|これ)?(?:以降|以上|以後)|から|and (?:later|above|higher|newer)|or (?:later|above|higher|newer))`;

type Read = (numbers: string[]) => VersionRange | undefined;

/** The whole of one piece must fit; each pattern is anchored and without nested repetition. */
const FORMS: readonly [RegExp, Read][] = [
  [new RegExp(`^${NUMBER}$`), ([at = ""]) => exactly(at)],
  [new RegExp(`^(?:=|==) ?${NUMBER}$`), ([at = ""]) => exactly(at)],
  [
    new RegExp(`^<= ?${NUMBER}$|^${NUMBER} ?${UP_TO}$|^(?:up to|through|until) ${NUMBER}$`),
    ([to = ""]) => upTo(to),
  ],
  [
    new RegExp(
      `^< ?${NUMBER}$|^${NUMBER} ?${BEFORE}$|^(?:before|prior to|earlier than|lower than) ${NUMBER}$`,
    ),
    ([to = ""]) => below(to),
  ],
  [
    new RegExp(`^>= ?${NUMBER}$|^${NUMBER} ?${FROM}$|^(?:from|since) ${NUMBER}$`),
    ([from = ""]) => since(from),
  ],
  [
    new RegExp(`^> ?${NUMBER}$`),
    ([from = ""]) => (isWild(from) ? undefined : { ...since(from), fromIncluded: false }),
  ],
  [
    new RegExp(
      `^(?:from )?${NUMBER} ?(?:から|以降|以上|-|~|to|through|up to) ?${NUMBER} ?(?:まで|以前|以下|(?:の間)?)$|^>= ?${NUMBER} ?(?:,|and|&&)? ?<= ?${NUMBER}$`,
    ),
    ([from = "", to = ""]) => ({ ...since(from), ...tail(upTo(to)) }),
  ],
  [
    new RegExp(
      `^(?:from )?${NUMBER} ?(?:から|以降|以上)? ?${NUMBER} ?${BEFORE}$|^>= ?${NUMBER} ?(?:,|and|&&)? ?< ?${NUMBER}$|^(?:from )?${NUMBER} ?(?:before|prior to|to before) ${NUMBER}$`,
    ),
    ([from = "", to = ""]) => ({ ...since(from), ...tail(below(to)) }),
  ],
];

/**
 * The ranges a text names, or undefined when any part of it is not understood (`all versions`, build names, dates).
 */
export function readVersions(text: string): VersionRange[] | undefined {
  if (text.length > MOST_CHARACTERS) return undefined;
  const folded = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/≦|≤|=</g, "<=")
    .replace(/≧|≥|=>/g, ">=")
    .replace(/[\u2010-\u2015\u2212\u301c\uff5e~]/g, "~")
    .replace(/\b(?:versions?|ver)\b\.?|の?バージョン|系(?=[^\p{L}]|$)/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  // `>= 2.0, < 2.17.1` is one range, other commas part several.
  const joined = folded.replace(/(>=? ?v?[\d.]+) ?, ?(?=<)/g, "$1 ");
  const ranges: VersionRange[] = [];
  for (const piece of joined.split(/ ?(?:[,、;\n]|\|\||\/| および (?=v?\d)| and (?=v?\d)| or (?=v?\d)) ?/)) {
    if (piece === "") continue;
    const range = readPiece(piece);
    if (range === undefined) return undefined;
    ranges.push(range);
  }
  return ranges.length === 0 ? undefined : ranges;
}

function readPiece(piece: string): VersionRange | undefined {
  for (const [form, read] of FORMS) {
    const numbers = form
      .exec(piece)
      ?.slice(1)
      .filter((group) => group !== undefined);
    if (numbers !== undefined) return read(numbers);
  }
  return undefined;
}

/** Whether nothing of `ours` can be in `theirs`; false where the two number their versions differently. */
export function areApart(ours: readonly VersionRange[], theirs: readonly VersionRange[]): boolean {
  return ours.every((one) => theirs.every((other) => comparable(one, other) && isApart(one, other)));
}

function isApart(one: VersionRange, other: VersionRange): boolean {
  return endsBefore(one, other) || endsBefore(other, one);
}

function endsBefore({ to, toIncluded }: VersionRange, { from, fromIncluded }: VersionRange): boolean {
  if (to === undefined || from === undefined) return false;
  const order = compare(to, from);
  return order < 0 || (order === 0 && !(toIncluded && fromIncluded));
}

/** `2019` is a year, `15.2` is not: two countings of the same product. */
function comparable(one: VersionRange, other: VersionRange): boolean {
  const years = [one.from, one.to, other.from, other.to].flatMap((at) =>
    at === undefined ? [] : [isYear(at)],
  );
  return years.every((year) => year === years[0]);
}

function isYear([first = 0]: number[]): boolean {
  return first >= 1990 && first < 2100;
}

function compare(one: readonly number[], other: readonly number[]): number {
  const length = Math.max(one.length, other.length);
  for (let index = 0; index < length; index++) {
    const difference = (one[index] ?? 0) - (other[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function isWild(version: string): boolean {
  return /[x*]$/.test(version);
}

function parts(version: string): number[] {
  return version
    .replace(/\.[x*]$/, "")
    .split(".")
    .map(Number);
}

/** Where the versions that begin so end: `10.x` before 11, `7.2`, which may stand for 7.2.9, before 7.3. */
function after(version: string): number[] {
  const numbers = parts(version);
  return numbers.with(-1, (numbers.at(-1) ?? 0) + 1);
}

function exactly(at: string): VersionRange {
  return { from: parts(at), fromIncluded: true, to: after(at), toIncluded: false };
}

function upTo(to: string): VersionRange {
  return { fromIncluded: true, to: after(to), toIncluded: false };
}

function below(to: string): VersionRange {
  return { fromIncluded: true, to: parts(to), toIncluded: false };
}

function since(from: string): VersionRange {
  return { from: parts(from), fromIncluded: true, toIncluded: true };
}

function tail({ to, toIncluded }: VersionRange): Pick<VersionRange, "to" | "toIncluded"> {
  return { to, toIncluded };
}
