import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AdvisoryContent } from "../../src/advisory/schema.ts";
import { nvd } from "../../src/sources/nvd/index.ts";
import { documentOf } from "./build.ts";
import { NVD_VECTOR, nvdCve, nvdPage, outcomeOf } from "./build-vulnerabilities.ts";

function readOne(fields: Record<string, unknown> = {}) {
  return nvd.read(documentOf(nvdPage([nvdCve(1, fields)]))).entries[0];
}

test("a CVE becomes content, its times in UTC, its title the first sentence", () => {
  const content = readOne({
    metrics: {
      cvssMetricV31: [
        { source: "nvd@nist.gov", cvssData: { version: "3.1", vectorString: NVD_VECTOR, baseScore: 9.8 } },
      ],
      cvssMetricV2: [
        {
          source: "nvd@nist.gov",
          cvssData: { version: "2.0", vectorString: "AV:N/AC:M/Au:N/C:C/I:C/A:C", baseScore: 9.3 },
        },
      ],
      ssvcV203: [
        {
          source: "134c704f-9b21-4f2e-91b3-4a467353bcc0",
          ssvcData: {
            timestamp: "2026-11-21T14:25:34.416117Z",
            options: [{ exploitation: "active" }, { automatable: "yes" }, { technicalImpact: "total" }],
          },
        },
      ],
    },
  })?.content();

  expect(AdvisoryContent.parse(content)).toEqual(content);
  expect(content).toEqual({
    kind: "vulnerability",
    title: { en: "Example Widget before 2.0 runs anything." },
    summary: { en: "Example Widget before 2.0 runs anything. Nobody knows why." },
    identifiers: ["CVE-1900-0001"],
    references: [
      {
        source: "NVD",
        title: { en: "CVE-1900-0001" },
        url: "https://nvd.nist.gov/vuln/detail/CVE-1900-0001",
      },
      {
        source: "example.com",
        title: { en: "https://example.com/widget" },
        url: "https://example.com/widget",
      },
    ],
    products: [],
    publishedAt: "2026-11-20T06:15:24.290Z",
    updatedAt: "2026-11-21T13:46:10.880Z",
    cvss: [
      { cve: "CVE-1900-0001", source: "NVD", version: "3.1", vector: NVD_VECTOR, score: 9.8 },
      {
        cve: "CVE-1900-0001",
        source: "NVD",
        version: "2.0",
        vector: "AV:N/AC:M/Au:N/C:C/I:C/A:C",
        score: 9.3,
      },
    ],
    ssvc: [
      {
        cve: "CVE-1900-0001",
        source: "CISA-ADP",
        exploitation: "active",
        automatable: "yes",
        technicalImpact: "total",
        at: "2026-11-21T14:25:34.416117Z",
      },
    ],
  });
});

test("what NVD repeats of CISA's catalogue is exploitation, and no catalogue entry", () => {
  const content = readOne({
    cisaExploitAdd: "2026-11-20",
    cisaActionDue: "2026-11-23",
    cisaRequiredAction: "Apply updates.",
    cisaVulnerabilityName: "Example Widget Vulnerability",
  })?.content();

  expect(content?.kev).toBeUndefined();
  expect(content).toMatchObject({
    title: { en: "Example Widget Vulnerability" },
    action: { en: "Apply updates." },
    exploitation: [
      { cve: "CVE-1900-0001", source: "CISA KEV via NVD", state: "active", since: "2026-11-20" },
    ],
  });
});

test("a rejected CVE is withdrawn, with the reason", () => {
  const content = readOne({
    vulnStatus: "Rejected",
    descriptions: [{ lang: "en", value: "Rejected reason: a duplicate." }],
  })?.content();

  expect(content).toMatchObject({
    title: { ja: "CVE-1900-0001（取り下げ）" },
    withdrawn: { reason: { en: "Rejected reason: a duplicate." } },
  });
});

test.each(["Deferred", "Not Scheduled", "Awaiting Analysis"])("%s is no less an advisory", (vulnStatus) => {
  const content = readOne({ vulnStatus })?.content();

  expect(content?.withdrawn).toBeUndefined();
  expect(content?.cvss).toBeUndefined();
});

