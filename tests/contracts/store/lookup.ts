import { describe, expect, test } from "vitest";
import type { Store } from "../../../src/ports.ts";
import { DAY, item, NOW, ORG } from "./given.ts";
import { useStore } from "./use-store.ts";

export function lookupContract(open: () => Promise<Store>): void {
  describe("looking up", () => {
    const store = useStore(open);

    test("a record is found by id, by alias, and by an alias in another width or case", async () => {
      const given = item({ aliases: ["JVN#12345678", "CVE-1900-0001"], priority: "A" });
      await store().commitIngest([given], NOW);

      for (const name of ["adv-1", "CVE-1900-0001", " cve-1900-0001 ", "ＪＶＮ＃１２３４５６７８"]) {
        expect(await store().record(ORG, name)).toEqual({
          id: "adv-1",
          aliases: ["JVN#12345678", "CVE-1900-0001"],
          revision: given.revision,
          assessment: given.assessments[0]?.assessment,
          latest: 1,
        });
      }
      expect(await store().record(ORG, "CVE-1900-0002")).toBeUndefined();
      expect(await store().record(ORG, "")).toBeUndefined();
    });

    test("an older revision can be asked for by number", async () => {
      await store().commitIngest([item({ priority: "C" }), item({ number: 2, priority: "A" })], NOW);

      const newest = await store().record(ORG, "adv-1");
      const first = await store().record(ORG, "adv-1", 1);

      expect([newest?.revision.number, newest?.assessment.priority, newest?.latest]).toEqual([2, "A", 2]);
      expect([first?.revision.number, first?.assessment.priority, first?.latest]).toEqual([1, "C", 2]);
      expect(await store().record(ORG, "adv-1", 3)).toBeUndefined();
    });

    test("an organization sees only what was assessed for it", async () => {
      await store().commitIngest(
        [item({ organizations: ["one"], content: { title: { en: "Secret" } } })],
        NOW,
      );

      expect(await store().record("two", "adv-1")).toBeUndefined();
      expect((await store().latest("two", { limit: 9 })).total).toBe(0);
      expect((await store().search("two", "secret", { limit: 9 })).total).toBe(0);
      expect((await store().search("one", "secret", { limit: 9 })).total).toBe(1);
    });

    test("latest is newest first: by its update, its publication, or when it was read", async () => {
      const published = item({ id: "published", content: { publishedAt: "2026-11-23T23:00:00Z" } });
      const updated = item({
        id: "updated",
        content: { publishedAt: "2026-01-01T00:00:00Z", updatedAt: "2026-11-23T08:00:00+09:00" },
      });
      const old = item({ id: "old", content: { publishedAt: "2020-01-01T00:00:00Z" } });
      await store().commitIngest([item({ id: "read" })], NOW - 2 * DAY);
      await store().commitIngest([old, updated, published], NOW);

      const { records, total } = await store().latest(ORG, { limit: 3 });

      expect(records.map(({ id }) => id)).toEqual(["published", "updated", "read"]);
      expect(total).toBe(4);
    });

    test("an advisory dated in the future does not stay on top", async () => {
      const future = item({ id: "future", content: { publishedAt: "9999-01-01T00:00:00Z" } });
      await store().commitIngest([future], NOW);
      await store().commitIngest([item({ id: "next" })], NOW + 1);

      const { records } = await store().latest(ORG, { limit: 9 });

      expect(records.map(({ id }) => id)).toEqual(["next", "future"]);
    });

    test("a later revision without a time of its own keeps its place", async () => {
      await store().commitIngest([item({ id: "first" })], NOW);
      await store().commitIngest([item({ id: "second" })], NOW + DAY);
      await store().commitIngest([item({ id: "first", number: 2 })], NOW + 2 * DAY);

      const { records } = await store().latest(ORG, { limit: 9 });

      expect(records.map(({ id, revision }) => `${id} ${revision.number}`)).toEqual(["second 1", "first 2"]);
    });

    test("latest can be of one priority, by the newest assessment", async () => {
      await store().commitIngest(
        [
          item({ id: "a", priority: "A" }),
          item({ id: "b", priority: "B" }),
          item({ id: "c", priority: "A" }),
        ],
        NOW,
      );
      await store().commitIngest([item({ id: "a", number: 2, priority: "D" })], NOW);

      const found = await store().latest(ORG, { priority: "A", limit: 9 });

      expect([found.records.map(({ id }) => id), found.total]).toEqual([["c"], 1]);
    });
  });
}
