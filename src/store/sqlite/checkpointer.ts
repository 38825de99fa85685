/**
 * Copies SQLite's write-ahead log into the database (a checkpoint) in a thread of its own. On the thread that answers
 * people it would stop everything for as long as the disk takes: half a second on a busy machine (docs/adr/0102).
 */
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Checkpointed } from "./checkpoint-thread.ts";

/** Rows written since the last checkpoint after which the next is asked for: some 10 MB of log. */
const DUE_ROWS = 4_000;
/** Rows after which a writer waits until the log was copied, so that it does not grow for ever: some 100 MB. */
const MOST_ROWS = 40_000;

export interface Checkpointer {
  /** A transaction was committed; `rows` is SQLite's count of all rows the connection ever changed. */
  committed(rows: number): void;
  /** Resolves when another transaction may begin: at once, but for a log that has grown too long. */
  room(): Promise<void>;
  close(): Promise<void>;
}

export function createCheckpointer(path: string): Checkpointer {
  let thread: Worker | undefined;
  let running: Promise<void> | undefined;
  let written = 0;
  let copied = 0;

  function ask(): Promise<void> {
    const from = written;
    thread ??= start();
    const asked = thread;
    return new Promise<void>((resolve) => {
      const end = () => {
        asked.off("message", answered).off("error", failed).off("exit", end).unref();
        running = undefined;
        resolve();
      };
      const answered = ({ whole }: Checkpointed) => {
        // What was written meanwhile is copied next time; of a log in use, the rest is.
        if (whole) copied = from;
        end();
      };
      // Without its thread the database copies the log itself, on the writer's.
      const failed = () => {
        thread = undefined;
        copied = Number.POSITIVE_INFINITY;
        end();
      };
      // A process must not end while somebody waits for this.
      asked.ref();
      asked.on("message", answered).on("error", failed).on("exit", end);
      asked.postMessage("checkpoint");
    });
  }

  function start(): Worker {
    return new Worker(new URL("./checkpoint-thread.ts", import.meta.url), { workerData: { path } });
  }

  return {
    committed(rows) {
      written = rows;
      if (running === undefined && written - copied >= DUE_ROWS) running = ask();
    },

    async room() {
      if (written - copied < MOST_ROWS) return;
      await running;
      // Nothing is written while we wait, so that this one copies it to the end.
      if (written - copied >= MOST_ROWS) await (running = ask());
    },

    async close() {
      copied = Number.POSITIVE_INFINITY;
      await running;
      if (thread === undefined) return;
      const ended = once(thread, "exit");
      thread.ref();
      thread.postMessage("close");
      await ended;
    },
  };
}
