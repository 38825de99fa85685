/** Walks a CSAF provider: its metadata, then its ROLIE feeds or directories, then what changed (CSAF 7). */
import { hash } from "node:crypto";
import type { SourceDocument, Walk, WalkFeed, WalkStep } from "../../ports.ts";
import { isRecord, parseJson } from "../json.ts";
import { createPatience, isGone, reasonFrom, wholeJson } from "../walking.ts";
import { emptyCursor, readCursor, type Cursor, type Pending, type Place } from "./cursor.ts";
import { deletedSince, withdrawalOf } from "./deletions.ts";
import {
  listingKindOf,
  readList,
  readMetadata,
  readRolieFeed,
  type Listed,
  type ReadListing,
} from "./listing.ts";

/** Documents fetched by one walk. */
const MOST_DOCUMENTS = 200;
/** Documents kept for later walks. */
const MOST_PENDING = 2_000;
/** Walks in which a document that cannot be had is tried. */
const ATTEMPTS = 5;
/** Addresses remembered of those that changed at the very last moment a feed names, or of a list without times. */
const MOST_DONE = 20_000;

/** Where a directory's lists are: `https://example.com/csaf/` for itself or for a list in it. */
function directoryOf(url: string): string {
  return new URL(".", url).href;
}

/**
 * Looks at what the feed's address holds, unless it is unchanged: then the cursor knows.
 * @throws Error when it leads to no documents
 */
async function provider(
  feed: WalkFeed,
  cursor: Cursor,
  options: { evenUnchanged?: boolean },
): Promise<{ opened?: SourceDocument }> {
  if (feed.url.endsWith("/")) {
    cursor.directories = [feed.url];
    return {};
  }
  const document = await feed.get(feed.url, options);
  if (document === undefined) return {};
  const kind = listingKindOf(document);
  if (kind === "rolie-feed") cursor.feeds = [feed.url];
  else if (kind === "list") cursor.directories = [directoryOf(feed.url)];
  else if (kind === "provider-metadata") {
    const { namespace, publisher, feeds, directories } = readMetadata(document);
    Object.assign(cursor, { namespace, publisher, feeds, directories });
    if (feeds.length + directories.length === 0) {
      throw new Error("the provider's metadata names no public ROLIE feed and no directory");
    }
    return {};
  } else {
    throw new Error("is neither a CSAF provider's metadata nor a ROLIE feed nor a list of documents");
  }
  return { opened: document };
}

/** The list a directory has: with times, else without. Undefined when it is unchanged. */
async function listOf(
  feed: WalkFeed,
  directory: string,
  { opened, options }: { opened: SourceDocument | undefined; options: { evenUnchanged?: boolean } },
): Promise<ReadListing | undefined> {
  if (opened !== undefined) return readList(opened, directory);
  try {
    const changes = await feed.get(new URL("changes.csv", directory).href, options);
    return changes === undefined ? undefined : readList(changes, directory);
  } catch (error) {
    // Not when the server is merely busy: without times everything would be read anew.
    if (!isGone(error)) throw error;
    const index = await feed.get(new URL("index.txt", directory).href, options).catch(() => {
      throw error;
    });
    return index === undefined ? undefined : readList(index, directory);
  }
}

/** Newest first; without a time, by the address, which begins with the year. */
function newestFirst(a: Listed, b: Listed): number {
  return (b.updated ?? 0) - (a.updated ?? 0) || (a.url < b.url ? 1 : -1);
}

/** A line in a few signs: a cursor holds many. */
function mark({ url, updated }: Listed): string {
  return hash("sha256", `${updated ?? ""} ${url}`).slice(0, 10);
}

/**
 * What changed since the place, and the new place. Documents dated in the future move it no further, lest it hide what
 * comes before them. A list without times names candidates every time.
 */
function changedSince(
  documents: readonly Listed[],
  place: Place | undefined,
  now: number,
): { changed: Listed[]; next: Place } {
  const sorted = documents.toSorted(newestFirst);
  const done = new Set(place?.done);
  const from = place?.at ?? 0;
  const changed = sorted.filter(
    (listed) => place === undefined || ((listed.updated ?? from) >= from && !done.has(mark(listed))),
  );
  const at = Math.max(from, sorted.find(({ updated = 0 }) => updated <= now)?.updated ?? 0);
  const latest = sorted.filter(({ updated }) => (updated ?? at) >= at).map(mark);
  return { changed, next: { at, done: latest.slice(0, MOST_DONE) } };
}

/** Reads one feed or directory and adds what changed to what is to be fetched. */
async function* collect(
  { feed, cursor, changed }: { feed: WalkFeed; cursor: Cursor; changed: Listed[] },
  url: string,
  listing: Promise<ReadListing | undefined>,
): AsyncGenerator<WalkStep, boolean> {
  let read: ReadListing | undefined;
  try {
    read = await listing;
  } catch (error) {
    yield { name: url, error: reasonFrom(error) };
    return false;
  }
  if (read === undefined) return true;
  // However many lines there are, one list is what cannot be read.
  const [first] = read.errors;
  const others = read.errors.length === 1 ? "" : ` (${read.errors.length} lines like it)`;
  if (first !== undefined) yield { name: url, error: `${first.name}: ${first.error}${others}` };
  const found = changedSince(read.documents, cursor.places[url], feed.now);
  cursor.places[url] = found.next;
  changed.push(...found.changed);
  return true;
}

