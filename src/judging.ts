/** Wiring of what judges advisories by an organization's circumstances: loaded when something is judged. */
import type { Organization } from "./advisory/schema.ts";
import type { CircumstancesOf } from "./flows/ingest-plan.ts";
import type { Ingest } from "./flows/ingest.ts";
import { organizationById } from "./flows/organizations.ts";
import type { Reassess } from "./flows/reassess.ts";
import type { Clock, Logger, Store } from "./ports.ts";

export interface Judging {
  /** For ingest: what is known as a run begins. */
  circumstances: () => Promise<CircumstancesOf>;
  reassess: () => Promise<Reassess>;
  /**
   * The same ingest, after which whatever was judged by old circumstances is judged again: they may change during a
   * run, in another process too, and a crash may come between a change and what follows from it.
   */
  keptUp(ingest: Ingest["ingest"]): Ingest["ingest"];
}

interface JudgingDeps {
  store: Store;
  organizations: readonly Organization[];
  clock: Clock;
  logger: Logger;
}

export function createJudging({ store, organizations, clock, logger }: JudgingDeps): Judging {
  let loading: ReturnType<typeof loadCircumstances> | undefined;
  /** By organization id, the version that ingest last judged by. */
  let judgedBy: ReadonlyMap<string, number> = new Map();

  async function loadCircumstances() {
    const { createCircumstances } = await import("./flows/circumstances.ts");
    return createCircumstances({ store, organizations });
  }

  async function load() {
    loading ??= loadCircumstances();
    return (await loading).load();
  }

  async function circumstances(): Promise<CircumstancesOf> {
    const loaded = await load();
    judgedBy = loaded.versions;
    return loaded.of;
  }

  async function reassess(): Promise<Reassess> {
    const [{ createReassess }, { assess }] = await Promise.all([
      import("./flows/reassess.ts"),
      import("./advisory/triage.ts"),
    ]);
    return createReassess({
      store,
      organization: organizationById(organizations),
      assess,
      circumstances: load,
      clock,
    });
  }

  async function catchUp(versions: ReadonlyMap<string, number>): Promise<void> {
    for (const { id } of organizations) {
      const { version, applied } = await store.circumstancesState(id);
      if (applied >= version && versions.get(id) === version) continue;
      if (version === 0) continue;
      const judge = await reassess();
      const { judged, changed } = await judge(id, { kind: "inventory" });
      logger.info({ organization: id, judged, changed }, "judged again by what the organization knows now");
    }
  }

  return {
    circumstances,
    reassess,
    keptUp: (ingest) => async (documents, options) => {
      const summary = await ingest(documents, options);
      if (options?.dryRun !== true) await catchUp(judgedBy);
      return summary;
    },
  };
}
