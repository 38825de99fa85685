import { describe, expect, test } from "vitest";
import type { DraftKey, ModelReason, Store } from "../../../src/ports.ts";
import { item, MINUTE, NOW, ORG } from "./given.ts";
import { useStore } from "./use-store.ts";

const KEY: DraftKey = {
  organizationId: ORG,
  advisoryId: "adv-1",
  revision: 1,
  audience: "admins",
  lang: "ja",
};
const REASON: ModelReason = { code: "slow", words: { ja: "遅い", en: "slow" }, passing: true };

export function draftClaimsContract(open: () => Promise<Store>): void {
  describe("drafts a language model is asked for", () => {
    const store = useStore(open);
    const claim = (more: { key?: Partial<DraftKey>; basis?: string; worker?: string; now?: number } = {}) => {
      const { key, basis = "B", worker = "w1", now = NOW } = more;
      return store().claimDraft({ ...KEY, ...key }, { basis, worker, now, until: now + MINUTE });
    };

    test("of many who ask at once one may; each key is its own", async () => {
      await store().commitIngest([item()], NOW);
      const workers = ["w1", "w2", "w3", "w4"];

      const claimed = await Promise.all(workers.map((worker) => claim({ worker })));

      expect(claimed.filter(Boolean)).toHaveLength(1);
      const others: Partial<DraftKey>[] = [
        { organizationId: "other" },
        { revision: 2 },
        { audience: "everyone" },
        { lang: "en" },
      ];
      for (const key of others) expect(await claim({ key })).toBe(true);
    });

    test("a lease that ran out is free again, and its holder can settle nothing", async () => {
      await store().commitIngest([item()], NOW);
      await claim();
      expect(await claim({ worker: "w2", now: NOW + MINUTE - 1, basis: "A" })).toBe(false);

      expect(await claim({ worker: "w2", now: NOW + MINUTE })).toBe(true);

      expect(await store().settleDraft(KEY, "w1", { kind: "kept" })).toBe(false);
      expect(await store().draftClaim(KEY)).toEqual({ basis: "B", state: "asking" });
    });

    test("what is kept is not asked for again, until the badge or deadline it stands on is another", async () => {
      await store().commitIngest([item()], NOW);
      await claim();

      expect(await store().settleDraft(KEY, "w1", { kind: "kept" })).toBe(true);

      expect(await store().draftClaim(KEY)).toEqual({ basis: "B", state: "kept" });
      expect(await claim({ now: NOW + 100 * MINUTE })).toBe(false);
      expect(await claim({ basis: "A" })).toBe(true);
    });

    test("why the template answered is kept; it is asked for again when that says so, or never", async () => {
      await store().commitIngest([item()], NOW);
      await claim();
      const again = NOW + 10 * MINUTE;

      await store().settleDraft(KEY, "w1", { kind: "template", reason: REASON, again });

      expect(await store().draftClaim(KEY)).toEqual({ basis: "B", state: "template", reason: REASON });
      expect(await claim({ now: again - 1 })).toBe(false);
      expect(await claim({ now: again })).toBe(true);
      expect(await store().draftClaim(KEY)).toEqual({ basis: "B", state: "asking" });
      await store().settleDraft(KEY, "w1", { kind: "template", reason: REASON });
      expect(await claim({ now: again + 1_000 * MINUTE })).toBe(false);
    });

    test("what nobody asked for is not known", async () => {
      expect(await store().draftClaim(KEY)).toBeUndefined();
    });

    test("tokens and their cost are added up by day, whoever spends them", async () => {
      const spend = (day: string, tokens: number) => store().spend(day, { tokens, cost: tokens * 5 });
      expect(await spend("2026-11-24", 0)).toEqual({ tokens: 0, cost: 0 });
      await Promise.all([1, 2, 3].map((tokens) => spend("2026-11-24", tokens)));

      expect(await spend("2026-11-24", 4)).toEqual({ tokens: 10, cost: 50 });
      expect(await spend("2026-11-25", 1)).toEqual({ tokens: 1, cost: 5 });
    });
  });
}
