import type { Transaction } from "kysely";
import type { FeedSettlement, FeedState, Instant, Store, Trouble, Validators } from "../ports.ts";
import { createBulk } from "./bulk.ts";
import type { Connections } from "./connections.ts";
import { enqueueOperatorsNotice } from "./enqueue-operators.ts";
import { isOver } from "./far-off.ts";
import { parse } from "./rows.ts";
import { listOf } from "./sqlite/sql.ts";
import type { FeedsTable, Tables } from "./tables.ts";

type Part = Pick<
  Store,
  "registerFeeds" | "feedStates" | "claimFeeds" | "extendFeed" | "releaseFeed" | "validators" | "settleFeed"
>;
type ClaimOptions = Parameters<Store["claimFeeds"]>[0];

/** What a feed begins with, and begins anew with when its address changes. */
const UNREAD = {
  leased_by: null,
  leased_until: null,
  cursor: null,
  polled_at: null,
  completed_at: null,
  failures: 0,
  failing_since: null,
  last_error: null,
  entries: 0,
  refused: 0,
  news_at: null,
  usual_gap_ms: 0,
  gaps: 0,
} as const;

const saveValidators = createBulk(
  "validators",
  ["feed", "url", "etag", "last_modified", "body_hash"],
  "on conflict (feed, url) do update set etag=excluded.etag, last_modified=excluded.last_modified, body_hash=excluded.body_hash",
);

/** Polled feeds: who polls which and until when, and how each of them is. */
export function createFeeds({ writer, reader }: Connections): Part {
  const registerFeeds: Part["registerFeeds"] = (feeds) =>
    writer.transaction().execute(async (db) => {
      const rows = await db.selectFrom("feeds").selectAll().execute();
      const known = new Map(rows.map((row) => [row.name, row]));
      for (const { name, url, firstAt, latestAt, latestRetryAt } of feeds) {
        const row = known.get(name);
        if (row === undefined) {
          const values = { ...UNREAD, name, url, next_at: firstAt, trouble: null, told: 0 };
          await db.insertInto("feeds").values(values).execute();
        } else if (row.url !== url) {
          await db.deleteFrom("validators").where("feed", "=", name).execute();
          const values = { ...UNREAD, url, next_at: firstAt };
          await db.updateTable("feeds").set(values).where("name", "=", name).execute();
        } else {
          const latest = row.failures === 0 ? latestAt : latestRetryAt;
          if (row.next_at <= latest) continue;
          await db.updateTable("feeds").set({ next_at: latest }).where("name", "=", name).execute();
        }
      }
    });

  async function feedStates(): Promise<FeedState[]> {
    return (await reader.selectFrom("feeds").selectAll().orderBy("name").execute()).map(stateOf);
  }

  async function claimFeeds(options: ClaimOptions): Promise<FeedState[]> {
    // Nearly always nothing is due: then nobody is made to wait for the write lock.
    if ((await dueFeeds(reader, options)).length === 0) return [];
    return writer.transaction().execute(async (db) => {
      const due = await dueFeeds(db, options);
      const leased_until = options.now + options.leaseMs;
      const names = due.map(({ name }) => name);
      await db
        .updateTable("feeds")
        .set({ leased_by: options.worker, leased_until })
        .where("name", "in", listOf(names))
        .execute();
      return due.map((row) => stateOf({ ...row, leased_until }));
    });
  }

  async function extendFeed(name: string, worker: string, until: Instant): Promise<boolean> {
    const result = await writer
      .transaction()
      .execute((db) => setLease(db, name, worker, { leased_until: until }));
    return result.numUpdatedRows > 0n;
  }

  async function releaseFeed(name: string, worker: string): Promise<void> {
    const free = { leased_by: null, leased_until: null };
    await writer.transaction().execute((db) => setLease(db, name, worker, free));
  }

  async function validators(feed: string): Promise<Map<string, Validators>> {
    const rows = await reader.selectFrom("validators").selectAll().where("feed", "=", feed).execute();
    return new Map(
      rows.map(({ url, etag, last_modified, body_hash }) => [
        url,
        { etag: etag ?? undefined, lastModified: last_modified ?? undefined, bodyHash: body_hash },
      ]),
    );
  }

  const settleFeed: Part["settleFeed"] = (worker, settlement, now) =>
    writer.transaction().execute((db) => settle(db, worker, settlement, now));

  return { registerFeeds, feedStates, claimFeeds, extendFeed, releaseFeed, validators, settleFeed };
}

