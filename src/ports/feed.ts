import type { Bilingual, Lang } from "../advisory/schema.ts";
import type { Instant } from "./common.ts";
import type { SourceNotice } from "./delivery.ts";
import type { Platform } from "./destination.ts";
import type { SourceDocument } from "./source.ts";

/** What a server said of a document, to ask next time whether it changed (RFC 9110, 13.1). */
export interface Validators {
  /** As it was sent, `W/` included. */
  etag?: string | undefined;
  lastModified?: string | undefined;
  /** SHA-256 of the body: many hosts send neither of the others. */
  bodyHash: string;
}

export interface FetchOptions {
  /** Of the whole exchange, redirects and body included, milliseconds. */
  timeoutMs: number;
  /** Largest body, on the wire and after inflating, bytes. */
  maxBytes: number;
  /** Sent only to the origin of the address asked for, never along a redirect to another. */
  headers?: Record<string, string> | undefined;
  validators?: Validators | undefined;
  /** Also http and https on this machine itself. */
  allowLocal?: boolean | undefined;
  signal?: AbortSignal | undefined;
}

export type Fetched =
  | { kind: "unchanged" }
  | { kind: "document"; document: SourceDocument; validators: Validators };

/** Fetches one document. Rejects with an Error whose message is fit for people, a `FetchFailure` where a server answered. */
export type Fetcher = (url: string, options: FetchOptions) => Promise<Fetched>;

export interface FetchFailure extends Error {
  name: "FetchFailure";
  /** Of HTTP: 404, 503 … */
  status: number;
  /** How long the server asked to be left alone, milliseconds; no ceiling yet. */
  retryAfterMs?: number | undefined;
}

/** When a feed is polled: every so many milliseconds, or by a cron pattern in the organization's time zone. */
export type Schedule = { every: number } | { cron: string };

/** One polled feed, as the settings have it. */
export interface Feed {
  /** Unique, kebab-case; its state is stored under it. */
  name: string;
  label: Bilingual;
  url: string;
  /** Name of the source that reads it; told by the content when absent. */
  format?: string | undefined;
  schedule: Schedule;
  /** Overrides the role of its source: whether what only this feed says is posted. */
  post?: boolean | undefined;
  /** Values filled in from the environment: never logged, stored or shown. */
  headers: Record<string, string>;
  /** How many days without anything new are normal; learned when absent. 0: any. */
  quietDays?: number | undefined;
  allowLocal: boolean;
  /** Least time between two of its requests, milliseconds. */
  paceMs: number;
}

/** Where operators' notices go: to each of these places that the bot is in. */
export interface Operators {
  organizationId: string;
  lang: Lang;
  channels: { platform: Platform; channel: string }[];
}

/** `broken`: cannot be fetched. `unreadable`: comes, but holds nothing that can be read. `silent`: says nothing new. */
export type TroubleKind = "broken" | "unreadable" | "silent";

export interface Trouble {
  kind: TroubleKind;
  /** When it began: the first failure, or the last time something new came. */
  since: Instant;
}

/** What is remembered of one feed from poll to poll. */
export interface FeedState {
  name: string;
  url: string;
  /** Not polled before then. */
  nextAt: Instant;
  /** Being polled by somebody until then, unless they are done before. */
  leasedUntil?: Instant | undefined;
  /** How far its walks have come. */
  cursor?: string | undefined;
  /** The last poll's end, good or bad. */
  polledAt?: Instant | undefined;
  /** The last complete poll; absent while the first read is not over. */
  completedAt?: Instant | undefined;
  /** Polls that failed since the last good one, and the first of them. */
  failures: number;
  failingSince?: Instant | undefined;
  lastError?: string | undefined;
  /** Of the last poll that brought a document. */
  entries: number;
  refused: number;
  /** When something new last came. */
  newsAt?: Instant | undefined;
  /** The usual time between two polls that bring something new, and how many it was learned from. */
  usualGapMs: number;
  gaps: number;
  trouble?: Trouble | undefined;
  /** Whether the operators were told of the trouble. */
  told: boolean;
}

/** The end of one poll, written in one transaction. */
export interface FeedSettlement {
  state: Omit<FeedState, "leasedUntil" | "told">;
  /** By address, of documents that were read; those of other addresses stay. */
  validators: ReadonlyMap<string, Validators>;
  /** What operators are told: of trouble once, of its end once and only where they knew of it. */
  notices: { trouble?: SourceNotice | undefined; recovered?: SourceNotice | undefined };
  operators?: Operators | undefined;
}
