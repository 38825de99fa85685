import { describe, expect, test } from "vitest";
import { AdvisoryContent } from "../../src/advisory/schema.ts";
import { cisaKev, referencesOf } from "../../src/sources/cisa-kev/index.ts";
import { documentOf, kevCatalog, kevEntry } from "./build.ts";

function readOne(fields: Record<string, unknown>) {
  return cisaKev.read(documentOf(kevCatalog([kevEntry(1, fields)]))).entries[0];
}

test("an entry becomes content, trimmed, in English", () => {
  const content = readOne({ knownRansomwareCampaignUse: "Known" })?.content();

  expect(AdvisoryContent.parse(content)).toEqual(content);
  expect(content).toEqual({
    kind: "vulnerability",
    title: { en: "Example Widget Vulnerability 1" },
    summary: { en: "Example Widget contains a vulnerability." },
    action: { en: "Apply updates." },
    identifiers: ["CVE-1900-0001"],
    references: [
      {
        source: "example.com",
        title: { en: "https://example.com/widget" },
        url: "https://example.com/widget",
      },
      { source: "example.com", title: { en: "BOD 26-04" }, url: "https://example.com/bod" },
    ],
    products: [{ vendor: "Example", product: "Widget" }],
    publishedAt: "2026-11-20T00:00:00Z",
    kev: { dateAdded: "2026-11-20", dueDate: "2026-12-04", ransomware: true },
  });
});

test.each([
  "vendorProject",
  "product",
  "vulnerabilityName",
  "dateAdded",
  "shortDescription",
  "requiredAction",
  "dueDate",
  "knownRansomwareCampaignUse",
  "notes",
  "cwes",
])("a change of %s changes the hash", (field) => {
  expect(readOne({ [field]: "2026-12-31" })?.hash).not.toBe(readOne({})?.hash);
});

test.each([
  ["the CVE id", { cveID: "CVE-19-1" }, /cveID/],
  ["a date", { dueDate: "2026-02-30" }, /dueDate/],
  ["a text", { shortDescription: 7 }, /shortDescription/],
  ["an empty text", { product: "  " }, /product/],
  ["text far too long", { requiredAction: "x".repeat(30_000) }, /requiredAction/],
])("%s that is wrong is refused with its name", (_name, fields, reason) => {
  expect(() => readOne(fields)?.content()).toThrow(reason);
});

test.each([[null], [{}], [{ cveID: 5 }], ["CVE-1900-0001"], [[]]])(
  "an entry like %j is refused alone",
  (wire) => {
    const result = cisaKev.read(documentOf(kevCatalog([wire, kevEntry(2)])));

    expect(result).toMatchObject({ announced: 2, missing: 0 });
    expect(result.refusals).toEqual([{ entry: "vulnerabilities[0]", reason: "cveID: is missing" }]);
    expect(result.entries.map(({ key }) => key)).toEqual(["CVE-1900-0002"]);
  },
);

describe("counting", () => {
  test("count tells what is missing", () => {
    expect(cisaKev.read(documentOf(kevCatalog([kevEntry(1)], { count: 801 })))).toMatchObject({
      announced: 801,
      missing: 800,
      snapshotAt: Date.parse("2026-11-20T16:00:00Z"),
    });
  });

  test("more entries than count are all read", () => {
    const result = cisaKev.read(documentOf(kevCatalog([kevEntry(1), kevEntry(2)], { count: 1 })));

    expect(result).toMatchObject({ announced: 2, missing: 0 });
    expect(result.entries).toHaveLength(2);
  });

  test("JSON cut off in the middle of an entry keeps the entries before it", () => {
    const text = JSON.stringify(
      kevCatalog([kevEntry(1), kevEntry(2, { product: 'a "quoted" ]}' }), kevEntry(3)]),
    );
    const document = documentOf(text.slice(0, text.lastIndexOf('"requiredAction"') + 5));

    const result = cisaKev.read(document);

    expect(cisaKev.recognises(document)).toBe(true);
    expect(result).toMatchObject({ announced: 3, missing: 1 });
    expect(result.entries.map(({ key }) => key)).toEqual(["CVE-1900-0001", "CVE-1900-0002"]);
  });

  test("JSON broken in the middle is refused whole", () => {
    const text = JSON.stringify(kevCatalog([kevEntry(1), kevEntry(2)])).replace('"Widget"', '"Wid');

    const result = cisaKev.read(documentOf(text));

    expect(result).toMatchObject({ announced: 1, entries: [], missing: 0 });
    expect(result.refusals[0]?.reason).toContain("not JSON");
  });
});

test.each([
  ["no date", { dateReleased: "yesterday" }, "dateReleased"],
  ["no list", { vulnerabilities: {} }, "vulnerabilities"],
  ["a count below nothing", { count: -1 }, "count"],
])("a catalogue with %s is refused whole", (_name, fields, name) => {
  const result = cisaKev.read(documentOf(kevCatalog([kevEntry(1)], fields)));

  expect(result).toMatchObject({ announced: 1, entries: [] });
  expect(result.refusals[0]?.reason).toContain(name);
});

test.each([
  ["javascript:alert(1)", []],
  ["see the vendor", []],
  ["", []],
  ["https://example.com/a;https://example.com/b", ["https://example.com/a", "https://example.com/b"]],
  ["https://example.com/a https://example.com/b", ["https://example.com/a"]],
  ["http://[broken", []],
])("notes %j give links %j", (notes, urls) => {
  expect(referencesOf(notes).map(({ url }) => url)).toEqual(urls);
});
