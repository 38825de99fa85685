/** SQL that PostgreSQL would write differently, apart from the search index. */
import { sql, type RawBuilder } from "kysely";

/** The right side of `in`: any number of values as one parameter, so that the statement stays prepared. */
export function listOf<T extends string | number>(values: readonly T[]): RawBuilder<T> {
  return sql<T>`(select value from json_each(${JSON.stringify(values)}))`;
}
