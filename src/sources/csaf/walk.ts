/** Walks a CSAF provider: its metadata, then its ROLIE feeds or directories, then what changed (CSAF 7). */
import { hash } from "node:crypto";
import type { SourceDocument, Walk, WalkFeed } from "../../ports.ts";
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

type Yielded = SourceDocument | { name: string; error: string };

function reasonFrom(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Where a directory's lists are: `https://example.com/csaf/` for itself or for a list in it. */
function directoryOf(url: string): string {
  return new URL(".", url).href;
}

/**
 * Looks at what the feed's address holds, unless it is unchanged: then the cursor knows.
 * @throws Error when it leads to no documents
 */
async function provider(feed: WalkFeed, cursor: Cursor): Promise<{ opened?: SourceDocument }> {
  if (feed.url.endsWith("/")) {
    cursor.directories = [feed.url];
    return {};
  }
  const document = await feed.get(feed.url);
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
  opened?: SourceDocument,
): Promise<ReadListing | undefined> {
  if (opened !== undefined) return readList(opened, directory);
  try {
    const changes = await feed.get(new URL("changes.csv", directory).href);
    return changes === undefined ? undefined : readList(changes, directory);
  } catch (error) {
    const index = await feed.get(new URL("index.txt", directory).href).catch(() => {
      throw error;
    });
    return index === undefined ? undefined : readList(index, directory);
  }
}

/** Newest first; without a time, by the address, which begins with the year. */
function newestFirst(a: Listed, b: Listed): number {
  return (b.updated ?? 0) - (a.updated ?? 0) || (a.url < b.url ? 1 : -1);
}

/** An address in a few signs: a cursor holds many. */
function mark(url: string): string {
  return hash("sha256", url).slice(0, 10);
}

/** What changed since the place, and the new place. A list without times names candidates every time. */
function changedSince(
  documents: readonly Listed[],
  place: Place | undefined,
): { changed: Listed[]; next: Place } {
  const sorted = documents.toSorted(newestFirst);
  const done = new Set(place?.done);
  const changed = sorted.filter(
    ({ url, updated }) =>
      place === undefined ||
      (updated === undefined
        ? !done.has(mark(url))
        : updated > place.at || (updated === place.at && !done.has(mark(url)))),
  );
  const at = Math.max(place?.at ?? 0, sorted[0]?.updated ?? 0);
  const latest = sorted.filter(({ updated }) => (updated ?? at) === at).map(({ url }) => mark(url));
  return { changed, next: { at, done: latest.slice(0, MOST_DONE) } };
}

/** Reads one feed or directory and adds what changed to what is to be fetched. */
async function* collect(
  cursor: Cursor,
  url: string,
  listing: Promise<ReadListing | undefined>,
  changed: Listed[],
): AsyncGenerator<Yielded, boolean> {
  let read: ReadListing | undefined;
  try {
    read = await listing;
  } catch (error) {
    yield { name: url, error: reasonFrom(error) };
    return false;
  }
  if (read === undefined) return true;
  yield* read.errors;
  const found = changedSince(read.documents, cursor.places[url]);
  cursor.places[url] = found.next;
  changed.push(...found.changed);
  return true;
}

/** Fetches what is to be fetched, as much as one walk may; the rest stays pending. */
async function* fetchAll(feed: WalkFeed, cursor: Cursor, queue: readonly Pending[]): AsyncGenerator<Yielded> {
  const left: Pending[] = queue.slice(MOST_DOCUMENTS);
  for (const [url, updated, failures] of queue.slice(0, MOST_DOCUMENTS)) {
    try {
      const document = await feed.get(url);
      if (document !== undefined) yield document;
    } catch (error) {
      yield { name: url, error: reasonFrom(error) };
      if (failures + 1 < ATTEMPTS) left.push([url, updated, failures + 1]);
    }
  }
  cursor.pending = left.slice(0, MOST_PENDING);
  const lost = left.length - cursor.pending.length;
  if (lost > 0) {
    yield {
      name: feed.url,
      error: `${lost} more documents changed than are kept for later; they are read when they change again`,
    };
  }
}

/**
 * A feed's address is that of `provider-metadata.json`, of one ROLIE feed, of a directory (ending in `/`) or of its
 * `changes.csv`. The first walk takes in the newest 200 documents; later ones what changed since, newest first, 200
 * at a time, the rest in the walks that follow (docs/adr/0085). Documents a provider deleted are withdrawn.
 */
export const walk: Walk = async function* (feed) {
  const before = readCursor(feed.cursor);
  const cursor = before ?? emptyCursor();
  const { opened } = await provider(feed, cursor);
  const changed: Listed[] = [];
  let answered = 0;
  for (const url of cursor.feeds) {
    const listing = Promise.resolve(url === feed.url ? opened : feed.get(url)).then((document) =>
      document === undefined ? undefined : readRolieFeed(document),
    );
    if (yield* collect(cursor, url, listing, changed)) answered++;
  }
  // ROLIE is preferred; where a provider has both, or its feeds do not answer, the directories hold the same.
  const directories = answered > 0 ? [] : cursor.directories;
  for (const directory of directories) {
    if (yield* collect(cursor, directory, listOf(feed, directory, opened), changed)) answered++;
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
