import type { Clock } from "../../ports.ts";

/** The time was up. */
export class TimeUp extends Error {
  override name = "TimeUp";
}

/**
 * Gives `work` a signal that aborts with `signal`, or after `ms` with `TimeUp`; rejects with that reason at once, also
 * where the work does not heed it.
 */
export async function withinTime<T>(
  clock: Clock,
  ms: number,
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted();
  const ending = new AbortController();
  const done = new AbortController();
  const pass = () => ending.abort(signal?.reason);
  signal?.addEventListener("abort", pass, { once: true });
  void clock.sleep(ms, done.signal).then(() => {
    if (!done.signal.aborted) ending.abort(new TimeUp(`no answer within ${ms} ms`));
  });
  try {
    return await Promise.race([aborted(ending.signal), work(ending.signal)]);
  } finally {
    signal?.removeEventListener("abort", pass);
    done.abort();
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}
