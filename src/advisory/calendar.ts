/** An organization's days: its time zone, weekends, Japan's holidays and the days it is closed. */
import { createRequire } from "node:module";
import { tzOffset } from "@date-fns/tz/tzOffset";
import { addDays, endOfMonth, weekday } from "./dates.ts";
import type { Organization } from "./schema.ts";

const MINUTE_MS = 60_000;
/** `YYYY-MM-DD` has four digits for the year. */
const LAST_MS = Date.parse("9999-12-31T23:59:59Z");
const FIRST_MS = Date.parse("0001-01-01T00:00:00Z");
/** A year without a business day is a mistake in the settings; the search must end all the same. */
const MOST_MONTHS = 12;
const MOST_KNOWN_MONTHS = 1_200;

const require = createRequire(import.meta.url);
const holidayYears = new Map<string, ReadonlySet<string>>();
const knownMonths = new WeakMap<Organization["calendar"], Map<string, readonly string[]>>();

/**
 * What the clock on the wall says, as if it were UTC.
 * @throws RangeError for a time zone that ICU does not know, or an instant that is no time.
 */
function wallClock(instant: number, timeZone: string): Date {
  const offset = tzOffset(timeZone, new Date(instant));
  if (Number.isNaN(offset)) throw new RangeError(`no such time zone or time: ${timeZone}, ${instant}`);
  return new Date(Math.min(LAST_MS, Math.max(FIRST_MS, instant + offset * MINUTE_MS)));
}

/** The date, `YYYY-MM-DD`, at an instant (milliseconds since the epoch) in a time zone. */
export function localDate(instant: number, timeZone: string): string {
  return wallClock(instant, timeZone).toISOString().slice(0, 10);
}

/** The hour of the day, 0 to 23. */
export function localHour(instant: number, timeZone: string): number {
  return wallClock(instant, timeZone).getUTCHours();
}

/**
 * Japan's holidays (国民の祝日, 振替休日, 国民の休日) of a year, from the data of holiday_jp: 1970 to 2050, none
 * outside. Read year by year on first use, because the whole table costs 50 ms at start.
 */
function holidaysOf(year: string): ReadonlySet<string> {
  const known = holidayYears.get(year);
  if (known !== undefined) return known;
  const days = new Set<string>(
    year >= "1970" && year <= "2050"
      ? Object.keys(require(`@holiday-jp/holiday_jp/lib/holidays_every_year/${year}.js`))
      : [],
  );
  holidayYears.set(year, days);
  return days;
}

/** Not a Saturday, Sunday, Japanese holiday, yearly closed day or single closed day of the organization. */
export function isBusinessDay(date: string, organization: Organization): boolean {
  const { closedDays, closedEveryYear } = organization.calendar;
  return (
    weekday(date) <= 5 &&
    !closedEveryYear.includes(date.slice(5)) &&
    !closedDays.includes(date) &&
    !holidaysOf(date.slice(0, 4)).has(date)
  );
}

/** The first business day on or after `date`; `date` itself when a whole year is closed. */
export function nextBusinessDay(date: string, organization: Organization): string {
  return businessDayAfter(date, 1, organization);
}

/** The `count`-th business day, counting `date` itself when it is one; `date` when a whole year is closed. */
export function businessDayAfter(date: string, count: number, organization: Organization): string {
  let left = count;
  let month = date.slice(0, 7);
  for (let months = 0; months <= MOST_MONTHS; months++) {
    const days = businessDaysOfMonth(month, organization).filter((day) => day >= date);
    const found = days[left - 1];
    if (found !== undefined) return found;
    left -= days.length;
    month = monthAfter(month);
  }
  return date;
}

/** Business days from `from` to `to`, both included, in order. */
export function businessDays(from: string, to: string, organization: Organization): string[] {
  const days: string[] = [];
  for (let month = from.slice(0, 7); month <= to.slice(0, 7); month = monthAfter(month)) {
    days.push(...businessDaysOfMonth(month, organization).filter((day) => day >= from && day <= to));
  }
  return days;
}

function monthAfter(month: string): string {
  return addDays(endOfMonth(`${month}-01`), 1).slice(0, 7);
}

/** Kept by calendar: a feed's thousands of entries ask for the same few months. */
function businessDaysOfMonth(month: string, organization: Organization): readonly string[] {
  const calendar = organization.calendar;
  const months = knownMonths.get(calendar) ?? new Map<string, readonly string[]>();
  knownMonths.set(calendar, months);
  const known = months.get(month);
  if (known !== undefined) return known;
  if (months.size >= MOST_KNOWN_MONTHS) months.clear();
  const last = endOfMonth(`${month}-01`);
  const days = Array.from({ length: Number(last.slice(8)) }, (_, index) => {
    return `${month}-${String(index + 1).padStart(2, "0")}`;
  }).filter((day) => isBusinessDay(day, organization));
  months.set(month, days);
  return days;
}
