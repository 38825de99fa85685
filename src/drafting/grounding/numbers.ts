/** Numbers and what they count. 約17万件, 170,000 and 170 thousand are one. */
import { take } from "./mask.ts";

export interface NumberFact {
  text: string;
  value: number;
  /** `h`, `day`, `%`, `count` …; undefined when none of ours stands beside it. */
  unit?: string | undefined;
  /** 以上, over; 未満, up to. */
  bound?: "more" | "less" | undefined;
  /** 約, about, and the bounds: it may stand for an exact number that rounds to it. */
  rough: boolean;
}

const DIGITS = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,30}(?:\.\d{1,10})?`;
const NUMBER = new RegExp(
  String.raw`(?<![A-Za-z0-9_.])(?<!\d,)(?:(${DIGITS})兆)?(?:(${DIGITS})億)?(?:(${DIGITS})([百千])?万)?(${DIGITS})?(?: ?(千|thousand|million|billion|trillion)(?![a-z]))?`,
  "g",
);
const SCALE: Record<string, number> = { 千: 1e3, thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 };

const UNITS: [RegExp, string, number?][] = [
  [/^(?:時間)|^[ -]?hours?\b/, "h"],
  [/^分(?!析|類|割|散|離|配|野|岐|か)|^[ -]?min(?:ute)?s?\b/, "min"],
  [/^秒|^[ -]?sec(?:ond)?s?\b/, "s"],
  [/^ ?営業日|^[ -]?(?:business|working) days?\b/, "business day"],
  [/^ ?日|^[ -]?(?:calendar )?days?\b/, "day"],
  [/^週間?|^[ -]?weeks?\b/, "week"],
  [/^(?:か|ヶ|カ|ヵ|箇)月|^月間|^[ -]?months?\b/, "month"],
  [/^年|^[ -]?years?\b/, "year"],
  [/^ ?(?:%|パーセント)|^[ -]?percent\b/, "%"],
  [/^割/, "%", 10],
  [/^ ?(?:円|JPY)|^ ?yen\b/i, "jpy"],
  [/^ ?(?:ドル|USD)|^ ?dollars?\b/i, "usd"],
  [/^ ?[KMGT]i?B\b/, "bytes"],
  [/^ ?(?:倍|[x×](?![a-z])|times\b)/, "times"],
  [/^ ?回/, "turns"],
  [
    /^ ?(?:つの)?(?:製品|機種|モデル)|^ (?:[a-z-]+ ){0,2}(?:products?|models?|versions?|packages?|apps?)\b/,
    "products",
  ],
  [
    /^ ?(?:件の|つの|個の)?脆弱性|^ (?:[a-z-]+ ){0,2}(?:vulnerabilit(?:y|ies)|flaws?|CVEs?|issues?)\b/,
    "flaws",
  ],
  [/^ ?(?:件|通|人|名|社|台|個|種|つ|店|校|箇所|か所)/, "count"],
];
const MORE_AFTER = /^[^\d、。\n]{0,6}?(?:以上|超|を超え|を上回|余り)|^ ?[a-z]{0,10} ?or more|^\+/;
const LESS_AFTER = /^[^\d、。\n]{0,6}?(?:以下|未満|以内|を下回|足らず)|^ ?[a-z]{0,10} ?or (?:less|fewer)/;
const MORE_BEFORE = /(?:over|more than|at least|exceed(?:ing|s|ed)?|upwards of|>=?) ?$/i;
const LESS_BEFORE = /(?:less than|fewer than|under|up to|at most|within|<=?|最大で?) ?$/i;
const ROUGH_BEFORE =
  /(?:約|およそ|おおよそ|ほぼ|概ね|about|approximately|around|nearly|roughly|some|almost|circa|~) ?[$¥]?$/i;
const ROUGH_AFTER = /^[^\d、。\n]{0,4}?(?:ほど|程度|前後|弱|強|近く|あまり)/;

const WORDS: Record<string, number> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  thirteen: 13,
  fourteen: 14,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  dozen: 12,
};
/** Counts only before what is counted: no one, one of them. */
const ONE =
  /\b(?:one|a single)(?= (?:year|month|week|day|hour|minute|case|company|percent|vulnerabilit|flaw|product|model|person|server|device|backup|account)[a-z]{0,4}\b)/gi;
const WORD = new RegExp(`\\b(?:${Object.keys(WORDS).join("|")})\\b(?![- ](?:factor|step|way|tier))`, "gi");

/** Expressions that count nothing: 24時間365日, 24/7, zero-day, 2要素. */
const IDIOM =
  /24 ?時間 ?(?:・|、)?365 ?日|24\/7|24x7|\b(?:zero|0)[- ]?days?\b|2[- ]?(?:factor|step)|[12] ?(?:要素|段階|次|重)|ゼロデイ|[1一]つ(?!目)|1人1人|もう1|[1一]度|[2二]人目|[2二]つ目|[1一]部|1回限り/gi;
/** Numbers that only count the parts of the mail itself. */
const MARKER = /^ *(?:\d{1,2}[.)、] ?(?=\D)|\(\d{1,2}\) ?)/gm;
const STEP = /(?:手順|ステップ|上記|下記|項目|項番|step|item|section|No\.) ?\(?\d{1,2}(?!\d)/gi;
const CLOCK =
  /(?<![\d:])(\d{1,2}):(\d{2})(?::\d{2})?(?![\d:])(?: ?([ap])\.?m\b\.?)?|(?<![\d.,])(\d{1,2}) ?([ap])\.?m\b\.?|(午前|午後)? ?(?<!\d)(\d{1,2}) ?時(?!間)(?: ?(\d{1,2}) ?分|(半))?/g;
/** 3分の1, a third. */
const FRACTION = /(\d{1,3}) ?分の ?(\d{1,3})|\b(?:(a|one|two|three)[- ])?(third|quarter)s?(?= of\b)/g;

/** Reads them off `text`, after links, ids, dates, versions and codes. */
export function readNumbers(text: string): NumberFact[] {
  const numbers: NumberFact[] = [];
  let rest = text.replace(MARKER, "\n").replace(STEP, " ").replace(IDIOM, " ");
  rest = rest.replace(WORD, (word) => String(WORDS[word.toLowerCase()] ?? word));
  rest = rest.replace(ONE, "1");
  rest = take(rest, CLOCK, ({ whole, groups }) => {
    const [hour, minute, half, oclock, halfToo, noon, ji, past, thirty] = groups;
    const late = (half ?? halfToo) === "p" || noon === "午後" ? 12 : 0;
    const hours = Number(hour ?? oclock ?? ji) % (late > 0 || (half ?? halfToo) === "a" ? 12 : 25);
    const minutes = thirty === undefined ? Number(minute ?? past ?? 0) : 30;
    return (
      numbers.push({ text: whole, value: (hours + late) * 60 + minutes, unit: "clock", rough: false }) > 0
    );
  });
  rest = take(rest, FRACTION, ({ whole, groups: [whole1, part, count, name] }) => {
    const value =
      name === undefined
        ? Number(part) / Number(whole1)
        : ({ one: 1, a: 1, two: 2, three: 3 }[count ?? "a"] ?? 1) / (name === "third" ? 3 : 4);
    return numbers.push({ text: whole, value: round(value), unit: "fraction", rough: false }) > 0;
  });
  take(rest, NUMBER, ({ whole, groups, before, after }) => {
    const value = valueOf(groups);
    if (value === undefined) return false;
    const [unit, times = 1] = unitOf(before, after);
    const end = after.replace(/^[ -]?[A-Za-z%]{1,12}/, "");
    const bound =
      MORE_AFTER.test(after) || MORE_BEFORE.test(before)
        ? "more"
        : isLess(before, after, end)
          ? "less"
          : undefined;
    const rough = bound !== undefined || ROUGH_BEFORE.test(before) || ROUGH_AFTER.test(after);
    numbers.push({
      text: whole.trim() + (after.match(/^ ?(?:[%件通人名社台]|[a-z]{1,12})/)?.[0] ?? ""),
      value: value * times,
      unit,
      bound,
      rough,
    });
    return true;
  });
  return numbers;
}

function isLess(before: string, after: string, end: string): boolean {
  return LESS_AFTER.test(after) || LESS_AFTER.test(end) || LESS_BEFORE.test(before);
}

function valueOf(groups: readonly (string | undefined)[]): number | undefined {
  const [trillions, hundredMillions, tenThousands, many, ones, scale] = groups;
  const parts = [trillions, hundredMillions, tenThousands, ones];
  if (parts.every((part) => part === undefined)) return undefined;
  const last = scale === undefined ? 1 : (SCALE[scale] ?? 1);
  const times = many === "千" ? 1e7 : many === "百" ? 1e6 : 1e4;
  const scaled = [1e12, 1e8, times, last].map(
    (each, index) => Number((parts[index] ?? "0").replaceAll(",", "")) * each,
  );
  return round(scaled.reduce((total, part) => total + part, 0));
}

/** Without the last digits of binary fractions: 1.2万 is 12000. */
function round(value: number): number {
  return Number(value.toPrecision(12));
}

function unitOf(before: string, after: string): [string | undefined, number?] {
  if (/\$ ?$/.test(before)) return ["usd"];
  if (/¥ ?$/.test(before)) return ["jpy"];
  for (const [pattern, unit, times] of UNITS) if (pattern.test(after)) return [unit, times ?? 1];
  return [undefined];
}

/** Whether the advisory has the number, counting the same; a rough one may stand for what rounds to it. */
export function isCounted(said: NumberFact, known: readonly NumberFact[]): boolean {
  return known.some((number) => {
    if (minutesOf(number) !== undefined && minutesOf(number) === minutesOf(said)) {
      return !opposite(number.bound, said.bound);
    }
    const same =
      number.value === said.value || (said.rough && roundsTo(number.value, said.value, said.bound));
    return same && sameUnit(number.unit, said.unit) && !opposite(number.bound, said.bound);
  });
}

const MINUTES: Record<string, number> = { min: 1, h: 60, day: 1_440, week: 10_080 };

/** 72時間 and 3日 are one. */
function minutesOf({ value, unit }: NumberFact): number | undefined {
  const minutes = MINUTES[unit ?? ""];
  return minutes === undefined ? undefined : value * minutes;
}

const COUNTS = new Set(["count", "products", "flaws"]);

function sameUnit(known: string | undefined, said: string | undefined): boolean {
  if (known === said || (known === "turns" && said === "times") || (known === "times" && said === "turns"))
    return true;
  if (said === undefined) return known !== "%";
  return (known === undefined || COUNTS.has(known)) && COUNTS.has(said);
}

function opposite(known: NumberFact["bound"], said: NumberFact["bound"]): boolean {
  return known !== undefined && said !== undefined && known !== said;
}

/** 172,345 is about 170,000 and over 170,000; one digit alone is too rough. */
function roundsTo(exact: number, rough: number, bound: NumberFact["bound"]): boolean {
  if (exact === 0 || rough < 10 || exact < 10) return false;
  const digits = String(rough).replace(/0+$/, "").length;
  if (digits < 2 && exact < 1000 && rough !== exact) return false;
  const power = 10 ** (Math.floor(Math.log10(exact)) + 1 - Math.max(2, digits));
  if (bound === "more") return Math.floor(exact / power) * power === rough;
  if (bound === "less") return Math.ceil(exact / power) * power === rough;
  return Math.round(exact / power) * power === rough;
}
