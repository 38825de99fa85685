/** Polls the feeds of the settings, each when it is due, at most one process at a time (docs/sources.md). */
import type { Clock, Feed, FeedState, Instant, Logger, Operators, Store } from "../ports.ts";
import { nextPoll } from "./schedule.ts";
import { type PollFeedDeps, pollFeed } from "./poll-feed.ts";
import { MOST_RETRY_AFTER_MS, noticesOf, type PollOutcome, stateAfterPoll } from "./source-health.ts";

export interface PollerDeps extends Omit<PollFeedDeps, "store"> {
  store: Pick<
    Store,
    "registerFeeds" | "feedStates" | "claimFeeds" | "extendFeed" | "releaseFeed" | "validators" | "settleFeed"
  >;
  feeds: readonly Feed[];
  operators: Operators;
  /** Of the organization, for cron patterns. */
  timeZone: string;
  clock: Clock;
  logger: Logger;
  /** Names this process in a lease; no two that share a database may have the same. */
  worker: string;
  /** After each poll that may have written something to deliver. */
  onPolled?: () => void;
  /** How long a feed is ours unless we say again that we are at it, milliseconds. */
  leaseMs?: number;
  /** Feeds polled at once, those that have taken long aside. */
  concurrency?: number;
  /** How long `run` waits for polls under way after its signal aborted, milliseconds. */
  stopMs?: number;
  /** For tests: 0 ≤ n < 1. */
  random?: () => number;
}

export interface Poller {
  /** Polls what is due, and waits until that is done. Resolves to the names polled. */
  tick(): Promise<string[]>;
  /** Polls until `signal` aborts; then ends requests under way and gives their feeds back. Never rejects. */
  run(signal: AbortSignal): Promise<void>;
}

const LOOK_MS = 5_000;
/** A clock that was put back, or settings of another process: looked after now and then. */
const REGISTER_EVERY_MS = 10 * 60_000;
/** A poll that has taken so long, a walk through slow documents, holds up nobody: another may begin beside it. */
const PATIENCE_MS = 10 * 60_000;
/** The longest walk of a source takes minutes; one without end must not be read for ever. */
const MOST_POLL_MS = 6 * 60 * 60_000;
/** First polls are spread over so much, lest a start asks everybody at once. */
const FIRST_WITHIN_MS = 10_000;

export function createPoller(deps: PollerDeps): Poller {
  const { store, feeds, clock, logger, worker, timeZone, operators } = deps;
  const { leaseMs = 5 * 60_000, concurrency = 2, stopMs = 8_000, random = Math.random } = deps;
  const byName = new Map(feeds.map((feed) => [feed.name, feed]));
  const underWay = new Map<Promise<string>, Instant>();
  let registeredAt: Instant | undefined;

  async function register(): Promise<void> {
    const now = clock.now();
    if (registeredAt !== undefined && Math.abs(now - registeredAt) < REGISTER_EVERY_MS) return;
    await store.registerFeeds(
      feeds.map(({ name, url, schedule }) => ({
        name,
        url,
        firstAt: now + Math.floor(random() * FIRST_WITHIN_MS),
        latestAt: nextPoll(schedule, now, timeZone, 1),
        latestRetryAt: now + MOST_RETRY_AFTER_MS,
      })),
    );
    registeredAt = now;
  }

  /** Claims as many as there is room for and sets them going. */
  async function start(signal: AbortSignal): Promise<void> {
    if (feeds.length === 0) return;
    await register();
    const since = clock.now() - PATIENCE_MS;
    const limit = concurrency - [...underWay.values()].filter((begunAt) => begunAt > since).length;
    if (limit <= 0) return;
    const names = [...byName.keys()];
    const claimed = await store.claimFeeds({ names, worker, now: clock.now(), leaseMs, limit });
    for (const state of claimed) {
      const feed = byName.get(state.name);
      if (feed === undefined) continue;
      const polling = poll(feed, state, signal).finally(() => underWay.delete(polling));
      underWay.set(polling, clock.now());
    }
  }

  async function poll(feed: Feed, state: FeedState, stopping: AbortSignal): Promise<string> {
    const ended = new AbortController();
    const lost = new AbortController();
    const late = new AbortController();
    const signal = AbortSignal.any([stopping, lost.signal, late.signal]);
    const keeping = keepLease(feed.name, ended.signal, lost, late);
    try {
      const outcome = await pollFeed(deps, feed, state, signal);
      if (stopping.aborted || lost.signal.aborted) await store.releaseFeed(feed.name, worker);
      else await settle(feed, state, outcome);
    } catch (error) {
      // The lease is left to run out: a store that fails now would be asked again without a rest.
      logger.error({ feed: feed.name, error: reasonOf(error) }, "a poll could not be written down");
    } finally {
      ended.abort();
      await keeping;
      deps.onPolled?.();
    }
    return feed.name;
  }

  async function settle(feed: Feed, before: FeedState, outcome: PollOutcome): Promise<void> {
    const now = clock.now();
    const after = stateAfterPoll(before, feed, outcome, { now, timeZone, random: random() });
    const { leasedUntil: _until, told: _told, ...state } = after;
    const { validators, entries, refused, failure, remark } = outcome;
    const notices = noticesOf(before, after, feed);
    const ours = await store.settleFeed(worker, { state, validators, notices, operators }, now);
    const fields = { feed: feed.name, entries, refused, nextAt: new Date(after.nextAt).toISOString() };
    if (!ours) logger.warn(fields, "another process polled the feed meanwhile");
    else if (failure !== undefined) logger.warn({ ...fields, reason: failure.reason }, "poll failed");
    else logger.info({ ...fields, reason: remark }, "polled");
    if (!ours || after.trouble?.kind === before.trouble?.kind) return;
    if (after.trouble === undefined) logger.info({ feed: feed.name }, "source is back");
    else logger.error({ feed: feed.name, ...after.trouble, reason: after.lastError }, "source in trouble");
  }

  /** Says again and again that we are at it, until `ended`; a lease that was lost, or kept too long, ends the poll. */
  async function keepLease(
    name: string,
    ended: AbortSignal,
    lost: AbortController,
    late: AbortController,
  ): Promise<void> {
    for (let held = leaseMs / 3; ; held += leaseMs / 3) {
      await clock.sleep(leaseMs / 3, ended);
      if (ended.aborted) return;
      if (held >= MOST_POLL_MS) return late.abort(new Error("the poll took longer than six hours"));
      const kept = await store.extendFeed(name, worker, clock.now() + leaseMs).catch(() => true);
      if (!kept) return lost.abort();
    }
  }

  async function tick(): Promise<string[]> {
    await start(new AbortController().signal);
    return Promise.all(underWay.keys());
  }

  async function run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted && feeds.length > 0) {
      try {
        await start(signal);
      } catch (error) {
        logger.error({ error: reasonOf(error) }, "feeds cannot be looked up");
      }
      await clock.sleep(LOOK_MS * (0.8 + 0.4 * random()), signal);
    }
    const ended = new AbortController();
    const all = Promise.all(underWay.keys()).finally(() => ended.abort());
    await Promise.race([all, clock.sleep(stopMs, ended.signal)]);
    if (underWay.size > 0) logger.warn({ polls: underWay.size }, "stopped with polls under way");
  }

  return { tick, run };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
