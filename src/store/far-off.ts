/** Times that a clock which ran ahead has left behind (a virtual machine that woke up, a wrong time server). */
import { sql, type RawBuilder } from "kysely";
import type { Instant } from "../ports.ts";

/** Nothing waits or is leased for longer than an hour (flows/deliver-outcome.ts); twice that is no time of ours. */
const FARTHEST_MS = 2 * 60 * 60_000;

/** Whether the time in `column` has come by `now`, or is so far off that it never was meant. */
export function isOver(column: string, now: Instant): RawBuilder<boolean> {
  const at = sql.ref(column);
  return sql<boolean>`(${at} <= ${now} or ${at} > ${now + FARTHEST_MS})`;
}
