/** Walks a list of what changed, newest first or not, to the records themselves: CVE's delta log, OSV's modified_id.csv. */
import { z } from "zod";
import type { Instant, SourceDocument, WalkFeed } from "../ports.ts";

/** One line of a list: this record, there, changed then (ISO 8601). */
export interface Changed {
  at: string;
  id: string;
  url: string;
}

export interface ChangeList {
  changes: Changed[];
  /** What cannot be known from the list any more, in words, where it does not go back to `since`. */
  gap?: string | undefined;
}

/** Records fetched by one walk; the others the next time. */
const MOST = 500;
/** How far back the first walk goes. */
const FIRST_DAYS = 7;
const DAY_MS = 86_400_000;
/** Records in a row that cannot be had: then it is the feed that fails, and all of it is tried again later. */
const FAILURES = 5;

const Cursor = z.object({
  /** The last change that was followed. */
  at: z.string(),
  id: z.string(),
  /** The list went on from there. */
  more: z.boolean(),
  /** Records that could not be had: tried once more, then given up. */
  again: z.array(z.object({ id: z.string(), url: z.string() })),
});
type Cursor = z.infer<typeof Cursor>;

type Yielded = SourceDocument | { name: string; error: string };

/**
 * Yields each record that changed since the last walk (on the first: in the last seven days), oldest first, once
 * however often it changed, at most 500. A record that cannot be had is yielded as an error and tried once more
 * on the next walk.
 * @param changedIn reads the list. @throws Error with a readable reason
 */
export async function* walkChanged(
  feed: WalkFeed,
  changedIn: (list: SourceDocument, since: Instant) => ChangeList,
): AsyncGenerator<Yielded, string | undefined> {
  const last = cursorOf(feed.cursor);
  const unfinished = last !== undefined && (last.more || last.again.length > 0);
  const list = await feed.get(feed.url, unfinished ? { evenUnchanged: true } : {});
  if (list === undefined && !unfinished) return feed.cursor;
  const since = last === undefined ? feed.now - FIRST_DAYS * DAY_MS : Date.parse(last.at);
  const { changes, gap } = list === undefined ? { changes: [] } : changedIn(list, since);
  if (gap !== undefined && last !== undefined) yield { name: feed.url, error: gap };
  const pending = laterThan(changes, since, last);
  const due = pending.slice(0, MOST);

  const again: Cursor["again"] = [];
  let failures = 0;
  for (const { id, url, retried } of [
    ...retries(last, due),
    ...due.map((change) => ({ ...change, retried: false })),
  ]) {
    try {
      const document = await feed.get(url);
      failures = 0;
      if (document !== undefined) yield document;
    } catch (error) {
      failures += 1;
      const reason = error instanceof Error ? error.message : String(error);
      if (failures === FAILURES)
        throw new Error(`${FAILURES} records in a row could not be had; the last: ${reason}`);
      yield { name: url, error: retried ? `${reason} (given up after two tries)` : reason };
      if (!retried) again.push({ id, url });
    }
  }
  const reached = due.at(-1) ?? last;
  if (reached === undefined)
    return JSON.stringify({ at: new Date(since).toISOString(), id: "", more: false, again });
  return JSON.stringify({ at: reached.at, id: reached.id, more: pending.length > due.length, again });
}

/** Those of the last walk that are not due anyway. */
function retries(last: Cursor | undefined, due: readonly Changed[]) {
  const ids = new Set(due.map(({ id }) => id));
  return (last?.again ?? []).filter(({ id }) => !ids.has(id)).map((record) => ({ ...record, retried: true }));
}

/** A cursor nobody can read is none: the walk begins anew rather than never. */
function cursorOf(text: string | undefined): Cursor | undefined {
  if (text === undefined) return undefined;
  try {
    const parsed = Cursor.safeParse(JSON.parse(text));
    return parsed.success && !Number.isNaN(Date.parse(parsed.data.at)) ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** The changes after the cursor, oldest first; of several of one record the last. */
function laterThan(changes: readonly Changed[], since: Instant, last: Cursor | undefined): Changed[] {
  const later = changes
    .map((change) => ({ change, time: Date.parse(change.at) }))
    .filter(
      ({ change, time }) => time > since || (time === since && last !== undefined && change.id > last.id),
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
