/** Walks a list of what changed, newest first or not, to the records themselves: CVE's delta log, OSV's modified_id.csv. */
import { z } from "zod";
import type { Instant, SourceDocument, WalkFeed, WalkStep } from "../ports.ts";
import { createPatience, reasonFrom, wholeJson } from "./walking.ts";

/** One line of a list: this record, there, changed then (ISO 8601). */
export interface Changed {
  at: string;
  id: string;
  url: string;
  /** The record's own date of change, where the list names it: a copy with an older one is not yet the one meant. */
  updatedAt?: Instant | undefined;
}

export interface ChangeList {
  changes: Changed[];
  /** What changed since and is in the list no longer, in words; nothing new to a first walk. */
  gap?: string | undefined;
  /** What of the list cannot be read, in words. */
  damage?: string | undefined;
}

export interface ChangeFormat {
  /** @throws Error with a readable reason */
  changedIn(list: SourceDocument, since: Instant): ChangeList;
  /** The record's own date of change. */
  updatedIn?(record: SourceDocument): Instant | undefined;
}

/** Records fetched by one walk; the others the next time. */
const MOST = 500;
/** How far back the first walk goes. */
const FIRST_DAYS = 7;
const DAY_MS = 86_400_000;

const Cursor = z.object({
  /** The last change that was followed. */
  at: z.string(),
  id: z.string(),
  /** The list went on from there. */
  more: z.boolean(),
  /** Records that could not be had, or only in an older copy: tried once more, then given up. */
  again: z.array(z.object({ id: z.string(), url: z.string() })),
});
type Cursor = z.infer<typeof Cursor>;

interface Due extends Changed {
  retried: boolean;
}

/**
 * Yields each record that changed since the last walk (on the first: in the last seven days), oldest first, once
 * however often it changed, at most 500. A record that cannot be had is yielded as an error and tried once more on
 * the next walk. A server that fails ends the walk; the next one goes on before the first record it failed with.
 */
export async function* walkChanged(
  feed: WalkFeed,
  format: ChangeFormat,
): AsyncGenerator<WalkStep, string | undefined> {
  const last = cursorOf(feed);
  const list = await feed.get(feed.url, last?.more === true ? { evenUnchanged: true } : {});
  if (list === undefined && (last === undefined || last.again.length === 0)) return feed.cursor;
  const since = last === undefined ? feed.now - FIRST_DAYS * DAY_MS : Date.parse(last.at);
  const { changes, gap, damage }: ChangeList =
    list === undefined ? { changes: [] } : format.changedIn(list, since);
  for (const error of [damage, last && gap, aheadOf(changes, feed.now)]) {
    if (error !== undefined) yield { name: feed.url, error };
  }
  const pending = laterThan(changes, { since, last, now: feed.now });
  const queue = queueOf(last, pending.slice(0, MOST));

  const again: Cursor["again"] = [];
  const start = last ?? { at: new Date(since).toISOString(), id: "" };
  const patience = createPatience();
  /** What is behind us for good: so many of the queue, and of those to be tried again. */
  let done = { records: 0, again: 0 };
  const cursorAfter = ({ records, again: tried }: typeof done) => {
    const { at, id } = queue.slice(0, records).findLast(({ retried }) => !retried) ?? start;
    const left = queue.slice(records).filter(({ retried }) => retried);
    const more = records < queue.length || pending.length > MOST;
    const rest = [...again.slice(0, tried), ...left].map((record) => ({ id: record.id, url: record.url }));
    return JSON.stringify({ at, id, more, again: rest } satisfies Cursor);
  };
  for (const [index, record] of queue.entries()) {
    const { url, retried, updatedAt } = record;
    try {
      const document = await feed.get(url, { evenUnchanged: true });
      if (document !== undefined) yield wholeJson(document);
      patience.came();
      const behind = document === undefined ? undefined : format.updatedIn?.(document);
      if (!retried && (behind ?? Number.MAX_VALUE) < (updatedAt ?? 0)) again.push(record);
    } catch (error) {
      const end = patience.lost(error);
      if (end !== undefined) {
        yield { cursor: cursorAfter(done) };
        throw end;
      }
      const reason = reasonFrom(error);
      yield { name: url, error: retried ? `${reason} (given up after two tries)` : reason };
      if (!retried) again.push(record);
    }
    if (!patience.tried()) done = { records: index + 1, again: again.length };
  }
  return cursorAfter({ records: queue.length, again: again.length });
}

/** Those of the last walk that are not due anyway, then those due. */
function queueOf(last: Cursor | undefined, due: readonly Changed[]): Due[] {
  const ids = new Set(due.map(({ id }) => id));
  const retries = (last?.again ?? []).filter(({ id }) => !ids.has(id));
  return [
    ...retries.map((record) => ({ ...record, at: "", retried: true })),
    ...due.map((change) => ({ ...change, retried: false })),
  ];
}

/** A cursor nobody can read is none: the walk begins anew rather than never. So is one of a clock that was ahead. */
function cursorOf({ cursor, now }: WalkFeed): Cursor | undefined {
  if (cursor === undefined) return undefined;
  try {
    const parsed = Cursor.safeParse(JSON.parse(cursor));
    return parsed.success && Date.parse(parsed.data.at) <= now ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The changes after the cursor, oldest first; of several of one record the last. One dated in the future waits for
 * its time: a cursor beyond it would hide what comes before.
 */
function laterThan(
  changes: readonly Changed[],
  { since, last, now }: { since: Instant; last: Cursor | undefined; now: Instant },
): Changed[] {
  const later = changes
    .map((change) => ({ change, time: Date.parse(change.at) }))
    .filter(
      ({ change, time }) =>
        time <= now && (time > since || (time === since && last !== undefined && change.id > last.id)),
    )
    .toSorted(
      (a, b) => a.time - b.time || (a.change.id < b.change.id ? -1 : Number(a.change.id > b.change.id)),
    );
  const latest = new Map<string, Changed>();
  for (const { change } of later) {
    latest.delete(change.id);
    latest.set(change.id, change);
  }
  return [...latest.values()];
}

/** What no difference of clocks explains, in words. */
function aheadOf(changes: readonly Changed[], now: Instant): string | undefined {
  const ahead = changes.filter(({ at }) => Date.parse(at) > now + DAY_MS);
  const [first] = ahead;
  if (first === undefined) return undefined;
  return `${ahead.length} changes are dated in the future (${first.id}: ${first.at}) and are not read before then`;
}
