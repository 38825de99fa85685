import { describe, expect, test } from "vitest";
import type { DraftUse, IngestItem, Store } from "../../../src/ports.ts";
import { item, NOW, ORG, sendAll } from "./given.ts";
import { useStore } from "./use-store.ts";

const ALICE: DraftUse["person"] = { platform: "slack", workspace: "T1", id: "U1", name: "佐藤" };
const BOB: DraftUse["person"] = { platform: "teams", workspace: "tenant", id: "29:b", reference: "{}" };

function use(more: Partial<DraftUse> = {}): DraftUse {
  const key = {
    organizationId: ORG,
    advisoryId: "adv-1",
    revision: 1,
    audience: "admins",
    lang: "ja",
  } as const;
  return { ...key, action: "opened", person: ALICE, at: NOW, ...more };
}

function revised(number: number, change: "material" | "editorial" = "material"): IngestItem {
  const first = item();
  if (first.revision === undefined) throw new Error();
  return { ...first, revision: { ...first.revision, number, change } };
}

export function outdatedContract(open: () => Promise<Store>): void {
  describe("those who used a draft that is out of date", () => {
    const store = useStore(open);
    const notices = async () =>
      (await store().deliveries({ limit: 100 })).filter(({ notice }) => notice?.kind === "draft-outdated");

    test("are told once each, privately, in the language they read it in, of what they did that matters most", async () => {
      await store().commitIngest([item()], NOW);
      await store().recordUse(use({ lang: "en" }));
      await store().recordUse(use({ action: "copied", audience: "everyone", at: NOW + 1 }));
      await store().recordUse(use({ action: "opened", at: NOW + 2 }));
      await store().recordUse(use({ person: BOB, at: NOW + 3 }));

      await store().commitIngest([revised(2)], NOW + 10);

      const told = (await notices()).toSorted((a, b) => a.destination.id - b.destination.id);
      expect(
        told.map(({ destination: { platform, workspace, channel, name, reference } }) => ({
          platform,
          workspace,
          channel,
          name,
          reference,
        })),
      ).toEqual([
        { platform: "slack", workspace: "T1", channel: "U1", name: "佐藤", reference: undefined },
        { platform: "teams", workspace: "tenant", channel: "29:b", name: undefined, reference: "{}" },
      ]);
      expect(told[0]).toMatchObject({
        kind: "notice",
        lang: "en",
        advisoryId: "adv-1",
        revision: 2,
        notice: { used: { revision: 1, audience: "everyone", action: "copied", at: NOW + 1 } },
      });
      expect(told[1]).toMatchObject({ lang: "ja", notice: { used: { action: "opened" } } });
    });

    test("hear nothing of an editorial change, of another advisory, or where another organization used it", async () => {
      await store().commitIngest([item(), item({ id: "adv-2" })], NOW);
      await store().recordUse(use({ advisoryId: "adv-2" }));
      await store().recordUse(use({ organizationId: "other", person: BOB }));
      await store().commitIngest([revised(2, "editorial")], NOW + 1);
      await store().commitIngest([revised(3)], NOW + 2);

      expect((await notices()).map(({ organizationId }) => organizationId)).toEqual(["other"]);
    });

    test("of two changes before the first was sent, only the later is told; after it was, both", async () => {
      await store().commitIngest([item()], NOW);
      await store().recordUse(use());
      await store().commitIngest([revised(2)], NOW + 1);
      await store().commitIngest([revised(3)], NOW + 2);
      expect((await notices()).map(({ revision, state }) => [revision, state])).toEqual([
        [3, "pending"],
        [2, "superseded"],
      ]);

      await sendAll(store(), NOW + 10_000);
      await store().commitIngest([revised(4)], NOW + 20_000);
      expect((await notices()).map(({ revision, state }) => [revision, state])).toEqual([
        [4, "pending"],
        [3, "sent"],
        [2, "superseded"],
      ]);
    });

    test("who is out of reach is told nothing, until they use one again", async () => {
      await store().commitIngest([item()], NOW);
      await store().recordUse(use());
      const person = await store().destination({ platform: "slack", workspace: "T1", channel: "U1" });
      await store().markGone(person?.id ?? 0, "user_disabled", NOW + 1);
      await store().commitIngest([revised(2)], NOW + 2);
      expect(await notices()).toEqual([]);

      await store().recordUse(use({ revision: 2, at: NOW + 3 }));
      await store().commitIngest([revised(3)], NOW + 4);
      expect(await notices()).toHaveLength(1);
    });

    test("a person is no subscription, and gets no post", async () => {
      await store().commitIngest([item()], NOW);
      await store().recordUse(use());
      await store().commitIngest([item({ id: "adv-3" })], NOW + 1);

      expect(await store().subscriptions(ORG)).toEqual([]);
      expect(await store().deliveries({ limit: 10 })).toEqual([]);
    });

    test("hear of the advisory that theirs was merged into", async () => {
      await store().commitIngest([item(), item({ id: "adv-2" })], NOW);
      await store().recordUse(use({ advisoryId: "adv-2" }));
      await store().commitIngest([{ ...revised(2), absorbs: [{ id: "adv-2", revision: 1 }] }], NOW + 1);

      expect(await notices()).toMatchObject([{ advisoryId: "adv-1", notice: { used: { revision: 0 } } }]);
      expect(await store().draftUses(ORG, "adv-1")).toMatchObject([{ person: { id: "U1" }, revision: 0 }]);
    });
  });
}
