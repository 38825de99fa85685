/** Kills a delivering process at a point named, starts another, and says how each delivery ended. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { CrashPoint } from "../../src/flows/deliver-attempt.ts";
import { createDeliverer } from "../../src/flows/deliver.ts";
import { createReconciler } from "../../src/flows/reconcile.ts";
import type { Clock, DeliveryState, Store } from "../../src/ports.ts";
import { openStore } from "../../src/store/index.ts";
import { type ManualClock, createManualClock } from "../fakes/clock.ts";
import { createQuietLogger } from "../fakes/logger.ts";
import { organization } from "../fakes/outbox.ts";
import { forkChild } from "./fork.ts";
import { realChannels } from "./parts.ts";
import { type Behaviour, type PlatformServer, startPlatformServer } from "./platform-server.ts";

const LEASE_MS = 60_000;

/** What is to be sent before the process starts: one delivery to each place, and nothing else that is due. */
export interface Scene {
  places: readonly string[];
  seed: (store: Store, serverUrl: string, clock: Clock) => Promise<void>;
}

/** Where the child is killed: it says so itself, or the server has seen its requests. */
export interface KillPoint {
  name: string;
  child?: CrashPoint;
  server?: Behaviour;
  /** Set where it must be `unknown` after the restart: how many posts stand there then. */
  unknownWith?: 0 | 1;
}

export const POINTS: readonly KillPoint[] = [
  { name: "before claim", child: "before-claim" },
  { name: "claimed", child: "claimed" },
  { name: "request sent", server: "hold", unknownWith: 0 },
  { name: "accepted, unanswered", server: "accept-and-hold", unknownWith: 1 },
  { name: "answered, no receipt", child: "replied", unknownWith: 1 },
  { name: "answered, unsettled", child: "answered" },
];

/** How one place ended. */
export interface Ending {
  state: DeliveryState;
  posts: number;
  /** Posts that say 再送. */
  marked: number;
}
/** By place. */
export type Endings = Record<string, Ending>;

export interface Run {
  restarted: Endings;
  /** Eleven minutes later: everything that can be reconciled is. */
  reconciled: Endings;
}

/** One run. Rejects when the process was never at the point. */
export async function crash(point: KillPoint, { places, seed }: Scene): Promise<Run> {
  const folder = await mkdtemp(path.join(tmpdir(), "hansho-crash-"));
  const databaseUrl = `sqlite:${path.join(folder, "test.db")}`;
  const clock = createManualClock();
  const server = await startPlatformServer(clock);
  const seeding = await openStore({ url: databaseUrl, logger: createQuietLogger() });
  await seed(seeding, server.url, clock);
  await seeding.close();

  await killAt(point, databaseUrl, server, places.length).catch(async (error: unknown) => {
    await server.close();
    throw error;
  });

  const store = await openStore({ url: databaseUrl, logger: createQuietLogger() });
  try {
    return await restart(store, server, clock, places);
  } finally {
    await store.close();
    await server.close();
    await rm(folder, { recursive: true });
  }
}

/** Starts the child and kills it at the point; rejects when it ends, or finishes, without having been there. */
async function killAt(
  point: KillPoint,
  databaseUrl: string,
  server: PlatformServer,
  deliveries: number,
): Promise<void> {
  server.behave(point.server ?? "answer");
  const received = server.received(deliveries);
  const count = point.child === "before-claim" ? 1 : deliveries;
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
async function restart(
  store: Store,
  server: PlatformServer,
  clock: ManualClock,
  places: readonly string[],
): Promise<Run> {
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
  const restarted = await endings(store, server, places);

  for (let minute = 0; minute < 11; minute += 1) {
    await clock.advance(60_000);
    await reconciler.reconcile();
    await deliverer.tick();
  }
  return { restarted, reconciled: await endings(store, server, places) };
}

async function endings(store: Store, server: PlatformServer, places: readonly string[]): Promise<Endings> {
  const deliveries = await store.deliveries({ limit: 10 });
  if (deliveries.length !== places.length) throw new Error(`${deliveries.length} deliveries`);
  return Object.fromEntries(
    deliveries.map(({ state, destination }) => {
      const posts = server.posts.filter(({ channel }) => channel === destination.channel);
      const marked = posts.filter((post) => post.body.includes("再送")).length;
      return [destination.channel, { state, posts: posts.length, marked }];
    }),
  );
}
