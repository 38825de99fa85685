import type { Kysely } from "kysely";
import type { Tables } from "../tables.ts";

/** Which destinations are people: they are told privately, and nothing else is posted to them. See `tables.ts`. */
export async function people(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .alterTable("destinations")
    .addColumn("person", "integer", (column) => column.notNull().defaultTo(0))
    .execute();
}
