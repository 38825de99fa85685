import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { backOff, outcomeOf } from "../../src/flows/deliver-outcome.ts";
import type { Delivery, SendResult } from "../../src/ports.ts";
import { TUESDAY_MORNING } from "../fakes/clock.ts";

const NOW = TUESDAY_MORNING;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const context = { now: NOW, paceMs: 1_000, random: () => 0.5 };

function delivery(changes: Partial<Delivery> = {}): Delivery {
  return {
    id: "d1",
    organizationId: "default",
    kind: "post",
    state: "sending",
    destination: {
      id: 1,
      organizationId: "default",
      platform: "slack",
      workspace: "T1",
      channel: "C1",
      state: "ok",
    },
    lang: "ja",
    attempts: 1,
    notBefore: NOW,
    resent: false,
    createdAt: NOW,
    updatedAt: NOW,
    ...changes,
  };
}

describe("what an answer means", () => {
  it("sent: settled with its ref, the destination paced", () => {
    const outcome = outcomeOf({ kind: "sent", ref: "1.1" }, delivery(), context);

    expect(outcome).toEqual({ settlement: { kind: "sent", ref: "1.1" }, pauseUntil: NOW + 1_000 });
  });

  it("refused: failed with the reason", () => {
    const outcome = outcomeOf({ kind: "refused", detail: "invalid_blocks" }, delivery(), context);

    expect(outcome.settlement).toEqual({ kind: "failed", error: "invalid_blocks" });
    expect(outcome.gone).toBeUndefined();
  });

  it("gone: failed, and the destination with it", () => {
    const outcome = outcomeOf({ kind: "gone", detail: "is_archived" }, delivery(), context);

    expect(outcome.settlement).toEqual({ kind: "failed", error: "is_archived" });
    expect(outcome.gone).toBe("is_archived");
  });

  it("deleted: superseded, no error", () => {
    const outcome = outcomeOf({ kind: "deleted" }, delivery({ kind: "update" }), context);

    expect(outcome.settlement).toEqual({ kind: "superseded" });
  });

  it.each(["post", "reply", "notice"] as const)("unknown: a %s stays unknown and its place rests", (kind) => {
    const outcome = outcomeOf({ kind: "unknown", detail: "HTTP 503" }, delivery({ kind }), context);

    expect(outcome.settlement).toEqual({ kind: "unknown", error: "HTTP 503" });
    expect(outcome.pauseUntil).toBe(NOW + 30_000);
  });

  it("unknown: an edit is repeated, for twice the same edit is one", () => {
    const outcome = outcomeOf({ kind: "unknown", detail: "HTTP 503" }, delivery({ kind: "update" }), context);

    expect(outcome.settlement).toMatchObject({ kind: "retry", error: "HTTP 503" });
  });
});

describe("later", () => {
  it("pauses what it names and nothing else", () => {
    const later = { kind: "later", retryAfterMs: 30_000, detail: "ratelimited" } as const;

    const one = outcomeOf({ ...later, scope: "destination" }, delivery(), context);
    const all = outcomeOf({ ...later, scope: "workspace" }, delivery(), context);

    expect(one).toEqual({
      settlement: { kind: "retry", notBefore: NOW + 33_000, error: "ratelimited" },
      pauseUntil: NOW + 33_000,
    });
    expect(all.workspaceUntil).toBe(NOW + 33_000);
  });

  it("never comes back sooner than asked, nor outside 1 s to 1 h", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.double(), fc.integer({ min: -10, max: 10 * HOUR })),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (retryAfterMs, random) => {
          const result: SendResult = { kind: "later", retryAfterMs, scope: "destination", detail: "" };

          const { settlement } = outcomeOf(result, delivery(), { ...context, random: () => random });

          if (settlement.kind !== "retry") throw new Error(settlement.kind);
          const wait = settlement.notBefore - NOW;
          expect(wait).toBeGreaterThanOrEqual(1_000);
          expect(wait).toBeLessThanOrEqual(HOUR);
          expect(Number.isInteger(wait)).toBe(true);
          const asked = retryAfterMs > 1_000 ? Math.min(Math.floor(retryAfterMs), HOUR) : 0;
          expect(wait).toBeGreaterThanOrEqual(asked);
        },
      ),
      { examples: [[Number.POSITIVE_INFINITY, 0]] },
    );
  });
});

describe("unreachable", () => {
  it("waits twice as long each time, up to 10 minutes", () => {
    const waits = Array.from({ length: 12 }, (_, attempt) => backOff(attempt + 1, () => 1) / 1_000);

    expect(waits).toEqual([5, 10, 20, 40, 80, 160, 320, 600, 600, 600, 600, 600]);
  });

  it("spreads the later half of a wait", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5_000 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (n, random) => {
          const longest = backOff(n, () => 1);
          const wait = backOff(n, () => random);

          expect(wait).toBeGreaterThanOrEqual(longest / 2);
          expect(wait).toBeLessThanOrEqual(longest);
        },
      ),
    );
  });

  it("holds the destination back too, so that its order stays", () => {
    const outcome = outcomeOf({ kind: "unreachable", detail: "ECONNREFUSED" }, delivery(), context);

    expect(outcome.settlement).toEqual({ kind: "retry", notBefore: NOW + 3_750, error: "ECONNREFUSED" });
    expect(outcome.pauseUntil).toBe(NOW + 3_750);
  });

  it("ends as failed with the reason, only after 20 attempts and a day", () => {
    const down = { kind: "unreachable", detail: "ECONNREFUSED" } as const;

    const early = outcomeOf(down, delivery({ attempts: 20, createdAt: NOW - HOUR }), context);
    const few = outcomeOf(down, delivery({ attempts: 19, createdAt: NOW - 24 * HOUR }), context);
    const spent = outcomeOf(down, delivery({ attempts: 20, createdAt: NOW - 24 * HOUR }), context);

    expect(early.settlement.kind).toBe("retry");
    expect(few.settlement.kind).toBe("retry");
    expect(spent.settlement).toEqual({
      kind: "failed",
      error: "given up after 20 attempts: ECONNREFUSED",
    });
  });
});
