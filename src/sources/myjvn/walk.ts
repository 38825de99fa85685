/** Polls MyJVN: what was updated since the last walk, page by page; this year's alerts; the yearly detail files. */
import { z } from "zod";
import type { Instant, SourceDocument, WalkFeed, WalkStep } from "../../ports.ts";
import { walkFiles } from "../ipedia-files.ts";
import { isRecord, looksLikeJson, parseJson } from "../json.ts";
import { decodeText } from "../text.ts";
import { Status, statusIn } from "./status.ts";

/** The most an answer holds, by the API's own limit. */
const PAGE = 50;
/** Far more than is updated in a month; a walk that would need more has been misunderstood by the server. */
const MOST_PAGES = 200;
const JAPAN_MS = 9 * 60 * 60 * 1000;
const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

const Cursor = z.object({ day: z.iso.date() });

/** The day in Japan, `2026-11-20`: MyJVN's dates are Japanese ones. */
function dayOf(instant: Instant): string {
  return new Date(instant + JAPAN_MS).toISOString().slice(0, 10);
}

/**
 * Walks the feed at `url`, whose own parameters (`feed`, `lang`, `cpeName` …) stay. `getVulnOverviewList`: what was
 * updated in the last week, from the second time on since the day of the last walk; so too the bare address. `getAlertList`: the alerts updated
 * this year, and last year's until that was seen to its end. Any other: one answer.
 */
export async function* walk(feed: WalkFeed): AsyncGenerator<WalkStep, string | undefined> {
  const url = new URL(feed.url);
  if (url.pathname.endsWith("/myjvn") && !url.searchParams.has("method")) {
    url.searchParams.set("method", "getVulnOverviewList");
    if (!url.searchParams.has("feed")) url.searchParams.set("feed", "hnd");
  }
  const method = url.searchParams.get("method");
  if (method === null) return yield* walkFiles(feed, (path) => path.includes("/feed/detail/"));
  if (method !== "getVulnOverviewList" && method !== "getAlertList") {
    const document = await feed.get(feed.url);
    if (document !== undefined) yield document;
    return feed.cursor;
  }
  const today = dayOf(feed.now);
  const since = cursorOf(feed.cursor, today);
  const queries =
    method === "getVulnOverviewList"
      ? [updatedSince(since)]
      : yearsOf(since, today).map((year) => ({ datePublished: year }));
  for (const query of queries) {
    const end = yield* pagesOf(feed, url, query);
    if (end === "broken") return feed.cursor;
    // What is older was told of as not read.
    if (end === "too many") return cursorAt(dayOf(feed.now - WEEK_MS));
  }
  return cursorAt(today);
}

function cursorAt(day: string): string {
  return JSON.stringify({ day } satisfies z.infer<typeof Cursor>);
}

/** Each of the three ranges is a week where it is not given: updated *and* registered *and* published in it. */
function updatedSince(day: string | undefined): Record<string, string> {
  const others = { rangeDatePublic: "n", rangeDateFirstPublished: "n" };
  if (day === undefined) return { ...others, rangeDatePublished: "w" };
  const [year = "", month = "", date = ""] = day.split("-");
  return {
    ...others,
    rangeDatePublished: "n",
    datePublishedStartY: year,
    datePublishedStartM: String(Number(month)),
    datePublishedStartD: String(Number(date)),
  };
}

function yearsOf(since: string | undefined, today: string): string[] {
  return [...new Set([(since ?? today).slice(0, 4), today.slice(0, 4)])];
}

/** Page after page until the last; `broken` when the server did not answer as it should, which reading then tells. */
async function* pagesOf(
  feed: WalkFeed,
  base: URL,
  query: Record<string, string>,
): AsyncGenerator<WalkStep, "whole" | "broken" | "too many"> {
  let start = 1;
  for (let page = 1; page <= MOST_PAGES; page++) {
    const url = new URL(base);
    const parameters = { ...query, startItem: String(start), maxCountItem: String(PAGE) };
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    const document = await feed.get(url.href, { evenUnchanged: true });
    if (document === undefined) return "whole";
    yield document;
    const status = statusOf(document);
    if (status === undefined || String(status.retCd) !== "0") return "broken";
    const { totalRes = 0, totalResRet = 0, firstRes = start } = status;
    if (totalRes > MOST_PAGES * PAGE) {
      yield {
        name: url.href,
        error: `answers ${totalRes} entries, more than are read at once; the first of them and those of the last week are read`,
      };
      return "too many";
    }
    start = firstRes + totalResRet;
    if (totalResRet === 0 || start > totalRes) return "whole";
  }
  return "broken";
}

function statusOf(document: SourceDocument): Status | undefined {
  if (!looksLikeJson(document)) {
    try {
      return statusIn(decodeText(document.bytes, document.charset).text);
    } catch {
      return undefined;
    }
  }
  const json = parseJson(document);
  const status = "value" in json && isRecord(json.value) ? Status.safeParse(json.value.status) : undefined;
  return status?.success === true ? status.data : undefined;
}

/** A cursor nobody can read is none; so is one of a clock that was ahead. */
function cursorOf(text: string | undefined, today: string): string | undefined {
  if (text === undefined) return undefined;
  try {
    const { day } = Cursor.parse(JSON.parse(text));
    return day <= today ? day : undefined;
  } catch {
    return undefined;
  }
}
