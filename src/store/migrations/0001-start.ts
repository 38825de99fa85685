import { sql, type CreateTableBuilder, type Kysely } from "kysely";
import { createSearchIndex } from "../sqlite/fts5.ts";
import type { Tables } from "../tables.ts";

/** All tables of the first version; what they hold stands in `tables.ts`. */
export async function start(db: Kysely<Tables>): Promise<void> {
  await createAdvisories(db);
  await createDestinations(db);
  await createDeliveries(db);
  await createSearchIndex(db);
}

const required = ["text", (column: Required) => column.notNull()] as const;
const time = ["bigint", (column: Required) => column.notNull()] as const;
const int = ["integer", (column: Required) => column.notNull()] as const;

type Required = Parameters<NonNullable<Parameters<CreateTableBuilder<string>["addColumn"]>[2]>>[0];

async function createAdvisories(db: Kysely<Tables>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable("advisories")
    .addColumn("seq", "integer", (column) => column.primaryKey().autoIncrement())
    .addColumn("id", "text", (column) => column.notNull().unique())
    .addColumn("current", ...int)
    .addColumn("sort_at", ...time)
    .addColumn("withdrawn", ...int)
    .addColumn("created_at", ...time)
    .execute();
  await schema
    .createTable("aliases")
    .addColumn("alias", "text", (column) => column.primaryKey().notNull())
    .addColumn("folded", ...required)
    .addColumn("advisory_id", "text", (column) => column.notNull().references("advisories.id"))
    .addColumn("position", ...int)
    .execute();
  await schema.createIndex("aliases_folded").on("aliases").column("folded").execute();
  await schema.createIndex("aliases_advisory").on("aliases").columns(["advisory_id", "position"]).execute();
  await schema
    .createTable("entries")
    .addColumn("source", ...required)
    .addColumn("key", ...required)
    .addColumn("advisory_id", "text", (column) => column.notNull().references("advisories.id"))
    .addColumn("hash", ...required)
    .addColumn("data", ...required)
    .addPrimaryKeyConstraint("entries_key", ["source", "key"])
    .execute();
  await schema.createIndex("entries_advisory").on("entries").column("advisory_id").execute();
  await schema
    .createTable("revisions")
    .addColumn("advisory_id", "text", (column) => column.notNull().references("advisories.id"))
    .addColumn("number", ...int)
    .addColumn("change", ...required)
    .addColumn("data", ...required)
    .addPrimaryKeyConstraint("revisions_key", ["advisory_id", "number"])
    .execute();
  await schema
    .createTable("assessments")
    .addColumn("organization_id", ...required)
    .addColumn("advisory_id", ...required)
    .addColumn("revision", ...int)
    .addColumn("data", ...required)
    .addPrimaryKeyConstraint("assessments_key", ["advisory_id", "organization_id", "revision"])
    .addForeignKeyConstraint("assessments_revision", ["advisory_id", "revision"], "revisions", [
      "advisory_id",
      "number",
    ])
    .execute();
  await schema
    .createTable("standings")
    .addColumn("organization_id", ...required)
    .addColumn("advisory_id", "text", (column) => column.notNull().references("advisories.id"))
    .addColumn("revision", ...int)
    .addColumn("priority", ...required)
    .addColumn("deadline_date", "text")
    .addColumn("sort_at", ...time)
    .addPrimaryKeyConstraint("standings_key", ["advisory_id", "organization_id"])
    .execute();
  const standings = schema.createIndex("standings_newest").on("standings");
  await standings.columns(["organization_id", "sort_at", "advisory_id"]).execute();
  const byPriority = schema.createIndex("standings_priority").on("standings");
  await byPriority.columns(["organization_id", "priority", "sort_at", "advisory_id"]).execute();
  await schema
    .createTable("sources")
    .addColumn("source", "text", (column) => column.primaryKey().notNull())
    .addColumn("last_read_at", ...time)
    .addColumn("snapshot_at", "bigint")
    .addColumn("body_hash", "text")
    .addColumn("entries", ...int)
    .addColumn("refused", ...int)
    .addColumn("last_error", "text")
    .execute();
}

