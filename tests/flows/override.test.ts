import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Assessment } from "../../src/advisory/schema.ts";
import { Asset } from "../../src/advisory/usage.ts";
import type { Store } from "../../src/ports.ts";
import { channel, item, NOW, outbox, sendAll } from "../contracts/store/given.ts";
import { ORGANIZATION } from "./ingest-harness.ts";
import { type JudgingBench, judgeByUse, openJudging, PERSON } from "./judging-harness.ts";

const ORG = ORGANIZATION.id;
let bench: JudgingBench;

async function given(ids: string[] = ["a"], organization = ORG): Promise<void> {
  await bench.store.commitIngest(
    ids.map((id) =>
      item({ id, priority: "C", aliases: [`CVE-1900-000${id}`], organizations: [organization] }),
    ),
    NOW,
  );
}

const judged = async (id = "a") => (await bench.store.record(ORG, id))?.assessment;
const set = { priority: "A" as const, reason: "公開サーバーで利用" };

beforeEach(async () => {
  bench = await openJudging();
});
afterEach(() => bench.store.close());

describe("a person's badge", () => {
  it("counts at once, for that advisory alone, and says who gave it and why", async () => {
    await given(["a", "b"]);

    const outcome = await bench.override({ id: "a", set });

    expect(outcome).toMatchObject({
      kind: "done",
      before: "C",
      record: { id: "a", assessment: { priority: "A" } },
      override: { ...set, by: PERSON, lang: "ja" },
    });
    expect(await judged("b")).toMatchObject({ priority: "C" });
    expect(await bench.store.audit(ORG)).toMatchObject([
      { action: "override", by: "U1", byName: "花子", advisoryId: "a", detail: "A: 公開サーバーで利用" },
    ]);
  });

  it("is found by any alias, as people type it", async () => {
    await given();

    expect(await bench.override({ id: "ＣＶＥ-1900-000A", set })).toMatchObject({ kind: "done" });
  });

  it("edits the posts, and tells the thread when it went up", async () => {
    await channel(bench.store, "C1", { organization: ORG });
    await given();
    await sendAll(bench.store);

    await bench.override({ id: "a", set });

    expect(await outbox(bench.store)).toEqual(["post 1 sent", "update 1 pending", "reply 1 pending"]);
    const [reply] = await bench.store.deliveries({ organizationId: ORG, limit: 1 });
    expect(reply?.changes?.map(({ ja }) => ja)).toEqual([
      "対応優先度が C から A に上がりました。",
      "花子 さんが対応優先度を変更しました。理由: 公開サーバーで利用",
    ]);
  });

  it("only edits them when it went down", async () => {
    await channel(bench.store, "C1", { organization: ORG });
    await given();
    await sendAll(bench.store);

    await bench.override({ id: "a", set: { priority: "D", reason: "遮断済み" } });

    expect(await outbox(bench.store)).toEqual(["post 1 sent", "update 1 pending"]);
  });

  it("outlives an import of the inventory", async () => {
    await given();
    await bench.override({ id: "a", set: { priority: "B", reason: "様子見" } });

    await bench.importCsv("product\nZimbra\n");

    expect(await judged()).toMatchObject({ priority: "B" });
  });

  it("is taken back, once, and with it goes what it changed", async () => {
    await given();
    await bench.override({ id: "a", set });

    expect(await bench.override({ id: "a", set: "off" })).toMatchObject({ kind: "done", before: "A" });
    expect(await judged()).toMatchObject({ priority: "C" });
    expect(await bench.override({ id: "a", set: "off" })).toMatchObject({ kind: "none-set" });
    expect((await bench.store.audit(ORG)).map(({ action }) => action)).toEqual(["override", "override-off"]);
  });

  it("set and taken back within a millisecond edits the post each time", async () => {
    await channel(bench.store, "C1", { organization: ORG });
    await given();
    await sendAll(bench.store);

    await bench.override({ id: "a", set });
    await sendAll(bench.store);
    await bench.override({ id: "a", set: "off" });
    await sendAll(bench.store);

    expect((await outbox(bench.store)).filter((line) => line.startsWith("update"))).toEqual([
      "update 1 sent",
      "update 1 sent",
    ]);
  });

  it("needs a reason and an advisory of the organization's own", async () => {
    await given();
    await given(["z"], "other");

    expect(await bench.override({ id: "a", set: { ...set, reason: " \n " } })).toEqual({ kind: "no-reason" });
    expect(await bench.override({ id: "a", set: { ...set, reason: "x".repeat(2_001) } })).toEqual({
      kind: "no-reason",
    });
    expect(await bench.override({ id: "z", set })).toEqual({ kind: "no-such" });
    expect(await bench.override({ id: "CVE-1900-9999", set })).toEqual({ kind: "no-such" });
    expect(await bench.store.audit(ORG)).toEqual([]);
  });
});

