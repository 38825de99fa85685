import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Priority } from "../../src/advisory/schema.ts";
import { type ReconcilerDeps, createReconciler } from "../../src/flows/reconcile.ts";
import { type DeliveryBench, createDeliveryBench } from "../fakes/delivery-bench.ts";

let bench: DeliveryBench;

beforeEach(async () => {
  bench = await createDeliveryBench();
});

afterEach(() => bench.close());

const CANNOT = { kind: "cannot", detail: "missing_scope" } as const;
const LOST = { kind: "unknown", detail: "HTTP 504" } as const;

function reconciler(changes: Partial<ReconcilerDeps> = {}) {
  const { store, clock, logger, channel } = bench;
  return createReconciler({ store, clock, logger, channels: new Map([["slack", channel]]), ...changes });
}

/** One delivery whose answer was lost, posted or not. */
async function lose(advisoryId: string, options: { posted: boolean; priority?: Priority }): Promise<void> {
  await bench.announce(advisoryId, { priority: options.priority ?? "A" });
  bench.channel.script((call) => {
    if (options.posted) bench.channel.post(call);
    return LOST;
  });
  await bench.deliverer().tick();
}

describe("where the platform lets us look", () => {
  it("a message that stands there is taken for sent", async () => {
    await bench.subscribed("C1");
    await lose("a1", { posted: true });
    await bench.clock.advance(30_000);

    const done = await reconciler().reconcile();

    expect(done).toMatchObject({ found: 1 });
    expect(await bench.delivery("a1")).toMatchObject({ state: "sent", messageRef: "slack-1" });
  });

  it("one that is absent is sent again, unmarked", async () => {
    await bench.subscribed("C1");
    await lose("a1", { posted: false });
    await bench.clock.advance(30_000);

    await reconciler().reconcile();
    await bench.deliverer().tick();

    expect(await bench.delivery("a1")).toMatchObject({ state: "sent", resent: false });
    expect(bench.channel.posts.size).toBe(1);
  });

  it("absent is not believed within 30 s", async () => {
    await bench.subscribed("C1");
    await lose("a1", { posted: false });
    await bench.clock.advance(29_999);

    const done = await reconciler().reconcile();

    expect(done).toMatchObject({ left: 1, absent: 0 });
    expect(bench.channel.finds).toEqual([]);
  });

  it("looks no further back than 5 minutes before the attempt could have begun", async () => {
    await bench.subscribed("C1");
    const begun = bench.clock.now();
    await lose("a1", { posted: false });
    await bench.clock.advance(40_000);

    await reconciler().reconcile();

    expect(bench.channel.finds[0]?.since).toBe(begun - 300_000);
  });

  it("a lost reply is looked for in its thread", async () => {
    await bench.subscribed("C1");
    await bench.announce("a1");
    const deliverer = bench.deliverer();
    await deliverer.tick();
    await bench.announce("a1", { number: 2 });
    bench.channel.always((call) => (call.parentRef === undefined ? { kind: "sent", ref: "slack-1" } : LOST));
    for (let second = 0; second < 5; second += 1) {
      await bench.clock.advance(1_000);
      await deliverer.tick();
    }
    await bench.clock.advance(30_000);

    await reconciler().reconcile();

    expect(bench.channel.finds.map(({ parentRef }) => parentRef)).toEqual(["slack-1"]);
  });

  it("asks about one destination at most once a minute, the longest waiting first", async () => {
    await bench.subscribed("C1");
    bench.channel.answerFind(CANNOT);
    for (const id of ["a1", "a2", "a3"]) {
      await lose(id, { posted: false, priority: "C" });
      await bench.clock.advance(30_000);
    }
    const looking = reconciler();

    for (let pass = 0; pass < 18; pass += 1) {
      await looking.reconcile();
      await bench.clock.advance(10_000);
    }

    expect(bench.channel.finds).toHaveLength(3);
    expect(new Set(bench.channel.finds.map(({ deliveryId }) => deliveryId)).size).toBe(3);
  });

  it("asks about at most eight in one pass", async () => {
    for (let number = 0; number < 12; number += 1) await bench.subscribed(`C${number}`);
    bench.channel.always(LOST);
    await bench.announce("a1");
    await bench.deliverer().tick();
    await bench.clock.advance(30_000);
    const looking = reconciler();

    await looking.reconcile();
    const first = bench.channel.finds.length;
    await bench.clock.advance(10_000);
    await looking.reconcile();

    expect([first, bench.channel.finds.length]).toEqual([8, 12]);
  });

  it("a look-up that throws is no answer", async () => {
    await bench.subscribed("C1");
    await lose("a1", { posted: true });
    await bench.clock.advance(30_000);
    const broken = { ...bench.channel, find: () => Promise.reject(new Error("a bug")) };

    const done = await reconciler({ channels: new Map([["slack", broken]]) }).reconcile();

    expect(done).toMatchObject({ left: 1 });
    expect((await bench.delivery("a1")).state).toBe("unknown");
  });
});

