/** Private notices to those who used a draft that is out of date now (design 4.11). */
import { randomUUID } from "node:crypto";
import type { Transaction } from "kysely";
import type { DraftNotice, Instant } from "../ports.ts";
import { absorbedBy } from "./advisories.ts";
import type { Value } from "./bulk.ts";
import type { Judged } from "./enqueue.ts";
import { listOf, stateOf } from "./sqlite/sql.ts";
import type { Tables } from "./tables.ts";

/** What came of an advisory that drafts may be out of date by. */
export interface Renewed {
  advisoryId: string;
  revision: number;
  /** By organization. */
  priorities: ReadonlyMap<string, string>;
  /** The advisories whose drafts are out of date by it, with all that was merged into them: itself, or what it absorbs. */
  drafts: readonly string[];
}

/** Weighs what a person did: the notice names the one that matters most to them. */
const WEIGHT: Record<string, number> = { copied: 3, downloaded: 3, saved: 2, restored: 1, opened: 0 };

/** After D: what everybody reads goes out before what hundreds are told one by one. */
const RANK = 4;

/** Of one advisory a person is told no oftener, so that a source that changes every minute is one message. */
const PEACE_MS = 10 * 60_000;

/**
 * Rows of one notice for each person who opened, copied, downloaded or saved a draft of an earlier revision, or of an
 * advisory merged into it; of older ones still waiting none is sent any more. A judgement without a revision concerns
 * its organization alone. The caller inserts them: `deliveries_once` lets one person be told once of one revision.
 */
export async function outdatedRows(
  db: Transaction<Tables>,
  renewed: readonly Renewed[],
  now: Instant,
  judged?: Judged,
): Promise<Value[][]> {
  if (renewed.length === 0) return [];
  const byId = new Map(renewed.flatMap((one) => one.drafts.map((id) => [id, one])));
  for (const { id, into } of await absorbedBy(db, [...byId.keys()])) {
    const survivor = byId.get(into);
    if (survivor !== undefined) byId.set(id, survivor);
  }
  const outdated = (await usesOf(db, [...byId.keys()])).filter((use) => {
    const { advisoryId, revision = 0, priorities } = byId.get(use.advisory_id) ?? {};
    if (judged !== undefined) return priorities?.has(use.organization_id) === true;
    return use.advisory_id !== advisoryId || use.revision < revision;
  });
  const advisoryOf = (use: Use) => byId.get(use.advisory_id)?.advisoryId ?? use.advisory_id;
  const people = [...new Set(outdated.map(({ destination_id }) => destination_id))];
  if (people.length === 0) return [];
  await supersedeOlder(db, [...byId.keys()], people, now);
  const told = await lastTold(db, [...byId.keys(), ...renewed.map(({ advisoryId }) => advisoryId)], people);

  const groups = Map.groupBy(outdated, (use) => `${use.destination_id} ${advisoryOf(use)}`);
  return [...groups.values()].flatMap(([first, ...more]): Value[][] => {
    if (first === undefined) return [];
    const { organization_id, destination_id, lang } = first;
    const { advisoryId = first.advisory_id, revision = 0, priorities } = byId.get(first.advisory_id) ?? {};
    const before = told.get(`${destination_id} ${advisoryId}`);
    const changes = judged?.changes.get(advisoryId);
    return [
      [
        randomUUID(),
        organization_id,
        "notice",
        "pending",
        destination_id,
        lang,
        advisoryId,
        revision,
        priorities?.get(organization_id) ?? null,
        RANK,
        JSON.stringify(noticeOf([first, ...more], advisoryId)),
        null,
        judged?.reason ?? "",
        0,
        before === undefined ? now : Math.max(now, Math.min(before, now) + PEACE_MS),
        0,
        0,
        now,
        now,
        changes === undefined ? null : JSON.stringify(changes),
      ],
    ];
  });
}

type Use = Awaited<ReturnType<typeof usesOf>>[number];

/** What people who can be reached did with drafts of these advisories, oldest first. */
function usesOf(db: Transaction<Tables>, ids: readonly string[]) {
  return db
    .selectFrom("draft_uses as use")
    .innerJoin("destinations as person", (join) =>
      join
        .onRef("person.platform", "=", "use.platform")
        .onRef("person.workspace", "=", "use.workspace")
        .onRef("person.channel", "=", "use.person_id")
        .onRef("person.organization_id", "=", "use.organization_id"),
    )
    .select([
      "person.id as destination_id",
      "use.seq",
      "use.organization_id",
      "use.advisory_id",
      "use.revision",
      "use.audience",
      "use.lang",
      "use.action",
      "use.at",
    ])
    .where("use.advisory_id", "in", listOf(ids))
    .where("person.person", "=", 1)
    .where("person.state", "=", "ok")
    .orderBy("use.seq")
    .execute();
}

function noticeOf(uses: readonly [Use, ...Use[]], advisoryId: string): DraftNotice {
  const weigh = ({ action, seq }: Use) => [WEIGHT[action] ?? 0, seq] as const;
  const used = uses.reduce((best, use) => {
    const [[weight, seq], [heaviest, last]] = [weigh(use), weigh(best)];
    return weight > heaviest || (weight === heaviest && seq > last) ? use : best;
  });
  const { revision, audience, action, at } = used;
  return {
    kind: "draft-outdated",
    used: { revision: used.advisory_id === advisoryId ? revision : 0, audience, action, at },
  };
}

async function supersedeOlder(
  db: Transaction<Tables>,
  ids: readonly string[],
  people: readonly number[],
  now: Instant,
): Promise<void> {
  await db
    .updateTable("deliveries")
    .set({ state: "superseded", leased_by: null, leased_until: null, updated_at: now })
    .where("advisory_id", "in", listOf(ids))
    .where("destination_id", "in", listOf(people))
    .where("kind", "=", "notice")
    .where(stateOf("deliveries"), "=", "pending")
    .execute();
}

/** When each of them was told of the advisory last, or may have been, by `<destination> <advisory>`. */
async function lastTold(
  db: Transaction<Tables>,
  ids: readonly string[],
  people: readonly number[],
): Promise<Map<string, Instant>> {
  const rows = await db
    .selectFrom("deliveries")
    .select(["destination_id", "advisory_id", (eb) => eb.fn.max("updated_at").as("at")])
    .where("advisory_id", "in", listOf(ids))
    .where("destination_id", "in", listOf(people))
    .where("kind", "=", "notice")
    .where(stateOf("deliveries"), "in", ["sending", "sent", "unknown"])
    .groupBy(["destination_id", "advisory_id"])
    .execute();
  return new Map(rows.map((row) => [`${row.destination_id} ${row.advisory_id}`, row.at]));
}
