import PQueue from "p-queue";
import { afterAll, describe, expect, it } from "vitest";
import type { CrashPoint } from "../../src/flows/deliver-attempt.ts";
import { item } from "../fakes/outbox.ts";
import { crash, type Ending, type Endings, type KillPoint, POINTS, type Run, type Scene } from "./kill.ts";
import { PLACES, type Place, subscribePlaces } from "./parts.ts";
import { READABLE } from "./platform-server.ts";

const RUNS = 5;
const places = Object.keys(PLACES) as Place[];

/** One advisory, posted to every place. */
const SCENE: Scene = {
  places,
  async seed(store, serverUrl, clock) {
    await subscribePlaces(store, serverUrl, clock);
    await store.commitIngest([item("a1", { at: clock.now() })], clock.now());
  },
};

const table: Record<string, string | number>[] = [];

afterAll(() => console.table(table));

// First, because a child that ends by itself fills the compile cache for those that are killed.
it("a run that misses its point fails", async () => {
  const nowhere = { name: "nowhere", child: "nowhere" as CrashPoint };

  await expect(crash(nowhere, SCENE)).rejects.toThrow("the child missed: nowhere");
});

describe.each(POINTS)(`killed ${RUNS} times at: $name`, (point) => {
  it("ends with one post, or unknown with none or one, and a copy only where it says so", async () => {
    const queue = new PQueue({ concurrency: 2 });

    const runs = await queue.addAll(Array.from({ length: RUNS }, () => () => crash(point, SCENE)));

    for (const place of places) table.push(row(point, place, runs));
    const { restarted, reconciled } = expected(point);
    expect(runs).toEqual(Array.from({ length: RUNS }, () => ({ restarted, reconciled })));
  }, 120_000);
});

function expected({ unknownWith }: KillPoint): Run {
  const one: Ending = { state: "sent", posts: 1, marked: 0 };
  if (unknownWith === undefined) return { restarted: everywhere(one), reconciled: everywhere(one) };
  return {
    restarted: everywhere({ state: "unknown", posts: unknownWith, marked: 0 }),
    // Where nobody can look, it is sent again, and says that it may be a copy.
    reconciled: { ...everywhere({ state: "sent", posts: unknownWith + 1, marked: 1 }), [READABLE]: one },
  };
}

function everywhere(ending: Ending): Endings {
  return Object.fromEntries(places.map((place) => [place, ending])) as Endings;
}

function row(point: KillPoint, place: Place, runs: readonly Run[]): Record<string, string | number> {
  const show = (all: Ending[]) =>
    [...new Set(all.map(({ state, posts, marked }) => `${state}, ${posts} (${marked} marked 再送)`))].join(
      " | ",
    );
  return {
    "killed at": point.name,
    place: PLACES[place],
    runs: runs.length,
    "state, posts after restart": show(runs.flatMap(({ restarted }) => restarted[place] ?? [])),
    "after reconciliation": show(runs.flatMap(({ reconciled }) => reconciled[place] ?? [])),
  };
}
