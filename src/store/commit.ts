/** Writes what ingest decided, in one transaction, table by table rather than advisory by advisory. */
import type { Transaction } from "kysely";
import type { AdvisoryContent } from "../advisory/schema.ts";
import type { IngestItem, Instant } from "../ports.ts";
import { absorb, unsayMergers } from "./absorb.ts";
import { createBulk } from "./bulk.ts";
import { moveOver, writeAliases, writeEntries } from "./commit-entries.ts";
import type { Connections } from "./connections.ts";
import { StoreConflict } from "./errors.ts";
import { enqueue } from "./enqueue.ts";
import { isUniqueViolation } from "./sqlite/database.ts";
import { indexTokens } from "./sqlite/fts5.ts";
import { listOf } from "./sqlite/sql.ts";
import type { Tables } from "./tables.ts";
import { searchFields } from "./text/fields.ts";
import { tokensOf } from "./text/grams.ts";

const insertAdvisories = createBulk(
  "advisories",
  ["id", "current", "sort_at", "withdrawn", "created_at"],
  `on conflict (id) do update set current = excluded.current, sort_at = excluded.sort_at,
    withdrawn = excluded.withdrawn, merged_into = null`,
);
const insertRevisions = createBulk("revisions", ["advisory_id", "number", "change", "data"]);
const insertAssessments = createBulk(
  "assessments",
  ["organization_id", "advisory_id", "revision", "data"],
  "on conflict (advisory_id, organization_id, revision) do update set data = excluded.data",
);
const insertStandings = createBulk(
  "standings",
  ["organization_id", "advisory_id", "revision", "priority", "deadline_date", "sort_at"],
  `on conflict (advisory_id, organization_id) do update set revision = excluded.revision,
    priority = excluded.priority, deadline_date = excluded.deadline_date, sort_at = excluded.sort_at`,
);

export interface Known {
  seq: number;
  current: number;
  sortAt: Instant;
  createdAt: Instant;
}

/** @throws StoreConflict when somebody else wrote one of the advisories, aliases or entries first. */
export async function commitIngest(
  { writer }: Connections,
  items: readonly IngestItem[],
  now: Instant,
): Promise<void> {
  if (items.length === 0) return;
  try {
    await writer.transaction().execute(async (db) => {
      for (const wave of wavesOf(items)) await writeWave(db, wave, now);
    });
  } catch (error) {
    if (isUniqueViolation(error))
      throw new StoreConflict("another revision was written first", { cause: error });
    throw error;
  }
}

/** An advisory stands in a wave once, so that a wave can be written table by table. */
function wavesOf(items: readonly IngestItem[]): IngestItem[][] {
  const waves: IngestItem[][] = [];
  const seen = new Map<string, number>();
  for (const item of items) {
    const turn = seen.get(item.advisoryId) ?? 0;
    seen.set(item.advisoryId, turn + 1);
    (waves[turn] ??= []).push(item);
  }
  return waves;
}

async function writeWave(db: Transaction<Tables>, items: IngestItem[], now: Instant): Promise<void> {
  const before = await readKnown(db, items);
  refuseStale(items, before);
  const revised = items.filter((item) => item.revision !== undefined);

  await insertAdvisories(
    db,
    revised.map((item) => advisoryRow(item, before.get(item.advisoryId), now)),
  );
  await moveOver(db, items, now);
  await absorb(db, items, before, now);
  await unsayMergers(db, items, now);
  await writeAliases(db, items);
  await writeEntries(
    db,
    items,
    (item) => item.revision?.number ?? before.get(item.advisoryId)?.current ?? 1,
    now,
  );
  await insertRevisions(
    db,
    revised.map(({ advisoryId, revision }) => [
      advisoryId,
      revision?.number ?? 0,
      revision?.change ?? "new",
      JSON.stringify(revision),
    ]),
  );
  await writeAssessments(db, items, before, now);
  await writeIndex(db, revised, before);
  await enqueue(db, revised, now);
}

