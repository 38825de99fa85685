import type { Instant } from "../ports.ts";
import { insertPlanned } from "./enqueue.ts";
import type { Connections } from "./connections.ts";
import type { Planned } from "./plan.ts";
import { listOf } from "./sqlite/sql.ts";
import { noUpdateWaits } from "./waiting.ts";

const HOUR = 3_600_000;
/** A date is over everywhere on earth this long after its midnight in UTC: 24 hours, and 12 more at UTC−12. */
const OVER_EVERYWHERE_MS = 36 * HOUR;

/**
 * Plans an update of each post whose deadline fell before `today` (`YYYY-MM-DD`, the organization's date) and
 * that was last drawn before that. Once a post and deadline, never for withdrawn advisories.
 */
export function enqueueOverdue(
  { writer }: Connections,
  organizationId: string,
  today: string,
  now: Instant,
): Promise<number> {
  return writer.transaction().execute(async (db) => {
    const rows = await db
      .selectFrom("deliveries as post")
      .innerJoin("standings", (join) =>
        join
          .onRef("standings.advisory_id", "=", "post.advisory_id")
          .onRef("standings.organization_id", "=", "post.organization_id"),
      )
      .innerJoin("advisories", "advisories.id", "standings.advisory_id")
      .innerJoin("destinations", "destinations.id", "post.destination_id")
      .leftJoin("subscriptions", "subscriptions.destination_id", "destinations.id")
      .select([
        "post.id",
        "post.lang as posted_lang",
        "post.drawn_at",
        "post.destination_id",
        "subscriptions.lang",
        "standings.advisory_id",
        "standings.revision",
        "standings.priority",
        "standings.deadline_date",
      ])
      .where("standings.organization_id", "=", organizationId)
      .where("standings.deadline_date", "<", today)
      .where("post.kind", "=", "post")
      .where("post.state", "=", "sent")
      .where("post.deleted", "=", 0)
      .where("advisories.withdrawn", "=", 0)
      .where("destinations.state", "=", "ok")
      .where((eb) =>
        eb.or([
          eb("post.overdue_for", "is", null),
          eb("post.overdue_for", "<>", eb.ref("standings.deadline_date")),
        ]),
      )
      .where(noUpdateWaits)
      .orderBy("post.seq")
      .execute();

    let added = 0;
    for (const [deadline, posts] of Map.groupBy(rows, (row) => row.deadline_date ?? "")) {
      const over = Date.parse(deadline) + OVER_EVERYWHERE_MS;
      const silent = posts.filter((row) => (row.drawn_at ?? 0) < over);
      const planned = silent.map(
        (row): Planned => ({
          kind: "update",
          target: { id: row.destination_id, organizationId, lang: row.lang ?? undefined },
          lang: row.lang ?? row.posted_lang,
          advisoryId: row.advisory_id,
          revision: row.revision,
          priority: row.priority,
          postId: row.id,
          notBefore: now,
        }),
      );
      added += await insertPlanned(db, planned, `overdue:${deadline}`, now);
      await db
        .updateTable("deliveries")
        .set({ overdue_for: deadline })
        .where("id", "in", listOf(posts.map(({ id }) => id)))
        .execute();
    }
    return added;
  });
}
