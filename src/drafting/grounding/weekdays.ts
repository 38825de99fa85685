/** Weekdays: each must be that of the date beside it, or of a date of the advisory's. */
import { weekday } from "../../advisory/dates.ts";
import { type Finding, finding, type Part } from "./finding.ts";
import { forFacts } from "./fold.ts";
import type { Source } from "./source.ts";

const DAYS_JA = "月火水木金土日";
const DAYS_EN = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const DAY_EN = "(mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?";
const MONTH_EN =
  "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";

const JA =
  /(?:(\d{4}) ?[年/.-] ?)?(?<!\d)(\d{1,2}) ?[月/.-] ?(\d{1,2}) ?日? ?[(（]? ?([月火水木金土日])(?:曜日?|[)）])/g;
const NTH = "(\\d{1,2})(?:st|nd|rd|th)?(?!\\d)";
/** Friday, 27 November 2026; Friday, November 27; 27 November (Fri). */
const EN: [RegExp, [day: number, date: number, month: number, year: number]][] = [
  [new RegExp(`\\b${DAY_EN},? (?:the )?${NTH}(?: of)? ${MONTH_EN}(?:,? (\\d{4}))?`, "gi"), [1, 2, 3, 4]],
  [new RegExp(`\\b${DAY_EN},? ${MONTH_EN} ${NTH}(?:,? (\\d{4}))?`, "gi"), [1, 3, 2, 4]],
  [new RegExp(`\\b${NTH}(?: of)? ${MONTH_EN}(?:,? (\\d{4}))? ?\\(${DAY_EN}\\)`, "gi"), [4, 1, 2, 3]],
  [new RegExp(`\\b${MONTH_EN} ${NTH}(?:,? (\\d{4}))? ?\\(${DAY_EN}\\)`, "gi"), [4, 2, 1, 3]],
];
const NAMED_JA = /([月火水木金土日])曜/g;
const NAMED_EN = /\b(mon|tues|wednes|thurs|fri|satur|sun)days?\b/gi;

interface Named {
  text: string;
  /** 0 for Monday. */
  day: number;
  date?: { year?: number | undefined; month: number; on: number };
}

/** @param part its text without the sentences that the source has word for word */
export function findWeekdays(part: Part, source: Source): Finding[] {
  const text = forFacts(part.text);
  if (!/[曜(（]|day\b/i.test(text)) return [];
  const named = [...namedJa(text), ...namedEn(text)];
  if (named.length === 0) return [];
  const own = Number(source.request.today?.slice(0, 4));
  const years = new Set([...source.years, ...(Number.isNaN(own) ? [] : [own])]);
  const known = new Set(
    [...source.dates, ...todayOf(source)].flatMap(({ year, month, day }) =>
      month === undefined || day === undefined
        ? []
        : (year === undefined ? [...years] : [year]).flatMap((each) => dayOf(each, month, day) ?? []),
    ),
  );
  const spoken = new Set([...namedJa(source.all), ...namedEn(source.all)].map(({ day }) => day));
  return named
    .filter(({ day, date }) => {
      if (date === undefined) return !known.has(day) && !spoken.has(day);
      const possible = date.year === undefined ? [...years] : [date.year];
      return possible.length > 0 && !possible.some((year) => dayOf(year, date.month, date.on) === day);
    })
    .map((each) =>
      finding("date", part, each.text, {
        ja: "この曜日は、日付と合っていません。元の情報のとおりに書いてください。",
        en: "The weekday is not that of the date. Write it as the advisory does.",
      }),
    );
}

function todayOf({ request }: Source): { year: number; month: number; day: number }[] {
  const [year, month, day] = (request.today ?? "").split("-").map(Number);
  return year === undefined || month === undefined || day === undefined ? [] : [{ year, month, day }];
}

function dayOf(year: number, month: number, day: number): number | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (Number.isNaN(date.getTime()) || date.getUTCMonth() !== month - 1) return undefined;
  return weekday(date.toISOString().slice(0, 10)) - 1;
}

function namedJa(text: string): Named[] {
  const dated = [...text.matchAll(JA)].map(([whole, year, month, on, day]) => ({
    text: whole.trim(),
    day: DAYS_JA.indexOf(day ?? ""),
    date: { year: year === undefined ? undefined : Number(year), month: Number(month), on: Number(on) },
  }));
  const rest = text.replace(JA, " ");
  const alone = [...rest.matchAll(NAMED_JA)].map(([whole, day]) => ({
    text: whole,
    day: DAYS_JA.indexOf(day ?? ""),
  }));
  return [...dated, ...alone];
}

function namedEn(text: string): Named[] {
  const found: Named[] = [];
  let rest = text;
  for (const [pattern, [day, on, month, year]] of EN) {
    for (const groups of rest.matchAll(pattern)) {
      found.push({
        text: groups[0].trim(),
        day: DAYS_EN.indexOf((groups[day] ?? "").slice(0, 3).toLowerCase()),
        date: {
          year: groups[year] === undefined ? undefined : Number(groups[year]),
          month: MONTHS.indexOf((groups[month] ?? "").slice(0, 3).toLowerCase()) + 1,
          on: Number(groups[on]),
        },
      });
    }
    rest = rest.replace(pattern, " ");
  }
  for (const [whole, day] of rest.matchAll(NAMED_EN)) {
    found.push({ text: whole, day: DAYS_EN.indexOf((day ?? "").slice(0, 3).toLowerCase()) });
  }
  return found;
}
