import type { Lang } from "../advisory/schema.ts";
import type { Instant } from "./common.ts";

export type Platform = "slack" | "teams";

export interface DestinationRef {
  platform: Platform;
  /** Slack team id or Entra tenant id. */
  workspace: string;
  /** Slack channel id or Teams conversation id (for a Teams channel, without `;messageid=`). */
  channel: string;
}

export interface Destination extends DestinationRef {
  id: number;
  organizationId: string;
  name?: string | undefined;
  /** Teams: the conversation reference, as JSON. */
  reference?: string | undefined;
  state: "ok" | "gone";
}

export interface Subscription {
  destination: Destination;
  lang: Lang;
  /** Platform user id, and the name shown to people. */
  createdBy: string;
  createdByName?: string | undefined;
  createdAt: Instant;
}

/** Something a person (or Hansho) did that others may ask about. */
export interface AuditRow {
  at: Instant;
  action:
    | "subscribe"
    | "unsubscribe"
    | "gone"
    | "override"
    | "override-off"
    | "inventory"
    | "create"
    | "withdraw";
  /** Where it was done; absent for the command line, and for a form in Slack, which is nowhere. */
  destination?: (DestinationRef & { name?: string | undefined }) | undefined;
  /** The advisory it was done to. */
  advisoryId?: string | undefined;
  by: string;
  byName?: string | undefined;
  detail?: string | undefined;
}
