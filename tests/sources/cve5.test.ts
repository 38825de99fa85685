import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AdvisoryContent } from "../../src/advisory/schema.ts";
import { cve5 } from "../../src/sources/cve5/index.ts";
import { documentOf } from "./build.ts";
import { type CveParts, cveRecord, outcomeOf } from "./build-vulnerabilities.ts";

function contentOf(parts: CveParts) {
  const content = cve5.read(documentOf(cveRecord(parts))).entries[0]?.content();
  expect(AdvisoryContent.parse(content)).toEqual(content);
  return content;
}

const CISA = { shortName: "CISA-ADP", dateUpdated: "2026-11-21T00:00:00Z" };

function vulnrichment(options: object[], fields: object = {}) {
  const content = { timestamp: "2026-11-21T05:00:21.568850Z", options };
  return {
    title: "CISA ADP Vulnrichment",
    providerMetadata: CISA,
    metrics: [{ other: { type: "ssvc", content } }],
    ...fields,
  };
}

test("a record becomes content: title, texts, references, times in UTC", () => {
  expect(
    contentOf({
      cna: {
        descriptions: [
          { lang: "en", value: "Example Widget\n\n\n\nruns anything." },
          { lang: "ja", value: "架空のウィジェットに脆弱性があります。" },
        ],
        solutions: [{ lang: "en", value: "Update to 2.0." }],
        workarounds: [{ lang: "en", value: "Turn it off." }],
        exploits: [{ lang: "en", value: "We know of attacks." }],
        references: [
          { url: "https://example.com/widget", name: "Advisory" },
          { url: "ftp://example.com/widget" },
        ],
      },
      adp: [{ references: [{ url: "https://example.com/widget" }, { url: "https://example.org/poc" }] }],
    }),
  ).toEqual({
    kind: "vulnerability",
    title: { en: "Anything runs in Widget" },
    summary: {
      ja: "架空のウィジェットに脆弱性があります。",
      en: "Example Widget\n\nruns anything.\n\nWe know of attacks.",
    },
    action: { en: "Update to 2.0.\n\nTurn it off." },
    identifiers: ["CVE-1900-0001"],
    references: [
      {
        source: "CVE",
        title: { en: "CVE-1900-0001" },
        url: "https://www.cve.org/CVERecord?id=CVE-1900-0001",
      },
      { source: "example.com", title: { en: "Advisory" }, url: "https://example.com/widget" },
      { title: { en: "ftp://example.com/widget" } },
      { source: "example.org", title: { en: "https://example.org/poc" }, url: "https://example.org/poc" },
    ],
    products: [],
    publishedAt: "2026-11-20T00:00:00Z",
    updatedAt: "2026-11-21T18:48:21.899Z",
  });
});

test("the first sentence stands for a title, in each language; a Japanese title is Japanese", () => {
  const descriptions = [
    { lang: "en", value: "Example Widget v. 1.2 runs anything. Nobody knows why." },
    { lang: "ja", value: "架空のウィジェットは何でも実行してしまいます。理由は不明です。" },
  ];

  expect(contentOf({ cna: { title: undefined, descriptions } })?.title).toEqual({
    ja: "架空のウィジェットは何でも実行してしまいます。",
    en: "Example Widget v. 1.2 runs anything.",
  });
  expect(contentOf({ cna: { title: "ウィジェットの脆弱性" } })?.title).toEqual({
    ja: "ウィジェットの脆弱性",
  });
  expect(contentOf({ cna: { title: " ", descriptions: [] } })?.title).toEqual({ en: "CVE-1900-0001" });
});

test("a rejected record is withdrawn, with its reason and day", () => {
  expect(
    contentOf({
      metadata: { state: "REJECTED", dateRejected: "2026-11-22T00:00:00.000Z" },
      cna: {
        title: undefined,
        descriptions: undefined,
        rejectedReasons: [{ lang: "en", value: "A duplicate." }],
      },
    }),
  ).toMatchObject({
    title: { ja: "CVE-1900-0001（取り下げ）", en: "CVE-1900-0001 (rejected)" },
    withdrawn: { at: "2026-11-22T00:00:00.000Z", reason: { en: "A duplicate." } },
  });
});

