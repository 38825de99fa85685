/** From documents to stored, judged and announced advisories (design 2, 4.5, 4.6, 4.8, 7). */
import { hash } from "node:crypto";
import type { AdvisoryContent, Organization } from "../advisory/schema.ts";
import type { Clock, Instant, Logger, ReadResult, Source, SourceDocument, SourceState } from "../ports.ts";
import { createBatch, type BatchDocument } from "./ingest-batch.ts";
import type { Assess, CircumstancesOf, PlanDeps, PlannedItem } from "./ingest-plan.ts";
import {
  emptyReport,
  emptySummary,
  missingReason,
  olderReason,
  sourceName,
  type DocumentReport,
  type IngestSummary,
} from "./ingest-report.ts";
import { readDocument } from "./ingest-read.ts";
import { progress, refuse, refuseWhole, type IngestOptions, type Run } from "./ingest-run.ts";
import { createStates, entriesOf, feedKey, isSound, isWhole, type FeedRead } from "./ingest-states.ts";
import { createDryStore, type IngestStore } from "./ingest-store.ts";
import { unlistMissing } from "./ingest-unlist.ts";

export type { IngestRefusal, IngestSummary } from "./ingest-report.ts";
export type { IngestOptions } from "./ingest-run.ts";

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

export interface Ingest {
  /**
   * Reads documents and stores what is new. Bad input becomes a refusal; it rejects only when the store does.
   */
  ingest(
    documents: AsyncIterable<SourceDocument | { name: string; error: string }>,
    options?: IngestOptions,
  ): Promise<IngestSummary>;
}

