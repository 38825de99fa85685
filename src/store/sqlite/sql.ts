/** SQL that PostgreSQL would write differently, apart from the search index. */
import { sql, type RawBuilder } from "kysely";
import type { DeliveryState } from "../../ports.ts";

/** The right side of `in`: any number of values as one parameter, so that the statement stays prepared. */
export function listOf<T extends string | number>(values: readonly T[]): RawBuilder<T> {
  return sql<T>`(select value from json_each(${JSON.stringify(values)}))`;
}

/**
 * A delivery's state, hidden from the planner. It knows no proportions, and would rather go through all that
 * is pending than through the few rows that another condition leaves.
 */
export function stateOf(table: string): RawBuilder<DeliveryState> {
  return sql<DeliveryState>`coalesce(${sql.ref(`${table}.state`)}, '')`;
}

/** A member of an object that a column has as JSON; null when there is none. */
export function memberOf(column: string, name: string): RawBuilder<unknown> {
  return sql`json_extract(${sql.ref(column)}, ${`$.${name}`})`;
}
