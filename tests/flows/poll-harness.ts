import type { RequestListener } from "node:http";
import { createIngest } from "../../src/flows/ingest.ts";
import { createPoller, type Poller, type PollerDeps } from "../../src/flows/poll.ts";
import type { Delivery, Feed, FeedState, Source, Store } from "../../src/ports.ts";
import { createFetcher } from "../../src/sources/http.ts";
import { sources } from "../../src/sources/index.ts";
import { openStore } from "../../src/store/index.ts";
import { createManualClock, type ManualClock } from "../fakes/clock.ts";
import { createQuietLogger, type QuietLogger } from "../fakes/logger.ts";
import { openWebServer, type WebServer } from "../fakes/web-server.ts";
import { kevCatalog, kevEntry } from "../sources/build.ts";
import { BY, judge, ORGANIZATION } from "./ingest-harness.ts";

export interface PollBench {
  store: Store;
  clock: ManualClock;
  server: WebServer;
  logger: QuietLogger;
  /** A feed of that server, read every 15 minutes. */
  feed(more?: Partial<Feed>): Feed;
  poller(feeds: Feed[], more?: Partial<PollerDeps>): Poller;
  /** Ticks at the feeds' next time, so often; gives the state of `kev` then. */
  pollOn(poller: Poller, times?: number): Promise<FeedState>;
  state(name?: string): Promise<FeedState>;
  /** The outbox, oldest first: the kind, or what a notice says and to whom. */
  told(kind?: Delivery["kind"]): Promise<string[]>;
  close(): Promise<void>;
}

/** A real store, a real web server on loopback, and a clock that a test moves. */
export async function openPollBench(extra: readonly Source[] = []): Promise<PollBench> {
  const logger = createQuietLogger();
  const clock = createManualClock();
  const store = await openStore({ url: "sqlite::memory:", logger });
  const server = await openWebServer();
  for (const channel of ["NEWS", "OPS"]) {
    const place = { platform: "slack" as const, workspace: "T1", channel };
    const { id } = await store.saveDestination(ORGANIZATION.id, place, clock.now());
    if (channel === "NEWS") await store.subscribe(id, "ja", BY, clock.now());
  }
  const known = [...sources, ...extra];
  const organizations = [ORGANIZATION];
  const ingestion = createIngest({ store, sources: known, organizations, assess: judge, clock, logger });
  const operators = {
    organizationId: ORGANIZATION.id,
    lang: "ja" as const,
    channels: [{ platform: "slack" as const, channel: "OPS" }],
  };

  const bench: PollBench = {
    store,
    clock,
    server,
    logger,
    feed: (more) => ({
      name: "kev",
      label: { ja: "試験用 KEV", en: "Test KEV" },
      url: `${server.origin}/kev.json`,
      format: "cisa-kev",
      schedule: { every: 15 * 60_000 },
      headers: {},
      allowLocal: true,
      paceMs: 0,
      ...more,
    }),
    poller: (feeds, more) =>
      createPoller({
        store,
        sources: known,
        fetcher: createFetcher({ userAgent: "Hansho test" }),
        ingest: (...of) => ingestion.ingest(...of),
        feeds,
        operators,
        timeZone: "Asia/Tokyo",
        clock,
        logger,
        worker: "w1",
        random: () => 0.5,
        ...more,
      }),
    async pollOn(poller, times = 1) {
      // The first look only makes the rows, due a little later.
      if ((await store.feedStates()).length === 0) await poller.tick();
      for (let time = 0; time < times; time++) {
        const states = await store.feedStates();
        clock.set(Math.max(clock.now(), ...states.map(({ nextAt }) => nextAt)));
        await poller.tick();
      }
      return bench.state();
    },
    async state(name = "kev") {
      const found = (await store.feedStates()).find((state) => state.name === name);
      if (found === undefined) throw new Error(`no feed ${name}`);
      return found;
    },
    async told(kind) {
      const all = (await store.deliveries({ limit: 1_000 })).toReversed();
      return all
        .filter((delivery) => kind === undefined || delivery.kind === kind)
        .map(({ notice, destination, kind: of }) => {
          if (notice === undefined || notice.kind === "draft-outdated") return of;
          const what = notice.kind === "baseline" ? `${notice.entries}` : notice.trouble;
          return `${notice.kind} ${what} → ${destination.channel}`;
        });
    },
    async close() {
      await store.close();
      await server.close();
    },
  };
  return bench;
}

/** Answers with the next of these each time, with the last for ever. */
export function inTurn(...answers: RequestListener[]): RequestListener {
  let turn = 0;
  return (request, response) => answers[Math.min(turn++, answers.length - 1)]?.(request, response);
}

/** Answers so. */
export function status(code: number, headers: Record<string, string> = {}): RequestListener {
  return (_request, response) => void response.writeHead(code, headers).end();
}

export function body(text: string | Uint8Array, headers: Record<string, string> = {}): RequestListener {
  return (_request, response) => void response.writeHead(200, headers).end(text);
}

/** A KEV catalogue of so many entries, all of long ago; the more, the newer. */
export function kev(count: number, fields: object = {}): string {
  const entries = Array.from({ length: count }, (_, index) =>
    kevEntry(index + 1, { dateAdded: "2026-06-10" }),
  );
  const dateReleased = `2026-11-${String(count).padStart(2, "0")}T16:00:00Z`;
  return JSON.stringify({ ...kevCatalog(entries, { dateReleased }), ...fields });
}