export function createIngest(deps: IngestDeps): Ingest {
  const { clock, logger, organizations, sources } = deps;
  const announceWithinMs = deps.announceWithinMs ?? WEEK_MS;
  const precedences = new Map(sources.map(({ name, precedence }) => [name, precedence]));

  async function ingestDocument(run: Run, document: SourceDocument, report: DocumentReport): Promise<void> {
    const { states, options, summary } = run;
    const now = clock.now();
    const bodyHash = hash("sha256", document.bytes);
    const same = await states.same(bodyHash);
    if (same !== undefined && isOf(same, report, options)) {
      summary.unchanged += same.entries;
      progress(run, same.entries, same.entries);
      states.touch(same, now);
      return;
    }
    const outcome = readDocument(document, options.format, deps);
    report.source = outcome.source?.name;
    if (!("result" in outcome)) return refuseWhole(run, report, outcome.reason);
    const { source, result } = outcome;
    const feed = await states.feedRead(source, feedKey(source, result, options.feed), options.first, now);
    // A date in the future would bar every later snapshot.
    const snapshotAt = result.snapshotAt === undefined ? undefined : Math.min(result.snapshotAt, now);
    report.announced = result.announced;
    report.missing = result.missing;
    report.older = snapshotAt !== undefined && feed.snapshotAt !== undefined && snapshotAt < feed.snapshotAt;
    if (report.older) {
      report.refused = result.announced - result.missing;
      refuse(run, report, olderReason(snapshotAt ?? 0, feed.snapshotAt ?? 0, report.refused));
      if (result.missing > 0) refuse(run, report, missingReason(result));
      progress(run, result.announced, result.announced);
      return;
    }
    feed.snapshotAt = snapshotAt ?? feed.snapshotAt;
    feed.documents.push({ report, bodyHash, sound: isSound(result) });
    await ingestResult(run, report, feed, result, document.bytes.length);
  }

  /** The last document of a feed, told by its bytes, is not looked into again. */
  function isOf(state: SourceState, report: DocumentReport, { format, feed }: IngestOptions): boolean {
    const name = sourceName(state);
    if (feed === undefined ? (format ?? name) !== name : feed !== state.source) return false;
    Object.assign(report, { source: format ?? name, announced: state.entries, read: state.entries });
    return true;
  }

  async function ingestResult(
    run: Run,
    report: DocumentReport,
    feed: FeedRead,
    result: ReadResult,
    bytes: number,
  ): Promise<void> {
    const document = batchDocument(run, report, feed);
    run.total += result.announced;
    for (const { entry, reason } of result.refusals) {
      report.refused++;
      refuse(run, report, reason, entry);
    }
    await run.batch.add(document, result.entries, bytes);
    progress(run, result.refusals.length + result.missing, 0);
    if (result.missing > 0) refuse(run, report, missingReason(result));
    if (result.complete === true && result.missing === 0 && result.refusals.length === 0) {
      await run.batch.flush();
      await unlistMissing(run.store, run.batch, logger, document, result.entries);
    }
  }

  function batchDocument(run: Run, report: DocumentReport, feed: FeedRead): BatchDocument {
    const { source, baseline } = feed;
    const role = run.options.role ?? source.role;
    const now = clock.now();
    const document: BatchDocument = {
      source: source.name,
      role,
      announce: (content) => !baseline || (role === "news" && isRecent(content, now)),
      onRead: (count) => {
        report.read += count;
        feed.taken += count;
      },
      onRefused: (entry, reason) => {
        report.refused++;
        refuse(run, report, reason, entry);
      },
      onOutdated: (entry, reason) => {
        report.refused++;
        report.outdated++;
        refuse(run, report, reason, entry);
      },
      onUnchanged: (count) => {
        report.read += count;
        run.summary.unchanged += count;
      },
      onUnmatched: (count) => {
        report.read += count;
        run.summary.unmatched += count;
      },
      onProgress: (count) => progress(run, count, 0),
    };
    run.feeds.set(document, feed);
    return document;
  }

  function isRecent({ publishedAt }: AdvisoryContent, now: Instant): boolean {
    return publishedAt !== undefined && now - Date.parse(publishedAt) <= announceWithinMs;
  }

  function countItem(run: Run, item: PlannedItem, [document]: readonly BatchDocument[]): void {
    const { change } = item;
    run.summary.advisories++;
    if (change !== "none") run.summary[change]++;
    const feed = document && run.feeds.get(document);
    if (feed !== undefined && change === "new") {
      feed.fresh++;
      if (item.announce) feed.announced++;
    }
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
      source: document?.source ?? item.revision?.sources[0] ?? "",
    });
  }

  /** One post for all first reads of a source says how much was taken in; facts are about what others publish. */
  async function tellBaselines({ store, states, options }: Run): Promise<void> {
    const firsts = states.reads().filter((read) => read.baseline && isWhole(read) && tookIn(read));
    for (const [source, reads] of Map.groupBy(firsts, (read) => read.source)) {
      const role = options.role ?? source.role;
      if (role === "facts") continue;
      const sum = (count: (read: FeedRead) => number) =>
        reads.reduce((total, read) => total + count(read), 0);
      const notice = {
        source: reads.length === 1 ? (reads[0]?.key ?? source.name) : source.name,
        label: options.label ?? source.label,
        entries: sum(entriesOf),
        posted: role === "enrichment" ? undefined : sum(({ announced }) => announced),
      };
      const since = Math.min(...reads.map(({ startedAt }) => startedAt));
      for (const { id } of organizations) {
        await store.enqueueNotice(id, { kind: "baseline", ...notice }, clock.now(), since);
      }
    }
  }

  /** An earlier read that was not whole took in something, and was not told of. */
  function tookIn({ before, taken, fresh }: FeedRead): boolean {
    return before === undefined ? taken > 0 : before.bodyHash === undefined || fresh > 0;
  }

  async function openRun(options: IngestOptions): Promise<Run> {
    const store = options.dryRun === true ? createDryStore(deps.store) : deps.store;
    const plan: PlanDeps = {
      organizations,
      assess: deps.assess,
      circumstances: await deps.circumstances?.(),
      precedence: (source) => precedences.get(source) ?? Number.MAX_SAFE_INTEGER,
    };
    const run: Run = {
      store,
      states: createStates(store),
      batch: createBatch({
        store,
        plan,
        clock,
        onWritten: (item, documents) => countItem(run, item, documents),
      }),
      feeds: new Map(),
      options,
      summary: emptySummary(),
      done: 0,
      total: 0,
    };
    return run;
  }

  async function ingest(
    documents: AsyncIterable<SourceDocument | { name: string; error: string }>,
    options: IngestOptions = {},
  ): Promise<IngestSummary> {
    const run = await openRun(options);
    const { summary } = run;
    for await (const document of documents) {
      const report: DocumentReport = emptyReport(document.name);
      summary.inputs++;
      summary.documents.push(report);
      if ("error" in document) refuseWhole(run, report, document.error);
      else await ingestDocument(run, document, report);
    }
    await run.batch.flush();
    await tellBaselines(run);
    await run.states.save();
    for (const { read, refused, missing } of summary.documents) {
      summary.entries += read;
      summary.refused += refused;
      summary.missing += missing;
    }
    return summary;
  }

  return { ingest };
}
