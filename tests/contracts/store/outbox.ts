import { describe, expect, test } from "vitest";
import type { Store } from "../../../src/ports.ts";
import { ALICE, channel, claim, item, MINUTE, NOW, ORG, outbox, sendAll } from "./given.ts";
import { useStore } from "./use-store.ts";

export function outboxContract(open: () => Promise<Store>): void {
  describe("the outbox", () => {
    const store = useStore(open);

    /** Claims one delivery and begins it. */
    async function begin(now = NOW): Promise<string> {
      const [delivery] = await claim(store(), now);
      const id = delivery?.id ?? "";
      expect(await store().beginDelivery(id, "w1", now, MINUTE)).toBe(true);
      return id;
    }

    const read = async (id: string) => (await store().deliveries({ limit: 99 })).find((one) => one.id === id);

    test("one delivery a destination is leased, the most urgent first", async () => {
      await channel(store(), "C1");
      await channel(store(), "C2");
      await store().commitIngest([item({ id: "c", priority: "C" }), item({ id: "a", priority: "A" })], NOW);

      const claimed = await claim(store());

      expect(claimed.map((one) => one.advisoryId)).toEqual(["a", "a"]);
      expect(new Set(claimed.map((one) => one.destination.channel))).toEqual(new Set(["C1", "C2"]));
      expect(claimed[0]).toMatchObject({ state: "pending", attempts: 0 });
      expect(await claim(store(), NOW, "w2")).toEqual([]);
    });

    test("limit, platform and time are kept to", async () => {
      await channel(store(), "C1");
      await channel(store(), "C2");
      await store().commitIngest([item()], NOW);
      const options = { worker: "w1", leaseMs: MINUTE, limit: 9 };

      expect(await store().claimDeliveries({ ...options, platforms: ["teams"], now: NOW })).toEqual([]);
      expect(await store().claimDeliveries({ ...options, platforms: [], now: NOW })).toEqual([]);
      expect(await claim(store(), NOW - 1)).toEqual([]);
      expect(await claim(store(), NOW, "w1", 1)).toHaveLength(1);
    });

    test("sending counts an attempt and settles once", async () => {
      const { id: destinationId } = await channel(store());
      await store().commitIngest([item()], NOW);
      const id = await begin();

      expect(await read(id)).toMatchObject({ state: "sending", attempts: 1 });
      expect(await store().settleDelivery(id, "w1", { kind: "sent", ref: "1.1" }, NOW)).toBe(true);
      expect(await store().settleDelivery(id, "w1", { kind: "failed", error: "x" }, NOW)).toBe(false);
      expect(await read(id)).toMatchObject({ state: "sent", messageRef: "1.1" });
      expect((await store().lastPost(destinationId))?.id).toBe(id);
    });

    test("a lease that ran out or is another's cannot begin or settle", async () => {
      await channel(store());
      await store().commitIngest([item()], NOW);
      const [first] = await claim(store());
      const id = first?.id ?? "";

      expect(await store().beginDelivery(id, "w2", NOW, MINUTE)).toBe(false);
      expect(await store().settleDelivery(id, "w2", { kind: "failed", error: "x" }, NOW)).toBe(false);
      expect(await store().beginDelivery(id, "w1", NOW + MINUTE, MINUTE)).toBe(false);
      const [again] = await claim(store(), NOW + MINUTE, "w2");
      expect(again?.id).toBe(id);
      expect(await store().beginDelivery(id, "w1", NOW + MINUTE, MINUTE)).toBe(false);
      expect(await store().beginDelivery(id, "w2", NOW + MINUTE, MINUTE)).toBe(true);
    });

    test("a refusal is tried again when its time has come, and not while the destination is paused", async () => {
      await channel(store());
      await store().commitIngest([item()], NOW);
      const id = await begin();
      const retry = { kind: "retry", notBefore: NOW + 1_000, error: "429" } as const;
      await store().settleDelivery(id, "w1", retry, NOW, NOW + 5_000);

      expect(await read(id)).toMatchObject({ state: "pending", lastError: "429", notBefore: NOW + 1_000 });
      expect(await claim(store(), NOW + 4_999)).toEqual([]);
      expect((await claim(store(), NOW + 5_000)).map((one) => one.id)).toEqual([id]);
    });

    test("a retry that nobody is subscribed to any more is superseded", async () => {
      const { id: destinationId } = await channel(store());
      await store().commitIngest([item()], NOW);
      const id = await begin();
      await store().unsubscribe(destinationId, ALICE, NOW);

      await store().settleDelivery(id, "w1", { kind: "retry", notBefore: NOW, error: "429" }, NOW);

      expect(await outbox(store())).toEqual(["post 1 superseded"]);
    });

    test("a workspace is paused whole, and a shorter pause does not cut a longer one", async () => {
      await channel(store(), "C1");
      await channel(store(), "C2");
      await channel(store(), "C3", { workspace: "T2" });
      await store().commitIngest([item()], NOW);

      await store().pauseWorkspace("slack", "T1", NOW + 9_000);
      await store().pauseWorkspace("slack", "T1", NOW + 1_000);

      expect((await claim(store(), NOW + 1_000)).map((one) => one.destination.channel)).toEqual(["C3"]);
      expect(await claim(store(), NOW + 9_000)).toHaveLength(2);
    });

    test("update and reply wait for their post and know its message", async () => {
      await channel(store());
      await store().commitIngest([item({ priority: "D" })], NOW);
      const id = await begin();
      await store().commitIngest([item({ number: 2, priority: "A" })], NOW);

      await store().settleDelivery(id, "w1", { kind: "unknown", error: "time-out" }, NOW);
      expect(await claim(store())).toEqual([]);
      await store().resolveUnknown(id, { kind: "sent", ref: "1.1" }, NOW);

      const [update] = await claim(store());
      expect(update).toMatchObject({ kind: "update", parentRef: "1.1", revision: 2 });
      await store().settleDelivery(update?.id ?? "", "w1", { kind: "sent", ref: "1.1" }, NOW);
      const [reply] = await claim(store());
      expect(reply).toMatchObject({ kind: "reply", parentRef: "1.1" });
      await store().settleDelivery(reply?.id ?? "", "w1", { kind: "sent", ref: "1.2" }, NOW);
      expect((await store().lastPost(reply?.destination.id ?? 0))?.messageRef).toBe("1.1");
    });

    test("the replies of a thread come in the order of their revisions, whatever their priority", async () => {
      await channel(store());
      await store().commitIngest([item({ priority: "C" })], NOW);
      await sendAll(store());
      await store().commitIngest([item({ number: 2, priority: "D" })], NOW);
      await store().commitIngest([item({ number: 3, priority: "A" })], NOW);
      const replies = async (now: number) =>
        (await sendAll(store(), now)).filter(({ kind }) => kind === "reply").map(({ revision }) => revision);
      const held = (await store().deliveries({ limit: 9 })).find(
        ({ kind, revision }) => kind === "reply" && revision === 2,
      );
      for (;;) {
        const [delivery] = await claim(store());
        await store().beginDelivery(delivery?.id ?? "", "w1", NOW, MINUTE);
        const isHeld = delivery?.id === held?.id;
        const outcome = isHeld
          ? ({ kind: "retry", notBefore: NOW + MINUTE, error: "429" } as const)
          : ({ kind: "sent", ref: "1.1" } as const);
        await store().settleDelivery(delivery?.id ?? "", "w1", outcome, NOW);
        if (isHeld) break;
      }

      expect(await replies(NOW)).toEqual([]);
      expect(await replies(NOW + MINUTE)).toEqual([2, 3]);
    });

    test("an urgent reply does not wait behind others for a calmer one before it in its thread", async () => {
      await channel(store());
      await store().commitIngest([item({ priority: "C" })], NOW);
      await sendAll(store());
      await store().commitIngest([item({ number: 2, priority: "D" })], NOW);
      await store().commitIngest([item({ id: "other", priority: "B" })], NOW);
      await store().commitIngest([item({ number: 3, priority: "A" })], NOW);

      const order = (await sendAll(store())).filter(({ kind }) => kind !== "update");

      expect(order.map(({ kind, revision }) => `${kind} ${revision}`)).toEqual([
        "reply 2",
        "reply 3",
        "post 1",
      ]);
    });

    test("what waits for a post that failed is superseded", async () => {
      await channel(store());
      await store().commitIngest([item()], NOW);
      const id = await begin();
      await store().commitIngest([item({ number: 2 })], NOW);

      await store().settleDelivery(id, "w1", { kind: "failed", error: "refused" }, NOW);

      expect(await outbox(store())).toEqual(["post 1 failed", "update 2 superseded", "reply 2 superseded"]);
    });

    test("deliveries are listed newest first and counted by state", async () => {
      await channel(store(), "C1");
      await channel(store(), "C2", { organization: "other" });
      await store().commitIngest([item({ organizations: [ORG, "other"] }), item({ id: "b" })], NOW);
      await store().settleDelivery(await begin(), "w1", { kind: "failed", error: "x" }, NOW);

      const list = (options: object) => store().deliveries({ limit: 9, ...options });
      expect(await list({})).toHaveLength(3);
      expect(await list({ limit: 1 })).toMatchObject([{ advisoryId: "b" }]);
      expect(await list({ organizationId: "other" })).toMatchObject([{ advisoryId: "adv-1" }]);
      expect(await list({ advisoryId: "b" })).toHaveLength(1);
      expect(await list({ state: "failed" })).toHaveLength(1);
      expect(await store().deliveryCounts()).toEqual({
        pending: 2,
        sending: 0,
        sent: 0,
        unknown: 0,
        failed: 1,
        superseded: 0,
      });
    });
  });
}
