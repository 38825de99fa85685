/** What one poll makes of a feed's state: when it is polled next, and whether it is in trouble. Pure. */
import type { SourceCondition } from "../cards/labels/sources.ts";
import type { Feed, FeedState, Instant, SourceNotice, Trouble, Validators } from "../ports.ts";
import { nextPoll } from "./schedule.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Five failures take half an hour; a feed polled once a day is told of after six hours. */
const TROUBLE_FAILURES = 5;
const TROUBLE_AFTER_MS = 6 * HOUR_MS;

const FIRST_RETRY_MS = MINUTE_MS;
const LAST_RETRY_MS = 4 * HOUR_MS;
/** A server that asks for more is asked again after a day all the same. */
export const MOST_RETRY_AFTER_MS = DAY_MS;

/** Silent for three times the usual gap, but never within a week: holidays are no trouble. */
const SILENT_GAPS = 3;
const SHORTEST_SILENCE_MS = 7 * DAY_MS;
/** Until two gaps are known there is no habit to judge by. */
const UNKNOWN_HABIT_MS = 30 * DAY_MS;
const LEARNED_GAPS = 2;
/** How much the newest gap weighs. */
const NEWEST = 0.2;

/** How one poll went. */
export interface PollOutcome {
  /** Absent when all that was there was read, or nothing changed. */
  failure?: { kind: "broken" | "unreadable"; reason: string; retryAfterMs?: number | undefined } | undefined;
  /** Where the next walk begins, whether or not this one failed. */
  cursor?: string | undefined;
  /** Documents that came; 0 when nothing changed. */
  documents: number;
  entries: number;
  refused: number;
  /** Why something of a poll that did not fail was left aside, the first reason. */
  remark?: string | undefined;
  /** Whether an entry was new or changed. */
  news: boolean;
  /** By address. */
  validators: ReadonlyMap<string, Validators>;
}

export interface PollSurroundings {
  now: Instant;
  timeZone: string;
  /** 0 ≤ n < 1 */
  random: number;
}

/** The state after a poll. */
export function stateAfterPoll(
  before: FeedState,
  feed: Feed,
  outcome: PollOutcome,
  around: PollSurroundings,
): FeedState {
  const polled = { ...before, leasedUntil: undefined, polledAt: around.now };
  return outcome.failure === undefined
    ? afterSuccess(polled, feed, outcome, around)
    : afterFailure(polled, outcome, outcome.failure, around);
}

function afterFailure(
  before: FeedState,
  outcome: PollOutcome,
  { kind, reason, retryAfterMs = 0 }: NonNullable<PollOutcome["failure"]>,
  { now, random }: PollSurroundings,
): FeedState {
  const failures = before.failures + 1;
  const failingSince = before.failingSince ?? now;
  const lasting = failures >= TROUBLE_FAILURES || (failures > 1 && now - failingSince >= TROUBLE_AFTER_MS);
  const rest = Math.min(FIRST_RETRY_MS * 2 ** Math.min(failures - 1, 20), LAST_RETRY_MS);
  const wait = Math.max(rest * (0.8 + 0.4 * random), Math.min(retryAfterMs, MOST_RETRY_AFTER_MS));
  return {
    ...before,
    cursor: outcome.cursor ?? before.cursor,
    failures,
    failingSince,
    lastError: reason,
    ...(outcome.documents > 0 && { entries: outcome.entries, refused: outcome.refused }),
    nextAt: now + Math.ceil(wait),
    trouble: lasting ? { kind, since: failingSince } : before.trouble,
  };
}

function afterSuccess(
  before: FeedState,
  feed: Feed,
  outcome: PollOutcome,
  { now, timeZone, random }: PollSurroundings,
): FeedState {
  const came = outcome.documents > 0;
  const standing = before.failures === 0 ? before.lastError : undefined;
  const learned = learn(before, outcome.news, now);
  const after = {
    ...before,
    ...learned,
    completedAt: now,
    cursor: outcome.cursor ?? before.cursor,
    failures: 0,
    failingSince: undefined,
    lastError: outcome.remark ?? (came ? undefined : standing),
    ...(came && { entries: outcome.entries, refused: outcome.refused }),
    nextAt: nextPoll(feed.schedule, now, timeZone, random),
  };
  // What was told as broken is told to be back first, whatever it brought; whether it is silent, the next poll says.
  const isBack = before.trouble !== undefined && before.trouble.kind !== "silent";
  return { ...after, trouble: isBack ? undefined : silence(after, feed, now) };
}

/** A first read brings what has gathered for months: no gap can be learned from it. */
function learn(before: FeedState, news: boolean, now: Instant) {
  const { newsAt, usualGapMs, gaps } = before;
  if (newsAt === undefined) return { newsAt: now };
  if (!news) return {};
  const gap = Math.max(0, now - newsAt);
  const usual = gaps === 0 ? gap : usualGapMs * (1 - NEWEST) + gap * NEWEST;
  return { newsAt: now, usualGapMs: Math.round(usual), gaps: gaps + 1 };
}

function silence(state: FeedState, { quietDays }: Feed, now: Instant): Trouble | undefined {
  if (state.newsAt === undefined || quietDays === 0) return undefined;
  const habit = quietDays === undefined ? habitOf(state) : quietDays * DAY_MS;
  return now - state.newsAt > habit ? { kind: "silent", since: state.newsAt } : undefined;
}

function habitOf({ gaps, usualGapMs }: FeedState): number {
  if (gaps < LEARNED_GAPS) return UNKNOWN_HABIT_MS;
  return Math.max(SHORTEST_SILENCE_MS, SILENT_GAPS * usualGapMs);
}

/** What operators are to be told; the store tells it once (and an end only to who knew of the trouble). */
export function noticesOf(
  before: FeedState,
  after: FeedState,
  { name, label }: Feed,
): { trouble?: SourceNotice; recovered?: SourceNotice } {
  const about = { source: name, label };
  const { trouble } = after;
  if (trouble !== undefined) {
    const error = trouble.kind === "silent" ? {} : { error: after.lastError };
    return { trouble: { kind: "trouble", ...about, trouble: trouble.kind, since: trouble.since, ...error } };
  }
  if (before.trouble === undefined) return {};
  const { kind, since } = before.trouble;
  return { recovered: { kind: "recovered", ...about, trouble: kind, since } };
}

/** How a feed is now, in one word. */
export function conditionOf(state: FeedState | undefined, now: Instant): SourceCondition {
  if (state?.trouble !== undefined) return state.trouble.kind;
  if (state !== undefined && state.failures > 0) return "failing";
  if (state?.leasedUntil !== undefined && state.leasedUntil > now) return "reading";
  return state?.polledAt === undefined ? "waiting" : "ok";
}
