import type { AdvisoryContent, Assessment, Organization, Priority } from "../../src/advisory/schema.ts";
import type { Circumstances } from "../../src/advisory/usage.ts";
import { createCircumstances } from "../../src/flows/circumstances.ts";
import { importInventory, type InventoryReport } from "../../src/flows/inventory.ts";
import { overrideAdvisory } from "../../src/flows/override.ts";
import { createReassess, type Reassess } from "../../src/flows/reassess.ts";
import type { OverrideOutcome, OverrideRequest, Store } from "../../src/ports.ts";
import { deadlineFor } from "../../src/advisory/deadline.ts";
import { openStore } from "../../src/store/index.ts";
import { createManualClock, type ManualClock } from "../fakes/clock.ts";
import { createQuietLogger } from "../fakes/logger.ts";
import { ORGANIZATION } from "./ingest-harness.ts";

export const PERSON = { id: "U1", name: "花子" };

/** A rule small enough to see through: a person's badge, else A where it is in use, D where it is not, else C. */
export function judgeByUse(
  content: AdvisoryContent,
  organization: Organization,
  _now: number,
  { usage, override }: Circumstances = {},
): Assessment {
  const byUse: Record<string, Priority> = { yes: "A", no: "D" };
  const priority = override?.priority ?? byUse[usage?.inUse ?? "unknown"] ?? "C";
  const t0 = Date.parse(content.updatedAt ?? content.publishedAt ?? "2026-11-24T00:00:00Z");
  return {
    priority,
    review: usage?.inUse === "unknown",
    deadline: deadlineFor(priority, t0, organization),
    reasons: [{ ja: `利用 ${usage?.exposed}`, en: "use" }],
    wouldChange: [],
    rule: "test",
    rules: "test",
  };
}

export interface JudgingBench {
  store: Store;
  clock: ManualClock;
  reassess: Reassess;
  importCsv(csv: string, options?: { dryRun?: boolean }): Promise<InventoryReport>;
  override(request: OverrideRequest): Promise<OverrideOutcome>;
}

/** A real store in memory, and what judges on top of it. */
export async function openJudging(
  options: { assess?: typeof judgeByUse; wrap?: (store: Store) => Store } = {},
): Promise<JudgingBench> {
  const inner = await openStore({ url: "sqlite::memory:", logger: createQuietLogger() });
  const store = options.wrap?.(inner) ?? inner;
  const clock = createManualClock();
  const { load } = createCircumstances({ store, organizations: [ORGANIZATION] });
  const { assess = judgeByUse } = options;
  const reassess = createReassess({
    store,
    organization: () => ORGANIZATION,
    assess,
    circumstances: load,
    clock,
  });
  const organizationId = ORGANIZATION.id;
  return {
    store,
    clock,
    reassess,
    importCsv: (csv, more) =>
      importInventory({ store, clock, reassess }, new TextEncoder().encode(csv), {
        organizationId,
        by: PERSON,
        ...more,
      }),
    override: (request) =>
      overrideAdvisory(
        { store, clock, reassess: async () => reassess },
        { organizationId, user: PERSON, lang: "ja" },
        request,
      ),
  };
}
