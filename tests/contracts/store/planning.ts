import { describe, expect, test } from "vitest";
import type { Store } from "../../../src/ports.ts";
import { ALICE, channel, claim, DAY, item, MINUTE, NOW, ORG, outbox, sendAll } from "./given.ts";
import { useStore } from "./use-store.ts";

export function planningContract(open: () => Promise<Store>): void {
  describe("what a revision asks the outbox for", () => {
    const store = useStore(open);

    /** A post of revision 1 that ended as told. */
    async function posted(state: "sending" | "sent" | "unknown" | "failed"): Promise<void> {
      await store().commitIngest([item()], NOW);
      const [delivery] = await claim(store());
      const id = delivery?.id ?? "";
      await store().beginDelivery(id, "w1", NOW, MINUTE);
      if (state === "sent") await store().settleDelivery(id, "w1", { kind: "sent", ref: "1.1" }, NOW);
      else if (state !== "sending") await store().settleDelivery(id, "w1", { kind: state, error: "e" }, NOW);
    }

    const revise = (change: "material" | "editorial", announce = true, number = 2) =>
      store().commitIngest([item({ number, change, announce })], NOW + number);

    test("a new advisory is posted to each subscribed destination of its organizations", async () => {
      await channel(store(), "C1", { lang: "ja" });
      await channel(store(), "C2", { lang: "en" });
      await channel(store(), "C3", { subscribed: false });
      await channel(store(), "C4", { organization: "other" });

      await store().commitIngest([item({ priority: "A" })], NOW);

      const planned = await store().deliveries({ limit: 9 });
      expect(planned.map((one) => `${one.destination.channel} ${one.lang}`).toSorted()).toEqual([
        "C1 ja",
        "C2 en",
      ]);
      expect(planned[0]).toMatchObject({
        organizationId: ORG,
        kind: "post",
        state: "pending",
        advisoryId: "adv-1",
        revision: 1,
        priority: "A",
        attempts: 0,
        notBefore: NOW,
        resent: false,
        createdAt: NOW,
      });
      expect(planned[0]?.id).toMatch(/^[0-9a-f-]{36}$/);
    });

    test("a baseline is not posted, and neither are editorial changes to it", async () => {
      await channel(store());
      await store().commitIngest([item({ announce: false })], NOW);
      await revise("editorial");

      expect(await outbox(store())).toEqual([]);
    });

    test.each([
      [true, ["post 2 pending"]],
      [false, []],
    ])("a material change to what was never posted, announced: %s", async (announce, expected) => {
      await channel(store());
      await store().commitIngest([item({ announce: false })], NOW);
      await revise("material", announce);

      expect(await outbox(store())).toEqual(expected);
    });

    test.each(["material", "editorial"] as const)(
      "a %s change replaces a post that waits",
      async (change) => {
        await channel(store());
        await store().commitIngest([item()], NOW);
        const [leased] = await claim(store());

        await revise(change, false);

        expect(await outbox(store())).toEqual(["post 1 superseded", "post 2 pending"]);
        expect(await store().beginDelivery(leased?.id ?? "", "w1", NOW, MINUTE)).toBe(false);
      },
    );

    test.each(["sending", "sent", "unknown"] as const)("after a post that is %s", async (state) => {
      await channel(store());
      await posted(state);

      await revise("editorial");
      expect(await outbox(store())).toEqual([`post 1 ${state}`, "update 2 pending"]);
      await revise("material", true, 3);
      expect(await outbox(store())).toEqual([
        `post 1 ${state}`,
        "update 2 superseded",
        "update 3 pending",
        "reply 3 pending",
      ]);
    });

    test("after a post that failed only a material change is posted", async () => {
      await channel(store());
      await posted("failed");

      await revise("editorial");
      await revise("material", false, 3);

      expect(await outbox(store())).toEqual(["post 1 failed", "post 3 pending"]);
    });

    test("where nobody is subscribed any more the post is edited, and no more", async () => {
      const { id } = await channel(store());
      await posted("sent");
      await store().unsubscribe(id, ALICE, NOW);

      await revise("material");

      expect(await outbox(store())).toEqual(["post 1 sent", "update 2 pending"]);
    });

    test("a message that a person deleted is not edited again; a material change is posted anew", async () => {
      await channel(store());
      await posted("sent");
      await revise("editorial");
      const [update] = await claim(store(), NOW + 2);
      await store().beginDelivery(update?.id ?? "", "w1", NOW + 2, MINUTE);
      await store().settleDelivery(update?.id ?? "", "w1", { kind: "superseded" }, NOW);

      await revise("editorial", true, 3);
      await revise("material", true, 4);

      expect(await outbox(store())).toEqual(["post 1 sent", "update 2 superseded", "post 4 pending"]);
    });

    test("a commit that conflicts plans nothing", async () => {
      await channel(store());
      await store().commitIngest([item()], NOW);

      await expect(store().commitIngest([item()], NOW)).rejects.toMatchObject({ name: "StoreConflict" });

      expect(await outbox(store())).toEqual(["post 1 pending"]);
    });

    test("a notice goes to each subscribed destination of the organization", async () => {
      await channel(store(), "C1", { lang: "en" });
      await channel(store(), "C2", { subscribed: false });
      await channel(store(), "C3", { organization: "other" });
      const label = { ja: "例", en: "Example" };
      const notice = { kind: "baseline", source: "test", label, entries: 5, posted: 1 } as const;

      await store().enqueueNotice(ORG, notice, NOW);

      const planned = await store().deliveries({ limit: 9 });
      expect(planned.map((one) => one.destination.channel)).toEqual(["C1"]);
      expect(planned[0]).toMatchObject({ kind: "notice", lang: "en", notice, advisoryId: undefined });
    });

    describe("a deadline that passed", () => {
      const later = NOW + 9 * DAY;
      const overdue = () => store().enqueueOverdue(ORG, "2026-12-03", later);

      test("is told once a post, by an update", async () => {
        await channel(store());
        await store().commitIngest([item({ deadline: "2026-11-30" }), item({ id: "b" })], NOW);
        await sendAll(store());

        expect(await store().enqueueOverdue(ORG, "2026-11-30", NOW + 6 * DAY)).toBe(0);
        expect(await overdue()).toBe(1);
        expect(await overdue()).toBe(0);
        expect((await sendAll(store(), later)).map(({ kind, advisoryId }) => [kind, advisoryId])).toEqual([
          ["update", "adv-1"],
        ]);
        expect(await overdue()).toBe(0);
      });

      test("is told again when a new revision moved it and the new date passed too", async () => {
        await channel(store());
        await store().commitIngest([item({ deadline: "2026-11-30" })], NOW);
        await sendAll(store());
        await overdue();
        await store().commitIngest([item({ number: 2, change: "editorial", deadline: "2026-12-10" })], later);
        await sendAll(store(), later);

        expect(await overdue()).toBe(0);
        expect(await store().enqueueOverdue(ORG, "2026-12-11", NOW + 17 * DAY)).toBe(1);
      });

      test("is not told of withdrawn advisories, of posts not sent, or by posts drawn after it", async () => {
        await channel(store());
        const withdrawn = { content: { withdrawn: {} }, deadline: "2026-11-30" };
        await store().commitIngest([item({ id: "withdrawn", ...withdrawn })], NOW);
        await sendAll(store());
        await store().commitIngest([item({ id: "late", deadline: "2026-11-30" })], later);
        await sendAll(store(), later);
        await store().commitIngest([item({ id: "waiting", deadline: "2026-11-30" })], NOW);

        expect(await overdue()).toBe(0);
        expect(await store().enqueueOverdue("other", "2026-12-03", later)).toBe(0);
      });
    });
  });
}
