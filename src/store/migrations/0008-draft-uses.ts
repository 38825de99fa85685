import type { Kysely } from "kysely";
import type { Tables } from "../tables.ts";

/** Who opened, copied or saved which draft, when; not its content. See `tables.ts`. */
export async function draftUses(db: Kysely<Tables>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable("draft_uses")
    .addColumn("seq", "integer", (column) => column.primaryKey().autoIncrement())
    .addColumn("organization_id", "text", (column) => column.notNull())
    .addColumn("advisory_id", "text", (column) => column.notNull().references("advisories.id"))
    .addColumn("revision", "integer", (column) => column.notNull())
    .addColumn("audience", "text", (column) => column.notNull())
    .addColumn("lang", "text", (column) => column.notNull())
    .addColumn("follow_up", "integer", (column) => column.notNull())
    .addColumn("action", "text", (column) => column.notNull())
    .addColumn("platform", "text", (column) => column.notNull())
    .addColumn("workspace", "text", (column) => column.notNull())
    .addColumn("person_id", "text", (column) => column.notNull())
    .addColumn("person_name", "text")
    .addColumn("at", "bigint", (column) => column.notNull())
    .execute();
  await schema
    .createIndex("draft_uses_advisory")
    .on("draft_uses")
    .columns(["advisory_id", "organization_id"])
    .execute();
}
