import { describe, expect, test } from "vitest";
import { Asset, type Override } from "../../../src/advisory/usage.ts";
import type { Reassessment, Store } from "../../../src/ports.ts";
import { ALICE, assessment, channel, item, NOW, ORG, outbox, sendAll } from "./given.ts";
import { useStore } from "./use-store.ts";

const OVERRIDE: Override = {
  priority: "A",
  reason: "公開サーバーで利用",
  by: ALICE,
  lang: "ja",
  at: "2026-11-24T00:00:00.000Z",
};
const UP = [{ ja: "上がりました", en: "went up" }];

const row = (product: string, more: Partial<Asset> = {}) => Asset.parse({ product, ...more });

export function circumstancesContract(open: () => Promise<Store>): void {
  describe("what an organization knows and decides", () => {
    const store = useStore(open);
    const of = { organizationId: ORG, advisoryId: "adv-1" };

    test("an inventory replaces the one before, keeps its order, and is the organization's own", async () => {
      const first = [row("Zimbra", { internetFacing: "yes" }), row("Exchange", { aliases: ["x"] })];
      expect(await store().replaceAssets(ORG, first, ALICE, NOW, "+2")).toEqual([]);
      await store().replaceAssets("other", [row("Other")], ALICE, NOW, "+1");

      expect(await store().assets(ORG)).toEqual(first);
      expect(await store().replaceAssets(ORG, [row("Garoon")], ALICE, NOW + 1, "+1 −2")).toEqual(first);
      expect(await store().assets(ORG)).toEqual([row("Garoon")]);
      expect(await store().assets("other")).toEqual([row("Other")]);
    });

    test("an inventory of thousands of rows is kept whole", async () => {
      const many = Array.from({ length: 5_000 }, (_, at) => row(`Product ${at}`));

      await store().replaceAssets(ORG, many, ALICE, NOW, "+5000");

      expect(await store().assets(ORG)).toEqual(many);
    });

    test("the settings that advisories were judged by are kept beside the version", async () => {
      expect(await store().circumstancesState(ORG)).toEqual({ version: 0, applied: 0 });

      await store().settingsApplied(ORG, "first");
      await store().settingsApplied(ORG, "second");
      expect(await store().circumstancesState(ORG)).toEqual({ version: 0, applied: 0, settings: "second" });

      await store().replaceAssets(ORG, [row("Zimbra")], ALICE, NOW, "+1");
      expect(await store().circumstancesState(ORG)).toEqual({ version: 1, applied: 0, settings: "second" });
      expect(await store().circumstancesState("other")).toEqual({ version: 0, applied: 0 });
    });

    test("an override is set, replaced and taken back", async () => {
      await store().commitIngest([item()], NOW);
      const lower = { ...OVERRIDE, priority: "D" as const };

      expect(await store().saveOverride(of, OVERRIDE, ALICE, NOW)).toMatchObject({ before: undefined });
      expect(await store().saveOverride(of, lower, ALICE, NOW)).toMatchObject({ before: OVERRIDE });
      expect(await store().overrides(ORG)).toEqual(new Map([["adv-1", lower]]));
      expect(await store().overrides("other")).toEqual(new Map());
      expect(await store().saveOverride(of, undefined, ALICE, NOW)).toMatchObject({ before: lower });
      expect(await store().overrides(ORG)).toEqual(new Map());
    });

    test("the audit table tells who changed what, when, and where", async () => {
      await store().commitIngest([item()], NOW);
      const place = { platform: "teams", workspace: "tenant", channel: "19:abc", name: "General" } as const;

      await store().replaceAssets(ORG, [row("Zimbra")], { id: "cli:root" }, NOW, "+1");
      await store().saveOverride(of, OVERRIDE, ALICE, NOW + 1, place);
      await store().saveOverride(of, undefined, ALICE, NOW + 2);
      await store().saveOverride(of, undefined, ALICE, NOW + 3);

      const common = { by: "U1", byName: "Alice", advisoryId: "adv-1" };
      expect(await store().audit(ORG)).toEqual([
        { at: NOW, action: "inventory", by: "cli:root", detail: "+1" },
        { at: NOW + 1, action: "override", ...common, destination: place, detail: "A: 公開サーバーで利用" },
        { at: NOW + 2, action: "override-off", ...common, detail: "A" },
      ]);
    });

    test("what was done to one advisory is told by itself, with what was merged into it", async () => {
      await store().commitIngest([item({ id: "adv-1" }), item({ id: "adv-2" })], NOW);
      const row = (advisoryId: string, at: number) =>
        ({ at, action: "create", by: "U1", byName: "Alice", advisoryId, detail: "person 1" }) as const;
      for (const [index, id] of ["adv-1", "adv-2", "adv-3"].entries())
        await store().saveAudit(ORG, row(id, NOW + index));

      expect(await store().audit(ORG, "adv-1")).toEqual([{ ...row("adv-1", NOW), destination: undefined }]);
      const merging = { ...item({ id: "adv-1", number: 2 }), absorbs: [{ id: "adv-2", revision: 1 }] };
      await store().commitIngest([merging], NOW);
      expect((await store().audit(ORG, "adv-1")).map(({ advisoryId }) => advisoryId)).toEqual([
        "adv-1",
        "adv-2",
      ]);
      expect(await store().audit("other", "adv-1")).toEqual([]);
    });

    test("each change makes a new version, until it is applied", async () => {
      await store().commitIngest([item()], NOW);
      expect(await store().circumstancesState(ORG)).toEqual({ version: 0, applied: 0 });

      await store().replaceAssets(ORG, [row("Zimbra")], ALICE, NOW, "");
      const { version } = await store().saveOverride(of, OVERRIDE, ALICE, NOW);
      expect(version).toBe(2);
      expect(
        (await store().saveOverride({ ...of, advisoryId: "adv-2" }, undefined, ALICE, NOW)).version,
      ).toBe(2);

      // Not all advisories were judged by version 1 yet.
      await store().circumstancesApplied(ORG, 2, 1);
      expect(await store().circumstancesState(ORG)).toEqual({ version: 2, applied: 0 });
      await store().circumstancesApplied(ORG, 2);
      await store().circumstancesApplied(ORG, 1);
      expect(await store().circumstancesState(ORG)).toEqual({ version: 2, applied: 2 });
      expect(await store().circumstancesState("other")).toEqual({ version: 0, applied: 0 });
    });
  });

  describe("judging again", () => {
    const store = useStore(open);

    const again = (more: Partial<Reassessment> = {}): Reassessment => ({
      advisoryId: "adv-1",
      revision: 1,
      assessment: assessment("A", "2026-11-25"),
      edit: true,
      changes: UP,
      ...more,
    });

    test("goes through an organization's current revisions, a page at a time or by id", async () => {
      await store().commitIngest([item({ id: "a" }), item({ id: "b" }), item({ id: "c" })], NOW);
      await store().commitIngest([item({ id: "b", number: 2, content: { title: { ja: "二" } } })], NOW);
      await store().commitIngest([item({ id: "d", organizations: ["other"] })], NOW);

      const page = await store().standings(ORG, { limit: 2 });
      expect(page.map(({ advisoryId, revision }) => [advisoryId, revision])).toEqual([
        ["a", 1],
        ["b", 2],
      ]);
      expect(page[1]).toMatchObject({ content: { title: { ja: "二" } }, assessment: assessment() });
      const rest = await store().standings(ORG, { after: "b", limit: 2 });
      expect(rest.map(({ advisoryId }) => advisoryId)).toEqual(["c"]);
      const named = await store().standings(ORG, { ids: ["c", "d", "none"], limit: 9 });
      expect(named.map(({ advisoryId }) => advisoryId)).toEqual(["c"]);
    });

    test("is seen at once, by that organization alone", async () => {
      await store().commitIngest([item({ organizations: [ORG, "other"] })], NOW);

      expect(await store().commitReassessment(ORG, [again()], NOW)).toEqual([]);

      expect((await store().record(ORG, "adv-1"))?.assessment).toEqual(assessment("A", "2026-11-25"));
      expect((await store().latest(ORG, { priority: "A", limit: 9 })).total).toBe(1);
      expect((await store().record("other", "adv-1"))?.assessment).toEqual(assessment());
    });

    test("leaves alone what was revised meanwhile", async () => {
      await store().commitIngest([item()], NOW);
      await store().commitIngest([item({ number: 2, priority: "C" })], NOW);

      expect(await store().commitReassessment(ORG, [again()], NOW)).toEqual(["adv-1"]);

      expect((await store().record(ORG, "adv-1"))?.assessment.priority).toBe("C");
    });

    test("edits a post and tells its thread where the badge went up", async () => {
      await channel(store());
      await store().commitIngest([item()], NOW);
      await sendAll(store());

      await store().commitReassessment(ORG, [again()], NOW);
      const [update, reply] = (await store().deliveries({ limit: 2 })).toReversed();

      expect([update?.kind, update?.priority, update?.changes]).toEqual(["update", "A", undefined]);
      expect([reply?.kind, reply?.priority, reply?.changes]).toEqual(["reply", "A", UP]);
      expect((await sendAll(store())).map(({ kind }) => kind).toSorted()).toEqual(["reply", "update"]);
    });

    test("only edits it where the badge did not go up, and does nothing where nothing shown changed", async () => {
      await channel(store());
      await store().commitIngest([item()], NOW);
      await sendAll(store());

      await store().commitReassessment(ORG, [again({ changes: [] })], NOW);
      await store().commitReassessment(ORG, [again({ changes: [], edit: false })], NOW);

      expect(await outbox(store())).toEqual(["post 1 sent", "update 1 pending"]);
    });

    test("tells of each judgement of the same revision, the newest edit alone", async () => {
      await channel(store());
      await store().commitIngest([item()], NOW);
      await sendAll(store());

      await store().commitReassessment(ORG, [again()], NOW);
      await store().commitReassessment(ORG, [again()], NOW);

      expect(await outbox(store())).toEqual([
        "post 1 sent",
        "update 1 superseded",
        "reply 1 pending",
        "update 1 pending",
        "reply 1 pending",
      ]);
    });

    test("posts nothing that was not posted before", async () => {
      await channel(store());
      await store().commitIngest([item({ announce: false })], NOW);

      await store().commitReassessment(ORG, [again()], NOW);

      expect(await outbox(store())).toEqual([]);
      expect((await store().record(ORG, "adv-1"))?.assessment.priority).toBe("A");
    });

    test("lets a post that waits go out as urgent as it is now", async () => {
      await channel(store());
      await store().commitIngest([item({ priority: "C" })], NOW);

      await store().commitReassessment(ORG, [again()], NOW);

      expect(await outbox(store())).toEqual(["post 1 superseded", "post 1 pending"]);
      expect((await sendAll(store())).map(({ priority }) => priority)).toEqual(["A"]);
    });
  });
}
