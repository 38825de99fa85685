import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import PQueue from "p-queue";
import { afterAll, describe, expect, it } from "vitest";
import type { CrashPoint } from "../../src/flows/deliver-attempt.ts";
import { createDeliverer } from "../../src/flows/deliver.ts";
import { createReconciler } from "../../src/flows/reconcile.ts";
import type { DeliveryState, Store } from "../../src/ports.ts";
import { openStore } from "../../src/store/index.ts";
import { type ManualClock, createManualClock } from "../fakes/clock.ts";
import { createQuietLogger } from "../fakes/logger.ts";
import { item, organization } from "../fakes/outbox.ts";
import { forkChild } from "./fork.ts";
import { PLACES, type Place, realChannels, subscribePlaces } from "./parts.ts";
import { type Behaviour, type PlatformServer, READABLE, startPlatformServer } from "./platform-server.ts";

const RUNS = 5;
const LEASE_MS = 60_000;
const places = Object.keys(PLACES) as Place[];

/** Where the child is killed: it says so itself, or the server has seen its requests. */
interface KillPoint {
  name: string;
  child?: CrashPoint;
  server?: Behaviour;
  /** Set where it must be `unknown` after the restart: how many posts stand there then. */
  unknownWith?: 0 | 1;
}

const POINTS: readonly KillPoint[] = [
  { name: "before claim", child: "before-claim" },
  { name: "claimed", child: "claimed" },
  { name: "request sent", server: "hold", unknownWith: 0 },
  { name: "accepted, unanswered", server: "accept-and-hold", unknownWith: 1 },
  { name: "answered, no receipt", child: "replied", unknownWith: 1 },
  { name: "answered, unsettled", child: "answered" },
];

/** How one place ended. */
interface Ending {
  state: DeliveryState;
  posts: number;
  /** Posts that say 再送. */
  marked: number;
}
type Endings = Record<Place, Ending>;

interface Run {
  restarted: Endings;
  /** Eleven minutes later: everything that can be reconciled is. */
  reconciled: Endings;
}

const table: Record<string, string | number>[] = [];

afterAll(() => console.table(table));

// First, because a child that ends by itself fills the compile cache for those that are killed.
it("a run that misses its point fails", async () => {
  const nowhere = { name: "nowhere", child: "nowhere" as CrashPoint };

  await expect(crash(nowhere)).rejects.toThrow("the child missed: nowhere");
});

describe.each(POINTS)(`killed ${RUNS} times at: $name`, (point) => {
  it("ends with one post, or unknown with none or one, and a copy only where it says so", async () => {
    const queue = new PQueue({ concurrency: 2 });

    const runs = await queue.addAll(Array.from({ length: RUNS }, () => () => crash(point)));

    for (const place of places) table.push(row(point, place, runs));
    const { restarted, reconciled } = expected(point);
    expect(runs).toEqual(Array.from({ length: RUNS }, () => ({ restarted, reconciled })));
  }, 120_000);
});

function expected({ unknownWith }: KillPoint): Run {
  const one: Ending = { state: "sent", posts: 1, marked: 0 };
  if (unknownWith === undefined) return { restarted: everywhere(one), reconciled: everywhere(one) };
  return {
    restarted: everywhere({ state: "unknown", posts: unknownWith, marked: 0 }),
    // Where nobody can look, it is sent again, and says that it may be a copy.
    reconciled: { ...everywhere({ state: "sent", posts: unknownWith + 1, marked: 1 }), [READABLE]: one },
  };
}

function everywhere(ending: Ending): Endings {
  return Object.fromEntries(places.map((place) => [place, ending])) as Endings;
}

async function crash(point: KillPoint): Promise<Run> {
  const folder = await mkdtemp(path.join(tmpdir(), "hansho-crash-"));
  const databaseUrl = `sqlite:${path.join(folder, "test.db")}`;
  const clock = createManualClock();
  const server = await startPlatformServer(clock);
  const seeding = await openStore({ url: databaseUrl, logger: createQuietLogger() });
  await subscribePlaces(seeding, server.url, clock);
  await seeding.commitIngest([item("a1", { at: clock.now() })], clock.now());
  await seeding.close();

  await killAt(point, databaseUrl, server).catch(async (error: unknown) => {
    await server.close();
    throw error;
  });

  const store = await openStore({ url: databaseUrl, logger: createQuietLogger() });
  try {
    return await restart(store, server, clock);
  } finally {
    await store.close();
    await server.close();
    await rm(folder, { recursive: true });
  }
}

/** Starts the child and kills it at the point; rejects when it ends, or finishes, without having been there. */
async function killAt(point: KillPoint, databaseUrl: string, server: PlatformServer): Promise<void> {
  server.behave(point.server ?? "answer");
  const received = server.received(places.length);
  const count = point.child === "before-claim" ? 1 : places.length;
  const forked = forkChild({ databaseUrl, serverUrl: server.url, stopAt: point.child ?? "", count });

  const said = forked.message().then((message) => {
    const expectedMessage = JSON.stringify({ point: point.child });
    if (JSON.stringify(message) !== expectedMessage) throw new Error(`the child missed: ${point.name}`);
  });
  await (point.server === undefined ? said : Promise.race([received, said]));
  forked.child.kill("SIGKILL");
  const how = await forked.exited;
  if (how !== "SIGKILL") throw new Error(`the child ended by itself (${how}) at: ${point.name}`);
  await said.catch(() => {});
  server.behave("answer");
}

/** What a second process does once the first one's lease is over. */
async function restart(store: Store, server: PlatformServer, clock: ManualClock): Promise<Run> {
  const logger = createQuietLogger();
  const channels = realChannels(server.url, clock, logger);
  const common = { store, clock, logger };
  const organizations = [organization()];
  const deliverer = createDeliverer({ ...common, channels, organizations, worker: "second" });
  const byPlatform = new Map(channels.map((channel) => [channel.platform, channel]));
  const reconciler = createReconciler({ ...common, channels: byPlatform });

  await clock.advance(LEASE_MS + 1);
  await store.recoverDeliveries(clock.now());
  await deliverer.tick();
  const restarted = await endings(store, server);

  for (let minute = 0; minute < 11; minute += 1) {
    await clock.advance(60_000);
    await reconciler.reconcile();
    await deliverer.tick();
  }
  return { restarted, reconciled: await endings(store, server) };
}

async function endings(store: Store, server: PlatformServer): Promise<Endings> {
  const deliveries = await store.deliveries({ limit: 10 });
  if (deliveries.length !== places.length) throw new Error(`${deliveries.length} deliveries`);
  const ends = deliveries.map(({ state, destination }) => {
    const posts = server.posts.filter(({ channel }) => channel === destination.channel);
    const marked = posts.filter(({ body }) => body.includes("再送")).length;
    return [destination.channel, { state, posts: posts.length, marked }] as const;
  });
  return Object.fromEntries(ends) as Endings;
}

function row(point: KillPoint, place: Place, runs: readonly Run[]): Record<string, string | number> {
  const show = (all: Ending[]) =>
    [...new Set(all.map(({ state, posts, marked }) => `${state}, ${posts} (${marked} marked 再送)`))].join(
      " | ",
    );
  return {
    "killed at": point.name,
    place: PLACES[place],
    runs: runs.length,
    "state, posts after restart": show(runs.map(({ restarted }) => restarted[place])),
    "after reconciliation": show(runs.map(({ reconciled }) => reconciled[place])),
  };
}
