import type { Kysely } from "kysely";
import type { Tables } from "../tables.ts";

/** Drafts that are kept: a model's, and the organization's own. See `tables.ts`. */
export async function drafts(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable("drafts")
    .addColumn("organization_id", "text", (column) => column.notNull())
    .addColumn("advisory_id", "text", (column) => column.notNull().references("advisories.id"))
    .addColumn("revision", "integer", (column) => column.notNull())
    .addColumn("audience", "text", (column) => column.notNull())
    .addColumn("lang", "text", (column) => column.notNull())
    .addColumn("follow_up", "integer", (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("origin", "text", (column) => column.notNull())
    .addColumn("subject", "text", (column) => column.notNull())
    .addColumn("body", "text", (column) => column.notNull())
    .addColumn("data", "text")
    .addColumn("base", "text")
    .addColumn("by_id", "text", (column) => column.notNull())
    .addColumn("by_name", "text")
    .addColumn("at", "bigint", (column) => column.notNull())
    .addColumn("taken_back_by", "text")
    .addColumn("taken_back_by_name", "text")
    .addColumn("taken_back_at", "bigint")
    .addPrimaryKeyConstraint("drafts_key", [
      "advisory_id",
      "organization_id",
      "audience",
      "lang",
      "follow_up",
      "revision",
      "version",
    ])
    .execute();
}
