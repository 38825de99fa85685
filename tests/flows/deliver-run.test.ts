import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { SendResult, Store } from "../../src/ports.ts";
import { type DeliveryBench, createDeliveryBench } from "../fakes/delivery-bench.ts";

let bench: DeliveryBench;

beforeEach(async () => {
  bench = await createDeliveryBench();
});

afterEach(() => bench.close());

describe("run", () => {
  it("posts what was there, then what comes, and ends when aborted", async () => {
    await bench.subscribed("C1");
    await bench.announce("a1");
    const ending = new AbortController();
    const running = bench.deliverer().run(ending.signal);

    await bench.channel.called(1);
    await bench.announce("a2");
    await bench.moveUntil(bench.channel.called(2));
    ending.abort();
    await running;

    expect(await bench.deliveries("sent")).toHaveLength(2);
    expect(bench.clock.sleepers()).toBe(0);
  });

  it("looks at once when woken", async () => {
    await bench.subscribed("C1");
    const deliverer = bench.deliverer();
    const ending = new AbortController();
    const running = deliverer.run(ending.signal);
    await bench.clock.asleep();

    const before = bench.clock.now();
    await bench.announce("a1");
    deliverer.wake();
    await bench.channel.called(1);

    expect(bench.clock.now()).toBe(before);
    ending.abort();
    await running;
  });

  it("waits for an attempt under way before it ends", async () => {
    await bench.subscribed("C1");
    await bench.announce("a1");
    let answer: (result: SendResult) => void = () => {};
    bench.channel.script(() => new Promise((resolve) => (answer = resolve)));
    const ending = new AbortController();
    const running = bench.deliverer().run(ending.signal);
    await bench.channel.called(1);

    ending.abort();
    answer({ kind: "sent", ref: "1.1" });
    await running;

    expect(await bench.delivery("a1")).toMatchObject({ state: "sent", messageRef: "1.1" });
  });

  it("leaves an attempt that takes too long to its lease", async () => {
    await bench.subscribed("C1");
    await bench.announce("a1");
    bench.channel.script(() => new Promise(() => {}));
    const ending = new AbortController();
    const running = bench.deliverer({ stopMs: 10_000 }).run(ending.signal);
    await bench.channel.called(1);

    ending.abort();
    await bench.moveUntil(running);

    expect((await bench.delivery("a1")).state).toBe("sending");
    expect(bench.logger.lines.map(({ message }) => message)).toContain("stopped with attempts under way");
  });

  it("one destination that hangs does not stop the others", async () => {
    await bench.subscribed("C1");
    await bench.subscribed("C2");
    await bench.announce("a1");
    bench.channel.always(({ destination }) =>
      destination.channel === "C1" ? new Promise(() => {}) : { kind: "sent", ref: "1.1" },
    );
    const ending = new AbortController();
    const running = bench.deliverer({ stopMs: 1_000 }).run(ending.signal);
    await bench.channel.called(2);
    await bench.announce("a2");

    await bench.moveUntil(bench.channel.called(3));

    const channels = bench.channel.calls.map(({ destination }) => destination.channel);
    expect(channels.toSorted()).toEqual(["C1", "C2", "C2"]);
    ending.abort();
    await bench.moveUntil(running);
  });

  it("goes on when the store fails for a while", async () => {
    await bench.subscribed("C1");
    await bench.announce("a1");
    let failures = 3;
    const store: Store = {
      ...bench.store,
      claimDeliveries: (options) => {
        failures -= 1;
        return failures >= 0 ? Promise.reject(new Error("locked")) : bench.store.claimDeliveries(options);
      },
    };
    const ending = new AbortController();
    const running = bench.deliverer({ store }).run(ending.signal);

    await bench.moveUntil(bench.channel.called(1));
    ending.abort();
    await running;

    expect(bench.logger.lines.map(({ message }) => message)).toContain("outbox cannot be read");
    expect((await bench.delivery("a1")).state).toBe("sent");
  });

  it("frees what a killed process had leased", async () => {
    await bench.subscribed("C1");
    await bench.announce("a1");
    const { store, clock } = bench;
    const dead = { platforms: ["slack"], worker: "dead", leaseMs: 60_000, limit: 10 } as const;
    await store.claimDeliveries({ ...dead, now: clock.now() });
    const ending = new AbortController();
    const running = bench.deliverer().run(ending.signal);

    await bench.moveUntil(bench.channel.called(1));
    ending.abort();
    await running;

    expect((await bench.delivery("a1")).state).toBe("sent");
  });
});

describe("deadlines that pass", () => {
  it("each post says 期限超過 once, on the organization's next day", async () => {
    await bench.subscribed("C1");
    await bench.announce("a1", { deadline: { kind: "date", date: "2026-11-24" } });
    const ending = new AbortController();
    const running = bench.deliverer().run(ending.signal);
    await bench.channel.called(1);

    // From 09:00 in Tokyo to shortly after midnight there, in steps the loop can follow.
    for (let hour = 0; hour < 14; hour += 1) await step(3_600_000);
    const onTheDay = bench.channel.calls.length;
    for (let hour = 0; hour < 20; hour += 1) await step(3_600_000);

    ending.abort();
    await bench.moveUntil(running);
    expect(onTheDay).toBe(1);
    expect(bench.channel.calls.map(({ kind }) => kind)).toEqual(["send", "update"]);
    expect(JSON.stringify(bench.channel.calls[1]?.card)).toContain("期限超過");
  });

  async function step(ms: number): Promise<void> {
    bench.clock.set(bench.clock.now() + ms);
    for (let tick = 0; tick < 10; tick += 1) {
      await bench.clock.asleep();
      await bench.clock.advance(1_000);
    }
  }
});

describe("a clock that jumps back", () => {
  it("stops neither recovery nor reconciliation", async () => {
    await bench.subscribed("C1");
    await bench.announce("a1");
    bench.channel.script((call) => {
      bench.channel.post(call);
      return { kind: "unknown", detail: "HTTP 504" };
    });
    const ending = new AbortController();
    const deliverer = bench.deliverer();
    const running = deliverer.run(ending.signal);
    await bench.channel.called(1);
    await bench.clock.asleep();

    bench.clock.set(bench.clock.now() - 86_400_000);
    // Real timers go by another clock, which never jumps.
    deliverer.wake();
    await bench.clock.asleep();
    await bench.clock.advance(120_000);
    ending.abort();
    await running;

    expect(await bench.delivery("a1")).toMatchObject({ state: "sent" });
  });
});
