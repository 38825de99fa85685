import type { Bilingual } from "../advisory/schema.ts";
import type { IngestedAdvisory, SourceRole } from "../ports.ts";
import type { Batch, BatchDocument } from "./ingest-batch.ts";
import {
  type DocumentReport,
  type IngestRefusal,
  type IngestSummary,
  MOST_REASONS,
} from "./ingest-report.ts";
import type { FeedRead, States } from "./ingest-states.ts";
import type { IngestStore } from "./ingest-store.ts";

export interface IngestOptions {
  /** Everything as usual, but nothing is written. */
  dryRun?: boolean | undefined;
  /** The name of the source all documents come from; told by their content when absent. */
  format?: string | undefined;
  /** The state key of a polled feed, which has a state and a first read of its own; the source's name when absent. */
  feed?: string | undefined;
  /** What people call the polled feed; the source's own label when absent. */
  label?: Bilingual | undefined;
  /** Whether all of this run belongs to a first read; told by the stored state when absent. */
  first?: boolean | undefined;
  /** What becomes of entries nobody else speaks of; the source's own role when absent. */
  role?: SourceRole | undefined;
  /** Once for each advisory written, as the first organization sees it. */
  onAdvisory?: ((advisory: IngestedAdvisory) => void) | undefined;
  onRefusal?: ((refusal: IngestRefusal) => void) | undefined;
  /** Entries done, of those announced by the documents opened so far. */
  onProgress?: ((done: number, total: number) => void) | undefined;
}

/** Where a run keeps its sums. */
export interface Run {
  store: IngestStore;
  states: States;
  batch: Batch;
  /** The feed read that each document in the batch belongs to. */
  feeds: Map<BatchDocument, FeedRead>;
  options: IngestOptions;
  summary: IngestSummary;
  done: number;
  total: number;
}

export function progress(run: Run, done: number, total: number): void {
  run.done += done;
  run.total += total;
  run.options.onProgress?.(run.done, run.total);
}

export function refuse(run: Run, report: DocumentReport, reason: string, entry?: string): void {
  if (report.reasons.length < MOST_REASONS) {
    report.reasons.push(entry === undefined ? reason : `${entry}: ${reason}`);
  }
  run.options.onRefusal?.({ input: report.name, ...(entry === undefined ? {} : { entry }), reason });
}

export function refuseWhole(run: Run, report: DocumentReport, reason: string): void {
  Object.assign(report, { announced: 1, refused: 1 });
  refuse(run, report, reason);
}