function setLease(
  db: Transaction<Tables>,
  name: string,
  worker: string,
  lease: { leased_by?: null; leased_until: Instant | null },
) {
  return db
    .updateTable("feeds")
    .set(lease)
    .where("name", "=", name)
    .where("leased_by", "=", worker)
    .executeTakeFirst();
}

function dueFeeds(
  db: Transaction<Tables> | Connections["reader"],
  { names, now, limit }: ClaimOptions,
): Promise<FeedsTable[]> {
  return db
    .selectFrom("feeds")
    .selectAll()
    .where("name", "in", listOf(names))
    .where("next_at", "<=", now)
    .where((or) => or.or([or("leased_until", "is", null), isOver("leased_until", now)]))
    .orderBy("next_at")
    .orderBy("name")
    .limit(limit)
    .execute();
}

async function settle(
  db: Transaction<Tables>,
  worker: string,
  { state, validators, notices, operators }: FeedSettlement,
  now: Instant,
): Promise<boolean> {
  const row = await db
    .selectFrom("feeds")
    .select(["told", "leased_by"])
    .where("name", "=", state.name)
    .executeTakeFirst();
  if (row === undefined || row.leased_by !== worker) return false;

  let told = row.told === 1;
  if (notices.trouble !== undefined && !told && operators !== undefined) {
    told = await enqueueOperatorsNotice(db, operators, notices.trouble, now);
  } else if (notices.recovered !== undefined && told) {
    if (operators !== undefined) await enqueueOperatorsNotice(db, operators, notices.recovered, now);
    told = false;
  }
  await db
    .updateTable("feeds")
    .set({ ...rowOf(state), leased_by: null, leased_until: null, told: told ? 1 : 0 })
    .where("name", "=", state.name)
    .execute();
  const rows = [...validators].map(([url, { etag, lastModified, bodyHash }]) => [
    state.name,
    url,
    etag ?? null,
    lastModified ?? null,
    bodyHash,
  ]);
  await saveValidators(db, rows);
  return true;
}

function rowOf(state: FeedSettlement["state"]) {
  return {
    next_at: state.nextAt,
    cursor: state.cursor ?? null,
    polled_at: state.polledAt ?? null,
    completed_at: state.completedAt ?? null,
    failures: state.failures,
    failing_since: state.failingSince ?? null,
    last_error: state.lastError ?? null,
    entries: state.entries,
    refused: state.refused,
    news_at: state.newsAt ?? null,
    usual_gap_ms: state.usualGapMs,
    gaps: state.gaps,
    trouble: state.trouble === undefined ? null : JSON.stringify(state.trouble),
  };
}

function stateOf(row: FeedsTable): FeedState {
  return {
    name: row.name,
    url: row.url,
    nextAt: row.next_at,
    leasedUntil: row.leased_until ?? undefined,
    cursor: row.cursor ?? undefined,
    polledAt: row.polled_at ?? undefined,
    completedAt: row.completed_at ?? undefined,
    failures: row.failures,
    failingSince: row.failing_since ?? undefined,
    lastError: row.last_error ?? undefined,
    entries: row.entries,
    refused: row.refused,
    newsAt: row.news_at ?? undefined,
    usualGapMs: row.usual_gap_ms,
    gaps: row.gaps,
    trouble: row.trouble === null ? undefined : parse<Trouble>(row.trouble),
    told: row.told === 1,
  };
}
