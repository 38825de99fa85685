import type { Selectable, Transaction } from "kysely";
import type { AuditRow, Person, Store } from "../ports.ts";
import { absorbedBy } from "./advisories.ts";
import type { Connections } from "./connections.ts";
import { listOf } from "./sqlite/sql.ts";
import type { AuditTable, Tables } from "./tables.ts";

/** Who did what, when, and where. */
export function createAudit({ writer, reader }: Connections): Pick<Store, "audit" | "saveAudit"> {
  const saveAudit: Store["saveAudit"] = async (organizationId, row) => {
    await writer.transaction().execute((db) => writeAudit(db, organizationId, row));
  };

  const audit: Store["audit"] = async (organizationId, advisoryId) => {
    let query = reader.selectFrom("audit").selectAll().where("organization_id", "=", organizationId);
    if (advisoryId !== undefined) {
      const absorbed = await absorbedBy(reader, [advisoryId]);
      query = query.where("advisory_id", "in", listOf([advisoryId, ...absorbed.map(({ id }) => id)]));
    }
    const rows = await query.orderBy("id").execute();
    return rows.map((row) => ({
      at: row.at,
      action: row.action,
      destination: placeOf(row),
      advisoryId: row.advisory_id ?? undefined,
      by: row.by_id,
      byName: row.by_name ?? undefined,
      detail: row.detail ?? undefined,
    }));
  };

  return { audit, saveAudit };
}

/** A person as the audit table has them. */
export function doneBy({ id, name }: Person): Pick<AuditRow, "by" | "byName"> {
  return { by: id, byName: name };
}

/** What was done nowhere (command line, a form in Slack) has no place: empty words stand for it. */
export async function writeAudit(
  db: Transaction<Tables>,
  organizationId: string,
  { at, action, by, byName, detail, advisoryId, destination }: AuditRow,
): Promise<void> {
  await db
    .insertInto("audit")
    .values({
      organization_id: organizationId,
      at,
      action,
      platform: destination?.platform ?? "slack",
      workspace: destination?.workspace ?? "",
      channel: destination?.channel ?? "",
      channel_name: destination?.name ?? null,
      by_id: by,
      by_name: byName ?? null,
      detail: detail ?? null,
      advisory_id: advisoryId ?? null,
    })
    .execute();
}

function placeOf(row: Selectable<AuditTable>): AuditRow["destination"] {
  const { platform, workspace, channel } = row;
  if (channel === "") return undefined;
  return { platform, workspace, channel, name: row.channel_name ?? undefined };
}
