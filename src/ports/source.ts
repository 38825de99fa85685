import type { AdvisoryContent, Bilingual } from "../advisory/schema.ts";
import type { Instant } from "./common.ts";

export interface SourceDocument {
  /** File name or URL, for messages. */
  name: string;
  bytes: Uint8Array;
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
}

/** One folder of `sources/`: recognises and reads one feed's format. */
export interface Source {
  /** `hansho-json`, `jvn-rss`, `cisa-kev`. */
  name: string;
  label: Bilingual;
  /** Whether a first read is a baseline (design 4.8): feeds yes, documents handed to us no. */
  baseline: boolean;
  /** Precedence when entries of several sources are merged: lower speaks first. */
  precedence: number;
  recognises(document: SourceDocument): boolean;
  read(document: SourceDocument): ReadResult;
}
