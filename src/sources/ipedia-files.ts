/** Polls JVN iPedia's list of checksums and fetches the files whose line changed: a yearly one has up to 35 MB. */
import { z } from "zod";
import type { SourceDocument, WalkFeed, WalkStep } from "../ports.ts";
import { parseJson, reasonOf } from "./json.ts";
import { reasonFrom } from "./walking.ts";

/** One file of the list. */
const ListedFile = z.object({
  url: z.url({ protocol: /^https?$/ }),
  /** In hexadecimal: changes when the file does. */
  sha256: z.string().min(1).max(200),
  /** In bytes. */
  size: z.int().min(0),
  /** `2026/11/02 12:00:18`, Japanese time, which as text sorts as time does. */
  lastModified: z.string().max(40),
});
type ListedFile = z.infer<typeof ListedFile>;

const MOST_FILES = 10_000;

/** What a walk remembers: the sha256 of each file read, by path; and of the one that it had to stop at. */
const WalkCursor = z.object({ read: z.record(z.string(), z.string()), stopped: z.string().optional() });
type WalkCursor = z.infer<typeof WalkCursor>;

/** As much as a document may have (`load.ts`): larger ones are not even asked for. */
const MOST_BYTES = 64 * 1024 * 1024;

interface FileList {
  /** Older ones first. */
  files: ListedFile[];
  /** What of it cannot be read, in words. */
  damage?: string | undefined;
}

/**
 * Walks the feed at `url`: the list itself (`…/ja/feed/checksum.txt`), for every file in it that `wanted` names, or
 * one file (`…/ja/rss/jvndb.rdf`), for that alone. Older files first, so that what a yearly file says of an entry
 * never follows what a newer one said. Where one cannot be had whole the walk ends there and goes on the next time;
 * what cannot be had then either is left aside until its line changes. Where it is the only one, the feed fails.
 * @param wanted Tells by its path whether a file is one of the source's
 */
export async function* walkFiles(
  feed: WalkFeed,
  wanted: (path: string) => boolean,
): AsyncGenerator<WalkStep, string | undefined> {
  const target = new URL(feed.url);
  const all = target.pathname.endsWith("/checksum.txt");
  const listUrl = all ? target : listOf(target);
  const cursor = cursorOf(feed.cursor);
  const list = listUrl === undefined ? { files: [] } : await filesAt(listUrl, feed, cursor, all);
  if (list === undefined) return feed.cursor;
  if (list.damage !== undefined) yield { name: String(listUrl), error: list.damage };
  // Wherever the list says they are, they are where the list is.
  const files = list.files
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
    const url = addressOf(path, listUrl ?? target);
    let came = false;
    try {
      if (size > MOST_BYTES) throw new Error(`is larger than ${MOST_BYTES} bytes (${size})`);
      const document = await feed.get(url);
      if (document !== undefined) yield document;
      came = true;
      if (document !== undefined && !endsWhole(document)) throw new Error("was cut off before its end");
    } catch (error) {
      if (!all && !came) throw error;
      yield { name: url, error: reasonFrom(error) };
      const again = size <= MOST_BYTES && cursor.stopped !== sha256;
      if (again) return JSON.stringify({ read, stopped: sha256 } satisfies WalkCursor);
    }
    read[path] = sha256;
  }
  return JSON.stringify({ read } satisfies WalkCursor);
}

/** Not `new URL(path, list)`: a path that begins with two slashes would name another host. */
function addressOf(path: string, list: URL): string {
  const url = new URL(list);
  url.pathname = path;
  url.search = "";
  return url.href;
}

/** Whether the root element is closed: what came of a file that is half written is read, but not all it holds. */
function endsWhole({ bytes }: SourceDocument): boolean {
  const end = Buffer.from(bytes.subarray(-200)).toString("latin1");
  return /<\/[\w:-]{1,100}>\s*(?:<!--[^>]*-->\s*)?$/.test(end);
}

/** What the list names; undefined while it is unchanged. One file needs no list: where there is none, it names none. */
async function filesAt(
  url: URL,
  feed: WalkFeed,
  cursor: WalkCursor,
  all: boolean,
): Promise<FileList | undefined> {
  try {
    const list = await feed.get(url.href, cursor.stopped === undefined ? {} : { evenUnchanged: true });
    return list === undefined ? undefined : filesIn(list);
  } catch (error) {
    if (all) throw error;
    return { files: [] };
  }
}

/** `…/ja/feed/checksum.txt` for a file under `…/ja/`; undefined for an address of another shape. */
function listOf(file: URL): URL | undefined {
  const [, root] = /^(.*\/(?:ja|en)\/)(?:rss|feed)\//.exec(file.pathname) ?? [];
  return root === undefined ? undefined : new URL(`${root}feed/checksum.txt`, file);
}

/** @throws Error when it is no such list */
function filesIn(document: SourceDocument): FileList {
  const json = parseJson(document);
  if ("error" in json) throw new Error(`the list of checksums is not JSON that can be read: ${json.error}`);
  if (!Array.isArray(json.value) || json.value.length > MOST_FILES)
    throw new Error("the list of checksums cannot be read: it is no list of files");
  const files: ListedFile[] = [];
  const broken: string[] = json.cut ? ["it was cut off"] : [];
  for (const wire of json.value) {
    const file = ListedFile.safeParse(wire);
    if (file.success) files.push(file.data);
    else broken.push(reasonOf(file.error));
  }
  if (files.length === 0 && broken.length > 0)
    throw new Error(`the list of checksums cannot be read: ${broken[0]}`);
  files.sort((a, b) => (a.lastModified < b.lastModified ? -1 : Number(a.lastModified > b.lastModified)));
  const damage = `${broken.length} of its ${json.value.length} lines cannot be read, the first: ${broken[0]}`;
  return { files, ...(broken.length > 0 && { damage }) };
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