async function readKnown(db: Transaction<Tables>, items: IngestItem[]): Promise<Map<string, Known>> {
  const rows = await db
    .selectFrom("advisories")
    .select(["id", "seq", "current", "sort_at", "created_at"])
    .where(
      "id",
      "in",
      listOf(items.flatMap(({ advisoryId, absorbs = [] }) => [advisoryId, ...absorbs.map(({ id }) => id)])),
    )
    .execute();
  return new Map(
    rows.map(({ id, seq, current, sort_at, created_at }) => [
      id,
      { seq, current, sortAt: sort_at, createdAt: created_at },
    ]),
  );
}

function refuseStale(items: IngestItem[], before: Map<string, Known>): void {
  for (const { advisoryId, revision, absorbs = [] } of items) {
    for (const { id, revision: read } of absorbs) {
      const stands = before.get(id)?.current;
      if (stands !== read) throw new StoreConflict(`advisory ${id} is at revision ${stands}, not ${read}`);
    }
    const current = before.get(advisoryId)?.current ?? 0;
    if (revision === undefined && current === 0) {
      throw new Error(`advisory ${advisoryId} has no revision yet, and none came with it`);
    }
    if (revision !== undefined && revision.number !== current + 1) {
      throw new StoreConflict(`advisory ${advisoryId} is at revision ${current}, not ${revision.number - 1}`);
    }
  }
}

function advisoryRow({ advisoryId, revision }: IngestItem, known: Known | undefined, now: Instant) {
  const createdAt = known?.createdAt ?? now;
  const withdrawn = revision?.content.withdrawn === undefined ? 0 : 1;
  return [
    advisoryId,
    revision?.number ?? 1,
    sortTime(revision?.content, createdAt, now),
    withdrawn,
    createdAt,
  ];
}

/** A time in the future would keep an advisory on top for as long: it counts as now. */
function sortTime(content: AdvisoryContent | undefined, firstSeen: Instant, now: Instant): Instant {
  const stated = content?.updatedAt ?? content?.publishedAt;
  return stated === undefined ? firstSeen : Math.min(Date.parse(stated), now);
}

async function writeAssessments(
  db: Transaction<Tables>,
  items: IngestItem[],
  before: Map<string, Known>,
  now: Instant,
): Promise<void> {
  const judged = items.flatMap(({ advisoryId, revision, assessments }) => {
    const known = before.get(advisoryId);
    const number = revision?.number ?? known?.current ?? 1;
    const sortAt =
      revision === undefined ? known?.sortAt : sortTime(revision.content, known?.createdAt ?? now, now);
    return assessments.map((of) => ({ ...of, advisoryId, number, sortAt: sortAt ?? now }));
  });
  await insertAssessments(
    db,
    judged.map(({ organizationId, advisoryId, number, assessment }) => [
      organizationId,
      advisoryId,
      number,
      JSON.stringify(assessment),
    ]),
  );
  await insertStandings(
    db,
    judged.map(({ organizationId, advisoryId, number, assessment, sortAt }) => [
      organizationId,
      advisoryId,
      number,
      assessment.priority,
      assessment.deadline.date ?? null,
      sortAt,
    ]),
  );
}

async function writeIndex(
  db: Transaction<Tables>,
  revised: IngestItem[],
  before: Map<string, Known>,
): Promise<void> {
  if (revised.length === 0) return;
  const after = await readKnown(db, revised);
  const rows = revised.flatMap(({ advisoryId, revision, aliases }) => {
    const seq = after.get(advisoryId)?.seq;
    if (seq === undefined || revision === undefined) return [];
    return [{ seq, tokens: tokensOf(searchFields(revision.content, aliases)) }];
  });
  const replace = revised.flatMap(({ advisoryId }) => before.get(advisoryId)?.seq ?? []);
  await indexTokens(db, rows, replace);
}
