import { createMatcher, type Matcher } from "../advisory/inventory.ts";
import type { Override } from "../advisory/usage.ts";
import type { Store } from "../ports.ts";
import type { CircumstancesOf } from "./ingest-plan.ts";

interface Known {
  version: number;
  /** Absent without an inventory: nothing is known then. */
  matcher: Matcher | undefined;
  overrides: Map<string, Override>;
}

export interface CircumstancesDeps {
  store: Pick<Store, "circumstancesState" | "assets" | "overrides">;
  organizations: readonly { id: string }[];
}

export interface LoadedCircumstances {
  of: CircumstancesOf;
  /** By organization id, the version they were read at. */
  versions: ReadonlyMap<string, number>;
}

/**
 * What organizations know and decide themselves: whether they use what an advisory is about, and a person's badge.
 * Read from the store when it changed since the last time.
 */
export function createCircumstances({ store, organizations }: CircumstancesDeps): {
  load: () => Promise<LoadedCircumstances>;
} {
  const known = new Map<string, Known>();

  async function read(organizationId: string): Promise<void> {
    // The version first: what changes meanwhile is read once more, not missed.
    const { version } = await store.circumstancesState(organizationId);
    if (known.get(organizationId)?.version === version) return;
    const [assets, overrides] = await Promise.all([
      store.assets(organizationId),
      store.overrides(organizationId),
    ]);
    const matcher = assets.length === 0 ? undefined : createMatcher(assets);
    known.set(organizationId, { version, matcher, overrides });
  }

  async function load(): Promise<LoadedCircumstances> {
    for (const { id } of organizations) await read(id);
    const now = new Map(known);
    return {
      of: (organizationId, advisoryId, content) => {
        const its = now.get(organizationId);
        const usage = its?.matcher?.(content);
        const override = its?.overrides.get(advisoryId);
        return { ...(usage && { usage }), ...(override && { override }) };
      },
      versions: new Map([...now].map(([id, { version }]) => [id, version])),
    };
  }

  return { load };
}
