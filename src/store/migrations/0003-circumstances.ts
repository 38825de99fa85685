import type { Kysely } from "kysely";
import type { Tables } from "../tables.ts";

/** Inventories, overrides, and what posts are told of a judgement without a revision. See `tables.ts`. */
export async function circumstances(db: Kysely<Tables>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable("assets")
    .addColumn("organization_id", "text", (column) => column.notNull())
    .addColumn("position", "integer", (column) => column.notNull())
    .addColumn("data", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("assets_key", ["organization_id", "position"])
    .execute();
  await schema
    .createTable("overrides")
    .addColumn("organization_id", "text", (column) => column.notNull())
    .addColumn("advisory_id", "text", (column) => column.notNull().references("advisories.id"))
    .addColumn("data", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("overrides_key", ["organization_id", "advisory_id"])
    .execute();
  await schema
    .createTable("circumstances")
    .addColumn("organization_id", "text", (column) => column.primaryKey().notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("applied", "integer", (column) => column.notNull())
    .execute();
  await schema.alterTable("audit").addColumn("advisory_id", "text").execute();
  await schema.alterTable("deliveries").addColumn("changes", "text").execute();
}
