import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sendAll } from "../contracts/store/given.ts";
import { createRenderer } from "../../src/flows/deliver-card.ts";
import { documentOf, kevCatalog, kevEntry } from "../sources/build.ts";
import { openBench, ORGANIZATION, type Bench } from "./ingest-harness.ts";

const CVES = (...numbers: number[]) => numbers.map((number) => `CVE-1900-${String(number).padStart(4, "0")}`);
const ours = (id: string, identifiers: string[], fields: object = {}) =>
  documentOf({ id, kind: "vulnerability", title: { ja: `題 ${id}` }, identifiers, ...fields }, `${id}.json`);

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.store.close());

const record = (alias: string) => bench.store.record(ORGANIZATION.id, alias);
const idOf = async (alias: string) => (await record(alias))?.id;
const found = async (words: string) =>
  (await bench.store.search(ORGANIZATION.id, words, { limit: 9 })).records.map(({ id }) => id);
/** `kind advisory state`, the advisory by its first letter of the entry id it was founded by. */
async function outbox(names: Record<string, string | undefined>): Promise<string[]> {
  const named = new Map(Object.entries(names).map(([name, id]) => [id, name]));
  const all = await bench.deliveries();
  return all.map(({ kind, advisoryId, state }) => `${kind} ${named.get(advisoryId) ?? "?"} ${state}`);
}

describe("an entry that shares aliases with two advisories", () => {
  let a: string | undefined;
  let b: string | undefined;
  const bridge = (identifiers = CVES(1, 2)) => ours("bridge", identifiers);

  beforeEach(async () => {
    await bench.run([ours("a", CVES(1))]);
    await bench.run([ours("b", CVES(2), { summary: { en: "only b says so" } })]);
    [a, b] = [await idOf("a"), await idOf("b")];
  });

  test("makes them one: the older id stays, every id and alias leads to it, and all that was said is in it", async () => {
    const summary = await bench.run([bridge()]);

    expect(summary).toMatchObject({ advisories: 1, new: 0, editorial: 1 });
    for (const name of ["a", "b", "bridge", ...CVES(1, 2), a ?? "", b ?? ""]) {
      expect(await idOf(name)).toBe(a);
    }
    const merged = await record("a");
    expect(merged?.revision.number).toBe(2);
    expect(merged?.revision.content).toMatchObject({
      identifiers: CVES(1, 2),
      summary: { en: "only b says so" },
    });
    expect(merged?.revision.changes[0]?.ja).toContain("統合");
    expect(merged?.revision.changes[0]?.en).toContain(b);
    expect((await bench.store.latest(ORGANIZATION.id, { limit: 9 })).total).toBe(1);
    expect(await found("only b says so")).toEqual([a]);
    expect(await bench.store.history(b ?? "")).toHaveLength(1);
  });

  test("the same read again changes nothing", async () => {
    await bench.run([bridge()]);

    expect(
      await bench.run([documentOf([JSON.parse(new TextDecoder().decode(bridge().bytes))])]),
    ).toMatchObject({
      advisories: 0,
      unchanged: 1,
    });
    expect(await idOf("b")).toBe(a);
  });

  test("both posted: the younger post gets one edit and one reply, and later changes go to the older alone", async () => {
    await sendAll(bench.store, bench.clock.now());

    await bench.run([bridge()]);
    expect((await outbox({ a, b })).slice(2)).toEqual([
      "update b pending",
      "reply b pending",
      "update a pending",
    ]);

    await sendAll(bench.store, bench.clock.now());
    await bench.run([ours("b", CVES(2), { stated: { priority: "A" } })]);
    expect((await outbox({ a, b })).slice(5)).toEqual(["update a pending", "reply a pending"]);
  });

  test("what is told there is that it was merged, and into which", async () => {
    await sendAll(bench.store, bench.clock.now());
    await bench.run([bridge()]);
    const { store, clock } = bench;
    const render = createRenderer({ store, clock, organizations: [ORGANIZATION] });
    const told = (await bench.deliveries()).filter(
      ({ advisoryId, kind }) => advisoryId === b && kind !== "post",
    );

    const cards = await Promise.all(told.map(render));

    expect(cards).toHaveLength(2);
    for (const rendered of cards) {
      expect(rendered).toMatchObject({
        kind: "card",
        card: { fallback: expect.stringContaining("統合済み") },
      });
      expect(JSON.stringify(rendered)).toContain(a);
    }
  });

  test("neither sent yet: one post goes out", async () => {
    await bench.run([bridge()]);

    expect(await outbox({ a, b })).toEqual(["post a superseded", "post b superseded", "post a pending"]);
  });

  test("only the younger posted: its post is the survivor's from now on", async () => {
    await bench.store.close();
    bench = await openBench({ subscribed: false });
    await bench.run([ours("a", CVES(1))]);
    const place = { platform: "slack", workspace: "T1", channel: "C1" } as const;
    const { id } = await bench.store.saveDestination(ORGANIZATION.id, place, bench.clock.now());
    await bench.store.subscribe(id, "ja", { id: "U1" }, bench.clock.now());
    await bench.run([ours("b", CVES(2))]);
    await sendAll(bench.store, bench.clock.now());

    await bench.run([bridge()]);

    expect(await outbox({ a: await idOf("a"), b })).toEqual(["post a sent", "update a pending"]);
  });

  test("a higher badge by the merger is material", async () => {
    await bench.run([ours("b", CVES(2), { stated: { priority: "A" } })]);

    expect(await bench.run([bridge()])).toMatchObject({ material: 1 });
    expect((await record("a"))?.revision.changes.map(({ en }) => en)).toEqual(
      expect.arrayContaining([expect.stringContaining("went up from C to A")]),
    );
  });

  describe("and says later that it was about one alone", () => {
    beforeEach(async () => {
      await sendAll(bench.store, bench.clock.now());
      await bench.run([bridge()]);
      await sendAll(bench.store, bench.clock.now());
      await bench.run([bridge(CVES(1))]);
    });

    test("they come apart: the survivor keeps id and post, the other has its own again", async () => {
      expect(await idOf("a")).toBe(a);
      expect(await idOf("bridge")).toBe(a);
      expect(await idOf(CVES(2)[0] ?? "")).toBe(b);
      expect(await idOf(b ?? "")).toBe(b);
      const [one, other] = [await record("a"), await record("b")];
      expect(one?.revision.content.identifiers).toEqual(CVES(1));
      expect(one?.revision.changes.map(({ ja }) => ja)[0]).toContain("分離");
      expect(other?.revision).toMatchObject({ number: 2, content: { summary: { en: "only b says so" } } });
      expect(other?.revision.changes.map(({ ja }) => ja)[0]).toContain("分離");
      expect(await found("only b says so")).toEqual([b]);
    });

    test("each post is edited, and the one that said it was merged is told", async () => {
      expect((await outbox({ a, b })).slice(5)).toEqual([
        "update a pending",
        "update b pending",
        "reply b pending",
      ]);
    });

    test("and may be merged again", async () => {
      await bench.run([bridge()]);

      expect(await idOf("b")).toBe(a);
      expect((await record("b"))?.revision.number).toBe(4);
    });

    test("its history tells which entry said what, when, and where it went", async () => {
      const told = async (id: string | undefined) =>
        (await bench.store.entryHistory(id ?? "")).map(
          ({ revision, event, key }) => `${revision} ${event} ${key}`,
        );

      expect(await told(a)).toEqual([
        "1 new a",
        "2 merged b",
        "2 new bridge",
        "3 left b",
        "3 changed bridge",
      ]);
      expect(await told(b)).toEqual(["1 new b", "2 separated b"]);
      const versions = await bench.store.entryHistory(a ?? "");
      expect(
        versions.flatMap(({ key, content }) => (key === "bridge" ? [content?.identifiers] : [])),
      ).toEqual([CVES(1, 2), CVES(1)]);
    });
  });
});

