/** Dates as people write them in Japanese and English, read to year, month and day as far as they are stated. */
import { weekday } from "../../advisory/dates.ts";
import { type Match, take } from "./mask.ts";

export interface DateFact {
  text: string;
  year?: number | undefined;
  month?: number | undefined;
  day?: number | undefined;
  /** Whether a weekday stands beside it that is not the date's. */
  wrongWeekday?: boolean;
  /** Up to then, or from then on. */
  side?: "before" | "after" | undefined;
  /** Whether it is said to be a deadline. */
  due?: boolean;
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH =
  "(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?";
const DAY = "(\\d{1,2})(?:st|nd|rd|th)?(?![\\d.,]{0,3}\\d)(?! ?(?:%|percent))";
const TO = "(?:から|[~〜-]|と|、|および|及び|・)";
const JA_RANGE = `(?: ?(?:\\([月火水木金土日]\\))? ?${TO} ?(\\d{1,2}) ?日)?`;
const EN_TO = "(?:-|to|and|through|until)";

const FULL = new RegExp(
  `(?<![\\w./-])(\\d{4}) ?[年/.-] ?(\\d{1,2}) ?[月/.-] ?(\\d{1,2})(?!\\d|[.]\\d)(?: ?日)?${JA_RANGE}`,
  "g",
);
const YEAR_MONTH = /(?<![\w./-])(\d{4}) ?(?:年|\/) ?(\d{1,2})(?: ?月|(?![\d./-]))/g;
const MONTH_DAY = new RegExp(`(?<![\\d./])(\\d{1,2}) ?月 ?(\\d{1,2}) ?日${JA_RANGE}`, "g");
const SLASHED = /(?<![\w./-])(\d{1,2})\/(\d{1,2})(?![\w/])/g;
const DAY_MONTH = new RegExp(
  `(?<![\\w./-])(?:(\\d{1,2})(?:st|nd|rd|th)? ?${EN_TO} ?)?${DAY}(?: of)? ${MONTH}(?![a-z])(?:,? (\\d{4})(?!\\d))?`,
  "g",
);
const MONTH_DAY_EN = new RegExp(
  `(?<![A-Za-z])${MONTH} ${DAY}(?: ?${EN_TO} ?(\\d{1,2})(?:st|nd|rd|th)?(?!\\d))?(?:,? (\\d{4})(?!\\d))?`,
  "g",
);
const MONTH_YEAR = new RegExp(`(?<![A-Za-z])${MONTH},? (\\d{4})(?!\\d)`, "g");
/** Of `May` only where a preposition tells it from the verb. */
const MONTH_ALONE = new RegExp(
  `(?<![A-Za-z])(?:${MONTH.replace("|May|", "|(?<=(?:in|of|since|until|by|from|early|late|last) )May|")}(?![a-z]|[,.]? ?\\d(?!\\d{0,2} ?%)))`,
  "g",
);
const YEAR = /(?<![\w./-])((?:19|20)\d{2}) ?年(?![\d間])(?!以上|前|後)/g;
const MONTH_ONLY = /(?<![\w./])(\d{1,2}) ?月(?![\d間])/g;
const DAY_ONLY = /(?<![\w./])(\d{1,2}) ?日(?!間|以内|以上|後|前|ほど|程度|分|目|\d)/g;
const BARE_YEAR =
  /(?<![\w./,-])((?:19|20)\d{2})(?![\w/-]|[.,]\d|年|件|人|名|台|社| ?(?:cases|people|records|users))/g;

/** Reads them off `text`; the rest comes back with what was read taken out. */
export function readDates(text: string): { dates: DateFact[]; rest: string } {
  const dates: DateFact[] = [];
  const add = (
    match: Match,
    year?: string,
    month?: string | number,
    day?: string,
    last?: string,
  ): boolean => {
    const date = { year: number(year), month: number(month), day: number(day) };
    if (date.month !== undefined && (date.month < 1 || date.month > 12)) return false;
    if (date.day !== undefined && (date.day < 1 || date.day > 31)) return false;
    const due =
      last === undefined &&
      !FROM.test(match.before) &&
      (DUE_AFTER.test(match.after) || DUE_BEFORE.test(match.before));
    dates.push({
      text: match.whole.trim(),
      ...date,
      wrongWeekday: hasWrongWeekday(date, match, last),
      side: sideOf(match),
      due,
    });
    if (last !== undefined) dates.push({ text: match.whole.trim(), ...date, day: number(last) });
    return true;
  };
  let rest = take(text, FULL, (m) => add(m, m.groups[0], m.groups[1], m.groups[2], m.groups[3]));
  rest = take(rest, YEAR_MONTH, (m) => add(m, m.groups[0], m.groups[1]));
  rest = take(rest, MONTH_DAY, (m) => add(m, undefined, m.groups[0], m.groups[1], m.groups[2]));
  rest = take(rest, DAY_MONTH, (m) => add(m, m.groups[3], monthOf(m.groups[2]), m.groups[1], m.groups[0]));
  rest = take(rest, MONTH_DAY_EN, (m) => add(m, m.groups[3], monthOf(m.groups[0]), m.groups[1], m.groups[2]));
  rest = take(rest, MONTH_YEAR, (m) => add(m, m.groups[1], monthOf(m.groups[0])));
  rest = take(rest, MONTH_ALONE, (m) => add(m, undefined, monthOf(m.groups[0])));
  rest = take(rest, SLASHED, (m) => add(m, undefined, m.groups[0], m.groups[1]));
  rest = take(rest, YEAR, (m) => add(m, m.groups[0]));
  rest = take(rest, MONTH_ONLY, (m) => add(m, undefined, m.groups[0]));
  rest = take(rest, DAY_ONLY, (m) => add(m, undefined, undefined, m.groups[0]));
  rest = take(rest, BARE_YEAR, (m) => add(m, m.groups[0]));
  return { dates, rest };
}

function number(text: string | number | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

function monthOf(name: string | undefined): number {
  return MONTHS.indexOf((name ?? "").slice(0, 3).toLowerCase()) + 1;
}

function sideOf({ before, after }: Match): DateFact["side"] {
  if (/^ ?(?:以前|より前|or (?:earlier|before)\b)/.test(after)) return "before";
  if (/^ ?(?:以降|以後|より後|or (?:later|after)\b)/.test(after)) return "after";
  if (/\b(?:before|prior to) $/i.test(before)) return "before";
  return /\b(?:after|since) $/i.test(before) ? "after" : undefined;
}

/** The end of a span is no deadline: 9月28日から10月6日までに送られた. */
const FROM = /(?:から|[~〜]|\d ?[日月] ?-|\bfrom [^.\n]{1,24} (?:to|until|through)) ?$/;
const DUE_AFTER =
  /^ ?(?:\([月火水木金土日]\))? ?(?:\([^()\n]{1,40}\))?(?:中|末)?(?:までに|まで[、。]|が(?:期限|締))/;
const DUE_BEFORE =
  /(?:期限|締め?切り?|期日)(?:は|を|が|の|: ?)?$|\b(?:by|due|no later than|deadline(?: is| of|:)?)(?: (?:on|the end of))?(?: (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},?)? ?$/i;
const WEEKDAY_JA = /^ ?\(?([月火水木金土日])(?:\)|曜)/;
const WEEKDAY_EN = /\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},? $/;

function hasWrongWeekday(
  { year, month, day }: Pick<DateFact, "year" | "month" | "day">,
  { before, after }: Match,
  last: string | undefined,
): boolean {
  if (year === undefined || month === undefined || day === undefined || last !== undefined) return false;
  const named = WEEKDAY_JA.exec(after)?.[1] ?? WEEKDAY_EN.exec(before)?.[1];
  if (named === undefined) return false;
  const date = isoDate(year, month, day);
  if (date === undefined) return false;
  const index = weekday(date) - 1;
  return named.length === 1 ? "月火水木金土日"[index] !== named : !named.startsWith(WEEKDAYS[index] ?? "");
}

const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** `YYYY-MM-DD`, or undefined for a day that no month has. */
function isoDate(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return date.toISOString().slice(0, 10);
}

/** Whether `known` states all that `said` does; a year that nobody states is one of `years`. Never 以降 for 以前. */
export function isStated(said: DateFact, known: readonly DateFact[], years: ReadonlySet<number>): boolean {
  const same = known.filter(
    (date) =>
      (said.month === undefined || said.month === date.month) &&
      (said.day === undefined || said.day === date.day) &&
      (said.year === undefined || (date.year === undefined ? years.has(said.year) : said.year === date.year)),
  );
  const sides = same.map(({ side }) => side).filter((side) => side !== undefined);
  return same.length > 0 && (said.side === undefined || sides.length === 0 || sides.includes(said.side));
}
