import fc from "fast-check";
import { expect, test } from "vitest";
import { createDryStore, type IngestStore } from "../../src/flows/ingest-store.ts";
import { createIngest } from "../../src/flows/ingest.ts";
import { foldAlias } from "../../src/advisory/identifiers.ts";
import { sources } from "../../src/sources/index.ts";
import { openStore } from "../../src/store/index.ts";
import { createManualClock } from "../fakes/clock.ts";
import { createQuietLogger } from "../fakes/logger.ts";
import { documentOf } from "../sources/build.ts";
import { judge, ORGANIZATION } from "./ingest-harness.ts";

const CVES = Array.from({ length: 5 }, (_, index) => `CVE-1900-${1_000 + index}`);
const BULLETIN = Array.from({ length: 11 }, (_, index) => `CVE-1900-${1_000 + index}`);

interface Said {
  id: string;
  identifiers: string[];
  withdrawn: boolean;
}

/** A few publishers that say and unsay which of a few CVEs their advisories are about; some are bulletins. */
const said: fc.Arbitrary<Said> = fc.record({
  id: fc.constantFrom("a", "b", "c", "d", "e", "f"),
  identifiers: fc.oneof(
    { weight: 6, arbitrary: fc.subarray(CVES, { maxLength: 3 }) },
    { weight: 1, arbitrary: fc.constant(BULLETIN) },
  ),
  withdrawn: fc.boolean(),
});

function document(entries: readonly Said[]) {
  return documentOf(
    entries.map(({ id, identifiers, withdrawn }) => ({
      id,
      kind: "vulnerability",
      title: { ja: `題 ${id}` },
      identifiers,
      ...(withdrawn && { withdrawn: {} }),
    })),
  );
}

function ingestion(store: IngestStore) {
  const deps = { sources, organizations: [ORGANIZATION], assess: judge, clock: createManualClock() };
  const ingest = createIngest({ ...deps, store, logger: createQuietLogger() });
  return async (batches: readonly (readonly Said[])[]) => {
    for (const batch of batches) {
      const summary = await ingest.ingest(stream([document(batch)]));
      expect([summary.refused, summary.missing]).toEqual([0, 0]);
    }
  };
}

async function* stream<T>(items: readonly T[]): AsyncIterable<T> {
  for (const item of items) yield await Promise.resolve(item);
}

/** Which entries are together and what their advisory says, told by the members; with the id beside. */
async function partitionOf(
  store: IngestStore,
): Promise<{ parts: Map<string, string>; ids: Map<string, string> }> {
  const aliases = ["a", "b", "c", "d", "e", "f", ...CVES, ...BULLETIN].map(foldAlias);
  const parts = new Map<string, string>();
  const ids = new Map<string, string>();
  for (const { id, entries, revision } of await store.advisoriesByAlias(aliases)) {
    const members = entries
      .map(({ key }) => key)
      .toSorted()
      .join("+");
    // A mere change of order is no change, so the order is that of before.
    const { identifiers, ...content } = revision.content;
    parts.set(members, JSON.stringify({ ...content, identifiers: identifiers.toSorted() }));
    ids.set(members, id);
  }
  return { parts, ids };
}

/** Each entry as it was said last, one after the other. */
function last(history: readonly Said[]): Said[] {
  return [...new Map(history.map((entry) => [entry.id, entry])).values()];
}

async function withStore<T>(work: (store: IngestStore) => Promise<T>): Promise<T> {
  const store = await openStore({ url: "sqlite::memory:", logger: createQuietLogger() });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

test("any order of the same entries, alone or together, gives the same advisories saying the same", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(said, { selector: ({ id }) => id, minLength: 1 }),
      fc.infiniteStream(fc.nat()),
      async (entries, random) => {
        const [first, ...orders] = [0, 1].map(() =>
          entries
            .map((entry) => ({ entry, at: random.next().value ?? 0 }))
            .toSorted((one, other) => one.at - other.at)
            .map(({ entry }) => entry),
        );
        const expected = await withStore(async (store) => {
          await ingestion(store)([first ?? []]);
          return (await partitionOf(store)).parts;
        });
        for (const order of orders) {
          await withStore(async (store) => {
            await ingestion(store)(order.map((entry) => [entry]));
            expect((await partitionOf(store)).parts).toEqual(expected);
          });
        }
      },
    ),
    { numRuns: 30 },
  );
});

test("whatever was said before, the same last words give the same advisories; ids stay, and every id leads somewhere", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(said, { minLength: 1, maxLength: 12 }), async (history) => {
      const expected = await withStore(async (store) => {
        await ingestion(store)([last(history)]);
        return (await partitionOf(store)).parts;
      });
      await withStore(async (store) => {
        const ingest = ingestion(store);
        const seen = new Set<string>();
        let before = await partitionOf(store);
        for (const entry of history) {
          await ingest([[entry]]);
          const now = await partitionOf(store);
          // Entries that are together as before keep their id.
          const moved = [...before.ids].filter(([members, id]) => (now.ids.get(members) ?? id) !== id);
          expect(moved).toEqual([]);
          for (const id of now.ids.values()) seen.add(id);
          expect(new Set(now.ids.values()).size).toBe(now.ids.size);
          before = now;
        }
        expect(before.parts).toEqual(expected);
        expect(await store.knownIds([...seen])).toEqual(seen);
        const again = await partitionOf(store);
        await ingest([last(history)]);
        expect(await partitionOf(store)).toEqual(again);
      });
    }),
    { numRuns: 30 },
  );
});

test("a dry run goes the same way", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(said, { minLength: 2, maxLength: 10 }), fc.nat(9), async (history, turn) => {
      await withStore(async (store) => {
        const [stored, rest] = [history.slice(0, turn), history.slice(turn)];
        await ingestion(store)(stored.map((entry) => [entry]));
        const dry = createDryStore(store);
        await ingestion(dry)(rest.map((entry) => [entry]));
        const told = await partitionOf(dry);
        await ingestion(store)(rest.map((entry) => [entry]));
        const done = await partitionOf(store);
        expect(told).toEqual(done);
      });
    }),
    { numRuns: 30 },
  );
});
