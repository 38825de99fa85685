import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AdvisoryContent, Assessment } from "../../src/advisory/schema.ts";
import { assess, RULES } from "../../src/advisory/triage.ts";
import { arbitraryAdvisory } from "./arbitrary-content.ts";
import { organization, tokyo } from "./organization.ts";

const NOW = tokyo("2026-11-24 10:00");
const usual = organization();

function judge(content: Partial<AdvisoryContent>, now = NOW): Assessment {
  return assess(
    AdvisoryContent.parse({ kind: "vulnerability", title: { ja: "架空の製品の脆弱性" }, ...content }),
    usual,
    now,
  );
}

function words(assessment: Assessment): { ja: string; en: string } {
  return {
    ja: assessment.reasons.map(({ ja }) => ja).join("\n"),
    en: assessment.reasons.map(({ en }) => en).join("\n"),
  };
}

const LISTED = { dateAdded: "2026-11-10", dueDate: "2026-11-24", ransomware: false };
const publishedAt = "2026-11-10T00:00:00Z";

describe("KEV", () => {
  test("with ransomware is A, due by A's own rule and not later than CISA's date", () => {
    const assessment = judge({ kev: { ...LISTED, ransomware: true }, publishedAt });

    expect(assessment).toMatchObject({
      priority: "A",
      deadline: { kind: "now", date: "2026-11-11" },
      rule: "ransomware",
      rules: RULES,
    });
    expect(words(assessment).ja).toContain("ランサムウェア");
    expect(words(assessment).ja).toContain("2026年11月24日（火）");
    expect(words(assessment).ja).toContain("参考");
    expect(words(assessment).en).toContain("US federal agencies only");
  });

  test("alone is B, says what is not known, and that an exposed asset would be A", () => {
    const assessment = judge({ kev: LISTED, publishedAt });

    expect(assessment).toMatchObject({
      priority: "B",
      review: true,
      rule: "bod-26-04",
      row: { table: "CISA BOD 26-04", version: "1.0.0", row: 8, outcome: "14 days" },
      deadline: { kind: "this-week", date: "2026-11-13" },
    });
    expect(words(assessment).ja).toMatch(/要確認.*公開資産なら A/);
    expect(words(assessment).en).toContain("A for an exposed asset");
  });

  test("is due from the day of listing where nothing else is dated", () => {
    expect(judge({ kev: LISTED }).deadline).toEqual({ kind: "this-week", date: "2026-11-13" });
  });

  test("with a date before the day of listing is said to be due on that day", () => {
    const assessment = judge({ kev: { ...LISTED, dueDate: "2022-05-03" }, publishedAt });

    expect(words(assessment).ja).toContain("期限の2026年11月10日（火）");
  });
});

describe("a stated priority", () => {
  test("is kept, dated by the day it was published and not by its update", () => {
    const assessment = judge({
      stated: { priority: "B", deadline: "this-week" },
      publishedAt: "2026-11-17T10:00:00+09:00",
      updatedAt: "2026-11-24T09:00:00+09:00",
    });

    expect(assessment).toMatchObject({
      priority: "B",
      review: false,
      rule: "stated",
      deadline: { kind: "this-week", date: "2026-11-20" },
    });
  });

  test.each([
    ["A", "now"],
    ["B", "this-week"],
    ["C", "this-month"],
    ["D", "none"],
  ] as const)("%s without deadline and date is %s", (priority, kind) => {
    expect(judge({ stated: { priority } }).deadline).toEqual({ kind });
  });

  test("tells the publisher's reason in both languages, whichever it has", () => {
    const { reasons } = judge({ stated: { priority: "A", reason: { ja: "委託先のため" } } });

    expect(reasons.map(({ en }) => en).join()).toContain("委託先のため");
    expect(reasons.map(({ ja }) => ja).join()).toContain("発行元の理由: 委託先のため");
  });

  test("stands against KEV, which may only suggest", () => {
    const kev = { dateAdded: "2026-11-10", dueDate: "2026-12-01", ransomware: true };

    const lower = judge({ stated: { priority: "C" }, kev });
    const same = judge({ stated: { priority: "A" }, kev });

    expect(lower).toMatchObject({ priority: "C", review: true });
    expect(words(lower).ja).toContain("優先度 A が相当");
    expect(same).toMatchObject({ priority: "A", review: false });
  });
});

describe("what is unknown", () => {
  test.each([["vulnerability"], ["incident"], ["alert"]] as const)("is never low: %s", (kind) => {
    const assessment = judge({ kind });

    expect(assessment).toMatchObject({ priority: "C", review: true, deadline: { kind: "this-month" } });
    expect(words(assessment).ja).toContain("要確認");
    expect(words(assessment).ja).toContain("分かっていません");
    expect(assessment.wouldChange.length).toBeGreaterThan(0);
  });

  test("is dated by the update, else by the publication", () => {
    const publishedAt = "2026-11-02T10:00:00+09:00";

    expect(judge({ publishedAt }).deadline).toEqual({ kind: "this-month", date: "2026-11-30" });
    expect(judge({ publishedAt, updatedAt: "2026-11-24T10:00:00+09:00" }).deadline).toEqual({
      kind: "date",
      date: "2026-12-24",
    });
  });
});

describe("dates", () => {
  test("far in the future are not trusted", () => {
    const assessment = judge({ publishedAt: "2031-01-01T00:00:00Z", stated: { priority: "B" } });

    expect(assessment).toMatchObject({ priority: "B", review: true, deadline: { kind: "this-week" } });
    expect(assessment.deadline.date).toBeUndefined();
    expect(words(assessment).ja).toContain("未来の日付");
  });

  test("a day ahead are trusted: clocks and zones differ", () => {
    expect(judge({ publishedAt: "2026-11-25T10:00:00+09:00" }).deadline.date).toBe("2026-12-25");
  });
});

test("a withdrawn advisory is D with nothing to do, whatever else it says", () => {
  const assessment = judge({
    withdrawn: {},
    stated: { priority: "A", deadline: "now" },
    kev: { dateAdded: "2026-11-10", dueDate: "2026-11-12", ransomware: true },
  });

  expect(assessment).toMatchObject({ priority: "D", review: false, deadline: { kind: "none" } });
});

test("any advisory is judged, the same twice, with reasons in both languages", () => {
  fc.assert(
    fc.property(arbitraryAdvisory, (content) => {
      const assessment = assess(content, usual, NOW);

      expect(Assessment.parse(assessment)).toEqual(assessment);
      expect(assess(content, usual, NOW)).toEqual(assessment);
      expect(assessment.reasons.every(({ ja, en }) => ja !== "" && en !== "")).toBe(true);
      expect(assessment.reasons.length).toBeGreaterThan(0);
      expect(assessment.inputs === undefined || assessment.inputs.length > 0).toBe(true);
    }),
    { numRuns: 200 },
  );
});
