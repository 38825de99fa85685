import { expect, test } from "vitest";
import { AdvisoryContent, type Kind } from "../../../src/advisory/schema.ts";
import { assess } from "../../../src/advisory/triage.ts";
import { organization, tokyo } from "../organization.ts";
import { HEADLINES } from "./headlines.ts";
import { MORE_HEADLINES } from "./headlines-more.ts";
import { ALERTS, THIRD_HEADLINES } from "./headlines-third.ts";

const ALL = [...HEADLINES, ...MORE_HEADLINES, ...THIRD_HEADLINES];

function judge(headline: string, kind: Kind, alertBy?: string) {
  const content = AdvisoryContent.parse({ kind, title: { ja: headline }, ...(alertBy && { alertBy }) });
  return assess(content, organization(), tokyo("2026-11-24 10:00"));
}

test("there are at least 550 of them, no two alike", () => {
  expect(new Set(ALL.map(([, headline]) => headline)).size).toBe(ALL.length);
  expect(ALL.length).toBeGreaterThanOrEqual(550);
});

test.each(ALL.map(([badge, headline, kind = "incident"]) => ({ badge, headline, kind })))(
  "$badge $headline",
  ({ badge, headline, kind }) => {
    const { priority, review } = judge(headline, kind);

    expect(`${priority}${review ? "?" : ""}`).toBe(badge);
  },
);

test.each(ALERTS.map(([by, badge, title]) => ({ by, badge, title })))(
  "$badge $by $title",
  ({ by, badge, title }) => {
    const kind = /脆弱性|更新プログラム|パッチ/.test(title) ? "vulnerability" : "alert";

    expect(judge(title, kind, by).priority).toBe(badge);
  },
);