describe("where it cannot be looked up", () => {
  beforeEach(() => bench.channel.answerFind(CANNOT));

  it.each(["A", "B"] as const)(
    "%s is sent again after 10 minutes, marked, and only once",
    async (priority) => {
      await bench.subscribed("C1");
      await lose("a1", { posted: true, priority });
      const looking = reconciler();

      await bench.clock.advance(599_999);
      await looking.reconcile();
      const early = await bench.delivery("a1");
      await bench.clock.advance(60_000);
      await looking.reconcile();
      bench.channel.script(LOST);
      await bench.deliverer().tick();
      await bench.clock.advance(3_600_000);
      await looking.reconcile();

      expect(early.state).toBe("unknown");
      expect(bench.channel.calls).toHaveLength(2);
      expect(JSON.stringify(bench.channel.calls[0]?.card)).not.toContain("再送");
      expect(JSON.stringify(bench.channel.calls[1]?.card)).toContain("再送（重複の可能性があります）");
      expect(await bench.delivery("a1")).toMatchObject({ state: "unknown", resent: true });
    },
  );

  it.each(["C", "D"] as const)("%s stays unknown", async (priority) => {
    await bench.subscribed("C1");
    await lose("a1", { posted: true, priority });
    await bench.clock.advance(3_600_000);

    await reconciler().reconcile();

    expect((await bench.delivery("a1")).state).toBe("unknown");
  });

  it("a notice stays unknown", async () => {
    await bench.subscribed("C1");
    const label = { ja: "試験", en: "Test" };
    const notice = { kind: "baseline", source: "test", label, entries: 10, posted: 1 } as const;
    await bench.store.enqueueNotice("default", notice, bench.clock.now());
    bench.channel.script(LOST);
    await bench.deliverer().tick();
    await bench.clock.advance(3_600_000);

    await reconciler().reconcile();

    expect((await bench.deliveries()).map(({ kind, state }) => [kind, state])).toEqual([
      ["notice", "unknown"],
    ]);
  });

  it("never resends where the installation says so", async () => {
    await bench.subscribed("C1");
    await lose("a1", { posted: true });
    await bench.clock.advance(3_600_000);

    await reconciler({ resendUnknown: false }).reconcile();

    expect((await bench.delivery("a1")).state).toBe("unknown");
  });
});

it("an edit that a crash left unknown is repeated at once", async () => {
  await bench.subscribed("C1");
  await bench.announce("a1");
  await bench.deliverer().tick();
  await bench.announce("a1", { number: 2, change: "editorial" });
  await bench.clock.advance(5_000);
  const { store, clock } = bench;
  const lease = { worker: "dead", leaseMs: 60_000 };
  const [claimed] = await store.claimDeliveries({
    platforms: ["slack"],
    ...lease,
    now: clock.now(),
    limit: 1,
  });
  await store.beginDelivery(claimed?.id ?? "", lease.worker, clock.now(), lease.leaseMs);
  await clock.advance(60_001);
  await store.recoverDeliveries(clock.now());

  await reconciler().reconcile();
  await bench.deliverer().tick();

  expect(bench.channel.finds).toEqual([]);
  expect(bench.channel.calls.map(({ kind }) => kind)).toEqual(["send", "update"]);
  expect((await bench.delivery("a1", "update")).state).toBe("sent");
});
