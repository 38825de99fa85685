/**
 * Arithmetic on dates written `YYYY-MM-DD`, without time zones: a date is counted as days since 1970-01-01.
 * Text of that form sorts and compares as the dates do.
 */

const DAY_MS = 86_400_000;

/** Days since 1970-01-01; NaN for what is no date. */
export function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}

export function fromDayNumber(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

export function addDays(date: string, days: number): string {
  return fromDayNumber(dayNumber(date) + days);
}

/** From `from` to `to`, negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** 1 Monday to 7 Sunday, as ISO 8601 counts. */
export function weekday(date: string): number {
  // 1970-01-01 was a Thursday.
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

/** The Sunday that ends the Monday-to-Sunday week of `date`. */
export function endOfWeek(date: string): string {
  return addDays(date, 7 - weekday(date));
}

export function endOfMonth(date: string): string {
  const [year = 0, month = 0] = date.split("-").map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}
