import { describe, expect, test } from "vitest";
import type { Translation } from "../../../src/advisory/translation.ts";
import type { ModelReason, Store } from "../../../src/ports.ts";
import { channel, claim as claimDue, item, MINUTE, NOW, ORG, outbox, sendAll } from "./given.ts";
import { useStore } from "./use-store.ts";

const KEY = { advisoryId: "adv-1", lang: "ja" } as const;
const REASON: ModelReason = { code: "slow", words: { ja: "遅い", en: "slow" }, passing: true };
const SAID: Translation = { model: "m", from: { title: "Title" }, to: { title: "題名" } };

export function translationsContract(open: () => Promise<Store>): void {
  describe("translations a language model is asked for", () => {
    const store = useStore(open);
    const english = { content: { title: { en: "Title" } } };
    const claim = (worker = "w1", basis = "B", now = NOW) =>
      store().claimTranslation(KEY, { basis, worker, now, until: now + MINUTE });
    const keep = (worker = "w1", translation = SAID) =>
      store().settleTranslation(KEY, worker, { kind: "kept", translation, now: NOW });

    test("of many who ask at once one may; what is kept comes with the advisory, in every look-up", async () => {
      await store().commitIngest([item(english)], NOW);
      const claimed = await Promise.all(["w1", "w2", "w3"].map((worker) => claim(worker)));
      const winner = ["w1", "w2", "w3"][claimed.indexOf(true)];

      expect(claimed.filter(Boolean)).toHaveLength(1);
      expect((await store().record(ORG, "adv-1"))?.translations).toBeUndefined();
      expect(await keep(winner)).toBe(true);

      expect((await store().record(ORG, "adv-1"))?.translations).toEqual({ ja: SAID });
      const { records } = await store().latest(ORG, { limit: 5 });
      expect(records[0]?.translations).toEqual({ ja: SAID });
      expect(await claim("w4", "B", NOW + 100 * MINUTE)).toBe(false);
    });

    test("other words are asked for anew, and what there was stands meanwhile; a lost claim keeps nothing", async () => {
      await store().commitIngest([item(english)], NOW);
      await claim();
      await keep();

      expect(await claim("w2", "C")).toBe(true);
      expect((await store().record(ORG, "adv-1"))?.translations).toEqual({ ja: SAID });
      expect(await keep("w1")).toBe(false);
      expect(await claim("w3", "C", NOW + MINUTE)).toBe(true);
      expect(await keep("w2", { ...SAID, model: "late" })).toBe(false);
      expect((await store().record(ORG, "adv-1"))?.translations?.ja?.model).toBe("m");
    });

    test("what failed is asked for again when that says so, or never; its reason is no translation", async () => {
      await store().commitIngest([item(english)], NOW);
      await claim();
      const again = NOW + 10 * MINUTE;
      await store().settleTranslation(KEY, "w1", { kind: "failed", reason: REASON, again });

      expect((await store().record(ORG, "adv-1"))?.translations).toBeUndefined();
      expect(await claim("w1", "B", again - 1)).toBe(false);
      expect(await claim("w1", "B", again)).toBe(true);
      await store().settleTranslation(KEY, "w1", { kind: "failed", reason: REASON });
      expect(await claim("w1", "B", again + 1_000 * MINUTE)).toBe(false);
    });

    test("each post in its language is edited once, and nothing else of it changes", async () => {
      const { id } = await channel(store());
      const { id: abroad } = await channel(store(), "C2", { lang: "en" });
      await store().commitIngest([item(english)], NOW);
      await sendAll(store());
      const before = await store().record(ORG, "adv-1");
      await claim();
      await keep();

      expect(await outbox(store(), id)).toEqual(["post 1 sent", "update 1 pending"]);
      expect(await outbox(store(), abroad)).toEqual(["post 1 sent"]);
      const { translations, ...after } = (await store().record(ORG, "adv-1")) ?? {};
      expect(translations).toEqual({ ja: SAID });
      expect(after).toEqual(before);
    });

    test("a post that waits, or an edit that waits, shows it without one more", async () => {
      await channel(store());
      await store().commitIngest([item(english)], NOW);
      await claim();
      await keep();
      expect(await outbox(store())).toEqual(["post 1 pending"]);

      await sendAll(store());
      await store().commitIngest([item({ ...english, number: 2, change: "editorial" })], NOW);
      await claim("w1", "C");
      await keep();
      expect(await outbox(store())).toEqual(["post 1 sent", "update 2 pending"]);
    });

    test("a post under way is edited when it has arrived", async () => {
      await channel(store());
      await store().commitIngest([item(english)], NOW);
      const [post] = await claimDue(store());
      await store().beginDelivery(post?.id ?? "", "w1", NOW, MINUTE);
      await claim();
      await keep();

      expect(await outbox(store())).toEqual(["post 1 sending", "update 1 pending"]);
      await store().settleDelivery(post?.id ?? "", "w1", { kind: "sent", ref: "r" }, NOW);
      expect((await sendAll(store())).map(({ kind, parentRef }) => [kind, parentRef])).toEqual([
        ["update", "r"],
      ]);
    });
  });
}
