/** The only module that knows `node:sqlite`, which is still a release candidate in Node 24. */
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { setTimeout as wait } from "node:timers/promises";
import {
  Kysely,
  SqliteAdapter,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type Dialect,
  type SqliteDatabase,
  type SqliteStatement,
} from "kysely";
import type { Tables } from "../tables.ts";
import { createCheckpointer, type Checkpointer } from "./checkpointer.ts";

/** Another process may hold the write lock this long before we give up, milliseconds. */
const BUSY_TIMEOUT_MS = 5_000;
/** Prepared statements kept by one connection. */
const CACHED_STATEMENTS = 150;

/** `full`: the outbox must survive a power cut, which costs about half a millisecond a commit (ADR 0010). */
const WRITER_PRAGMAS =
  "pragma synchronous=full; pragma cache_size=-65536; pragma temp_store=memory; pragma journal_size_limit=67108864;";
/** Pages of log, 256 MB of them, that only a database without its checkpointer ever reaches. */
const LAST_CHECKPOINT = "pragma wal_autocheckpoint=65536";
const READER_PRAGMAS = "pragma query_only=1; pragma cache_size=-32768; pragma temp_store=memory;";

const MEMORY = ":memory:";

/** Opens one connection and gives it to Kysely. `path` is a file's path or `:memory:`. */
export function openConnection(path: string, mode: "writer" | "reader"): Kysely<Tables> {
  const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS, enableForeignKeyConstraints: true });
  let checkpointer: Checkpointer | undefined;
  try {
    if (mode === "writer") useWriteAheadLog(database);
    database.exec(mode === "writer" ? WRITER_PRAGMAS : READER_PRAGMAS);
    if (mode === "writer" && path !== MEMORY) checkpointer = checkpointed(database, path);
  } catch (error) {
    database.close();
    throw error;
  }
  return new Kysely<Tables>({ dialect: dialectOf(database, checkpointer) });
}

function checkpointed(database: DatabaseSync, path: string): Checkpointer {
  database.exec(LAST_CHECKPOINT);
  return createCheckpointer(path);
}

/** Kysely's own SQLite dialect, but for how a transaction begins and ends. */
function dialectOf(database: DatabaseSync, checkpointer: Checkpointer | undefined): Dialect {
  const changes = database.prepare("select total_changes() as rows");
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => {
      const driver = new SqliteDriver({ database: adapt(database) });
      const destroy = driver.destroy.bind(driver);
      return Object.assign(driver, {
        beginTransaction: async () => {
          await checkpointer?.room();
          await beginTransaction(database);
        },
        commitTransaction: async () => {
          database.exec("commit");
          checkpointer?.committed(Number(changes.get()?.rows ?? 0));
        },
        rollbackTransaction: () => rollbackTransaction(database),
        destroy: async () => {
          await checkpointer?.close();
          await destroy();
        },
      });
    },
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/**
 * Takes the write lock at once, for a transaction that turns to writing later could fail in its middle. While
 * somebody else has it we wait without blocking the event loop, on which that somebody may depend.
 */
async function beginTransaction(database: DatabaseSync): Promise<void> {
  const until = Date.now() + BUSY_TIMEOUT_MS;
  for (;;) {
    try {
      database.exec("pragma busy_timeout=0; begin immediate");
      return;
    } catch (error) {
      if (!isBusy(error) || Date.now() > until) throw error;
    } finally {
      database.exec(`pragma busy_timeout=${BUSY_TIMEOUT_MS}`);
    }
    await wait(2 + Math.random() * 10);
  }
}

/** A full disk ends the transaction by itself; a second end would hide the reason behind an error of its own. */
async function rollbackTransaction(database: DatabaseSync): Promise<void> {
  if (database.isTransaction) database.exec("rollback");
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
      const statement = adaptStatement(database.prepare(sql));
      if (statements.size >= CACHED_STATEMENTS) forgetOldest(statements);
      statements.set(sql, statement);
      return statement;
    },
  };
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
