import { localDate } from "../advisory/calendar.ts";
import type { Organization } from "../advisory/schema.ts";
import type { Clock, Instant, Logger, Store } from "../ports.ts";
import { type ReconcilerDeps, createReconciler } from "./reconcile.ts";

export interface UpkeepDeps extends ReconcilerDeps {
  store: Store;
  clock: Clock;
  logger: Logger;
  organizations: readonly Organization[];
}

export interface Upkeep {
  /** Does what is due: leases that ran out, unknown deliveries, deadlines that passed. Never rejects. */
  round(): Promise<void>;
  /** Resolves when no reconciliation is under way. */
  idle(): Promise<void>;
}

const RECOVER_EVERY_MS = 5_000;
const RECONCILE_EVERY_MS = 10_000;

/** Also when `at` is further off than it was ever set: the clock was put back. */
function isDue(at: Instant, every: number, now: Instant): boolean {
  return now >= at || at - now > every;
}

/** What keeps the outbox healthy between deliveries. One failing step stops neither the others nor delivery. */
export function createUpkeep(deps: UpkeepDeps): Upkeep {
  const { store, clock, logger } = deps;
  const reconciler = createReconciler(deps);
  const swept = new Map<string, string>();
  let recoverAt = Number.NEGATIVE_INFINITY;
  let reconcileAt = Number.NEGATIVE_INFINITY;
  let reconciling: Promise<void> | undefined;

  async function guarded(step: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      logger.error({ step, error: error instanceof Error ? error.message : String(error) }, "upkeep failed");
    }
  }

  async function recover(): Promise<void> {
    const recovered = await store.recoverDeliveries(clock.now());
    if (recovered.freed + recovered.sent + recovered.unknown > 0) logger.warn(recovered, "leases ran out");
  }

  /** Once a local day for each organization, and at the start. */
  async function sweepOverdue(): Promise<void> {
    for (const { id, timeZone } of deps.organizations) {
      const now = clock.now();
      const today = localDate(now, timeZone);
      if (swept.get(id) === today) continue;
      const updates = await store.enqueueOverdue(id, today, now);
      swept.set(id, today);
      if (updates > 0) logger.info({ organization: id, updates }, "deadlines have passed");
    }
  }

  async function round(): Promise<void> {
    const now = clock.now();
    if (isDue(recoverAt, RECOVER_EVERY_MS, now)) {
      recoverAt = now + RECOVER_EVERY_MS;
      await guarded("recover", recover);
    }
    // Looking a message up waits for the platform: deliveries go on meanwhile.
    if (isDue(reconcileAt, RECONCILE_EVERY_MS, now) && reconciling === undefined) {
      reconcileAt = now + RECONCILE_EVERY_MS;
      reconciling = guarded("reconcile", async () => {
        await reconciler.reconcile();
      }).finally(() => {
        reconciling = undefined;
      });
    }
    await guarded("sweep overdue", sweepOverdue);
  }

  return { round, idle: async () => reconciling };
}
