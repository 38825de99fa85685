import { expect, test } from "vitest";
import { AdvisoryContent, type Kind } from "../../../src/advisory/schema.ts";
import { assess } from "../../../src/advisory/triage.ts";
import { organization, tokyo } from "../organization.ts";
import { HEADLINES } from "./headlines.ts";
import { MORE_HEADLINES } from "./headlines-more.ts";

const ALL = [...HEADLINES, ...MORE_HEADLINES];

function judge(headline: string, kind: Kind) {
  const content = AdvisoryContent.parse({ kind, title: { ja: headline } });
  return assess(content, organization(), tokyo("2026-11-24 10:00"));
}

test("there are at least 330 of them, no two alike", () => {
  expect(new Set(ALL.map(([, headline]) => headline)).size).toBe(ALL.length);
  expect(ALL.length).toBeGreaterThanOrEqual(330);
});

test.each(ALL.map(([badge, headline, kind = "incident"]) => ({ badge, headline, kind })))(
  "$badge $headline",
  ({ badge, headline, kind }) => {
    const { priority, review } = judge(headline, kind);

    expect(`${priority}${review ? "?" : ""}`).toBe(badge);
  },
);
