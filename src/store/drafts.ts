import { sql, type Transaction } from "kysely";
import type { DraftKey, DraftUse, DraftVersion, Store, StoredDraft } from "../ports.ts";
import { absorbedBy } from "./advisories.ts";
import type { Connections } from "./connections.ts";
import { leave, rowOf } from "./destinations.ts";
import { parse } from "./rows.ts";
import { listOf } from "./sqlite/sql.ts";
import type { Tables } from "./tables.ts";
import type { DraftsTable } from "./tables-drafts.ts";

type Part = Pick<
  Store,
  "storedDraft" | "draftVersions" | "keepDraft" | "takeBackDraft" | "recordUse" | "draftUses"
>;

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

  const draftVersions: Part["draftVersions"] = async (key) => {
    const { revision: _any, ...columns } = columnsOf({ ...key, revision: 0 });
    const rows = await reader
      .selectFrom("drafts")
      .selectAll()
      .where((eb) => eb.and(columns))
      .orderBy("revision", "desc")
      .orderBy("version", "desc")
      .execute();
    return rows.map(versionOf);
  };

  const keepDraft: Part["keepDraft"] = (draft, seen) =>
    writer.transaction().execute(async (db) => {
      const key = columnsOf(draft);
      const { newest, edited } = await db
        .selectFrom("drafts")
        .select((eb) => [
          eb.fn.max("version").as("newest"),
          eb.fn
            .max("version")
            .filterWhere("origin", "=", "edited")
            .filterWhere("taken_back_at", "is", null)
            .as("edited"),
        ])
        .where((eb) => eb.and(key))
        .executeTakeFirstOrThrow();
      if (seen !== undefined && (edited ?? 0) !== seen) return undefined;
      const { origin, subject, body, text, base, by, at } = draft;
      const row = {
        ...key,
        version: (newest ?? 0) + 1,
        origin,
        subject,
        body,
        at,
        data: text === undefined ? null : JSON.stringify(text),
        base: base === undefined ? null : JSON.stringify(base),
        by_id: by.id,
        by_name: by.name ?? null,
      };
      return draftOf(await db.insertInto("drafts").values(row).returningAll().executeTakeFirstOrThrow());
    });

  const takeBackDraft: Part["takeBackDraft"] = (key, seen, by, now) =>
    writer.transaction().execute(async (db) => {
      const row = await db
        .updateTable("drafts")
        .set({ taken_back_at: now, taken_back_by: by.id, taken_back_by_name: by.name ?? null })
        .where((eb) => eb.and(columnsOf(key)))
        .where("version", "=", seen)
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
    await writer.transaction().execute(async (db) => {
      await reachable(db, use);
      await db
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
        .execute();
    });
  };

  const draftUses: Part["draftUses"] = async (organizationId, advisoryId) => {
    const merged = await absorbedBy(reader, [advisoryId]);
    const rows = await reader
      .selectFrom("draft_uses")
      .selectAll()
      .where("organization_id", "=", organizationId)
      .where("advisory_id", "in", listOf([advisoryId, ...merged.map(({ id }) => id)]))
      .orderBy("seq")
      .execute();
    return rows.map((row): DraftUse => {
      const { action, at, platform, workspace, person_id: id, person_name } = row;
      const person = { platform, workspace, id, ...(person_name !== null && { name: person_name }) };
      return { ...keyOf(row), action, person, at };
    });
  };

  return { storedDraft, draftVersions, keepDraft, takeBackDraft, recordUse, draftUses };
}

/**
 * Makes the person a destination; a name or reference that is missing keeps the old one. A channel that happens to have
 * their id stays a channel.
 */
async function reachable(db: Transaction<Tables>, { organizationId, person, at }: DraftUse): Promise<void> {
  const { platform, workspace, id, name = null, reference = null } = person;
  if (platform === "web" || workspace === "" || id === "") return;
  const before = await rowOf(db, { platform, workspace, channel: id });
  if (before !== undefined && before.person === 0) return;
  if (before !== undefined && before.organization_id !== organizationId) await leave(db, before, at);
  const place = { organization_id: organizationId, state: "ok", updated_at: at, person: 1 } as const;
  await db
    .insertInto("destinations")
    .values({ platform, workspace, channel: id, name, reference, paused_until: 0, ...place })
    .onConflict((conflict) =>
      conflict.columns(["platform", "workspace", "channel"]).doUpdateSet((eb) => ({
        ...place,
        name: eb.fn.coalesce("excluded.name", "destinations.name"),
        reference: eb.fn.coalesce("excluded.reference", "destinations.reference"),
      })),
    )
    .execute();
}

type KeyColumns = Pick<
  DraftsTable,
  "organization_id" | "advisory_id" | "revision" | "audience" | "lang" | "follow_up"
>;

function columnsOf(key: DraftKey): KeyColumns;
function columnsOf<P extends string>(
  key: DraftKey,
  prefix: P,
): { [K in keyof KeyColumns as `${P}${K}`]: KeyColumns[K] };
function columnsOf(
  { organizationId, advisoryId, revision, audience, lang, followUp }: DraftKey,
  prefix = "",
): Record<string, unknown> {
  return {
    [`${prefix}organization_id`]: organizationId,
    [`${prefix}advisory_id`]: advisoryId,
    [`${prefix}revision`]: revision,
    [`${prefix}audience`]: audience,
    [`${prefix}lang`]: lang,
    [`${prefix}follow_up`]: followUp === true ? 1 : 0,
  };
}

function keyOf({ organization_id, advisory_id, revision, audience, lang, follow_up }: KeyColumns): DraftKey {
  const key = { organizationId: organization_id, advisoryId: advisory_id, revision, audience, lang };
  return follow_up === 1 ? { ...key, followUp: true } : key;
}

function draftOf(row: DraftsTable): StoredDraft {
  const { version, origin, subject, body, data, base, by_id, by_name, at } = row;
  return {
    ...keyOf(row),
    version,
    origin,
    subject,
    body,
    at,
    ...(data !== null && { text: parse<NonNullable<StoredDraft["text"]>>(data) }),
    ...(base !== null && { base: parse<NonNullable<StoredDraft["base"]>>(base) }),
    by: { id: by_id, ...(by_name !== null && { name: by_name }) },
  };
}

function versionOf(row: DraftsTable): DraftVersion {
  const { taken_back_by: id, taken_back_by_name: name, taken_back_at: at } = row;
  if (id === null || at === null) return draftOf(row);
  return { ...draftOf(row), takenBack: { by: { id, ...(name !== null && { name }) }, at } };
}
