import { sql, type Transaction } from "kysely";
import type { Asset, Override } from "../advisory/usage.ts";
import type { Store } from "../ports.ts";
import { doneBy, writeAudit } from "./audit.ts";
import { createBulk } from "./bulk.ts";
import type { Connections } from "./connections.ts";
import { parse } from "./rows.ts";
import type { Tables } from "./tables.ts";

type Part = Pick<
  Store,
  | "circumstancesState"
  | "circumstancesApplied"
  | "settingsApplied"
  | "assets"
  | "replaceAssets"
  | "overrides"
  | "saveOverride"
>;

const insertAssets = createBulk("assets", ["organization_id", "position", "data"]);

/** What an organization knows and decides itself: its inventory, and badges set by people. */
export function createCircumstances({ writer, reader }: Connections): Part {
  const circumstancesState: Part["circumstancesState"] = async (organizationId) => {
    const row = await reader
      .selectFrom("circumstances")
      .select(["version", "applied", "settings"])
      .where("organization_id", "=", organizationId)
      .executeTakeFirst();
    if (row === undefined) return { version: 0, applied: 0 };
    const { version, applied, settings } = row;
    return { version, applied, ...(settings !== null && { settings }) };
  };

  const settingsApplied: Part["settingsApplied"] = async (organizationId, settings) => {
    await writer.transaction().execute((db) =>
      db
        .insertInto("circumstances")
        .values({ organization_id: organizationId, version: 0, applied: 0, settings })
        .onConflict((conflict) => conflict.column("organization_id").doUpdateSet({ settings }))
        .execute(),
    );
  };

  const circumstancesApplied: Part["circumstancesApplied"] = async (organizationId, version, since = 0) => {
    await writer
      .transaction()
      .execute((db) =>
        db
          .updateTable("circumstances")
          .set({ applied: version })
          .where("organization_id", "=", organizationId)
          .where("applied", ">=", since)
          .where("applied", "<", version)
          .execute(),
      );
  };

  async function assets(organizationId: string): Promise<Asset[]> {
    const rows = await reader
      .selectFrom("assets")
      .select("data")
      .where("organization_id", "=", organizationId)
      .orderBy("position")
      .execute();
    return rows.map(({ data }) => parse<Asset>(data));
  }

  const replaceAssets: Part["replaceAssets"] = (organizationId, rows, by, now, detail) =>
    writer.transaction().execute(async (db) => {
      const before = await db
        .deleteFrom("assets")
        .where("organization_id", "=", organizationId)
        .returning(["position", "data"])
        .execute();
      await insertAssets(
        db,
        rows.map((asset, position) => [organizationId, position, JSON.stringify(asset)]),
      );
      await nextVersion(db, organizationId);
      await writeAudit(db, organizationId, { at: now, action: "inventory", ...doneBy(by), detail });
      return before.toSorted((a, b) => a.position - b.position).map(({ data }) => parse<Asset>(data));
    });

  async function overrides(organizationId: string): Promise<Map<string, Override>> {
    const rows = await reader
      .selectFrom("overrides")
      .select(["advisory_id", "data"])
      .where("organization_id", "=", organizationId)
      .execute();
    return new Map(rows.map(({ advisory_id, data }) => [advisory_id, parse<Override>(data)]));
  }

  const saveOverride: Part["saveOverride"] = (of, override, by, now, destination) =>
    writer.transaction().execute(async (db) => {
      const { organizationId, advisoryId } = of;
      const deleted = await db
        .deleteFrom("overrides")
        .where("organization_id", "=", organizationId)
        .where("advisory_id", "=", advisoryId)
        .returning("data")
        .executeTakeFirst();
      const before = deleted === undefined ? undefined : parse<Override>(deleted.data);
      if (override !== undefined) {
        const row = { organization_id: organizationId, advisory_id: advisoryId };
        await db
          .insertInto("overrides")
          .values({ ...row, data: JSON.stringify(override) })
          .execute();
      }
      if (before === undefined && override === undefined) {
        const { version } = await versionOf(db, organizationId);
        return { before, version };
      }
      const version = await nextVersion(db, organizationId);
      const action = override === undefined ? "override-off" : "override";
      const detail = override === undefined ? before?.priority : `${override.priority}: ${override.reason}`;
      await writeAudit(db, organizationId, {
        at: now,
        action,
        ...doneBy(by),
        detail,
        advisoryId,
        destination,
      });
      return { before, version };
    });

  return {
    circumstancesState,
    circumstancesApplied,
    settingsApplied,
    assets,
    replaceAssets,
    overrides,
    saveOverride,
  };
}

async function versionOf(db: Transaction<Tables>, organizationId: string): Promise<{ version: number }> {
  const row = await db
    .selectFrom("circumstances")
    .select("version")
    .where("organization_id", "=", organizationId)
    .executeTakeFirst();
  return row ?? { version: 0 };
}

async function nextVersion(db: Transaction<Tables>, organizationId: string): Promise<number> {
  const { version } = await db
    .insertInto("circumstances")
    .values({ organization_id: organizationId, version: 1, applied: 0, settings: null })
    .onConflict((conflict) =>
      conflict.column("organization_id").doUpdateSet({ version: sql<number>`circumstances.version + 1` }),
    )
    .returning("version")
    .executeTakeFirstOrThrow();
  return version;
}
