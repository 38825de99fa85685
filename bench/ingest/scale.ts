import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Organization } from "../../src/advisory/schema.ts";
import { assess } from "../../src/advisory/triage.ts";
import { createIngest } from "../../src/flows/ingest.ts";
import { createLogger } from "../../src/log.ts";
import type { Clock, SourceDocument, Store } from "../../src/ports.ts";
import { recogniseSource, sources } from "../../src/sources/index.ts";
import { openStore } from "../../src/store/index.ts";
import { figure, median } from "../report.ts";
import { documents, PER_ROUND } from "./documents.ts";
import { fill } from "./fill.ts";

const ROUNDS = 20;
/** Advisories a store already holds. */
const SIZES = [0, 10_000, 100_000];
const logger = createLogger("silent");
const clock: Clock = { now: () => Date.now(), sleep: () => Promise.resolve() };

interface Times {
  /** Milliseconds of each round. */
  first: number[];
  again: number[];
}

/**
 * Twenty rounds of a thousand documents, each round into a store of every size in turn, so that what slows the machine
 * slows them all; then all once more with other dates on the outside.
 */
export async function scale(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "hansho-bench-"));
  try {
    const stores = await prepare(folder);
    const parsing: number[] = [];
    const times = new Map<number, Times>(SIZES.map((size) => [size, { first: [], again: [] }]));
    for (let round = 0; round < ROUNDS; round += 1) {
      const made = documents(round, 0);
      parsing.push(await timed(() => parse(made)));
      for (const [size, store] of stores) {
        const fresh = documents(round, 0);
        times.get(size)?.first.push(await timed(() => ingest(store, fresh)));
      }
    }
    for (let round = 0; round < ROUNDS; round += 1) {
      // A catalogue is whole: an earlier one would take off the list what came later.
      const from = round === ROUNDS - 1 ? 0 : 1;
      for (const [size, store] of stores) {
        const changed = documents(round, 1).slice(from);
        times.get(size)?.again.push(await timed(() => ingest(store, changed)));
      }
    }
    for (const store of stores.values()) await store.close();
    report(parsing, times);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One filled store, copied on the way. */
async function prepare(folder: string): Promise<Map<number, Store>> {
  const stores = new Map<number, Store>();
  const growing = path.join(folder, "growing.db");
  let filled = 0;
  for (const size of SIZES) {
    const store = await openStore({ url: `sqlite:${growing}`, logger });
    await fill(store, filled, size);
    await store.close();
    filled = size;
    const file = path.join(folder, `${size}.db`);
    copyFileSync(growing, file);
    stores.set(size, await openStore({ url: `sqlite:${file}`, logger }));
  }
  return stores;
}

async function ingest(store: Store, made: readonly SourceDocument[]): Promise<void> {
  const organizations = [Organization.parse({})];
  const reading = createIngest({ store, sources, organizations, assess, clock, logger });
  const summary = await reading.ingest(stream(made));
  if (summary.refused + summary.missing > 0)
    throw new Error(JSON.stringify(summary.documents.find((of) => of.refused > 0)));
}

async function* stream(made: readonly SourceDocument[]): AsyncIterable<SourceDocument> {
  for (const document of made) yield await Promise.resolve(document);
}

/** What reading alone costs: recognised, read and mapped, nothing merged or kept. */
async function parse(made: readonly SourceDocument[]): Promise<void> {
  let entries = 0;
  for (const document of made) {
    for (const entry of recogniseSource(document)?.read(document).entries ?? []) {
      entry.content();
      entries += 1;
    }
  }
  if (entries < made.length) throw new Error("not every document was read");
  await Promise.resolve();
}

function report(parsing: readonly number[], times: ReadonlyMap<number, Times>): void {
  const each = (round: readonly number[]) => median(round) / PER_ROUND;
  const empty = times.get(0)?.first ?? [];
  for (const [size, { first }] of times) {
    const cost = `${each(first).toFixed(3)} ms`;
    const ratio = each(first) / each(empty);
    const name = `a document into ${size.toLocaleString("en")} advisories`;
    if (size === 0) figure(name, cost, true, `median of ${ROUNDS} rounds of ${PER_ROUND} documents`);
    else figure(name, cost, ratio <= 1.3, `at most 1.3 times that at 0: ${ratio.toFixed(2)}`);
  }
  const alone = each(parsing);
  figure("  parsed alone", `${alone.toFixed(3)} ms`, true, "beside it, in the same run");
  const whole = each(empty) / alone;
  figure("  end to end, times parsed alone", whole.toFixed(2), whole <= 4, "at most 4");
  for (const [size, { first, again }] of times) {
    const ratio = each(first) / each(again);
    const name = `read again into ${size.toLocaleString("en")}, times faster`;
    figure(name, ratio.toFixed(1), ratio >= 10, `at least 10; ${each(again).toFixed(3)} ms a document`);
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}
