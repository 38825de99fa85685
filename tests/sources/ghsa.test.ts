import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AdvisoryContent } from "../../src/advisory/schema.ts";
import { ghsa } from "../../src/sources/ghsa/index.ts";
import { osv } from "../../src/sources/osv/index.ts";
import { documentOf } from "./build.ts";
import { NVD_VECTOR, osvRecord, restAdvisory, outcomeOf } from "./build-vulnerabilities.ts";

function contentOf(wire: object) {
  const content = ghsa.read(documentOf(wire)).entries[0]?.content();
  expect(AdvisoryContent.parse(content)).toEqual(content);
  return content;
}

const EXPECTED = {
  kind: "vulnerability",
  title: { en: "Widget runs anything" },
  summary: { en: "Widget before 2.0 runs anything." },
  identifiers: ["GHSA-aaaa-bbbb-cccc", "CVE-1900-0001"],
  references: [
    {
      source: "GitHub",
      title: { en: "GHSA-aaaa-bbbb-cccc" },
      url: "https://github.com/advisories/GHSA-aaaa-bbbb-cccc",
    },
    { source: "example.com", title: { en: "https://example.com/widget" }, url: "https://example.com/widget" },
  ],
  products: [{ product: "widget", purl: "pkg:pypi/widget", versions: "< 2.0", fixed: "2.0" }],
  publishedAt: "2026-11-20T00:00:00Z",
  updatedAt: "2026-11-21T00:00:00Z",
  cvss: [{ cve: "CVE-1900-0001", source: "GitHub", version: "3.1", vector: NVD_VECTOR, score: 9.8 }],
};

test("an advisory of the REST API becomes content", () => {
  expect(contentOf([restAdvisory()])).toEqual(EXPECTED);
});

test("the GraphQL API says the same in other words", () => {
  expect(
    contentOf({
      ghsaId: "GHSA-aaaa-bbbb-cccc",
      identifiers: [{ value: "GHSA-aaaa-bbbb-cccc" }, { value: "CVE-1900-0001" }],
      references: [{ url: "https://example.com/widget" }],
      summary: "Widget runs anything",
      description: "Widget before 2.0 runs anything.",
      severity: "CRITICAL",
      cvss: { score: 9.8, vectorString: NVD_VECTOR },
      publishedAt: "2026-11-20T00:00:00Z",
      updatedAt: "2026-11-21T00:00:00Z",
      withdrawnAt: null,
      vulnerabilities: {
        nodes: [
          {
            package: { ecosystem: "PIP", name: "widget" },
            firstPatchedVersion: { identifier: "2.0" },
            vulnerableVersionRange: "< 2.0",
          },
        ],
      },
    }),
  ).toEqual(EXPECTED);
});

test("a file of the advisory database says the same as OSV", () => {
  const record = osvRecord({
    id: "GHSA-AAAA-bbbb-cccc",
    severity: [{ type: "CVSS_V3", score: NVD_VECTOR }],
    database_specific: { severity: "MODERATE", github_reviewed: true, cwe_ids: ["CWE-79"] },
  });
  const { score: _score, ...rating } = EXPECTED.cvss[0] ?? { score: 0 };

  expect(ghsa.read(documentOf(record)).entries[0]?.key).toBe("GHSA-aaaa-bbbb-cccc");
  expect(contentOf(record)).toMatchObject({
    title: EXPECTED.title,
    identifiers: EXPECTED.identifiers,
    products: EXPECTED.products,
    cvss: [rating],
  });
});

test("malware is active, in every shape", () => {
  const active = [{ source: "GitHub", state: "active" }];

  expect(contentOf([restAdvisory({ type: "malware" })])?.exploitation).toEqual(active);
  expect(
    contentOf(osvRecord({ id: "GHSA-aaaa-bbbb-cccc", database_specific: { cwe_ids: ["CWE-506"] } }))
      ?.exploitation,
  ).toEqual(active);
});

test("a withdrawn advisory is withdrawn; one without a rating or with several CVEs has none that is told whose", () => {
  expect(contentOf([restAdvisory({ withdrawn_at: "2026-11-22T00:00:00Z" })])?.withdrawn).toEqual({
    at: "2026-11-22T00:00:00Z",
  });
  expect(
    contentOf([restAdvisory({ cvss: { vector_string: null, score: 0 }, cvss_severities: null })])?.cvss,
  ).toBeUndefined();
  const identifiers = [{ value: "CVE-1900-0001" }, { value: "CVE-1900-0002" }];
  expect(contentOf([restAdvisory({ identifiers })])?.cvss?.[0]?.cve).toBeUndefined();
});

test("one broken advisory is refused alone", () => {
  const result = ghsa.read(documentOf([restAdvisory(), { ghsa_id: "x" }, restAdvisory({ summary: 5 })]));

  expect(result).toMatchObject({
    announced: 3,
    missing: 0,
    refusals: [{ entry: "[1]", reason: "has no GHSA id" }],
  });
  expect(() => result.entries[1]?.content()).toThrow(/summary/);
});

describe("whose document it is", () => {
  const github = osvRecord({ id: "GHSA-aaaa-bbbb-cccc" });

  test.each([
    ["a GitHub record", github, ["ghsa"]],
    ["a list of GitHub records", [github, github], ["ghsa"]],
    ["a mixed list", [github, osvRecord()], ["osv"]],
    ["another's record", osvRecord(), ["osv"]],
    ["an answer of the API", [restAdvisory()], ["ghsa"]],
    ["an id and a date alone", { id: "PYSEC-1900-1", modified: "2026-11-20T00:00:00Z" }, []],
  ])("%s", (_name, body, names) => {
    const document = documentOf(body);

    expect([ghsa, osv].filter((source) => source.recognises(document)).map(({ name }) => name)).toEqual(
      names,
    );
  });
});

test("the hash knows what an advisory says, not when it was touched", () => {
  const hash = (fields: object) => ghsa.read(documentOf([restAdvisory({ ...fields })])).entries[0]?.hash;

  expect(hash({ updated_at: "2027-01-01T00:00:00Z", epss: { percentage: 0.5 } })).toBe(hash({}));
  expect(hash({ summary: "Other" })).not.toBe(hash({}));
});

test("whatever an advisory holds, it becomes one of ours or is refused with a reason", () => {
  const field = fc.constantFrom(
    "summary",
    "identifiers",
    "vulnerabilities",
    "cvss",
    "references",
    "published_at",
  );
  fc.assert(
    fc.property(fc.dictionary(field, fc.jsonValue()), (fields) => {
      expect(outcomeOf(() => ghsa.read(documentOf([restAdvisory(fields)])).entries[0]?.content())).toMatch(
        /^(?:advisory|refused)$/,
      );
    }),
  );
});
