/** Wiring of what judges advisories by an organization's circumstances: loaded when something is judged. */
import { createHash } from "node:crypto";
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
   * Judges again what was judged by other settings or older rules: once a process, and before anything is taken in.
   * Never rejects; what went wrong is logged, and the next call tries again.
   */
  settle(signal?: AbortSignal): Promise<void>;
  /** The organizations of which some advisories may have been judged by other settings or older rules. */
  unsettled(): Promise<string[]>;
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
  let settling: Promise<void> | undefined;
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
    const judge = createReassess({
      store,
      organization: organizationById(organizations),
      assess,
      circumstances: load,
      clock,
    });
    return async (id, cause, options) => {
      const summary = await judge(id, cause, options);
      if (options?.ids === undefined) await store.settingsApplied(id, await settingsOf(id));
      return summary;
    };
  }

  /** What tells the settings and rules that an organization's advisories are judged by from any others. */
  async function settingsOf(id: string): Promise<string> {
    const { RULES } = await import("./advisory/triage.ts");
    const { calendar, mission, parties, thresholds, timeZone } = organizationById(organizations)(id);
    const judged = JSON.stringify([RULES, calendar, mission, parties, thresholds, timeZone]);
    return createHash("sha256").update(judged).digest("base64url");
  }

  async function unsettled(): Promise<string[]> {
    const ids: string[] = [];
    for (const { id } of organizations) {
      const { settings } = await store.circumstancesState(id);
      if (settings !== (await settingsOf(id))) ids.push(id);
    }
    return ids;
  }

  async function settleAll(signal: AbortSignal | undefined): Promise<void> {
    for (const id of await unsettled()) {
      const judge = await reassess();
      const { judged, changed } = await judge(id, { kind: "settings" }, { signal });
      if (judged > 0)
        logger.info({ organization: id, judged, changed }, "judged again by the settings as they are now");
    }
  }

  function settle(signal?: AbortSignal): Promise<void> {
    settling ??= settleAll(signal).catch((error: unknown) => {
      settling = undefined;
      if (signal?.aborted !== true)
        logger.error({ error }, "could not judge again by the settings as they are now");
    });
    return settling;
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
    settle,
    unsettled,
    keptUp: (ingest) => async (documents, options) => {
      if (options?.dryRun !== true) await settle();
      const summary = await ingest(documents, options);
      if (options?.dryRun !== true) await catchUp(judgedBy);
      return summary;
    },
  };
}
