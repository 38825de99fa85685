/**
 * When an advisory is due, by the rules of docs/deadlines.md. Dates are `YYYY-MM-DD` in the organization's time
 * zone; T0 is the instant the advisory was published or updated.
 */
import { businessDayAfter, businessDays, localDate, localHour, nextBusinessDay } from "./calendar.ts";
import { addDays, endOfMonth, endOfWeek } from "./dates.ts";
import type { Deadline, DeadlineKind, Kev, Organization, Priority } from "./schema.ts";

export { formatDay, formatDeadline, formatDue, isOverdue } from "./deadline-words.ts";

/** The label a badge has by itself, when nothing else is known. */
export const USUAL_DEADLINE: Record<Priority, DeadlineKind> = {
  A: "now",
  B: "this-week",
  C: "this-month",
  D: "none",
};

/** T0's own date, and the first date on which work can still be done: the next one after the cut-off hour. */
interface Start {
  date: string;
  from: string;
}

function startOf(t0: number, organization: Organization): Start {
  const date = localDate(t0, organization.timeZone);
  const late = localHour(t0, organization.timeZone) >= organization.calendar.cutoffHour;
  return { date, from: late ? addDays(date, 1) : date };
}

/**
 * The deadline of a badge.
 * @param t0 milliseconds since the epoch.
 * @param kev counts for A only, where its due date may come before our own; never on a closed day.
 */
export function deadlineFor(priority: Priority, t0: number, organization: Organization, kev?: Kev): Deadline {
  const start = startOf(t0, organization);
  switch (priority) {
    case "A":
      return { kind: "now", date: immediate(start, organization, kev) };
    case "B":
      return withinWeek(start, organization);
    case "C":
      return withinMonth(start, organization);
    case "D":
      return { kind: "none" };
  }
}

/**
 * A deadline whose label came with the advisory: the label is kept, and dated where its period still holds a
 * business day; else the badge's own rule decides label and date.
 */
export function deadlineAsStated(
  kind: DeadlineKind,
  priority: Priority,
  t0: number,
  organization: Organization,
): Deadline {
  const start = startOf(t0, organization);
  const sunday = endOfWeek(start.date);
  switch (kind) {
    case "now":
      return { kind, date: immediate(start, organization) };
    case "this-week":
      return lastIn(start.date, sunday, kind, organization) ?? withinWeek(start, organization);
    case "next-week":
      return (
        lastIn(addDays(sunday, 1), addDays(sunday, 7), kind, organization) ?? {
          kind: "date",
          date: nextBusinessDay(addDays(sunday, 8), organization),
        }
      );
    case "this-month":
      return (
        lastIn(start.date, endOfMonth(start.date), kind, organization) ?? withinMonth(start, organization)
      );
    case "date": {
      const { date } = deadlineFor(priority, t0, organization);
      return date === undefined ? { kind } : { kind, date };
    }
    case "none":
      return { kind };
  }
}

function lastIn(
  from: string,
  to: string,
  kind: DeadlineKind,
  organization: Organization,
): Deadline | undefined {
  const date = businessDays(from, to, organization).at(-1);
  return date === undefined ? undefined : { kind, date };
}

/** A: the earliest of KEV's due date, three calendar days, and the second business day; never before T0. */
function immediate({ date, from }: Start, organization: Organization, kev?: Kev): string {
  const threeDays = businessDays(from, addDays(date, 3), organization).at(-1);
  const second = businessDayAfter(from, 2, organization);
  // A holiday longer than three days leaves no business day to be asked for: the next one is the earliest.
  const own =
    threeDays === undefined ? nextBusinessDay(from, organization) : threeDays < second ? threeDays : second;
  if (kev === undefined || kev.dueDate >= own) return own;
  // CISA's date may fall on a day that is closed here: the last business day before it keeps to both.
  return businessDays(from, kev.dueDate, organization).at(-1) ?? nextBusinessDay(from, organization);
}

/** B: this week if two business days are left of it, else within seven days; labelled by the week it falls in. */
function withinWeek({ date, from }: Start, organization: Organization): Deadline {
  const sunday = endOfWeek(date);
  const left = businessDays(from, sunday, organization);
  const due =
    (left.length >= 2 ? left.at(-1) : undefined) ??
    businessDays(from, addDays(date, 7), organization).at(-1) ??
    nextBusinessDay(addDays(date, 8), organization);
  if (due <= sunday) return { kind: "this-week", date: due };
  return { kind: due <= addDays(sunday, 7) ? "next-week" : "date", date: due };
}

/** C: this month if ten business days are left of it, else within thirty days, labelled with the date. */
function withinMonth({ date, from }: Start, organization: Organization): Deadline {
  const left = businessDays(from, endOfMonth(date), organization);
  const last = left.at(-1);
  if (left.length >= 10 && last !== undefined) return { kind: "this-month", date: last };
  const due =
    businessDays(from, addDays(date, 30), organization).at(-1) ??
    nextBusinessDay(addDays(date, 31), organization);
  return { kind: "date", date: due };
}
