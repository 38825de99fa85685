import { assess } from "../../src/advisory/triage.ts";
import { Organization } from "../../src/advisory/schema.ts";
import { aliasesOf } from "../../src/advisory/identifiers.ts";
import { advisoryIdFor } from "../../src/advisory/identity.ts";
import type { IngestItem, Store } from "../../src/ports.ts";
import { osv } from "../../src/sources/osv/index.ts";
import { document } from "./documents.ts";
import { osvRecord } from "./osv.ts";

/** Far from the numbers of what is read later. */
const OFFSET = 50_000_000;
const AT_ONCE = 400;

/** Writes advisories `from` to `to`, as ingest would, but in few transactions. */
export async function fill(store: Store, from: number, to: number): Promise<void> {
  const organization = Organization.parse({});
  for (let start = from; start < to; start += AT_ONCE) {
    const items: IngestItem[] = [];
    for (let number = start; number < Math.min(to, start + AT_ONCE); number += 1) {
      items.push(itemOf(OFFSET + number, organization));
    }
    await store.commitIngest(items, Date.now());
  }
}

function itemOf(number: number, organization: Organization): IngestItem {
  const [entry] = osv.read(document("osv.json", JSON.stringify(osvRecord(number, 0)))).entries;
  if (entry === undefined) throw new Error("the record was not read");
  const content = entry.content();
  const aliases = aliasesOf(content, entry.key);
  const advisoryId = advisoryIdFor(aliases[0] ?? entry.key);
  return {
    advisoryId,
    aliases,
    entries: [{ source: "osv", key: entry.key, hash: entry.hash, content, role: "enrichment", event: "new" }],
    revision: {
      advisoryId,
      number: 1,
      change: "new",
      changes: [],
      content,
      sources: ["osv"],
      createdAt: new Date().toISOString(),
    },
    assessments: [{ organizationId: organization.id, assessment: assess(content, organization, Date.now()) }],
    announce: false,
  };
}
