import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { SendResult } from "../../src/ports.ts";
import { type DeliveryBench, createDeliveryBench } from "../fakes/delivery-bench.ts";

let bench: DeliveryBench;

beforeEach(async () => {
  bench = await createDeliveryBench();
});

afterEach(() => bench.close());

describe("one delivery", () => {
  it("is posted once, with its card, and settled with the platform's id", async () => {
    await bench.subscribed("C1");
    await bench.announce("a1");
    const deliverer = bench.deliverer();

    const first = await deliverer.tick();
    await bench.clock.advance(60_000);
    const second = await deliverer.tick();

    expect([first.attempted, second.attempted]).toEqual([1, 0]);
    const [call] = bench.channel.calls;
    expect(call?.card.fallback).toContain("a1 の脆弱性");
    expect(call?.destination.channel).toBe("C1");
    const delivery = await bench.delivery("a1");
    expect(delivery).toMatchObject({ state: "sent", messageRef: "slack-1", attempts: 1 });
    expect(call?.deliveryId).toBe(delivery.id);
  });

  it("goes to each subscribed destination", async () => {
    await bench.subscribed("C1");
    await bench.subscribed("C2");
    await bench.announce("a1");

    await bench.deliverer().tick();

    expect(bench.channel.calls.map(({ destination }) => destination.channel).toSorted()).toEqual([
      "C1",
      "C2",
    ]);
  });

  it.each<[SendResult, string, string?]>([
    [{ kind: "later", retryAfterMs: 5_000, scope: "destination", detail: "busy" }, "pending", "busy"],
    [{ kind: "later", retryAfterMs: 5_000, scope: "workspace", detail: "busy" }, "pending", "busy"],
    [{ kind: "unreachable", detail: "refused" }, "pending", "refused"],
    [{ kind: "refused", detail: "bad blocks" }, "failed", "bad blocks"],
    [{ kind: "gone", detail: "archived" }, "failed", "archived"],
    [{ kind: "deleted" }, "superseded"],
    [{ kind: "unknown", detail: "HTTP 503" }, "unknown", "HTTP 503"],
  ])("answered %o ends as %s", async (answer, state, error) => {
    await bench.subscribed("C1");
    await bench.announce("a1");
    bench.channel.script(answer);

    await bench.deliverer().tick();

    const delivery = await bench.delivery("a1");
    expect([delivery.state, delivery.lastError]).toEqual([state, error]);
    expect(bench.channel.calls).toHaveLength(1);
    expect(JSON.stringify(bench.logger.lines)).not.toContain("lease lost");
  });

  it("is unknown when the channel throws after it was begun", async () => {
    await bench.subscribed("C1");
    await bench.announce("a1");
    bench.channel.script(() => {
      throw new Error("a bug");
    });

    await bench.deliverer().tick();

    expect(await bench.delivery("a1")).toMatchObject({ state: "unknown", lastError: "channel threw: a bug" });
  });

  it("shows the newest revision when it was late", async () => {
    await bench.subscribed("C1");
    await bench.announce("a1");
    await bench.announce("a1", { number: 2 });

    await bench.deliverer().tick();

    expect(bench.channel.calls[0]?.card.fallback).toContain("第2版");
  });
});

describe("unreachable", () => {
  it("is tried again after 5 s, doubled up to 10 minutes, until it works", async () => {
    await bench.subscribed("C1");
    await bench.announce("a1");
    const deliverer = bench.deliverer({ random: () => 1 });
    bench.channel.always({ kind: "unreachable", detail: "ECONNREFUSED" });
    const waits: number[] = [];
    let last = bench.clock.now();

    for (let second = 0; second < 2_000 && waits.length < 10; second += 1) {
      if ((await deliverer.tick()).attempted === 1) {
        waits.push((bench.clock.now() - last) / 1_000);
        last = bench.clock.now();
      }
      await bench.clock.advance(1_000);
    }
    bench.channel.always(undefined);
    await bench.clock.advance(600_000);
    await deliverer.tick();

    expect(waits).toEqual([0, 5, 10, 20, 40, 80, 160, 320, 600, 600]);
    expect(await bench.delivery("a1")).toMatchObject({ state: "sent", attempts: 11 });
  });
});

