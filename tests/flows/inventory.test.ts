import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Asset } from "../../src/advisory/usage.ts";
import { compareInventories } from "../../src/flows/inventory.ts";
import { InventoryFileError } from "../../src/flows/inventory-csv.ts";
import { channel, item, NOW, outbox, sendAll } from "../contracts/store/given.ts";
import { ORGANIZATION } from "./ingest-harness.ts";
import { type JudgingBench, judgeByUse, openJudging } from "./judging-harness.ts";

const ORG = ORGANIZATION.id;
let bench: JudgingBench;

/** An advisory about a product, judged as if nothing were known. */
function about(id: string, product: string, more: { publishedAt?: string; announce?: boolean } = {}) {
  const { announce = true, publishedAt = "2026-11-24T00:00:00Z" } = more;
  const given = item({ id, announce, organizations: [], content: { products: [{ product }], publishedAt } });
  const { revision } = given;
  if (revision === undefined) throw new Error("it has a revision");
  const assessment = judgeByUse(revision.content, ORGANIZATION, NOW);
  return { ...given, assessments: [{ organizationId: ORG, assessment }] };
}

const judged = async (id: string) => (await bench.store.record(ORG, id))?.assessment;

beforeEach(async () => {
  bench = await openJudging();
});
afterEach(() => bench.store.close());

describe("importing an inventory", () => {
  it("judges every advisory again, and says what became urgent", async () => {
    await channel(bench.store, "C1", { organization: ORG });
    await bench.store.commitIngest(
      [about("a", "Zimbra"), about("b", "Garoon", { announce: false }), about("c", "Other")],
      NOW,
    );
    await sendAll(bench.store);

    const report = await bench.importCsv("product,internet-facing\nZimbra,yes\nGaroon,no\n");

    expect(report).toMatchObject({ assets: 2, added: 2, removed: 0, changed: 0, unchanged: 0, refusals: [] });
    expect(report.reassessed).toMatchObject({ judged: 3, up: 2, down: 0, toA: 2, toB: 0 });
    expect(report.reassessed?.raised).toEqual([
      expect.objectContaining({ advisoryId: "a", from: "C", to: "A", posted: true }),
      expect.objectContaining({ advisoryId: "b", from: "C", to: "A", posted: false }),
    ]);
    expect(await judged("a")).toMatchObject({ priority: "A", reasons: [{ ja: "利用 yes" }] });
    expect(await judged("c")).toMatchObject({ priority: "C", review: true });
  });

  it("edits posts and tells their threads, and floods nobody with what was never posted", async () => {
    await channel(bench.store, "C1", { organization: ORG });
    await bench.store.commitIngest([about("a", "Zimbra"), about("b", "Zimbra", { announce: false })], NOW);
    await sendAll(bench.store);

    await bench.importCsv("product\nZimbra\n");

    expect(await outbox(bench.store)).toEqual(["post 1 sent", "update 1 pending", "reply 1 pending"]);
    const [reply] = await bench.store.deliveries({ organizationId: ORG, limit: 1 });
    expect(reply?.changes?.map(({ ja }) => ja)).toEqual([
      "対応優先度が C から A に上がりました。",
      "利用製品の一覧が更新されたため、判定し直しました。",
    ]);
  });

  it("lowers what is known not to be in use, by an edit alone", async () => {
    await channel(bench.store, "C1", { organization: ORG });
    await bench.store.commitIngest([about("a", "Zimbra")], NOW);
    await sendAll(bench.store);

    const { reassessed } = await bench.importCsv("product,in-use\nZimbra,廃止\n");

    expect(reassessed).toMatchObject({ up: 0, down: 1 });
    expect(await judged("a")).toMatchObject({ priority: "D" });
    expect(await outbox(bench.store)).toEqual(["post 1 sent", "update 1 pending"]);
  });

  it("writes and edits nothing where nothing is judged otherwise", async () => {
    await channel(bench.store, "C1", { organization: ORG });
    await bench.store.commitIngest([about("a", "Zimbra")], NOW);
    await sendAll(bench.store);
    await bench.importCsv("product\nZimbra\n");
    await sendAll(bench.store);
    const before = await outbox(bench.store);

    const added = await bench.importCsv("product\nZimbra\nGaroon\n");
    const same = await bench.importCsv("product\nGaroon\nZimbra\n");

    expect(added.reassessed).toMatchObject({ judged: 1, changed: 0 });
    expect(same).toMatchObject({ unchanged: 2 });
    expect(same.reassessed).toBeUndefined();
    expect(await outbox(bench.store)).toEqual(before);
  });

  it("with --dry-run says what would change, and changes nothing", async () => {
    await bench.importCsv("product\nZimbra\n");

    const report = await bench.importCsv("product,owner\nZimbra,新担当\nGaroon,\n", { dryRun: true });

    expect(report).toMatchObject({ added: 1, changed: 1, removed: 0, unchanged: 0 });
    expect(await bench.store.assets(ORG)).toHaveLength(1);
  });

  it("by a file without a usable row leaves the inventory as it is", async () => {
    await bench.importCsv("product\nZimbra\n");

    for (const csv of ["", "product\n", "product,owner\n,A\n", "vendor\nA\n"]) {
      await expect(bench.importCsv(csv)).rejects.toThrow(InventoryFileError);
    }

    expect(await bench.store.assets(ORG)).toMatchObject([{ product: "Zimbra" }]);
  });

  it("goes through thousands of advisories", async () => {
    const many = Array.from({ length: 1_234 }, (_, at) => about(`a${at}`, at % 2 === 0 ? "Zimbra" : "Other"));
    for (let from = 0; from < many.length; from += 100) {
      await bench.store.commitIngest(many.slice(from, from + 100), NOW);
    }

    const { reassessed } = await bench.importCsv("product\nZimbra\n");

    expect(reassessed).toMatchObject({ judged: 1_234, toA: 617 });
    expect(reassessed?.raised).toHaveLength(20);
    expect((await bench.store.latest(ORG, { priority: "A", limit: 1 })).total).toBe(617);
    expect(await bench.store.circumstancesState(ORG)).toEqual({ version: 1, applied: 1 });
  });
});

