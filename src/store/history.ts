import { sql } from "kysely";
import type { AdvisoryContent } from "../advisory/schema.ts";
import type { EntryEvent, EntryVersion } from "../ports.ts";
import { absorbedBy } from "./advisories.ts";
import type { Connections } from "./connections.ts";
import { parse } from "./rows.ts";
import { listOf } from "./sqlite/sql.ts";

interface VersionRow {
  source: string;
  key: string;
  advisory_id: string;
  revision: number;
  event: EntryEvent;
  at: number;
  data: string | null;
}

/** Every version of every entry of an advisory and of those that were merged into it, oldest first. */
export async function entryHistory(
  reader: Connections["reader"],
  advisoryId: string,
): Promise<EntryVersion[]> {
  const absorbed = await absorbedBy(reader, [advisoryId]);
  const ids = listOf([advisoryId, ...absorbed.map(({ id }) => id)]);
  // What is new has no index of its own: it is the first version of an entry that is, or was, here.
  const { rows } = await sql<VersionRow>`with
      later as (select * from entry_versions where event <> 'new' and advisory_id in ${ids}),
      here as (select source, key from entries where advisory_id in ${ids} union select source, key from later),
      first as (select entry_versions.* from here
        join entries on entries.source = here.source and entries.key = here.key
        join entry_versions on entry_versions.seq = entries.first
        where entry_versions.event = 'new' and entry_versions.key = here.key and entry_versions.advisory_id in ${ids})
    select said.source, said.key, said.advisory_id, said.revision, said.event, said.at,
      coalesce(said.data, entries.data) as data
    from (select * from later union all select * from first) as said
    left join entries on entries.source = said.source and entries.key = said.key and entries.version = said.seq
    order by said.seq`.execute(reader);
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
