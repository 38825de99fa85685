import type { Kysely } from "kysely";
import type { Tables } from "../tables.ts";

/** What a day's tokens cost, in millionths, where the settings have prices. */
export async function modelCost(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .alterTable("model_tokens")
    .addColumn("cost", "bigint", (column) => column.notNull().defaultTo(0))
    .execute();
}
