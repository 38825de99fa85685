/** Whatever stands anywhere in a record, it becomes an advisory that is one, or is refused with a reason, soon. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SourceEntry } from "../../src/ports.ts";
import { sources } from "../../src/sources/index.ts";
import { UnreadableError } from "../../src/sources/text.ts";
import { cveRecord, nvdCve, nvdPage, osvRecord, outcomeOf, restAdvisory } from "./build-vulnerabilities.ts";
import { documentOf, kevCatalog, kevEntry } from "./build.ts";
import { csafDocument } from "./csaf-build.ts";
import { ipediaFeed, ipediaItem } from "./jvndb-build.ts";
import { alertEntry, alerts, okaDetail, overview, vuldef, vulinfo, xmlStatus } from "./myjvn-build.ts";

type Json = Record<string, unknown>;

const JSONS: [format: string, wire: unknown][] = [
  ["csaf", csafDocument()],
  ["cve5", cveRecord()],
  ["nvd", nvdPage([nvdCve(1)])],
  ["osv", osvRecord()],
  ["ghsa", [restAdvisory()]],
  ["ghsa", osvRecord({ id: "GHSA-aaaa-bbbb-cccc" })],
  ["myjvn", { ...okaDetail(), status: { retCd: 0, totalResRet: 1 } }],
  ["cisa-kev", kevCatalog([kevEntry(1)])],
  ["enisa-kev", [{ cveID: "CVE-1900-0001", euvdID: "EUVD-1900-0001", dateReported: "20/11/26" }]],
  [
    "epss",
    { status: "OK", "status-code": 200, access: "public", data: [{ cve: "CVE-1900-0001", epss: "0.1" }] },
  ],
];

const XMLS: [format: string, text: string][] = [
  ["jvndb", ipediaFeed([ipediaItem(1), ipediaItem(2)])],
  ["myjvn", vuldef([vulinfo(1)])],
  ["myjvn", overview([ipediaItem(1)], xmlStatus({ method: "getVulnOverviewList", returned: 1 }))],
  ["myjvn", alerts([alertEntry(1)])],
];

/** What others have been broken with. */
const HOSTILE: readonly unknown[] = [
  null,
  -1,
  1e308,
  "",
  " ",
  "\u0000\u0001\u202e\u200b",
  "__proto__",
  "constructor",
  "javascript:alert(1)",
  "https://example.com/\u0000",
  "\ud800",
  "x".repeat(3_000),
  "9999-12-31T23:59:59Z",
  "-271821-04-20T00:00:00Z",
  "2026-02-30T25:61:00Z",
  `CVSS:4.0/${"AV:N/".repeat(200)}`,
  "CVE-1900-99999999999999999999",
  "cpe:2.3:a:b",
  "pkg:npm/%00",
  "&#0;&#xD800;<![CDATA[",
  JSON.parse('{"__proto__": {"polluted": 1}, "constructor": {"prototype": {}}}'),
  [[]],
  Array(600).fill("CVE-1900-10000"),
];

/** What is wrong with how a document is read: its counts, and each entry's hash, date and content. */
function faultsOf(format: string, body: string | object): string[] {
  const document = documentOf(body);
  const result = sources.find(({ name }) => name === format)?.read(document);
  if (result === undefined) return ["there is no such source"];
  const { announced, entries, refusals, missing } = result;
  const faults = announced === entries.length + refusals.length + missing ? [] : ["the counts"];
  for (const entry of entries) {
    if (entry.hash === "" || !Number.isFinite(entry.asOf ?? 0)) faults.push(`${entry.key}: hash or date`);
    let said = "";
    outcomeOf(() => {
      const content = contentOf(entry);
      said = JSON.stringify(content);
      return content;
    });
    if (/\\u00[01]/.test(said)) faults.push(`${entry.key}: control characters in ${said}`);
  }
  if ("polluted" in {}) faults.push("a prototype was changed");
  return faults;
}

