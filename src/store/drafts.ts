import { type Expression, expressionBuilder, sql, type SqlBool } from "kysely";
import type { DraftKey, Instant, Store } from "../ports.ts";
import { absorbedBy } from "./advisories.ts";
import type { Connections } from "./connections.ts";
import { columnsOf, draftOf, VERSION_COLUMNS, versionOf } from "./draft-rows.ts";
import { listOf, memberOf } from "./sqlite/sql.ts";
import type { Tables } from "./tables.ts";

type Part = Pick<Store, "storedDraft" | "earlierDraft" | "draftVersions" | "keepDraft" | "takeBackDraft">;

const BY_AUDIENCE = ["organization_id", "audience", "lang", "follow_up"] as const;

/** Drafts that are kept. */
export function createDrafts({ writer, reader }: Connections): Part {
  const storedDraft: Part["storedDraft"] = async (key, at) => {
    const row = await reader
      .selectFrom("drafts")
      .selectAll()
      .where((eb) => eb.and(columnsOf(key)))
      .where(standing(at))
      // A model that answers after somebody saved covers nothing.
      .orderBy(sql`origin = 'edited'`, "desc")
      .orderBy("version", "desc")
      .limit(1)
      .executeTakeFirst();
    return row && draftOf(row);
  };

  const earlierDraft: Part["earlierDraft"] = async (key, { withdrawn, at }) => {
    const edited = ofReaders(key)
      .selectAll()
      .where("origin", "=", "edited")
      .where(standing(at))
      .where(memberOf("base", "withdrawn"), withdrawn ? "is not" : "is", null)
      .limit(1);
    const own = await edited
      .where("advisory_id", "=", key.advisoryId)
      .where("revision", "<", key.revision)
      .orderBy("revision", "desc")
      .orderBy("version", "desc")
      .executeTakeFirst();
    if (own !== undefined) return draftOf(own);
    const merged = await absorbedBy(reader, [key.advisoryId]);
    if (merged.length === 0) return undefined;
    const row = await edited
      .where("advisory_id", "in", listOf(merged.map(({ id }) => id)))
      .orderBy("at", "desc")
      .executeTakeFirst();
    return row && draftOf(row);
  };

  const draftVersions: Part["draftVersions"] = async (key, limit) => {
    const own = await versionsOf(key)
      .where("advisory_id", "=", key.advisoryId)
      .orderBy("revision", "desc")
      .orderBy("version", "desc")
      .limit(limit)
      .execute();
    const merged = own.length < limit ? await absorbedBy(reader, [key.advisoryId]) : [];
    if (merged.length === 0) return own.map(versionOf);
    const rest = await versionsOf(key)
      .where("advisory_id", "in", listOf(merged.map(({ id }) => id)))
      .orderBy("at", "desc")
      .limit(limit - own.length)
      .execute();
    return [...own, ...rest].map(versionOf);
  };

  const ofReaders = (key: Omit<DraftKey, "revision">) => {
    const columns = columnsOf({ ...key, revision: 0 });
    return reader
      .selectFrom("drafts")
      .where((eb) => eb.and(BY_AUDIENCE.map((column) => eb(column, "=", columns[column]))));
  };
  const versionsOf = (key: Omit<DraftKey, "revision">) => ofReaders(key).select(VERSION_COLUMNS);

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

  return { storedDraft, earlierDraft, draftVersions, keepDraft, takeBackDraft };
}

/** Whether a version was there and not taken back. */
function standing(at: Instant | undefined): Expression<SqlBool> {
  const eb = expressionBuilder<Tables, "drafts">();
  if (at === undefined) return eb("taken_back_at", "is", null);
  return eb.and([eb("at", "<=", at), eb.or([eb("taken_back_at", "is", null), eb("taken_back_at", ">", at)])]);
}
