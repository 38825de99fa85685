/**
 * Arithmetic on dates written `YYYY-MM-DD`. They are read and written as UTC, so that neither the machine's time
 * zone nor summer time can move them. Text of that form sorts and compares as the dates do.
 */
import { UTCDateMini } from "@date-fns/utc/date/mini";
import { addDays as addDaysTo } from "date-fns/addDays";
import { formatISO } from "date-fns/formatISO";
import { getISODay } from "date-fns/getISODay";
import { lastDayOfISOWeek } from "date-fns/lastDayOfISOWeek";
import { lastDayOfMonth } from "date-fns/lastDayOfMonth";
import { parseISO } from "date-fns/parseISO";

const UTC = { in: (value: Date | number | string) => new UTCDateMini(value) };

function read(date: string): Date {
  return parseISO(date, UTC);
}

function write(date: Date): string {
  return formatISO(date, { representation: "date", ...UTC });
}

/** The date so many days later, or earlier when negative. @throws RangeError for what is no date */
export function addDays(date: string, days: number): string {
  return write(addDaysTo(read(date), days, UTC));
}

/** 1 Monday to 7 Sunday, as ISO 8601 counts. */
export function weekday(date: string): number {
  return getISODay(read(date), UTC);
}

/** The Sunday that ends the Monday-to-Sunday week of `date`. */
export function endOfWeek(date: string): string {
  return write(lastDayOfISOWeek(read(date), UTC));
}

export function endOfMonth(date: string): string {
  return write(lastDayOfMonth(read(date), UTC));
}
