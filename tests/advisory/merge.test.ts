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

describe("what one vendor calls not affected", () => {
  const clear = { product: "Other Linux", status: "not-affected" as const };

  test("clears nobody else: beside an entry without products it is left out", () => {
    const alert = entry("jvn-rss", { title: { ja: "x" } });
    const vex = entry("csaf", { products: [clear] });

    expect(mergeEntries([alert, vex], precedence).products).toEqual([]);
    expect(mergeEntries([vex, { ...vex, key: "b" }], precedence).products).toEqual([clear]);
  });

  test("stays beside what another calls affected", () => {
    const affected = { product: "Widget" };
    const merged = mergeEntries(
      [entry("cisa-kev", { products: [affected] }), entry("csaf", { products: [clear] })],
      precedence,
    );

    expect(merged.products).toEqual([affected, clear]);
  });

  test("never pushes out what is affected where there are too many", () => {
    const many = Array.from({ length: 500 }, (_x, at) => ({ ...clear, product: `Other ${at}` }));
    const merged = mergeEntries(
      [entry("jvn-rss", { products: many }), entry("cisa-kev", { products: [{ product: "Widget" }] })],
      precedence,
    );

    expect(merged.products).toHaveLength(500);
    expect(merged.products).toContainEqual({ product: "Widget" });
  });
});

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

test("of several KEV entries the most urgent counts; badge and drafts come from the first", () => {
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

describe("facts", () => {
  const cvss = (fields: object) => ({ version: "3.1" as const, score: 5, ...fields });

  test("KEV: any ransomware, the earliest dates", () => {
    const merged = mergeEntries(
      [
        entry("cisa-kev", { kev: { dateAdded: "2026-11-20", dueDate: "2026-12-11", ransomware: false } }),
        entry("enisa-kev", { kev: { dateAdded: "2026-11-18", dueDate: "2026-12-31", ransomware: true } }),
      ],
      precedence,
    );

    expect(merged.kev).toEqual({ dateAdded: "2026-11-18", dueDate: "2026-12-11", ransomware: true });
  });

  test("one of a kind for each vulnerability and who says it, the newest", () => {
    const merged = mergeEntries(
      [
        entry("jvn-rss", {
          identifiers: ["CVE-1900-0001"],
          updatedAt: "2026-11-02T00:00:00Z",
          cvss: [cvss({ source: "NVD", score: 9 }), cvss({ version: "4.0", score: 8 })],
          epss: [{ score: 0.2, date: "2026-11-02" }],
          ssvc: [{ source: "CISA", exploitation: "active", at: "2026-11-02T00:00:00Z" }],
        }),
        entry("cisa-kev", {
          identifiers: ["CVE-1900-0001"],
          updatedAt: "2026-11-03T00:00:00Z",
          cvss: [cvss({ source: "NVD", score: 7, cve: "CVE-1900-0001" }), cvss({ version: "4.0", score: 6 })],
          epss: [{ score: 0.1, date: "2026-11-01", source: "jvn-rss" }],
          ssvc: [{ source: "CISA", exploitation: "none", at: "2026-11-01T00:00:00Z" }],
        }),
      ],
      precedence,
    );

    const cve = "CVE-1900-0001";
    expect(merged.cvss).toEqual([
      cvss({ source: "NVD", score: 7, cve }),
      cvss({ version: "4.0", score: 8, cve }),
      cvss({ version: "4.0", score: 6, cve }),
    ]);
    expect(merged.epss).toEqual([{ score: 0.2, date: "2026-11-02", cve }]);
    expect(merged.ssvc).toMatchObject([{ exploitation: "active" }]);
  });

  test("exploitation seen and an exploit seen stand side by side; the alert's body is the first; TLP the strictest", () => {
    const merged = mergeEntries(
      [
        entry("jvn-rss", { exploitation: [{ state: "active" }], alertBy: "Example CERT", tlp: "GREEN" }),
        entry("cisa-kev", { exploitation: [{ state: "poc" }], alertBy: "Another", tlp: "AMBER+STRICT" }),
        entry("hansho-json", { tlp: "AMBER" }),
      ],
      precedence,
    );

    expect(merged).toMatchObject({
      exploitation: [{ state: "active" }, { state: "poc" }],
      alertBy: "Example CERT",
      tlp: "AMBER+STRICT",
    });
  });

  test("a product with a fix is not the same as one without", () => {
    const merged = mergeEntries(
      [
        entry("jvn-rss", { products: [{ product: "p" }] }),
        entry("cisa-kev", { products: [{ product: "p", fixed: "2" }] }),
      ],
      precedence,
    );

    expect(merged.products).toEqual([{ product: "p" }, { product: "p", fixed: "2" }]);
  });

  test("of several hundred the schema's limit holds", () => {
    const many = (from: number) =>
      Array.from({ length: 150 }, (_, index) => cvss({ cve: `CVE-1900-${10_000 + from + index}` }));
    const merged = mergeEntries(
      [entry("jvn-rss", { cvss: many(0) }), entry("cisa-kev", { cvss: many(500) })],
      precedence,
    );

    expect(merged.cvss).toHaveLength(200);
    expect(AdvisoryContent.safeParse(merged).success).toBe(true);
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