describe("a deadline", () => {
  it("stands while the badge does", async () => {
    await bench.store.commitIngest([about("a", "Zimbra")], NOW);
    const standing = (await judged("a"))?.deadline;

    await bench.clock.advance(10 * 86_400_000);
    await bench.importCsv("product\nOther\n");

    expect(await judged("a")).toMatchObject({ priority: "C", review: true, deadline: standing });
  });

  it("of a badge that goes up is not past on the day it does", async () => {
    const publishedAt = "2026-09-01T00:00:00Z";
    await bench.store.commitIngest([about("a", "Zimbra", { publishedAt })], NOW);

    await bench.importCsv("product\nZimbra\n");

    const today = new Date(bench.clock.now()).toISOString().slice(0, 10);
    expect((await judged("a"))?.deadline.date?.localeCompare(today)).toBeGreaterThanOrEqual(0);
  });

  it("of a badge that goes down counts from the publication", async () => {
    const publishedAt = "2026-09-01T00:00:00Z";
    await bench.store.commitIngest([about("a", "Zimbra", { publishedAt })], NOW);
    await bench.importCsv("product\nZimbra\n");

    await bench.importCsv("product\nOther\n");

    expect(await judged("a")).toMatchObject({ priority: "C", deadline: { date: "2026-09-30" } });
  });
});

describe("what changed", () => {
  const row = (product: string, more: Partial<Asset> = {}) => Asset.parse({ product, ...more });

  it("is told by vendor, product and department, in whatever way they are written", () => {
    const before = [row("Zimbra", { owner: "A" }), row("Exchange"), row("Exchange", { department: "営業" })];
    const after = [
      row("ＺＩＭＢＲＡ", { owner: "B" }),
      row("Exchange", { department: "営業" }),
      row("Garoon"),
    ];

    const { added, removed, changed, unchanged, changes } = compareInventories(before, after);

    expect({ added, removed, changed, unchanged }).toEqual({
      added: 1,
      removed: 1,
      changed: 1,
      unchanged: 1,
    });
    expect(changes.map(({ kind, asset }) => `${kind} ${asset.product}`)).toEqual([
      "changed ＺＩＭＢＲＡ",
      "added Garoon",
      "removed Exchange",
    ]);
  });

  it("counts rows that say the same one by one", () => {
    const pc = row("Windows 11");

    expect(compareInventories([pc, pc, pc], [pc])).toMatchObject({ removed: 2, unchanged: 1 });
  });
});
