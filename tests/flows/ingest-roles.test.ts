import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { AdvisoryContent } from "../../src/advisory/schema.ts";
import type { Source, SourceRole } from "../../src/ports.ts";
import { sendAll } from "../contracts/store/given.ts";
import { documentOf } from "../sources/build.ts";
import { judge, openBench, ORGANIZATION, type Bench } from "./ingest-harness.ts";

interface Wire {
  key: string;
  [field: string]: unknown;
}

/** A source of the role: a JSON document `{ <name>: [entries], complete }`, each with its key and what it says. */
function sourceOf(name: string, role: SourceRole, precedence: number): Source {
  const parse = (bytes: Uint8Array): Record<string, Wire[]> => JSON.parse(new TextDecoder().decode(bytes));
  return {
    name,
    label: { ja: name, en: name },
    baseline: true,
    precedence,
    role,
    recognises: ({ bytes }) => name in parse(bytes),
    read({ bytes }) {
      const wire = parse(bytes);
      const entries = wire[name] ?? [];
      return {
        announced: entries.length,
        entries: entries.map(({ key, ...said }) => ({
          key,
          hash: JSON.stringify(said),
          content: () =>
            AdvisoryContent.parse({ kind: "vulnerability", title: { en: `${name} ${key}` }, ...said }),
        })),
        refusals: [],
        missing: 0,
        complete: "complete" in wire,
      };
    },
  };
}

const sources = [
  sourceOf("news", "news", 10),
  sourceOf("enricher", "enrichment", 20),
  sourceOf("scores", "facts", 40),
];
const CVE = "CVE-1900-0001";
const KEV = { dateAdded: "2026-11-20", dueDate: "2026-12-04", ransomware: false };
let turn = 0;
/** A document of the source; no two have the same bytes. */
const say = (name: string, ...entries: Wire[]) => documentOf({ [name]: entries, turn: turn++ }, name);
const about = (fields: object = {}): Wire => ({ key: `k ${CVE}`, identifiers: [CVE], ...fields });
const score = (epss: number, key = CVE): Wire => ({
  key,
  identifiers: [key],
  epss: [{ score: epss, source: "FIRST" }],
});
const assessByEpss: typeof judge = (content) => ({
  ...judge(content),
  ...((content.epss?.[0]?.score ?? 0) >= 0.5 && { priority: "B" }),
});

let bench: Bench;
beforeEach(async () => {
  bench = await openBench({ sources, assess: assessByEpss });
  // Each has had its first read.
  await bench.run([say("news"), say("enricher"), say("scores")]);
});
afterEach(() => bench.store.close());

const current = () => bench.store.record(ORGANIZATION.id, CVE);
const outbox = async () =>
  (await bench.deliveries())
    .filter(({ kind }) => kind !== "notice")
    .map(({ kind, state }) => `${kind} ${state}`);

describe("enrichment", () => {
  test("alone is stored and searchable, and not posted, not even when it changes", async () => {
    await bench.run([say("enricher", about())]);
    await bench.run([say("enricher", about({ kev: KEV }))]);

    expect((await current())?.revision).toMatchObject({ number: 2, change: "material" });
    expect((await bench.store.search(ORGANIZATION.id, "enricher", { limit: 1 })).total).toBe(1);
    expect(await outbox()).toEqual([]);
  });

  test("is posted as soon as news tells of the same, though that changes nothing that is material", async () => {
    await bench.run([say("enricher", about())]);
    await bench.run([say("news", about())]);

    expect((await current())?.revision).toMatchObject({ number: 2, change: "editorial" });
    expect(await outbox()).toEqual(["post pending"]);
  });

  test("by a material change opens a first post where news stands behind the advisory", async () => {
    await bench.run([say("news", about())], { first: true });
    await bench.run([say("enricher", about({ summary: { en: "more" } }))]);
    expect(await outbox()).toEqual([]);

    await bench.run([say("enricher", about({ summary: { en: "more" }, kev: KEV }))]);
    expect(await outbox()).toEqual(["post pending"]);
  });

  test("in its first read is told to add to others; facts are not told of at all", async () => {
    const first = await openBench({ sources, assess: assessByEpss });
    await first.run([say("enricher", about())]);
    await first.run([say("scores", score(0.1))]);

    expect((await first.deliveries()).map(({ notice }) => notice)).toEqual([
      { kind: "baseline", source: "enricher", label: { ja: "enricher", en: "enricher" }, entries: 1 },
    ]);
    await first.store.close();
  });

  test("in its own first read opens none, and tells those that were posted", async () => {
    await bench.run([say("news", about())], { first: true });
    await bench.run([say("news", { key: "other", identifiers: ["CVE-1900-0002"] })]);
    await sendAll(bench.store, bench.clock.now());

    await bench.run(
      [say("enricher", about({ kev: KEV }), { key: "e", identifiers: ["CVE-1900-0002"], kev: KEV })],
      { first: true },
    );

    expect((await outbox()).slice(1)).toEqual(["update pending", "reply pending"]);
  });

  test("whose dates alone move changes nothing; of news they do", async () => {
    await bench.run([say("news", about()), say("enricher", about({ updatedAt: "2026-11-20T00:00:00Z" }))]);

    expect(await bench.run([say("enricher", about({ updatedAt: "2026-11-22T00:00:00Z" }))])).toMatchObject({
      advisories: 1,
      editorial: 0,
    });
    expect(await bench.run([say("news", about({ updatedAt: "2026-11-23T00:00:00Z" }))])).toMatchObject({
      editorial: 1,
    });
  });

  test("polled as news is news", async () => {
    await bench.run([say("enricher", about())], { feed: "own", first: false, role: "news" });

    expect(await outbox()).toEqual(["post pending"]);
  });

  test("withdrawn by one withdraws nothing while the other stands", async () => {
    await bench.run([say("news", about()), say("enricher", about())]);

    await bench.run([say("enricher", about({ withdrawn: {} }))]);
    expect((await current())?.revision.content).not.toHaveProperty("withdrawn");

    await bench.run([say("news", about({ withdrawn: {} }))]);
    expect((await current())?.revision).toMatchObject({ change: "material", content: { withdrawn: {} } });
  });
});

