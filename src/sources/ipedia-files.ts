/** Polls JVN iPedia's list of checksums and fetches the files whose line changed: a yearly one has up to 35 MB. */
import { z } from "zod";
import type { SourceDocument, WalkFeed } from "../ports.ts";
import { parseJson, reasonOf } from "./json.ts";

/** One file of the list. */
const ListedFile = z.object({
  url: z.url(),
  /** In hexadecimal: changes when the file does. */
  sha256: z.string().min(1).max(200),
  /** In bytes. */
  size: z.int().min(0),
  /** `2026/11/02 12:00:18`, Japanese time, which as text sorts as time does. */
  lastModified: z.string().max(40),
});
type ListedFile = z.infer<typeof ListedFile>;

const FileList = z.array(ListedFile).max(10_000);

/** What a walk remembers: the sha256 of each file read, by path; and of the one that it had to stop at. */
const WalkCursor = z.object({ read: z.record(z.string(), z.string()), stopped: z.string().optional() });
type WalkCursor = z.infer<typeof WalkCursor>;

/** As much as a document may have (`load.ts`): larger ones are not even asked for. */
const MOST_BYTES = 64 * 1024 * 1024;

type Yielded = SourceDocument | { name: string; error: string };

/**
 * Walks the feed at `url`: the list itself (`…/ja/feed/checksum.txt`), for every file in it that `wanted` names, or
 * one file (`…/ja/rss/jvndb.rdf`), for that alone. Older files first, so that what a yearly file says of an entry
 * never follows what a newer one said. Where one cannot be had the walk ends there and goes on the next time; what
 * cannot be had then either is left aside until its line changes.
 * @param wanted Tells by its path whether a file is one of the source's
 */
export async function* walkFiles(
  feed: WalkFeed,
  wanted: (path: string) => boolean,
): AsyncGenerator<Yielded, string | undefined> {
  const target = new URL(feed.url);
  const all = target.pathname.endsWith("/checksum.txt");
  const listUrl = all ? target : listOf(target);
  const cursor = cursorOf(feed.cursor);
  const listed = listUrl === undefined ? [] : await filesAt(listUrl, feed, cursor, all);
  if (listed === undefined) return feed.cursor;
  // Wherever the list says they are, they are where the list is.
  const files = listed
    .map((file) => ({ ...file, path: new URL(file.url).pathname }))
    .filter(({ path }) => (all ? wanted(path) : path === target.pathname));
  if (!all && files.length === 0) {
    const document = await feed.get(feed.url);
    if (document !== undefined) yield document;
    return undefined;
  }
  const read = { ...cursor.read };
  for (const { path, sha256, size } of files) {
    if (read[path] === sha256) continue;
    const url = new URL(path, listUrl).href;
    if (size > MOST_BYTES) {
      yield { name: url, error: `is larger than ${MOST_BYTES} bytes (${size})` };
    } else {
      try {
        const document = await feed.get(url);
        if (document !== undefined) yield document;
      } catch (error) {
        yield { name: url, error: error instanceof Error ? error.message : String(error) };
        if (cursor.stopped !== sha256) return JSON.stringify({ read, stopped: sha256 } satisfies WalkCursor);
      }
    }
    read[path] = sha256;
  }
  return JSON.stringify({ read } satisfies WalkCursor);
}

/** What the list names; undefined while it is unchanged. One file needs no list: where there is none, it names none. */
async function filesAt(
  url: URL,
  feed: WalkFeed,
  cursor: WalkCursor,
  all: boolean,
): Promise<ListedFile[] | undefined> {
  try {
    const list = await feed.get(url.href, cursor.stopped === undefined ? {} : { evenUnchanged: true });
    return list === undefined ? undefined : filesIn(list);
  } catch (error) {
    if (all) throw error;
    return [];
  }
}

/** `…/ja/feed/checksum.txt` for a file under `…/ja/`; undefined for an address of another shape. */
function listOf(file: URL): URL | undefined {
  const [, root] = /^(.*\/(?:ja|en)\/)(?:rss|feed)\//.exec(file.pathname) ?? [];
  return root === undefined ? undefined : new URL(`${root}feed/checksum.txt`, file);
}

/** Older ones first. @throws Error when it is no such list */
function filesIn(list: SourceDocument): ListedFile[] {
  const json = parseJson(list);
  if ("error" in json) throw new Error(`the list of checksums is not JSON that can be read: ${json.error}`);
  const files = FileList.safeParse(json.value);
  if (!files.success) throw new Error(`the list of checksums cannot be read: ${reasonOf(files.error)}`);
  return files.data.toSorted((a, b) =>
    a.lastModified < b.lastModified ? -1 : Number(a.lastModified > b.lastModified),
  );
}

/** A cursor nobody can read is none: everything is fetched anew. */
function cursorOf(text: string | undefined): WalkCursor {
  const none = { read: {} };
  if (text === undefined) return none;
  try {
    return WalkCursor.parse(JSON.parse(text));
  } catch {
    return none;
  }
}
