import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import PQueue from "p-queue";
import { afterAll, describe, expect, it } from "vitest";
import { createSlackChannel } from "../../src/bots/slack/channel.ts";
import type { CrashPoint } from "../../src/flows/deliver-attempt.ts";
import { createDeliverer } from "../../src/flows/deliver.ts";
import { createReconciler } from "../../src/flows/reconcile.ts";
import type { Delivery, Store } from "../../src/ports.ts";
import { openStore } from "../../src/store/index.ts";
import { createManualClock } from "../fakes/clock.ts";
import { createQuietLogger } from "../fakes/logger.ts";
import { item, organization, subscribed } from "../fakes/outbox.ts";
import { type Behaviour, type SlackServer, startSlackServer } from "./slack-server.ts";

const RUNS = 5;
const LEASE_MS = 60_000;

/** Where the child is killed: it says so itself, or the server has seen its request. */
interface KillPoint {
  name: string;
  child?: CrashPoint;
  server?: Behaviour;
  /** Whether it may be `unknown` after the restart, and how many posts there are when it is. */
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

interface Ending {
  state: Delivery["state"];
  posts: number;
}

interface Run {
  /** After the restart, and after what is unknown was reconciled. */
  restarted: Ending;
  reconciled: Ending;
  marked: number;
}

const table: Record<string, string | number>[] = [];

afterAll(() => console.table(table));

describe.each([
  { place: "Slack with history scope", history: true },
  { place: "no looking up, as on Teams", history: false },
])("$place", ({ place, history }) => {
  it.each(POINTS)(`killed ${RUNS} times at: $name`, async (point) => {
    const queue = new PQueue({ concurrency: 2 });

    const runs = await queue.addAll(Array.from({ length: RUNS }, () => () => crash(point, history)));

    table.push({ place, point: point.name, runs: runs.length, ...summary(runs) });
    expect(runs).toHaveLength(RUNS);
    for (const { restarted, reconciled, marked } of runs) {
      if (point.unknownWith === undefined) {
        expect(restarted).toEqual({ state: "sent", posts: 1 });
      } else {
        expect(restarted).toEqual({ state: "unknown", posts: point.unknownWith });
      }
      if (history || point.unknownWith === undefined) {
        expect(reconciled).toEqual({ state: "sent", posts: 1 });
        expect(marked).toBe(0);
      } else {
        // Nobody can know: sent again, and the copy says that it may be one.
        expect(reconciled).toEqual({ state: "sent", posts: point.unknownWith + 1 });
        expect(marked).toBe(1);
      }
    }
  });
});

async function crash(point: KillPoint, history: boolean): Promise<Run> {
  const folder = await mkdtemp(path.join(tmpdir(), "hansho-crash-"));
  const databaseUrl = `sqlite:${path.join(folder, "test.db")}`;
  const clock = createManualClock();
  const server = await startSlackServer({ history, clock });
  const seeding = await openStore({ url: databaseUrl, logger: createQuietLogger() });
  await subscribed(seeding, "C0000TEST", clock.now());
  await seeding.commitIngest([item("a1", { at: clock.now() })], clock.now());
  await seeding.close();

  await killAt(point, databaseUrl, server);

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
async function killAt(point: KillPoint, databaseUrl: string, server: SlackServer): Promise<void> {
  server.behave(point.server ?? "answer");
  const reached = server.reached();
  const child = fork(
    path.join(import.meta.dirname, "child.ts"),
    [databaseUrl, server.apiUrl, point.child ?? ""],
    {
      stdio: ["ignore", "ignore", "pipe", "ipc"],
      execArgv: [],
    },
  );
  const exited = once(child, "exit");
  let errors = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    errors += chunk.toString();
  });

  await Promise.race([
    point.server === undefined ? saidPoint(child, point) : reached,
    exited.then(() => Promise.reject(new Error(`the child ended before: ${point.name}\n${errors}`))),
  ]);
  child.kill("SIGKILL");
  const [code, signal] = (await exited) as [number | null, string | null];
  if (signal !== "SIGKILL") throw new Error(`the child ended by itself (${code}) at: ${point.name}`);
  server.behave("answer");
}

async function saidPoint(child: ChildProcess, point: KillPoint): Promise<void> {
  const [message] = (await once(child, "message")) as [{ point?: string }];
  if (message.point !== point.child) {
    throw new Error(`the child missed ${point.name}: ${JSON.stringify(message)}`);
  }
}

async function restart(
  store: Store,
  server: SlackServer,
  clock: ReturnType<typeof createManualClock>,
): Promise<Run> {
  const logger = createQuietLogger();
  const settings = { botToken: "xoxb-test", apiUrl: server.apiUrl, organizationId: "default" };
  const channel = createSlackChannel({ settings, logger, clock });
  const common = { store, clock, logger };
  const deliverer = createDeliverer({
    ...common,
    channels: [channel],
    organizations: [organization()],
    worker: "second",
  });
  const reconciler = createReconciler({ ...common, channels: new Map([["slack", channel]]) });

  async function ending(): Promise<Ending> {
    const [delivery, ...others] = await store.deliveries({ limit: 10 });
    if (delivery === undefined || others.length > 0) throw new Error("expected one delivery");
    return { state: delivery.state, posts: server.posts.length };
  }

  await clock.advance(LEASE_MS + 1);
  await store.recoverDeliveries(clock.now());
  await deliverer.tick();
  const restarted = await ending();

  // Eleven minutes: past the grace of looking up, and past the wait before sending again.
  for (let minute = 0; minute < 11; minute += 1) {
    await clock.advance(60_000);
    await reconciler.reconcile();
    await deliverer.tick();
  }
  const marked = server.posts.filter(({ blocks }) => blocks.includes("再送")).length;
  return { restarted, reconciled: await ending(), marked };
}

function summary(runs: readonly Run[]): Record<string, string> {
  const show = ({ state, posts }: Ending) => `${state}, ${posts} posts`;
  const distinct = (endings: Ending[]) => [...new Set(endings.map(show))].join(" | ");
  return {
    "after restart": distinct(runs.map(({ restarted }) => restarted)),
    "after reconciliation": distinct(runs.map(({ reconciled }) => reconciled)),
  };
}
