import { sql, type CompiledQuery, type Kysely } from "kysely";
import type { Tables } from "./tables.ts";

export type Value = string | number | null;

/** Rows in one statement: well within SQLite's 32,766 parameters and PostgreSQL's 65,535. */
const ROWS = 100;

/**
 * Makes a function that inserts any number of rows by few statements. The SQL is built once for each number
 * of rows, for building it costs more than running it. `then` follows the values (`on conflict …`).
 * Resolves to the number of rows written.
 */
export function createBulk(
  table: string,
  columns: readonly string[],
  then: string = "",
): (db: Kysely<Tables>, rows: readonly (readonly Value[])[]) => Promise<number> {
  const compiled = new Map<number, CompiledQuery>();

  function compile(db: Kysely<Tables>, count: number): CompiledQuery {
    const row = sql`(${sql.join(columns.map(() => sql`${null}`))})`;
    return sql`insert into ${sql.table(table)} (${sql.join(columns.map((name) => sql.ref(name)))}) values ${sql.join(
      Array.from({ length: count }, () => row),
    )} ${sql.raw(then)}`.compile(db);
  }

  return async function insert(db, rows) {
    let written = 0n;
    for (let from = 0; from < rows.length; from += ROWS) {
      const chunk = rows.slice(from, from + ROWS);
      const query = compiled.get(chunk.length) ?? compile(db, chunk.length);
      compiled.set(chunk.length, query);
      const result = await db.executeQuery({ ...query, parameters: chunk.flat() });
      written += result.numAffectedRows ?? 0n;
    }
    return Number(written);
  };
}
