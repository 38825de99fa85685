import type { Kysely } from "kysely";
import type { Tables } from "../tables.ts";

/** What is remembered of polled feeds; what the columns hold stands in `tables.ts`. */
export async function feeds(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable("feeds")
    .addColumn("name", "text", (column) => column.primaryKey().notNull())
    .addColumn("url", "text", (column) => column.notNull())
    .addColumn("next_at", "bigint", (column) => column.notNull())
    .addColumn("leased_by", "text")
    .addColumn("leased_until", "bigint")
    .addColumn("cursor", "text")
    .addColumn("polled_at", "bigint")
    .addColumn("completed_at", "bigint")
    .addColumn("failures", "integer", (column) => column.notNull())
    .addColumn("failing_since", "bigint")
    .addColumn("last_error", "text")
    .addColumn("entries", "integer", (column) => column.notNull())
    .addColumn("refused", "integer", (column) => column.notNull())
    .addColumn("news_at", "bigint")
    .addColumn("usual_gap_ms", "bigint", (column) => column.notNull())
    .addColumn("gaps", "integer", (column) => column.notNull())
    .addColumn("trouble", "text")
    .addColumn("told", "integer", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("validators")
    .addColumn("feed", "text", (column) => column.notNull().references("feeds.name"))
    .addColumn("url", "text", (column) => column.notNull())
    .addColumn("etag", "text")
    .addColumn("last_modified", "text")
    .addColumn("body_hash", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("validators_key", ["feed", "url"])
    .execute();
}
