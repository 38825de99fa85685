import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { IngestStore } from "../../src/flows/ingest-store.ts";
import { createDryStore } from "../../src/flows/ingest-store.ts";
import { createIngest } from "../../src/flows/ingest.ts";
import { StoreConflict } from "../../src/store/index.ts";
import { sources } from "../../src/sources/index.ts";
import { createQuietLogger } from "../fakes/logger.ts";
import { documentOf, jvnFeed, kevCatalog, kevEntry } from "../sources/build.ts";
import { judge, openBench, ORGANIZATION, type Bench } from "./ingest-harness.ts";

const NEW = "2026-11-23T16:00:00Z";
const OLD = "2026-11-01T16:00:00Z";
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);
const kev = (
  numbers: readonly number[],
  dateReleased: string,
  fields = {},
  entry = { dateAdded: "2026-06-10" },
) =>
  documentOf(
    kevCatalog(
      numbers.map((number) => kevEntry(number, entry)),
      { dateReleased, ...fields },
    ),
    "kev.json",
  );

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.store.close());

const notices = async () => (await bench.deliveries()).flatMap(({ notice }) => notice ?? []);
const posts = async () => (await bench.deliveries()).filter(({ kind }) => kind === "post").length;

describe("the first read of a feed", () => {
  test("is stored and not posted, but for the last seven days, and one notice says how much", async () => {
    const recent = kevEntry(4, { dateAdded: "2026-11-18" });
    const catalogue = kevCatalog([
      ...range(1, 3).map((number) => kevEntry(number, { dateAdded: "2026-06-10" })),
      recent,
    ]);

    const summary = await bench.run([documentOf({ ...catalogue, dateReleased: NEW })]);

    expect(summary).toMatchObject({ entries: 4, new: 4 });
    expect(await posts()).toBe(1);
    expect(await notices()).toEqual([
      { kind: "baseline", source: "cisa-kev", label: expect.anything(), entries: 4, posted: 1 },
    ]);
  });

  test("is followed by reads whose new entries are posted, however old", async () => {
    await bench.run([kev([1, 2], OLD)]);

    await bench.run([kev([1, 2, 3], NEW)]);

    expect(await posts()).toBe(1);
    expect(await notices()).toHaveLength(1);
  });

  test("that was cut off leaves the next one a first read still: no flood", async () => {
    await bench.run([kev([1], OLD, { count: 300 })]);
    await bench.clock.advance(60_000);

    const summary = await bench.run([kev(range(1, 300), NEW)]);

    expect(summary).toMatchObject({ entries: 300, new: 299, unchanged: 1 });
    expect(await posts()).toBe(0);
    expect(await notices()).toMatchObject([{ entries: 300, posted: 0 }]);
  });

  test("most of which could not be read leaves the next one a first read still", async () => {
    const spoiled = range(1, 9).map((number) => kevEntry(number, { dateAdded: "unreadable" }));
    await bench.run([
      documentOf(kevCatalog([...spoiled, kevEntry(10, { dateAdded: "2026-06-10" })], { dateReleased: OLD })),
    ]);

    await bench.run([kev(range(1, 10), NEW)]);

    expect(await posts()).toBe(0);
  });

  test("of a broken document tells nobody, and does not count as one", async () => {
    await bench.run([documentOf('{"catalogVersion": "x", "vulnerabilities": [{"cveID": }]}')]);
    expect(await notices()).toEqual([]);

    await bench.run([kev([1, 2], NEW)]);

    expect(await posts()).toBe(0);
    expect(await notices()).toHaveLength(1);
  });

  test("of several feeds of a source in one run is told once", async () => {
    const date = "2026-11-20T12:00:00+09:00";
    await bench.run([
      documentOf(jvnFeed([1], { date })),
      documentOf(jvnFeed([2], { lang: "en", title: "Made up", date })),
    ]);

    expect(await notices()).toMatchObject([{ source: "jvn-rss", entries: 2, posted: 2 }]);
  });

  test("each language of JVN is a feed of its own", async () => {
    await bench.run([documentOf(jvnFeed([1], { date: "2026-11-20T12:00:00+09:00" }))]);

    const summary = await bench.run([
      documentOf(jvnFeed([1], { lang: "en", title: "Made up", date: "2026-11-20T10:00:00+09:00" })),
    ]);

    expect(summary.documents[0]?.older).toBe(false);
    const record = await bench.store.record(ORGANIZATION.id, "JVN#00000001");
    expect(record?.revision.content.title).toEqual({ ja: "架空製品の脆弱性 1", en: "Made up 1" });
    expect((await bench.store.sourceStates()).map(({ source }) => source)).toEqual(["jvn-rss", "jvn-rss/en"]);
  });
});

describe("a document that is not whole", () => {
  test("says how many are missing, and what was read is kept", async () => {
    const summary = await bench.run([kev([1], NEW, { count: 801 })]);

    expect(summary).toMatchObject({ entries: 1, new: 1, refused: 0, missing: 800 });
    expect(bench.refusals).toEqual([
      { input: "kev.json", reason: expect.stringContaining("800 of the 801") },
    ]);
    expect(await bench.store.sourceState("cisa-kev")).toMatchObject({
      entries: 1,
      refused: 800,
      bodyHash: undefined,
      lastError: expect.stringContaining("800"),
    });
  });

  test("read again says so again", async () => {
    const document = kev([1], NEW, { count: 801 });
    await bench.run([document]);

    expect(await bench.run([document])).toMatchObject({ unchanged: 1, missing: 800 });
  });
});

