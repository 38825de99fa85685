import { sql, type Transaction } from "kysely";
import type { Delivery, Platform, Store } from "../ports.ts";
import type { Connections } from "./connections.ts";
import { isOver } from "./far-off.ts";
import { deliveryOf, destinationOf } from "./rows.ts";
import { listOf, stateOf } from "./sqlite/sql.ts";
import type { Tables } from "./tables.ts";

type Options = Parameters<Store["claimDeliveries"]>[0];

/** The transaction begins as a writing one, so two processes never choose the same delivery. */
export function claimDeliveries({ writer }: Connections, options: Options): Promise<Delivery[]> {
  return writer.transaction().execute(async (db) => {
    const ids = await choose(db, options);
    if (ids.length === 0) return [];
    await db
      .updateTable("deliveries")
      .set({
        leased_by: options.worker,
        leased_until: options.now + options.leaseMs,
        updated_at: options.now,
      })
      .where("id", "in", listOf(ids))
      .execute();
    return readDeliveries(db, ids);
  });
}

/** For each free destination the first delivery that is due, A before B, older before newer. */
async function choose(
  db: Transaction<Tables>,
  { platforms, now, limit }: Pick<Options, "platforms" | "now" | "limit">,
): Promise<string[]> {
  if (platforms.length === 0) return [];
  const rows = await db
    .selectFrom("destinations as t")
    .innerJoin("deliveries as d", (join) =>
      join.on("d.seq", "=", (eb) =>
        eb
          .selectFrom("deliveries as due")
          .select("due.seq")
          .whereRef("due.destination_id", "=", "t.id")
          .where("due.state", "=", "pending")
          .where(isOver("due.not_before", now))
          .where((or) =>
            or.or([
              or("due.post_id", "is", null),
              or.exists(
                or
                  .selectFrom("deliveries as post")
                  .select("post.seq")
                  .whereRef("post.id", "=", "due.post_id")
                  .where("post.state", "=", "sent"),
              ),
            ]),
          )
          // A thread is read from the top: "withdrawn" after "reinstated" would be untrue.
          .where((or) =>
            or.or([
              or("due.kind", "<>", "reply"),
              or.not(
                or.exists(
                  or
                    .selectFrom("deliveries as before")
                    .select("before.seq")
                    .whereRef("before.post_id", "=", "due.post_id")
                    .whereRef("before.seq", "<", "due.seq")
                    .where("before.kind", "=", "reply")
                    .where(stateOf("before"), "in", ["pending", "sending"]),
                ),
              ),
            ]),
          )
          .orderBy("due.rank")
          .orderBy("due.seq")
          .limit(1),
      ),
    )
    .select("d.id")
    .where("t.platform", "in", listOf<Platform>(platforms))
    .where("t.state", "=", "ok")
    .where(isOver("t.paused_until", now))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("deliveries as busy")
            .select(sql`1`.as("one"))
            .whereRef("busy.destination_id", "=", "t.id")
            .where("busy.leased_until", ">", 0)
            .where((or) =>
              or.or([
                or("busy.state", "=", "sending"),
                or.and([or("busy.state", "=", "pending"), or("busy.leased_until", ">", now)]),
              ]),
            ),
        ),
      ),
    )
    // Each organization's first, then each one's second: none waits behind another's backlog.
    .orderBy((eb) =>
      eb.fn
        .agg<number>("row_number")
        .over((over) => over.partitionBy("t.organization_id").orderBy("d.rank").orderBy("d.seq")),
    )
    .orderBy("d.rank")
    .orderBy("d.seq")
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Whole deliveries, in the order of `ids`. */
export async function readDeliveries(db: Connections["reader"], ids: readonly string[]): Promise<Delivery[]> {
  const rows = await db.selectFrom("deliveries").selectAll().where("id", "in", listOf(ids)).execute();
  const destinations = await db
    .selectFrom("destinations")
    .selectAll()
    .where("id", "in", listOf(rows.map((row) => row.destination_id)))
    .execute();
  const posts = await db
    .selectFrom("deliveries")
    .select(["id", "message_ref"])
    .where("id", "in", listOf(rows.flatMap((row) => row.post_id ?? [])))
    .execute();
  const refs = new Map(posts.map((post) => [post.id, post.message_ref]));
  const places = new Map(destinations.map((row) => [row.id, destinationOf(row)]));
  const found = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = found.get(id);
    const place = places.get(row?.destination_id ?? 0);
    if (row === undefined || place === undefined) return [];
    return [deliveryOf(row, place, refs.get(row.post_id ?? "") ?? null)];
  });
}
