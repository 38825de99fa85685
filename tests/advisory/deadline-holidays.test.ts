import { describe, expect, test } from "vitest";
import { isBusinessDay, localDate } from "../../src/advisory/calendar.ts";
import { deadlineFor } from "../../src/advisory/deadline.ts";
import { Organization, type Priority } from "../../src/advisory/schema.ts";
import { organization, tokyo } from "./organization.ts";

/** Checked by hand: what A, B and C published then are due, in Tokyo. */
const TABLE: [t0: string, a: string, b: string, c: string, why: string][] = [
  ["2026-09-18 14:59", "2026-09-18", "2026-09-25", "2026-10-16", "the Friday before シルバーウィーク"],
  ["2026-09-19 09:00", "2026-09-24", "2026-09-25", "2026-10-19", "its Saturday"],
  ["2026-09-21 09:00", "2026-09-24", "2026-09-25", "2026-10-21", "敬老の日"],
  ["2026-09-22 23:59", "2026-09-25", "2026-09-25", "2026-10-22", "国民の休日, late"],
  ["2026-09-23 09:00", "2026-09-25", "2026-09-25", "2026-10-23", "秋分の日"],
  ["2026-04-28 09:00", "2026-04-30", "2026-05-01", "2026-05-28", "Tuesday before 昭和の日"],
  ["2026-04-30 14:59", "2026-05-01", "2026-05-01", "2026-05-29", "between"],
  [
    "2026-05-01 15:00",
    "2026-05-07",
    "2026-05-08",
    "2026-05-29",
    "Friday late: ten days and more of May are left",
  ],
  ["2026-05-06 12:00", "2026-05-08", "2026-05-08", "2026-05-29", "振替休日"],
  ["2026-05-07 09:00", "2026-05-08", "2026-05-08", "2026-05-29", "May ends on a Sunday"],
  ["2026-10-01 09:00", "2026-10-02", "2026-10-02", "2026-10-30", "October ends on a Saturday"],
  ["2026-12-28 14:59", "2026-12-28", "2027-01-04", "2027-01-27", "御用納め"],
  ["2026-12-28 15:00", "2027-01-04", "2027-01-04", "2027-01-27", "御用納め, late"],
  ["2026-12-31 09:00", "2027-01-04", "2027-01-07", "2027-01-29", "大晦日: two days within T0+3 are none"],
  ["2027-01-01 00:00", "2027-01-04", "2027-01-08", "2027-01-29", "元日"],
  ["2027-01-04 09:00", "2027-01-05", "2027-01-08", "2027-01-29", "仕事始め; January ends on a Sunday"],
];

describe("around holidays", () => {
  test.each(TABLE)("%s: A %s, B %s, C %s (%s)", (t0, a, b, c) => {
    const due = (priority: Priority) => deadlineFor(priority, tokyo(t0), organization()).date;

    expect([due("A"), due("B"), due("C")]).toEqual([a, b, c]);
  });
});

test.each([
  // Summer time begins on 2026-03-08 and ends on 2026-11-01 in New York.
  ["2026-03-06T19:59:00Z", "2026-03-09", "Friday 14:59 in winter: the second business day is Monday"],
  ["2026-03-06T20:00:00Z", "2026-03-09", "Friday 15:00 in winter: within T0+3 only Monday is left"],
  ["2026-03-09T18:59:00Z", "2026-03-10", "Monday 14:59 in summer"],
  ["2026-03-09T19:00:00Z", "2026-03-11", "Monday 15:00 in summer"],
  ["2026-11-01T05:30:00Z", "2026-11-04", "01:30, the first of two: 11/3 is 文化の日"],
  ["2026-11-01T06:30:00Z", "2026-11-04", "01:30, the second of two"],
])("in New York, %s: A is due %s (%s)", (t0, date) => {
  const overseas = Organization.parse({ timeZone: "America/New_York" });

  expect(deadlineFor("A", Date.parse(t0), overseas).date).toBe(date);
});

test("every hour of two years: on or after its day, on a day of work, an A no later than a B, a B than a C", () => {
  const weeks = (from: string, days: number) =>
    Array.from({ length: days }, (_, day) =>
      new Date(Date.parse(from) + day * 86_400_000).toISOString().slice(0, 10),
    );
  const calendars = [
    organization(),
    organization({ cutoffHour: 24, closedDays: weeks("2026-08-03", 21) }),
    { ...organization({ cutoffHour: 0, closedDays: weeks("2026-12-14", 40) }), timeZone: "America/New_York" },
  ];
  const wrong: string[] = [];
  for (const its of calendars) {
    for (let at = tokyo("2026-01-01 00:00"); at < tokyo("2028-01-01 00:00"); at += 3_600_000) {
      const today = localDate(at, its.timeZone);
      const [a = "", b = "", c = ""] = (["A", "B", "C"] as const).map(
        (one) => deadlineFor(one, at, its).date,
      );
      if (!(today <= a && a <= b && b <= c)) wrong.push(`${today}: ${a}, ${b}, ${c}`);
      if (![a, b, c].every((date) => isBusinessDay(date, its))) wrong.push(`${today}: closed`);
    }
  }

  expect(wrong).toEqual([]);
});
