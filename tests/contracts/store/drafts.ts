import { describe, expect, test } from "vitest";
import type { DraftKey, DraftUse, Store, StoredDraft } from "../../../src/ports.ts";
import { ALICE, item, NOW, ORG } from "./given.ts";
import { useStore } from "./use-store.ts";

const KEY: DraftKey = {
  organizationId: ORG,
  advisoryId: "adv-1",
  revision: 1,
  audience: "admins",
  lang: "ja",
};

function draft(body: string, more: Partial<StoredDraft> = {}): Omit<StoredDraft, "version"> {
  return { ...KEY, origin: "edited", subject: "件名", body, by: ALICE, at: NOW, ...more };
}

function use(more: Partial<DraftUse> = {}): DraftUse {
  const person = { platform: "slack", workspace: "T1", id: "U1", name: "Alice" } as const;
  return { ...KEY, action: "opened", person, at: NOW, ...more };
}

export function draftsContract(open: () => Promise<Store>): void {
  describe("drafts", () => {
    const store = useStore(open);

    test("each save makes a version; the newest is found, and only under its own key", async () => {
      await store().commitIngest([item()], NOW);
      expect(await store().storedDraft(KEY)).toBeUndefined();

      expect(await store().keepDraft(draft("一"))).toMatchObject({ version: 1, body: "一" });
      expect(await store().keepDraft(draft("二", { at: NOW + 1 }))).toMatchObject({ version: 2 });

      expect(await store().storedDraft(KEY)).toEqual({ ...draft("二", { at: NOW + 1 }), version: 2 });
      const others: Partial<DraftKey>[] = [
        { organizationId: "other" },
        { revision: 2 },
        { audience: "everyone" },
        { lang: "en" },
      ];
      for (const other of others) expect(await store().storedDraft({ ...KEY, ...other })).toBeUndefined();
    });

    test("taking back shows the version before, then none; its number is not used again", async () => {
      await store().commitIngest([item()], NOW);
      await store().keepDraft(draft("一"));
      await store().keepDraft(draft("二"));

      expect(await store().takeBackDraft(KEY, 1, ALICE, NOW)).toBeUndefined();
      expect(await store().takeBackDraft(KEY, 2, ALICE, NOW)).toMatchObject({ version: 2, body: "二" });
      expect(await store().storedDraft(KEY)).toMatchObject({ version: 1, body: "一" });
      expect(await store().takeBackDraft(KEY, 2, ALICE, NOW)).toBeUndefined();
      expect(await store().takeBackDraft(KEY, 1, ALICE, NOW)).toMatchObject({ version: 1 });
      expect(await store().storedDraft(KEY)).toBeUndefined();
      expect(await store().takeBackDraft(KEY, 1, ALICE, NOW)).toBeUndefined();
      expect(await store().keepDraft(draft("三"))).toMatchObject({ version: 3 });
    });

    test("a model's draft is shown until a person saved one, and again when that is taken back", async () => {
      await store().commitIngest([item()], NOW);
      const text = {
        subject: "s",
        opening: "o",
        overview: "v",
        scope: ["c"],
        actions: ["a"],
        references: [],
      };
      const model = draft("AI", { origin: "model", by: { id: "some-model" }, text });
      await store().keepDraft(model);
      await store().keepDraft(draft("人"));
      await store().keepDraft({ ...model, body: "AI 2" });

      expect(await store().storedDraft(KEY)).toMatchObject({ body: "人", by: ALICE });
      await store().takeBackDraft(KEY, 2, ALICE, NOW);
      expect(await store().storedDraft(KEY)).toEqual({ ...model, body: "AI 2", version: 3 });
      expect(await store().takeBackDraft(KEY, 3, ALICE, NOW)).toBeUndefined();
    });

    test("saves at the same moment all become versions", async () => {
      await store().commitIngest([item()], NOW);

      const kept = await Promise.all(["一", "二", "三"].map((body) => store().keepDraft(draft(body))));

      expect(kept.map((each) => each?.version ?? 0).toSorted((a, b) => a - b)).toEqual([1, 2, 3]);
    });

    test("a save over a version that was not seen is refused; of two at once, one is kept", async () => {
      await store().commitIngest([item()], NOW);
      const base = { subject: "件名", body: "元", origin: "template" } as const;

      const kept = await Promise.all(["一", "二"].map((body) => store().keepDraft(draft(body, { base }), 0)));

      expect(kept.filter((each) => each !== undefined)).toEqual([
        expect.objectContaining({ version: 1, base }),
      ]);
      expect(await store().keepDraft(draft("三"), 0)).toBeUndefined();
      expect(await store().keepDraft(draft("三"), 1)).toMatchObject({ version: 2, body: "三" });
    });

    test("what stood at a time is told from what stands now", async () => {
      await store().commitIngest([item()], NOW);
      await store().keepDraft(draft("一"));
      await store().keepDraft(draft("二", { at: NOW + 10 }));
      await store().takeBackDraft(KEY, 2, ALICE, NOW + 20);
      const bodyAt = async (at?: number) => (await store().storedDraft(KEY, at))?.body;

      expect(await bodyAt(NOW - 1)).toBeUndefined();
      expect(await bodyAt(NOW + 9)).toBe("一");
      expect(await bodyAt(NOW + 19)).toBe("二");
      expect(await bodyAt(NOW + 20)).toBe("一");
      expect(await bodyAt()).toBe("一");
    });

    test("of earlier revisions the last that a person edited is found, withdrawals apart", async () => {
      await store().commitIngest([item()], NOW);
      const base = { subject: "件名", body: "元", origin: "template" } as const;
      const notice = { ...base, withdrawn: true } as const;
      await store().keepDraft(draft("改訂1", { base }));
      await store().keepDraft(draft("改訂2", { base, revision: 2, at: NOW + 1 }));
      await store().keepDraft(draft("取り下げ", { base: notice, revision: 3, at: NOW + 2 }));
      await store().keepDraft(draft("AI", { origin: "model", revision: 4 }));
      const before = async (revision: number, withdrawn = false, at?: number) =>
        (await store().earlierDraft({ ...KEY, revision }, { withdrawn, at }))?.body;

      expect(await before(5)).toBe("改訂2");
      expect(await before(5, true)).toBe("取り下げ");
      expect(await before(2)).toBe("改訂1");
      expect(await before(5, false, NOW)).toBe("改訂1");
      expect(await before(1)).toBeUndefined();
      await store().takeBackDraft({ ...KEY, revision: 2 }, 1, ALICE, NOW + 3);
      expect(await before(5)).toBe("改訂1");
      for (const other of [{ organizationId: "other" }, { lang: "en" }, { audience: "everyone" }] as const)
        expect(
          await store().earlierDraft({ ...KEY, ...other, revision: 5 }, { withdrawn: false }),
        ).toBeUndefined();
    });

    test("drafts of what was merged into an advisory come behind its own, and go with it when it leaves", async () => {
      await store().commitIngest([item(), item({ id: "adv-2" })], NOW);
      const base = { subject: "件名", body: "元", origin: "template" } as const;
      await store().keepDraft(draft("統合前", { advisoryId: "adv-2", revision: 1, base, at: NOW + 5 }));
      const key = { ...KEY, revision: 2 };
      expect(await store().earlierDraft(key, { withdrawn: false })).toBeUndefined();
      await store().commitIngest(
        [{ ...item({ number: 2 }), absorbs: [{ id: "adv-2", revision: 1 }] }],
        NOW + 9,
      );

      expect(await store().earlierDraft(key, { withdrawn: false })).toMatchObject({
        advisoryId: "adv-2",
        body: "統合前",
      });
      await store().keepDraft(draft("一", { base }));
      expect(await store().earlierDraft(key, { withdrawn: false })).toMatchObject({ body: "一" });
      const ids = (await store().draftVersions(key, 20)).map(({ advisoryId }) => advisoryId);
      expect(ids).toEqual(["adv-1", "adv-2"]);
      expect(await store().draftVersions(key, 1)).toHaveLength(1);
    });

    test("the last use of each kind before a revision, for the same readers", async () => {
      await store().commitIngest([item()], NOW);
      for (const [at, more] of [
        {},
        {},
        { action: "copied" },
        { lang: "en" },
        { followUp: true },
        { revision: 2 },
        { revision: 3 },
        { audience: "everyone" },
        { organizationId: "other" },
      ].entries())
        await store().recordUse(use({ ...(more as Partial<DraftUse>), at: NOW + at }));

      const found = await store().earlierUses({ ...KEY, revision: 3 });

      expect(found.map(({ at }) => at - NOW)).toEqual([1, 2, 3, 4, 5]);
      expect(found[1]).toEqual(use({ action: "copied", at: NOW + 2 }));
    });

    test("history has every version of all revisions, newest first, with who took which back", async () => {
      await store().commitIngest([item()], NOW);
      await store().keepDraft(draft("一"));
      await store().keepDraft(draft("二"));
      await store().takeBackDraft(KEY, 2, ALICE, NOW + 5);
      await store().keepDraft(draft("続報", { revision: 2, followUp: true }));
      await store().keepDraft(draft("改訂", { revision: 2 }));

      const versions = await store().draftVersions(KEY, 20);

      expect(versions.map(({ revision, version }) => [revision, version])).toEqual([
        [2, 1],
        [1, 2],
        [1, 1],
      ]);
      expect(versions.map(({ takenBack }) => takenBack)).toEqual([
        undefined,
        { by: ALICE, at: NOW + 5 },
        undefined,
      ]);
      expect(await store().draftVersions({ ...KEY, followUp: true }, 20)).toMatchObject([
        { subject: "件名", followUp: true },
      ]);
    });

    test("who did what with which draft is told in order, of one advisory and organization", async () => {
      await store().commitIngest([item(), item({ id: "adv-2" })], NOW);
      const nameless = { platform: "web", workspace: "T1", id: "U2" } as const;
      const second = use({ action: "copied", revision: 2, lang: "en", person: nameless, at: NOW + 1 });

      await store().recordUse(use());
      await store().recordUse(use({ advisoryId: "adv-2" }));
      await store().recordUse(use({ organizationId: "other" }));
      await store().recordUse(second);

      expect(await store().draftUses(ORG, "adv-1")).toEqual([use(), second]);
    });
  });
}
