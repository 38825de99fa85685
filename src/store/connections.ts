import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";

/** One connection writes, another reads, so that looking something up never waits for a commit. */
export interface Connections {
  writer: Kysely<Tables>;
  reader: Kysely<Tables>;
}
