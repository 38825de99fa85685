import { sql } from "kysely";
import { stateOf } from "./sqlite/sql.ts";

/** Of a query with a delivery `post` in it: no edit of that post is still to go out, which would show the newest anyway. */
export const noUpdateWaits = sql<boolean>`not exists (
  select 1 from deliveries as waiting
  where waiting.post_id = post.id and waiting.kind = 'update' and ${stateOf("waiting")} = 'pending'
)`;
