/** From rows to the words of the ports. */
import type { Assessment, Bilingual, Revision } from "../advisory/schema.ts";
import type { AdvisoryRecord, Delivery, Destination, Notice } from "../ports.ts";
import type { DeliveriesTable, DestinationsTable } from "./tables.ts";
import type { Selectable } from "kysely";

/** JSON that this store wrote. */
export function parse<T>(json: string): T {
  return JSON.parse(json) as T;
}

export interface RecordRow {
  id: string;
  current: number;
  /** Revision */
  revision: string;
  /** Assessment */
  assessment: string;
}

export function recordOf(row: RecordRow, aliases: string[]): AdvisoryRecord {
  return {
    id: row.id,
    aliases,
    revision: parse<Revision>(row.revision),
    assessment: parse<Assessment>(row.assessment),
    latest: row.current,
  };
}

export type DestinationRow = Selectable<DestinationsTable>;

export function destinationOf(row: DestinationRow): Destination {
  return {
    id: row.id,
    organizationId: row.organization_id,
    platform: row.platform,
    workspace: row.workspace,
    channel: row.channel,
    name: row.name ?? undefined,
    reference: row.reference ?? undefined,
    state: row.state,
  };
}

export type DeliveryRow = Selectable<DeliveriesTable>;

/** `parentRef` is the message ref of the delivery's post. */
export function deliveryOf(row: DeliveryRow, destination: Destination, parentRef: string | null): Delivery {
  return {
    id: row.id,
    organizationId: row.organization_id,
    kind: row.kind,
    state: row.state,
    destination,
    lang: row.lang,
    advisoryId: row.advisory_id ?? undefined,
    revision: row.revision ?? undefined,
    priority: row.priority ?? undefined,
    notice: row.notice === null ? undefined : parse<Notice>(row.notice),
    changes: row.changes === null ? undefined : parse<Bilingual[]>(row.changes),
    attempts: row.attempts,
    notBefore: row.not_before,
    messageRef: row.message_ref ?? undefined,
    parentRef: parentRef ?? undefined,
    resent: row.resent === 1,
    lastError: row.last_error ?? undefined,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
