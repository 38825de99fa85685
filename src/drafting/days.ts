import { localDate } from "../advisory/calendar.ts";
import { formatDay } from "../advisory/deadline.ts";
import type { Lang } from "../advisory/schema.ts";

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

const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/** The date of a time, in a time zone: `2026年11月24日`, `24 November 2026`; undefined for what is no time. */
export function day(time: string | undefined, timeZone: string, lang: Lang): string | undefined {
  const instant = time === undefined ? Number.NaN : Date.parse(time);
  return Number.isNaN(instant) ? undefined : longDay(localDate(instant, timeZone), lang);
}

/** A date `YYYY-MM-DD` in the same words. */
export function longDay(date: string, lang: Lang): string {
  const [year, month = 0, dayOfMonth] = date.split("-").map(Number);
  return lang === "ja" ? `${year}年${month}月${dayOfMonth}日` : `${dayOfMonth} ${MONTHS[month - 1]} ${year}`;
}

/** A deadline's date with its weekday: `2026年11月27日(金)`, `Friday, 27 November 2026`. Narrow brackets: it stands in wide ones. */
export function dayOfDeadline(date: string, lang: Lang): string {
  if (lang === "en") {
    return `${WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()]}, ${longDay(date, lang)}`;
  }
  return `${longDay(date, lang)}(${formatDay(date, lang).split(" ")[1]})`;
}
