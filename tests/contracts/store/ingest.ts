import { describe, expect, test } from "vitest";
import type { Store } from "../../../src/ports.ts";
import { content, item, NOW, ORG } from "./given.ts";
import { useStore } from "./use-store.ts";

export function ingestContract(open: () => Promise<Store>): void {
  describe("what ingest reads and writes", () => {
    const store = useStore(open);

    test("a source's state comes back as it was saved last", async () => {
      expect(await store().sourceState("test")).toBeUndefined();

      const state = { source: "test", lastReadAt: NOW, entries: 2, refused: 1, lastError: "bad" };
      await store().saveSourceStates([state]);
      await store().saveSourceStates([
        { ...state, snapshotAt: NOW - 5, bodyHash: "aa", lastError: undefined },
        { ...state, source: "other" },
      ]);
      await store().saveSourceStates([]);

      expect(await store().sourceState("test")).toEqual({
        source: "test",
        lastReadAt: NOW,
        snapshotAt: NOW - 5,
        bodyHash: "aa",
        entries: 2,
        refused: 1,
        lastError: undefined,
      });
      expect((await store().sourceStates()).map(({ source }) => source)).toEqual(["other", "test"]);
    });

    test("known entries are told by source and key, also thousands at once", async () => {
      const many = Array.from({ length: 250 }, (_, index) => item({ id: `adv-${index}` }));
      await store().commitIngest(many, NOW);
      const asked = Array.from({ length: 2_000 }, (_, index) => `adv-${index}`);

      const known = await store().knownEntries("test", asked);

      expect(known.size).toBe(250);
      expect(known.get("adv-249")).toBe("hash-1");
      expect((await store().knownEntries("other", asked)).size).toBe(0);
      expect((await store().knownEntries("test", [])).size).toBe(0);
    });

    test("an advisory is found by any alias, once, oldest first, with all that merging needs", async () => {
      const older = item({ id: "z", aliases: ["CVE-1900-1", "CVE-1900-2"], priority: "A" });
      const newer = item({ id: "a", aliases: ["CVE-1900-3"], organizations: ["one", "two"] });
      await store().commitIngest([older, newer], NOW);

      const found = await store().advisoriesByAlias(["CVE-1900-3", "CVE-1900-2", "CVE-1900-1", "CVE-1900-9"]);

      expect(found.map(({ id }) => id)).toEqual(["z", "a"]);
      expect(found[0]?.aliases).toEqual(["CVE-1900-1", "CVE-1900-2"]);
      expect(found[0]?.entries).toEqual(older.entries);
      expect(found[0]?.revision).toEqual(older.revision);
      expect(found[0]?.assessments.get(ORG)).toEqual(older.assessments[0]?.assessment);
      expect([...(found[1]?.assessments.keys() ?? [])].toSorted()).toEqual(["one", "two"]);
      expect(await store().advisoriesByAlias([])).toEqual([]);
    });

    test("a second revision replaces the entry and keeps the first revision", async () => {
      await store().commitIngest([item()], NOW);
      const second = item({ number: 2, change: "editorial", content: { title: { en: "Second" } } });
      await store().commitIngest([second], NOW + 1);

      const [found] = await store().advisoriesByAlias(["CVE-1900-adv-1"]);
      expect(found?.entries).toEqual(second.entries);
      expect(found?.revision).toEqual(second.revision);
      expect((await store().history("adv-1")).map(({ number }) => number)).toEqual([1, 2]);
    });

    test("two revisions of one advisory may come in one commit", async () => {
      await store().commitIngest([item(), item({ number: 2 })], NOW);

      expect((await store().history("adv-1")).map(({ number }) => number)).toEqual([1, 2]);
    });

    test("an entry may change without a new revision, and bring an alias", async () => {
      await store().commitIngest([item()], NOW);
      const { revision: _, ...rest } = item({ aliases: ["CVE-1900-adv-1", "JVN#12345678"] });
      const entries = [{ source: "test", key: "adv-1", hash: "changed", content: content() }];
      await store().commitIngest([{ ...rest, entries, assessments: [] }], NOW);

      expect(await store().knownEntries("test", ["adv-1"])).toEqual(new Map([["adv-1", "changed"]]));
      expect((await store().record(ORG, "JVN#12345678"))?.id).toBe("adv-1");
      expect((await store().search(ORG, "jvn#12345678", { limit: 5 })).total).toBe(1);
    });

    test.each([
      ["an alias of another advisory", item({ id: "adv-2", aliases: ["CVE-1900-adv-1"] })],
      ["a revision that was written already", item({ aliases: ["CVE-1900-adv-1"] })],
      ["a revision after one that is not there", item({ number: 3 })],
      [
        "an entry of another advisory",
        {
          ...item({ id: "adv-2" }),
          entries: [{ source: "test", key: "adv-1", hash: "x", content: content() }],
        },
      ],
    ])("%s is a conflict, and nothing of the commit stays", async (_, clash) => {
      await store().commitIngest([item()], NOW);

      const commit = store().commitIngest([item({ id: "adv-9" }), clash], NOW);

      await expect(commit).rejects.toMatchObject({ name: "StoreConflict" });
      expect(await store().record(ORG, "adv-9")).toBeUndefined();
      expect(await store().history("adv-1")).toHaveLength(1);
      expect((await store().latest(ORG, { limit: 9 })).total).toBe(1);
    });

    test("of two commits at once one wins and the other is told", async () => {
      const results = await Promise.allSettled([
        store().commitIngest([item({ id: "one", aliases: ["CVE-1900-1"] })], NOW),
        store().commitIngest([item({ id: "two", aliases: ["CVE-1900-1"] })], NOW),
      ]);

      expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
      expect(await store().advisoriesByAlias(["CVE-1900-1"])).toHaveLength(1);
    });

    test("an entry that cannot be written undoes the commit", async () => {
      const broken = item({ id: "broken" });
      const cyclic: Record<string, unknown> = {};
      cyclic["self"] = cyclic;
      broken.entries[0]!.content = cyclic as never;

      await expect(store().commitIngest([item(), broken], NOW)).rejects.toThrow("circular");
      expect(await store().record(ORG, "adv-1")).toBeUndefined();
      await store().commitIngest([item()], NOW);
      expect(await store().record(ORG, "adv-1")).toBeDefined();
    });

    test("an inbound key is new once within its time", async () => {
      expect(await store().firstSeen("event-1", NOW, 1_000)).toBe(true);
      expect(await store().firstSeen("event-1", NOW + 999, 1_000)).toBe(false);
      expect(await store().firstSeen("event-2", NOW + 999, 1_000)).toBe(true);
      expect(await store().firstSeen("event-1", NOW + 1_000, 1_000)).toBe(true);
      await store().forgetSeen("event-1");
      expect(await store().firstSeen("event-1", NOW + 1_001, 1_000)).toBe(true);
    });

    test("a store is ready until it is closed, and rejects afterwards", async () => {
      await store().ready();
      await store().close();
      await store().close();

      await expect(store().ready()).rejects.toThrow(/closed|destroyed/);
      await expect(store().latest(ORG, { limit: 1 })).rejects.toThrow(/closed|destroyed/);
      await expect(store().commitIngest([item()], NOW)).rejects.toThrow(/closed|destroyed/);
    });
  });
}
