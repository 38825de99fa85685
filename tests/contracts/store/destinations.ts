import { describe, expect, test } from "vitest";
import type { Store } from "../../../src/ports.ts";
import { ALICE, channel, claim, item, NOW, ORG, outbox, sendAll } from "./given.ts";
import { useStore } from "./use-store.ts";

const REF = { platform: "teams", workspace: "tenant", channel: "19:abc" } as const;

export function destinationsContract(open: () => Promise<Store>): void {
  describe("destinations and subscriptions", () => {
    const store = useStore(open);

    test("saving again refreshes name and reference, and keeps what is missing", async () => {
      const first = await store().saveDestination(ORG, { ...REF, name: "General", reference: "{}" }, NOW);
      const second = await store().saveDestination(ORG, { ...REF, name: "Renamed" }, NOW + 1);

      expect(second).toEqual({
        ...REF,
        id: first.id,
        organizationId: ORG,
        name: "Renamed",
        reference: "{}",
        state: "ok",
      });
      expect(await store().destination(REF)).toEqual(second);
      expect(await store().destination({ ...REF, channel: "other" })).toBeUndefined();
      expect(await store().destinations(ORG)).toEqual([second]);
      expect(await store().destinations("other")).toEqual([]);
    });

    test("subscribing tells whether it is new, and each change is in the audit table", async () => {
      const { id } = await channel(store(), "C1", { subscribed: false });

      expect(await store().subscribe(id, "ja", ALICE, NOW)).toBe(true);
      expect(await store().subscribe(id, "en", { id: "U2" }, NOW + 1)).toBe(false);
      expect(await store().subscription(id)).toMatchObject({
        destination: { id, name: "#C1" },
        lang: "en",
        createdBy: "U1",
        createdByName: "Alice",
        createdAt: NOW,
      });
      expect(await store().unsubscribe(id, ALICE, NOW + 2)).toBe(true);
      expect(await store().unsubscribe(id, ALICE, NOW + 3)).toBe(false);
      expect(await store().subscription(id)).toBeUndefined();
      const audit = await store().audit(ORG);
      expect(audit.map(({ at, action, by }) => [at, action, by])).toEqual([
        [NOW, "subscribe", "U1"],
        [NOW + 1, "subscribe", "U2"],
        [NOW + 2, "unsubscribe", "U1"],
      ]);
      expect(audit[0]).toMatchObject({ byName: "Alice", destination: { channel: "C1", name: "#C1" } });
    });

    test("subscriptions and audit are an organization's own", async () => {
      await channel(store(), "C1");
      await channel(store(), "C2", { organization: "other" });

      expect((await store().subscriptions(ORG)).map((one) => one.destination.channel)).toEqual(["C1"]);
      expect(await store().audit("other")).toHaveLength(1);
      expect(await store().audit("nobody")).toEqual([]);
    });

    test("an unknown destination is an error that says so", async () => {
      await expect(store().subscribe(99, "ja", ALICE, NOW)).rejects.toThrow("no destination 99");
      await expect(store().markGone(99, "x", NOW)).rejects.toThrow("no destination 99");
    });

    test("unsubscribing supersedes what waits, but lets edits of what was posted go on", async () => {
      const { id } = await channel(store());
      await store().commitIngest([item({ id: "sent" })], NOW);
      await sendAll(store());
      await store().commitIngest([item({ id: "sent", number: 2 }), item({ id: "waiting" })], NOW);

      await store().unsubscribe(id, ALICE, NOW);

      expect(await outbox(store())).toEqual([
        "post 1 sent",
        "update 2 pending",
        "reply 2 superseded",
        "post 1 superseded",
      ]);
      expect((await sendAll(store())).map(({ kind }) => kind)).toEqual(["update"]);
    });

    test("a gone destination fails what waits, gets nothing, and can come back", async () => {
      const { id } = await channel(store());
      await store().commitIngest([item()], NOW);

      await store().markGone(id, "archived", NOW);
      await store().markGone(id, "archived", NOW);

      const [failed] = await store().deliveries({ state: "failed", limit: 9 });
      expect(failed).toMatchObject({ lastError: "archived", destination: { state: "gone" } });
      await store().commitIngest([item({ id: "later" })], NOW);
      expect(await claim(store())).toEqual([]);
      expect((await store().audit(ORG)).map(({ action }) => action)).toEqual(["subscribe", "gone"]);
      await channel(store(), "C1", { subscribed: false });
      await store().commitIngest([item({ id: "again" })], NOW);
      expect((await sendAll(store())).map(({ advisoryId }) => advisoryId)).toEqual(["again"]);
    });

    test("a workspace that is gone takes its channels with it, and no other's", async () => {
      await channel(store(), "C1");
      await channel(store(), "C2");
      await channel(store(), "C3", { workspace: "T2" });
      await store().commitIngest([item()], NOW);

      await store().markWorkspaceGone("slack", "T1", "app_uninstalled", NOW);

      const failed = await store().deliveries({ state: "failed", limit: 9 });
      expect(failed.map(({ destination }) => destination.channel).toSorted()).toEqual(["C1", "C2"]);
      expect((await claim(store())).map(({ destination }) => destination.channel)).toEqual(["C3"]);
    });

    test("a destination that moves to another organization brings nothing with it", async () => {
      const { id } = await channel(store());
      await store().commitIngest([item()], NOW);

      const moved = await channel(store(), "C1", { organization: "other", subscribed: false });

      expect(moved.id).toBe(id);
      expect(await store().subscription(id)).toBeUndefined();
      expect(await claim(store())).toEqual([]);
    });
  });
}
