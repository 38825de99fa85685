import type { SourceState, Store } from "../ports.ts";
import { createBulk, type Value } from "./bulk.ts";
import type { Connections } from "./connections.ts";
import { listOf } from "./sqlite/sql.ts";
import type { SourcesTable } from "./tables.ts";

const insertStates = createBulk(
  "sources",
  ["source", "last_read_at", "snapshot_at", "body_hash", "entries", "refused", "last_error"],
  `on conflict (source) do update set last_read_at = excluded.last_read_at, snapshot_at = excluded.snapshot_at,
    body_hash = excluded.body_hash, entries = excluded.entries, refused = excluded.refused,
    last_error = excluded.last_error`,
);

type Part = Pick<
  Store,
  | "sourceState"
  | "sourceStates"
  | "saveSourceStates"
  | "knownEntries"
  | "entriesOf"
  | "knownAliases"
  | "knownIds"
>;

/** What ingest knows of sources and of what they said before. */
export function createEntries({ writer, reader }: Connections): Part {
  async function sourceState(source: string): Promise<SourceState | undefined> {
    const row = await reader
      .selectFrom("sources")
      .selectAll()
      .where("source", "=", source)
      .executeTakeFirst();
    return row === undefined ? undefined : stateOf(row);
  }

  async function sourceStates(): Promise<SourceState[]> {
    return (await reader.selectFrom("sources").selectAll().orderBy("source").execute()).map(stateOf);
  }

  async function saveSourceStates(states: readonly SourceState[]): Promise<void> {
    if (states.length === 0) return;
    const rows = states.map((state): Value[] => [
      state.source,
      state.lastReadAt,
      state.snapshotAt ?? null,
      state.bodyHash ?? null,
      state.entries,
      state.refused,
      state.lastError ?? null,
    ]);
    await writer.transaction().execute((db) => insertStates(db, rows));
  }

  async function knownEntries(source: string, keys: readonly string[]): Promise<Map<string, string>> {
    if (keys.length === 0) return new Map();
    const rows = await reader
      .selectFrom("entries")
      .select(["key", "hash"])
      .where("source", "=", source)
      .where("key", "in", listOf(keys))
      .execute();
    return new Map(rows.map(({ key, hash }) => [key, hash]));
  }

  async function entriesOf(source: string): Promise<Map<string, string>> {
    const rows = await reader
      .selectFrom("entries")
      .select(["key", "hash"])
      .where("source", "=", source)
      .execute();
    return new Map(rows.map(({ key, hash }) => [key, hash]));
  }

  async function knownAliases(aliases: readonly string[]): Promise<Set<string>> {
    if (aliases.length === 0) return new Set();
    const rows = await reader
      .selectFrom("aliases")
      .select("alias")
      .where("alias", "in", listOf(aliases))
      .execute();
    return new Set(rows.map(({ alias }) => alias));
  }

  async function knownIds(ids: readonly string[]): Promise<Set<string>> {
    if (ids.length === 0) return new Set();
    const rows = await reader.selectFrom("advisories").select("id").where("id", "in", listOf(ids)).execute();
    return new Set(rows.map(({ id }) => id));
  }

  return { sourceState, sourceStates, saveSourceStates, knownEntries, entriesOf, knownAliases, knownIds };
}

function stateOf(row: SourcesTable): SourceState {
  return {
    source: row.source,
    lastReadAt: row.last_read_at,
    snapshotAt: row.snapshot_at ?? undefined,
    bodyHash: row.body_hash ?? undefined,
    entries: row.entries,
    refused: row.refused,
    lastError: row.last_error ?? undefined,
  };
}
