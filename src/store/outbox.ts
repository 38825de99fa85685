import type { DeliveryState, Store } from "../ports.ts";
import { claimDeliveries, readDeliveries } from "./claim.ts";
import type { Connections } from "./connections.ts";
import { isOver } from "./far-off.ts";
import { stateOf } from "./sqlite/sql.ts";
import { end, retry, settleDelivery } from "./settle.ts";

type Part = Pick<
  Store,
  | "claimDeliveries"
  | "beginDelivery"
  | "recordReceipt"
  | "settleDelivery"
  | "pauseWorkspace"
  | "recoverDeliveries"
  | "resolveUnknown"
  | "deliveries"
  | "deliveryCounts"
  | "lastPost"
>;

/** The outbox: a delivery is leased, sent once and settled (design 4.6). */
export function createOutbox(connections: Connections): Part {
  const { writer, reader } = connections;

  const beginDelivery: Part["beginDelivery"] = (id, worker, now, leaseMs) =>
    writer.transaction().execute(async (db) => {
      const { numUpdatedRows } = await db
        .updateTable("deliveries")
        .set((eb) => ({
          state: "sending",
          attempts: eb("attempts", "+", 1),
          leased_until: now + leaseMs,
          receipt: null,
          updated_at: now,
        }))
        .where("id", "=", id)
        .where("state", "=", "pending")
        .where("leased_by", "=", worker)
        .where("leased_until", ">", now)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    });

  /** A lease may have run out while the platform was answering: then the answer still ends the doubt. */
  const recordReceipt: Part["recordReceipt"] = (id, worker, ref) =>
    writer.transaction().execute(async (db) => {
      const row = await db
        .selectFrom("deliveries")
        .selectAll()
        .where("id", "=", id)
        .where("leased_by", "=", worker)
        .where("state", "in", ["sending", "unknown"])
        .executeTakeFirst();
      if (row === undefined) return;
      await db.updateTable("deliveries").set({ receipt: ref }).where("id", "=", id).execute();
      if (row.state === "unknown") await end(db, row, { kind: "sent", ref }, row.updated_at);
    });

  const pauseWorkspace: Part["pauseWorkspace"] = async (platform, workspace, until) => {
    await writer
      .transaction()
      .execute((db) =>
        db
          .updateTable("destinations")
          .set({ paused_until: until })
          .where("platform", "=", platform)
          .where("workspace", "=", workspace)
          .where(isOver("paused_until", until))
          .execute(),
      );
  };

  const recoverDeliveries: Part["recoverDeliveries"] = (now) =>
    writer.transaction().execute(async (db) => {
      const counts = { freed: 0, sent: 0, unknown: 0 };
      const rows = await db
        .selectFrom("deliveries")
        .selectAll()
        .where(isOver("leased_until", now))
        .where(stateOf("deliveries"), "in", ["pending", "sending"])
        .execute();
      for (const row of rows) {
        if (row.state === "pending") {
          counts.freed += 1;
          const free = { leased_by: null, leased_until: null, updated_at: now };
          await db.updateTable("deliveries").set(free).where("id", "=", row.id).execute();
        } else if (row.receipt === null) {
          counts.unknown += 1;
          await end(db, row, { kind: "unknown", error: "stopped before the answer was known" }, now);
        } else {
          counts.sent += 1;
          await end(db, row, { kind: "sent", ref: row.receipt }, now);
        }
      }
      return counts;
    });

  const resolveUnknown: Part["resolveUnknown"] = (id, outcome, now) =>
    writer.transaction().execute(async (db) => {
      const row = await db
        .selectFrom("deliveries")
        .selectAll()
        .where("id", "=", id)
        .where("state", "=", "unknown")
        .executeTakeFirst();
      if (row === undefined) return;
      if (outcome.kind !== "retry") {
        await end(db, row, outcome, now);
        return;
      }
      await retry(db, row, { notBefore: now, error: row.last_error, resent: outcome.resend }, now);
    });

  const deliveries: Part["deliveries"] = async ({ organizationId, state, advisoryId, limit }) => {
    let query = reader.selectFrom("deliveries").select("id");
    if (organizationId !== undefined) query = query.where("organization_id", "=", organizationId);
    if (state !== undefined) query = query.where("state", "=", state);
    if (advisoryId !== undefined) query = query.where("advisory_id", "=", advisoryId);
    const rows = await query.orderBy("seq", "desc").limit(limit).execute();
    return readDeliveries(
      reader,
      rows.map(({ id }) => id),
    );
  };

  async function deliveryCounts(): Promise<Record<DeliveryState, number>> {
    const counts = { pending: 0, sending: 0, sent: 0, unknown: 0, failed: 0, superseded: 0 };
    const rows = await reader
      .selectFrom("deliveries")
      .select(["state", (eb) => eb.fn.countAll().as("count")])
      .groupBy("state")
      .execute();
    for (const { state, count } of rows) counts[state] = Number(count);
    return counts;
  }

  const lastPost: Part["lastPost"] = async (destinationId) => {
    const row = await reader
      .selectFrom("deliveries")
      .select("id")
      .where("destination_id", "=", destinationId)
      .where("state", "=", "sent")
      .where("kind", "=", "post")
      .orderBy("drawn_at", "desc")
      .orderBy("seq", "desc")
      .executeTakeFirst();
    return row === undefined ? undefined : (await readDeliveries(reader, [row.id]))[0];
  };

  return {
    claimDeliveries: (options) => claimDeliveries(connections, options),
    beginDelivery,
    recordReceipt,
    settleDelivery: (...settlement) => settleDelivery(connections, ...settlement),
    pauseWorkspace,
    recoverDeliveries,
    resolveUnknown,
    deliveries,
    deliveryCounts,
    lastPost,
  };
}
