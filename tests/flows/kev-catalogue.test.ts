/** Two editions of a catalogue two weeks apart, as CISA's of August 2026: entries change in place, undated. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { documentOf, kevCatalog, kevEntry } from "../sources/build.ts";
import { openBench, type Bench } from "./ingest-harness.ts";

const NOTES =
  "https://vendor.example.com/advisory ; BOD 26-04: https://bod.example.com/ ; Forensics Triage Requirements: https://forensics.example.com/ ; https://nvd.example.com/CVE";

const numbers = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index);
const cve = (number: number) => `CVE-1900-${String(number).padStart(4, "0")}`;

function catalogue(date: string, entries: ReadonlyMap<number, Record<string, unknown>>) {
  const vulnerabilities = [...entries].map(([number, fields]) =>
    kevEntry(number, { notes: NOTES, ...fields }),
  );
  return documentOf(
    kevCatalog(vulnerabilities, {
      catalogVersion: date.replaceAll("-", "."),
      dateReleased: `${date}T16:45:47.0648Z`,
    }),
    "kev.json",
  );
}

const before = new Map<number, Record<string, unknown>>(numbers(1, 60).map((number) => [number, {}]));
/** Real ones of 2021 and 2022: due before they were added, and spaces after names. */
before.set(60, {
  dateAdded: "2022-03-03",
  dueDate: "2021-11-17",
  vendorProject: "Example ",
  product: "Widget ",
});

const FLIPS = numbers(1, 14);
const after = new Map(before);
for (const number of FLIPS) after.set(number, { knownRansomwareCampaignUse: "Known" });
after.set(20, { dueDate: "2026-11-23" });
after.set(21, { notes: `${NOTES} ; Additional References: https://more.example.com/` });
after.set(22, { cwes: ["CWE-79", "CWE-787"] });
after.set(23, { vendorProject: "Example", product: "Widget  " });
after.delete(24);
for (const number of numbers(61, 12)) after.set(number, {});

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
  await bench.run([catalogue("2026-11-07", before)]);
});
afterEach(() => bench.store.close());

const aliasesBy = (change: string) =>
  bench.advisories.filter((advisory) => advisory.change === change).map(({ aliases }) => aliases[0]);

async function changesOf(number: number) {
  return (await bench.store.record("example", cve(number)))?.revision.changes.map(({ en }) => en);
}

test("a later edition brings what changed in it, field by field, and nothing else", async () => {
  const summary = await bench.run([catalogue("2026-11-21", after)]);

  expect(summary).toMatchObject({ new: 12, material: 15, refused: 0, missing: 0 });
  expect(aliasesBy("new")).toEqual(numbers(61, 12).map(cve));
  expect(aliasesBy("material")).toEqual([...FLIPS, 20].map(cve));
  expect(aliasesBy("editorial")).toEqual([cve(21), cve(24)]);
  expect(await changesOf(1)).toEqual(["It is now known to be used in ransomware campaigns."]);
  expect(await changesOf(20)).toEqual(["The CISA KEV due date changed from 2026-12-04 to 2026-11-23."]);
  expect(await changesOf(21)).toEqual(["The references were updated."]);
});

test("what was taken off the catalogue is told, and told once; back on it, that too", async () => {
  await bench.run([catalogue("2026-11-21", after)]);

  expect(await changesOf(24)).toEqual(
    expect.arrayContaining([expect.stringContaining("no longer listed in CISA KEV")]),
  );

  await bench.run([catalogue("2026-11-22", after)]);

  expect(bench.advisories).toEqual([]);

  await bench.run([catalogue("2026-11-23", new Map(after).set(24, {}))]);

  expect(aliasesBy("material")).toEqual([cve(24)]);
});

test("a catalogue that was cut off takes nothing off itself", async () => {
  const whole = catalogue("2026-11-21", after);
  const summary = await bench.run([{ ...whole, bytes: whole.bytes.subarray(0, whole.bytes.length / 2) }]);

  expect(summary.missing).toBeGreaterThan(0);
  expect(aliasesBy("editorial")).not.toContain(cve(24));
});

test("labels before an address become its title; a due date before the date added is kept as it is", async () => {
  const content = (await bench.store.record("example", cve(60)))?.revision.content;

  expect(content?.references.map(({ title }) => title.en)).toEqual([
    "https://vendor.example.com/advisory",
    "BOD 26-04",
    "Forensics Triage Requirements",
    "https://nvd.example.com/CVE",
  ]);
  expect(content?.kev).toEqual({ dateAdded: "2022-03-03", dueDate: "2021-11-17", ransomware: false });
  expect(content?.products).toEqual([{ vendor: "Example", product: "Widget" }]);
});

test.each([
  ["cisa-kev", (entries: unknown[]) => kevCatalog(entries, { dateReleased: "2026-11-22T00:00:00Z" })],
  ["enisa-kev", (entries: unknown[]) => entries],
])("an empty list of %s takes nothing off, however little there was", async (format, listOf) => {
  const few = await openBench();
  const wire = format === "cisa-kev" ? kevEntry(1) : { cveID: cve(1), euvdID: "EUVD-1900-0001" };
  await few.run([documentOf(listOf([wire]))], { format });

  await few.run([documentOf(listOf([]))], { format });

  expect((await few.store.record("example", cve(1)))?.revision.number).toBe(1);
  await few.store.close();
});
