/** The private notice that a draft is out of date, from the outbox to the platform. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { DraftUse, IngestItem, SendResult } from "../../src/ports.ts";
import { createReconciler } from "../../src/flows/reconcile.ts";
import { strings } from "../cards/slack-checks.ts";
import { createDeliveryBench, type DeliveryBench } from "../fakes/delivery-bench.ts";
import { item } from "../fakes/outbox.ts";

const ALICE: DraftUse["person"] = { platform: "slack", workspace: "T0000TEST", id: "U1", name: "佐藤" };

let bench: DeliveryBench;

beforeEach(async () => {
  bench = await createDeliveryBench();
});
afterEach(() => bench.close());

function use(more: Partial<DraftUse> = {}): Promise<void> {
  const key = { organizationId: "default", advisoryId: "a1", revision: 1, audience: "admins" } as const;
  return bench.store.recordUse({
    ...key,
    lang: "ja",
    action: "opened",
    person: ALICE,
    at: bench.clock.now(),
    ...more,
  });
}

function revision(id: string, number: number, more: object = {}): IngestItem {
  const its = item(id, { number, at: bench.clock.now() });
  if (its.revision === undefined) throw new Error("no revision");
  return {
    ...its,
    revision: { ...its.revision, content: { ...its.revision.content, ...more } },
  };
}

/** What each private message said and offered. */
function told() {
  return bench.channel.calls
    .filter(({ destination }) => destination.channel.startsWith("U"))
    .map(({ card }) => ({ text: strings(card.elements).join("\n"), actions: card.actions }));
}

