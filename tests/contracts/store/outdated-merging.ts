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

function revision(id: string, number: number): NonNullable<IngestItem["revision"]> {
  const { revision: its } = item({ id, number });
  if (its === undefined) throw new Error("an item without a revision");
  return its;
}

/** Who used drafts of advisories that become one, or come apart (ADR 0122). */
export function outdatedMergingContract(open: () => Promise<Store>): void {
  describe("those who used a draft of an advisory that is merged or separated", () => {
    const store = useStore(open);
    const notices = async () =>
      (await store().deliveries({ limit: 100 })).filter(({ notice }) => notice?.kind === "draft-outdated");

    test("hear of the advisory that theirs was merged into", async () => {
      await store().commitIngest([item(), item({ id: "adv-2" })], NOW);
      await store().recordUse(use({ advisoryId: "adv-2" }));
      await store().commitIngest([{ ...revised(2), absorbs: [{ id: "adv-2", revision: 1 }] }], NOW + 1);

      expect(await notices()).toMatchObject([{ advisoryId: "adv-1", notice: { used: { revision: 0 } } }]);
    });

    test("of an advisory that is merged hear of that, even where the other one's people have nothing to hear", async () => {
      const three = [item(), item({ id: "adv-2" }), item({ id: "adv-3" })];
      await store().commitIngest(three, NOW);
      await store().recordUse(use({ person: BOB }));
      await store().recordUse(use({ advisoryId: "adv-2" }));
      await store().recordUse(use({ advisoryId: "adv-3", person: { ...ALICE, id: "U3" } }));
      const into = (id: string, number: number, absorbed: string) =>
        store().commitIngest(
          [
            {
              ...item({ id, number }),
              revision: { ...revision(id, number), change: "editorial" },
              absorbs: [{ id: absorbed, revision: 1 }],
            },
          ],
          NOW + number,
        );
      await into("adv-2", 2, "adv-3");
      const people = async () =>
        (await notices()).map(({ advisoryId, destination }) => [advisoryId, destination.channel]);
      expect(await people()).toEqual([["adv-2", "U3"]]);

      await store().commitIngest(
        [{ ...revised(2, "editorial"), absorbs: [{ id: "adv-2", revision: 2 }] }],
        NOW + 3,
      );
      expect(new Set(await people())).toEqual(
        new Set([
          ["adv-1", "U1"],
          ["adv-1", "U3"],
          ["adv-2", "U3"],
        ]),
      );
      expect((await notices()).filter(({ state }) => state === "pending")).toHaveLength(2);
    });

    test("of an advisory that stands for itself again hear of that", async () => {
      await store().commitIngest([item(), item({ id: "adv-2" })], NOW);
      await store().recordUse(use({ advisoryId: "adv-2" }));
      await store().recordUse(use({ person: BOB }));
      await store().commitIngest(
        [{ ...revised(2, "editorial"), absorbs: [{ id: "adv-2", revision: 1 }] }],
        NOW + 1,
      );
      await sendAll(store(), NOW + 2);
      const apart: IngestItem = {
        ...item({ id: "adv-2", number: 2 }),
        revision: { ...revision("adv-2", 2), change: "editorial" },
        entries: [],
        separatedFrom: "adv-1",
        takes: [{ alias: "CVE-1900-adv-2", from: "adv-1" }],
      };
      await store().commitIngest([revised(3, "editorial"), apart], NOW + 3);

      expect(
        (await notices()).map(({ advisoryId, destination, state }) => [
          advisoryId,
          destination.channel,
          state,
        ]),
      ).toEqual([
        ["adv-2", "U1", "pending"],
        ["adv-1", "U1", "sent"],
      ]);
    });

    test("of which nothing was sent yet: of both changes they hear the later", async () => {
      await store().commitIngest([item(), item({ id: "adv-2" })], NOW);
      await store().recordUse(use({ advisoryId: "adv-2" }));
      await store().commitIngest([item({ id: "adv-2", number: 2 })], NOW + 1);
      await store().commitIngest([{ ...revised(2), absorbs: [{ id: "adv-2", revision: 2 }] }], NOW + 2);

      expect((await notices()).map(({ advisoryId, state }) => [advisoryId, state])).toEqual([
        ["adv-1", "pending"],
        ["adv-2", "superseded"],
      ]);
    });

    test("a merger rewrites nothing of what they did", async () => {
      await store().commitIngest([item(), item({ id: "adv-2" })], NOW);
      await store().recordUse(use({ advisoryId: "adv-2" }));
      await store().commitIngest([{ ...revised(2), absorbs: [{ id: "adv-2", revision: 1 }] }], NOW + 1);

      expect(await store().draftUses(ORG, "adv-1")).toMatchObject([
        { person: { id: "U1" }, advisoryId: "adv-2", revision: 1 },
      ]);
    });
  });
}
