import { describe, expect, test } from "vitest";
import type { Override } from "../../../src/advisory/usage.ts";
import { badge, ja, judge, used } from "./given.ts";

const KEV = { dateAdded: "2026-11-10", dueDate: "2026-11-13", ransomware: true };
const set = (priority: Override["priority"]): { override: Override } => ({
  override: {
    priority,
    reason: "検証環境のみで利用",
    by: { id: "U1", name: "担当者" },
    lang: "ja",
    at: "2026-11-20T01:00:00Z",
  },
});

describe("a person's badge", () => {
  test("wins, with who, when and why, dated from the day it was set", () => {
    const assessment = judge({ kev: KEV, publishedAt: "2026-11-10T00:00:00Z" }, set("B"));

    expect(assessment).toMatchObject({
      priority: "B",
      rule: "override",
      deadline: { kind: "next-week", date: "2026-11-27" },
    });
    expect(assessment.reasons[0]?.ja).toBe(
      "担当者 さんが11/20 金に対応優先度 B としました。理由: 検証環境のみで利用",
    );
  });

  test("is to be checked where the feeds suggest a higher one", () => {
    const assessment = judge({ kev: KEV }, set("C"));

    expect(badge(assessment)).toBe("C?");
    expect(assessment.suggested).toMatchObject({ priority: "A", rule: "ransomware" });
    expect(ja(assessment.reasons)).toContain("対応優先度 A が相当です");
    expect(assessment.inputs?.length).toBeGreaterThan(0);
  });

  test("keeps a lower suggestion without a flag, and none where they agree", () => {
    const low = { ssvc: [{ automatable: "no" as const, technicalImpact: "partial" as const }] };

    expect(judge(low, { ...set("A"), ...used("no") })).toMatchObject({
      review: false,
      suggested: { priority: "D" },
    });
    expect(judge({ kev: KEV }, set("A")).suggested).toBeUndefined();
  });

  test("is not doubted for want of information", () => {
    expect(badge(judge({}, set("D")))).toBe("D");
    expect(badge(judge({ kind: "incident", title: { ja: "お知らせ" } }, set("D")))).toBe("D");
  });

  test("wins over a publisher's badge, a withdrawal and an inventory, and says so of a withdrawal", () => {
    const withdrawn = judge(
      { withdrawn: {}, stated: { priority: "D" } },
      { ...set("A"), ...used("no", "no") },
    );

    expect(badge(withdrawn)).toBe("A?");
    expect(ja(withdrawn.reasons)).toContain("取り下げ");
  });

  test("is never due before the advisory was published", () => {
    const assessment = judge({ publishedAt: "2026-11-24T00:00:00Z" }, set("A"));

    expect(assessment.deadline).toEqual({ kind: "now", date: "2026-11-25" });
  });
});

describe("a publisher's badge", () => {
  test("is doubted for exploitation alone, not for its own words", () => {
    const summary = { ja: "悪用が確認されています。" };

    expect(badge(judge({ stated: { priority: "C" }, summary }))).toBe("C");
    expect(badge(judge({ stated: { priority: "C" }, exploitation: [{ state: "active" }] }))).toBe("C?");
    expect(judge({ stated: { priority: "C" }, kev: KEV }).suggested?.priority).toBe("A");
  });

  test("is kept though the product is not in use, and the rules' own badge stands beside it", () => {
    const assessment = judge({ stated: { priority: "B" }, kev: KEV }, used("no", "no"));

    expect(assessment).toMatchObject({
      priority: "B",
      review: false,
      suggested: { priority: "D", rule: "not-in-use" },
    });
  });
});