describe("judging again", () => {
  it("judges a newer revision that comes meanwhile, too", async () => {
    let revise: (() => Promise<void>) | undefined;
    const wrap = (inner: Store): Store => ({
      ...inner,
      commitReassessment: async (...of) => {
        await revise?.();
        revise = undefined;
        return inner.commitReassessment(...of);
      },
    });
    bench = await openJudging({ wrap });
    await given();
    revise = () =>
      bench.store.commitIngest([item({ id: "a", number: 2, priority: "C", organizations: [ORG] })], NOW);

    await bench.override({ id: "a", set });

    expect(await bench.store.record(ORG, "a")).toMatchObject({
      revision: { number: 2 },
      assessment: { priority: "A" },
    });
  });

  it("begins again where the inventory changes meanwhile", async () => {
    let once: (() => Promise<unknown>) | undefined;
    const assess = (...of: Parameters<typeof judgeByUse>): Assessment => judgeByUse(...of);
    const wrap = (inner: Store): Store => ({
      ...inner,
      commitReassessment: async (...of) => {
        const left = await inner.commitReassessment(...of);
        await once?.();
        once = undefined;
        return left;
      },
    });
    bench = await openJudging({ assess, wrap });
    const said = { products: [{ product: "Zimbra" }] };
    await bench.store.commitIngest(
      [item({ id: "a", priority: "C", organizations: [ORG], content: said })],
      NOW,
    );
    const retired = Asset.parse({ product: "Zimbra", inUse: "no" });
    once = () => bench.store.replaceAssets(ORG, [retired], PERSON, NOW, "");

    await bench.importCsv("product\nZimbra\n");

    expect(await judged()).toMatchObject({ priority: "D" });
    expect(await bench.store.circumstancesState(ORG)).toEqual({ version: 2, applied: 2 });
  });

  it("by other rules edits posts whose badge moved, and not those whose reasons are only worded anew", async () => {
    let ja = "古い";
    let priority: Assessment["priority"] = "C";
    const assess = (...of: Parameters<typeof judgeByUse>): Assessment => ({
      ...judgeByUse(...of),
      priority,
      reasons: [{ ja, en: "reason" }],
    });
    bench = await openJudging({ assess });
    await channel(bench.store, "C1", { organization: ORG });
    await given();
    await sendAll(bench.store);
    await bench.reassess(ORG, { kind: "settings" });
    await sendAll(bench.store);
    const before = await outbox(bench.store);

    ja = "新しい";
    expect(await bench.reassess(ORG, { kind: "settings" })).toMatchObject({ judged: 1, changed: 1 });
    expect(await outbox(bench.store)).toEqual(before);
    expect((await judged())?.reasons).toEqual([{ ja, en: "reason" }]);

    priority = "B";
    expect(await bench.reassess(ORG, { kind: "settings" })).toMatchObject({ up: 1, toB: 1 });
    expect(await outbox(bench.store)).toEqual([...before, "update 1 pending", "reply 1 pending"]);
    expect(await bench.reassess(ORG, { kind: "settings" })).toMatchObject({ changed: 0 });
  });
});
