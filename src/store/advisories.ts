import { sql } from "kysely";
import type { AdvisoryContent, Assessment, Revision } from "../advisory/schema.ts";
import type { StoredAdvisory, StoredEntry } from "../ports.ts";
import type { Connections } from "./connections.ts";
import { parse } from "./rows.ts";
import { listOf } from "./sqlite/sql.ts";

/** Reads what ingest merges into, by six statements whatever the number of aliases. */
export async function advisoriesByAlias(
  { reader }: Connections,
  aliases: readonly string[],
): Promise<StoredAdvisory[]> {
  if (aliases.length === 0) return [];
  const advisories = await reader
    .selectFrom("advisories")
    .innerJoin("revisions", (join) =>
      join
        .onRef("revisions.advisory_id", "=", "advisories.id")
        .onRef("revisions.number", "=", "advisories.current"),
    )
    .select(["advisories.id", "revisions.data"])
    .where("advisories.id", "in", (query) =>
      query.selectFrom("aliases").select("aliases.advisory_id").where("alias", "in", listOf(aliases)),
    )
    .orderBy("advisories.seq")
    .execute();
  if (advisories.length === 0) return [];

  const found = new Map<string, StoredAdvisory>(
    advisories.map(({ id, data }) => [
      id,
      { id, aliases: [], entries: [], revision: parse<Revision>(data), assessments: new Map() },
    ]),
  );
  const ids = listOf([...found.keys()]);
  for (const [id, aliases] of await aliasesById(reader, [...found.keys()])) {
    found.get(id)?.aliases.push(...aliases);
  }
  const entryRows = await reader
    .selectFrom("entries")
    .selectAll()
    .where("advisory_id", "in", ids)
    .orderBy("first")
    .orderBy("source")
    .orderBy("key")
    .execute();
  for (const { advisory_id, source, key, hash, data, role, origin, as_of } of entryRows) {
    const entry: StoredEntry = { source, key, hash, content: parse<AdvisoryContent>(data) };
    if (role !== null) entry.role = role;
    if (as_of !== null) entry.asOf = as_of;
    if (origin !== null && origin !== advisory_id) entry.origin = origin;
    found.get(advisory_id)?.entries.push(entry);
  }
  const assessmentRows = await reader
    .selectFrom("standings")
    .innerJoin("assessments", (join) =>
      join
        .onRef("assessments.advisory_id", "=", "standings.advisory_id")
        .onRef("assessments.organization_id", "=", "standings.organization_id")
        .onRef("assessments.revision", "=", "standings.revision"),
    )
    .select(["standings.advisory_id", "standings.organization_id", "assessments.data"])
    .where("standings.advisory_id", "in", ids)
    .execute();
  for (const { advisory_id, organization_id, data } of assessmentRows) {
    found.get(advisory_id)?.assessments.set(organization_id, parse<Assessment>(data));
  }
  for (const { into, id, revision } of await absorbedBy(reader, [...found.keys()])) {
    const advisory = found.get(into);
    if (advisory !== undefined) (advisory.absorbed ??= []).push({ id, revision });
  }
  return [...found.values()];
}

interface Absorbed {
  /** The advisory that was asked for. */
  into: string;
  id: string;
  revision: number;
}

/** What was merged into each advisory, directly or through others, oldest first. */
export async function absorbedBy(
  reader: Connections["reader"],
  ids: readonly string[],
): Promise<readonly Absorbed[]> {
  const { rows } = await sql<
    Absorbed & { seq: number }
  >`with recursive absorbed ("into", id, revision, seq) as (
      select merged_into, id, current, seq from advisories
        where merged_into is not null and merged_into in ${listOf(ids)}
      union
      select absorbed."into", advisories.id, advisories.current, advisories.seq
        from absorbed join advisories on advisories.merged_into = absorbed.id)
    select * from absorbed order by seq`.execute(reader);
  return rows;
}

/** The aliases of each advisory, in their order. */
export async function aliasesById(
  reader: Connections["reader"],
  ids: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await reader
    .selectFrom("aliases")
    .select(["advisory_id", "alias"])
    .where("advisory_id", "in", listOf(ids))
    .orderBy("advisory_id")
    .orderBy("position")
    .execute();
  const grouped = Map.groupBy(rows, ({ advisory_id }) => advisory_id);
  return new Map([...grouped].map(([id, of]) => [id, of.map(({ alias }) => alias)]));
}
