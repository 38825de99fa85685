import { expect, test } from "vitest";
import type { Store } from "../../src/ports.ts";
import { documentOf } from "../sources/build.ts";
import { type Bench, openBench } from "./ingest-harness.ts";

const ENTRIES = Array.from({ length: 300 }, (_, number) => ({
  id: `p${number}`,
  kind: "alert",
  title: { ja: `題 ${number}` },
}));

/** Ingests them where writing one takes so long; gives the sizes of the commits. */
async function commits(millisecondsEach: number): Promise<number[]> {
  const sizes: number[] = [];
  let bench: Bench | undefined;
  const slow = (store: Store): Store => ({
    ...store,
    async commitIngest(items, now) {
      sizes.push(items.length);
      await bench?.clock.advance(items.length * millisecondsEach);
      await store.commitIngest(items, now);
    },
  });
  bench = await openBench({ wrap: slow });
  await bench.run([documentOf(ENTRIES)]);
  await bench.store.close();
  return sizes;
}

test("where one advisory goes to many channels, few are written at once", async () => {
  const sizes = await commits(40);

  expect(sizes).toEqual([10, ...Array.from({ length: ENTRIES.length - 10 }, () => 1)]);
});

test("where writing is quick, a hundred are written at once", async () => {
  expect(await commits(0)).toEqual([10, 20, 40, 80, 100, 50]);
});
