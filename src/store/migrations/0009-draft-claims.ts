import type { Kysely } from "kysely";
import type { Tables } from "../tables.ts";

/** Which drafts a language model was asked for and what became of it, and what it cost. See `tables.ts`. */
export async function draftClaims(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable("draft_claims")
    .addColumn("organization_id", "text", (column) => column.notNull())
    .addColumn("advisory_id", "text", (column) => column.notNull().references("advisories.id"))
    .addColumn("revision", "integer", (column) => column.notNull())
    .addColumn("audience", "text", (column) => column.notNull())
    .addColumn("lang", "text", (column) => column.notNull())
    .addColumn("basis", "text", (column) => column.notNull())
    .addColumn("worker", "text", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("until", "bigint")
    .addColumn("reason", "text")
    .addPrimaryKeyConstraint("draft_claims_key", [
      "organization_id",
      "advisory_id",
      "revision",
      "audience",
      "lang",
    ])
    .execute();
  await db.schema
    .createTable("model_tokens")
    .addColumn("day", "text", (column) => column.primaryKey().notNull())
    .addColumn("tokens", "bigint", (column) => column.notNull())
    .execute();
}
