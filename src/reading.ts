/** Wiring of what reads feeds: loaded when something is first read, not at the start. */
import { randomUUID } from "node:crypto";
import hansho from "../package.json" with { type: "json" };
import type { Config } from "./config.ts";
import type { Organization } from "./advisory/schema.ts";
import type { Polling } from "./flows/feed-settings.ts";
import { DEFAULT_FEEDS } from "./flows/feeds.ts";
import type { Ingest } from "./flows/ingest.ts";
import type { Judging } from "./judging.ts";
import type { Clock, Fetcher, Logger, Source, Store } from "./ports.ts";
import type { loadDocuments } from "./sources/load.ts";

export interface Reading {
  sources: readonly Source[];
  fetcher: Fetcher;
  load: (target: string) => ReturnType<typeof loadDocuments>;
  ingest: (...of: Parameters<Ingest["ingest"]>) => ReturnType<Ingest["ingest"]>;
}

interface ReadingDeps {
  config: Config;
  store: Store;
  organizations: readonly Organization[];
  polling: Polling;
  judging: Judging;
  clock: Clock;
  logger: Logger;
}

/** Introduces sources, fetcher and ingest to each other. */
export async function openReading({ config, polling, judging, ...deps }: ReadingDeps): Promise<Reading> {
  const [{ sources }, loading, { createFetcher }, { createIngest }, { assess }] = await Promise.all([
    import("./sources/index.ts"),
    import("./sources/load.ts"),
    import("./sources/http.ts"),
    import("./flows/ingest.ts"),
    import("./advisory/triage.ts"),
  ]);
  const contact = polling.contact === undefined ? "" : ` (+${polling.contact})`;
  const fetcher = createFetcher({ userAgent: `Hansho/${hansho.version}${contact}`, proxy: config.proxy });
  const ingestion = createIngest({ ...deps, sources, assess, circumstances: judging.circumstances });
  return {
    sources,
    fetcher,
    // Whoever may type a command on this machine may ask what listens on it.
    load: (target) => loading.loadDocuments(target, { allowLoopback: "named", fetcher }),
    ingest: judging.keptUp((documents, options) => ingestion.ingest(documents, options)),
  };
}

/**
 * Whether there is a source for each format that a feed names. Sources are loaded only for a name that no default
 * feed has. @throws Error naming the feed and the formats there are
 */
export async function checkFormats({ feeds }: Polling): Promise<void> {
  const usual = new Set([...DEFAULT_FEEDS.values()].map(({ format }) => format));
  const doubtful = feeds.filter(({ format }) => format !== undefined && !usual.has(format));
  if (doubtful.length === 0) return;
  const { sources } = await import("./sources/index.ts");
  const names = sources.map(({ name }) => name);
  const wrong = doubtful.find(({ format = "" }) => !names.includes(format));
  if (wrong === undefined) return;
  const known = names.toSorted().join(", ");
  throw new Error(
    `HANSHO_CONFIG: sources.${wrong.name}: there is no format ${wrong.format}; there are ${known}`,
  );
}

/**
 * Polls the feeds of the settings until `signal` aborts; resolves when polling has ended, at once where nothing is
 * polled. Never rejects.
 */
export async function pollFeeds(
  core: Omit<ReadingDeps, "config"> & { organization: Organization; reading(): Promise<Reading> },
  { signal, wake }: { signal: AbortSignal; wake: () => void },
): Promise<void> {
  const { store, polling, clock, logger, organization } = core;
  if (polling.feeds.length === 0) return;
  try {
    const [{ createPoller }, reading] = await Promise.all([import("./flows/poll.ts"), core.reading()]);
    const { sources, fetcher, ingest } = reading;
    const { feeds, operators } = polling;
    const { timeZone } = organization;
    const deps = { store, sources, fetcher, ingest, feeds, operators, timeZone, clock, logger };
    await createPoller({ ...deps, worker: randomUUID(), onPolled: wake }).run(signal);
  } catch (error) {
    logger.error({ error }, "polling ended");
  }
}