/**
 * Fetches what is to be fetched, as much as one walk may; the rest stays pending. A server that fails ends the walk,
 * and what it was asked for then counts as not tried.
 */
async function* fetchAll(
  feed: WalkFeed,
  cursor: Cursor,
  queue: readonly Pending[],
): AsyncGenerator<WalkStep> {
  const patience = createPatience();
  const failed: Pending[] = [];
  /** What is behind us for good: so many of the queue, and of those that failed. */
  let done = { documents: 0, failed: 0 };
  for (const [index, [url, updated, failures]] of queue.slice(0, MOST_DOCUMENTS).entries()) {
    try {
      const document = await feed.get(url, { evenUnchanged: true });
      if (document !== undefined) {
        notePublisher(cursor, wholeJson(document));
        yield document;
      }
      patience.came();
    } catch (error) {
      const end = patience.lost(error);
      if (end !== undefined) {
        yield* keepPending(feed, cursor, [...queue.slice(done.documents), ...failed.slice(0, done.failed)]);
        yield { cursor: JSON.stringify(cursor) };
        throw end;
      }
      yield { name: url, error: reasonFrom(error) };
      if (failures + 1 < ATTEMPTS) failed.push([url, updated, failures + 1]);
    }
    if (!patience.tried()) done = { documents: index + 1, failed: failed.length };
  }
  yield* keepPending(feed, cursor, [...queue.slice(MOST_DOCUMENTS), ...failed]);
}

function* keepPending(feed: WalkFeed, cursor: Cursor, left: readonly Pending[]): Generator<WalkStep> {
  cursor.pending = left.slice(0, MOST_PENDING);
  const lost = left.length - cursor.pending.length;
  if (lost === 0) return;
  yield {
    name: feed.url,
    error: `${lost} more documents changed than are kept for later; they are read when they change again`,
  };
}

/** A directory without metadata says who publishes it by its documents; a deletion has to be told from others'. */
function notePublisher(cursor: Cursor, document: SourceDocument): void {
  if (cursor.namespace !== undefined) return;
  const json = parseJson(document);
  const { document: head } = "value" in json && isRecord(json.value) ? json.value : {};
  const publisher = isRecord(head) && isRecord(head.publisher) ? head.publisher : {};
  if (typeof publisher.namespace === "string") cursor.namespace = publisher.namespace;
  if (typeof publisher.name === "string") cursor.publisher = publisher.name;
}

/**
 * A feed's address is that of `provider-metadata.json`, of one ROLIE feed, of a directory (ending in `/`) or of its
 * `changes.csv`. The first walk takes in the newest 200 documents; later ones what changed since, newest first, 200
 * at a time, the rest in the walks that follow (docs/adr/0085). Documents a provider deleted are withdrawn.
 */
export const walk: Walk = async function* (feed) {
  const before = readCursor(feed.cursor);
  const cursor = before ?? emptyCursor();
  // A cursor nobody can read knows nothing of what is unchanged since.
  const options = feed.cursor !== undefined && before === undefined ? { evenUnchanged: true } : {};
  const { opened } = await provider(feed, cursor, options);
  const changed: Listed[] = [];
  let answered = 0;
  for (const url of cursor.feeds) {
    const listing = Promise.resolve(url === feed.url ? opened : feed.get(url, options)).then((document) =>
      document === undefined ? undefined : readRolieFeed(document),
    );
    if (yield* collect({ feed, cursor, changed }, url, listing)) answered++;
  }
  // ROLIE is preferred; where a provider has both, or its feeds do not answer, the directories hold the same.
  const directories = answered > 0 ? [] : cursor.directories;
  for (const directory of directories) {
    const listing = listOf(feed, directory, { opened, options });
    if (yield* collect({ feed, cursor, changed }, directory, listing)) answered++;
  }
  if (answered === 0) throw new Error("none of the provider's feeds and directories can be read");

  const urls = new Set<string>();
  const queue: Pending[] = [];
  for (const { url, updated } of changed.toSorted(newestFirst)) {
    if (urls.has(url) || (before === undefined && queue.length >= MOST_DOCUMENTS)) continue;
    urls.add(url);
    queue.push([url, updated ?? null, 0]);
  }
  yield* fetchAll(feed, cursor, [...queue, ...cursor.pending.filter(([url]) => !urls.has(url))]);

  for (const { url, at } of await deletedSince(feed, cursor, before === undefined)) {
    // A document that is listed as changed again after it was deleted is back.
    const back = changed.some((listed) => listed.url === url && (listed.updated ?? 0) > at);
    if (!back) yield withdrawalOf(url, at, cursor);
  }
  return JSON.stringify(cursor);
};
