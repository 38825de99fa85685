import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  businessDayAfter,
  businessDays,
  isBusinessDay,
  localDate,
  localHour,
} from "../../src/advisory/calendar.ts";
import { addDays, endOfMonth, endOfWeek, weekday } from "../../src/advisory/dates.ts";
import { organization } from "./organization.ts";

const usual = organization();

describe("localDate", () => {
  test.each([
    ["2026-11-23T14:59:59Z", "Asia/Tokyo", "2026-11-23"],
    ["2026-11-23T15:00:00Z", "Asia/Tokyo", "2026-11-24"],
    ["2026-12-31T15:00:00Z", "Asia/Tokyo", "2027-01-01"],
    ["2026-03-08T04:59:59Z", "America/New_York", "2026-03-07"],
    ["2026-03-09T03:59:59Z", "America/New_York", "2026-03-08"],
    ["2026-03-09T04:00:00Z", "America/New_York", "2026-03-09"],
    ["2026-11-24T18:30:00Z", "Asia/Kolkata", "2026-11-25"],
  ])("%s in %s is %s", (instant, timeZone, expected) => {
    expect(localDate(Date.parse(instant), timeZone)).toBe(expected);
  });

  test("names the time zone it does not know", () => {
    expect(() => localDate(0, "Asia/Edo")).toThrow(/Asia\/Edo/);
  });

  test("agrees with the platform's own calendar at every instant", () => {
    const instants = fc.integer({ min: Date.UTC(1972, 0, 1), max: Date.UTC(2099, 11, 31) });
    const zones = fc.constantFrom(
      "Asia/Tokyo",
      "UTC",
      "America/New_York",
      "Australia/Lord_Howe",
      "Asia/Kathmandu",
    );
    fc.assert(
      fc.property(instants, zones, (instant, timeZone) => {
        const parts = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" });
        const [date, time = ""] = parts.format(instant).split(" ");

        expect(localDate(instant, timeZone)).toBe(date);
        expect(localHour(instant, timeZone)).toBe(Number(time.slice(0, 2)));
      }),
    );
  });
});

describe("isBusinessDay", () => {
  test.each([
    ["2026-11-24", true, "an ordinary Tuesday"],
    ["2026-11-23", false, "勤労感謝の日"],
    ["2026-11-22", false, "Sunday"],
    ["2026-11-21", false, "Saturday"],
    ["2026-09-21", false, "敬老の日"],
    ["2026-09-22", false, "国民の休日, between two holidays"],
    ["2026-09-23", false, "秋分の日"],
    ["2026-09-24", true, "after the three of them"],
    ["2026-05-06", false, "振替休日 of 憲法記念日, which is a Sunday"],
    ["2026-05-07", true, "after Golden Week"],
    ["2026-12-28", true, "last day of the year's work"],
    ["2026-12-29", false, "closed every year"],
    ["2027-01-03", false, "closed every year"],
    ["2027-01-04", true, "first day of the year's work"],
    ["2051-01-02", false, "closed every year, past the data of holidays"],
    ["2051-02-23", true, "past the data of holidays only weekends and closed days are known"],
  ])("%s: %s (%s)", (date, expected) => {
    expect(isBusinessDay(date, usual)).toBe(expected);
  });

  test("takes the organization's own closed days", () => {
    const closed = organization({ closedDays: ["2026-11-25"], closedEveryYear: ["08-13"] });

    expect(isBusinessDay("2026-11-25", closed)).toBe(false);
    expect(isBusinessDay("2026-08-13", closed)).toBe(false);
    expect(isBusinessDay("2026-12-29", closed)).toBe(true);
  });
});

describe("counting", () => {
  test("lists the business days of a week with a holiday in it", () => {
    expect(businessDays("2026-11-23", "2026-11-29", usual)).toEqual([
      "2026-11-24",
      "2026-11-25",
      "2026-11-26",
      "2026-11-27",
    ]);
  });

  test("counts across the turn of the year", () => {
    expect(businessDayAfter("2026-12-28", 2, usual)).toBe("2027-01-04");
  });

  test("ends where every day is closed", () => {
    const all = Array.from({ length: 400 }, (_, index) => addDays("2026-01-01", index));

    expect(businessDayAfter("2026-01-01", 1, organization({ closedDays: all }))).toBe("2026-01-01");
  });

  test("ends weeks on Sundays and months on their last day", () => {
    const days = fc.integer({ min: 0, max: 60_000 }).map((day) => addDays("1970-01-01", day));
    fc.assert(
      fc.property(days, (day) => {
        expect(weekday(endOfWeek(day))).toBe(7);
        expect(weekday(day)).toBe(new Date(day).getUTCDay() || 7);
        expect(addDays(endOfMonth(day), 1).slice(8)).toBe("01");
        expect(endOfMonth(day).slice(0, 7)).toBe(day.slice(0, 7));
      }),
    );
    expect(endOfMonth("2028-02-10")).toBe("2028-02-29");
  });
});
