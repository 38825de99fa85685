import type { Kysely } from "kysely";
import type { Tables } from "../tables.ts";

/** What a language model translated, and who asks it. See `tables.ts`. */
export async function translations(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable("translations")
    .addColumn("advisory_id", "text", (column) => column.notNull().references("advisories.id"))
    .addColumn("lang", "text", (column) => column.notNull())
    .addColumn("basis", "text", (column) => column.notNull())
    .addColumn("worker", "text", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("until", "bigint")
    .addColumn("reason", "text")
    .addColumn("data", "text")
    .addPrimaryKeyConstraint("translations_key", ["advisory_id", "lang"])
    .execute();
}