describe("facts", () => {
  test("CVSS of every version comes from the authority and from CISA", () => {
    const v4 = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N";
    const v3 = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H";
    const content = contentOf({
      cna: {
        metrics: [
          { cvssV4_0: { version: "4.0", vectorString: v4, baseScore: 9.3 } },
          { cvssV2_0: { version: "2.0", vectorString: "AV:N/AC:L/Au:N/C:P/I:P/A:P", baseScore: 7.5 } },
          { other: { type: "severity", content: { text: "high" } } },
        ],
      },
      adp: [
        {
          providerMetadata: CISA,
          metrics: [{ cvssV3_1: { version: "3.1", vectorString: v3, baseScore: 10 } }],
        },
      ],
    });

    expect(content?.cvss?.map(({ source, version, score }) => [source, version, score])).toEqual([
      ["example", "4.0", 9.3],
      ["example", "2.0", 7.5],
      ["CISA-ADP", "3.1", 10],
    ]);
  });

  test.each([
    ["CISA's", [{ Exploitation: "active" }, { Automatable: "yes" }, { "Technical Impact": "total" }]],
    ["with capitals", [{ Exploitation: "Active" }, { Automatable: "Yes" }, { "Technical Impact": "Total" }]],
    ["NVD's", [{ exploitation: "active" }, { automatable: "yes" }, { technicalImpact: "total" }]],
  ])("SSVC is read in %s spelling", (_name, options) => {
    expect(contentOf({ adp: [vulnrichment(options)] })?.ssvc).toEqual([
      {
        cve: "CVE-1900-0001",
        source: "CISA-ADP",
        exploitation: "active",
        automatable: "yes",
        technicalImpact: "total",
        at: "2026-11-21T05:00:21.568850Z",
      },
    ]);
  });

  test("what SSVC leaves out or says in other words is unknown", () => {
    expect(
      contentOf({ adp: [vulnrichment([{ Exploitation: "poc" }, { Automatable: "perhaps" }])] })?.ssvc,
    ).toEqual([
      {
        cve: "CVE-1900-0001",
        source: "CISA-ADP",
        exploitation: "poc",
        at: "2026-11-21T05:00:21.568850Z",
      },
    ]);
    expect(contentOf({ adp: [vulnrichment([])] })?.ssvc).toBeUndefined();
  });

  test("KEV without a due date is exploitation", () => {
    const kev = {
      other: { type: "kev", content: { dateAdded: "2026-11-20", reference: "https://example.com" } },
    };
    const content = contentOf({ adp: [{ providerMetadata: CISA, metrics: [kev] }] });

    expect(content?.kev).toBeUndefined();
    expect(content?.exploitation).toEqual([
      { cve: "CVE-1900-0001", source: "CISA KEV", state: "active", since: "2026-11-20" },
    ]);
  });
});

