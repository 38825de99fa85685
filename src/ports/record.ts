import type { Assessment, Entry, Revision } from "../advisory/schema.ts";
import type { Instant } from "./common.ts";

export interface AdvisoryRecord {
  id: string;
  aliases: string[];
  revision: Revision;
  assessment: Assessment;
  /** The number of the newest revision; larger than `revision.number` when an older one was asked for. */
  latest: number;
}

/** What ingest needs to merge into an advisory that is already there. */
export interface StoredAdvisory {
  id: string;
  aliases: string[];
  entries: Entry[];
  revision: Revision;
  /** By organization id. */
  assessments: Map<string, Assessment>;
}

export interface IngestItem {
  advisoryId: string;
  /** All aliases of the advisory after this commit. */
  aliases: string[];
  /** Entries to insert or replace. */
  entries: Entry[];
  /** Absent when the entry changed but nothing the advisory says did. */
  revision?: Revision | undefined;
  assessments: { organizationId: string; assessment: Assessment }[];
  /** Whether a new advisory is posted (false: baseline) or a material change may open a first post. */
  announce: boolean;
}

export interface SourceState {
  source: string;
  lastReadAt: Instant;
  /** Of the newest snapshot read. */
  snapshotAt?: Instant | undefined;
  /**
   * SHA-256 of the last document that was whole; absent until one was: so long reads are a baseline (design 4.8).
   * A re-read of the same bytes ends early when nothing was refused since.
   */
  bodyHash?: string | undefined;
  /** Entries in the last document read, and how many of those it announced were refused or missing. */
  entries: number;
  refused: number;
  lastError?: string | undefined;
}
