import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { renderDraft } from "../src/advisory/draft-text.ts";
import { Lang } from "../src/advisory/schema.ts";
import { assess } from "../src/advisory/triage.ts";
import { createTemplateDrafter } from "../src/drafting/template.ts";
import { organization, tokyo } from "./advisory/organization.ts";
import { recordOf } from "./drafting/records.ts";
import { readExample } from "./examples.ts";

/** The customer's two drafts as they gave them, without blank lines between the sections. */
function fixture(lang: Lang, part: "subject" | "body"): string {
  return readFileSync(path.join(import.meta.dirname, "fixtures/seed", `draft.${lang}.${part}.txt`), "utf8");
}

function lines(text: string): string[] {
  return text.split("\n").filter((line) => line !== "");
}

const content = readExample("nara-wu-smtp-relay.json");
const drafter = createTemplateDrafter();

describe("the customer's example", () => {
  test.each(Lang.options)("gives back its own draft word for word in %s", (lang) => {
    const record = recordOf(content, tokyo("2026-11-24 10:00"));

    const { text, origin } = drafter.draft({ record, organization: organization(), lang });
    const { subject, body } = renderDraft(text, lang);

    expect(origin).toBe("source");
    expect(subject).toBe(fixture(lang, "subject").trimEnd());
    expect(lines(body)).toEqual(lines(fixture(lang, "body")));
  });

  test.each(Lang.options)(
    "sets a blank line before each section, and nothing after the last (%s)",
    (lang) => {
      const record = recordOf(content, tokyo("2026-11-24 10:00"));

      const { body } = renderDraft(drafter.draft({ record, organization: organization(), lang }).text, lang);

      expect(body.split("\n\n")).toHaveLength(6);
      expect(body.split("\n\n").filter((section) => section.startsWith("■ "))).toHaveLength(4);
      expect(body).toBe(body.trim());
    },
  );

  test("keeps its badge and its 今週中, with no date", () => {
    const assessment = assess(content, organization(), tokyo("2026-11-24 10:00"));

    expect(assessment).toMatchObject({
      priority: "B",
      review: false,
      deadline: { kind: "this-week" },
      rule: "stated",
    });
    expect(assessment.deadline.date).toBeUndefined();
  });

  test("has neither a date nor a link", () => {
    expect(content.publishedAt).toBeUndefined();
    expect(content.references.map(({ url }) => url)).toEqual([undefined]);
  });
});
