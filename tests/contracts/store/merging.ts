import { describe, expect, test } from "vitest";
import type { IngestItem, Store } from "../../../src/ports.ts";
import { channel, content, type Given, item, NOW, ORG, outbox, sendAll } from "./given.ts";
import { useStore } from "./use-store.ts";

type Event = NonNullable<IngestItem["entries"][number]["event"]>;

/** An item whose entry is kept in the history. */
function told(given: Given, event: Event = "new", more: Partial<IngestItem> = {}): IngestItem {
  const made = item(given);
  return { ...made, entries: made.entries.map((entry) => ({ ...entry, event })), ...more };
}

export function mergingContract(open: () => Promise<Store>): void {
  describe("advisories that become one, and come apart", () => {
    const store = useStore(open);
    const ALIASES = ["CVE-1900-a", "CVE-1900-b"];

    /** `b` is absorbed by `a`, with a new word of the entry of `a`. */
    const merge = (change: "material" | "editorial" = "editorial") =>
      store().commitIngest(
        [
          told({ id: "a", number: 2, change, aliases: ALIASES }, "changed", {
            absorbs: [{ id: "b", revision: 1 }],
          }),
        ],
        NOW + 1,
      );

    /** `b` stands for itself again. */
    const separate = () =>
      store().commitIngest(
        [
          told({ id: "a", number: 3, change: "editorial", aliases: ["CVE-1900-a"] }, "changed"),
          {
            ...told({ id: "b", number: 2, change: "editorial", aliases: ["CVE-1900-b"] }),
            entries: [],
            separatedFrom: "a",
            moves: [{ source: "test", key: "b", from: "a" }],
            takes: [{ alias: "CVE-1900-b", from: "a" }],
          },
        ],
        NOW + 2,
      );

    const both = () =>
      store().commitIngest(
        [told({ id: "a", aliases: ["CVE-1900-a"] }), told({ id: "b", aliases: ["CVE-1900-b"] })],
        NOW,
      );
    const history = async (id: string) =>
      (await store().entryHistory(id)).map(({ revision, event, key }) => `${revision} ${event} ${key}`);
    const idOf = async (alias: string) => (await store().record(ORG, alias))?.id;

    test("every id and alias leads to the survivor, which has all entries; the other is in no list", async () => {
      await both();
      await merge();

      expect(await Promise.all(["a", "b", ...ALIASES].map(idOf))).toEqual(["a", "a", "a", "a"]);
      expect((await store().record(ORG, "b", 1))?.revision.number).toBe(2);
      const [advisory, ...others] = await store().advisoriesByAlias(ALIASES);
      expect(others).toEqual([]);
      expect(advisory?.absorbed).toEqual([{ id: "b", revision: 1 }]);
      expect(advisory?.entries.map(({ key, origin }) => [key, origin])).toEqual([
        ["a", undefined],
        ["b", "b"],
      ]);
      expect((await store().latest(ORG, { limit: 9 })).total).toBe(1);
      expect((await store().search(ORG, "題名", { limit: 9 })).total).toBe(1);
      expect(await store().knownIds(["a", "b", "c"])).toEqual(new Set(["a", "b"]));
      expect(await store().knownAliases([...ALIASES, "CVE-1900-c"])).toEqual(new Set(ALIASES));
      expect(await store().entriesOf("test")).toEqual(
        new Map([
          ["a", "hash-2"],
          ["b", "hash-1"],
        ]),
      );
    });

    test("an id that was merged twice leads to where it went last", async () => {
      await both();
      await store().commitIngest([told({ id: "root", aliases: ["CVE-1900-root"] })], NOW);
      await merge();
      await store().commitIngest(
        [told({ id: "root", number: 2 }, "changed", { absorbs: [{ id: "a", revision: 2 }] })],
        NOW + 2,
      );

      expect(await Promise.all(["b", "CVE-1900-b"].map(idOf))).toEqual(["root", "root"]);
      const [advisory] = await store().advisoriesByAlias(ALIASES);
      expect(advisory?.absorbed?.map(({ id }) => id)).toEqual(["a", "b"]);
    });

    test("one that was written meanwhile is a conflict, and nothing is merged", async () => {
      await both();
      await store().commitIngest([told({ id: "b", number: 2, aliases: ["CVE-1900-b"] }, "changed")], NOW);

      await expect(merge()).rejects.toMatchObject({ name: "StoreConflict" });
      expect(await idOf("CVE-1900-b")).toBe("b");
    });

    test("apart again, each has its own, and its revisions go on", async () => {
      await both();
      await merge();
      await separate();

      expect(await Promise.all(["a", "b", ...ALIASES].map(idOf))).toEqual(["a", "b", "a", "b"]);
      expect((await store().history("b")).map(({ number }) => number)).toEqual([1, 2]);
      const advisories = await store().advisoriesByAlias(ALIASES);
      expect(advisories.map(({ entries }) => entries.map(({ key }) => key))).toEqual([["a"], ["b"]]);
      expect((await store().search(ORG, "題名", { limit: 9 })).total).toBe(2);
    });

    test("the history tells which entry said what, where and when; a version without event leaves none", async () => {
      await both();
      await merge();
      await separate();
      const silent = item({
        id: "a",
        number: 4,
        content: { title: { en: "Silent" } },
        aliases: ["CVE-1900-a"],
      });
      await store().commitIngest([silent], NOW + 3);

      expect(await history("a")).toEqual(["1 new a", "2 merged b", "2 changed a", "3 left b", "3 changed a"]);
      expect(await history("b")).toEqual(["1 new b", "2 separated b"]);
      const versions = await store().entryHistory("a");
      expect(versions[0]).toEqual({
        at: NOW,
        event: "new",
        source: "test",
        key: "a",
        advisoryId: "a",
        revision: 1,
        content: content(),
      });
      expect(versions[1]).not.toHaveProperty("content");
      expect(await store().entryHistory("nobody")).toEqual([]);
    });

    test.each([
      ["material", ["update 1 pending", "reply 1 pending", "update 2 pending", "reply 2 pending"]],
      ["editorial", ["update 1 pending", "reply 1 pending", "update 2 pending"]],
    ] as const)("two posts that are out, after a %s merger", async (change, expected) => {
      await channel(store());
      await both();
      await sendAll(store());
      await merge(change);

      expect((await outbox(store())).slice(2)).toEqual(expected);
      const [first, second] = (await store().deliveries({ limit: 9 })).toReversed().slice(2);
      expect([first?.advisoryId, second?.advisoryId]).toEqual(["b", "b"]);
    });

    test("what waits for the absorbed post is not sent any more", async () => {
      await channel(store());
      await both();
      await sendAll(store());
      await store().commitIngest([told({ id: "b", number: 2, aliases: ["CVE-1900-b"] }, "changed")], NOW);
      await store().commitIngest(
        [told({ id: "a", number: 2, aliases: ALIASES }, "changed", { absorbs: [{ id: "b", revision: 2 }] })],
        NOW + 1,
      );

      const waiting = await store().deliveries({ state: "pending", advisoryId: "b", limit: 9 });
      expect(waiting.map(({ kind, revision }) => `${kind} ${revision}`).toSorted()).toEqual([
        "reply 2",
        "update 2",
      ]);
      expect((await store().deliveries({ state: "superseded", limit: 9 })).length).toBe(2);
    });

    test("the only post at a destination is the survivor's from then on", async () => {
      await channel(store());
      await store().commitIngest(
        [
          told({ id: "a", aliases: ["CVE-1900-a"], announce: false }),
          told({ id: "b", aliases: ["CVE-1900-b"] }),
        ],
        NOW,
      );
      await sendAll(store());
      await merge();

      expect(await outbox(store())).toEqual(["post 1 sent", "update 2 pending"]);
      expect((await store().deliveries({ advisoryId: "a", limit: 9 })).length).toBe(2);
    });

    test("of two that wait one is sent", async () => {
      await channel(store());
      await both();
      await merge();

      expect(await outbox(store())).toEqual(["post 1 superseded", "post 1 superseded", "post 2 pending"]);
    });

    test("a separation is told in both threads, and posted where only the whole was", async () => {
      await channel(store(), "C1");
      await both();
      await sendAll(store(), NOW + 10);
      await merge();
      await sendAll(store(), NOW + 10);
      const late = await channel(store(), "C2");
      await store().commitIngest([told({ id: "a", number: 3, aliases: ALIASES }, "changed")], NOW + 2);
      await sendAll(store(), NOW + 10);
      await store().commitIngest(
        [
          {
            ...told({ id: "b", number: 2, change: "editorial", aliases: ["CVE-1900-b"], announce: false }),
            entries: [],
            separatedFrom: "a",
            takes: [{ alias: "CVE-1900-b", from: "a" }],
          },
        ],
        NOW + 3,
      );

      const pending = await store().deliveries({ state: "pending", limit: 9 });
      expect(pending.map(({ kind, advisoryId }) => `${kind} ${advisoryId}`).toSorted()).toEqual([
        "post b",
        "reply b",
        "update b",
      ]);
      expect(pending.find(({ kind }) => kind === "post")?.destination.id).toBe(late.id);
    });

    test("a merger that was not told yet is not told after the separation", async () => {
      await channel(store());
      await both();
      await sendAll(store());
      await merge();
      await separate();

      const waiting = await store().deliveries({ state: "pending", advisoryId: "b", limit: 9 });
      expect(waiting.map(({ kind, revision }) => `${kind} ${revision}`).toSorted()).toEqual([
        "reply 2",
        "update 2",
      ]);
    });

    test("news about what was known only from elsewhere opens a post, whatever the change", async () => {
      await channel(store());
      await store().commitIngest([item({ announce: false })], NOW);
      await store().commitIngest([{ ...item({ number: 2, change: "editorial" }), opens: true }], NOW);

      expect(await outbox(store())).toEqual(["post 2 pending"]);
    });
  });
}
