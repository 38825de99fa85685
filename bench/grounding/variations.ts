/** Edits that leave a draft true: other ways to write the same number, date or range, another order, fewer polite words. */
import type { DraftText, Lang } from "../../src/advisory/schema.ts";
import { type Field, mapTexts } from "./edits.ts";
import { type Random, shuffled } from "./random.ts";

/** What a model writes; a link or an address in it stays as it is. */
const PARTS: readonly Field[] = ["subject", "overview", "scope", "actions"];
const LITERAL = /https?:\/\/\S+|[\w.+-]+@[\w.-]+|〔[^〔〕]*〕|\[Please confirm: [^[\]]*\]/;

type Edit = (text: string) => string;

/** Everything but links, addresses and marked blanks. */
function words(draft: DraftText, edit: Edit, fields = PARTS): DraftText {
  return mapTexts(draft, (text, field) => {
    if (!fields.includes(field)) return text;
    const literals = text.match(new RegExp(LITERAL, "g")) ?? [];
    return text
      .split(LITERAL)
      .map((part, index) => edit(part) + (literals[index] ?? ""))
      .join("");
  });
}

function each(pattern: RegExp, to: string | ((...groups: string[]) => string)): Edit {
  return (text) => (typeof to === "string" ? text.replace(pattern, to) : text.replace(pattern, to));
}

