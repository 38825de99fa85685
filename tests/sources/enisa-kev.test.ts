import { expect, test } from "vitest";
import { AdvisoryContent } from "../../src/advisory/schema.ts";
import { enisaKev } from "../../src/sources/enisa-kev/index.ts";
import { documentOf } from "./build.ts";

function euEntry(fields: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    cveID: "CVE-1900-0001",
    euvdID: "EUVD-1900-12",
    vendorProject: "Example",
    product: "Gateway ",
    vulnerabilityName: "-",
    dateReported: "17/01/25",
    patchedSince: "tbc",
    originSource: "cnw",
    shortDescription: "-",
    exploitationType: "-",
    threatActorsExploiting: "-",
    cwes: "-",
    notes: "-",
    ...fields,
  };
}

function readOne(fields: Record<string, unknown>) {
  return enisaKev.read(documentOf([euEntry(fields)])).entries[0];
}

test("an entry says that it is exploited, and since when", () => {
  const content = readOne({})?.content();

  expect(AdvisoryContent.parse(content)).toEqual(content);
  expect(content).toEqual({
    kind: "vulnerability",
    title: { en: "Example Gateway: exploited vulnerability CVE-1900-0001" },
    summary: { en: "The EU CSIRTs network has confirmed that this vulnerability is exploited." },
    identifiers: ["CVE-1900-0001", "EUVD-1900-12"],
    references: [
      {
        source: "ENISA EUVD",
        title: { en: "EUVD-1900-12" },
        url: "https://euvd.enisa.europa.eu/vulnerability/EUVD-1900-12",
      },
    ],
    products: [{ vendor: "Example", product: "Gateway" }],
    publishedAt: "2025-01-17T00:00:00Z",
    exploitation: [{ cve: "CVE-1900-0001", source: "ENISA EUVD", state: "active", since: "2025-01-17" }],
  });
});

test("names, descriptions and ransomware are said where they are known", () => {
  const content = readOne({
    vulnerabilityName: "Example Gateway path traversal",
    shortDescription: "A path traversal.",
    exploitationType: "Ransomware",
  })?.content();

  expect(content?.title.en).toBe("Example Gateway path traversal");
  expect(content?.summary?.en).toMatch(/^A path traversal\.\n.*exploited\.\n.*ransomware campaigns\.$/);
});

test.each([
  ["2025-01-17", "2025-01-17"],
  ["17/01/2025", "2025-01-17"],
  ["7/1/25", "2025-01-07"],
])("the date %s is %s", (dateReported, since) => {
  expect(readOne({ dateReported })?.content().exploitation?.[0]?.since).toBe(since);
});

test.each(["31/02/25", "tbc", "-", "yesterday", undefined])(
  "%j is no date, and costs nothing else",
  (dateReported) => {
    const content = readOne({ dateReported })?.content();

    expect(content?.publishedAt).toBeUndefined();
    expect(content?.exploitation).toEqual([{ cve: "CVE-1900-0001", source: "ENISA EUVD", state: "active" }]);
  },
);

test("what has no CVE is known by its EUVD id", () => {
  const entry = readOne({ cveID: "-" });

  expect(entry?.key).toBe("EUVD-1900-12");
  expect(entry?.content().identifiers).toEqual(["EUVD-1900-12"]);
});

test.each([[null], [{}], ["CVE-1900-0001"], [euEntry({ cveID: "-", euvdID: "-" })]])(
  "an entry like %j is refused alone, and the list is no longer known to be whole",
  (wire) => {
    const result = enisaKev.read(documentOf([wire, euEntry()]));

    expect(result).toMatchObject({ announced: 2, missing: 0, complete: false });
    expect(result.refusals).toEqual([{ entry: "[0]", reason: "has no CVE or EUVD id" }]);
    expect(result.entries).toHaveLength(1);
  },
);

test("a list read to its end is complete, one that was cut off is not", () => {
  const whole = JSON.stringify([euEntry(), euEntry({ cveID: "CVE-1900-0002" })]);

  expect(enisaKev.read(documentOf(whole))).toMatchObject({ announced: 2, complete: true });
  expect(enisaKev.read(documentOf(whole.slice(0, -20)))).toMatchObject({
    announced: 2,
    missing: 1,
    complete: false,
  });
});
