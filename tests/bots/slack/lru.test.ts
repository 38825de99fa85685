import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLru } from "../../../src/bots/slack/lru.ts";
import { createManualClock } from "../../fakes/clock.ts";

describe("the small memory", () => {
  it("forgets the least recently used", () => {
    const memory = createLru<number>(2, 1_000, createManualClock());
    memory.set("a", 1);
    memory.set("b", 2);
    memory.get("a");

    memory.set("c", 3);

    expect([memory.get("a"), memory.get("b"), memory.get("c")]).toEqual([1, undefined, 3]);
  });

  it("forgets what is older than its life, used or not", async () => {
    const clock = createManualClock();
    const memory = createLru<number>(2, 1_000, clock);
    memory.set("a", 1);

    await clock.advance(999);
    expect(memory.get("a")).toBe(1);
    await clock.advance(1);

    expect(memory.get("a")).toBeUndefined();
  });

  it("never holds more than its most, and always what was set last", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string(), fc.nat()), { minLength: 1 }),
        fc.integer({ min: 1, max: 5 }),
        (sets, max) => {
          const memory = createLru<number>(max, 1_000, createManualClock());
          for (const [key, value] of sets) memory.set(key, value);
          const [lastKey, lastValue] = sets.at(-1)!;
          const held = [...new Set(sets.map(([key]) => key))].filter((key) => memory.get(key) !== undefined);

          expect(held.length).toBeLessThanOrEqual(max);
          expect(memory.get(lastKey)).toBe(lastValue);
        },
      ),
    );
  });
});
