/** Small advisories and helpers the parts of the suite share. */
import type { AdvisoryContent, Assessment, Priority } from "../../../src/advisory/schema.ts";
import type { Delivery, Destination, IngestItem, Store } from "../../../src/ports.ts";

export const ORG = "default";
/** 2026-11-24 09:00 in Tokyo. */
export const NOW = Date.parse("2026-11-24T00:00:00Z");
export const MINUTE = 60_000;
export const DAY = 86_400_000;
export const ALICE = { id: "U1", name: "Alice" };

export function content(changes: Partial<AdvisoryContent> = {}): AdvisoryContent {
  return {
    kind: "vulnerability",
    title: { ja: "題名", en: "Title" },
    identifiers: [],
    references: [],
    products: [],
    ...changes,
  };
}

export function assessment(priority: Priority = "B", date?: string): Assessment {
  return {
    priority,
    review: false,
    deadline: date === undefined ? { kind: "none" } : { kind: "date", date },
    reasons: [{ ja: "理由", en: "reason" }],
    wouldChange: [],
    rule: "test",
    rules: "1",
  };
}

export interface Given {
  id?: string;
  number?: number;
  change?: "new" | "material" | "editorial";
  content?: Partial<AdvisoryContent>;
  aliases?: string[];
  priority?: Priority;
  deadline?: string;
  announce?: boolean;
  organizations?: string[];
}

/** One advisory with one entry, as ingest hands it over. */
export function item(given: Given = {}): IngestItem {
  const { id = "adv-1", number = 1, announce = true, organizations = [ORG] } = given;
  const said = content(given.content);
  return {
    advisoryId: id,
    aliases: given.aliases ?? [`CVE-1900-${id}`],
    entries: [{ source: "test", key: id, hash: `hash-${number}`, content: said }],
    revision: {
      advisoryId: id,
      number,
      change: given.change ?? (number === 1 ? "new" : "material"),
      changes: number === 1 ? [] : [{ ja: "変更", en: "change" }],
      content: said,
      sources: ["test"],
      createdAt: "2026-11-24T09:00:00+09:00",
    },
    assessments: organizations.map((organizationId) => ({
      organizationId,
      assessment: assessment(given.priority, given.deadline),
    })),
    announce,
  };
}

export async function channel(
  store: Store,
  name = "C1",
  options: { organization?: string; workspace?: string; subscribed?: boolean; lang?: "ja" | "en" } = {},
): Promise<Destination> {
  const { organization = ORG, workspace = "T1", subscribed = true, lang = "ja" } = options;
  const destination = await store.saveDestination(
    organization,
    { platform: "slack", workspace, channel: name, name: `#${name}` },
    NOW,
  );
  if (subscribed) await store.subscribe(destination.id, lang, ALICE, NOW);
  return destination;
}

export function claim(store: Store, now = NOW, worker = "w1", limit = 10): Promise<Delivery[]> {
  return store.claimDeliveries({ platforms: ["slack", "teams"], worker, now, leaseMs: MINUTE, limit });
}

/** Claims and sends everything that is due until nothing is left; gives what was sent, in order. */
export async function sendAll(store: Store, now = NOW): Promise<Delivery[]> {
  const sent: Delivery[] = [];
  for (;;) {
    const claimed = await claim(store, now);
    if (claimed.length === 0) return sent;
    for (const delivery of claimed) {
      await store.beginDelivery(delivery.id, "w1", now, MINUTE);
      const ref = delivery.kind === "update" ? (delivery.parentRef ?? "none") : `ref-${delivery.id}`;
      await store.settleDelivery(delivery.id, "w1", { kind: "sent", ref }, now);
      sent.push(delivery);
    }
  }
}

/** `kind revision state`, oldest first: the outbox at a glance. */
export async function outbox(store: Store, destinationId?: number): Promise<string[]> {
  const all = await store.deliveries({ limit: 1_000 });
  return all
    .toReversed()
    .filter(({ destination }) => destinationId === undefined || destination.id === destinationId)
    .map(({ kind, revision, state }) => `${kind} ${revision ?? "-"} ${state}`);
}
