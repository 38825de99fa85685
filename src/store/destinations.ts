import type { Transaction } from "kysely";
import type { Lang } from "../advisory/schema.ts";
import type {
  AuditRow,
  Destination,
  DestinationRef,
  Instant,
  Person,
  Store,
  Subscription,
} from "../ports.ts";
import { doneBy, writeAudit } from "./audit.ts";
import type { Connections } from "./connections.ts";
import { destinationOf, type DestinationRow } from "./rows.ts";
import type { Tables } from "./tables.ts";

type Part = Pick<
  Store,
  | "saveDestination"
  | "destination"
  | "destinations"
  | "markGone"
  | "markWorkspaceGone"
  | "subscribe"
  | "unsubscribe"
  | "subscription"
  | "subscriptions"
>;

/** Who stands in the audit table for what no person did. */
const HANSHO: Person = { id: "hansho" };

export function createDestinations({ writer, reader }: Connections): Part {
  const saveDestination: Part["saveDestination"] = (organizationId, destination, now) =>
    writer.transaction().execute(async (db) => {
      const { platform, workspace, channel } = destination;
      const before = await rowOf(db, destination);
      if (before !== undefined && (before.organization_id !== organizationId || before.person === 1)) {
        await leave(db, before, now);
      }
      const name = destination.name ?? before?.name ?? null;
      const reference = destination.reference ?? before?.reference ?? null;
      const values = {
        organization_id: organizationId,
        name,
        reference,
        state: "ok",
        updated_at: now,
        person: 0,
      } as const;
      const saved = await db
        .insertInto("destinations")
        .values({ platform, workspace, channel, paused_until: 0, ...values })
        .onConflict((conflict) => conflict.columns(["platform", "workspace", "channel"]).doUpdateSet(values))
        .returningAll()
        .executeTakeFirstOrThrow();
      return destinationOf(saved);
    });

  async function destination(ref: DestinationRef): Promise<Destination | undefined> {
    const row = await reader
      .selectFrom("destinations")
      .selectAll()
      .where("platform", "=", ref.platform)
      .where("workspace", "=", ref.workspace)
      .where("channel", "=", ref.channel)
      .executeTakeFirst();
    return row === undefined ? undefined : destinationOf(row);
  }

  async function destinations(organizationId: string): Promise<Destination[]> {
    const query = reader.selectFrom("destinations").selectAll().where("organization_id", "=", organizationId);
    return (await query.orderBy("id").execute()).map(destinationOf);
  }

  const markGone: Part["markGone"] = (destinationId, reason, now) =>
    writer
      .transaction()
      .execute(async (db) => endDestination(db, await rowById(db, destinationId), reason, now));

  const markWorkspaceGone: Part["markWorkspaceGone"] = (platform, workspace, reason, now) =>
    writer.transaction().execute(async (db) => {
      const rows = await db
        .selectFrom("destinations")
        .selectAll()
        .where("platform", "=", platform)
        .where("workspace", "=", workspace)
        .execute();
      for (const row of rows) await endDestination(db, row, reason, now);
    });

  const subscribe: Part["subscribe"] = (destinationId, lang, by, now) =>
    writer.transaction().execute(async (db) => {
      const row = await rowById(db, destinationId);
      const before = await langOf(db, destinationId);
      if (before === lang) return false;
      if (before === undefined) {
        await db
          .insertInto("subscriptions")
          .values({
            destination_id: destinationId,
            lang,
            created_by: by.id,
            created_by_name: by.name ?? null,
            created_at: now,
          })
          .execute();
      } else {
        await db
          .updateTable("subscriptions")
          .set({ lang })
          .where("destination_id", "=", destinationId)
          .execute();
      }
      const detail = before === undefined ? lang : `${before} → ${lang}`;
      await note(db, row, { action: "subscribe", at: now, ...doneBy(by), detail });
      return before === undefined;
    });

  const unsubscribe: Part["unsubscribe"] = (destinationId, by, now) =>
    writer
      .transaction()
      .execute(async (db) => endSubscription(db, await rowById(db, destinationId), by, now));

  function selectSubscriptions() {
    return reader
      .selectFrom("subscriptions")
      .innerJoin("destinations", "destinations.id", "subscriptions.destination_id")
      .selectAll("destinations")
      .select(["lang", "created_by", "created_by_name", "created_at"]);
  }

  async function subscription(destinationId: number): Promise<Subscription | undefined> {
    const row = await selectSubscriptions().where("destinations.id", "=", destinationId).executeTakeFirst();
    return row === undefined ? undefined : subscriptionOf(row);
  }

  async function subscriptions(organizationId: string): Promise<Subscription[]> {
    const rows = await selectSubscriptions()
      .where("organization_id", "=", organizationId)
      .orderBy("destinations.id")
      .execute();
    return rows.map(subscriptionOf);
  }

  return {
    saveDestination,
    destination,
    destinations,
    markGone,
    markWorkspaceGone,
    subscribe,
    unsubscribe,
    subscription,
    subscriptions,
  };
}

