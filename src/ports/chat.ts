import type { Card } from "../cards/model.ts";
import type { Instant } from "./common.ts";
import type { Destination, Platform } from "./destination.ts";

/** What became of one request to a platform. Only definite refusals may be retried (design 4.6). */
export type SendResult =
  | { kind: "sent"; ref: string }
  /** 429 or 412: `scope` says what it pauses. */
  | { kind: "later"; retryAfterMs: number; scope: "destination" | "workspace"; detail: string }
  /** The request surely did not arrive (connection refused, DNS). */
  | { kind: "unreachable"; detail: string }
  /** The destination cannot be posted to: not a member, archived, uninstalled, blocked. */
  | { kind: "gone"; detail: string }
  /** The message to edit was deleted by a person: no error. */
  | { kind: "deleted" }
  /** The platform refused the message itself, or our credentials. */
  | { kind: "refused"; detail: string }
  /** Time-out or 5xx: it may have been posted. */
  | { kind: "unknown"; detail: string };

export type FindResult =
  | { kind: "found"; ref: string }
  | { kind: "absent" }
  | { kind: "cannot"; detail: string };

export interface OutgoingMeta {
  /** Written into message metadata where the platform has it, and looked for again by `find`. */
  deliveryId: string;
}

/** One platform's way out. Does one attempt a call; never retries by itself. */
export interface ChatChannel {
  platform: Platform;
  /** Least time between two messages to one destination, milliseconds. */
  paceMs: number;
  send(destination: Destination, card: Card, meta: OutgoingMeta, parentRef?: string): Promise<SendResult>;
  update(destination: Destination, ref: string, card: Card, meta: OutgoingMeta): Promise<SendResult>;
  /**
   * Looks for a message by its delivery id, not older than `since`; in the thread of `parentRef` when given.
   * `absent` only when everything since then was looked at; otherwise `cannot`.
   */
  find(destination: Destination, deliveryId: string, since: Instant, parentRef?: string): Promise<FindResult>;
}