function inOrder(edits: readonly Edit[]): Edit {
  return (text) => edits.reduce((written, edit) => edit(written), text);
}

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const ANY_MONTH = MONTHS.join("|");
const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const JA_DATE = /(?<!\d)(20\d\d)年(\d{1,2})月(\d{1,2})日/g;
const EN_DATE = new RegExp(`\\b(\\d{1,2}) (${ANY_MONTH}) (20\\d\\d)\\b`, "g");
const NUMBER = /(?<![\w.,:#/-])\d{1,3}(?:,\d{3})+(?![\w.-])/g;

function weekday(year: number, month: number, day: number): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}

const JA: Record<string, Edit> = {
  "full-width digits": each(/(?<![\w.,:#/-])\d+(?:,\d{3})*(?![\w.,:/-])/g, (number) =>
    number.replace(/[\d,]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
  ),
  "year of the era": each(
    JA_DATE,
    (_, year = "", month, day) => `令和${Number(year) - 2018}年${month}月${day}日`,
  ),
  "era beside the year": each(
    JA_DATE,
    (_, year = "", month, day) => `${year}年（令和${Number(year) - 2018}年）${month}月${day}日`,
  ),
  "date with slashes": each(JA_DATE, "$1/$2/$3"),
  "weekday added": each(
    /(?<!\d)(20\d\d)年(\d{1,2})月(\d{1,2})日(?![(（])/g,
    (date, year, month, day) =>
      `${date}(${"日月火水木金土"[weekday(Number(year), Number(month), Number(day))]})`,
  ),
  "weekday in full": each(/(?<=日)\(([月火水木金土日])\)/g, "（$1曜日）"),
  "year left out": each(JA_DATE, "$2月$3日"),
  "万 written out": each(/(?<![\d,.])(\d{1,3})万(?![\d,])/g, (_, number = "") => `${number}0,000`),
  "over 万": each(/約(\d{1,3})万([件人台])/g, "およそ$1万$2"),
  "range with a wave": each(/ から ([\d.]+) まで/g, "～$1"),
  "earlier in other words": each(/(?<=\d) 以前/g, " およびそれ以前"),
  "before in other words": each(/(?<=\d) 未満/g, " より前"),
  "request in plain form": each(/してください/g, "すること"),
  "request more politely": each(/してください/g, "していただきますようお願いいたします"),
  "small words": inOrder([
    each(/すでに/g, "既に"),
    each(/すべて/g, "全て"),
    each(/および/g, "と"),
    each(/見つかりました/g, "発見されました"),
  ]),
  "half-width brackets": inOrder([each(/（/g, "("), each(/）/g, ")")]),
  "quotes dropped": each(/「([A-Z][\w ]+)」/g, "$1"),
  "width of kana": (text) => text.normalize("NFKC"),
};

const EN: Record<string, Edit> = {
  "month first": each(EN_DATE, "$2 $1, $3"),
  "month shortened": each(EN_DATE, (_, day, month = "", year) => `${day} ${month.slice(0, 3)} ${year}`),
  "date as ISO 8601": each(
    EN_DATE,
    (_, day = "", month = "", year) =>
      `${year}-${String(MONTHS.indexOf(month) + 1).padStart(2, "0")}-${day.padStart(2, "0")}`,
  ),
  "weekday added": each(
    new RegExp(`(?<!day,? )${EN_DATE.source}`, "g"),
    (date, day, month = "", year) =>
      `${WEEKDAYS[weekday(Number(year), MONTHS.indexOf(month) + 1, Number(day))]}, ${date}`,
  ),
  "day with its ending": each(
    EN_DATE,
    (_, day = "", month, year) => `${day}${ordinal(Number(day))} of ${month} ${year}`,
  ),
  "year left out": each(EN_DATE, "$1 $2"),
  "no separators": each(NUMBER, (number) => number.replaceAll(",", "")),
  "thousand in words": each(/(?<![\w.,])(\d{1,3}),000(?![\d,])/g, "$1 thousand"),
  "numbers in digits": inOrder([
    each(/\b[Tt]wo\b/g, "2"),
    each(/\b[Tt]hree\b/g, "3"),
    each(/\b[Ff]our\b/g, "4"),
    each(/\b[Ff]ive\b/g, "5"),
  ]),
  "range in other words": each(/(?<=\d) to (?=[\d.]+)/g, " through "),
  "earlier in other words": each(/ and earlier/g, " or earlier"),
  "later in other words": each(/ or later/g, " or newer"),
  "before in other words": each(/ versions before (?=\d)/g, " prior to "),
  please: each(
    /(?<=^|\. )(Check|Update|Report|Change|Delete|Review|Disable|Block) (?=\w)/g,
    (_, verb = "") => `Please ${verb.toLowerCase()} `,
  ),
  "short forms": inOrder([
    each(/ is not /g, " isn't "),
    each(/ are not /g, " aren't "),
    each(/ cannot /g, " can't "),
    each(/ has not /g, " hasn't "),
    each(/Do not /g, "Don't "),
  ]),
  "British spelling": inOrder([
    each(/behavior/g, "behaviour"),
    each(/unauthorized/g, "unauthorised"),
    each(/Organizations/g, "Organisations"),
  ]),
};

function ordinal(day: number): string {
  if (day > 10 && day < 14) return "th";
  return ["th", "st", "nd", "rd"][day % 10] ?? "th";
}

export type Variation = (draft: DraftText, random: Random) => DraftText;

/** Of drafts in either language. */
const SHAPES: Record<string, Variation> = {
  "scope in another order": (draft, random) => ({ ...draft, scope: shuffled(draft.scope, random) }),
  "references in another order": (draft, random) => ({
    ...draft,
    references: shuffled(draft.references, random),
  }),
  "two steps in one": (draft) => {
    const [first, second, ...rest] = draft.actions;
    if (first === undefined || second === undefined) return draft;
    return { ...draft, actions: [`${first}${/[。〕]$/.test(first) ? "" : " "}${second}`, ...rest] };
  },
  "no greeting": (draft) => ({
    ...draft,
    opening: draft.opening.replace(/^お疲れさまです。|^Hi all,\n/, ""),
  }),
  "publication left out": (draft) => ({
    ...draft,
    overview: draft.overview.replace(
      /^(?:20\d\d年.*です（出典: .*）。|(?:Alert )?[Pp]ublished on .*\(source: .*\)\.)\n/,
      "",
    ),
  }),
  "one paragraph": (draft) => ({
    ...draft,
    overview: draft.overview.replace(/(?<=[。.])\n(?!>)/g, (_, at: number) =>
      draft.overview[at - 1] === "." ? " " : "",
    ),
  }),
};

/** By name, those that fit the language. */
export function variationsFor(lang: Lang): Record<string, Variation> {
  const edits = Object.entries(lang === "ja" ? JA : EN);
  return {
    ...SHAPES,
    ...Object.fromEntries(
      edits.map(([name, edit]) => [`${lang}: ${name}`, (draft: DraftText) => words(draft, edit)]),
    ),
  };
}
