import type { Audience, Bilingual, Lang, Priority } from "../advisory/schema.ts";
import type { Instant } from "./common.ts";
import type { Destination } from "./destination.ts";
import type { DraftUse } from "./draft.ts";
import type { TroubleKind } from "./feed.ts";

/** A post about a source. */
export type SourceNotice =
  /**
   * How much a first read took in. `source`: the feed's name; of what was read by hand, the source's. `posted` is absent
   * where what it says is never posted by itself.
   */
  | { kind: "baseline"; source: string; label: Bilingual; entries: number; posted?: number | undefined }
  /** For operators: a feed is broken, cannot be read, or is silent for longer than its habit. */
  | {
      kind: "trouble";
      source: string;
      label: Bilingual;
      trouble: TroubleKind;
      since: Instant;
      error?: string | undefined;
    }
  /** For operators, who were told of the trouble: it is over. */
  | { kind: "recovered"; source: string; label: Bilingual; trouble: TroubleKind; since: Instant };

/**
 * For one person: a draft they used is out of date. `used` is what they did with it that matters most; `revision` is 0
 * where the draft was of an advisory that was merged into this one.
 */
export interface DraftNotice {
  kind: "draft-outdated";
  used: { revision: number; audience: Audience; action: DraftUse["action"]; at: Instant };
}

/** What a delivery tells that is no post, edit or reply of an advisory. */
export type Notice = SourceNotice | DraftNotice;

export type DeliveryKind = "post" | "update" | "reply" | "notice";
export type DeliveryState = "pending" | "sending" | "sent" | "unknown" | "failed" | "superseded";

export interface Delivery {
  id: string;
  organizationId: string;
  kind: DeliveryKind;
  state: DeliveryState;
  destination: Destination;
  lang: Lang;
  advisoryId?: string | undefined;
  revision?: number | undefined;
  priority?: Priority | undefined;
  notice?: Notice | undefined;
  /** Of a reply or a draft's notice that tells of a new judgement, not of a revision: what changed. */
  changes?: Bilingual[] | undefined;
  attempts: number;
  notBefore: Instant;
  /** Slack `ts` or Teams activity id of what this delivery posted. */
  messageRef?: string | undefined;
  /** For `update` and `reply`: the message ref of the post they belong to. */
  parentRef?: string | undefined;
  /** Sent again after `unknown`: the card says 再送（重複の可能性があります）. */
  resent: boolean;
  lastError?: string | undefined;
  createdAt: Instant;
  updatedAt: Instant;
}

export type Settlement =
  | { kind: "sent"; ref: string }
  | { kind: "retry"; notBefore: Instant; error: string }
  | { kind: "failed"; error: string }
  | { kind: "unknown"; error: string }
  /** Nothing left to do and no error: the message to edit was deleted by a person. */
  | { kind: "superseded" };
