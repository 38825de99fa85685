/** `deletions.csv`, which Red Hat has beside `changes.csv`: documents that were taken from the directory. */
import type { SourceDocument, WalkFeed } from "../../ports.ts";
import { isRecord } from "../json.ts";
import { isGone } from "../walking.ts";
import type { Cursor } from "./cursor.ts";
import { readList } from "./listing.ts";

/** Where there is no such list, it is asked for again after a week. */
const WEEK_MS = 7 * 24 * 60 * 60 * 1000;
/** More in one walk is a directory that moved, not as many documents taken back. */
const MOST_DELETIONS = 500;
/** CSAF 3.2.1.12.2: what generated the document. */
const ENGINE = "Hansho: a line of deletions.csv";

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
      let latest = known?.at ?? 0;
      for (const { url, updated } of list === undefined ? [] : readList(list, directory).documents) {
        if (updated === undefined || updated > feed.now) continue;
        latest = Math.max(latest, updated);
        if (!first && updated > since) deleted.push({ url, at: updated });
      }
      cursor.deletions[directory] = { at: latest, askAt: 0 };
    } catch (error) {
      cursor.deletions[directory] = { at: since, askAt: isGone(error) ? feed.now + WEEK_MS : 0 };
    }
  }
  return deleted.toSorted((a, b) => b.at - a.at).slice(0, MOST_DELETIONS);
}

/** Whether `withdrawalOf` wrote it. */
export function isDeletion({ generator }: Record<string, unknown>): boolean {
  return isRecord(generator) && isRecord(generator.engine) && generator.engine.name === ENGINE;
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/**
 * A deletion in the words CSAF 2.1 has for it: a withdrawn document. Its tracking id is the file's name, which is
 * how a document's key has it (key.ts).
 */
export function withdrawalOf(url: string, at: number, { namespace, publisher }: Cursor): SourceDocument {
  const file = decoded(new URL(url).pathname.split("/").at(-1) ?? "").replace(/\.json$/i, "");
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
    tracking: {
      id: file,
      status: "final",
      version: "1",
      current_release_date: date,
      generator: { engine: { name: ENGINE } },
    },
  };
  return { name: url, bytes: new TextEncoder().encode(JSON.stringify({ document })) };
}
