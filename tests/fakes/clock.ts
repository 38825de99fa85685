import type { Clock, Instant } from "../../src/ports.ts";

interface Sleeper {
  at: Instant;
  wake: () => void;
}

/** A clock that stands still until a test moves it. */
export interface ManualClock extends Clock {
  /** Goes forward by `ms`, waking each sleeper at its own time and letting what it woke run before the next. */
  advance(ms: number): Promise<void>;
  /** Jumps to `at` without waking anybody; backwards too. */
  set(at: Instant): void;
  /** Resolves as soon as `count` callers are asleep, at once when they are already. */
  asleep(count?: number): Promise<void>;
  /** How many callers are asleep now. */
  sleepers(): number;
}

/** 2026-11-24 09:00 in Tokyo, a Tuesday: the time of every test that does not care which. */
export const TUESDAY_MORNING: Instant = Date.parse("2026-11-24T09:00:00+09:00");

/** Makes a clock that starts at `start` (milliseconds, or ISO 8601 with an offset). */
export function createManualClock(start: Instant | string = TUESDAY_MORNING): ManualClock {
  let now = typeof start === "string" ? Date.parse(start) : start;
  const sleepers: Sleeper[] = [];
  let waiting: { count: number; resolve: () => void }[] = [];

  function tellAsleep(): void {
    waiting = waiting.filter(({ count, resolve }) => {
      if (sleepers.length < count) return true;
      resolve();
      return false;
    });
  }

  function sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted === true) return Promise.resolve();
    return new Promise((resolve) => {
      const sleeper: Sleeper = { at: now + ms, wake };
      function wake(): void {
        sleepers.splice(sleepers.indexOf(sleeper), 1);
        signal?.removeEventListener("abort", wake);
        resolve();
      }
      sleepers.push(sleeper);
      signal?.addEventListener("abort", wake, { once: true });
      tellAsleep();
    });
  }

  async function advance(ms: number): Promise<void> {
    const end = now + ms;
    for (;;) {
      const due = sleepers.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)[0];
      if (due === undefined) break;
      now = Math.max(now, due.at);
      due.wake();
      await new Promise((resolve) => setImmediate(resolve));
    }
    now = end;
  }

  return {
    now: () => now,
    sleep,
    advance,
    set: (at) => {
      now = at;
    },
    asleep: (count = 1) =>
      new Promise((resolve) => {
        waiting.push({ count, resolve });
        tellAsleep();
      }),
    sleepers: () => sleepers.length,
  };
}
