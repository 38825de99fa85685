import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Deliverer, type DelivererDeps, createDeliverer } from "../../src/flows/deliver.ts";
import type { Delivery, DeliveryState, Destination, Store } from "../../src/ports.ts";
import { openStore } from "../../src/store/index.ts";
import { type FakeChannel, createFakeChannel } from "./channel.ts";
import { type ManualClock, createManualClock } from "./clock.ts";
import { type QuietLogger, createQuietLogger } from "./logger.ts";
import { item, organization, subscribed } from "./outbox.ts";

/** A real store in a folder of its own, a clock that stands still, and a channel that answers by script. */
export interface DeliveryBench {
  clock: ManualClock;
  logger: QuietLogger;
  channel: FakeChannel;
  store: Store;
  deliverer(changes?: Partial<DelivererDeps>): Deliverer;
  subscribed(channel: string, options?: Parameters<typeof subscribed>[3]): Promise<Destination>;
  /** Commits a revision, as ingest does. */
  announce(advisoryId: string, options?: Omit<Parameters<typeof item>[1], "at">): Promise<void>;
  deliveries(state?: DeliveryState): Promise<Delivery[]>;
  /** The only delivery of an advisory of this kind. */
  delivery(advisoryId: string, kind?: Delivery["kind"]): Promise<Delivery>;
  /** Moves the clock on, 250 ms at a time while anybody sleeps, until `event` has happened. */
  moveUntil<T>(event: Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** An hour of 250 ms: nothing a test waits for takes so long. */
const MOST_MOVES = 14_400;

export async function createDeliveryBench(): Promise<DeliveryBench> {
  const folder = await mkdtemp(path.join(tmpdir(), "hansho-deliver-"));
  const url = `sqlite:${path.join(folder, "test.db")}`;
  const clock = createManualClock();
  const logger = createQuietLogger();
  const channel = createFakeChannel();
  const store = await openStore({ url, logger });

  async function deliveries(state?: DeliveryState): Promise<Delivery[]> {
    return store.deliveries({ state, limit: 10_000 });
  }

  async function moveUntil<T>(event: Promise<T>): Promise<T> {
    let happened = false;
    const done = event.finally(() => {
      happened = true;
    });
    for (let moves = 0; !happened && moves < MOST_MOVES; moves += 1) {
      await Promise.race([clock.asleep(), done]);
      await clock.advance(250);
    }
    if (!happened) throw new Error("it did not happen within an hour");
    return done;
  }

  return {
    clock,
    logger,
    moveUntil,
    channel,
    store,
    deliveries,
    deliverer: (changes = {}) =>
      createDeliverer({
        store,
        channels: [channel],
        organizations: [organization()],
        clock,
        logger,
        worker: "one",
        random: () => 0,
        ...changes,
      }),
    subscribed: (name, options) => subscribed(store, name, clock.now(), options),
    announce: (advisoryId, options = {}) =>
      store.commitIngest([item(advisoryId, { ...options, at: clock.now() })], clock.now()),
    delivery: async (advisoryId, kind = "post") => {
      const found = (await deliveries()).filter((one) => one.advisoryId === advisoryId && one.kind === kind);
      if (found.length !== 1 || found[0] === undefined)
        throw new Error(`${found.length} of ${kind} ${advisoryId}`);
      return found[0];
    },
    close: async () => {
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
}
