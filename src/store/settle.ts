/** How one attempt ends. */
import type { Transaction } from "kysely";
import type { Instant, Notice, Settlement, Store } from "../ports.ts";
import type { Connections } from "./connections.ts";
import { supersedeChildren } from "./enqueue.ts";
import { isOver } from "./far-off.ts";
import { type DeliveryRow, parse } from "./rows.ts";
import { stateOf } from "./sqlite/sql.ts";
import type { Tables } from "./tables.ts";

const FREE = { leased_by: null, leased_until: null } as const;

export function settleDelivery(
  { writer }: Connections,
  ...[id, worker, settlement, now, pauseUntil]: Parameters<Store["settleDelivery"]>
): Promise<boolean> {
  return writer.transaction().execute(async (db) => {
    const row = await db.selectFrom("deliveries").selectAll().where("id", "=", id).executeTakeFirst();
    if (row === undefined) return false;
    if (pauseUntil !== undefined) await pause(db, row.destination_id, pauseUntil);
    const held = row.leased_by === worker && (row.state === "sending" || row.state === "pending");
    if (!held) return false;
    await end(db, row, settlement, now);
    return true;
  });
}

export async function pause(db: Transaction<Tables>, destinationId: number, until: Instant): Promise<void> {
  await db
    .updateTable("destinations")
    .set({ paused_until: until })
    .where("id", "=", destinationId)
    .where(isOver("paused_until", until))
    .execute();
}

/** Writes the outcome and what follows from it for the post and for what waits for it. */
export async function end(
  db: Transaction<Tables>,
  row: DeliveryRow,
  settlement: Settlement,
  now: Instant,
): Promise<void> {
  const set = (values: Partial<DeliveryRow>) =>
    db
      .updateTable("deliveries")
      .set({ ...FREE, ...values, updated_at: now })
      .where("id", "=", row.id)
      .execute();
  switch (settlement.kind) {
    case "sent":
      await set({ state: "sent", message_ref: settlement.ref, last_error: null, drawn_at: now });
      if (row.kind === "update") await drawnAgain(db, row.post_id, now);
      return;
    case "retry":
      await retry(db, row, settlement, now);
      return;
    case "failed":
      await set({ state: "failed", last_error: settlement.error });
      await supersedeChildren(db, [row.id], ["update", "reply"], now);
      return;
    case "unknown":
      // The worker's name stays, so that its late receipt is still believed.
      await set({ state: "unknown", last_error: settlement.error, leased_by: row.leased_by });
      return;
    case "superseded":
      await set({ state: "superseded" });
      await forgetMessage(db, row, now);
      return;
  }
}

async function drawnAgain(db: Transaction<Tables>, postId: string | null, now: Instant): Promise<void> {
  await db.updateTable("deliveries").set({ drawn_at: now }).where("id", "=", postId).execute();
}

/** Another attempt, unless there is nowhere left to post to or nobody who wants it. */
export async function retry(
  db: Transaction<Tables>,
  row: DeliveryRow,
  { notBefore, error, resent }: { notBefore: Instant; error: string | null; resent?: boolean },
  now: Instant,
): Promise<void> {
  const place = await db
    .selectFrom("destinations")
    .leftJoin("subscriptions", "subscriptions.destination_id", "destinations.id")
    .select(["destinations.state", "subscriptions.lang"])
    .where("destinations.id", "=", row.destination_id)
    .executeTakeFirst();
  if (place?.state !== "ok") {
    await end(db, row, { kind: "failed", error: error ?? "the destination is gone" }, now);
    return;
  }
  const someone = row.kind === "update" || place.lang !== null || isForSomebody(row);
  const wanted = someone && !(await isToldAnyway(db, row));
  await db
    .updateTable("deliveries")
    .set({
      ...FREE,
      state: wanted ? "pending" : "superseded",
      not_before: notBefore,
      last_error: error,
      receipt: null,
      updated_at: now,
      ...(resent === true ? { resent: 1 } : {}),
    })
    .where("id", "=", row.id)
    .execute();
  if (!wanted) await supersedeChildren(db, [row.id], ["update", "reply"], now);
}

/** A notice to a person or to operators, who need no subscription. */
function isForSomebody({ kind, notice }: DeliveryRow): boolean {
  return kind === "notice" && notice !== null && parse<Notice>(notice).kind !== "baseline";
}

/** Whether a newer notice tells the person of the same advisory, as it is now: the older one would only repeat it. */
async function isToldAnyway(
  db: Transaction<Tables>,
  { kind, advisory_id, destination_id, seq }: DeliveryRow,
): Promise<boolean> {
  if (kind !== "notice" || advisory_id === null) return false;
  const newer = await db
    .selectFrom("deliveries")
    .select("seq")
    .where("advisory_id", "=", advisory_id)
    .where("destination_id", "=", destination_id)
    .where("kind", "=", "notice")
    .where("seq", ">", seq)
    .where(stateOf("deliveries"), "not in", ["superseded", "failed"])
    .limit(1)
    .executeTakeFirst();
  return newer !== undefined;
}

/** An update with nothing to edit: a person deleted the post, so nothing waits for it any more. */
async function forgetMessage(db: Transaction<Tables>, row: DeliveryRow, now: Instant): Promise<void> {
  const postId = row.kind === "update" ? row.post_id : row.id;
  if (postId === null) return;
  if (row.kind === "update") {
    await db.updateTable("deliveries").set({ deleted: 1 }).where("id", "=", postId).execute();
  }
  await supersedeChildren(db, [postId], ["update", "reply"], now);
}
