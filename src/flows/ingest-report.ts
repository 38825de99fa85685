import type { Instant, ReadResult, SourceState } from "../ports.ts";

/** Reasons kept of one document in the summary; `onRefusal` gets them all. */
export const MOST_REASONS = 20;

/** Something that was not read, with the reason; without `entry` it is about the whole input. */
export interface IngestRefusal {
  input: string;
  entry?: string | undefined;
  reason: string;
}

/** What became of one document. `announced` = `read` + `refused` + `missing`, always. */
export interface DocumentReport {
  name: string;
  /** The source that read it; absent when none recognises it. */
  source?: string | undefined;
  announced: number;
  read: number;
  refused: number;
  /** Of those refused, copies of entries that are known as they were changed later. */
  outdated: number;
  missing: number;
  /** Older than what was read last from its source: nothing was changed by it, all its entries are refused. */
  older: boolean;
  /** Whole input and entries, the first twenty. */
  reasons: string[];
}

export interface IngestSummary {
  inputs: number;
  /** Entries read, `unchanged` and `unmatched` among them. `entries` + `refused` + `missing` is all that was announced. */
  entries: number;
  /** Advisories written: `new` + `material` + `editorial`, and those whose new entry says nothing new. */
  advisories: number;
  new: number;
  material: number;
  editorial: number;
  /** Entries that are the same as those stored. */
  unchanged: number;
  /** Facts about what nobody has published: read and passed over. */
  unmatched: number;
  refused: number;
  missing: number;
  documents: DocumentReport[];
}

export function emptySummary(): IngestSummary {
  return {
    inputs: 0,
    entries: 0,
    advisories: 0,
    new: 0,
    material: 0,
    editorial: 0,
    unchanged: 0,
    unmatched: 0,
    refused: 0,
    missing: 0,
    documents: [],
  };
}

export function emptyReport(name: string): DocumentReport {
  return { name, announced: 0, read: 0, refused: 0, outdated: 0, missing: 0, older: false, reasons: [] };
}

/** Design 4.8: an older snapshot changes nothing and says so. */
export function olderReason(snapshotAt: Instant, newestAt: Instant, entries: number): string {
  const [older, newest] = [snapshotAt, newestAt].map((time) => new Date(time).toISOString());
  return `is older (${older}) than the snapshot read last (${newest}): nothing is changed by its entries (${entries})`;
}

/** The same of one entry. */
export function outdatedReason(asOf: Instant, known: Instant): string {
  const [older, newest] = [asOf, known].map((time) => new Date(time).toISOString());
  return `is older (${older}) than what is known of it (${newest}): nothing is changed by it`;
}

export function missingReason({ announced, missing }: ReadResult): string {
  return `${missing} of the ${announced} entries it announces are missing: it was cut off, or never whole`;
}

/** A source's second feed has a state of its own: `jvn-rss/en`. */
export function sourceName({ source }: SourceState): string {
  return source.split("/")[0] ?? source;
}
