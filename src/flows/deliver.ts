import type { Organization } from "../advisory/schema.ts";
import type { ChatChannel, Clock, Delivery, Logger, Platform, Store } from "../ports.ts";
import { type CrashPoint, attempt } from "./deliver-attempt.ts";
import { createRenderer } from "./deliver-card.ts";
import { createUpkeep } from "./deliver-upkeep.ts";

export interface DelivererDeps {
  store: Store;
  channels: readonly ChatChannel[];
  organizations: readonly Organization[];
  clock: Clock;
  logger: Logger;
  /** Names this process in a lease; no two that share a database may have the same. */
  worker: string;
  /** How long a claimed delivery is ours, milliseconds. */
  leaseMs?: number;
  /** Whether an A or B that cannot be looked up is sent again, marked 再送 (design 4.6). */
  resendUnknown?: boolean;
  /** Deliveries under way at once. */
  concurrency?: number;
  /** How long `run` waits for attempts under way after its signal aborted, milliseconds. */
  stopMs?: number;
  /** How long a delivery stays `unknown` before the platform's word that it is absent is believed, milliseconds. */
  graceMs?: number;
  /** A delivery arrived: for what may follow a post and must not hold it up. */
  onSent?: ((delivery: Delivery) => void) | undefined;
  /** For tests: 0 ≤ n < 1, and a place to stop an attempt at. */
  random?: () => number;
  onPoint?: (point: CrashPoint, delivery?: Delivery) => Promise<void>;
}

export interface Deliverer {
  /** Claims what is due, at most one a destination, and waits until each is settled. */
  tick(): Promise<{ attempted: number }>;
  /** Delivers, recovers, reconciles and sweeps overdue deadlines until `signal` aborts. Never rejects. */
  run(signal: AbortSignal): Promise<void>;
  /** Something new is in the outbox: look at once. */
  wake(): void;
}

const IDLE_MS = 1_000;
const BUSY_MS = 250;

/**
 * Carries the outbox to the platforms (design 4.6–4.8; docs/delivery.md). Any number of deliverers may share a
 * database.
 */
export function createDeliverer(deps: DelivererDeps): Deliverer {
  const { store, clock, logger, worker, concurrency = 16, stopMs = 10_000, leaseMs = 60_000 } = deps;
  const { random = Math.random, onPoint = async () => {}, onSent = () => {} } = deps;

  const channels = new Map<Platform, ChatChannel>(
    deps.channels.map((channel) => [channel.platform, channel]),
  );
  const platforms = [...channels.keys()];
  const render = createRenderer(deps);
  const upkeep = createUpkeep({ ...deps, channels });
  const attemptDeps = { store, clock, logger, worker, leaseMs, random, render, onPoint, onSent };

  const underWay = new Set<Promise<void>>();
  let resting = new AbortController();
  let woken = false;

  function wake(): void {
    woken = true;
    resting.abort();
  }

  /** Claims as many as there is room for and sets them going. */
  async function start(): Promise<Promise<void>[]> {
    const limit = concurrency - underWay.size;
    if (limit <= 0 || platforms.length === 0) return [];
    await onPoint("before-claim");
    const claimed = await store.claimDeliveries({ platforms, worker, now: clock.now(), leaseMs, limit });

    return claimed.flatMap((delivery) => {
      const channel = channels.get(delivery.destination.platform);
      if (channel === undefined) return [];
      const running = attempt(delivery, channel, attemptDeps).finally(() => underWay.delete(running));
      underWay.add(running);
      return [running];
    });
  }

  async function tick(): Promise<{ attempted: number }> {
    const started = await start();
    await Promise.all(started);
    return { attempted: started.length };
  }

  /** Whether anything was set going; a database that does not answer is tried again next time. */
  async function round(): Promise<boolean> {
    try {
      await upkeep.round();
      return (await start()).length > 0;
    } catch (error) {
      logger.error(
        { error: error instanceof Error ? error.message : String(error) },
        "outbox cannot be read",
      );
      return false;
    }
  }

  async function run(signal: AbortSignal): Promise<void> {
    signal.addEventListener("abort", wake, { once: true });
    while (!signal.aborted) {
      woken = false;
      resting = new AbortController();
      const busy = (await round()) || underWay.size > 0;
      const rest = (busy ? BUSY_MS : IDLE_MS) * (0.8 + 0.4 * random());
      if (!woken) await clock.sleep(rest, resting.signal);
    }
    signal.removeEventListener("abort", wake);
    await finish();
  }

  /** Attempts under way end by themselves; those that take too long are left to their lease. */
  async function finish(): Promise<void> {
    const ended = new AbortController();
    const all = Promise.all([...underWay, upkeep.idle()]).finally(() => ended.abort());
    await Promise.race([all, clock.sleep(stopMs, ended.signal)]);
    if (underWay.size > 0) logger.warn({ attempts: underWay.size }, "stopped with attempts under way");
  }

  return { tick, run, wake };
}
