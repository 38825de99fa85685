import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AdvisoryContent } from "../../src/advisory/schema.ts";
import { osv } from "../../src/sources/osv/index.ts";
import { documentOf } from "./build.ts";
import { osvRecord, outcomeOf } from "./build-vulnerabilities.ts";

function contentOf(fields: object = {}) {
  const content = osv.read(documentOf(osvRecord({ ...fields }))).entries[0]?.content();
  expect(AdvisoryContent.parse(content)).toEqual(content);
  return content;
}

test("a record becomes content; aliases are the same thing, related and upstream ones are links", () => {
  expect(
    contentOf({
      related: ["CVE-1900-0002"],
      upstream: ["CVE-1900-0003"],
      severity: [
        { type: "CVSS_V3", score: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H" },
        { type: "CVSS_V4", score: "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N" },
        { type: "Ubuntu", score: "medium" },
      ],
    }),
  ).toEqual({
    kind: "vulnerability",
    title: { en: "Widget runs anything" },
    summary: { en: "Widget before 2.0 runs anything." },
    identifiers: ["PYSEC-1900-1", "CVE-1900-0001"],
    references: [
      { source: "OSV", title: { en: "PYSEC-1900-1" }, url: "https://osv.dev/vulnerability/PYSEC-1900-1" },
      {
        source: "example.com",
        title: { en: "https://example.com/widget" },
        url: "https://example.com/widget",
      },
      { source: "OSV", title: { en: "CVE-1900-0003" }, url: "https://osv.dev/vulnerability/CVE-1900-0003" },
      { source: "OSV", title: { en: "CVE-1900-0002" }, url: "https://osv.dev/vulnerability/CVE-1900-0002" },
    ],
    products: [{ product: "widget", purl: "pkg:pypi/widget", versions: "< 2.0", fixed: "2.0" }],
    publishedAt: "2026-11-20T00:00:00Z",
    updatedAt: "2026-11-21T00:00:00Z",
    cvss: [
      {
        cve: "CVE-1900-0001",
        source: "OSV",
        version: "3.1",
        vector: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
      },
      {
        cve: "CVE-1900-0001",
        source: "OSV",
        version: "4.0",
        vector: "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N",
      },
    ],
  });
});

describe("products", () => {
  const products = (...affected: object[]) => contentOf({ affected })?.products;
  const ranged = (events: object[], type = "SEMVER") => ({
    package: { ecosystem: "Go", name: "example.com/tools/widget" },
    ranges: [{ type, repo: "https://example.com/widget.git", events }],
  });

  test("ranges of one package are joined, whatever their order", () => {
    expect(
      products(
        ranged([{ introduced: "3.2.0" }, { fixed: "3.2.2" }, { introduced: "0" }, { fixed: "3.1.9" }]),
        ranged([{ introduced: "4.0.0" }, { last_affected: "4.0.1" }]),
        ranged([{ introduced: "5.0.0" }]),
      ),
    ).toEqual([
      {
        product: "example.com/tools/widget",
        purl: "pkg:golang/example.com/tools/widget",
        versions: ">= 3.2.0, < 3.2.2; < 3.1.9; >= 4.0.0, <= 4.0.1; >= 5.0.0",
        fixed: "3.2.2, 3.1.9",
      },
    ]);
  });

  test("a distribution is the vendor, its release stands with the versions", () => {
    const inRelease = (ecosystem: string, fixed: string) => ({
      package: { ecosystem, name: "widget" },
      ranges: [{ type: "ECOSYSTEM", events: [{ introduced: "0" }, { fixed }] }],
    });

    expect(products(inRelease("Alpine:v3.21", "1.2-r1"), inRelease("Alpine:v3.20", "1.1-r4"))).toEqual([
      {
        vendor: "Alpine",
        product: "widget",
        purl: "pkg:apk/alpine/widget",
        versions: "v3.21: < 1.2-r1",
        fixed: "1.2-r1",
      },
      {
        vendor: "Alpine",
        product: "widget",
        purl: "pkg:apk/alpine/widget",
        versions: "v3.20: < 1.1-r4",
        fixed: "1.1-r4",
      },
    ]);
  });

  test("of commits the versions are shown, at most twenty", () => {
    const versions = Array.from({ length: 23 }, (_, index) => `v${index}`);

    expect(
      products({ ...ranged([{ introduced: "0" }, { fixed: "a".repeat(40) }], "GIT"), versions }),
    ).toMatchObject([{ versions: `${versions.slice(0, 20).join(", ")} … (+3)` }]);
  });

  test("without a package the repository is the product; without either there is none", () => {
    expect(products({ ...ranged([{ introduced: "0" }], "GIT"), package: undefined }, {})).toEqual([
      { product: "widget" },
    ]);
  });

  test.each([
    ["npm", "@example/widget", undefined, "pkg:npm/%40example/widget"],
    ["Maven", "com.example:widget", undefined, "pkg:maven/com.example/widget"],
    ["Packagist", "example/widget", undefined, "pkg:composer/example/widget"],
    ["Red Hat:rhel:9", "widget", undefined, "pkg:rpm/redhat/widget"],
    ["Debian:12", "widget", "pkg:deb/debian/widget?arch=source", "pkg:deb/debian/widget?arch=source"],
    ["npm", "widget", "not a purl", "pkg:npm/widget"],
    ["OSS-Fuzz", "widget", undefined, undefined],
  ])("a package of %s named %s", (ecosystem, name, given, purl) => {
    expect(products({ package: { ecosystem, name, purl: given } })?.[0]?.purl).toBe(purl);
  });
});

test("a malicious package is being exploited by itself", () => {
  expect(contentOf({ id: "MAL-1900-1", aliases: [] })?.exploitation).toEqual([
    { source: "OSV", state: "active" },
  ]);
  expect(contentOf()?.exploitation).toBeUndefined();
});

test("a withdrawn record is withdrawn", () => {
  expect(contentOf({ withdrawn: "2026-11-22T00:00:00Z" })?.withdrawn).toEqual({ at: "2026-11-22T00:00:00Z" });
});

test("without a summary the details speak, without both what is affected", () => {
  expect(
    contentOf({ summary: undefined, details: "Widget before 2.0 runs anything.\nMore." })?.title,
  ).toEqual({
    en: "Widget before 2.0 runs anything.",
  });
  expect(contentOf({ summary: undefined, details: undefined })?.title).toEqual({ en: "PYSEC-1900-1" });
  expect(() => contentOf({ summary: undefined, details: undefined, affected: null })).toThrow(/neither/);
});

test.each([
  ["a list", [osvRecord(), osvRecord({ id: "PYSEC-1900-2" }), osvRecord({ id: " " })]],
  ["the answer to a query", { vulns: [osvRecord(), osvRecord({ id: "PYSEC-1900-2" }), { id: 5 }] }],
])("%s is read record by record", (_name, body) => {
  const result = osv.read(documentOf(body));

  expect(osv.recognises(documentOf(body))).toBe(true);
  expect(result).toMatchObject({
    announced: 3,
    missing: 0,
    refusals: [{ entry: "[2]", reason: "id: is missing" }],
  });
  expect(result.entries.map(({ key }) => key)).toEqual(["PYSEC-1900-1", "PYSEC-1900-2"]);
});

test("a list that is cut off is one record short at least; a record that is cut off is refused", () => {
  const list = JSON.stringify([osvRecord(), osvRecord({ id: "PYSEC-1900-2" })]);
  const affected = ["one", "two"].map((name) => ({ package: { ecosystem: "npm", name } }));
  const record = JSON.stringify(osvRecord({ aliases: undefined, affected }));

  expect(osv.read(documentOf(list.slice(0, -20)))).toMatchObject({ announced: 2, missing: 1 });
  expect(osv.read(documentOf(record.slice(0, record.indexOf('"two"'))))).toMatchObject({
    entries: [],
    refusals: [{ reason: "is cut off: the end of the record is missing" }],
  });
});

test("the hash knows what a record says, not when it was touched", () => {
  const hash = (fields: object) => osv.read(documentOf(osvRecord({ ...fields }))).entries[0]?.hash;

  expect(hash({ schema_version: "1.7.0", modified: "2027-01-01T00:00:00Z" })).toBe(hash({}));
  for (const field of ["summary", "details", "affected", "withdrawn", "aliases", "severity"]) {
    expect(hash({ [field]: null })).not.toBe(hash({}));
  }
});

test("whatever a record holds, it becomes an advisory or is refused with a reason", () => {
  const field = fc.constantFrom(
    "summary",
    "details",
    "affected",
    "severity",
    "aliases",
    "withdrawn",
    "references",
  );
  fc.assert(
    fc.property(fc.dictionary(field, fc.jsonValue()), (fields) => {
      expect(outcomeOf(() => osv.read(documentOf(osvRecord(fields))).entries[0]?.content())).toMatch(
        /^(?:advisory|refused)$/,
      );
    }),
  );
});
