/** Posts that are not about one advisory. */
import { randomUUID } from "node:crypto";
import type { Transaction } from "kysely";
import type { Lang } from "../advisory/schema.ts";
import type { Instant, SourceNotice } from "../ports.ts";
import type { Value } from "./bulk.ts";
import type { Connections } from "./connections.ts";
import { insertOnce, readTargets } from "./enqueue.ts";
import { parse } from "./rows.ts";
import type { Tables } from "./tables.ts";

const NOTICE_RANK = 4;

/** A notice to every subscribed destination of the organization that can be posted to; once since `since`. */
export async function enqueueNotice(
  { writer }: Connections,
  organizationId: string,
  notice: SourceNotice,
  now: Instant,
  since?: Instant,
): Promise<void> {
  await writer.transaction().execute(async (db) => {
    if (since !== undefined && (await wasNoticed(db, organizationId, notice, since))) return;
    const targets = await readTargets(db, [organizationId]);
    await insertNotices(
      db,
      organizationId,
      targets.flatMap(({ id, lang }) => (lang === undefined ? [] : [{ id, lang }])),
      notice,
      now,
    );
  });
}

/** One notice to each of these destinations. */
export async function insertNotices(
  db: Transaction<Tables>,
  organizationId: string,
  targets: readonly { id: number; lang: Lang }[],
  notice: SourceNotice,
  now: Instant,
): Promise<void> {
  const rows = targets.map(({ id, lang }): Value[] => [
    randomUUID(),
    organizationId,
    "notice",
    "pending",
    id,
    lang,
    null,
    null,
    null,
    NOTICE_RANK,
    JSON.stringify(notice),
    null,
    "",
    0,
    now,
    0,
    0,
    now,
    now,
    null,
  ]);
  await insertOnce(db, rows);
}

async function wasNoticed(
  db: Transaction<Tables>,
  organizationId: string,
  { kind, source }: SourceNotice,
  since: Instant,
): Promise<boolean> {
  const rows = await db
    .selectFrom("deliveries")
    .select("notice")
    .where("organization_id", "=", organizationId)
    .where("kind", "=", "notice")
    .where("created_at", ">=", since)
    .execute();
  return rows.some((row) => {
    const before = row.notice === null ? undefined : parse<SourceNotice>(row.notice);
    return before?.kind === kind && before.source === source;
  });
}
