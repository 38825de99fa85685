import type { AdvisoryContent, Bilingual } from "../advisory/schema.ts";
import type { Instant } from "./common.ts";

export interface SourceDocument {
  /** File name or URL, for messages. */
  name: string;
  bytes: Uint8Array;
  /** Of a fetched one: the `charset` its server named, in whatever case. */
  charset?: string | undefined;
}

export interface Refusal {
  /** Which entry, as the source counts or names it; absent when the whole input is refused. */
  entry?: string | undefined;
  reason: string;
}

export interface SourceEntry {
  /** Identity within the source. */
  key: string;
  /** Changes when anything we read of it changes. Cheap, and made when it is asked for: before mapping. */
  readonly hash: string;
  /**
   * When the record was last changed, by its own word: a copy older than the one that is known changes nothing
   * (design 4.8). Absent where the format does not say, or where people write it by hand.
   */
  readonly asOf?: Instant | undefined;
  /**
   * It only takes back what was said under its key (a deletion, a withdrawal notice): that stays as it was said, and is
   * withdrawn as `content()` has it. Where nothing was said under the key, it is passed over.
   */
  retracts?: boolean | undefined;
  /**
   * Maps wire to advisory; called only for entries that are new or changed.
   * @throws Error whose message says why the entry cannot be read: ingest then counts it as refused
   */
  content(): AdvisoryContent;
}

export interface ReadResult {
  /** Which of the source's feeds (`en`), absent for its only or first one: snapshots are compared within a feed. */
  feed?: string | undefined;
  /** When the snapshot was made, by its own word; compared with the last one read (design 4.8). */
  snapshotAt?: Instant | undefined;
  /** What the document itself says it holds (`count`, `rdf:Seq`, array length). */
  announced: number;
  entries: SourceEntry[];
  /** Entries or the whole input refused, each with a reason. */
  refusals: Refusal[];
  /** Announced but not there: a truncated document. `announced` = entries + refused entries + missing. */
  missing: number;
  /**
   * The document holds everything its publisher lists now (a catalogue such as KEV, not a window on it), and all of
   * it was read: a known entry of this source that is not in it was taken off the list.
   */
  complete?: boolean | undefined;
}

/**
 * What becomes of an entry that no advisory is about yet. `news`: published and posted. `enrichment`: stored and
 * searchable, never posted by itself (design 4.8; JVN iPedia, NVD). `facts`: passed over, since it says nothing but
 * a fact about what others publish (EPSS).
 */
export type SourceRole = "news" | "enrichment" | "facts";

/** What a walk is given. */
export interface WalkFeed {
  url: string;
  /** The last one a walk returned or yielded. */
  cursor?: string | undefined;
  now: Instant;
  /**
   * Fetches one document; undefined when it is unchanged since the last time, unless `evenUnchanged` asks for it
   * all the same: a list of which the last walk did not reach the end, or an address that is asked once.
   * @throws Error with a readable reason; a `FetchFailure` when the server answered, but with no document
   */
  get(
    url: string,
    options?: { headers?: Record<string, string>; evenUnchanged?: boolean },
  ): Promise<SourceDocument | undefined>;
}

/** What a walk hands over: a document, why one cannot be had, or how far it has come. */
export type WalkStep =
  | SourceDocument
  | { name: string; error: string }
  /** The next walk may begin there, should this one break off. */
  | { cursor: string };

/**
 * Goes through a feed that is more than one document, yielding each document as it arrives and, at the end,
 * returning the cursor for the next time. A document that cannot be had is yielded as an error, and the cursor says
 * what is to be tried again; a walk that cannot go on throws. A cursor, yielded or returned, counts as soon as all
 * that was yielded before it is stored or told, whatever became of the poll: it must leave nothing out.
 */
export type Walk = (feed: WalkFeed) => AsyncGenerator<WalkStep, string | undefined>;

/** One folder of `sources/`: recognises and reads one feed's format. */
export interface Source {
  /** `hansho-json`, `jvn-rss`, `cisa-kev` …; stays the same for ever, it is stored. */
  name: string;
  label: Bilingual;
  /** Whether a first read is a baseline (design 4.8): feeds yes, documents handed to us no. */
  baseline: boolean;
  /** Precedence when entries of several sources are merged: lower speaks first. */
  precedence: number;
  role: SourceRole;
  /** How a feed of it is polled; one GET of the feed's address when absent. */
  walk?: Walk | undefined;
  recognises(document: SourceDocument): boolean;
  read(document: SourceDocument): ReadResult;
}
