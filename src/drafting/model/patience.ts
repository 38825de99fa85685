import type { Clock } from "../../ports.ts";
import { type Answer, AskFailure, type AskModel, type Question } from "./ask.ts";
import { withinTime } from "./time-limit.ts";

const TRIES = 3;
const FIRST_WAIT_MS = 1_000;
/** A server that asks for more is left alone: somebody may ask again later. */
const LONGEST_WAIT_MS = 30_000;

/** What a later try may mend. */
const MAY_PASS = new Set(["unreachable", "busy", "failing"]);

/**
 * Asks, and where the server is busy, failing or out of reach asks twice more: after the time it names (`Retry-After`),
 * else after one second and after four. The libraries' own retries are off, so that none of it is repeated twice.
 * @throws AskFailure, `TimeUp` for one question that took too long, or the signal's reason
 */
export async function askPatiently(
  question: Omit<Question, "signal">,
  { ask, clock, timeoutMs, signal }: { ask: AskModel; clock: Clock; timeoutMs: number; signal: AbortSignal },
): Promise<Answer> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await withinTime(clock, timeoutMs, signal, (until) => ask({ ...question, signal: until }));
    } catch (error) {
      if (!(error instanceof AskFailure) || !MAY_PASS.has(error.kind) || tries === TRIES) throw error;
      const wait = error.retryAfterMs ?? FIRST_WAIT_MS * 4 ** (tries - 1);
      if (wait > LONGEST_WAIT_MS) throw error;
      await clock.sleep(wait, signal);
      signal.throwIfAborted();
    }
  }
}