describe("facts", () => {
  test("about what nobody has published are passed over: read, and said to match nothing", async () => {
    await bench.run([say("news", about())]);

    const summary = await bench.run([say("scores", score(0.1), score(0.2, "CVE-1900-0002"))]);

    expect(summary).toMatchObject({ entries: 2, unmatched: 1, advisories: 1, new: 0, refused: 0 });
    expect(await bench.store.record(ORGANIZATION.id, "CVE-1900-0002")).toBeUndefined();
    expect((await bench.run([say("scores", score(0.2, "CVE-1900-0002"))])).documents[0]).toMatchObject({
      announced: 1,
      read: 1,
    });
  });

  test("that move make no revision and no history, until the badge moves", async () => {
    await bench.run([say("news", about())]);
    for (const day of [0.1, 0.12, 0.09]) await bench.run([say("scores", score(day))]);

    const [advisory] = await bench.store.advisoriesByAlias([CVE]);
    expect((await current())?.latest).toBe(1);
    expect(advisory?.entries.find(({ source }) => source === "scores")?.content.epss?.[0]?.score).toBe(0.09);

    await bench.run([say("scores", score(0.7))]);
    expect((await current())?.revision).toMatchObject({ number: 2, change: "material" });
    const history = await bench.store.entryHistory((await current())?.id ?? "");
    expect(history.map(({ source, event }) => `${source} ${event}`)).toEqual([
      "news new",
      "scores new",
      "scores changed",
    ]);
  });

  test("say nothing else: withdrawn news is not upheld by a score", async () => {
    await bench.run([say("news", about()), say("scores", score(0.1))]);

    await bench.run([say("news", about({ withdrawn: {} }))]);

    expect((await current())?.revision.content).toMatchObject({
      title: { en: `news k ${CVE}` },
      withdrawn: {},
      epss: [{ score: 0.1 }],
    });
  });

  test("about what an advisory is no longer about are dropped", async () => {
    await bench.run([say("news", about()), say("scores", score(0.1))]);

    await bench.run([say("news", about({ identifiers: ["CVE-1900-0002"] }))]);

    const [advisory] = await bench.store.advisoriesByAlias(["CVE-1900-0002"]);
    expect(advisory?.entries.map(({ source }) => source)).toEqual(["news"]);
    expect((await bench.run([say("scores", score(0.2))])).unmatched).toBe(1);
  });

  test("three hundred thousand of them are looked up in batches", async () => {
    await bench.store.close();
    let lookups = 0;
    bench = await openBench({
      sources,
      wrap: (store) => ({
        ...store,
        knownAliases(aliases) {
          lookups++;
          return store.knownAliases(aliases);
        },
      }),
    });
    const many = Array.from({ length: 300_000 }, (_, index) => score(0.1, `CVE-1900-${10_000 + index}`));

    expect(await bench.run([documentOf({ scores: many })])).toMatchObject({
      entries: 300_000,
      unmatched: 300_000,
    });
    expect(lookups).toBeLessThan(100);
  }, 30_000);
});

describe("a complete catalogue", () => {
  const list = (...keys: string[]) =>
    documentOf({
      news: keys.map((key) => ({ key, identifiers: [key], kev: KEV })),
      complete: [],
      turn: turn++,
    });
  const cve = (number: number) => `CVE-1900-${1_000 + number}`;
  const kevOf = async (number: number) =>
    (await bench.store.record(ORGANIZATION.id, cve(number)))?.revision.content.kev;

  beforeEach(async () => {
    await bench.run([list(cve(1), cve(2), cve(3))]);
  });

  test("that lists something no longer says so, once; and again when it is back", async () => {
    const gone = await bench.run([list(cve(1), cve(2))]);
    expect(gone).toMatchObject({ inputs: 1, entries: 2, unchanged: 2, editorial: 1 });
    expect(await kevOf(3)).toBeUndefined();
    const record = await bench.store.record(ORGANIZATION.id, cve(3));
    expect(record?.revision.changes.map(({ ja }) => ja)).toContain("CISA KEV の記載がなくなりました。");

    expect(await bench.run([list(cve(2), cve(1))])).toMatchObject({ advisories: 0 });

    expect(await bench.run([list(cve(1), cve(2), cve(3))])).toMatchObject({ material: 1, unchanged: 2 });
    expect(await kevOf(3)).toEqual(KEV);
    const history = await bench.store.entryHistory(record?.id ?? "");
    expect(history.map(({ event }) => event)).toEqual(["new", "unlisted", "relisted"]);
  });

  test("that lost most of what it had is taken for broken", async () => {
    await bench.run([list(...Array.from({ length: 30 }, (_, index) => cve(index)))]);

    expect(await bench.run([list(cve(1), cve(2))])).toMatchObject({ advisories: 0 });
    expect(await kevOf(3)).toEqual(KEV);
  });

  test("vanishing from a feed that shows the newest only means nothing", async () => {
    await bench.run([say("news", { key: cve(1), identifiers: [cve(1)], kev: KEV })]);

    expect(await kevOf(3)).toEqual(KEV);
  });
});
