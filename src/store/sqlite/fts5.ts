/**
 * The search index in SQLite: FTS5 without its own copy of the text. Tokens are made by `text/grams.ts`;
 * the `ascii` tokenizer only splits them at spaces again (every character above U+007F counts as a letter).
 */
import { sql, type Kysely, type RawBuilder } from "kysely";
import type { Tables } from "../tables.ts";
import type { Phrase } from "../text/grams.ts";
import { createBulk } from "../bulk.ts";
import { listOf } from "./sql.ts";

export async function createSearchIndex(db: Kysely<Tables>): Promise<void> {
  await sql`create virtual table search_index using fts5(
    tokens, content='', contentless_delete=1, tokenize='ascii')`.execute(db);
}

const insert = createBulk("search_index", ["rowid", "tokens"]);

/** Takes rows out. */
export async function forgetTokens(db: Kysely<Tables>, rows: readonly number[]): Promise<void> {
  await sql`delete from search_index where rowid in ${listOf(rows)}`.execute(db);
}

/** Puts rows in, in place of older ones when `replace` names them. */
export async function indexTokens(
  db: Kysely<Tables>,
  rows: readonly { seq: number; tokens: string }[],
  replace: readonly number[],
): Promise<void> {
  if (replace.length > 0) await forgetTokens(db, replace);
  await insert(
    db,
    rows.map(({ seq, tokens }) => [seq, tokens]),
  );
}

/** Selects `seq` of the advisories that hold every phrase. */
export function matching(phrases: readonly Phrase[]): RawBuilder<number> {
  const query = phrases.map(({ tokens, prefix }) => `"${tokens.join(" ")}"${prefix ? "*" : ""}`).join(" ");
  return sql<number>`select rowid as seq from search_index where search_index match ${query}`;
}
