import { sql } from "kysely";
import type { Revision } from "../advisory/schema.ts";
import type { AdvisoryRecord, Store } from "../ports.ts";
import { aliasesById } from "./advisories.ts";
import type { Connections } from "./connections.ts";
import { entryHistory } from "./history.ts";
import { partsOf } from "./parts.ts";
import { parse, recordOf, type RecordRow } from "./rows.ts";
import { matching } from "./sqlite/fts5.ts";
import { listOf } from "./sqlite/sql.ts";
import { foldAlias } from "../advisory/identifiers.ts";
import { translationsById } from "./translations.ts";
import { phrasesOf } from "./text/grams.ts";

type Part = Pick<Store, "record" | "history" | "entryHistory" | "latest" | "search">;

/** The advisories that have an alias of this folded form; most aliases are stored in it. */
function folded(alias: string) {
  return sql<string>`select advisory_id from aliases where alias = ${alias} and folded = ${alias}
    union select advisory_id from aliases where folded = ${alias} and folded <> alias`;
}

interface Found {
  records: AdvisoryRecord[];
  total: number;
}

/** Everything a person looks up. An organization sees what was assessed for it, and nothing else. */
export function createLookup({ reader }: Connections): Part {
  /** Advisories of an organization with the revision it is assessed for: the newest, or a named one. */
  function standing(organizationId: string) {
    return reader
      .selectFrom("standings")
      .innerJoin("advisories", "advisories.id", "standings.advisory_id")
      .where("standings.organization_id", "=", organizationId);
  }

  async function record(
    organizationId: string,
    idOrAlias: string,
    revision?: number,
  ): Promise<AdvisoryRecord | undefined> {
    const id = (await idOf(organizationId, idOrAlias)) ?? (await survivorOf(organizationId, idOrAlias));
    if (id === undefined) return undefined;
    const number = "merged" in id ? id.revision : (revision ?? id.revision);
    const [found] = await read(organizationId, [{ id: id.id, revision: number }]);
    if (found === undefined) return undefined;
    const parts = await partsOf(reader, organizationId, found);
    return parts === undefined ? found : { ...found, parts };
  }

  /** What an advisory that was merged is part of now. */
  async function survivorOf(organizationId: string, id: string) {
    const { rows } = await sql<{ id: string }>`with recursive way (id, merged_into) as (
        select id, merged_into from advisories where id = ${id}
        union select next.id, next.merged_into from way join advisories as next on next.id = way.merged_into)
      select id from way where merged_into is null`.execute(reader);
    const survivor = rows[0]?.id;
    if (survivor === undefined || survivor === id) return undefined;
    const named = standing(organizationId).select(["advisories.id", "standings.revision"]);
    const found = await named.where("advisories.id", "=", survivor).executeTakeFirst();
    return found && { ...found, merged: true };
  }

  /** An id or alias as it stands comes before one that differs in width or case; the oldest advisory wins. */
  async function idOf(organizationId: string, idOrAlias: string) {
    const named = standing(organizationId).select(["advisories.id", "standings.revision"]);
    const exact = await named
      .where("advisories.id", "in", (eb) =>
        eb
          .selectFrom("aliases")
          .select("advisory_id as id")
          .where("alias", "=", idOrAlias)
          .union(eb.selectFrom("advisories as same").select("same.id").where("same.id", "=", idOrAlias)),
      )
      .orderBy("advisories.seq")
      .executeTakeFirst();
    if (exact !== undefined) return exact;
    return named
      .where(sql`advisories.id`, "in", sql<string>`(${folded(foldAlias(idOrAlias))})`)
      .orderBy("advisories.seq")
      .executeTakeFirst();
  }

  async function history(advisoryId: string): Promise<Revision[]> {
    const rows = await reader
      .selectFrom("revisions")
      .select("data")
      .where("advisory_id", "=", advisoryId)
      .orderBy("number")
      .execute();
    return rows.map(({ data }) => parse<Revision>(data));
  }

  const latest: Store["latest"] = async (organizationId, { priority, limit }): Promise<Found> => {
    let query = reader.selectFrom("standings").where("organization_id", "=", organizationId);
    if (priority !== undefined) query = query.where("priority", "=", priority);
    const rows = await query
      .select(["advisory_id as id", "revision"])
      .orderBy("sort_at", "desc")
      .orderBy("advisory_id", "desc")
      .limit(limit)
      .execute();
    const { total } = await query.select((eb) => eb.fn.countAll().as("total")).executeTakeFirstOrThrow();
    return { records: await read(organizationId, rows), total: Number(total) };
  };

  const search: Store["search"] = async (organizationId, words, { limit }): Promise<Found> => {
    const phrases = phrasesOf(words);
    if (phrases.length === 0) return { records: [], total: 0 };
    const named = sql<number>`select advisories.seq from advisories where id in (${folded(foldAlias(words))})`;
    // Cross joins keep SQLite from starting anywhere but at the hits.
    const rows = await reader
      .selectFrom(sql<{ seq: number }>`(${matching(phrases)} union ${named})`.as("hits"))
      .crossJoin("advisories")
      .crossJoin("standings")
      .whereRef("advisories.seq", "=", "hits.seq")
      .whereRef("standings.advisory_id", "=", "advisories.id")
      .where("standings.organization_id", "=", organizationId)
      .select(["advisories.id", "standings.revision", sql<number>`count(*) over ()`.as("total")])
      .orderBy(sql`advisories.seq in (${named})`, "desc")
      .orderBy("standings.sort_at", "desc")
      .orderBy("advisories.seq", "desc")
      .limit(limit)
      .execute();
    return { records: await read(organizationId, rows), total: Number(rows[0]?.total ?? 0) };
  };

  /** Reads records in the order asked for; those without an assessment of that revision are left out. */
  async function read(
    organizationId: string,
    wanted: readonly { id: string; revision: number }[],
  ): Promise<AdvisoryRecord[]> {
    if (wanted.length === 0) return [];
    const ids = listOf(wanted.map(({ id }) => id));
    const pairs = listOf(wanted.map(({ id, revision }) => `${revision} ${id}`));
    const rows: RecordRow[] = await reader
      .selectFrom("assessments")
      .innerJoin("revisions", (join) =>
        join
          .onRef("revisions.advisory_id", "=", "assessments.advisory_id")
          .onRef("revisions.number", "=", "assessments.revision"),
      )
      .innerJoin("advisories", "advisories.id", "assessments.advisory_id")
      .select([
        "advisories.id",
        "advisories.current",
        "revisions.data as revision",
        "assessments.data as assessment",
      ])
      .where("assessments.organization_id", "=", organizationId)
      .where("assessments.advisory_id", "in", ids)
      .where(sql`assessments.revision || ' ' || assessments.advisory_id`, "in", pairs)
      .execute();
    const named = wanted.map(({ id }) => id);
    const [aliases, translations] = await Promise.all([
      aliasesById(reader, named),
      translationsById(reader, named),
    ]);
    const byId = new Map(rows.map((row) => [row.id, row]));
    return wanted.flatMap(({ id }) => {
      const row = byId.get(id);
      if (row === undefined) return [];
      const told = translations.get(id);
      return [{ ...recordOf(row, aliases.get(id) ?? []), ...(told !== undefined && { translations: told }) }];
    });
  }

  return { record, history, entryHistory: (id) => entryHistory(reader, id), latest, search };
}
