/** Private notices to those who used a draft that is out of date now (design 4.11). */
import { randomUUID } from "node:crypto";
import type { Transaction } from "kysely";
import type { DraftNotice, Instant } from "../ports.ts";
import type { Value } from "./bulk.ts";
import { listOf, stateOf } from "./sqlite/sql.ts";
import type { Tables } from "./tables.ts";

/** What came of an advisory that drafts may be out of date by. */
export interface Renewed {
  advisoryId: string;
  revision: number;
  priorities: ReadonlyMap<string, string>;
}

/** Weighs what a person did: the notice names the one that matters most to them. */
const WEIGHT: Record<string, number> = { copied: 3, downloaded: 3, saved: 2, restored: 1, opened: 0 };

/**
 * Rows of one notice for each person who opened, copied, downloaded or saved a draft of an earlier revision, in that
 * organization; of older ones still waiting none is sent any more. The caller inserts them: `deliveries_once` lets one
 * person be told once of one revision.
 */
export async function outdatedRows(
  db: Transaction<Tables>,
  renewed: readonly Renewed[],
  reason: string,
  now: Instant,
): Promise<Value[][]> {
  if (renewed.length === 0) return [];
  const byId = new Map(renewed.map((one) => [one.advisoryId, one]));
  const ids = [...byId.keys()];
  const uses = await db
    .selectFrom("draft_uses as use")
    .innerJoin("destinations as person", (join) =>
      join
        .onRef("person.platform", "=", "use.platform")
        .onRef("person.workspace", "=", "use.workspace")
        .onRef("person.channel", "=", "use.person_id"),
    )
    .selectAll("use")
    .select("person.id as destination_id")
    .where("use.advisory_id", "in", listOf(ids))
    .whereRef("person.organization_id", "=", "use.organization_id")
    .where("person.state", "=", "ok")
    .orderBy("use.seq")
    .execute();
  if (uses.length === 0) return [];
  await supersedeOlder(db, ids, now);

  const rows: Value[][] = [];
  for (const its of Map.groupBy(uses, (use) => `${use.destination_id} ${use.advisory_id}`).values()) {
    const [first] = its;
    const { revision = 0, priorities } = byId.get(first?.advisory_id ?? "") ?? {};
    const old = its.filter((use) => use.revision < revision || reason !== "");
    const [last] = old.toSorted((a, b) => (WEIGHT[b.action] ?? 0) - (WEIGHT[a.action] ?? 0) || b.seq - a.seq);
    if (first === undefined || last === undefined) continue;
    const { organization_id, advisory_id, destination_id, lang } = first;
    const priority = priorities?.get(organization_id) ?? null;
    const notice: DraftNotice = {
      kind: "draft-outdated",
      used: {
        revision: last.revision,
        audience: last.audience,
        action: last.action,
        at: last.at,
      },
    };
    rows.push([
      randomUUID(),
      organization_id,
      "notice",
      "pending",
      destination_id,
      lang,
      advisory_id,
      revision,
      priority,
      priority === null ? 0 : "ABCD".indexOf(priority),
      JSON.stringify(notice),
      null,
      reason,
      0,
      now,
      0,
      0,
      now,
      now,
      null,
    ]);
  }
  return rows;
}

async function supersedeOlder(db: Transaction<Tables>, ids: readonly string[], now: Instant): Promise<void> {
  await db
    .updateTable("deliveries")
    .set({ state: "superseded", leased_by: null, leased_until: null, updated_at: now })
    .where("advisory_id", "in", listOf(ids))
    .where("kind", "=", "notice")
    .where(stateOf("deliveries"), "=", "pending")
    .execute();
}
