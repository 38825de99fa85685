import { expect, test } from "vitest";
import { AdvisoryContent, type Kind } from "../../../src/advisory/schema.ts";
import { assess } from "../../../src/advisory/triage.ts";
import { organization, tokyo } from "../organization.ts";
import { HEADLINES } from "./headlines.ts";

function judge(headline: string, kind: Kind) {
  const content = AdvisoryContent.parse({ kind, title: { ja: headline } });
  return assess(content, organization(), tokyo("2026-11-24 10:00"));
}

test("there are at least 120 of them, no two alike", () => {
  expect(new Set(HEADLINES.map(([, headline]) => headline)).size).toBe(HEADLINES.length);
  expect(HEADLINES.length).toBeGreaterThanOrEqual(120);
});

test.each(HEADLINES.map(([badge, headline, kind = "incident"]) => ({ badge, headline, kind })))(
  "$badge $headline",
  ({ badge, headline, kind }) => {
    const { priority, review } = judge(headline, kind);

    expect(`${priority}${review ? "?" : ""}`).toBe(badge);
  },
);