export function rowOf(db: Transaction<Tables>, ref: DestinationRef): Promise<DestinationRow | undefined> {
  return db
    .selectFrom("destinations")
    .selectAll()
    .where("platform", "=", ref.platform)
    .where("workspace", "=", ref.workspace)
    .where("channel", "=", ref.channel)
    .executeTakeFirst();
}

async function rowById(db: Transaction<Tables>, id: number): Promise<DestinationRow> {
  const row = await db.selectFrom("destinations").selectAll().where("id", "=", id).executeTakeFirst();
  if (row === undefined) throw new Error(`there is no destination ${id}`);
  return row;
}

async function langOf(db: Transaction<Tables>, destinationId: number): Promise<Lang | undefined> {
  const query = db.selectFrom("subscriptions").select("lang").where("destination_id", "=", destinationId);
  return (await query.executeTakeFirst())?.lang;
}

/** A destination that now belongs to another organization brings nothing of the old one with it. */
export async function leave(db: Transaction<Tables>, row: DestinationRow, now: Instant): Promise<void> {
  await endSubscription(db, row, HANSHO, now);
  await db
    .updateTable("deliveries")
    .set({ state: "superseded", leased_by: null, leased_until: null, updated_at: now })
    .where("destination_id", "=", row.id)
    .where("state", "=", "pending")
    .execute();
}

/** Nothing more can be posted there: what waits fails with the reason; of places, the audit table says when. */
async function endDestination(
  db: Transaction<Tables>,
  row: DestinationRow,
  reason: string,
  now: Instant,
): Promise<void> {
  await db
    .updateTable("deliveries")
    .set({ state: "failed", last_error: reason, leased_by: null, leased_until: null, updated_at: now })
    .where("destination_id", "=", row.id)
    .where("state", "=", "pending")
    .execute();
  if (row.state === "gone") return;
  await db
    .updateTable("destinations")
    .set({ state: "gone", updated_at: now })
    .where("id", "=", row.id)
    .execute();
  if (row.person === 1) return;
  await note(db, row, { action: "gone", at: now, ...doneBy(HANSHO), detail: reason });
}

/** What was already posted is still kept right by updates; nothing new is posted. */
async function endSubscription(
  db: Transaction<Tables>,
  row: DestinationRow,
  by: Person,
  now: Instant,
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom("subscriptions")
    .where("destination_id", "=", row.id)
    .executeTakeFirst();
  if (numDeletedRows === 0n) return false;
  await db
    .updateTable("deliveries")
    .set({ state: "superseded", leased_by: null, leased_until: null, updated_at: now })
    .where("destination_id", "=", row.id)
    .where("state", "=", "pending")
    .where("kind", "<>", "update")
    .execute();
  await note(db, row, { action: "unsubscribe", at: now, ...doneBy(by) });
  return true;
}

function note(
  db: Transaction<Tables>,
  { organization_id, platform, workspace, channel, name }: DestinationRow,
  row: Pick<AuditRow, "action" | "at" | "by" | "byName" | "detail">,
): Promise<void> {
  const destination = { platform, workspace, channel, name: name ?? undefined };
  return writeAudit(db, organization_id, { ...row, destination });
}

function subscriptionOf(
  row: DestinationRow & {
    lang: Lang;
    created_by: string;
    created_by_name: string | null;
    created_at: Instant;
  },
): Subscription {
  return {
    destination: destinationOf(row),
    lang: row.lang,
    createdBy: row.created_by,
    createdByName: row.created_by_name ?? undefined,
    createdAt: row.created_at,
  };
}
