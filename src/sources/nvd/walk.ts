/** Walks NVD's CVE API 2.0 by the time of last change (nvd.nist.gov/developers/start-here, best practices). */
import type { SourceDocument, Walk, WalkFeed } from "../../ports.ts";
import { parseJson, reasonOf } from "../json.ts";
import { NvdPage } from "./schema.ts";

const DAY_MS = 86_400_000;
/** The longest span NVD takes. */
const WINDOW_MS = 120 * DAY_MS;
/** How far back the first walk goes, unless the feed's address says since when. */
const FIRST_MS = 7 * DAY_MS;
/** Most that NVD gives at once, and its default. */
const PAGE = 2_000;
/** Pages of one walk; the windows that are left come the next time. */
const MOST_PAGES = 50;
/** Pages of one window: all of NVD several times over. A server that goes on giving pages is out of order. */
const MOST_OF_WINDOW = 1_000;
/** A change may be dated a little before NVD gives it, and our clock differ from theirs: so much is asked for again. */
const OVERLAP_MS = 60 * 60_000;

/**
 * Yields page after page of each window of at most 120 days since the last walk. The cursor is the end of the last
 * window that was read whole, as ISO 8601; one in the future (a clock that was ahead) is none. Parameters in the feed's address stay (`noRejected`, `hasKev`); a
 * `lastModStartDate` there is where the first walk begins.
 */
export const walk: Walk = async function* (feed) {
  const address = new URL(feed.url);
  const stated = Date.parse(address.searchParams.get("lastModStartDate") ?? "");
  const known = Date.parse(feed.cursor ?? "");
  const first = Number.isNaN(stated) || known > feed.now ? feed.now - FIRST_MS : stated;
  let start = known <= feed.now ? known - OVERLAP_MS : first;
  let pages = 0;
  while (start < feed.now && pages < MOST_PAGES) {
    const end = Math.min(start + WINDOW_MS, feed.now);
    const before = pages;
    for (let index = 0, total = Number.POSITIVE_INFINITY; index < total; pages += 1) {
      if (pages - before >= MOST_OF_WINDOW) throw new Error(`${feed.url} gives more pages than there can be`);
      const document = await feed.get(pageUrl(address, start, end, index), { evenUnchanged: true });
      if (document === undefined)
        throw new Error(`${feed.url} gave nothing for a time it was not asked about yet`);
      const { page, cut } = pageOf(document, feed);
      yield document;
      if (cut) throw new Error(`${feed.url} gave a page that is cut off`);
      // What is changed while we read leaves the window, and those behind it move up: go back as far.
      const moved = Number.isFinite(total) ? Math.max(0, total - page.totalResults) : 0;
      total = page.totalResults;
      if (page.vulnerabilities.length === 0 && index < total)
        throw new Error(`${feed.url} gave an empty page, though ${total - index} CVEs are to come`);
      index += Math.max(1, page.vulnerabilities.length - moved);
    }
    start = end;
    yield { cursor: new Date(start).toISOString() };
  }
  return new Date(start).toISOString();
};

function pageUrl(address: URL, start: number, end: number, index: number): string {
  const url = new URL(address);
  url.searchParams.set("lastModStartDate", new Date(start).toISOString());
  url.searchParams.set("lastModEndDate", new Date(end).toISOString());
  url.searchParams.set("resultsPerPage", String(PAGE));
  url.searchParams.set("startIndex", String(index));
  return url.href;
}

/** @throws Error when it is no page: without its count nobody knows where the next one begins */
function pageOf(document: SourceDocument, feed: WalkFeed): { page: NvdPage; cut: boolean } {
  const json = parseJson(document);
  if ("error" in json) throw new Error(`${feed.url} gave something that is not JSON: ${json.error}`);
  const page = NvdPage.safeParse(json.value);
  if (!page.success) throw new Error(`${feed.url} gave no page of CVEs: ${reasonOf(page.error)}`);
  return { page: page.data, cut: json.cut };
}
