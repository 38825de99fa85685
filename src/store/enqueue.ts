import { randomUUID } from "node:crypto";
import type { Transaction } from "kysely";
import type { Bilingual } from "../advisory/schema.ts";
import type { IngestItem, Instant } from "../ports.ts";
import { createBulk, type Value } from "./bulk.ts";
import { planDeliveries, type Planned, type Posted, type Target, type Written } from "./plan.ts";
import { outdatedRows, type Renewed } from "./enqueue-outdated.ts";
import { listOf, stateOf } from "./sqlite/sql.ts";
import type { Tables } from "./tables.ts";

const COLUMNS = [
  "id",
  "organization_id",
  "kind",
  "state",
  "destination_id",
  "lang",
  "advisory_id",
  "revision",
  "priority",
  "rank",
  "notice",
  "post_id",
  "reason",
  "attempts",
  "not_before",
  "resent",
  "deleted",
  "created_at",
  "updated_at",
  "changes",
] as const;

/** Of judgements without a revision: why, and the words replies tell, by advisory. */
export interface Judged {
  reason: string;
  changes: ReadonlyMap<string, Bilingual[]>;
}

export const insertOnce = createBulk(
  "deliveries",
  COLUMNS,
  "on conflict (advisory_id, destination_id, revision, kind, reason) do nothing",
);

/** Plans and writes the deliveries of revisions that were just written. */
export async function enqueue(
  db: Transaction<Tables>,
  items: readonly IngestItem[],
  now: Instant,
): Promise<void> {
  await enqueueWritten(
    db,
    items.map(writtenOf).filter((item) => item !== undefined),
    now,
  );
}

/**
 * Plans and writes what follows from revisions, or from judgements without one: those have a reason of their own, and
 * bring the words their replies tell.
 */
export async function enqueueWritten(
  db: Transaction<Tables>,
  written: readonly Written[],
  now: Instant,
  judged?: Judged,
): Promise<void> {
  await insertOnce(db, await outdatedRows(db, written.flatMap(renewedBy), now, judged));
  const organizations = new Set(written.flatMap(({ priorities }) => [...priorities.keys()]));
  const targets = await readTargets(db, [...organizations]);
  if (written.length === 0 || targets.length === 0) return;

  const older = written.flatMap(({ advisoryId, change, separatedFrom }) => [
    ...(change === "new" ? [] : [advisoryId]),
    ...(separatedFrom === undefined ? [] : [separatedFrom]),
  ]);
  const plan = planDeliveries(written, targets, await readPosts(db, older), now);
  await supersede(db, plan.supersedePosts, plan.supersedeUpdatesOf, now);
  await insertPlanned(db, plan.insert, judged?.reason ?? "", now, judged?.changes);
  await hasten(
    db,
    plan.insert.flatMap(({ kind, postId }) => (kind === "reply" && postId !== null ? [postId] : [])),
  );
}

/** Replies go out in order, so those that wait before an urgent one are as urgent as it is. */
async function hasten(db: Transaction<Tables>, postIds: readonly string[]): Promise<void> {
  if (postIds.length === 0) return;
  await db
    .updateTable("deliveries")
    .set((eb) => ({
      rank: eb
        .selectFrom("deliveries as after")
        .select((of) => of.fn.coalesce(of.fn.min("after.rank"), of.ref("deliveries.rank")).as("rank"))
        .whereRef("after.post_id", "=", "deliveries.post_id")
        .whereRef("after.seq", ">=", "deliveries.seq")
        .where("after.kind", "=", "reply")
        .where(stateOf("after"), "=", "pending")
        .$asScalar(),
    }))
    .where("post_id", "in", listOf(postIds))
    .where("kind", "=", "reply")
    .where(stateOf("deliveries"), "=", "pending")
    .execute();
}

function writtenOf(item: IngestItem): Written | undefined {
  const { advisoryId, revision, announce, opens = false, separatedFrom, absorbs } = item;
  if (revision === undefined) return undefined;
  const priorities = new Map(item.assessments.map((of) => [of.organizationId, of.assessment.priority]));
  const { number, change } = revision;
  const moved = { separatedFrom, absorbs: absorbs?.map(({ id }) => id) };
  return { advisoryId, revision: number, change, announce, opens, ...moved, priorities };
}

