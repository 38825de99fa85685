import { sql } from "kysely";
import type { DraftKey, DraftUse, Store, StoredDraft } from "../ports.ts";
import type { Connections } from "./connections.ts";
import { parse } from "./rows.ts";
import type { DraftsTable } from "./tables-drafts.ts";

type Part = Pick<Store, "storedDraft" | "keepDraft" | "takeBackDraft" | "recordUse" | "draftUses">;

/** Drafts that are kept, and what people did with drafts. */
export function createDrafts({ writer, reader }: Connections): Part {
  const storedDraft: Part["storedDraft"] = async (key) => {
    const row = await reader
      .selectFrom("drafts")
      .selectAll()
      .where((eb) => eb.and(columnsOf(key)))
      .where("taken_back_at", "is", null)
      // A model that answers after somebody saved covers nothing.
      .orderBy(sql`origin = 'edited'`, "desc")
      .orderBy("version", "desc")
      .limit(1)
      .executeTakeFirst();
    return row && draftOf(row);
  };

  const keepDraft: Part["keepDraft"] = (draft) =>
    writer.transaction().execute(async (db) => {
      const { origin, subject, body, text, by, at } = draft;
      const key = columnsOf(draft);
      const newest = await db
        .selectFrom("drafts")
        .select((eb) => eb.fn.max("version").as("version"))
        .where((eb) => eb.and(key))
        .executeTakeFirst();
      const row = {
        ...key,
        version: (newest?.version ?? 0) + 1,
        origin,
        subject,
        body,
        at,
        data: text === undefined ? null : JSON.stringify(text),
        by_id: by.id,
        by_name: by.name ?? null,
      };
      return draftOf(await db.insertInto("drafts").values(row).returningAll().executeTakeFirstOrThrow());
    });

  const takeBackDraft: Part["takeBackDraft"] = (key, by, now) =>
    writer.transaction().execute(async (db) => {
      const row = await db
        .updateTable("drafts")
        .set({ taken_back_at: now, taken_back_by: by.id })
        .where((eb) => eb.and(columnsOf(key)))
        .where("version", "=", (eb) =>
          eb
            .selectFrom("drafts as newest")
            .select((inner) => inner.fn.max("newest.version").as("version"))
            .where((inner) => inner.and(columnsOf(key, "newest.")))
            .where("newest.origin", "=", "edited")
            .where("newest.taken_back_at", "is", null),
        )
        .returningAll()
        .executeTakeFirst();
      return row && draftOf(row);
    });

  const recordUse: Part["recordUse"] = async (use) => {
    const { person, action, at } = use;
    await writer.transaction().execute((db) =>
      db
        .insertInto("draft_uses")
        .values({
          ...columnsOf(use),
          action,
          at,
          platform: person.platform,
          workspace: person.workspace,
          person_id: person.id,
          person_name: person.name ?? null,
        })
        .execute(),
    );
  };

  const draftUses: Part["draftUses"] = async (organizationId, advisoryId) => {
    const rows = await reader
      .selectFrom("draft_uses")
      .selectAll()
      .where("organization_id", "=", organizationId)
      .where("advisory_id", "=", advisoryId)
      .orderBy("seq")
      .execute();
    return rows.map((row): DraftUse => {
      const { action, at, platform, workspace, person_id: id, person_name } = row;
      const person = { platform, workspace, id, ...(person_name !== null && { name: person_name }) };
      return { ...keyOf(row), action, person, at };
    });
  };

  return { storedDraft, keepDraft, takeBackDraft, recordUse, draftUses };
}

type KeyColumns = Pick<DraftsTable, "organization_id" | "advisory_id" | "revision" | "audience" | "lang">;

function columnsOf(key: DraftKey): KeyColumns;
function columnsOf<P extends string>(
  key: DraftKey,
  prefix: P,
): { [K in keyof KeyColumns as `${P}${K}`]: KeyColumns[K] };
function columnsOf(
  { organizationId, advisoryId, revision, audience, lang }: DraftKey,
  prefix = "",
): Record<string, unknown> {
  return {
    [`${prefix}organization_id`]: organizationId,
    [`${prefix}advisory_id`]: advisoryId,
    [`${prefix}revision`]: revision,
    [`${prefix}audience`]: audience,
    [`${prefix}lang`]: lang,
  };
}

function keyOf({ organization_id, advisory_id, revision, audience, lang }: KeyColumns): DraftKey {
  return { organizationId: organization_id, advisoryId: advisory_id, revision, audience, lang };
}

function draftOf(row: DraftsTable): StoredDraft {
  const { version, origin, subject, body, data, by_id, by_name, at } = row;
  return {
    ...keyOf(row),
    version,
    origin,
    subject,
    body,
    at,
    ...(data !== null && { text: parse<NonNullable<StoredDraft["text"]>>(data) }),
    by: { id: by_id, ...(by_name !== null && { name: by_name }) },
  };
}
