import fc from "fast-check";
import { expect, test } from "vitest";
import { AdvisoryContent } from "../../src/advisory/schema.ts";
import { shiftDates } from "../../src/advisory/shift-dates.ts";
import { arbitraryAdvisory } from "./arbitrary-content.ts";

const DAY_MS = 86_400_000;

test("moves every date and keeps the time of day and its offset", () => {
  const content = AdvisoryContent.parse({
    kind: "vulnerability",
    title: { ja: "2026年11月20日の題名" },
    publishedAt: "2026-11-20T10:30:00+09:00",
    updatedAt: "2026-12-31T23:59:59.5Z",
    kev: { dateAdded: "2026-11-21", dueDate: "2026-11-26", ransomware: true },
    withdrawn: { at: "2026-11-22T00:00:00-05:00" },
  });

  expect(shiftDates(content, 10 * DAY_MS)).toEqual({
    ...content,
    publishedAt: "2026-11-30T10:30:00+09:00",
    updatedAt: "2027-01-10T23:59:59.5Z",
    kev: { dateAdded: "2026-12-01", dueDate: "2026-12-06", ransomware: true },
    withdrawn: { at: "2026-12-02T00:00:00-05:00" },
  });
});

test("keeps what a document has besides, and adds no date", () => {
  const document = {
    id: "x",
    ...AdvisoryContent.parse({ kind: "alert", title: { en: "x" } }),
  };

  expect(shiftDates(document, DAY_MS)).toEqual(document);
});

test("there and back is where it was, and always valid", () => {
  fc.assert(
    fc.property(arbitraryAdvisory, fc.integer({ min: -3_000, max: 3_000 }), (content, days) => {
      const there = shiftDates(content, days * DAY_MS);

      expect(AdvisoryContent.parse(there)).toEqual(there);
      expect(shiftDates(there, -days * DAY_MS)).toEqual(content);
    }),
  );
});