/** XML that cannot be parsed is refused by an error of its own. */
function contentOf(entry: SourceEntry) {
  try {
    return entry.content();
  } catch (error) {
    if (error instanceof UnreadableError) throw new Error(error.message, { cause: error });
    throw error;
  }
}

/** The paths to all that stands in a value. */
function placesIn(value: unknown): string[][] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    [key],
    ...placesIn(inner).map((path) => [key, ...path]),
  ]);
}

function withAt(value: unknown, [key, ...rest]: readonly string[], hostile: unknown): unknown {
  if (key === undefined) return hostile;
  if (Array.isArray(value))
    return value.map((inner: unknown, index) =>
      String(index) === key ? withAt(inner, rest, hostile) : inner,
    );
  const record = { ...(value as Json) };
  record[key] = withAt(record[key], rest, hostile);
  return record;
}

test.each(JSONS)("%s: every place of a record", (format, wire) => {
  for (const place of placesIn(wire)) {
    for (const hostile of HOSTILE) {
      expect(faultsOf(format, withAt(wire, place, hostile) as object)).toEqual([]);
    }
  }
});

test.each(JSONS)("%s: any values in any places", (format, wire) => {
  const places = fc.array(fc.tuple(fc.constantFrom(...placesIn(wire)), fc.jsonValue()), { maxLength: 4 });
  fc.assert(
    fc.property(places, (changes) => {
      let changed = wire;
      for (const [place, value] of changes) {
        // What stood on the way there may be gone by now.
        if (placesIn(changed).some((path) => path.join("\n") === place.join("\n")))
          changed = withAt(changed, place, value);
      }
      expect(faultsOf(format, changed as object)).toEqual([]);
    }),
  );
});

test.each(XMLS)("%s: every text and attribute", (format, text) => {
  const hostile = HOSTILE.filter((value) => typeof value === "string");
  for (const { index, 0: found } of text.matchAll(/>[^<>]*[^<>\s][^<>]*<|="[^"]+"/g)) {
    for (const value of hostile) {
      const changed = `${text.slice(0, index + 1 + Number(found.startsWith("=")))}${value}`;
      expect(faultsOf(format, `${changed}${text.slice(index + found.length - 1)}`)).toEqual([]);
    }
  }
});

describe("megabytes that mean little do not keep anybody waiting", () => {
  const ids = Array.from({ length: 20_000 }, (_, index) => `P${index}`);
  const groups = { product_groups: [{ group_id: "G", product_ids: ids }] };
  const each = <T>(of: (index: number) => T) => ids.map((_, index) => of(index));

  test.each([
    [
      "csaf",
      "a group named by every statement",
      csafDocument({
        tree: groups,
        vulnerabilities: [
          {
            product_status: { known_affected: ["P0"] },
            remediations: each((index) => ({
              category: "vendor_fix",
              details: `${index}`,
              group_ids: ["G"],
            })),
            threats: each((index) => ({ category: "impact", details: `${index}`, group_ids: ["G"] })),
          },
        ],
      }),
    ],
    [
      "myjvn",
      "as many products as ranges",
      {
        ...okaDetail({
          product_tree: {
            branches: each((index) => ({
              category: "product_name",
              name: `N${index}`,
              product: { name: `N${index}`, product_id: `P${index}` },
            })),
          },
          jvn_extension: {
            affected: each((index) => ({ product: `N${index}`, versions: [{ version: "1" }] })),
          },
        }),
        status: { retCd: 0, totalResRet: 1 },
      },
    ],
    [
      "cve5",
      "spaces",
      cveRecord({ cna: { descriptions: [{ lang: "en", value: `${" \n".repeat(1e7)}x` }] } }),
    ],
  ])("%s: %s", (format, _name, wire) => {
    const started = performance.now();
    const faults = faultsOf(format, wire);

    expect(faults).toEqual([]);
    expect(performance.now() - started).toBeLessThan(4_000);
  });
});
