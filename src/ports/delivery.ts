import type { Bilingual, Lang, Priority } from "../advisory/schema.ts";
import type { Instant } from "./common.ts";
import type { Destination } from "./destination.ts";

/** One post that is not about one advisory: how much a first read took in. */
export interface Notice {
  kind: "baseline";
  source: string;
  label: Bilingual;
  entries: number;
  posted: number;
}

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
