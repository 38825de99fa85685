import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { SendResult, Store } from "../../src/ports.ts";
import { type DeliveryBench, createDeliveryBench } from "../fakes/delivery-bench.ts";
import { organization } from "../fakes/outbox.ts";

let bench: DeliveryBench;

beforeEach(async () => {
  bench = await createDeliveryBench();
});

afterEach(() => bench.close());

/** The same store, except that reading one advisory fails. */
function poisoned(store: Store, advisoryId: string): Store {
  return {
    ...store,
    record: async (organizationId, id, revision) => {
      if (id === advisoryId) throw new Error("unreadable");
      return store.record(organizationId, id, revision);
    },
  };
}

describe("a delivery that cannot be shown", () => {
  it("is put off with back-off, logged, and stops no other, not even of its destination", async () => {
    await bench.subscribed("C1");
    await bench.announce("bad", { priority: "A" });
    await bench.announce("good", { priority: "D" });
    const deliverer = bench.deliverer({ store: poisoned(bench.store, "bad") });

    for (let minute = 0; minute < 60; minute += 1) {
      await deliverer.tick();
      await bench.clock.advance(60_000);
    }

    expect(await bench.delivery("good")).toMatchObject({ state: "sent" });
    const bad = await bench.delivery("bad");
    expect(bad).toMatchObject({ state: "pending", lastError: "cannot be shown: unreadable" });
    const errors = bench.logger.lines.filter(({ level }) => level === "error");
    expect(errors.length).toBeGreaterThan(5);
    expect(errors.length).toBeLessThan(20);
    expect(bench.channel.calls).toHaveLength(1);
  });

  it("is posted as soon as it can be", async () => {
    await bench.subscribed("C1");
    await bench.announce("bad");
    await bench.deliverer({ store: poisoned(bench.store, "bad") }).tick();
    await bench.clock.advance(10_000);

    await bench.deliverer().tick();

    expect(await bench.delivery("bad")).toMatchObject({ state: "sent" });
  });

  it("waits for the process that knows its organization", async () => {
    await bench.subscribed("C1", { organizationId: "other" });
    await bench.announce("a1", { organizations: ["other"] });

    await bench.deliverer().tick();
    await bench.clock.advance(60_000);
    await bench.deliverer({ organizations: [organization("other")] }).tick();

    expect(bench.channel.calls).toHaveLength(1);
    expect(await bench.delivery("a1")).toMatchObject({ state: "sent" });
  });
});

describe("leases", () => {
  it("a lease lost before begin is not touched any more", async () => {
    await bench.subscribed("C1");
    await bench.announce("a1");
    const other = bench.deliverer({ worker: "two" });
    const slow = bench.deliverer({
      onPoint: async (point) => {
        if (point !== "claimed") return;
        await bench.clock.advance(60_001);
        await bench.store.recoverDeliveries(bench.clock.now());
        await other.tick();
      },
    });

    await slow.tick();

    expect(bench.channel.calls).toHaveLength(1);
    expect(await bench.delivery("a1")).toMatchObject({ state: "sent", attempts: 1 });
    expect(bench.logger.lines.map(({ message }) => message)).toContain("lease lost before sending");
  });

  it("an answer that outlasts the lease still ends the doubt", async () => {
    await bench.subscribed("C1");
    await bench.announce("a1");
    const deliverer = bench.deliverer({
      onPoint: async (point) => {
        if (point !== "replied") return;
        await bench.clock.advance(60_001);
        await bench.store.recoverDeliveries(bench.clock.now());
      },
    });

    await deliverer.tick();

    expect(await bench.delivery("a1")).toMatchObject({ state: "sent", messageRef: "slack-1" });
    expect(bench.channel.calls).toHaveLength(1);
  });

  it("no answer within three quarters of the lease is unknown; a late one still counts", async () => {
    await bench.subscribed("C1");
    await bench.announce("a1");
    let answer: (result: SendResult) => void = () => {};
    bench.channel.script(
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    const ticking = bench.deliverer().tick();
    await bench.channel.called(1);
    await bench.clock.advance(45_000);
    await ticking;

    const before = await bench.delivery("a1");
    answer({ kind: "sent", ref: "9.9" });
    // The late answer is written in the background: let it.
    while ((await bench.delivery("a1")).state === "unknown") await new Promise((done) => setImmediate(done));
    const after = await bench.delivery("a1");

    expect(before).toMatchObject({ state: "unknown", lastError: "no answer within 45 s" });
    expect(after).toMatchObject({ state: "sent", messageRef: "9.9" });
  });

  it("an answer in hand survives a store that fails for a moment", async () => {
    await bench.subscribed("C1");
    await bench.announce("a1");
    let failures = 2;
    const store: Store = {
      ...bench.store,
      recordReceipt: () => Promise.reject(new Error("busy")),
      settleDelivery: (...args) => {
        failures -= 1;
        return failures >= 0 ? Promise.reject(new Error("busy")) : bench.store.settleDelivery(...args);
      },
    };

    await bench.moveUntil(bench.deliverer({ store }).tick());

    expect(await bench.delivery("a1")).toMatchObject({ state: "sent", messageRef: "slack-1" });
  });
});

describe("many", () => {
  it("two deliverers never post a delivery twice (500)", async () => {
    for (let channel = 0; channel < 25; channel += 1) await bench.subscribed(`C${channel}`);
    for (let advisory = 0; advisory < 20; advisory += 1) await bench.announce(`a${advisory}`);
    const deliverers = [bench.deliverer(), bench.deliverer({ worker: "two" })];

    let attempted = 0;
    for (let round = 0; round < 200 && attempted < 500; round += 1) {
      const results = await Promise.all(deliverers.map((deliverer) => deliverer.tick()));
      for (const result of results) attempted += result.attempted;
      await bench.clock.advance(1_000);
    }

    const ids = bench.channel.calls.map(({ deliveryId }) => deliveryId);
    expect(ids).toHaveLength(500);
    expect(new Set(ids).size).toBe(500);
    expect(await bench.deliveries("sent")).toHaveLength(500);
  });

  it("a small organization does not wait behind a large one", async () => {
    for (let channel = 0; channel < 40; channel += 1) await bench.subscribed(`C${channel}`);
    for (let advisory = 0; advisory < 3; advisory += 1) await bench.announce(`a${advisory}`);
    await bench.subscribed("CX", { organizationId: "small", workspace: "T0000SMALL" });
    await bench.announce("b", { organizations: ["small"] });
    const deliverer = bench.deliverer({
      organizations: [organization(), organization("small")],
      concurrency: 4,
    });

    await deliverer.tick();
    await bench.clock.advance(1_000);
    await deliverer.tick();

    expect(bench.channel.calls).toHaveLength(8);
    expect(bench.channel.calls.map(({ destination }) => destination.channel)).toContain("CX");
  });
});
