import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Worker } from "node:worker_threads";
import { readConfig } from "../src/config.ts";
import { startService } from "../src/main.ts";
import type { SourceDocument } from "../src/ports.ts";
import type { HelpTimes } from "./ingest/asker.ts";
import { syntheticKev } from "./kev.ts";
import { scale } from "./ingest/scale.ts";
import { figure, median } from "./report.ts";
import { connectedSettings } from "./start/settings.ts";

const ROUNDS = 5;
const ENTRIES = 1_660;

/**
 * A catalogue of the KEV shape, from bytes in memory to commit: all new, and all unchanged but compared. While it
 * runs, another thread sends signed `/advisory help` and notes how long each acknowledgement took.
 */
export async function run(): Promise<void> {
  const fresh: number[] = [];
  const compared: number[] = [];
  const acknowledgements: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const result = await once();
    fresh.push(result.fresh);
    compared.push(...result.compared);
    acknowledgements.push(...result.acknowledgements);
  }
  const speedNew = (ENTRIES / median(fresh)) * 1_000;
  const speedSame = (ENTRIES / median(compared)) * 1_000;
  figure("new entries a second", speedNew.toFixed(0), speedNew >= 1_500, "at least 1,500");
  figure(
    "unchanged entries a second, each compared",
    speedSame.toFixed(0),
    speedSame >= 15_000,
    "at least 15,000",
  );
  const worst = Math.max(...acknowledgements);
  figure(
    `slowest of ${acknowledgements.length} signed /advisory help meanwhile`,
    `${worst.toFixed(0)} ms`,
    worst <= 500,
    "at most 500 ms",
  );
  await scale();
}

async function once() {
  const folder = mkdtempSync(path.join(tmpdir(), "hansho-bench-"));
  const asker = new Worker(new URL("./ingest/asker.ts", import.meta.url));
  const { apiUrl } = await heard<{ apiUrl: string }>(asker);
  const service = await startService(readConfig(connectedSettings(folder, 0, apiUrl), folder));
  asker.postMessage(service.url);

  const { ingest } = await service.core.reading();
  const fresh = await timed(() => ingest(document(0), {}));
  const compared: number[] = [];
  for (let version = 1; version <= 3; version += 1) {
    compared.push(await timed(() => ingest(document(version), {})));
  }

  asker.postMessage("stop");
  const { acknowledgements } = await heard<HelpTimes>(asker);
  await asker.terminate();
  await service.stop();
  rmSync(folder, { recursive: true, force: true });
  return { fresh, compared, acknowledgements };
}

async function* document(version: number): AsyncIterable<SourceDocument> {
  yield { name: "kev.json", bytes: catalogue(version) };
}

const made = new Map<number, Uint8Array>();
function catalogue(version: number): Uint8Array {
  const bytes = made.get(version) ?? syntheticKev(version);
  made.set(version, bytes);
  return bytes;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

function heard<T>(worker: Worker): Promise<T> {
  return new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
  });
}