describe("products", () => {
  const match = (criteria: string, fields: object = {}) => ({ vulnerable: true, criteria, ...fields });
  const products = (...cpeMatch: object[]) =>
    readOne({ configurations: [{ nodes: [{ operator: "OR", negate: false, cpeMatch }] }] })?.content()
      .products;

  test("ranges of one product are joined, and what mends it", () => {
    const widget = "cpe:2.3:a:example:web_widget\\!:*:*:*:*:*:*:*:*";

    expect(
      products(
        match(widget, { versionStartIncluding: "1.0", versionEndExcluding: "1.5" }),
        match(widget, { versionStartExcluding: "2.0", versionEndIncluding: "2.2" }),
        match("cpe:2.3:a:example:web_widget\\!:3.0:beta1:*:*:*:*:*:*"),
      ),
    ).toEqual([
      {
        vendor: "example",
        product: "web widget!",
        cpe: widget,
        versions: ">= 1.0, < 1.5; > 2.0, <= 2.2; 3.0 beta1",
        fixed: "1.5",
      },
    ]);
  });

  test("what it only runs on is no product", () => {
    expect(products({ ...match("cpe:2.3:h:example:box:-:*:*:*:*:*:*:*"), vulnerable: false })).toEqual([]);
  });

  test("without NVD's analysis those of the CVE's authority are there", () => {
    const affectedData = [
      { vendor: "Example", product: "Widget", versions: [{ version: "1.0", status: "affected" }] },
    ];

    expect(readOne({ affected: [{ source: "cve@example.com", affectedData }] })?.content().products).toEqual([
      { vendor: "Example", product: "Widget", versions: "1.0" },
    ]);
  });
});

describe("counting", () => {
  test("a page in the middle of many is whole", () => {
    const page = nvdPage([nvdCve(1), nvdCve(2)], { startIndex: 4_000, totalResults: 300_000 });

    expect(nvd.read(documentOf(page))).toMatchObject({ announced: 2, missing: 0 });
  });

  test("fewer than the page says are missing, more are read", () => {
    expect(nvd.read(documentOf(nvdPage([nvdCve(1)], { resultsPerPage: 3, totalResults: 3 })))).toMatchObject({
      announced: 3,
      missing: 2,
    });
    expect(
      nvd.read(documentOf(nvdPage([nvdCve(1), nvdCve(2)], { resultsPerPage: 1, totalResults: 8 }))),
    ).toMatchObject({ announced: 2, missing: 0 });
  });

  test("a page that is cut off says how many are missing", () => {
    const text = JSON.stringify(nvdPage([nvdCve(1), nvdCve(2), nvdCve(3)]));
    const document = documentOf(text.slice(0, text.lastIndexOf("vulnStatus")));

    expect(nvd.recognises(document)).toBe(true);
    expect(nvd.read(document)).toMatchObject({ announced: 3, missing: 1 });
  });

  test("one bad CVE is refused alone", () => {
    const { entries, refusals, announced } = nvd.read(
      documentOf(nvdPage([null, { cve: {} }, nvdCve(3, { published: 5 }), nvdCve(4)])),
    );

    expect(announced).toBe(4);
    expect(refusals).toEqual([
      { entry: "[0]", reason: "cve.id: is missing" },
      { entry: "[1]", reason: "cve.id: is missing" },
    ]);
    expect(() => entries[0]?.content()).toThrow(/published/);
    expect(entries[1]?.content().identifiers).toEqual(["CVE-1900-0004"]);
  });
});

test("the change history is recognised and refused with the reason", () => {
  const document = documentOf({ resultsPerPage: 1, format: "NVD_CVEHistory", cveChanges: [] });

  expect(nvd.recognises(document)).toBe(true);
  expect(nvd.read(document).refusals[0]?.reason).toContain("change history");
});

test("the hash knows what a CVE says, not when the page was made or the CVE touched", () => {
  const hash = (fields: object, page: object = {}) =>
    nvd.read(documentOf(nvdPage([nvdCve(1, { ...fields })], { ...page }))).entries[0]?.hash;

  expect(hash({}, { timestamp: "2027-01-01T00:00:00.000", totalResults: 9 })).toBe(hash({}));
  expect(hash({ lastModified: "2027-01-01T00:00:00.000" })).toBe(hash({}));
  for (const field of [
    "vulnStatus",
    "descriptions",
    "metrics",
    "configurations",
    "cisaExploitAdd",
    "references",
  ]) {
    expect(hash({ [field]: "other" })).not.toBe(hash({}));
  }
});

test("whatever a CVE holds, it becomes an advisory or is refused with a reason", () => {
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.constantFrom(
          "metrics",
          "descriptions",
          "configurations",
          "affected",
          "references",
          "cisaExploitAdd",
          "published",
        ),
        fc.jsonValue(),
      ),
      (fields) => {
        const entry = readOne(fields);
        expect(outcomeOf(() => entry?.content())).toMatch(/^(?:advisory|refused)$/);
      },
    ),
  );
});
