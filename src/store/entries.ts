import type { SourceState, Store } from "../ports.ts";
import type { Connections } from "./connections.ts";
import { listOf } from "./sqlite/sql.ts";
import type { SourcesTable } from "./tables.ts";

type Part = Pick<
  Store,
  | "sourceState"
  | "sourceStates"
  | "saveSourceState"
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

  async function saveSourceState(state: SourceState): Promise<void> {
    const values = {
      last_read_at: state.lastReadAt,
      snapshot_at: state.snapshotAt ?? null,
      body_hash: state.bodyHash ?? null,
      entries: state.entries,
      refused: state.refused,
      last_error: state.lastError ?? null,
    };
    await writer.transaction().execute((db) =>
      db
        .insertInto("sources")
        .values({ source: state.source, ...values })
        .onConflict((conflict) => conflict.column("source").doUpdateSet(values))
        .execute(),
    );
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

  return { sourceState, sourceStates, saveSourceState, knownEntries, entriesOf, knownAliases, knownIds };
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
