/** Goes through JPCERT/CC's feed: the pages of alerts that are new or changed, then the feed itself. */
import type { SourceDocument, Walk, WalkFeed } from "../../ports.ts";
import { openRdf, type RdfItem } from "../rdf.ts";
import { JpcertCursor, JpcertItem } from "./schema.ts";

/** An alert's page, on whichever host the feed is. */
const PAGE = /^(?:\/english)?\/at\/20\d\d\/at\d{6}\.html$/;
/** More than the feed has ever held; keeps the cursor small. */
const MOST_PAGES = 100;
/** Stands before the date of a page that could not be fetched. */
const FAILED = "!";

/**
 * The pages come before the feed, so that an advisory's first words are whole; a page that cannot be had is tried
 * again at the next walk, whether or not the feed changed. Pages that are missing are told of together: the feed is
 * well without them. The cursor holds only what the feed lists now.
 */
export const walkJpcert: Walk = async function* (feed) {
  const before = cursorOf(feed.cursor);
  const document = await feed.get(feed.url);
  const wanted = (document === undefined ? undefined : alertsIn(document)) ?? withoutMarks(before);
  const cursor: JpcertCursor = {};
  const lost: { name: string; error: string }[] = [];
  for (const [path, date] of Object.entries(wanted)) {
    if (before[path] === date) {
      cursor[path] = date;
      continue;
    }
    const loaded = await load(feed, new URL(path, feed.url).href);
    const isLost = loaded !== undefined && "error" in loaded;
    cursor[path] = isLost ? FAILED + date : date;
    if (isLost) lost.push(loaded);
    else if (loaded !== undefined) yield loaded;
  }
  const [first] = lost;
  if (first !== undefined) {
    const others = lost.length === 1 ? "" : ` (and those of ${lost.length - 1} more)`;
    yield {
      name: first.name,
      error: `the page of an alert${others} could not be had: ${first.name}: ${first.error}`,
    };
  }
  if (document !== undefined) yield document;
  return JSON.stringify(cursor);
};

function withoutMarks(cursor: JpcertCursor): JpcertCursor {
  return Object.fromEntries(
    Object.entries(cursor).map(([path, date]) => [
      path,
      date.startsWith(FAILED) ? date.slice(FAILED.length) : date,
    ]),
  );
}

async function load(
  feed: WalkFeed,
  url: string,
): Promise<SourceDocument | { name: string; error: string } | undefined> {
  try {
    return await feed.get(url);
  } catch (error) {
    return { name: url, error: error instanceof Error ? error.message : String(error) };
  }
}

function cursorOf(text: string | undefined): JpcertCursor {
  try {
    return JpcertCursor.parse(JSON.parse(text ?? "{}"));
  } catch {
    // A cursor of another version: every page is fetched once more.
    return {};
  }
}

/** Path of the page and date of each alert listed; undefined for what cannot be read, of which ingest says why. */
function alertsIn(document: SourceDocument): JpcertCursor | undefined {
  const alerts: JpcertCursor = {};
  for (const item of itemsOf(document)?.slice(0, MOST_PAGES) ?? []) {
    const parsed = JpcertItem.safeParse(wireOf(item));
    if (!parsed.success) continue;
    const { link, "dc:date": date } = parsed.data;
    const path = URL.parse(link?.trim() ?? "")?.pathname ?? "";
    if (PAGE.test(path)) alerts[path] = date?.trim() ?? "undated";
  }
  return Object.keys(alerts).length === 0 ? undefined : alerts;
}

function itemsOf(document: SourceDocument): RdfItem[] | undefined {
  try {
    return openRdf(document).items;
  } catch {
    return undefined;
  }
}

function wireOf(item: RdfItem): unknown {
  try {
    return item.wire();
  } catch {
    return undefined;
  }
}
