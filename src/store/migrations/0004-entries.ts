import { sql, type Kysely } from "kysely";
import type { Tables } from "../tables.ts";

/** The history of entries, and advisories that were merged; what the columns hold stands in `tables.ts`. */
export async function entryHistory(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable("entry_versions")
    .addColumn("seq", "integer", (column) => column.primaryKey().notNull())
    .addColumn("source", "text", (column) => column.notNull())
    .addColumn("key", "text", (column) => column.notNull())
    .addColumn("advisory_id", "text", (column) => column.notNull().references("advisories.id"))
    .addColumn("revision", "integer", (column) => column.notNull())
    .addColumn("event", "text", (column) => column.notNull())
    .addColumn("at", "bigint", (column) => column.notNull())
    .addColumn("data", "text")
    .execute();
  await sql`insert into entry_versions (seq, source, key, advisory_id, revision, event, at)
    select row_number() over (order by advisories.seq, entries.source, entries.key),
      entries.source, entries.key, entries.advisory_id, advisories.current, 'new', advisories.created_at
    from entries join advisories on advisories.id = entries.advisory_id`.execute(db);
  // First versions are found by their entries: one page less to write for each of them.
  await sql`create index entry_versions_advisory on entry_versions (advisory_id) where event <> 'new'`.execute(
    db,
  );

  await db.schema.alterTable("entries").addColumn("role", "text").execute();
  await db.schema.alterTable("entries").addColumn("origin", "text").execute();
  await db.schema.alterTable("entries").addColumn("first", "integer").execute();
  await db.schema.alterTable("entries").addColumn("version", "integer").execute();
  await sql`create index entry_versions_once on entry_versions (source, key)`.execute(db);
  await sql`update entries set origin = entries.advisory_id, first = v.seq, version = v.seq
    from entry_versions as v where v.source = entries.source and v.key = entries.key`.execute(db);
  await db.schema.dropIndex("entry_versions_once").execute();

  // Ingest stores aliases folded already: only those that are not need to be found another way.
  await db.schema.dropIndex("aliases_folded").execute();
  await sql`create index aliases_folded on aliases (folded) where folded <> alias`.execute(db);

  await db.schema.alterTable("advisories").addColumn("merged_into", "text").execute();
  await sql`create index advisories_merged on advisories (merged_into) where merged_into is not null`.execute(
    db,
  );
}
