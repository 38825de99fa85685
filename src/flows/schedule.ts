import { Cron, CronPattern } from "croner";
import type { Instant, Schedule } from "../ports.ts";

const UNITS = new Map([
  ["m", 60_000],
  ["h", 3_600_000],
  ["d", 86_400_000],
]);

/** Polls are spread over a tenth of the time between them, at most so much, lest all the world asks at :00. */
const MOST_JITTER_MS = 5 * 60_000;
const JITTER = 0.1;

/** Milliseconds in `15m`, `6h` or `1d`, a minute to 31 days; undefined for anything else. */
export function durationOf(text: string): number | undefined {
  const [, count = "", unit = ""] = /^(\d{1,5})([mhd])$/.exec(text) ?? [];
  const ms = Number(count) * (UNITS.get(unit) ?? 0);
  return ms >= 60_000 && ms <= 31 * 86_400_000 ? ms : undefined;
}

/** Whether croner reads it as five fields: minute, hour, day, month, day of the week. */
export function isCron(pattern: string): boolean {
  try {
    return new CronPattern(pattern, undefined, { mode: "5-part" }).pattern !== "";
  } catch {
    return false;
  }
}

/**
 * When to poll next, some time after it is due.
 * @param timeZone In which a cron pattern is meant
 * @param random 0 ≤ n < 1: how far into the time of grace
 */
export function nextPoll(schedule: Schedule, now: Instant, timeZone: string, random: number): Instant {
  const due = nextDue(schedule, now, timeZone);
  return due + Math.floor(random * Math.min(MOST_JITTER_MS, (due - now) * JITTER));
}

function nextDue(schedule: Schedule, now: Instant, timeZone: string): Instant {
  if ("every" in schedule) return now + schedule.every;
  // A pattern that never comes again (30 February) must not be polled without end.
  const next = new Cron(schedule.cron, { timezone: timeZone, mode: "5-part" }).nextRun(new Date(now));
  return next?.getTime() ?? now + 366 * 86_400_000;
}
