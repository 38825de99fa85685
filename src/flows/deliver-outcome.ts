import type { Delivery, Instant, SendResult, Settlement } from "../ports.ts";

/** What to write after one attempt, and what to hold back because of it. */
export interface Outcome {
  settlement: Settlement;
  /** No other delivery to this destination before then. */
  pauseUntil: Instant;
  /** No delivery to the whole workspace or tenant before then. */
  workspaceUntil?: Instant;
  /** Why the destination can no longer be posted to. */
  gone?: string;
}

export interface OutcomeContext {
  now: Instant;
  paceMs: number;
  /** 0 ≤ n < 1. */
  random: () => number;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const FIRST_WAIT = 5 * SECOND;
const LONGEST_WAIT = 10 * MINUTE;
const SHORTEST_LATER = SECOND;
const LONGEST_LATER = HOUR;

/** A platform that lost one answer may lose the next: without this its whole backlog would end as `unknown`. */
const UNCLEAR_PAUSE = 30 * SECOND;

/** Tries, and time since the delivery was made, after which an unreachable platform ends as `failed`. */
const LAST_ATTEMPT = 20;
const LAST_AGE = 24 * HOUR;

/**
 * How long to wait after attempt number `attempt` (from 1) failed: 5 s, doubled each time, at most 10 minutes;
 * the later half of it at random, so that many deliveries do not come back in one moment.
 */
export function backOff(attempt: number, random: () => number): number {
  const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(Math.max(0, attempt - 1), 20));
  return Math.round(wait / 2 + (wait / 2) * random());
}

/**
 * Turns a platform's answer into what the store is told (design 4.6: only what surely did not arrive is sent
 * again). An edit is the exception: twice the same edit is one edit, so an unclear one is repeated.
 */
export function outcomeOf(result: SendResult, delivery: Delivery, context: OutcomeContext): Outcome {
  const { now, paceMs } = context;
  const paced = now + paceMs;

  switch (result.kind) {
    case "sent":
      return { settlement: { kind: "sent", ref: result.ref }, pauseUntil: paced };
    case "later":
      return putOff(result, delivery, context);
    case "unreachable":
      return tryAgain(delivery, result.detail, context);
    case "gone":
      return {
        settlement: { kind: "failed", error: result.detail },
        pauseUntil: paced,
        gone: result.detail,
      };
    case "deleted":
      return { settlement: { kind: "superseded" }, pauseUntil: paced };
    case "refused":
      return { settlement: { kind: "failed", error: result.detail }, pauseUntil: paced };
    case "unknown":
      if (delivery.kind === "update") return tryAgain(delivery, result.detail, context);
      return { settlement: { kind: "unknown", error: result.detail }, pauseUntil: now + UNCLEAR_PAUSE };
  }
}

/**
 * A person is told once in a while, so that "too many" cannot mean their conversation alone: without the pause of the
 * workspace, hundreds who are told of one revision would each be refused once.
 */
function putOff(
  { retryAfterMs, scope, detail }: Extract<SendResult, { kind: "later" }>,
  { notice }: Delivery,
  { now, random }: OutcomeContext,
): Outcome {
  const asked = Number.isNaN(retryAfterMs) ? SHORTEST_LATER : retryAfterMs;
  const wait = Math.min(Math.max(asked, SHORTEST_LATER), LONGEST_LATER);
  const until = now + Math.min(LONGEST_LATER, Math.round(wait * (1 + 0.2 * random())));
  const settlement: Settlement = { kind: "retry", notBefore: until, error: detail };
  const isWide = scope === "workspace" || notice?.kind === "draft-outdated";
  return { settlement, pauseUntil: until, ...(isWide && { workspaceUntil: until }) };
}

function tryAgain(delivery: Delivery, detail: string, { now, random }: OutcomeContext): Outcome {
  const spent = delivery.attempts >= LAST_ATTEMPT && now - delivery.createdAt >= LAST_AGE;
  if (spent) {
    const error = `given up after ${delivery.attempts} attempts: ${detail}`;
    return { settlement: { kind: "failed", error }, pauseUntil: now };
  }
  const until = now + backOff(delivery.attempts, random);
  return { settlement: { kind: "retry", notBefore: until, error: detail }, pauseUntil: until };
}
