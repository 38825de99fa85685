/** From documents to stored, judged and announced advisories (design 2, 4.5, 4.6, 4.8, 7). */
import { hash } from "node:crypto";
import type { Entry, Organization } from "../advisory/schema.ts";
import type {
  Clock,
  IngestedAdvisory,
  Instant,
  Logger,
  ReadResult,
  Source,
  SourceDocument,
  SourceRole,
} from "../ports.ts";
import { ingestEntries } from "./ingest-document.ts";
import type { Assess, CircumstancesOf, PlanDeps, PlannedItem } from "./ingest-plan.ts";
import {
  emptyReport,
  emptySummary,
  missingReason,
  olderReason,
  sourceName,
  stateAfter,
  MOST_REASONS,
  type DocumentReport,
  type IngestRefusal,
  type IngestSummary,
} from "./ingest-report.ts";
import { createDryStore, type IngestStore } from "./ingest-store.ts";

export type { IngestRefusal, IngestSummary } from "./ingest-report.ts";

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

export interface IngestDeps {
  store: IngestStore;
  sources: readonly Source[];
  organizations: readonly Organization[];
  assess: Assess;
  /** Loads what the organizations know and have decided, once a run; `assess` gets it as its fourth argument. */
  circumstances?: (() => Promise<CircumstancesOf>) | undefined;
  clock: Clock;
  logger: Logger;
  /** In a baseline, what was published within this time is posted all the same. Default: 7 days. */
  announceWithinMs?: number | undefined;
}

