import type { AdvisoryContent, Assessment, Entry, Lang, Revision } from "../advisory/schema.ts";
import type { Translation } from "../advisory/translation.ts";
import type { Instant } from "./common.ts";
import type { SourceRole } from "./source.ts";

export interface AdvisoryRecord {
  id: string;
  aliases: string[];
  revision: Revision;
  assessment: Assessment;
  /** The number of the newest revision; larger than `revision.number` when an older one was asked for. */
  latest: number;
  /** By the language they are in: a model's words for what its sources say in the other one alone. */
  translations?: Partial<Record<Lang, Translation>> | undefined;
  /** Of a bulletin that was asked for by itself: the advisories that exist of what it lists. */
  parts?: Parts | undefined;
}

/** What a bulletin of more than ten CVEs lists and is an advisory of its own. */
export interface Parts {
  total: number;
  /** The first of them, in the order in which the bulletin lists them. */
  first: { id: string; identifier: string }[];
}

/** An entry as it is kept. */
export interface StoredEntry extends Entry {
  /** Of the feed that brought it; `news` when absent. */
  role?: SourceRole | undefined;
  /** When the source last changed it, by its own word, at most when it was read: what is older changes nothing. */
  asOf?: Instant | undefined;
  /** The id of the advisory it was in at first, to which it goes back when a merger falls apart. */
  origin?: string | undefined;
}

/** What ingest needs to merge into an advisory that is already there. */
export interface StoredAdvisory {
  id: string;
  aliases: string[];
  /** In the order in which they first came. */
  entries: StoredEntry[];
  revision: Revision;
  /** By organization id. */
  assessments: Map<string, Assessment>;
  /** Advisories that were merged into it, directly or through others, oldest first; with their last revision. */
  absorbed?: { id: string; revision: number }[] | undefined;
}

/**
 * What happened to an entry at one time. `merged`, `separated`: it came from another advisory, saying the same; `left`:
 * it went to another.
 */
export type EntryEvent =
  | "new"
  | "changed"
  | "withdrawn"
  | "reinstated"
  | "unlisted"
  | "relisted"
  | "merged"
  | "separated"
  | "left";

/** What one source said of one thing at one time: one line of an advisory's history. */
export interface EntryVersion {
  at: Instant;
  event: EntryEvent;
  source: string;
  key: string;
  /** The advisory it belonged to then, and the revision it is in first. */
  advisoryId: string;
  revision: number;
  /** What it said; absent where it only moved. */
  content?: AdvisoryContent | undefined;
}

export interface IngestItem {
  advisoryId: string;
  /** All aliases of the advisory after this commit. */
  aliases: string[];
  /** Entries to insert or replace; without an `event` no version of it is kept in the history. */
  entries: (StoredEntry & { event?: EntryEvent | undefined })[];
  /** Absent when the entry changed but nothing the advisory says did. */
  revision?: Revision | undefined;
  assessments: { organizationId: string; assessment: Assessment }[];
  /** Whether a new advisory is posted (false: baseline) or a material change may open a first post. */
  announce: boolean;
  /** Whether any change may: news stands behind it for the first time. */
  opens?: boolean | undefined;
  /** Advisories that are one with it from now on, with the revision they were read at. Their ids lead to it. */
  absorbs?: readonly { id: string; revision: number }[] | undefined;
  /** What it was part of until now: its own posts are told, and where that one was posted it gets a post. */
  separatedFrom?: string | undefined;
  /** Entries that come from other advisories. */
  moves?: readonly { source: string; key: string; from: string }[] | undefined;
  /** Aliases that no entry of another advisory has any more. */
  takes?: readonly { alias: string; from: string }[] | undefined;
  /** Facts about what it no longer is. */
  drops?: readonly { source: string; key: string }[] | undefined;
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
