import { describe, expect, test } from "vitest";
import type { FeedSettlement, FeedState, SourceNotice, Operators, Store } from "../../../src/ports.ts";
import { channel, claim, MINUTE, NOW, ORG } from "./given.ts";
import { useStore } from "./use-store.ts";

const LATEST = { latestAt: NOW, latestRetryAt: NOW + 24 * 60 * MINUTE };
const JVN = { name: "jvn", url: "https://example.com/jvn.rdf", firstAt: NOW, ...LATEST };
const KEV = { name: "kev", url: "https://example.com/kev.json", firstAt: NOW - MINUTE, ...LATEST };
const label = { ja: "情報源", en: "Source" };
const TROUBLE: SourceNotice = { kind: "trouble", source: "jvn", label, trouble: "broken", since: NOW };
const RECOVERED: SourceNotice = { ...TROUBLE, kind: "recovered" };
const OPERATORS: Operators = {
  organizationId: ORG,
  lang: "ja",
  channels: [{ platform: "slack", channel: "OPS" }],
};

export function feedsContract(open: () => Promise<Store>): void {
  describe("polled feeds", () => {
    const store = useStore(open);

    const take = (worker = "w1", options: { now?: number; limit?: number; names?: string[] } = {}) =>
      store().claimFeeds({ names: ["jvn", "kev"], worker, now: NOW, leaseMs: MINUTE, limit: 9, ...options });

    async function taken(worker = "w1"): Promise<FeedState> {
      await store().registerFeeds([JVN]);
      const [state] = await take(worker);
      return state!;
    }

    function settlement(state: FeedState, more: Partial<FeedSettlement> = {}): FeedSettlement {
      const { leasedUntil: _until, told: _told, ...rest } = state;
      return { state: rest, validators: new Map(), notices: {}, ...more };
    }

    const notices = async () =>
      (await store().deliveries({ limit: 99 })).filter((one) => one.kind === "notice");

    test("a feed is due from its time on, the longest due first, and only if it is named", async () => {
      await store().registerFeeds([JVN, KEV, { ...JVN, name: "other" }]);

      expect(await take("w1", { now: NOW - 2 * MINUTE })).toEqual([]);
      expect((await take()).map(({ name }) => name)).toEqual(["kev", "jvn"]);
      expect((await store().feedStates()).map(({ name }) => name)).toEqual(["jvn", "kev", "other"]);
    });

    test("nobody else gets a feed while it is leased, and somebody does when the lease ran out", async () => {
      await store().registerFeeds([JVN]);
      expect(await take("w1")).toHaveLength(1);

      expect(await take("w2")).toEqual([]);
      expect(await store().extendFeed("jvn", "w1", NOW + 3 * MINUTE)).toBe(true);
      expect(await take("w2", { now: NOW + 2 * MINUTE })).toEqual([]);
      expect(await take("w2", { now: NOW + 3 * MINUTE })).toHaveLength(1);
      expect(await store().extendFeed("jvn", "w1", NOW + 9 * MINUTE)).toBe(false);
    });

    test("two that claim at once never get the same feed", async () => {
      await store().registerFeeds([JVN, KEV]);

      const claimed = await Promise.all([take("w1", { limit: 1 }), take("w2", { limit: 1 })]);

      expect(
        claimed
          .flat()
          .map(({ name }) => name)
          .toSorted(),
      ).toEqual(["jvn", "kev"]);
    });

    test("a lease given back is as if the poll had not begun; somebody else's cannot be given back", async () => {
      await taken();
      await store().releaseFeed("jvn", "w2");
      expect(await take("w2")).toEqual([]);

      await store().releaseFeed("jvn", "w1");

      expect(await take("w2")).toHaveLength(1);
    });

    test("the end of a poll is kept whole, and frees the feed", async () => {
      const state = await taken();
      const after: FeedState = {
        ...state,
        nextAt: NOW + MINUTE,
        cursor: "c1",
        polledAt: NOW,
        completedAt: NOW,
        failures: 2,
        failingSince: NOW - 5,
        lastError: "no",
        entries: 3,
        refused: 1,
        newsAt: NOW - 9,
        usualGapMs: 77,
        gaps: 4,
        trouble: { kind: "silent", since: NOW - 8 },
        leasedUntil: undefined,
      };
      const validators = new Map([[JVN.url, { etag: '"1"', lastModified: undefined, bodyHash: "aa" }]]);

      expect(await store().settleFeed("w1", settlement(after, { validators }), NOW)).toBe(true);

      expect(await store().feedStates()).toEqual([after]);
      expect(await store().validators("jvn")).toEqual(validators);
      expect(await take("w2")).toEqual([]);
      expect(await take("w2", { now: NOW + MINUTE })).toHaveLength(1);
    });

    test("validators of other addresses stay, those of one address are replaced", async () => {
      const state = await taken();
      const first = new Map([
        ["a", { bodyHash: "1", etag: "x" }],
        ["b", { bodyHash: "2" }],
      ]);
      await store().settleFeed("w1", settlement(state, { validators: first }), NOW);
      await take("w1");

      await store().settleFeed(
        "w1",
        settlement(state, { validators: new Map([["a", { bodyHash: "3" }]]) }),
        NOW,
      );

      expect([...(await store().validators("jvn"))].map(([url, of]) => [url, of.bodyHash, of.etag])).toEqual([
        ["a", "3", undefined],
        ["b", "2", undefined],
      ]);
    });

    test("who lost the lease settles nothing and tells nobody", async () => {
      await channel(store(), "OPS");
      const state = await taken();
      await take("w2", { now: NOW + MINUTE });
      const lost = settlement(
        { ...state, failures: 9 },
        { notices: { trouble: TROUBLE }, operators: OPERATORS },
      );

      expect(await store().settleFeed("w1", lost, NOW)).toBe(false);

      expect(await store().feedStates()).toMatchObject([{ failures: 0, told: false }]);
      expect(await notices()).toEqual([]);
    });

    test("operators who subscribed to nothing are told when the first try was put off", async () => {
      await channel(store(), "OPS", { subscribed: false });
      const state = await taken();
      await store().settleFeed(
        "w1",
        settlement(state, { notices: { trouble: TROUBLE }, operators: OPERATORS }),
        NOW,
      );
      const [first] = await claim(store());
      await store().beginDelivery(first?.id ?? "", "w1", NOW, MINUTE);
      const busy = { kind: "retry", notBefore: NOW, error: "429" } as const;
      await store().settleDelivery(first?.id ?? "", "w1", busy, NOW);

      expect(await claim(store())).toMatchObject([{ id: first?.id, attempts: 1 }]);
    });

    test("operators are told of a trouble once, and once of its end, subscribed or not", async () => {
      await channel(store(), "OPS", { subscribed: false });
      await channel(store(), "C1");
      const state = await taken();
      const trouble = settlement(state, { notices: { trouble: TROUBLE }, operators: OPERATORS });
      const recovered = settlement(state, { notices: { recovered: RECOVERED }, operators: OPERATORS });

      for (const each of [recovered, trouble, trouble, recovered, recovered]) {
        await take("w1");
        await store().settleFeed("w1", each, NOW);
      }

      const told = (await notices()).toReversed();
      expect(told.map(({ notice }) => notice?.kind)).toEqual(["trouble", "recovered"]);
      expect(told.map(({ destination, lang }) => [destination.channel, lang])).toEqual([
        ["OPS", "ja"],
        ["OPS", "ja"],
      ]);
      expect(told[0]?.notice).toEqual(TROUBLE);
      expect(await claim(store())).toHaveLength(1);
    });

    test("a trouble nobody could be told of is told when there is a place for it, or never its end", async () => {
      const state = await taken();
      const trouble = settlement(state, { notices: { trouble: TROUBLE }, operators: OPERATORS });
      await store().settleFeed("w1", trouble, NOW);
      expect(await store().feedStates()).toMatchObject([{ told: false }]);
      await take("w1");
      const recovered = settlement(state, { notices: { recovered: RECOVERED }, operators: OPERATORS });
      await store().settleFeed("w1", recovered, NOW);
      await channel(store(), "OPS");

      await take("w1");
      await store().settleFeed("w1", trouble, NOW);

      expect((await notices()).map(({ notice }) => notice?.kind)).toEqual(["trouble"]);
      expect(await store().feedStates()).toMatchObject([{ told: true }]);
    });

    test("a place the bot was taken out of, or of another organization, is told nothing", async () => {
      const { id } = await channel(store(), "OPS");
      await store().markGone(id, "archived", NOW);
      await channel(store(), "OPS", { organization: "other", workspace: "T2" });
      const state = await taken();

      const trouble = settlement(state, { notices: { trouble: TROUBLE }, operators: OPERATORS });
      await store().settleFeed("w1", trouble, NOW);

      expect(await notices()).toEqual([]);
    });

    test("registering again keeps what is known, but begins anew where the address changed", async () => {
      const state = await taken();
      const read = { ...state, cursor: "c1", completedAt: NOW, nextAt: NOW + 60 * MINUTE };
      const validators = new Map([["a", { bodyHash: "1" }]]);
      await store().settleFeed("w1", settlement(read, { validators }), NOW);

      await store().registerFeeds([{ ...JVN, latestAt: NOW + 5 * MINUTE }]);
      expect(await store().feedStates()).toMatchObject([{ cursor: "c1", nextAt: NOW + 5 * MINUTE }]);
      expect(await store().validators("jvn")).toEqual(
        new Map([["a", expect.objectContaining({ bodyHash: "1" })]]),
      );

      await store().registerFeeds([{ ...JVN, url: "https://example.com/moved.rdf" }]);
      const [moved] = await store().feedStates();
      expect(moved).toMatchObject({ url: "https://example.com/moved.rdf", nextAt: NOW, entries: 0 });
      expect(moved?.cursor).toBeUndefined();
      expect(moved?.completedAt).toBeUndefined();
      expect(await store().validators("jvn")).toEqual(new Map());
    });

    test("registering again hastens a feed that backs off only where it would rest for longer than any does", async () => {
      const state = await taken();
      const failed = { ...state, failures: 3, nextAt: NOW + 60 * MINUTE };
      await store().settleFeed("w1", settlement(failed), NOW);

      await store().registerFeeds([JVN]);

      expect(await store().feedStates()).toMatchObject([{ nextAt: NOW + 60 * MINUTE }]);

      await store().registerFeeds([{ ...JVN, latestRetryAt: NOW + 30 * MINUTE }]);

      expect(await store().feedStates()).toMatchObject([{ nextAt: NOW + 30 * MINUTE }]);
    });
  });
}
