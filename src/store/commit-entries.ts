/** What belongs to an advisory: its aliases, its entries and their history. */
import { sql, type Transaction } from "kysely";
import { foldAlias } from "../advisory/identifiers.ts";
import type { IngestItem, Instant } from "../ports.ts";
import { createBulk, type Value } from "./bulk.ts";
import { StoreConflict } from "./errors.ts";
import { listOf } from "./sqlite/sql.ts";
import type { Tables } from "./tables.ts";

const insertAliases = createBulk(
  "aliases",
  ["alias", "folded", "advisory_id", "position"],
  `on conflict (alias) do update set position = excluded.position
    where aliases.advisory_id = excluded.advisory_id`,
);
const insertEntries = createBulk(
  "entries",
  ["source", "key", "advisory_id", "hash", "data", "role", "origin", "first", "version", "as_of"],
  `on conflict (source, key) do update set hash = excluded.hash, data = excluded.data, role = excluded.role,
    version = coalesce(excluded.version, entries.version), as_of = excluded.as_of
    where entries.advisory_id = excluded.advisory_id`,
);
const insertVersions = createBulk("entry_versions", [
  "seq",
  "source",
  "key",
  "advisory_id",
  "revision",
  "event",
  "at",
]);

/** @throws StoreConflict when another advisory has one of the aliases */
export async function writeAliases(db: Transaction<Tables>, items: readonly IngestItem[]): Promise<void> {
  const rows = items.flatMap(({ advisoryId, aliases }) =>
    [...new Set(aliases)].map((alias, position): [string, string, string, number] => [
      alias,
      foldAlias(alias),
      advisoryId,
      position,
    ]),
  );
  if ((await insertAliases(db, rows)) === rows.length) return;
  const owners = new Map(rows.map(([alias, , advisoryId]) => [alias, advisoryId]));
  const stored = await db
    .selectFrom("aliases")
    .select(["alias", "advisory_id"])
    .where("alias", "in", listOf([...owners.keys()]))
    .execute();
  const taken = stored.find(({ alias, advisory_id }) => owners.get(alias) !== advisory_id) ?? stored[0];
  throw new StoreConflict(`the alias ${taken?.alias} belongs to another advisory (${taken?.advisory_id})`);
}

/**
 * Writes entries, and a version of each that has an `event`; what a version replaces keeps what it said.
 * @throws StoreConflict when another advisory has one of the entries
 */
export async function writeEntries(
  db: Transaction<Tables>,
  items: readonly IngestItem[],
  revisionOf: (item: IngestItem) => number,
  now: Instant,
): Promise<void> {
  const written = items.flatMap((item) => item.entries.map((entry) => ({ item, entry })));
  if (written.length === 0) return;
  const replaced = written.filter(({ entry: { event } }) => event !== undefined && event !== "new");
  await keepReplaced(
    db,
    replaced.map(({ entry: { source, key } }) => [source, key]),
  );
  let seq = await lastVersion(db);
  const versions: Value[][] = [];
  const rows = written.map(({ item, entry }): Value[] => {
    const { source, key, hash, content, role, event, asOf } = entry;
    const { advisoryId } = item;
    if (event !== undefined) {
      seq += 1;
      versions.push([seq, source, key, advisoryId, revisionOf(item), event, now]);
    }
    const version = event === undefined ? null : seq;
    const data = JSON.stringify(content);
    const identity = [source, key, advisoryId, hash, data];
    return [...identity, role ?? null, advisoryId, version ?? seq, version, asOf ?? null];
  });
  await insertVersions(db, versions);
  if ((await insertEntries(db, rows)) < rows.length) {
    throw new StoreConflict("an entry belongs to another advisory");
  }
}

async function lastVersion(db: Transaction<Tables>): Promise<number> {
  const row = await db
    .selectFrom("entry_versions")
    .select((eb) => eb.fn.max("seq").as("seq"))
    .executeTakeFirst();
  return Number(row?.seq ?? 0);
}

async function keepReplaced(db: Transaction<Tables>, keys: readonly [string, string][]): Promise<void> {
  if (keys.length === 0) return;
  await sql`update entry_versions set data = said.data
    from (select entries.version, entries.data from json_each(${JSON.stringify(keys)}) as wanted
      join entries on entries.source = wanted.value ->> 0 and entries.key = wanted.value ->> 1) as said
    where entry_versions.seq = said.version and entry_versions.data is null`.execute(db);
}

/** Entries and aliases that come from another advisory which goes on without them; facts that fit nothing go. */
export async function moveOver(
  db: Transaction<Tables>,
  items: readonly IngestItem[],
  now: Instant,
): Promise<void> {
  for (const item of items) {
    const { advisoryId, moves = [], takes = [], drops = [] } = item;
    for (const { source, key, from } of moves) {
      await db
        .updateTable("entries")
        .set({ advisory_id: advisoryId })
        .where("source", "=", source)
        .where("key", "=", key)
        .where("advisory_id", "=", from)
        .execute();
    }
    for (const { alias, from } of takes) {
      await db
        .updateTable("aliases")
        .set({ advisory_id: advisoryId })
        .where("alias", "=", alias)
        .where("advisory_id", "=", from)
        .execute();
    }
    for (const { source, key } of drops) {
      await db.deleteFrom("entries").where("source", "=", source).where("key", "=", key).execute();
    }
    await tellMoves(db, item, now);
  }
}

/** Both sides of a move have it in their history; an entry that came saying something new tells that instead. */
async function tellMoves(db: Transaction<Tables>, item: IngestItem, now: Instant): Promise<void> {
  const { advisoryId, moves = [], entries, separatedFrom } = item;
  if (moves.length === 0) return;
  const donors = await db
    .selectFrom("advisories")
    .select(["id", "current"])
    .where("id", "in", listOf(moves.map(({ from }) => from)))
    .execute();
  const current = new Map(donors.map((donor) => [donor.id, donor.current]));
  const fresh = new Set(entries.map(({ source, key }) => JSON.stringify([source, key])));
  const came = separatedFrom === undefined ? "merged" : "separated";
  let seq = await lastVersion(db);
  const rows: Value[][] = [];
  for (const { source, key, from } of moves) {
    rows.push([++seq, source, key, from, current.get(from) ?? 1, "left", now]);
    if (fresh.has(JSON.stringify([source, key]))) continue;
    rows.push([++seq, source, key, advisoryId, item.revision?.number ?? 1, came, now]);
  }
  await insertVersions(db, rows);
}
