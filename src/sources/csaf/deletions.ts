/** `deletions.csv`, which Red Hat has beside `changes.csv`: documents that were taken from the directory. */
import type { SourceDocument, WalkFeed } from "../../ports.ts";
import type { Cursor } from "./cursor.ts";
import { readList } from "./listing.ts";

/** Where there is no such list, it is asked for again after a week. */
const WEEK_MS = 7 * 24 * 60 * 60 * 1000;
/** More in one walk is a directory that moved, not as many documents taken back. */
const MOST_DELETIONS = 500;

/**
 * What was deleted since the last walk, in the directories a provider names; on a first walk nothing, since nothing
 * was read yet. Providers need not have the list: that it cannot be had is no error.
 */
export async function deletedSince(feed: WalkFeed, cursor: Cursor, first: boolean) {
  const deleted: { url: string; at: number }[] = [];
  for (const directory of cursor.directories) {
    const known = cursor.deletions[directory];
    if (known !== undefined && known.askAt > feed.now) continue;
    const since = known?.at ?? (first ? feed.now : 0);
    try {
      const list = await feed.get(new URL("deletions.csv", directory).href);
      const documents = list === undefined ? [] : readList(list, directory).documents;
      const times = documents.flatMap(({ url, updated }) =>
        updated === undefined ? [] : [{ url, at: updated }],
      );
      if (!first) deleted.push(...times.filter(({ at }) => at > since));
      cursor.deletions[directory] = { at: Math.max(known?.at ?? 0, ...times.map(({ at }) => at)), askAt: 0 };
    } catch {
      cursor.deletions[directory] = { at: since, askAt: feed.now + WEEK_MS };
    }
  }
  return deleted.toSorted((a, b) => b.at - a.at).slice(0, MOST_DELETIONS);
}

/**
 * A deletion in the words CSAF 2.1 has for it: a withdrawn document. Its tracking id is the file's name, which is
 * how a document's key has it (key.ts).
 */
export function withdrawalOf(url: string, at: number, { namespace, publisher }: Cursor): SourceDocument {
  const file = decodeURIComponent(new URL(url).pathname.split("/").at(-1) ?? "").replace(/\.json$/i, "");
  const date = new Date(at).toISOString();
  const document = {
    category: "csaf_withdrawn",
    csaf_version: "2.1",
    title: file,
    notes: [
      {
        category: "description",
        title: "Reasoning for Withdrawal",
        text: "The publisher deleted this document from its directory.",
      },
    ],
    publisher: { category: "vendor", name: publisher, namespace },
    tracking: { id: file, status: "final", version: "1", current_release_date: date },
  };
  return { name: url, bytes: new TextEncoder().encode(JSON.stringify({ document })) };
}
