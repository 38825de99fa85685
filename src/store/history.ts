import type { AdvisoryContent } from "../advisory/schema.ts";
import type { EntryVersion } from "../ports.ts";
import { absorbedBy } from "./advisories.ts";
import type { Connections } from "./connections.ts";
import { parse } from "./rows.ts";
import { listOf } from "./sqlite/sql.ts";

/** Every version of every entry of an advisory and of those that were merged into it, oldest first. */
export async function entryHistory(
  reader: Connections["reader"],
  advisoryId: string,
): Promise<EntryVersion[]> {
  const absorbed = await absorbedBy(reader, [advisoryId]);
  const rows = await reader
    .selectFrom("entry_versions as said")
    .leftJoin("entries", (join) =>
      join
        .onRef("entries.source", "=", "said.source")
        .onRef("entries.key", "=", "said.key")
        .onRef("entries.version", "=", "said.seq"),
    )
    .select(["said.source", "said.key", "said.advisory_id", "said.revision", "said.event", "said.at"])
    .select(({ fn }) => fn.coalesce("said.data", "entries.data").as("data"))
    .where("said.advisory_id", "in", listOf([advisoryId, ...absorbed.map(({ id }) => id)]))
    .orderBy("said.seq")
    .execute();
  return rows.map(({ source, key, advisory_id, revision, event, at, data }) => ({
    at,
    event,
    source,
    key,
    advisoryId: advisory_id,
    revision,
    ...(data === null ? {} : { content: parse<AdvisoryContent>(data) }),
  }));
}
