import { describe, expect, test } from "vitest";
import type { DraftUse, IngestItem, Store } from "../../../src/ports.ts";
import { assessment, channel, claim, item, MINUTE, NOW, ORG, sendAll } from "./given.ts";
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

    test("hear of a badge that went up in their organization alone, with the words of that", async () => {
      const went = [{ ja: "C から A へ", en: "from C to A" }];
      await store().commitIngest([item({ organizations: [ORG, "other"] })], NOW);
      await store().recordUse(use());
      await store().recordUse(use({ organizationId: "other", person: BOB }));
      const judged = {
        advisoryId: "adv-1",
        revision: 1,
        assessment: assessment("A"),
        edit: true,
        changes: went,
      };
      await store().commitReassessment(ORG, [judged], NOW + 1);

      expect(await notices()).toMatchObject([
        { destination: { channel: "U1" }, revision: 1, priority: "A", changes: went },
      ]);
    });

    test("are told when a try that was put off is made again", async () => {
      await store().commitIngest([item()], NOW);
      await store().recordUse(use());
      await store().commitIngest([revised(2)], NOW + 1);
      const [first] = await claim(store(), NOW + 2);
      await store().beginDelivery(first?.id ?? "", "w1", NOW + 2, MINUTE);
      const busy = { kind: "retry", notBefore: NOW + MINUTE, error: "429" } as const;
      await store().settleDelivery(first?.id ?? "", "w1", busy, NOW + 3);

      expect(await sendAll(store(), NOW + 2)).toEqual([]);
      expect(await sendAll(store(), NOW + MINUTE)).toMatchObject([{ id: first?.id, attempts: 1 }]);
    });

    test.each(["put off", "not known"])(
      "of a message that is %s when a newer one is planned, hear the newer alone",
      async (how) => {
        await store().commitIngest([item()], NOW);
        await store().recordUse(use());
        await store().commitIngest([revised(2)], NOW + 1);
        const [first] = await claim(store(), NOW + 2);
        const id = first?.id ?? "";
        await store().beginDelivery(id, "w1", NOW + 2, MINUTE);
        await store().commitIngest([revised(3)], NOW + 3);
        const outcome =
          how === "put off"
            ? ({ kind: "retry", notBefore: NOW + 4, error: "429" } as const)
            : ({ kind: "unknown", error: "HTTP 503" } as const);
        await store().settleDelivery(id, "w1", outcome, NOW + 4);
        if (how === "not known") await store().resolveUnknown(id, { kind: "retry", resend: true }, NOW + 5);

        expect(await sendAll(store(), NOW + 20 * MINUTE)).toMatchObject([{ revision: 3, resent: false }]);
      },
    );

    test("wait while channels are posted to, however urgent it is", async () => {
      await channel(store(), "C1");
      await store().commitIngest([item({ priority: "D" }), item({ id: "adv-2", priority: "A" })], NOW);
      await sendAll(store(), NOW);
      await store().recordUse(use({ advisoryId: "adv-2" }));
      await store().commitIngest([item({ id: "adv-2", number: 2, priority: "A" })], NOW + 1);
      await store().commitIngest([revised(2)], NOW + 2);

      const [first] = await claim(store(), NOW + 3, "w1", 1);
      expect(first?.destination.channel).toBe("C1");
      const rest = await sendAll(store(), NOW + 3 + 2 * MINUTE);
      expect(rest.map(({ kind }) => kind)).toContain("notice");
    });

    test("are left in peace for ten minutes, however often it changes", async () => {
      await store().commitIngest([item()], NOW);
      await store().recordUse(use());
      await store().commitIngest([revised(2)], NOW + 1);
      expect(await sendAll(store(), NOW + 2)).toHaveLength(1);
      for (let number = 3; number < 60; number += 1) {
        await store().commitIngest([revised(number)], NOW + number * 1_000);
        expect(await sendAll(store(), NOW + number * 1_000)).toEqual([]);
      }

      expect(await sendAll(store(), NOW + 10 * MINUTE + 2)).toMatchObject([{ revision: 59 }]);
    });

    test("a channel that has a person's id stays what it is, and hears nothing private", async () => {
      const before = await channel(store(), "U1", { lang: "en" });
      await store().commitIngest([item()], NOW);
      await sendAll(store(), NOW);
      await store().recordUse(use({ person: { ...ALICE, reference: "{}" } }));
      await store().commitIngest([revised(2)], NOW + 1);

      expect(await store().destination(before)).toEqual(before);
      expect(await store().subscriptions(ORG)).toHaveLength(1);
      expect(await notices()).toEqual([]);
    });

    test("take nothing along into another organization", async () => {
      await store().commitIngest([item({ organizations: [ORG, "other"] })], NOW);
      await store().recordUse(use());
      await store().commitIngest([item({ number: 2, organizations: [ORG, "other"] })], NOW + 1);
      await store().recordUse(use({ organizationId: "other", at: NOW + 2, revision: 2 }));
      expect(await sendAll(store(), NOW + 3)).toEqual([]);

      await store().commitIngest([item({ number: 3, organizations: [ORG, "other"] })], NOW + 4);
      expect(await sendAll(store(), NOW + 5)).toMatchObject([
        { organizationId: "other", notice: { used: { revision: 2 } } },
      ]);
    });

    test("who left is written in no list of what was done", async () => {
      await store().commitIngest([item()], NOW);
      await store().recordUse(use());
      await store().markWorkspaceGone("slack", "T1", "app_uninstalled", NOW + 1);

      expect(await store().audit(ORG)).toEqual([]);
      expect((await store().destinations(ORG)).map(({ state }) => state)).toEqual(["gone"]);
    });
  });
}