/** Whose drafts are out of date by it: those whose thread is told too (`plan.ts`, `plan-merged.ts`). */
function renewedBy({
  advisoryId,
  revision,
  change,
  separatedFrom,
  absorbs = [],
  priorities,
}: Written): Renewed[] {
  if (change === "material" || (separatedFrom !== undefined && change !== "new")) {
    return [{ advisoryId, revision, priorities, drafts: [advisoryId] }];
  }
  return absorbs.length === 0 ? [] : [{ advisoryId, revision, priorities, drafts: absorbs }];
}

export async function readTargets(db: Transaction<Tables>, organizations: string[]): Promise<Target[]> {
  const rows = await db
    .selectFrom("destinations")
    .leftJoin("subscriptions", "subscriptions.destination_id", "destinations.id")
    .select(["destinations.id", "destinations.organization_id", "subscriptions.lang"])
    .where("destinations.organization_id", "in", listOf(organizations))
    .where("destinations.state", "=", "ok")
    .where("destinations.person", "=", 0)
    .orderBy("destinations.id")
    .execute();
  return rows.map(({ id, organization_id, lang }) => ({
    id,
    organizationId: organization_id,
    lang: lang ?? undefined,
  }));
}

export async function readPosts(
  db: Transaction<Tables>,
  advisoryIds: string[],
): Promise<Map<string, Posted[]>> {
  const posts = new Map<string, Posted[]>();
  if (advisoryIds.length === 0) return posts;
  const rows = await db
    .selectFrom("deliveries")
    .select(["id", "advisory_id", "destination_id", "state", "lang", "not_before", "deleted"])
    .where("advisory_id", "in", listOf(advisoryIds))
    .where("kind", "=", "post")
    .where("state", "<>", "superseded")
    .orderBy("seq")
    .execute();
  for (const row of rows) {
    const advisoryId = row.advisory_id ?? "";
    const list = posts.get(advisoryId) ?? [];
    posts.set(advisoryId, list);
    list.push({
      id: row.id,
      advisoryId,
      destinationId: row.destination_id,
      state: row.state,
      lang: row.lang,
      notBefore: row.not_before,
      deleted: row.deleted === 1,
    });
  }
  return posts;
}

export async function supersede(
  db: Transaction<Tables>,
  posts: string[],
  updatesOf: string[],
  now: Instant,
): Promise<void> {
  if (posts.length > 0) {
    await db
      .updateTable("deliveries")
      .set({ state: "superseded", leased_by: null, leased_until: null, updated_at: now })
      .where("id", "in", listOf(posts))
      .where("state", "=", "pending")
      .execute();
  }
  await supersedeChildren(db, posts, ["update", "reply"], now);
  await supersedeChildren(db, updatesOf, ["update"], now);
}

/** What waits for a post that will not be sent, or gives way to a newer update. */
export async function supersedeChildren(
  db: Transaction<Tables>,
  postIds: readonly string[],
  kinds: readonly ("update" | "reply")[],
  now: Instant,
): Promise<void> {
  if (postIds.length === 0) return;
  await db
    .updateTable("deliveries")
    .set({ state: "superseded", leased_by: null, leased_until: null, updated_at: now })
    .where("post_id", "in", listOf(postIds))
    .where("kind", "in", kinds)
    .where(stateOf("deliveries"), "=", "pending")
    .execute();
}

/** One row for `insertPlanned`; `reason` tells two updates of one revision apart. */
function deliveryRow(
  planned: Planned,
  reason: string,
  now: Instant,
  changes: Bilingual[] | undefined,
): Value[] {
  const { kind, target, lang, advisoryId, revision, priority, postId, notBefore } = planned;
  const rank = "ABCD".indexOf(priority);
  const about: Value[] = [advisoryId, revision, priority, rank, null, postId, reason];
  return [
    randomUUID(),
    target.organizationId,
    kind,
    "pending",
    target.id,
    lang,
    ...about,
    0,
    notBefore,
    0,
    0,
    now,
    now,
    kind === "reply" && changes !== undefined ? JSON.stringify(changes) : null,
  ];
}

/** Writes planned deliveries; those already planned stay as they are. Resolves to how many are new. */
export function insertPlanned(
  db: Transaction<Tables>,
  planned: readonly Planned[],
  reason: string,
  now: Instant,
  changes?: ReadonlyMap<string, Bilingual[]>,
): Promise<number> {
  return insertOnce(
    db,
    planned.map((one) => deliveryRow(one, reason, now, changes?.get(one.advisoryId))),
  );
}
