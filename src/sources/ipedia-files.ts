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

/** What a walk remembers: the sha256 of each file read, by path; and whether it had to stop before the end. */
const WalkCursor = z.object({ read: z.record(z.string(), z.string()), more: z.boolean() });
type WalkCursor = z.infer<typeof WalkCursor>;

/** As much as a document may have (`load.ts`): larger ones are not even asked for. */
const MOST_BYTES = 64 * 1024 * 1024;

type Yielded = SourceDocument | { name: string; error: string };

/**
 * Walks the feed at `url`: the list itself (`…/ja/feed/checksum.txt`), for every file in it that `wanted` names, or
 * one file (`…/ja/rss/jvndb.rdf`), for that alone. Older files first, so that what a yearly file says of an entry
 * never follows what a newer one said. Where one cannot be had the walk ends there and goes on the next time.
 * @param wanted Tells by its path whether a file is one of the source's
 */
export async function* walkFiles(
  feed: WalkFeed,
  wanted: (path: string) => boolean,
): AsyncGenerator<Yielded, string | undefined> {
  const target = new URL(feed.url);
  const all = target.pathname.endsWith("/checksum.txt");
  const listUrl = all ? target : listOf(target);
  if (listUrl === undefined) {
    const document = await feed.get(feed.url);
    if (document !== undefined) yield document;
    return undefined;
  }
  const cursor = cursorOf(feed.cursor);
  const list = await feed.get(listUrl.href, cursor.more ? { evenUnchanged: true } : {});
  if (list === undefined) return feed.cursor;
  const read = { ...cursor.read };
  for (const file of filesIn(list)) {
    // Wherever the list says they are, they are where the list is.
    const path = new URL(file.url).pathname;
    if (!(all ? wanted(path) : path === target.pathname) || read[path] === file.sha256) continue;
    const url = new URL(path, listUrl).href;
    if (file.size > MOST_BYTES) {
      yield { name: url, error: `is larger than ${MOST_BYTES} bytes (${file.size})` };
    } else {
      try {
        const document = await feed.get(url);
        if (document !== undefined) yield document;
      } catch (error) {
        yield { name: url, error: error instanceof Error ? error.message : String(error) };
        return JSON.stringify({ read, more: true } satisfies WalkCursor);
      }
    }
    read[path] = file.sha256;
  }
  return JSON.stringify({ read, more: false } satisfies WalkCursor);
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
  const none = { read: {}, more: false };
  if (text === undefined) return none;
  try {
    return WalkCursor.parse(JSON.parse(text));
  } catch {
    return none;
  }
}
