import { afterEach, beforeEach, describe, expect, it } from "vitest";
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

describe("after an ingest", () => {
  it("what was judged while the inventory changed is judged again", async () => {
    await runs(() => store.replaceAssets(ORG, [retired], BY, NOW, ""))(nothing());

    expect(await badge()).toBe("D");
    expect(await store.circumstancesState(ORG)).toEqual({ version: 1, applied: 1 });
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
