import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isBusinessDay, localDate } from "../../src/advisory/calendar.ts";
import { addDays, endOfWeek } from "../../src/advisory/dates.ts";
import {
  deadlineAsStated,
  deadlineFor,
  formatDeadline,
  formatDue,
  isOverdue,
} from "../../src/advisory/deadline.ts";
import { DeadlineKind, type Priority } from "../../src/advisory/schema.ts";
import { organization, tokyo } from "./organization.ts";

const usual = organization();

/** Checked by hand against a calendar of 2026 and 2027. */
const TABLE: [Priority, string, string, string, string][] = [
  ["A", "2026-11-24 10:00", "now", "2026-11-25", "Tuesday: the second business day"],
  ["A", "2026-11-24 15:00", "now", "2026-11-26", "from 15:00 today is no day left"],
  ["A", "2026-11-26 16:00", "now", "2026-11-27", "Thursday late: T0+3 is Sunday, so Friday"],
  ["A", "2026-11-27 10:00", "now", "2026-11-30", "Friday: Monday is both T0+3 and the second"],
  ["A", "2026-11-28 12:00", "now", "2026-12-01", "Saturday: Tuesday"],
  ["A", "2026-05-02 12:00", "now", "2026-05-07", "Golden Week leaves no business day within three"],
  ["A", "2026-12-28 16:00", "now", "2027-01-04", "nor does the turn of the year"],
  ["A", "2026-09-18 17:00", "now", "2026-09-24", "Friday late before 敬老の日, 休日, 秋分の日"],
  ["B", "2026-11-24 10:00", "this-week", "2026-11-27", "Tuesday: Friday"],
  ["B", "2026-11-26 14:59", "this-week", "2026-11-27", "Thursday: today and Friday are two"],
  ["B", "2026-11-26 15:00", "next-week", "2026-12-03", "Thursday late: only Friday is left, so T0+7"],
  ["B", "2026-11-27 10:00", "next-week", "2026-12-04", "Friday"],
  ["B", "2026-11-29 10:00", "next-week", "2026-12-04", "Sunday: T0+7 is a Sunday"],
  ["B", "2026-04-27 10:00", "this-week", "2026-05-01", "Monday of Golden Week, 4/29 is closed"],
  ["B", "2026-04-30 16:00", "next-week", "2026-05-07", "one day left, and T0+7 is the Thursday after it"],
  ["B", "2026-05-01 10:00", "next-week", "2026-05-08", "Friday before Golden Week"],
  ["B", "2026-09-17 10:00", "this-week", "2026-09-18", "Thursday before 2026-09-22, which is 休日"],
  ["B", "2026-09-18 10:00", "next-week", "2026-09-25", "Friday before it"],
  ["B", "2026-09-22 10:00", "this-week", "2026-09-25", "on it: 9/24 and 9/25 are left"],
  ["B", "2026-12-25 10:00", "next-week", "2026-12-28", "Friday, T0+7 is 1/1: 12/28 is the last before it"],
  ["B", "2026-12-28 10:00", "next-week", "2027-01-04", "one day left, T0+7 is 1/4"],
  ["B", "2026-12-28 16:00", "next-week", "2027-01-04", "none left, T0+7 is 1/4"],
  ["B", "2026-12-26 10:00", "next-week", "2026-12-28", "Saturday, T0+7 is 1/2"],
  ["C", "2026-11-02 10:00", "this-month", "2026-11-30", "most of the month is left"],
  ["C", "2026-11-16 10:00", "this-month", "2026-11-30", "exactly ten: 16–20, 24–27, 30"],
  ["C", "2026-11-16 15:00", "date", "2026-12-16", "nine: T0+30"],
  ["C", "2026-11-24 10:00", "date", "2026-12-24", "T0+30"],
  ["C", "2026-12-01 10:00", "this-month", "2026-12-28", "the last business day of the year"],
  ["C", "2026-12-15 10:00", "this-month", "2026-12-28", "exactly ten before the year ends"],
  ["C", "2026-12-16 10:00", "date", "2027-01-15", "nine: T0+30"],
  ["C", "2026-12-04 10:00", "this-month", "2026-12-28", "the year's last days are closed"],
  ["C", "2027-01-29 10:00", "date", "2027-02-26", "T0+30 is 2/28, a Sunday"],
];

