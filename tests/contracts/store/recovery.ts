import { describe, expect, test } from "vitest";
import type { Store } from "../../../src/ports.ts";
import { channel, claim, DAY, item, MINUTE, NOW } from "./given.ts";
import { useStore } from "./use-store.ts";

export function recoveryContract(open: () => Promise<Store>): void {
  describe("after a clock that ran a day ahead", () => {
    const store = useStore(open);

    test.each([
      ["sent", { kind: "sent", ref: "1.1" }],
      ["put off", { kind: "retry", notBefore: NOW + DAY + MINUTE, error: "429" }],
    ] as const)("what was %s then keeps nothing waiting now", async (_name, settlement) => {
      await channel(store());
      await store().commitIngest([item(), item({ id: "adv-2" })], NOW);
      const [first] = await claim(store(), NOW + DAY);
      await store().beginDelivery(first?.id ?? "", "w1", NOW + DAY, MINUTE);
      const until = NOW + DAY + MINUTE;
      await store().settleDelivery(first?.id ?? "", "w1", settlement, NOW + DAY, until);

      const [next] = await claim(store(), NOW, "w2");
      expect(next?.advisoryId).toBe(settlement.kind === "sent" ? "adv-2" : "adv-1");
      await store().beginDelivery(next?.id ?? "", "w2", NOW, MINUTE);
      await store().settleDelivery(next?.id ?? "", "w2", { kind: "failed", error: "x" }, NOW, NOW + 1_000);

      // The pace is kept again.
      expect(await claim(store(), NOW + 999, "w2")).toEqual([]);
    });

    test("what was begun then is recovered now", async () => {
      await channel(store());
      await store().commitIngest([item()], NOW);
      const [first] = await claim(store(), NOW + DAY);
      await store().beginDelivery(first?.id ?? "", "w1", NOW + DAY, MINUTE);

      expect(await store().recoverDeliveries(NOW)).toEqual({ freed: 0, sent: 0, unknown: 1 });
    });
  });

  describe("after a crash", () => {
    const store = useStore(open);

    async function claimed(): Promise<string> {
      await channel(store());
      await store().commitIngest([item()], NOW);
      return (await claim(store()))[0]?.id ?? "";
    }

    async function begun(): Promise<string> {
      const id = await claimed();
      await store().beginDelivery(id, "w1", NOW, MINUTE);
      return id;
    }

    const only = async () => (await store().deliveries({ limit: 1 }))[0];

    test("a lease that has not run out is left alone", async () => {
      await begun();

      expect(await store().recoverDeliveries(NOW + MINUTE - 1)).toEqual({ freed: 0, sent: 0, unknown: 0 });
    });

    test("leased only: free again", async () => {
      await claimed();

      expect(await store().recoverDeliveries(NOW + MINUTE)).toEqual({ freed: 1, sent: 0, unknown: 0 });
      expect(await claim(store(), NOW + MINUTE, "w2")).toHaveLength(1);
    });

    test("sending, unanswered: unknown", async () => {
      await begun();

      expect(await store().recoverDeliveries(NOW + MINUTE)).toEqual({ freed: 0, sent: 0, unknown: 1 });
      expect(await only()).toMatchObject({ state: "unknown", attempts: 1 });
      expect(await claim(store(), NOW + MINUTE, "w2")).toEqual([]);
      expect(await store().recoverDeliveries(NOW + 2 * MINUTE)).toEqual({ freed: 0, sent: 0, unknown: 0 });
    });

    test("answered, unsettled: sent", async () => {
      const id = await begun();
      await store().recordReceipt(id, "w2", "not ours");
      await store().recordReceipt(id, "w1", "1.1");

      expect(await store().recoverDeliveries(NOW + MINUTE)).toEqual({ freed: 0, sent: 1, unknown: 0 });
      expect(await only()).toMatchObject({ state: "sent", messageRef: "1.1" });
    });

    test("an answer that came after the lease ran out ends the doubt", async () => {
      const id = await begun();
      await store().recoverDeliveries(NOW + MINUTE);
      await store().recordReceipt(id, "w1", "1.1");

      expect(await only()).toMatchObject({ state: "sent", messageRef: "1.1" });
      expect(await store().settleDelivery(id, "w1", { kind: "failed", error: "x" }, NOW)).toBe(false);
    });

    test.each([true, false])("unknown may be sent again, marked: %s", async (resend) => {
      const id = await begun();
      await store().settleDelivery(id, "w1", { kind: "unknown", error: "time-out" }, NOW);

      await store().resolveUnknown(id, { kind: "retry", resend }, NOW + 5);

      const [again] = await claim(store(), NOW + 5, "w2");
      expect(again).toMatchObject({ id, state: "pending", resent: resend, attempts: 1 });
    });

    test("unknown may turn out sent or be given up", async () => {
      const id = await begun();
      await store().settleDelivery(id, "w1", { kind: "unknown", error: "time-out" }, NOW);
      await store().resolveUnknown(id, { kind: "failed", error: "given up" }, NOW);

      expect(await only()).toMatchObject({ state: "failed", lastError: "given up" });
      await store().resolveUnknown(id, { kind: "sent", ref: "1.1" }, NOW);
      expect(await only()).toMatchObject({ state: "failed" });
    });
  });
}