describe("somebody who used a draft", () => {
  it("is told of all that changed since that draft, once each, in the language they read it in", async () => {
    await bench.announce("a1");
    await use();
    await use({ lang: "en", person: { ...ALICE, id: "U2" } });
    await bench.announce("a1", { number: 2, change: "editorial" });
    await bench.announce("a1", { number: 3 });
    await bench.announce("a1", { number: 4 });
    const deliverer = bench.deliverer();
    await deliverer.tick();
    await bench.clock.advance(3_600_000);
    await deliverer.tick();

    const [ja, en, ...more] = told();
    expect(more).toEqual([]);
    expect(ja?.text).toContain("第2版で変更\n第3版で変更\n第4版で変更");
    expect(ja?.text).toContain("a1 の脆弱性 第4版");
    expect(en?.text).toContain("Changed in 2\nChanged in 3\nChanged in 4");
    expect(ja?.actions).toMatchObject([
      { id: "draft", advisoryId: "a1", revision: 4, followUp: true },
      { id: "draft", advisoryId: "a1", revision: 4 },
    ]);
  });

  it("is told as things stand when the message leaves", async () => {
    await bench.announce("a1");
    await use();
    await bench.announce("a1", { number: 2 });
    await bench.announce("a1", { number: 3, change: "editorial" });
    await bench.deliverer().tick();

    expect(told()).toHaveLength(1);
    expect(told()[0]?.text).toContain("第3版");
    expect(told()[0]?.actions).toMatchObject([{ revision: 3 }, { revision: 3 }]);
  });

  it("reads nothing of what may not be passed on any more, though that came after the notice was planned", async () => {
    await bench.announce("a1");
    await use();
    await bench.announce("a1", { number: 2 });
    await bench.store.commitIngest([revision("a1", 3, { tlp: "RED" })], bench.clock.now());
    await bench.deliverer().tick();

    expect(told()).toHaveLength(1);
    expect(JSON.stringify(bench.channel.calls.at(-1)?.card)).not.toMatch(/a1|脆弱性|で変更/);
    expect(told()[0]?.text).toContain("配信しないでください");
  });

  it("of an advisory that was merged is told of what it is part of now, without a follow-up", async () => {
    await bench.announce("a1");
    await bench.announce("a2");
    await use({ advisoryId: "a2", action: "copied" });
    const merging = { ...revision("a1", 2), absorbs: [{ id: "a2", revision: 1 }] };
    await bench.store.commitIngest([merging], bench.clock.now());
    await bench.deliverer().tick();

    expect(told()).toHaveLength(1);
    expect(told()[0]?.text).toContain("a1 の脆弱性 第2版");
    expect(told()[0]?.text).toContain("第2版で変更");
    expect(told()[0]?.actions).toMatchObject([{ advisoryId: "a1", label: "最新のメール案を見る" }]);
  });

  it("is told of the survivor where the merger came between plan and sending", async () => {
    await bench.announce("a1");
    await bench.announce("a2");
    await use({ advisoryId: "a2" });
    await bench.announce("a2", { number: 2 });
    const merging = { ...revision("a1", 2), absorbs: [{ id: "a2", revision: 2 }] };
    await bench.store.commitIngest([merging], bench.clock.now());
    await bench.deliverer().tick();

    expect(told()).toHaveLength(1);
    expect(told()[0]?.actions).toMatchObject([{ advisoryId: "a1", revision: 2 }]);
  });

  it.each<[string, SendResult]>([
    ["too much at once", { kind: "later", retryAfterMs: 5_000, scope: "destination", detail: "429" }],
    ["unreachable", { kind: "unreachable", detail: "ECONNREFUSED" }],
  ])("is told later where the platform says: %s", async (_why, answer) => {
    await bench.announce("a1");
    await use();
    await bench.announce("a1", { number: 2 });
    bench.channel.script(answer);
    const deliverer = bench.deliverer();
    await deliverer.tick();
    await bench.clock.advance(60_000);
    await deliverer.tick();

    expect((await bench.delivery("a1", "notice")).state).toBe("sent");
    expect(told()).toHaveLength(2);
  });

  describe("where nobody knows whether they were told", () => {
    /** The answer is lost; then a quarter of an hour passes. */
    async function lose(resendUnknown: boolean): Promise<void> {
      await bench.announce("a1", { priority: "D" });
      await use();
      await bench.announce("a1", { number: 2, priority: "D" });
      bench.channel.script({ kind: "unknown", detail: "HTTP 503" });
      bench.channel.answerFind({ kind: "cannot", detail: "private" });
      const deliverer = bench.deliverer();
      await deliverer.tick();
      const { store, clock, logger, channel } = bench;
      const channels = new Map([["slack", channel]] as const);
      const reconciler = createReconciler({ store, clock, logger, channels, resendUnknown });
      for (let minute = 0; minute < 15; minute += 1) {
        await clock.advance(60_000);
        await reconciler.reconcile();
        await deliverer.tick();
      }
    }

    it("is told again after 10 minutes, whatever the badge, and that it may be a copy", async () => {
      await lose(true);

      expect(await bench.delivery("a1", "notice")).toMatchObject({ state: "sent", resent: true });
      expect(told().map(({ text }) => text.includes("再送"))).toEqual([false, true]);
    });

    it("is told at most once where the installation never resends", async () => {
      await lose(false);

      expect((await bench.delivery("a1", "notice")).state).toBe("unknown");
      expect(told()).toHaveLength(1);
    });
  });

  it("who left is left alone, and nobody is alarmed", async () => {
    await bench.announce("a1");
    await use();
    await bench.announce("a1", { number: 2 });
    bench.channel.script({ kind: "gone", detail: "user_disabled" });
    const deliverer = bench.deliverer();
    await deliverer.tick();
    await bench.clock.advance(3_600_000);
    await bench.announce("a1", { number: 3 });
    await deliverer.tick();

    expect(told()).toHaveLength(1);
    expect(bench.logger.lines.filter(({ level }) => level === "warn" || level === "error")).toEqual([]);
    expect(bench.logger.lines).toContainEqual(
      expect.objectContaining({ level: "info", message: "person cannot be told privately" }),
    );
  });

  it("is one of a hundred, and a platform that is busy is asked once, not a hundred times", async () => {
    await bench.announce("a1");
    for (let index = 0; index < 100; index += 1) await use({ person: { ...ALICE, id: `U${index}` } });
    await bench.announce("a1", { number: 2 });
    bench.channel.script({ kind: "later", retryAfterMs: 30_000, scope: "destination", detail: "429" });
    const deliverer = bench.deliverer({ concurrency: 1 });
    await deliverer.tick();
    await bench.clock.advance(29_000);
    expect(await deliverer.tick()).toEqual({ attempted: 0 });

    await bench.clock.advance(10_000);
    expect(await deliverer.tick()).toEqual({ attempted: 1 });
  });

  it("waits while posts go out: 60 people do not hold up a channel", async () => {
    await bench.announce("a1");
    for (let index = 0; index < 60; index += 1) await use({ person: { ...ALICE, id: `U${index}` } });
    await bench.subscribed("C1");
    await bench.announce("a1", { number: 2 });
    await bench.announce("a2", { number: 1 });
    await bench.deliverer().tick();

    expect(bench.channel.calls.map(({ destination }) => destination.channel)).toContain("C1");
    expect(bench.channel.calls).toHaveLength(16);
  });
});
