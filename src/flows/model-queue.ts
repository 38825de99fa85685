import type { Logger } from "../ports.ts";

/** What a language model is asked in the background: each thing once at a time, no more at once than is allowed. */
export interface ModelQueue {
  /** Has `work` done when its turn comes; false when it will not be: the queue is full, or has stopped. */
  add(name: string, work: (signal: AbortSignal) => Promise<void>): boolean;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
  /** Gives up what is under way. */
  stop(): Promise<void>;
}

/** More than that wait for nothing: each is asked for again when somebody looks at it. */
const MOST_WAITING = 200;

/** Makes the queue of one process; it is lost with the process (ADR 0114). */
export function createModelQueue(concurrency: number, logger: Pick<Logger, "warn" | "error">): ModelQueue {
  const stopping = new AbortController();
  const waiting = new Map<string, (signal: AbortSignal) => Promise<void>>();
  const underWay = new Map<string, Promise<void>>();

  function next(): void {
    for (const [name, work] of waiting) {
      if (underWay.size >= concurrency) return;
      waiting.delete(name);
      const running = attempt(name, work).finally(() => {
        underWay.delete(name);
        next();
      });
      underWay.set(name, running);
    }
  }

  async function attempt(name: string, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    try {
      await work(stopping.signal);
    } catch (error) {
      logger.error({ work: name, error: error instanceof Error ? error.message : String(error) }, "not kept");
    }
  }

  async function idle(): Promise<void> {
    while (underWay.size > 0) await Promise.all(underWay.values());
  }

  return {
    add(name, work) {
      if (stopping.signal.aborted) return false;
      if (waiting.has(name) || underWay.has(name)) return true;
      if (waiting.size >= MOST_WAITING) {
        logger.warn({ work: name }, "too much waits for the language model");
        return false;
      }
      waiting.set(name, work);
      next();
      return true;
    },
    idle,
    async stop() {
      stopping.abort();
      waiting.clear();
      await idle();
    },
  };
}
