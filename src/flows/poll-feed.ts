/** One poll of one feed: fetch, hand to ingest, and say how it went. */
import type {
  Clock,
  Feed,
  FeedState,
  Fetcher,
  FetchFailure,
  Source,
  SourceDocument,
  Store,
  Validators,
  WalkFeed,
  WalkStep,
} from "../ports.ts";
import type { Ingest, IngestSummary } from "./ingest.ts";
import type { PollOutcome } from "./source-health.ts";

/** The largest document of any source is far smaller; a feed that grew beyond it is told of. */
const MOST_BYTES = 64 * 1024 * 1024;
const TIMEOUT_MS = 60_000;
/** So much of what a walk asked for, or one document, may be missing before it counts as failed: some always are. */
const MOST_MISSING = 0.1;

export interface PollFeedDeps {
  store: Pick<Store, "validators">;
  sources: readonly Source[];
  fetcher: Fetcher;
  ingest: Ingest["ingest"];
  clock: Clock;
}

type Failure = NonNullable<PollOutcome["failure"]>;
type Report = IngestSummary["documents"][number];

/** What one poll gathers on its way. */
interface Round {
  fetched: Map<string, Validators>;
  /** Requests that were answered, if only with "unchanged". */
  answered: number;
  errors: { name: string; error: string }[];
  /** What counts of the walk's cursors: all that was yielded before it is stored or told. */
  cursor?: string | undefined;
  failure?: Failure | undefined;
  /** What a server said that asked to be left alone: it is asked nothing more in this poll. */
  rest?: FetchFailure | undefined;
}

/**
 * Polls a feed once. Rejects only when the store does; everything else is an outcome. When `signal` aborts, requests
 * end and what was fetched is still read.
 */
export async function pollFeed(
  deps: PollFeedDeps,
  feed: Feed,
  state: FeedState,
  signal: AbortSignal,
): Promise<PollOutcome> {
  const source = deps.sources.find(({ name }) => name === feed.format);
  if (feed.format !== undefined && source === undefined) {
    const names = deps.sources.map(({ name }) => name).join(", ");
    return failed({ kind: "unreadable", reason: `there is no format ${feed.format} (there are ${names})` });
  }
  const known = await deps.store.validators(feed.name);
  const round: Round = { fetched: new Map(), answered: 0, errors: [] };
  const get = createGet(deps, feed, known, round, signal);
  const walk = source?.walk;
  const walked = walk?.({ url: feed.url, cursor: state.cursor, now: deps.clock.now(), get });
  const summary = await deps.ingest(gather(walked ?? one(feed.url, get), round), {
    format: feed.format,
    feed: feed.name,
    label: feed.label,
    first: state.completedAt === undefined,
    role: feed.post === undefined ? undefined : feed.post ? "news" : "enrichment",
  });
  return outcomeOf(deps, state, round, summary, walk !== undefined);
}

async function* one(
  url: string,
  get: (url: string) => Promise<SourceDocument | undefined>,
): AsyncGenerator<WalkStep, undefined> {
  const document = await get(url);
  if (document !== undefined) yield document;
}

/** GET as a walk knows it: paced, conditional, with the feed's own headers for the feed's own server. */
function createGet(
  { clock, fetcher }: PollFeedDeps,
  feed: Feed,
  known: ReadonlyMap<string, Validators>,
  round: Round,
  signal: AbortSignal,
) {
  const { origin } = new URL(feed.url);
  let nextAt = Number.NEGATIVE_INFINITY;

  return async (
    url: string,
    options: Parameters<WalkFeed["get"]>[1] = {},
  ): Promise<SourceDocument | undefined> => {
    const wait = Math.min(nextAt - clock.now(), feed.paceMs);
    if (wait > 0) await clock.sleep(wait, signal);
    if (round.rest !== undefined) throw round.rest;
    if (signal.aborted) throw signal.reason;
    const own = URL.canParse(url) && new URL(url).origin === origin ? feed.headers : {};
    try {
      const fetched = await fetcher(url, {
        timeoutMs: TIMEOUT_MS,
        maxBytes: MOST_BYTES,
        headers: { ...options.headers, ...own },
        validators: options.evenUnchanged === true ? undefined : known.get(url),
        allowLocal: feed.allowLocal,
        signal,
      });
      round.answered++;
      if (fetched.kind === "unchanged") return undefined;
      // What is asked whatever it says need not be remembered; addresses that name a time would gather for ever.
      if (options.evenUnchanged !== true) round.fetched.set(url, fetched.validators);
      return fetched.document;
    } catch (error) {
      if (isFetchFailure(error) && error.retryAfterMs !== undefined) round.rest = error;
      throw error;
    } finally {
      nextAt = clock.now() + feed.paceMs;
    }
  };
}

