import type { Kysely } from "kysely";
import type { Tables } from "../tables.ts";

/** Since when what an entry says is so, that an older copy be known as one; nothing of those that are there. */
export async function entryDates(db: Kysely<Tables>): Promise<void> {
  await db.schema.alterTable("entries").addColumn("as_of", "bigint").execute();
}
