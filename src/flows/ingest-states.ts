/** What a run knows of the feeds it reads: whether it is their first read, their newest snapshot, and how it ended. */
import { hash } from "node:crypto";
import type { Instant, ReadResult, Source, SourceState } from "../ports.ts";
import type { DocumentReport } from "./ingest-report.ts";
import type { IngestStore } from "./ingest-store.ts";

/** All documents of one feed in one run: together they are one read of it. */
export interface FeedRead {
  key: string;
  source: Source;
  before: SourceState | undefined;
  /** Whether this is the feed's first read (design 4.8): none of it is posted but what is recent. */
  baseline: boolean;
  startedAt: Instant;
  /** Of the newest snapshot, before this run and in it. */
  snapshotAt: Instant | undefined;
  documents: ReadDocument[];
  /** Entries written, the advisories that are new by them, and those of them that may be posted. */
  taken: number;
  fresh: number;
  announced: number;
}

export interface ReadDocument {
  report: DocumentReport;
  bodyHash: string;
  /** Whether the document as such could be read, and none of it was missing. */
  sound: boolean;
}

export interface States {
  /** The feed whose last document had these bytes, all of them read. */
  same(bodyHash: string): Promise<SourceState | undefined>;
  /** The same again, now. */
  touch(state: SourceState, now: Instant): void;
  /** The read that a document of the feed `key` belongs to. `first` as in `IngestOptions`. */
  feedRead(source: Source, key: string, first: boolean | undefined, now: Instant): Promise<FeedRead>;
  /** Every feed of the run that was read from, for the word on first reads. */
  reads(): FeedRead[];
  /** Remembers how each feed's read ended. */
  save(): Promise<void>;
}

/** A source's second feed has a state of its own: `jvn-rss/en`. A polled feed has one under its own name. */
export function feedKey(source: Source, { feed }: ReadResult, polled: string | undefined): string {
  return polled ?? (feed === undefined ? source.name : `${source.name}/${feed}`);
}

export function isSound({ missing, refusals }: ReadResult): boolean {
  return missing === 0 && !refusals.some(({ entry }) => entry === undefined);
}

/** Entries read of a feed in this run. */
export function entriesOf({ documents }: FeedRead): number {
  return documents.reduce((sum, { report }) => sum + report.read, 0);
}

/** Whether a feed was read as a whole: what was cut off, or could not be read for the most part, was not seen yet. */
export function isWhole(feed: FeedRead): boolean {
  return feed.documents.some(({ sound }) => sound) && refusedOf(feed) <= entriesOf(feed);
}

function refusedOf({ documents }: FeedRead): number {
  return documents.reduce((sum, { report }) => sum + report.refused + report.missing, 0);
}

interface Stored {
  byKey: Map<string, SourceState>;
  /** Those of which nothing was refused. */
  byHash: Map<string, SourceState>;
}

function indexed(states: readonly SourceState[]): Stored {
  const well = states.filter(({ bodyHash, refused }) => bodyHash !== undefined && refused === 0);
  return {
    byKey: new Map(states.map((state) => [state.source, state])),
    byHash: new Map(well.map((state) => [state.bodyHash ?? "", state])),
  };
}

export function createStates(store: IngestStore): States {
  const open = new Map<string, FeedRead>();
  const touched = new Map<string, SourceState>();

  let stored: Promise<Stored> | undefined;

  const load = () => (stored ??= store.sourceStates().then(indexed));

  const reads = () => [...open.values()].filter(({ documents }) => documents.length > 0);

  return {
    async same(bodyHash) {
      return (await load()).byHash.get(bodyHash);
    },

    touch(state, now) {
      touched.set(state.source, { ...state, lastReadAt: now });
    },

    async feedRead(source, key, first, now) {
      const known = open.get(key);
      if (known !== undefined) return known;
      const before = (await load()).byKey.get(key);
      const baseline = first ?? (source.baseline && before?.bodyHash === undefined);
      const read: FeedRead = {
        key,
        source,
        before,
        baseline,
        startedAt: now,
        snapshotAt: before?.snapshotAt,
        documents: [],
        taken: 0,
        fresh: 0,
        announced: 0,
      };
      open.set(key, read);
      return read;
    },

    reads,

    async save() {
      for (const read of reads()) touched.set(read.key, stateAfter(read));
      await store.saveSourceStates([...touched.values()]);
    },
  };
}

/**
 * What is remembered of a feed after a read. Of one that was not whole the last whole one stays known, so that it is
 * seen whether there ever was one: a feed most of which could not be read was not seen yet, and its next read must
 * not be a flood.
 */
function stateAfter(feed: FeedRead): SourceState {
  const { key, before, startedAt, snapshotAt, documents } = feed;
  const hashes = documents.map(({ bodyHash }) => bodyHash);
  // One document is known again by its bytes; of several, that there was a whole read is all that is to be known.
  const bodyHash = hashes.length === 1 ? hashes[0] : hash("sha256", hashes.join());
  return {
    source: key,
    lastReadAt: startedAt,
    snapshotAt,
    bodyHash: isWhole(feed) ? bodyHash : before?.bodyHash,
    entries: entriesOf(feed),
    refused: refusedOf(feed),
    lastError: documents.flatMap(({ report }) => report.reasons)[0],
  };
}
