/** Walks api.github.com/advisories, oldest change first. */
import type { Instant, SourceDocument, Walk } from "../../ports.ts";
import { isRecord, parseJson } from "../json.ts";

const DAY_MS = 86_400_000;
/** How far back the first walk goes. */
const FIRST_DAYS = 7;
/** Most that GitHub gives at once. */
const PAGE = 100;
/** Pages of one walk: without a token GitHub answers 60 requests an hour. */
const MOST_PAGES = 20;

/**
 * Asks for what was updated since, in the order of updates, and goes on from the last one's time: GitHub pages by
 * a cursor that it gives in a header alone (docs/adr/0081-github-pages.md). The cursor is that time. The feed's
 * own parameters (`type=malware`, `ecosystem=npm`) stay.
 */
export const walk: Walk = async function* (feed) {
  const known = Date.parse(feed.cursor ?? "");
  // So too where our clock was ahead: what it said is not when anything was updated.
  const first = Number.isNaN(known) || known > feed.now;
  let since = secondsOf(first ? feed.now - FIRST_DAYS * DAY_MS : known);
  for (let count = 0; count < MOST_PAGES; count += 1) {
    const url = new URL(feed.url);
    url.searchParams.set("updated", `>=${since}`);
    url.searchParams.set("sort", "updated");
    url.searchParams.set("direction", "asc");
    url.searchParams.set("per_page", String(PAGE));
    const headers = { accept: "application/vnd.github+json" };
    const document = await feed.get(url.href, { headers, evenUnchanged: true });
    if (document === undefined) break;
    const { last, length } = timesOf(document, feed.now);
    yield document;
    if (last === undefined) break;
    const next = secondsOf(last);
    if (length < PAGE) return next;
    if (next === since) {
      // A whole page of one second: those behind it cannot be asked for, and the walk must not stand still.
      yield {
        name: url.href,
        error: `more than ${PAGE} advisories were updated at ${since}; some of them were not read`,
      };
      since = secondsOf(last + 1_000);
    } else {
      since = next;
    }
    yield { cursor: since };
  }
  return since;
};

function secondsOf(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

/**
 * How many there are, and when the last of them was updated; not those dated in the future, before which others come.
 * @throws Error for what is no list of advisories: an error message, for example
 */
function timesOf(document: SourceDocument, now: Instant): { length: number; last: Instant | undefined } {
  const json = parseJson(document);
  if ("error" in json) throw new Error(`is not JSON that can be read: ${json.error}`);
  if (!Array.isArray(json.value)) throw new Error("is not a list of advisories");
  const times = json.value
    .map((advisory) => (isRecord(advisory) ? Date.parse(String(advisory.updated_at)) : Number.NaN))
    .filter((time) => time <= now);
  return { length: json.value.length, last: times.length === 0 ? undefined : Math.max(...times) };
}
