import { Organization } from "../../src/advisory/schema.ts";
import type { Assessment, Entry, Priority, Revision } from "../../src/advisory/schema.ts";
import type { Destination, IngestItem, Instant, Platform, Store } from "../../src/ports.ts";

/** The organization whose outbox it is, with every default. */
export function organization(id = "default"): Organization {
  return Organization.parse({ id });
}

/** A revision as ingest commits it: the first is new and announced, the next ones are material unless told so. */
export function item(
  advisoryId: string,
  options: {
    number?: number;
    priority?: Priority;
    change?: Revision["change"];
    organizations?: readonly string[];
    deadline?: Assessment["deadline"];
    at: Instant;
  },
): IngestItem {
  const { number = 1, priority = "A", organizations = ["default"], deadline = { kind: "now" }, at } = options;
  const content: Entry["content"] = {
    kind: "vulnerability",
    title: { ja: `${advisoryId} の脆弱性 第${number}版`, en: `Flaw ${advisoryId}, revision ${number}` },
    identifiers: [],
    references: [],
    products: [],
  };
  const createdAt = new Date(at).toISOString();
  const change = options.change ?? (number === 1 ? "new" : "material");
  const changes = number === 1 ? [] : [{ ja: `第${number}版で変更`, en: `Changed in ${number}` }];
  const assessment: Assessment = {
    priority,
    review: false,
    deadline,
    reasons: [{ ja: "試験", en: "a test" }],
    wouldChange: [],
    rule: "stated",
    rules: "test",
  };
  return {
    advisoryId,
    aliases: [`TEST:${advisoryId}`],
    entries: [{ source: "test", key: advisoryId, hash: `${number}`, content }],
    revision: { advisoryId, number, change, changes, content, sources: ["test"], createdAt },
    assessments: organizations.map((organizationId) => ({ organizationId, assessment })),
    announce: true,
  };
}

/** A destination that is subscribed. */
export async function subscribed(
  store: Store,
  channel: string,
  now: Instant,
  options: { organizationId?: string; platform?: Platform; workspace?: string } = {},
): Promise<Destination> {
  const { organizationId = "default", platform = "slack", workspace = "T0000TEST" } = options;
  const destination = await store.saveDestination(organizationId, { platform, workspace, channel }, now);
  await store.subscribe(destination.id, "ja", { id: "U0000ONE" }, now);
  return destination;
}
