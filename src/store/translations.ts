import type { Kysely, Transaction } from "kysely";
import type { Lang } from "../advisory/schema.ts";
import type { Translation } from "../advisory/translation.ts";
import type { AdvisoryRecord, Instant, Store, TranslationKey } from "../ports.ts";
import type { Connections } from "./connections.ts";
import { insertPlanned } from "./enqueue.ts";
import type { Planned } from "./plan.ts";
import { parse } from "./rows.ts";
import { listOf, stateOf } from "./sqlite/sql.ts";
import { noUpdateWaits } from "./waiting.ts";
import type { Tables } from "./tables.ts";

type Part = Pick<Store, "claimTranslation" | "settleTranslation">;

/** Who asks a language model for a translation, so that nobody asks twice; and what it said. */
export function createTranslations({ writer }: Connections): Part {
  const claimTranslation: Part["claimTranslation"] = ({ advisoryId, lang }, { basis, worker, now, until }) =>
    writer.transaction().execute(async (db) => {
      const claim = { basis, worker, state: "asking" as const, until, reason: null };
      const { numInsertedOrUpdatedRows } = await db
        .insertInto("translations")
        .values({ advisory_id: advisoryId, lang, ...claim, data: null })
        .onConflict((conflict) =>
          conflict
            .columns(["advisory_id", "lang"])
            .doUpdateSet(claim)
            .where((eb) =>
              eb.or([
                eb.and([eb("translations.state", "!=", "asking"), eb("translations.basis", "!=", basis)]),
                eb("translations.until", "<=", now),
              ]),
            ),
        )
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    });

  const settleTranslation: Part["settleTranslation"] = (key, worker, outcome) =>
    writer.transaction().execute(async (db) => {
      const row = await db
        .updateTable("translations")
        .set(
          outcome.kind === "kept"
            ? { state: "kept", until: null, reason: null, data: JSON.stringify(outcome.translation) }
            : { state: "failed", until: outcome.again ?? null, reason: JSON.stringify(outcome.reason) },
        )
        .where("advisory_id", "=", key.advisoryId)
        .where("lang", "=", key.lang)
        .where("worker", "=", worker)
        .where("state", "=", "asking")
        .returning("basis")
        .executeTakeFirst();
      if (row !== undefined && outcome.kind === "kept") await editPosts(db, key, row.basis, outcome.now);
      return row !== undefined;
    });

  return { claimTranslation, settleTranslation };
}

/** One update of each post in that language; one that waits already will show it, and so will a post that waits. */
async function editPosts(
  db: Transaction<Tables>,
  { advisoryId, lang }: TranslationKey,
  basis: string,
  now: Instant,
): Promise<void> {
  const rows = await db
    .selectFrom("deliveries as post")
    .innerJoin("standings", (join) =>
      join
        .onRef("standings.advisory_id", "=", "post.advisory_id")
        .onRef("standings.organization_id", "=", "post.organization_id"),
    )
    .innerJoin("destinations", "destinations.id", "post.destination_id")
    .leftJoin("subscriptions", "subscriptions.destination_id", "destinations.id")
    .select([
      "post.id",
      "post.destination_id",
      "post.organization_id",
      "post.lang as posted_lang",
      "subscriptions.lang",
      "standings.revision",
      "standings.priority",
    ])
    .where("post.advisory_id", "=", advisoryId)
    .where("post.kind", "=", "post")
    .where(stateOf("post"), "in", ["sending", "sent", "unknown"])
    .where("post.deleted", "=", 0)
    .where("destinations.state", "=", "ok")
    .where(noUpdateWaits)
    .orderBy("post.seq")
    .execute();
  const planned = rows.map(
    (row): Planned => ({
      kind: "update",
      target: { id: row.destination_id, organizationId: row.organization_id, lang: row.lang ?? undefined },
      lang: row.lang ?? row.posted_lang,
      advisoryId,
      revision: row.revision,
      priority: row.priority,
      postId: row.id,
      notBefore: now,
    }),
  );
  await insertPlanned(
    db,
    planned.filter((one) => one.lang === lang),
    `translated:${basis}`,
    now,
  );
}

/** Kept translations by advisory and language; advisories without one are left out. */
export async function translationsById(
  db: Kysely<Tables>,
  ids: readonly string[],
): Promise<Map<string, NonNullable<AdvisoryRecord["translations"]>>> {
  const rows = await db
    .selectFrom("translations")
    .select(["advisory_id", "lang", "data"])
    .where("advisory_id", "in", listOf(ids))
    .where("data", "is not", null)
    .execute();
  const found = new Map<string, Partial<Record<Lang, Translation>>>();
  for (const { advisory_id: id, lang, data } of rows) {
    if (data !== null) found.set(id, { ...found.get(id), [lang]: parse<Translation>(data) });
  }
  return found;
}