describe("products", () => {
  const product = (fields: object) =>
    contentOf({ cna: { affected: [{ vendor: "Example", product: "Widget", ...fields }] } })?.products[0];

  test.each([
    ["a range", [{ version: "1.0", lessThan: "1.5" }], ">= 1.0, < 1.5", "1.5"],
    ["from the beginning", [{ version: "0", lessThanOrEqual: "1.4" }], "<= 1.4", undefined],
    ["one version in words", [{ version: "1.4 and earlier" }], "1.4 and earlier", undefined],
    [
      "the place where it changes",
      [{ version: "0", lessThanOrEqual: "1.4", changes: [{ at: "1.5", status: "unaffected" }] }],
      "< 1.5",
      "1.5",
    ],
    [
      "places where it changes back",
      [
        {
          version: "2.0",
          lessThan: "log*",
          changes: [
            { at: "2.3", status: "unaffected" },
            { at: "2.4", status: "affected" },
            { at: "2.9", status: "unaffected" },
          ],
        },
      ],
      ">= 2.0, < 2.3; >= 2.4, < 2.9",
      "2.3, 2.9",
    ],
    ["no version at all", [{ version: "n/a" }], undefined, undefined],
  ])("%s", (_name, versions, text, fixed) => {
    const affected = versions.map((version) => ({ status: "affected", ...version }));

    expect(product({ versions: affected })).toEqual({
      vendor: "Example",
      product: "Widget",
      ...(text === undefined ? {} : { versions: text }),
      ...(fixed === undefined ? {} : { fixed }),
    });
  });

  test("all but some: those are the ones to move to", () => {
    expect(
      product({ defaultStatus: "affected", versions: [{ version: "5.0", status: "unaffected" }] }),
    ).toEqual({
      vendor: "Example",
      product: "Widget",
      versions: "other than 5.0",
      fixed: "5.0",
    });
  });

  test.each([
    [{ defaultStatus: "unaffected" }, "not-affected"],
    [{ versions: [{ version: "All", status: "unaffected" }] }, "not-affected"],
    [{ defaultStatus: "unaffected", versions: [{ version: "1", status: "unknown" }] }, "under-investigation"],
    [{ versions: [{ version: "1", status: "unaffected" }] }, "under-investigation"],
    [{ defaultStatus: "unknown" }, "under-investigation"],
    [{ defaultStatus: "affected" }, undefined],
  ])("%j has the status %s", (fields, status) => {
    expect(product(fields)?.status).toBe(status);
  });

  test("CISA's CPE goes to the authority's product; its products count where the authority names none", () => {
    const cpe = "cpe:2.3:a:example:widget:*:*:*:*:*:*:*:*";
    const adp = [{ affected: [{ vendor: "example", product: "widget", cpes: [cpe] }] }];
    const versions = [{ version: "1.0", status: "affected" }];
    const named = { vendor: "Example", product: "Widget", versions };

    expect(contentOf({ cna: { affected: [named] }, adp })?.products).toEqual([
      { vendor: "Example", product: "Widget", versions: "1.0", cpe },
    ]);
    expect(
      contentOf({ cna: { affected: [{ vendor: "n/a", product: "n/a", versions }] }, adp })?.products,
    ).toMatchObject([{ vendor: "example", product: "widget", cpe }]);
  });
});

test("a list of records is read one by one", () => {
  const broken = cveRecord({ metadata: { cveId: "CVE-1900-0002", state: "NEW" } });
  const result = cve5.read(documentOf([cveRecord(), { dataType: "CVE_RECORD" }, broken]));

  expect(result).toMatchObject({ announced: 3, missing: 0 });
  expect(result.refusals).toEqual([{ entry: "[1]", reason: "cveMetadata.cveId: is missing" }]);
  expect(() => result.entries[1]?.content()).toThrow(/state/);
});

test.each([
  ["where what is left looks whole", "Trabajo", "cut off"],
  ["elsewhere", '"adp"', "not JSON"],
])("a record that is cut off %s is refused", (_name, place, reason) => {
  const descriptions = [
    { lang: "en", value: "Example Widget runs anything." },
    { lang: "es", value: "Trabajo" },
  ];
  const text = JSON.stringify(cveRecord({ cna: { descriptions } }));
  const document = documentOf(text.slice(0, text.indexOf(place)));

  expect(cve5.recognises(document)).toBe(true);
  expect(cve5.read(document)).toMatchObject({ announced: 1, entries: [], missing: 0 });
  expect(cve5.read(document).refusals[0]?.reason).toContain(reason);
});

test("the hash knows what a record says, not when it was touched", () => {
  const hash = (parts: CveParts, version = "5.1") =>
    cve5.read(documentOf({ ...cveRecord(parts), dataVersion: version })).entries[0]?.hash;
  const touched = { shortName: "example", dateUpdated: "2027-01-01T00:00:00Z" };

  expect(hash({}, "5.2")).toBe(hash({}));
  expect(
    hash({ metadata: { dateUpdated: "2027-01-01T00:00:00Z" }, cna: { providerMetadata: touched } }),
  ).toBe(hash({}));
  expect(hash({ metadata: { state: "REJECTED" } })).not.toBe(hash({}));
  expect(hash({ cna: { title: "Other" } })).not.toBe(hash({}));
  expect(hash({ adp: [vulnrichment([])] })).not.toBe(hash({}));
});

test("whatever a container holds, it becomes an advisory or is refused with a reason", () => {
  const field = fc.constantFrom("title", "descriptions", "affected", "metrics", "references", "solutions");
  fc.assert(
    fc.property(fc.dictionary(field, fc.jsonValue()), (cna) => {
      expect(outcomeOf(() => cve5.read(documentOf(cveRecord({ cna }))).entries[0]?.content())).toMatch(
        /^(?:advisory|refused)$/,
      );
    }),
  );
});