/** Passes documents on to ingest, which must hear of the good ones before a walk that fails. */
async function* gather(
  steps: AsyncGenerator<WalkStep, string | undefined>,
  round: Round,
): AsyncGenerator<SourceDocument> {
  try {
    for (;;) {
      const next = await steps.next();
      if (next.done === true) {
        round.cursor = next.value;
        return;
      }
      if ("error" in next.value) round.errors.push(next.value);
      else if ("cursor" in next.value) round.cursor = next.value.cursor;
      else yield next.value;
    }
  } catch (error) {
    round.failure = brokenBy(error);
  }
}

function brokenBy(error: unknown): Failure {
  const reason = error instanceof Error ? error.message : String(error);
  const retryAfterMs = isFetchFailure(error) ? error.retryAfterMs : undefined;
  return { kind: "broken", reason, retryAfterMs };
}

function isFetchFailure(error: unknown): error is FetchFailure {
  return error instanceof Error && error.name === "FetchFailure";
}

function failed(failure: Failure): PollOutcome {
  return { failure, documents: 0, entries: 0, refused: 0, news: false, validators: new Map() };
}

function outcomeOf(
  { sources }: PollFeedDeps,
  state: FeedState,
  round: Round,
  summary: IngestSummary,
  walks: boolean,
): PollOutcome {
  // An older copy (a mirror behind a cache) changed nothing, and is no fault of the feed's: silence would tell.
  const reports = summary.documents.filter(({ older }) => !older);
  const entries = sum(reports, ({ read }) => read);
  const refused = sum(reports, (report) => report.refused - report.outdated + report.missing);
  const isFeed = reports.every(({ source }) =>
    sources.some(({ name, baseline }) => name === source && baseline),
  );
  const empty = !walks && isFeed && state.entries > 0 && reports.length > 0;
  const rest = round.rest === undefined ? undefined : brokenBy(round.rest);
  const failure =
    round.failure ?? rest ?? partial(round) ?? unreadable(reports, { entries, refused, walks, empty });
  const [remark] = [...reports, ...summary.documents].flatMap(({ reasons }) => reasons);
  return {
    failure,
    cursor: round.cursor,
    documents: reports.length,
    entries,
    refused,
    remark: remark ?? round.errors[0]?.error,
    news: summary.entries > summary.unchanged,
    validators: failure === undefined ? readWell(round, summary.documents) : new Map(),
  };
}

function partial({ answered, errors }: Round): Failure | undefined {
  const [first] = errors;
  const asked = answered + errors.length;
  const tolerated = answered === 0 ? 0 : Math.max(1, asked * MOST_MISSING);
  if (first === undefined || errors.length <= tolerated) return undefined;
  const reason = `${errors.length} of ${asked} documents could not be fetched, the first ${first.name}: ${first.error}`;
  return { kind: "broken", reason };
}

function unreadable(
  reports: readonly Report[],
  of: { entries: number; refused: number; walks: boolean; empty: boolean },
): Failure | undefined {
  const cut = !of.walks && reports.some(({ missing }) => missing > 0);
  if (of.refused > of.entries || cut) {
    const reason = reports.flatMap(({ reasons }) => reasons).at(cut ? -1 : 0);
    return { kind: "unreadable", reason: reason ?? "most of it cannot be read" };
  }
  if (of.entries + of.refused > 0 || !of.empty) return undefined;
  return { kind: "unreadable", reason: "it holds no entries any more" };
}

/** What need not be read again while it is unchanged. What a walk could not have, its cursor remembers. */
function readWell({ fetched }: Round, reports: readonly Report[]): Map<string, Validators> {
  const well = new Map(fetched);
  for (const { name, older, missing, refused, outdated, read: entries } of reports) {
    if (older || missing > 0 || refused - outdated > entries) well.delete(name);
  }
  return well;
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
