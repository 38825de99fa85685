import { randomUUID } from "node:crypto";
import { sql, type Transaction } from "kysely";
import type { Assessment, Revision } from "../advisory/schema.ts";
import type { Instant, Reassessment, Standing, Store } from "../ports.ts";
import { createBulk } from "./bulk.ts";
import type { Connections } from "./connections.ts";
import { enqueueWritten } from "./enqueue.ts";
import { parse } from "./rows.ts";
import { listOf } from "./sqlite/sql.ts";
import type { Tables } from "./tables.ts";

type Part = Pick<Store, "standings" | "commitReassessment">;

const updateAssessments = createBulk(
  "assessments",
  ["organization_id", "advisory_id", "revision", "data"],
  "on conflict (advisory_id, organization_id, revision) do update set data = excluded.data",
);
const updateStandings = createBulk(
  "standings",
  ["organization_id", "advisory_id", "revision", "priority", "deadline_date", "sort_at"],
  `on conflict (advisory_id, organization_id) do update set
    priority = excluded.priority, deadline_date = excluded.deadline_date`,
);

/** Judging again what was judged before: the same revisions, other circumstances or rules. */
export function createReassess({ writer, reader }: Connections): Part {
  const standings: Part["standings"] = async (organizationId, { after = "", ids, limit }) => {
    let query = reader
      .selectFrom("standings")
      .innerJoin("assessments", (join) =>
        join
          .onRef("assessments.advisory_id", "=", "standings.advisory_id")
          .onRef("assessments.organization_id", "=", "standings.organization_id")
          .onRef("assessments.revision", "=", "standings.revision"),
      )
      .innerJoin("revisions", (join) =>
        join
          .onRef("revisions.advisory_id", "=", "standings.advisory_id")
          .onRef("revisions.number", "=", "standings.revision"),
      )
      .select([
        "standings.advisory_id",
        "standings.revision",
        "revisions.data as said",
        "assessments.data as judged",
      ])
      // Hidden from the planner, which would rather sort all of the organization's rows for each page.
      .where(sql<string>`coalesce(standings.organization_id, '')`, "=", organizationId)
      .where("standings.advisory_id", ">", after);
    if (ids !== undefined) query = query.where("standings.advisory_id", "in", listOf(ids));
    const rows = await query.orderBy("standings.advisory_id").limit(limit).execute();
    return rows.map(
      (row): Standing => ({
        advisoryId: row.advisory_id,
        revision: row.revision,
        content: parse<Revision>(row.said).content,
        assessment: parse<Assessment>(row.judged),
      }),
    );
  };

  const commitReassessment: Part["commitReassessment"] = async (organizationId, items, now) => {
    if (items.length === 0) return [];
    return writer.transaction().execute(async (db) => {
      const current = await currentOf(
        db,
        organizationId,
        items.map(({ advisoryId }) => advisoryId),
      );
      const fresh = items.filter(
        ({ advisoryId, revision }) => current.get(advisoryId)?.revision === revision,
      );
      const key = (item: Reassessment) => [organizationId, item.advisoryId, item.revision] as const;
      await updateAssessments(
        db,
        fresh.map((item) => [...key(item), JSON.stringify(item.assessment)]),
      );
      await updateStandings(
        db,
        fresh.map((item) => {
          const { priority, deadline } = item.assessment;
          const sortAt = current.get(item.advisoryId)?.sort_at ?? now;
          return [...key(item), priority, deadline.date ?? null, sortAt];
        }),
      );
      await enqueueJudged(db, organizationId, fresh, now);
      const stale = new Set(fresh.map(({ advisoryId }) => advisoryId));
      return items.map(({ advisoryId }) => advisoryId).filter((id) => !stale.has(id));
    });
  };

  return { standings, commitReassessment };
}

async function currentOf(db: Transaction<Tables>, organizationId: string, ids: readonly string[]) {
  const rows = await db
    .selectFrom("standings")
    .select(["advisory_id", "revision", "sort_at"])
    .where("organization_id", "=", organizationId)
    .where("advisory_id", "in", listOf(ids))
    .execute();
  return new Map(rows.map((row) => [row.advisory_id, row]));
}

/** Posts are edited, and told where the badge went up: as after a revision, but told apart from those by the reason. */
async function enqueueJudged(
  db: Transaction<Tables>,
  organizationId: string,
  items: readonly Reassessment[],
  now: Instant,
): Promise<void> {
  const shown = items.filter(({ edit, changes }) => edit || changes.length > 0);
  const written = shown.map(({ advisoryId, revision, assessment, changes }) => ({
    advisoryId,
    revision,
    change: changes.length > 0 ? ("material" as const) : ("editorial" as const),
    announce: false,
    priorities: new Map([[organizationId, assessment.priority]]),
  }));
  const changes = new Map(shown.map((item) => [item.advisoryId, item.changes]));
  await enqueueWritten(db, written, now, { reason: `judged:${randomUUID()}`, changes });
}
