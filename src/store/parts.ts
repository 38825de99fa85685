import { bulletinCves, foldAlias } from "../advisory/identifiers.ts";
import type { AdvisoryRecord, Parts } from "../ports.ts";
import type { Connections } from "./connections.ts";
import { listOf } from "./sqlite/sql.ts";

/** As many as a card names. */
const NAMED = 5;

/** The advisories an organization has of the CVEs a bulletin lists; undefined when there are none. */
export async function partsOf(
  reader: Connections["reader"],
  organizationId: string,
  { id, revision }: AdvisoryRecord,
): Promise<Parts | undefined> {
  const listed = bulletinCves(revision.content).map(foldAlias);
  if (listed.length === 0) return undefined;
  const rows = await reader
    .selectFrom("aliases")
    .innerJoin("standings", "standings.advisory_id", "aliases.advisory_id")
    .select(["aliases.alias", "aliases.advisory_id"])
    .where("aliases.alias", "in", listOf(listed))
    .where("aliases.advisory_id", "<>", id)
    .where("standings.organization_id", "=", organizationId)
    .execute();
  const advisories = new Map(rows.map(({ alias, advisory_id }) => [alias, advisory_id]));
  const parts = new Map<string, string>();
  for (const identifier of listed) {
    const advisory = advisories.get(identifier);
    if (advisory !== undefined && !parts.has(advisory)) parts.set(advisory, identifier);
  }
  if (parts.size === 0) return undefined;
  const first = Array.from(parts, ([advisory, identifier]) => ({ id: advisory, identifier }));
  return { total: first.length, first: first.slice(0, NAMED) };
}