describe("an older snapshot", () => {
  test("changes nothing, and says that it is older and what it lacks", async () => {
    await bench.run([kev([1, 2], NEW)]);

    const summary = await bench.run([kev([3], OLD, { count: 801 })]);

    expect(summary).toMatchObject({ entries: 0, advisories: 0, refused: 1, missing: 800 });
    expect(summary.documents[0]).toMatchObject({
      announced: 801,
      read: 0,
      refused: 1,
      missing: 800,
      older: true,
    });
    expect(bench.refusals.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/is older \(2026-11-01.*2026-11-23/),
      expect.stringContaining("800 of the 801"),
    ]);
    expect(await bench.store.record(ORGANIZATION.id, "CVE-1900-0003")).toBeUndefined();
    expect(await bench.store.sourceState("cisa-kev")).toMatchObject({
      snapshotAt: Date.parse(NEW),
      entries: 2,
    });
  });

  test("is no longer told from a date in the future: tomorrow's snapshot is read", async () => {
    await bench.run([kev([1], "2099-01-01T00:00:00Z")]);
    await bench.clock.advance(24 * 60 * 60 * 1000);

    expect(await bench.run([kev([1, 2], "2026-11-25T00:00:00Z")])).toMatchObject({ new: 1, refused: 0 });
  });
});

describe("KEV changing in place", () => {
  test("a ransomware flag and a due date are told, entry by entry", async () => {
    await bench.run([kev([1, 2, 3], OLD)]);
    const changed = kevCatalog(
      [
        kevEntry(1, { dateAdded: "2026-06-10", knownRansomwareCampaignUse: "Known" }),
        kevEntry(2, { dateAdded: "2026-06-10", dueDate: "2026-11-30" }),
        kevEntry(3, { dateAdded: "2026-06-10", cwes: [] }),
      ],
      { dateReleased: NEW },
    );

    const summary = await bench.run([documentOf(changed)]);

    expect(summary).toMatchObject({ material: 2, editorial: 0, advisories: 3, unchanged: 0 });
    const [first, second] = bench.advisories;
    expect([first?.aliases, second?.aliases]).toEqual([["CVE-1900-0001"], ["CVE-1900-0002"]]);
  });

  test("the same entries under a new version are unchanged, all of them", async () => {
    await bench.run([kev(range(1, 950), OLD)]);

    expect(await bench.run([kev(range(1, 950), NEW, { catalogVersion: "x" })])).toMatchObject({
      entries: 950,
      unchanged: 950,
      advisories: 0,
    });
  });
});

describe("a dry run", () => {
  test("does everything as usual and writes nothing", async () => {
    await bench.run([kev([1], OLD)]);
    const before = await bench.deliveries();
    const documents = [
      kev(range(1, 150), NEW),
      kev([1], OLD),
      documentOf({ id: "a", kind: "incident", title: { ja: "x" }, identifiers: ["CVE-1900-0001"] }),
    ];

    const dry = await bench.run(documents, { dryRun: true });
    const reported = bench.advisories;

    expect(await bench.store.record(ORGANIZATION.id, "CVE-1900-0002")).toBeUndefined();
    expect(await bench.deliveries()).toEqual(before);
    expect(await bench.store.sourceState("cisa-kev")).toMatchObject({ entries: 1 });
    expect(await bench.run(documents)).toEqual(dry);
    expect(bench.advisories).toEqual(reported);
  });

  test("needs no database", async () => {
    const { clock } = bench;
    const deps = {
      sources,
      organizations: [ORGANIZATION],
      assess: judge,
      clock,
      logger: createQuietLogger(),
    };
    const ingestion = createIngest({ ...deps, store: createDryStore() });
    async function* documents() {
      yield await Promise.resolve(kev(range(1, 5), NEW));
    }

    expect(await ingestion.ingest(documents(), { dryRun: true })).toMatchObject({ new: 5 });
  });
});

describe("somebody else writing at the same time", () => {
  function conflicting(times: number): (store: IngestStore) => IngestStore {
    let left = times;
    return (store) => ({
      ...store,
      commitIngest: (items, now) =>
        left-- > 0 ? Promise.reject(new StoreConflict("first")) : store.commitIngest(items, now),
    });
  }

  test("a conflict is read again and repeated", async () => {
    await bench.store.close();
    bench = await openBench({ wrap: conflicting(4) });

    expect(await bench.run([kev([1, 2], NEW)])).toMatchObject({ new: 2, refused: 0 });
  });

  test("after five, the entries are refused with the reason, and read next time", async () => {
    await bench.store.close();
    bench = await openBench({ wrap: conflicting(5) });

    expect(await bench.run([kev([1, 2], NEW)])).toMatchObject({ entries: 0, refused: 2 });
    expect(bench.refusals[0]?.reason).toContain("another process");
    expect(await bench.run([kev([1, 2], NEW)])).toMatchObject({ new: 2, refused: 0 });
  });

  test("two runs at once over one store give each advisory one first revision", async () => {
    const results = await Promise.all([1, 2].map(() => bench.run([kev(range(1, 250), NEW)])));

    expect(results.map(({ entries, refused }) => [entries, refused])).toEqual([
      [250, 0],
      [250, 0],
    ]);
    expect(results.reduce((sum, { new: fresh }) => sum + fresh, 0)).toBe(250);
    expect((await bench.store.latest(ORGANIZATION.id, { limit: 1 })).total).toBe(250);
    expect(await notices()).toHaveLength(1);
  });
});

test("progress ends where it says it will", async () => {
  const seen: [number, number][] = [];

  await bench.run([kev(range(1, 450), NEW, { count: 500 }), kev([1], OLD), documentOf("x")], {
    onProgress: (done, total) => seen.push([done, total]),
  });

  expect(seen.at(-1)).toEqual([501, 501]);
  expect(seen.every(([done, total]) => done <= total)).toBe(true);
});
