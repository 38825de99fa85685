/** Everything between publishers and channels as it is in the service; only the clock and the platforms are made up. */
import { assess } from "../../src/advisory/triage.ts";
import { type Lang, Organization } from "../../src/advisory/schema.ts";
import { createDeliverer } from "../../src/flows/deliver.ts";
import { createUpkeep } from "../../src/flows/deliver-upkeep.ts";
import { PollingFile, pollingOf, SourcesFile } from "../../src/flows/feed-settings.ts";
import { createIngest } from "../../src/flows/ingest.ts";
import { createPoller } from "../../src/flows/poll.ts";
import { createJudging } from "../../src/judging.ts";
import type { DestinationRef, Store } from "../../src/ports.ts";
import { createFetcher } from "../../src/sources/http.ts";
import { sources } from "../../src/sources/index.ts";
import { openStore } from "../../src/store/index.ts";
import { createFakeChannel } from "../fakes/channel.ts";
import { createManualClock } from "../fakes/clock.ts";
import { createQuietLogger, type LogLine } from "../fakes/logger.ts";
import { createHands, type Hands } from "./hands.ts";
import { type Asked, type Fault, openPublishers } from "./server.ts";
import { createWatcher } from "./sights.ts";
import { at, type Sight } from "./table.ts";
import { createWorld, type World } from "./world.ts";

/** Something that happens: at a time, at one of the publishers or by somebody's hand. */
export interface Happening {
  at: string;
  what: string;
  do: (world: World, hands: Hands) => void | Promise<void>;
}

export interface Story {
  /** The founding alias of each advisory, by the name the tables have for it. */
  things: Record<string, string>;
  happenings: readonly Happening[];
  faults: readonly Fault[];
  /** As the settings file has them, with paths for addresses. */
  feeds: Record<string, { url: string; [setting: string]: unknown }>;
  organization: object;
}

export interface Replayed {
  sights: Sight[];
  asked: Asked[];
  lines: LogLine[];
}

const STEP_MS = 30 * 60_000;
/** Nothing that is due takes so many looks. */
const MOST_LOOKS = 500;
const PLACES: Record<string, { ref: DestinationRef; lang: Lang }> = {
  news: { ref: { platform: "slack", workspace: "T1", channel: "C-NEWS" }, lang: "ja" },
  ops: { ref: { platform: "slack", workspace: "T1", channel: "C-OPS" }, lang: "ja" },
  overseas: { ref: { platform: "teams", workspace: "tenant", channel: "19:overseas" }, lang: "en" },
};

function placeOf(channel: string): string {
  return Object.keys(PLACES).find((name) => PLACES[name]?.ref.channel === channel) ?? channel;
}

/**
 * Lets the story happen from one time until another, looking every half hour as the service looks every few seconds.
 * @param databases one for each process; processes that work together name the same file
 */
export async function replay(
  story: Story,
  [from, until]: readonly [string, string],
  databases: readonly [string, ...string[]],
): Promise<Replayed> {
  const clock = createManualClock(at(from));
  const logger = createQuietLogger();
  const world = createWorld();
  const organizations = [Organization.parse(story.organization)];
  const channels = [createFakeChannel("slack", 0), createFakeChannel("teams", 0)];
  const server = await openPublishers(Object.values(world), story.faults, () => clock.now());
  const meeting = createMeeting(databases.length);
  const stores: Store[] = [];
  for (const url of databases) stores.push(await openStore({ url, logger }));
  const workers = stores.map((store, index) => openWorker(store, `w${index + 1}`));
  const [first] = workers;
  if (first === undefined) throw new Error("a replay needs a database");
  const hands = await first.hands();
  const watcher = createWatcher(first.store, channels, story.things, placeOf);

  function openWorker(store: Store, worker: string) {
    const [organization] = organizations;
    if (organization === undefined) throw new Error("a replay needs an organization");
    const common = { store, organizations, clock, logger };
    const judging = createJudging(common);
    const ingestion = createIngest({ ...common, sources, assess, circumstances: judging.circumstances });
    const ingest = judging.keptUp((documents, options) => ingestion.ingest(documents, options));
    const { feeds, operators } = pollingOf(
      SourcesFile.parse(
        Object.fromEntries(
          Object.entries(story.feeds).map(([name, feed]) => [
            name,
            { ...feed, url: server.origin + feed.url, allowLocal: true },
          ]),
        ),
      ),
      PollingFile.parse({ defaults: false, operators: { slack: "C-OPS" } }),
      { organization, variable: () => undefined, connected: true },
    );
    const poller = createPoller({
      ...common,
      sources,
      ingest,
      // The replay's time stands still while a feed is read: a pause between two requests would never end.
      feeds: feeds.map((feed) => ({ ...feed, paceMs: 0 })),
      operators,
      fetcher: createFetcher({ userAgent: "Hansho replay" }),
      timeZone: organization.timeZone,
      worker,
      random: () => 0,
    });
    const deliverer = createDeliverer({
      ...common,
      channels,
      worker,
      random: () => 0,
      onPoint: async (point) => {
        if (point === "claimed") await meeting.wait(worker);
      },
    });
    const upkeep = createUpkeep({ ...common, channels: new Map(channels.map((one) => [one.platform, one])) });
    return {
      store,
      poll: async () => (await poller.tick()).length,
      async deliver() {
        const { attempted } = await deliverer.tick();
        void meeting.wait(worker);
        return attempted;
      },
      sweep: () => upkeep.round(),
      hands: () => createHands({ ...common, channels, organization, places: PLACES, ingest, judging }),
    };
  }

  /** All workers at once, until none of them finds anything to do. */
  async function settle(work: (worker: (typeof workers)[number]) => Promise<number>): Promise<void> {
    for (let looks = 0; ; looks++) {
      meeting.begin();
      const done = await Promise.all(workers.map(work));
      if (done.every((count) => count === 0)) return;
      if (looks > MOST_LOOKS)
        throw new Error(`there is no end to it at ${new Date(clock.now()).toISOString()}`);
    }
  }

  try {
    const ops = PLACES.ops?.ref;
    if (ops !== undefined) await first.store.saveDestination(organizations[0]?.id ?? "", ops, clock.now());
    const waiting = story.happenings.toSorted((a, b) => at(a.at) - at(b.at));
    for (; clock.now() <= at(until); clock.set(clock.now() + STEP_MS)) {
      while (waiting[0] !== undefined && at(waiting[0].at) <= clock.now())
        await waiting.shift()?.do(world, hands);
      await settle((worker) => worker.poll());
      await Promise.all(workers.map((worker) => worker.sweep()));
      await settle((worker) => worker.deliver());
      await watcher.look(clock.now());
    }
    return { sights: watcher.sights, asked: server.asked, lines: logger.lines };
  } finally {
    await hands.close();
    await server.close();
    for (const store of stores) await store.close();
  }
}

/** Holds each worker that has chosen what to send until the others have chosen too: the worst of all moments. */
function createMeeting(workers: number) {
  let there = new Set<string>();
  let all = Promise.withResolvers<void>();
  return {
    begin() {
      there = new Set();
      all = Promise.withResolvers();
    },
    wait(worker: string): Promise<void> {
      if (there.add(worker).size >= workers) all.resolve();
      return all.promise;
    },
  };
}