async function createDestinations(db: Kysely<Tables>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable("destinations")
    .addColumn("id", "integer", (column) => column.primaryKey().autoIncrement())
    .addColumn("organization_id", ...required)
    .addColumn("platform", ...required)
    .addColumn("workspace", ...required)
    .addColumn("channel", ...required)
    .addColumn("name", "text")
    .addColumn("reference", "text")
    .addColumn("state", ...required)
    .addColumn("paused_until", ...time)
    .addColumn("updated_at", ...time)
    .addUniqueConstraint("destinations_ref", ["platform", "workspace", "channel"])
    .execute();
  await schema
    .createIndex("destinations_organization")
    .on("destinations")
    .column("organization_id")
    .execute();
  await schema
    .createTable("subscriptions")
    .addColumn("destination_id", "integer", (column) => column.primaryKey().references("destinations.id"))
    .addColumn("lang", ...required)
    .addColumn("created_by", ...required)
    .addColumn("created_by_name", "text")
    .addColumn("created_at", ...time)
    .execute();
  await schema
    .createTable("audit")
    .addColumn("id", "integer", (column) => column.primaryKey().autoIncrement())
    .addColumn("organization_id", ...required)
    .addColumn("at", ...time)
    .addColumn("action", ...required)
    .addColumn("platform", ...required)
    .addColumn("workspace", ...required)
    .addColumn("channel", ...required)
    .addColumn("channel_name", "text")
    .addColumn("by_id", ...required)
    .addColumn("by_name", "text")
    .addColumn("detail", "text")
    .execute();
  await schema.createIndex("audit_organization").on("audit").columns(["organization_id", "id"]).execute();
  await schema
    .createTable("inbound")
    .addColumn("key", "text", (column) => column.primaryKey().notNull())
    .addColumn("expires_at", ...time)
    .execute();
  await schema.createIndex("inbound_expiry").on("inbound").column("expires_at").execute();
}

async function createDeliveries(db: Kysely<Tables>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable("deliveries")
    .addColumn("seq", "integer", (column) => column.primaryKey().autoIncrement())
    .addColumn("id", "text", (column) => column.notNull().unique())
    .addColumn("organization_id", ...required)
    .addColumn("kind", ...required)
    .addColumn("state", ...required)
    .addColumn("destination_id", "integer", (column) => column.notNull().references("destinations.id"))
    .addColumn("lang", ...required)
    .addColumn("advisory_id", "text", (column) => column.references("advisories.id"))
    .addColumn("revision", "integer")
    .addColumn("priority", "text")
    .addColumn("rank", ...int)
    .addColumn("notice", "text")
    .addColumn("post_id", "text", (column) => column.references("deliveries.id"))
    .addColumn("reason", ...required)
    .addColumn("attempts", ...int)
    .addColumn("not_before", ...time)
    .addColumn("leased_by", "text")
    .addColumn("leased_until", "bigint")
    .addColumn("receipt", "text")
    .addColumn("message_ref", "text")
    .addColumn("resent", ...int)
    .addColumn("last_error", "text")
    .addColumn("drawn_at", "bigint")
    .addColumn("overdue_for", "text")
    .addColumn("deleted", ...int)
    .addColumn("created_at", ...time)
    .addColumn("updated_at", ...time)
    .execute();
  // Planning the same thing twice does nothing. Notices have no advisory, and null is never equal to null.
  await sql`create unique index deliveries_once
    on deliveries (advisory_id, destination_id, revision, kind, reason)`.execute(db);
  await sql`create index deliveries_due on deliveries (destination_id, state, rank, seq)`.execute(db);
  await sql`create index deliveries_leased on deliveries (leased_until) where leased_until is not null`.execute(
    db,
  );
  await sql`create index deliveries_busy on deliveries (destination_id, leased_until)
    where leased_until is not null`.execute(db);
  await sql`create index deliveries_post on deliveries (post_id) where post_id is not null`.execute(db);
  await sql`create index deliveries_state on deliveries (state, seq)`.execute(db);
}
