/** A process that is killed while it tells people that their drafts are out of date: nobody is left out. */
import PQueue from "p-queue";
import { describe, expect, it } from "vitest";
import { item } from "../fakes/outbox.ts";
import { crash, type Ending, POINTS, type Scene } from "./kill.ts";
import { openDraftsOf, PEOPLE } from "./parts.ts";

const RUNS = 2;

const SCENE: Scene = {
  places: PEOPLE,
  async seed(store, serverUrl, clock) {
    await store.commitIngest([item("a1", { at: clock.now() })], clock.now());
    await openDraftsOf(store, "a1", serverUrl, clock);
    await store.commitIngest([item("a1", { number: 2, at: clock.now() })], clock.now());
  },
};

const all = (ending: Ending) => Object.fromEntries(PEOPLE.map((person) => [person, ending]));

describe.each(POINTS)("killed at: $name", ({ unknownWith, ...point }) => {
  it("each person is told once, and a second time only where that says it may be a copy", async () => {
    const queue = new PQueue({ concurrency: 2 });

    const runs = await queue.addAll(Array.from({ length: RUNS }, () => () => crash(point, SCENE)));

    const once: Ending = { state: "sent", posts: 1, marked: 0 };
    const doubt: Ending = { state: "unknown", posts: unknownWith ?? 0, marked: 0 };
    const again: Ending = { state: "sent", posts: (unknownWith ?? 0) + 1, marked: 1 };
    const expected =
      unknownWith === undefined
        ? { restarted: all(once), reconciled: all(once) }
        : { restarted: all(doubt), reconciled: all(again) };
    expect(runs).toEqual(Array.from({ length: RUNS }, () => expected));
  }, 120_000);
});