describe("pace and pauses", () => {
  it("sends one message a second to one destination, the urgent one first", async () => {
    await bench.subscribed("C1");
    await bench.announce("c1", { priority: "C" });
    await bench.announce("a1", { priority: "A" });
    const deliverer = bench.deliverer();

    const counts = [];
    for (const wait of [0, 999, 1, 1_000]) {
      await bench.clock.advance(wait);
      counts.push((await deliverer.tick()).attempted);
    }

    expect(counts).toEqual([1, 0, 1, 0]);
    expect(bench.channel.calls.map(({ card }) => card.fallback.includes("a1"))).toEqual([true, false]);
  });

  it("a 429 of one destination leaves the others alone", async () => {
    await bench.subscribed("C1");
    await bench.subscribed("C2");
    await bench.announce("a1");
    await bench.announce("a2");
    bench.channel.always(({ destination }) =>
      destination.channel === "C1"
        ? { kind: "later", retryAfterMs: 60_000, scope: "destination", detail: "429" }
        : { kind: "sent", ref: "1.1" },
    );
    const deliverer = bench.deliverer();

    for (let second = 0; second < 60; second += 1) {
      await deliverer.tick();
      await bench.clock.advance(1_000);
    }

    const byChannel = (name: string) =>
      bench.channel.calls.filter((call) => call.destination.channel === name);
    expect(byChannel("C1")).toHaveLength(1);
    expect(byChannel("C2")).toHaveLength(2);
  });

  it("a 429 of a workspace pauses all of it and no other", async () => {
    await bench.subscribed("C1", { workspace: "T1" });
    await bench.subscribed("C2", { workspace: "T1" });
    await bench.subscribed("C3", { workspace: "T2" });
    await bench.announce("a1");
    bench.channel.script({ kind: "later", retryAfterMs: 60_000, scope: "workspace", detail: "429" });
    await bench.deliverer({ concurrency: 1 }).tick();
    const deliverer = bench.deliverer();

    await deliverer.tick();
    const during = bench.channel.calls.map(({ destination }) => destination.channel);
    await bench.clock.advance(60_000);
    await deliverer.tick();

    expect(during).toEqual(["C1", "C3"]);
    expect(bench.channel.calls).toHaveLength(4);
  });

  it("gone: the destination's other deliveries fail with it, nobody else's", async () => {
    await bench.subscribed("C1");
    await bench.subscribed("C2");
    await bench.announce("a1");
    await bench.announce("a2");
    bench.channel.always(({ destination }) =>
      destination.channel === "C1" ? { kind: "gone", detail: "is_archived" } : { kind: "sent", ref: "1.1" },
    );
    const deliverer = bench.deliverer();

    for (let second = 0; second < 5; second += 1) {
      await deliverer.tick();
      await bench.clock.advance(1_000);
    }

    const failed = await bench.deliveries("failed");
    expect(failed.map(({ destination, lastError }) => [destination.channel, lastError])).toEqual([
      ["C1", "is_archived"],
      ["C1", "is_archived"],
    ]);
    expect(await bench.deliveries("sent")).toHaveLength(2);
  });
});

describe("updates and replies", () => {
  it("wait until their post is known to stand, then go to it", async () => {
    await bench.subscribed("C1");
    await bench.announce("a1");
    bench.channel.script((call) => {
      bench.channel.post(call);
      return { kind: "unknown", detail: "HTTP 504" };
    });
    const deliverer = bench.deliverer();
    await deliverer.tick();
    await bench.announce("a1", { number: 2 });

    await bench.clock.advance(60_000);
    const waiting = await deliverer.tick();
    const { id } = await bench.delivery("a1");
    await bench.store.resolveUnknown(id, { kind: "sent", ref: "slack-1" }, bench.clock.now());
    for (let second = 0; second < 5; second += 1) {
      await deliverer.tick();
      await bench.clock.advance(1_000);
    }

    expect(waiting.attempted).toBe(0);
    const after = bench.channel.calls.slice(1);
    expect(after.map((call) => call.parentRef ?? call.ref)).toEqual(["slack-1", "slack-1"]);
  });

  it("a material change edits the post and says in the thread what changed", async () => {
    await bench.subscribed("C1");
    await bench.announce("a1");
    const deliverer = bench.deliverer();
    await deliverer.tick();
    await bench.announce("a1", { number: 2 });

    for (let second = 0; second < 5; second += 1) {
      await bench.clock.advance(1_000);
      await deliverer.tick();
    }

    const after = bench.channel.calls.slice(1);
    expect(after.find(({ kind }) => kind === "update")?.ref).toBe("slack-1");
    const reply = after.find(({ kind }) => kind === "send");
    expect(reply?.parentRef).toBe("slack-1");
    expect(JSON.stringify(reply?.card)).toContain("第2版で変更");
  });

  it("a post that a person deleted is never edited again, and is no error", async () => {
    await bench.subscribed("C1");
    await bench.announce("a1");
    const deliverer = bench.deliverer();
    await deliverer.tick();
    bench.channel.posts.delete("slack-1");

    for (const number of [2, 3]) {
      await bench.announce("a1", { number, change: "editorial" });
      await bench.clock.advance(5_000);
      await deliverer.tick();
    }

    const updates = bench.channel.calls.filter(({ kind }) => kind === "update");
    expect(updates).toHaveLength(1);
    const [update] = (await bench.deliveries()).filter(({ kind }) => kind === "update");
    expect(update?.state).toBe("superseded");
    expect(update?.lastError).toBeUndefined();
    expect(await bench.deliveries("failed")).toEqual([]);
  });

  it("an unclear edit is repeated", async () => {
    await bench.subscribed("C1");
    await bench.announce("a1");
    const deliverer = bench.deliverer();
    await deliverer.tick();
    await bench.announce("a1", { number: 2, change: "editorial" });
    bench.channel.script({ kind: "unknown", detail: "HTTP 502" });

    for (let second = 0; second < 30; second += 1) {
      await bench.clock.advance(1_000);
      await deliverer.tick();
    }

    expect(bench.channel.calls.map(({ kind }) => kind)).toEqual(["send", "update", "update"]);
    expect(await bench.delivery("a1", "update")).toMatchObject({ state: "sent" });
  });
});
