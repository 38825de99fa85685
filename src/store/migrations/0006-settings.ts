import type { Kysely } from "kysely";
import type { Tables } from "../tables.ts";

/** By which settings an organization's advisories were judged. See `tables.ts`. */
export async function settings(db: Kysely<Tables>): Promise<void> {
  await db.schema.alterTable("circumstances").addColumn("settings", "text").execute();
}
