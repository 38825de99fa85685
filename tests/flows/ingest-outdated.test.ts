/** An older copy of one record, read later, changes nothing and says so (design 4.8). */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { cveRecord, nvdCve, nvdPage, osvRecord, restAdvisory } from "../sources/build-vulnerabilities.ts";
import { documentOf } from "../sources/build.ts";
import { csafDocument } from "../sources/csaf-build.ts";
import { ipediaFeed, ipediaItem } from "../sources/jvndb-build.ts";
import { overview, vuldef, vulinfo, xmlStatus } from "../sources/myjvn-build.ts";
import { openBench, type Bench } from "./ingest-harness.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.store.close());

const day = (number: number) => `2026-11-${String(number).padStart(2, "0")}T00:00:00Z`;

/** One record of each source, as of a day of November. */
type Copy = (title: string, of: number) => object | string;

const csaf = (title: string, of: number, fields: object = {}) =>
  csafDocument({
    document: { title, ...fields },
    tracking: { current_release_date: day(of), version: String(of) },
  });
const cve5: Copy = (title, of) =>
  cveRecord({
    metadata: { dateUpdated: day(of) },
    cna: { title, providerMetadata: { shortName: "example", dateUpdated: day(of) } },
  });
const ipedia = (title: string, of: number) =>
  ipediaItem(1, "", { title, modified: `2026-11-${of}T00:00+09:00` });

const COPIES: [name: string, copy: Copy][] = [
  ["csaf", csaf],
  ["cve5", cve5],
  [
    "nvd",
    (title, of) =>
      nvdPage([
        nvdCve(1, { descriptions: [{ lang: "en", value: title }], lastModified: day(of).slice(0, -1) }),
      ]),
  ],
  ["osv", (summary, of) => osvRecord({ summary, modified: day(of) })],
  ["ghsa", (summary, of) => [restAdvisory({ summary, updated_at: day(of) })]],
  ["jvndb", (title, of) => ipediaFeed([ipedia(title, of)], { file: `years/jvndb_${1900 + of}` })],
  [
    "myjvn",
    (title, of) =>
      overview([ipedia(title, of)], xmlStatus({ method: "getVulnOverviewList", total: 1, returned: 1 })),
  ],
  [
    "myjvn",
    (title, of) =>
      vuldef([
        vulinfo(1)
          .replace(/<Title>.*<\/Title>/, `<Title>${title}</Title>`)
          .replace(/<DateLastUpdated>.*</, `<DateLastUpdated>2026-11-${of}T00:00:00+09:00<`),
      ]),
  ],
];

async function title(): Promise<string | undefined> {
  const [first] = (await bench.store.latest("example", { limit: 9 })).records;
  return first?.revision.content.title.ja ?? first?.revision.content.title.en;
}

describe.each(COPIES)("%s", (name, copy) => {
  test("an older copy changes nothing and says so; a newer one is read", async () => {
    await bench.run([documentOf(copy("as of the 20th", 20), "newer")]);

    const older = await bench.run([documentOf(copy("as of the 10th", 10), "older")]);

    expect(older).toMatchObject({ entries: 0, refused: 1, advisories: 0 });
    expect(older.documents[0]).toMatchObject({ source: name, announced: 1, refused: 1, outdated: 1 });
    expect(bench.refusals[0]?.reason).toMatch(/^is older \(2026-11-(?:10|09T15).* than what is known of it/);
    expect(await title()).toBe("as of the 20th");

    await bench.run([documentOf(copy("as of the 21st", 21), "newest")]);
    expect(await title()).toBe("as of the 21st");
  });

  test("of one day, the last that is read counts", async () => {
    await bench.run([documentOf(copy("first", 20), "first")]);
    await bench.run([documentOf(copy("second", 20), "second")]);

    expect(await title()).toBe("second");
  });
});

test("a folder of versions ends with the newest, whatever their names", async () => {
  const summary = await bench.run([20, 10, 22, 15].map((of) => documentOf(csaf(`of the ${of}th`, of))));

  expect(await title()).toBe("of the 22th");
  expect(summary).toMatchObject({ entries: 2, refused: 2 });
  expect(await bench.run([documentOf(csaf("of the 22th", 22), "again")])).toMatchObject({ unchanged: 1 });
});

test("nor does it in a dry run", async () => {
  const documents = [20, 10].map((of) => documentOf(csaf(`of the ${of}th`, of)));

  expect(await bench.run(documents, { dryRun: true })).toMatchObject({ entries: 1, refused: 1, new: 1 });
});

test("a date in the future bars only until now", async () => {
  await bench.run([documentOf(cve5("of a wrong clock", 30))]);
  bench.clock.set(bench.clock.now() + 3_600_000);
  const now = new Date(bench.clock.now() - 60_000).toISOString();
  await bench.run([documentOf(cveRecord({ metadata: { dateUpdated: now }, cna: { title: "put right" } }))]);

  expect(await title()).toBe("put right");
});

test("what CISA added later is newer, though the record's own date stayed", async () => {
  const adp = (at: string) => [
    { title: "CISA ADP", providerMetadata: { shortName: "CISA-ADP", dateUpdated: at }, metrics: [] },
  ];
  await bench.run([documentOf(cveRecord({ adp: adp("2026-11-22T00:00:00Z") }))]);
  const summary = await bench.run([
    documentOf(cveRecord({ adp: adp("2026-11-23T00:00:00Z"), cna: { title: "added to" } })),
  ]);

  expect(summary).toMatchObject({ refused: 0, entries: 1 });
  expect(await title()).toBe("added to");
});

describe("what was withdrawn", () => {
  const withdrawn = (of: number) =>
    documentOf(
      csaf("EXCO-2026-0001", of, { category: "csaf_withdrawn", csaf_version: "2.1", notes: [] }),
      "withdrawn",
    );

  test("is not brought back by an older copy", async () => {
    await bench.run([documentOf(csaf("standing", 10))]);
    await bench.run([withdrawn(20)]);

    const again = await bench.run([documentOf(csaf("standing", 10), "again")]);

    expect(again).toMatchObject({ refused: 1 });
    const [record] = (await bench.store.latest("example", { limit: 9 })).records;
    expect(record?.revision.content.withdrawn).toBeDefined();
  });

  test("was not before: an older withdrawal changes nothing", async () => {
    await bench.run([documentOf(csaf("back again", 21))]);

    expect(await bench.run([withdrawn(20)])).toMatchObject({ refused: 1, advisories: 0 });
    const [record] = (await bench.store.latest("example", { limit: 9 })).records;
    expect(record?.revision.content).not.toHaveProperty("withdrawn");
  });
});