describe("deadlineFor", () => {
  test.each(TABLE)("%s at %s is %s %s (%s)", (priority, t0, kind, date) => {
    expect(deadlineFor(priority, tokyo(t0), usual)).toEqual({ kind, date });
  });

  test("labels with the date what falls after next week", () => {
    const closed = ["2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27"];
    const twoWeeks = ["2026-11-30", "2026-12-01", "2026-12-02", "2026-12-03", "2026-12-04"];
    const shut = organization({ closedDays: [...closed, ...twoWeeks] });

    expect(deadlineFor("B", tokyo("2026-11-24 10:00"), shut)).toEqual({ kind: "date", date: "2026-12-07" });
  });

  test("gives D no date", () => {
    expect(deadlineFor("D", tokyo("2026-11-24 10:00"), usual)).toEqual({ kind: "none" });
  });

  test.each([
    ["2026-11-24", "2026-11-24", "earlier than our own"],
    ["2026-11-29", "2026-11-25", "later than our own"],
    ["2026-11-20", "2026-11-24", "never before T0"],
  ])("A with KEV's due date %s is %s (%s)", (dueDate, date) => {
    const kev = { dateAdded: "2026-11-01", dueDate, ransomware: true };

    expect(deadlineFor("A", tokyo("2026-11-24 10:00"), usual, kev)).toEqual({ kind: "now", date });
  });

  test.each([
    // Fri 2026-11-20 to Tue 2026-11-24: a weekend and 勤労感謝の日 between.
    ["2026-11-20 10:00", "2026-11-22", "2026-11-20", "a Sunday: the Friday before it"],
    ["2026-11-20 16:00", "2026-11-22", "2026-11-24", "nothing before it is left: the next business day"],
    ["2026-11-27 10:00", "2026-11-29", "2026-11-27", "a Sunday before our own Monday: the Friday"],
    ["2026-11-19 10:00", "2026-11-20", "2026-11-20", "a business day stands"],
    ["2026-04-30 16:00", "2026-05-03", "2026-05-01", "憲法記念日: the Friday before Golden Week"],
    ["2026-12-28 16:00", "2026-12-31", "2027-01-04", "within 年末年始: the first day of work"],
    ["2026-09-18 10:00", "2026-09-22", "2026-09-18", "a 国民の休日 after 敬老の日: T0's own Friday"],
  ])("A of %s with KEV's due date %s is due %s (%s)", (t0, dueDate, date) => {
    const kev = { dateAdded: "2026-04-01", dueDate, ransomware: true };

    expect(deadlineFor("A", tokyo(t0), usual, kev).date).toBe(date);
  });

  test("never falls before T0 nor on a closed day, and its label is true", () => {
    const t0 = fc.integer({ min: tokyo("2020-01-01 00:00"), max: tokyo("2040-12-31 23:59") });
    const closedDays = fc.array(fc.constantFrom("2026-11-24", "2026-11-25", "2026-12-04"), { maxLength: 3 });
    const zones = fc.constantFrom("Asia/Tokyo", "UTC", "America/New_York");
    const due = fc.integer({ min: -30, max: 30 });
    fc.assert(
      fc.property(
        fc.constantFrom("A", "B", "C"),
        t0,
        closedDays,
        zones,
        due,
        (priority, at, closed, timeZone, days) => {
          const its = { ...organization({ closedDays: closed }), timeZone };
          const today = localDate(at, timeZone);

          const kev = { dateAdded: today, dueDate: addDays(today, days), ransomware: false };

          const { kind, date = "" } = deadlineFor(priority, at, its, kev);

          expect(date >= today).toBe(true);
          expect(isBusinessDay(date, its)).toBe(true);
          expect(kind === "this-week").toBe(priority === "B" && date <= endOfWeek(today));
          const nextSunday = addDays(endOfWeek(today), 7);
          expect(kind === "next-week").toBe(priority === "B" && endOfWeek(date) === nextSunday);
          expect(kind !== "this-month" || date.slice(0, 7) === today.slice(0, 7)).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  test("an A is never due later than a B, nor a B later than a C, whatever is closed", () => {
    const t0 = fc.integer({ min: tokyo("2026-01-01 00:00"), max: tokyo("2030-12-31 23:59") });
    const closures = fc.record({
      obon: fc.boolean(),
      from: fc.integer({ min: 0, max: 20 }),
      days: fc.integer({ min: 0, max: 20 }),
    });
    fc.assert(
      fc.property(t0, closures, fc.integer({ min: -5, max: 20 }), (at, { obon, from, days }, due) => {
        const today = localDate(at, "Asia/Tokyo");
        const its = organization({
          closedDays: Array.from({ length: days }, (_, day) => addDays(today, from + day)),
          ...(obon ? { closedEveryYear: ["08-13", "08-14", "08-15", "12-31", "01-02", "01-03"] } : {}),
        });
        const kev = { dateAdded: today, dueDate: addDays(today, due), ransomware: true };
        const [a = "", b = "", c = ""] = (["A", "B", "C"] as const).map(
          (priority) => deadlineFor(priority, at, its, kev).date,
        );

        expect(a <= b).toBe(true);
        expect(b <= c).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  test("crosses the ends of months and years", () => {
    const ends = fc.constantFrom(
      "2026-12-25",
      "2026-12-31",
      "2027-02-26",
      "2028-02-28",
      "2026-04-30",
      "2027-12-30",
    );
    fc.assert(
      fc.property(ends, fc.integer({ min: 0, max: 4 * 24 }), (end, hours) => {
        const at = tokyo(`${end} 00:00`) + hours * 3_600_000;
        const today = localDate(at, "Asia/Tokyo");

        const dates = (["A", "B", "C"] as const).map(
          (priority) => deadlineFor(priority, at, usual).date ?? "",
        );

        for (const date of dates) {
          expect(date >= today && date <= addDays(today, 45)).toBe(true);
          expect(isBusinessDay(date, usual)).toBe(true);
        }
      }),
    );
  });
});

describe("deadlineAsStated", () => {
  test.each([
    ["this-week", "B", "2026-11-24 10:00", "this-week", "2026-11-27"],
    ["this-week", "B", "2026-11-27 17:00", "this-week", "2026-11-27"],
    ["this-week", "B", "2026-11-28 10:00", "next-week", "2026-12-04"],
    ["next-week", "B", "2026-11-24 10:00", "next-week", "2026-12-04"],
    ["next-week", "B", "2026-12-24 10:00", "next-week", "2026-12-28"],
    ["this-month", "C", "2026-11-24 10:00", "this-month", "2026-11-30"],
    ["this-month", "C", "2026-12-30 10:00", "date", "2027-01-29"],
    ["now", "A", "2026-11-24 10:00", "now", "2026-11-25"],
    ["date", "C", "2026-11-24 10:00", "date", "2026-12-24"],
    ["date", "D", "2026-11-24 10:00", "date", undefined],
    ["none", "B", "2026-11-24 10:00", "none", undefined],
  ] as const)("%s of a %s at %s is %s %s", (stated, priority, t0, kind, date) => {
    const deadline = deadlineAsStated(stated, priority, tokyo(t0), usual);

    expect(deadline).toEqual(date === undefined ? { kind } : { kind, date });
  });
});

describe("words", () => {
  test.each([
    [{ kind: "this-week", date: "2026-11-27" }, "今週中（11/27 金まで）", "This week (by Fri 27 Nov 2026)"],
    [{ kind: "this-week" }, "今週中", "This week"],
    [{ kind: "now", date: "2026-11-25" }, "今すぐ（11/25 水まで）", "Immediately (by Wed 25 Nov 2026)"],
    [{ kind: "date", date: "2026-12-08" }, "12/8 火まで", "By Tue 8 Dec 2026"],
    [{ kind: "none" }, "次回定期更新時・情報共有のみ", "Next maintenance, FYI"],
  ] as const)("%o", (deadline, ja, en) => {
    expect(formatDeadline(deadline, "ja")).toBe(ja);
    expect(formatDeadline(deadline, "en")).toBe(en);
  });

  test.each([
    ["next-week", "2026-11-06", "2026-11-13", "来週中（11/13 金まで）"],
    ["next-week", "2026-11-09", "2026-11-13", "今週中（11/13 金まで）"],
    ["next-week", "2026-11-14", "2026-11-13", "11/13 金まで"],
    ["this-week", "2026-11-15", "2026-11-13", "11/13 金まで"],
    ["this-week", "2026-11-09", "2026-11-13", "今週中（11/13 金まで）"],
    ["this-month", "2026-11-30", "2026-11-30", "今月中（11/30 月まで）"],
    ["this-month", "2026-12-01", "2026-11-30", "11/30 月まで"],
    ["now", "2026-12-01", "2026-11-25", "今すぐ（11/25 水まで）"],
  ] as const)("a deadline %s read on %s", (kind, today, date, ja) => {
    expect(formatDeadline({ kind, date }, "ja", today)).toBe(ja);
  });

  test("names the year where it is another one than today's", () => {
    const deadline = { kind: "date", date: "2022-05-03" } as const;

    expect(formatDeadline(deadline, "ja", "2026-11-24")).toBe("2022/5/3 火まで");
    expect(formatDeadline(deadline, "ja", "2022-11-24")).toBe("5/3 火まで");
  });

  test("every kind has words in both languages", () => {
    for (const kind of DeadlineKind.options) {
      expect(formatDeadline({ kind }, "ja")).toMatch(/[ぁ-ん一-龠]/);
      expect(formatDeadline({ kind }, "en")).toMatch(/^[\x20-\x7e]+$/);
    }
  });

  test("writes the date out for a letter", () => {
    expect(formatDue({ kind: "this-week", date: "2026-11-27" }, "ja")).toBe("2026年11月27日（金）");
    expect(formatDue({ kind: "this-week" }, "ja")).toBe("今週中");
  });

  test("is overdue from the day after", () => {
    expect(isOverdue({ kind: "now", date: "2026-11-24" }, "2026-11-24")).toBe(false);
    expect(isOverdue({ kind: "now", date: "2026-11-24" }, "2026-11-25")).toBe(true);
    expect(isOverdue({ kind: "none" }, "2026-11-25")).toBe(false);
  });
});
