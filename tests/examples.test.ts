import { describe, expect, test } from "vitest";
import { renderDraft } from "../src/advisory/draft-text.ts";
import { DraftText, Kind, Lang, Priority } from "../src/advisory/schema.ts";
import { assess } from "../src/advisory/triage.ts";
import { isOverdue } from "../src/advisory/deadline.ts";
import { createTemplateDrafter } from "../src/drafting/template.ts";
import { organization, tokyo } from "./advisory/organization.ts";
import { recordOf } from "./drafting/records.ts";
import { exampleNames, readExample, readJson } from "./examples.ts";

const NOW = tokyo("2026-11-24 10:00");
const SEED = "nara-wu-smtp-relay.json";
const examples = exampleNames.map((name) => ({ name, content: readExample(name) }));
const own = examples.filter(({ name }) => name !== SEED);
const assessed = examples.map(({ name, content }) => ({
  name,
  content,
  assessment: assess(content, organization(), NOW),
}));

function count(found: readonly unknown[]): number {
  return found.length;
}

describe("the examples", () => {
  test("are the customer's and at least nine of ours", () => {
    expect(exampleNames).toContain(SEED);
    expect(own.length).toBeGreaterThanOrEqual(9);
  });

  test.each(exampleNames)("%s names our JSON Schema and has an id like its file", (name) => {
    expect(readJson(name)).toMatchObject({
      $schema: "../docs/hansho-json.schema.json",
      id: name.replace(".json", ""),
    });
  });

  test.each(own)("$name holds only example.com links and CVE-1900 ids", ({ content }) => {
    const text = JSON.stringify(content);
    const hosts = [...text.matchAll(/https?:\/\/([^/"\s)]+)/g)].map(([, host]) => host);
    const years = [...text.matchAll(/CVE-(\d+)-/g)].map(([, year]) => year);

    expect(new Set(hosts)).toEqual(new Set(["example.com"]));
    expect(years.filter((year) => year !== "1900")).toEqual([]);
  });

  test.each(own)(
    "$name was published in the two weeks before 2026-11-24, with no date in its prose",
    ({ content }) => {
      const { publishedAt = "", title, summary, scope, action } = content;
      const prose = JSON.stringify([title, summary, scope, action]);

      expect(publishedAt >= "2026-11-10" && publishedAt < "2026-11-24").toBe(true);
      expect(prose).not.toMatch(/\d{1,2}月\d|\d{4}年|\d{4}-\d\d-\d\d|\b(?:Nov|Dec)[a-z]* \d/);
    },
  );

  test("show every badge, kind, and language", () => {
    const has = (lang: Lang, not: Lang) =>
      own.filter(({ content }) => content.title[lang] !== undefined && content.title[not] === undefined);

    expect(new Set(assessed.map(({ assessment }) => assessment.priority))).toEqual(new Set(Priority.options));
    expect(new Set(examples.map(({ content }) => content.kind))).toEqual(new Set(Kind.options));
    expect(count(has("ja", "en"))).toBeGreaterThan(0);
    expect(count(has("en", "ja"))).toBeGreaterThan(0);
    expect(new Set(assessed.map(({ assessment }) => assessment.review))).toEqual(new Set([true, false]));
  });

  test("show the hard cases: long, withdrawn, ten references, overdue, own drafts and none", () => {
    const length = (name: string) => {
      const { summary, scope, action } = readExample(name);
      return [summary, scope, action].reduce((sum, text) => sum + (text?.ja ?? "").length, 0);
    };

    expect(Math.max(...exampleNames.map(length))).toBeGreaterThan(10_000);
    expect(own.some(({ content }) => content.withdrawn !== undefined)).toBe(true);
    expect(own.some(({ content }) => content.references.length === 10)).toBe(true);
    expect(assessed.some(({ assessment }) => isOverdue(assessment.deadline, "2026-11-24"))).toBe(true);
    expect(own.some(({ content }) => content.drafts !== undefined)).toBe(true);
    expect(count(own.filter(({ content }) => content.drafts === undefined))).toBeGreaterThan(5);
  });

  test.each([
    "<!channel>",
    "<@U123>",
    "[x](http://example.com)",
    "*bold*",
    "<at>",
    "&amp;",
    "髙",
    "﨑",
    "𠮷",
  ])("hold %s", (text) => {
    expect(own.some(({ content }) => JSON.stringify(content).includes(text))).toBe(true);
  });

  test("hold half-width kana, full-width letters and an emoji in one advisory", () => {
    const text = JSON.stringify(readExample("yoshino-inventory-unauthorised-access.json"));

    expect(text).toMatch(/[ｦ-ﾟ]/);
    expect(text).toMatch(/[Ａ-Ｚ]/);
    expect(text).toMatch(/\p{Extended_Pictographic}/u);
  });
});

describe("drafts of the examples", () => {
  const drafter = createTemplateDrafter();
  const cases = examples.flatMap(({ name, content }) =>
    Lang.options.map((lang) => ({ name, content, lang })),
  );

  test.each(cases)("$name in $lang has every part and fits the draft's schema", ({ content, lang }) => {
    const { text } = drafter.draft({ record: recordOf(content, NOW), organization: organization(), lang });
    const { subject, body } = renderDraft(text, lang);

    expect(DraftText.safeParse(text).error).toBeUndefined();
    expect(subject).not.toContain("\n");
    expect(body).toContain(lang === "ja" ? "対応優先度: " : "Priority: ");
    expect(body).toContain(lang === "ja" ? "■ 対応手順" : "■ Recommended Actions");
    expect(body).not.toContain("undefined");
  });
});
