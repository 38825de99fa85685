import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mergeEntries } from "../../src/advisory/merge.ts";
import { AdvisoryContent, type Entry } from "../../src/advisory/schema.ts";

const PRECEDENCE: Record<string, number> = { "hansho-json": 0, "jvn-rss": 10, "cisa-kev": 20 };
const precedence = (source: string) => PRECEDENCE[source] ?? 99;
const KEV = { dateAdded: "2026-11-20", dueDate: "2026-12-04", ransomware: false };

function entry(source: string, fields: Partial<AdvisoryContent>, key = source): Entry {
  const content = AdvisoryContent.parse({ kind: "vulnerability", title: { en: "x" }, ...fields });
  return { source, key, hash: "h", content };
}

describe("texts", () => {
  test("each language comes from the first source that has it", () => {
    const merged = mergeEntries(
      [
        entry("cisa-kev", { title: { en: "KEV" }, summary: { en: "from KEV" }, action: { en: "Apply" } }),
        entry("jvn-rss", { title: { ja: "JVN" }, summary: { ja: "JVN から" } }),
      ],
      precedence,
    );

    expect(merged).toMatchObject({
      title: { ja: "JVN", en: "KEV" },
      summary: { ja: "JVN から", en: "from KEV" },
      action: { en: "Apply" },
    });
    expect(merged).not.toHaveProperty("scope");
  });

  test("of one source, what it changed last speaks first", () => {
    const older = entry("hansho-json", { title: { en: "old" }, updatedAt: "2026-11-01T00:00:00Z" }, "a");
    const newer = entry("hansho-json", { title: { en: "new" }, updatedAt: "2026-11-02T00:00:00Z" }, "b");

    expect(mergeEntries([older, newer], precedence).title.en).toBe("new");
  });
});

test("identifiers, references and products are all there, each once", () => {
  const url = "https://example.com/a";
  const merged = mergeEntries(
    [
      entry("jvn-rss", {
        identifiers: ["JVN#12345678", "cve-1900-0001"],
        references: [{ title: { ja: "い" }, url }, { title: { ja: "ろ" } }],
        products: [{ product: "Widget" }],
      }),
      entry("cisa-kev", {
        identifiers: ["CVE-1900-0001"],
        references: [{ title: { en: "a" }, url }, { title: { ja: "ろ" } }],
        products: [{ product: "Widget" }, { vendor: "Example", product: "Widget" }],
      }),
    ],
    precedence,
  );

  expect(merged.identifiers).toEqual(["JVN#12345678", "CVE-1900-0001"]);
  expect(merged.references).toEqual([{ title: { ja: "い" }, url }, { title: { ja: "ろ" } }]);
  expect(merged.products).toEqual([{ product: "Widget" }, { vendor: "Example", product: "Widget" }]);
});

test("the limits of the schema hold, however many entries there are", () => {
  const entries = Array.from({ length: 8 }, (_, index) =>
    entry(
      "hansho-json",
      {
        identifiers: Array.from({ length: 100 }, (_x, number) => `CVE-1900-${10_000 + index * 100 + number}`),
        references: Array.from({ length: 50 }, (_x, number) => ({ title: { en: `${index} ${number}` } })),
        products: Array.from({ length: 100 }, (_x, number) => ({ product: `${index} ${number}` })),
      },
      String(index),
    ),
  );

  expect(AdvisoryContent.safeParse(mergeEntries(entries, precedence)).success).toBe(true);
});

test("what one publisher takes back is not taken back while another still says it", () => {
  const kev = entry("cisa-kev", { title: { en: "KEV" }, kev: KEV });
  const back = { title: { en: "taken back" }, stated: { priority: "D" as const }, withdrawn: {} };

  const merged = mergeEntries([kev, entry("hansho-json", back)], precedence);

  expect(merged).toMatchObject({ title: { en: "KEV" }, kev: KEV });
  expect(merged).not.toHaveProperty("withdrawn");
  expect(merged).not.toHaveProperty("stated");
  expect(mergeEntries([entry("hansho-json", back)], precedence)).toMatchObject({ withdrawn: {} });
});

test("KEV's own facts beat those of who quotes it; badge and drafts come from the first", () => {
  const merged = mergeEntries(
    [
      entry("cisa-kev", { kev: KEV }),
      entry("hansho-json", {
        kev: { ...KEV, dueDate: "2026-12-31" },
        stated: { priority: "B" },
        draftsBy: "person",
        drafts: {},
      }),
    ],
    precedence,
  );

  expect(merged).toMatchObject({
    kev: KEV,
    stated: { priority: "B" },
    draftsBy: "person",
    drafts: {},
  });
});

test("the earliest publication and the latest update, by time and not by text", () => {
  const merged = mergeEntries(
    [
      entry("jvn-rss", { publishedAt: "2026-11-20T08:00:00+09:00", updatedAt: "2026-11-21T00:30:00Z" }),
      entry("cisa-kev", { publishedAt: "2026-11-20T00:00:00Z", updatedAt: "2026-11-21T09:00:00+09:00" }),
    ],
    precedence,
  );

  expect(merged).toMatchObject({
    publishedAt: "2026-11-20T08:00:00+09:00",
    updatedAt: "2026-11-21T00:30:00Z",
  });
});

test("an update before the publication is none", () => {
  const fields = { publishedAt: "2026-11-24T09:00:00+09:00", updatedAt: "2026-11-23T23:59:59Z" };

  expect(mergeEntries([entry("hansho-json", fields)], precedence)).not.toHaveProperty("updatedAt");
});

test("the order in which entries come makes no difference", () => {
  const entries = ["hansho-json", "jvn-rss", "cisa-kev"].flatMap((source) =>
    ["a", "b"].map((key) =>
      entry(source, { title: { en: `${source} ${key}` }, identifiers: [`${source}${key}`] }, key),
    ),
  );
  const expected = JSON.stringify(mergeEntries(entries, precedence));

  fc.assert(
    fc.property(fc.shuffledSubarray(entries, { minLength: entries.length }), (shuffled) => {
      expect(JSON.stringify(mergeEntries(shuffled, precedence))).toBe(expected);
    }),
  );
});

test("one entry alone is what it says", () => {
  const alone = entry("cisa-kev", {
    kev: KEV,
    identifiers: ["CVE-1900-0001"],
    publishedAt: "2026-11-20T00:00:00Z",
  });

  expect(mergeEntries([alone], precedence)).toEqual(alone.content);
});
