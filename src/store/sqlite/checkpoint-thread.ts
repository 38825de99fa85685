/** The thread of `checkpointer.ts`: copies the write-ahead log into the database each time it is asked. */
import { DatabaseSync } from "node:sqlite";
import { parentPort, workerData } from "node:worker_threads";

/** What it answers: whether all of the log was copied. */
export interface Checkpointed {
  whole: boolean;
}

const { path } = workerData as { path: string };
const database = new DatabaseSync(path, { timeout: 5_000 });
database.exec("pragma synchronous=full");
const checkpoint = database.prepare("pragma wal_checkpoint(passive)");

parentPort?.on("message", (message: "checkpoint" | "close") => {
  if (message === "close") {
    database.close();
    parentPort?.close();
    return;
  }
  const { busy, log, checkpointed } = checkpoint.get() as { busy: number; log: number; checkpointed: number };
  const answer: Checkpointed = { whole: busy === 0 && log === checkpointed };
  parentPort?.postMessage(answer);
});
