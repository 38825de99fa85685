import type { AdvisoryContent, Assessment } from "../../src/advisory/schema.ts";
import { Organization } from "../../src/advisory/schema.ts";
import { createIngest, type IngestOptions, type IngestRefusal } from "../../src/flows/ingest.ts";
import type { IngestStore } from "../../src/flows/ingest-store.ts";
import type { Delivery, IngestedAdvisory, Source, SourceDocument, Store } from "../../src/ports.ts";
import { sources as allSources } from "../../src/sources/index.ts";
import { openStore } from "../../src/store/index.ts";
import { createManualClock, type ManualClock } from "../fakes/clock.ts";
import { createQuietLogger } from "../fakes/logger.ts";

export const ORGANIZATION = Organization.parse({ id: "example" });
export const BY = { id: "U1" };

/** A rule small enough to see through: what is in KEV is A, a stated badge stands, the rest is C. */
export function judge(content: AdvisoryContent): Assessment {
  return {
    priority: content.stated?.priority ?? (content.kev === undefined ? "C" : "A"),
    review: false,
    deadline: { kind: "none" },
    reasons: [{ ja: "試験", en: "test" }],
    wouldChange: [],
    rule: "test",
    rules: "test",
  };
}

export interface Bench {
  store: Store;
  clock: ManualClock;
  /** What the last run reported. */
  advisories: IngestedAdvisory[];
  refusals: IngestRefusal[];
  run(
    documents: readonly (SourceDocument | { name: string; error: string })[],
    options?: IngestOptions,
  ): ReturnType<ReturnType<typeof createIngest>["ingest"]>;
  /** Everything in the outbox, oldest first. */
  deliveries(): Promise<Delivery[]>;
}

/** A real store in memory with one subscribed channel, and ingest on top of it. `wrap` stands between them. */
export async function openBench(
  options: {
    organizations?: readonly Organization[];
    assess?: Parameters<typeof createIngest>[0]["assess"];
    wrap?: (store: Store) => IngestStore;
    subscribed?: boolean;
    sources?: readonly Source[];
  } = {},
): Promise<Bench> {
  const logger = createQuietLogger();
  const store = await openStore({ url: "sqlite::memory:", logger });
  const clock = createManualClock();
  const { organizations = [ORGANIZATION], assess = judge, wrap = (inner) => inner } = options;
  for (const { id } of options.subscribed === false ? [] : organizations) {
    const place = { platform: "slack" as const, workspace: "T1", channel: `C-${id}` };
    const destination = await store.saveDestination(id, place, clock.now());
    await store.subscribe(destination.id, "ja", BY, clock.now());
  }
  const { sources = allSources } = options;
  const ingestion = createIngest({ store: wrap(store), sources, organizations, assess, clock, logger });
  const bench: Bench = {
    store,
    clock,
    advisories: [],
    refusals: [],
    async run(documents, more) {
      bench.advisories = [];
      bench.refusals = [];
      return ingestion.ingest(stream(documents), {
        onAdvisory: (advisory) => bench.advisories.push(advisory),
        onRefusal: (refusal) => bench.refusals.push(refusal),
        ...more,
      });
    },
    async deliveries() {
      return (await store.deliveries({ limit: 10_000 })).toReversed();
    },
  };
  return bench;
}

async function* stream<T>(items: readonly T[]): AsyncIterable<T> {
  for (const item of items) yield await Promise.resolve(item);
}
