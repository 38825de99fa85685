/** The only module that knows `node:sqlite`, which is still a release candidate in Node 24. */
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { Kysely, SqliteDialect, type SqliteDatabase, type SqliteStatement } from "kysely";
import type { Tables } from "../tables.ts";

/** Another process may hold the write lock this long before we give up, milliseconds. */
const BUSY_TIMEOUT_MS = 5_000;
/** Prepared statements kept by one connection. */
const CACHED_STATEMENTS = 150;

const WRITER_PRAGMAS = "pragma synchronous=full; pragma cache_size=-32768; pragma temp_store=memory;";
const READER_PRAGMAS = "pragma query_only=1; pragma cache_size=-32768; pragma temp_store=memory;";

/** Opens one connection and gives it to Kysely. `path` is a file's path or `:memory:`. */
export function openConnection(path: string, mode: "writer" | "reader"): Kysely<Tables> {
  const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS, enableForeignKeyConstraints: true });
  try {
    if (mode === "writer") useWriteAheadLog(database);
    database.exec(mode === "writer" ? WRITER_PRAGMAS : READER_PRAGMAS);
  } catch (error) {
    database.close();
    throw error;
  }
  return new Kysely<Tables>({ dialect: new SqliteDialect({ database: adapt(database) }) });
}

/** Two processes that change the journal mode at once are not made to wait by the busy timeout. */
function useWriteAheadLog(database: DatabaseSync): void {
  const until = Date.now() + BUSY_TIMEOUT_MS;
  for (;;) {
    try {
      database.exec("pragma journal_mode=wal");
      return;
    } catch (error) {
      if (!isBusy(error) || Date.now() > until) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
  }
}

/** The shape of better-sqlite3 that Kysely's dialect takes. */
function adapt(database: DatabaseSync): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    close: () => {
      statements.clear();
      database.close();
    },
    prepare: (sql) => {
      const known = statements.get(sql);
      if (known !== undefined) return known;
      const statement = adaptStatement(database.prepare(immediate(sql)));
      if (statements.size >= CACHED_STATEMENTS) forgetOldest(statements);
      statements.set(sql, statement);
      return statement;
    },
  };
}

/** Only the writer has transactions. A deferred one could fail in its middle when it turns to writing. */
function immediate(sql: string): string {
  return sql === "begin" ? "begin immediate" : sql;
}

function forgetOldest(statements: Map<string, SqliteStatement>): void {
  for (const sql of statements.keys()) {
    statements.delete(sql);
    return;
  }
}

function adaptStatement(statement: StatementSync): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...(parameters as SQLInputValue[])),
    run: (parameters) => statement.run(...(parameters as SQLInputValue[])),
    iterate: (parameters) => statement.iterate(...(parameters as SQLInputValue[])),
  };
}

/** The primary result code of a SQLite error; undefined for any other error. */
function resultCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !("errcode" in error)) return undefined;
  return typeof error.errcode === "number" ? error.errcode : undefined;
}

function isBusy(error: unknown): boolean {
  return ((resultCode(error) ?? 0) & 0xff) === 5;
}

/** SQLITE_CONSTRAINT_PRIMARYKEY, _UNIQUE and _ROWID (sqlite.org/rescode.html). */
export function isUniqueViolation(error: unknown): boolean {
  return [1555, 2067, 2579].includes(resultCode(error) ?? 0);
}
