/** Two advisories turn out to be one: what the younger one had goes to the other, and its posts say so. */
import { sql, type Transaction } from "kysely";
import type { IngestItem, Instant } from "../ports.ts";
import type { Known } from "./commit.ts";
import { insertPlanned, readPosts, readTargets, supersede, supersedeChildren } from "./enqueue.ts";
import { planMerged } from "./plan-merged.ts";
import { forgetTokens } from "./sqlite/fts5.ts";
import { listOf, stateOf } from "./sqlite/sql.ts";
import type { Tables } from "./tables.ts";

/** How the reason of a delivery begins that tells of a merger. */
const MERGED = "merged into";

/**
 * Moves entries and aliases, takes the absorbed out of look-up and search, lets their ids lead to the survivor, and
 * plans what becomes of their posts. Their revisions, assessments and entry versions stay: history is not rewritten.
 */
export async function absorb(
  db: Transaction<Tables>,
  items: readonly IngestItem[],
  known: ReadonlyMap<string, Known>,
  now: Instant,
): Promise<void> {
  for (const item of items) {
    const { advisoryId, absorbs = [] } = item;
    if (absorbs.length === 0) continue;
    const ids = listOf(absorbs.map(({ id }) => id));
    await sql`insert into entry_versions (seq, source, key, advisory_id, revision, event, at)
      select (select coalesce(max(seq), 0) from entry_versions) + row_number() over (order by first),
        source, key, ${advisoryId}, ${item.revision?.number ?? 1}, 'merged', ${now}
      from entries where advisory_id in ${ids}`.execute(db);
    await db
      .updateTable("entries")
      .set({ advisory_id: advisoryId })
      .where("advisory_id", "in", ids)
      .execute();
    await db
      .updateTable("aliases")
      .set({ advisory_id: advisoryId })
      .where("advisory_id", "in", ids)
      .execute();
    await db.updateTable("advisories").set({ merged_into: advisoryId }).where("id", "in", ids).execute();
    await db.deleteFrom("standings").where("advisory_id", "in", ids).execute();
    await forgetTokens(
      db,
      absorbs.flatMap(({ id }) => known.get(id)?.seq ?? []),
    );
    await moveOverrides(db, item);
    await redirectPosts(db, item, now);
  }
}

/** Of advisories that stand for themselves again, what was still to be said of their merger is not so any more. */
export async function unsayMergers(
  db: Transaction<Tables>,
  items: readonly IngestItem[],
  now: Instant,
): Promise<void> {
  const ids = items.flatMap(({ advisoryId, separatedFrom }) =>
    separatedFrom === undefined ? [] : advisoryId,
  );
  if (ids.length === 0) return;
  await db
    .updateTable("deliveries")
    .set({ state: "superseded", leased_by: null, leased_until: null, updated_at: now })
    .where("advisory_id", "in", listOf(ids))
    .where("reason", "like", `${MERGED}%`)
    .where(stateOf("deliveries"), "=", "pending")
    .execute();
}

/** A person's badge goes on to count, where the survivor has none of its own. */
async function moveOverrides(
  db: Transaction<Tables>,
  { advisoryId, absorbs = [] }: IngestItem,
): Promise<void> {
  const ids = absorbs.map(({ id }) => id);
  const rows = await db
    .selectFrom("overrides")
    .select(["organization_id", "advisory_id"])
    .where("advisory_id", "in", listOf([advisoryId, ...ids]))
    .execute();
  if (!rows.some(({ advisory_id }) => advisory_id !== advisoryId)) return;
  for (const [organizationId, its] of Map.groupBy(rows, ({ organization_id }) => organization_id)) {
    if (its.some(({ advisory_id }) => advisory_id === advisoryId)) continue;
    const moved = ids.find((id) => its.some(({ advisory_id }) => advisory_id === id));
    await db
      .updateTable("overrides")
      .set({ advisory_id: advisoryId })
      .where("organization_id", "=", organizationId)
      .where("advisory_id", "=", moved ?? "")
      .execute();
    // Whoever keeps them in memory reads them again; what stands was judged by them already.
    await db
      .updateTable("circumstances")
      .set((eb) => ({ version: eb("version", "+", 1), applied: eb("applied", "+", 1) }))
      .where("organization_id", "=", organizationId)
      .execute();
  }
}

async function redirectPosts(db: Transaction<Tables>, item: IngestItem, now: Instant): Promise<void> {
  const { advisoryId, absorbs = [], assessments, revision } = item;
  const posts = await readPosts(db, [advisoryId, ...absorbs.map(({ id }) => id)]);
  if (posts.size === 0) return;
  const targets = await readTargets(
    db,
    assessments.map(({ organizationId }) => organizationId),
  );
  const priorities = new Map(assessments.map((of) => [of.organizationId, of.assessment.priority]));
  const plan = planMerged({ advisoryId, absorbs, priorities }, targets, posts, now);
  await supersede(db, plan.supersedePosts, [], now);
  await supersedeChildren(db, plan.supersedeChildrenOf, ["update", "reply"], now);
  for (const { id, from } of plan.takeOver) {
    // The survivor may have planned a post of the same revision here before.
    await db
      .updateTable("deliveries")
      .set({ advisory_id: advisoryId, reason: sql`reason || ${` from ${from}`}` })
      .where((eb) => eb.or([eb("id", "=", id), eb.and([eb("post_id", "=", id), eb("kind", "=", "update")])]))
      .execute();
  }
  await insertPlanned(db, plan.insert, `${MERGED} ${advisoryId} ${revision?.number ?? 1}`, now);
}