test("what leaves and never stood alone becomes an advisory with a post where it was told of before", async () => {
  await bench.run([ours("a", CVES(1))]);
  await bench.run([ours("b", CVES(1))]);
  await sendAll(bench.store, bench.clock.now());
  const a = await idOf("a");

  const summary = await bench.run([ours("b", CVES(2))]);

  const b = await idOf("b");
  expect(b).not.toBe(a);
  expect(await idOf("CVE-1900-0001")).toBe(a);
  expect(summary).toMatchObject({ new: 1, editorial: 1 });
  expect((await outbox({ a, b })).slice(-2).toSorted()).toEqual(["post b pending", "update a pending"]);
});

test("an alias that nobody has any more is free for somebody else", async () => {
  await bench.run([ours("a", CVES(1))]);
  await bench.run([ours("a", CVES(2))]);
  const a = await idOf("a");
  expect(await idOf("CVE-1900-0001")).toBe(a);

  await bench.run([ours("b", CVES(1))]);

  expect(await idOf("CVE-1900-0001")).toBe(await idOf("b"));
  expect(await idOf("b")).not.toBe(a);
  expect(await idOf("a")).toBe(a);
});

test("a person's badge counts on after a merger", async () => {
  await bench.run([ours("a", CVES(1))]);
  await bench.run([ours("b", CVES(2))]);
  const [a, b] = [await idOf("a"), await idOf("b")];
  const override = {
    priority: "A" as const,
    reason: "ours",
    by: { id: "U1" },
    lang: "ja" as const,
    at: "2026-11-24T00:00:00Z",
  };
  const of = { organizationId: ORGANIZATION.id, advisoryId: b ?? "" };
  await bench.store.saveOverride(of, override, { id: "U1" }, bench.clock.now());

  await bench.run([ours("bridge", CVES(1, 2))]);

  expect((await bench.store.overrides(ORGANIZATION.id)).get(a ?? "")).toEqual(override);
});

test("a bulletin leads to its parts, and fuses nothing", async () => {
  const numbers = Array.from({ length: 11 }, (_, index) => index + 1);
  await bench.run([documentOf(kevCatalog([3, 1, 2].map((number) => kevEntry(number))))]);
  await bench.run([ours("bulletin", CVES(...numbers))]);

  const bulletin = await record("bulletin");

  expect(bulletin?.parts).toEqual({
    total: 3,
    first: await Promise.all(
      CVES(1, 2, 3).map(async (identifier) => ({ id: await idOf(identifier), identifier })),
    ),
  });
  expect(await record("CVE-1900-0001")).not.toHaveProperty("parts");
});
