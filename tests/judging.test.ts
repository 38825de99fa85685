import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isBusinessDay } from "../src/advisory/calendar.ts";
import type { Organization } from "../src/advisory/schema.ts";
import { Asset } from "../src/advisory/usage.ts";
import type { Ingest } from "../src/flows/ingest.ts";
import { emptySummary } from "../src/flows/ingest-report.ts";
import { createJudging, type Judging } from "../src/judging.ts";
import type { Store } from "../src/ports.ts";
import { openStore } from "../src/store/index.ts";
import { item, NOW } from "./contracts/store/given.ts";
import { createManualClock } from "./fakes/clock.ts";
import { createQuietLogger } from "./fakes/logger.ts";
import { ORGANIZATION } from "./flows/ingest-harness.ts";

/** With rights, from the machine itself: D by the table. */
const LOCAL = "CVSS:3.1/AV:L/AC:L/PR:H/UI:N/S:U/C:L/I:L/A:N";
const ORG = ORGANIZATION.id;
const BY = { id: "cli" };
const retired = Asset.parse({ product: "Zimbra", inUse: "no" });

let store: Store;
let judging: Judging;

async function* nothing(): AsyncGenerator<never> {}

/** An ingest that does no more than `during`, having asked for the circumstances as every run does. */
function runs(during: () => Promise<unknown>): Ingest["ingest"] {
  return judging.keptUp(async () => {
    await judging.circumstances();
    await during();
    return emptySummary();
  });
}

const badge = async () => (await store.record(ORG, "a"))?.assessment.priority;

beforeEach(async () => {
  const logger = createQuietLogger();
  store = await openStore({ url: "sqlite::memory:", logger });
  judging = createJudging({ store, organizations: [ORGANIZATION], clock: createManualClock(), logger });
  const content = { products: [{ product: "Zimbra" }] };
  await store.commitIngest([item({ id: "a", organizations: [ORG], content })], NOW);
});
afterEach(() => store.close());

describe("when settings change", () => {
  const other = { ...ORGANIZATION, thresholds: { ...ORGANIZATION.thresholds, epssHigh: 0.3 } };
  const openJudging = (its: Organization = ORGANIZATION) =>
    createJudging({ store, organizations: [its], clock: createManualClock(), logger: createQuietLogger() });

  it("what was judged before is judged again, once, and the settings are remembered", async () => {
    const content = { epss: [{ score: 0.4 }], cvss: [{ version: "3.1" as const, vector: LOCAL }] };
    await store.commitIngest([item({ id: "b", organizations: [ORG], content })], NOW);
    await openJudging().settle();
    const before = (await store.record(ORG, "b"))?.assessment;

    expect(await openJudging(other).unsettled()).toEqual([ORG]);
    await openJudging(other).settle();

    expect([before?.priority, (await store.record(ORG, "b"))?.assessment.priority]).toEqual(["C", "B"]);
    expect(await openJudging(other).unsettled()).toEqual([]);
    expect(await openJudging().unsettled()).toEqual([ORG]);
  });

  it("an ingest comes after it, a dry run changes nothing", async () => {
    const ingest = openJudging(other).keptUp(async () => emptySummary());
    await ingest(nothing(), { dryRun: true });
    expect(await openJudging(other).unsettled()).toEqual([ORG]);

    await ingest(nothing());
    expect(await openJudging(other).unsettled()).toEqual([]);
  });

  it("one that was stopped is done the next time", async () => {
    const its = openJudging(other);
    await its.settle(AbortSignal.abort());
    expect(await its.unsettled()).toEqual([ORG]);

    await its.settle();
    expect(await its.unsettled()).toEqual([]);
  });

  it("a deadline stands, but for one on a day that is closed now", async () => {
    const content = { publishedAt: "2026-11-24T00:00:00Z" };
    await store.commitIngest([item({ id: "c", priority: "D", organizations: [ORG], content })], NOW);
    await openJudging().settle();
    const due = (await store.record(ORG, "c"))?.assessment.deadline.date ?? "";
    await openJudging(other).settle();
    expect((await store.record(ORG, "c"))?.assessment.deadline.date).toBe(due);

    const calendar = { ...ORGANIZATION.calendar, closedDays: [due] };
    await openJudging({ ...ORGANIZATION, calendar }).settle();

    const moved = (await store.record(ORG, "c"))?.assessment.deadline.date ?? "";
    expect(moved).not.toBe(due);
    expect(isBusinessDay(moved, { ...ORGANIZATION, calendar })).toBe(true);
  });
});

describe("after an ingest", () => {
  it("what was judged while the inventory changed is judged again", async () => {
    await runs(() => store.replaceAssets(ORG, [retired], BY, NOW, ""))(nothing());

    expect(await badge()).toBe("D");
    expect(await store.circumstancesState(ORG)).toMatchObject({ version: 1, applied: 1 });
  });

  it("what a crash left undone is done", async () => {
    await store.replaceAssets(ORG, [retired], BY, NOW, "");

    await runs(async () => {})(nothing());

    expect(await badge()).toBe("D");
  });

  it("nothing is judged again where nothing changed, nor by a dry run", async () => {
    await runs(async () => {})(nothing());
    expect(await badge()).toBe("B");

    await runs(() => store.replaceAssets(ORG, [retired], BY, NOW, ""))(nothing(), { dryRun: true });
    expect(await badge()).toBe("B");
  });
});
