import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";

/**
 * One connection writes, another reads, so that looking something up never waits for a commit. Whatever
 * writes does so in a transaction, also a single statement: only a transaction waits for the lock politely.
 */
export interface Connections {
  writer: Kysely<Tables>;
  reader: Kysely<Tables>;
}