export interface IngestOptions {
  /** Everything as usual, but nothing is written. */
  dryRun?: boolean | undefined;
  /** The name of the source all documents come from; told by their content when absent. */
  format?: string | undefined;
  /** The state key of a polled feed, which has a state and a first read of its own; the source's name when absent. */
  feed?: string | undefined;
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

export interface Ingest {
  /**
   * Reads documents and stores what is new. Bad input becomes a refusal; it rejects only when the store does.
   */
  ingest(
    documents: AsyncIterable<SourceDocument | { name: string; error: string }>,
    options?: IngestOptions,
  ): Promise<IngestSummary>;
}

/** Where a run keeps its sums. */
interface Run {
  store: IngestStore;
  plan: PlanDeps;
  options: IngestOptions;
  summary: IngestSummary;
  done: number;
  total: number;
}

function progress(run: Run, done: number, total: number): void {
  run.done += done;
  run.total += total;
  run.options.onProgress?.(run.done, run.total);
}

function refuse(run: Run, report: DocumentReport, reason: string, entry?: string): void {
  if (report.reasons.length < MOST_REASONS) {
    report.reasons.push(entry === undefined ? reason : `${entry}: ${reason}`);
  }
  run.options.onRefusal?.({ input: report.name, ...(entry === undefined ? {} : { entry }), reason });
}

type ReadOutcome = { source: Source; result: ReadResult } | { source?: Source | undefined; reason: string };

export function createIngest(deps: IngestDeps): Ingest {
  const { clock, logger, organizations, sources } = deps;
  const announceWithinMs = deps.announceWithinMs ?? WEEK_MS;
  const precedences = new Map(sources.map(({ name, precedence }) => [name, precedence]));
  const plan: PlanDeps = {
    organizations,
    assess: deps.assess,
    precedence: (source: string) => precedences.get(source) ?? Number.MAX_SAFE_INTEGER,
  };

  function readDocument(document: SourceDocument, format: string | undefined): ReadOutcome {
    let source: Source | undefined;
    try {
      source =
        format === undefined
          ? sources.find((candidate) => candidate.recognises(document))
          : sources.find(({ name }) => name === format);
      if (source !== undefined) return { source, result: source.read(document) };
    } catch (error) {
      logger.error({ error, document: document.name }, "A source failed to read a document");
      const detail = error instanceof Error ? error.message : String(error);
      return { source, reason: `cannot be read: ${detail}` };
    }
    const names = sources.map(({ name }) => name).join(", ");
    const reason = format === undefined ? "not a format Hansho reads" : `there is no format ${format}`;
    return { reason: `${reason} (it reads ${names})` };
  }

  async function ingestDocument(run: Run, document: SourceDocument, report: DocumentReport): Promise<void> {
    const { store, options, summary } = run;
    const now = clock.now();
    const bodyHash = hash("sha256", document.bytes);
    const same = (await store.sourceStates()).find(
      (state) => state.bodyHash === bodyHash && state.refused === 0,
    );
    if (same !== undefined && (options.format ?? sourceName(same)) === sourceName(same)) {
      Object.assign(report, { source: sourceName(same), announced: same.entries, read: same.entries });
      summary.unchanged += same.entries;
      progress(run, same.entries, same.entries);
      await store.saveSourceState({ ...same, lastReadAt: now });
      return;
    }
    const outcome = readDocument(document, options.format);
    report.source = outcome.source?.name;
    if (!("result" in outcome)) {
      Object.assign(report, { announced: 1, refused: 1 });
      refuse(run, report, outcome.reason);
      return;
    }
    await ingestResult(run, report, outcome.source, outcome.result, { bodyHash, now });
  }

  async function ingestResult(
    run: Run,
    report: DocumentReport,
    source: Source,
    result: ReadResult,
    { bodyHash, now }: { bodyHash: string; now: Instant },
  ): Promise<void> {
    const { store, plan, options } = run;
    const ownKey = result.feed === undefined ? source.name : `${source.name}/${result.feed}`;
    const stateKey = options.feed ?? ownKey;
    const state = await store.sourceState(stateKey);
    // A date in the future would bar every later snapshot.
    const snapshotAt = result.snapshotAt === undefined ? undefined : Math.min(result.snapshotAt, now);
    const newestAt = state?.snapshotAt;
    report.announced = result.announced;
    report.missing = result.missing;
    report.older = snapshotAt !== undefined && newestAt !== undefined && snapshotAt < newestAt;
    if (report.older) {
      report.refused = result.announced - result.missing;
      refuse(run, report, olderReason(snapshotAt ?? 0, newestAt ?? 0, report.refused));
      if (result.missing > 0) refuse(run, report, missingReason(result));
      progress(run, result.announced, result.announced);
      return;
    }
    run.total += result.announced;
    for (const { entry, reason } of result.refusals) {
      report.refused++;
      refuse(run, report, reason, entry);
    }
    const baseline = options.first ?? (source.baseline && state?.bodyHash === undefined);
    const counts = { new: 0, announced: 0 };
    await ingestEntries(result.entries, {
      store,
      plan,
      source: source.name,
      now,
      clock,
      announce: (entry) => !baseline || isRecent(entry, now),
      onWritten: (item) => {
        report.read += item.entries.length;
        if (item.change === "new") counts.new++;
        if (item.change === "new" && item.announce) counts.announced++;
        countItem(run, item, source.name);
      },
      onRefused: (entry, reason) => {
        report.refused++;
        refuse(run, report, reason, entry);
      },
      onUnchanged: (count) => {
        report.read += count;
        run.summary.unchanged += count;
      },
      onProgress: (count) => progress(run, count, 0),
    });
    progress(run, result.refusals.length + result.missing, 0);
    if (result.missing > 0) refuse(run, report, missingReason(result));

    if (baseline && report.read > 0 && (state === undefined || counts.new > 0)) {
      const { label } = source;
      const notice = { source: source.name, label, entries: report.read, posted: counts.announced };
      for (const { id } of organizations) {
        await store.enqueueNotice(id, { kind: "baseline", ...notice }, clock.now(), now);
      }
    }
    // A feed most of which could not be read was not seen yet: the next read must not be a flood.
    const whole =
      result.missing === 0 &&
      report.refused <= report.read &&
      !result.refusals.some(({ entry }) => entry === undefined);
    const read = { source: stateKey, lastReadAt: now, snapshotAt, bodyHash: whole ? bodyHash : undefined };
    await store.saveSourceState(stateAfter(report, read, state));
  }

  function isRecent(entry: Entry, now: Instant): boolean {
    const { publishedAt } = entry.content;
    return publishedAt !== undefined && now - Date.parse(publishedAt) <= announceWithinMs;
  }

  function countItem(run: Run, item: PlannedItem, source: string): void {
    const { change } = item;
    run.summary.advisories++;
    if (change !== "none") run.summary[change]++;
    const assessment = item.judged.get(organizations[0]?.id ?? "");
    if (assessment === undefined) return;
    const { priority, review, deadline, reasons } = assessment;
    run.options.onAdvisory?.({
      id: item.advisoryId,
      revision: item.number,
      change,
      priority,
      review,
      deadline,
      aliases: item.aliases,
      title: item.content.title,
      reasons,
      source,
    });
  }

  async function ingest(
    documents: AsyncIterable<SourceDocument | { name: string; error: string }>,
    options: IngestOptions = {},
  ): Promise<IngestSummary> {
    const store = options.dryRun === true ? createDryStore(deps.store) : deps.store;
    const circumstances = await deps.circumstances?.();
    const run: Run = {
      store,
      plan: { ...plan, circumstances },
      options,
      summary: emptySummary(),
      done: 0,
      total: 0,
    };
    for await (const document of documents) {
      const report: DocumentReport = emptyReport(document.name);
      run.summary.inputs++;
      run.summary.documents.push(report);
      if ("error" in document) {
        Object.assign(report, { announced: 1, refused: 1 });
        refuse(run, report, document.error);
      } else {
        await ingestDocument(run, document, report);
      }
      run.summary.entries += report.read;
      run.summary.refused += report.refused;
      run.summary.missing += report.missing;
    }
    return run.summary;
  }

  return { ingest };
}
