import type { IngestStore } from "./ingest-store.ts";
import type { PlanDeps, PlannedItem } from "./ingest-plan.ts";
import type { Entry } from "../advisory/schema.ts";
import type { Clock, Instant, SourceEntry } from "../ports.ts";
import { aliasesOf } from "../advisory/identifiers.ts";
import { planIngest } from "./ingest-plan.ts";

/** Entries compared with what is stored by one query. */
const COMPARED = 400;
/** Entries written in one transaction: at first, and at most. */
const FIRST_WRITTEN = 10;
const MOST_WRITTEN = 100;
/** How long one transaction may take, in milliseconds, so that nobody waits long for the database (design 4.5). */
const WRITTEN_MS = 50;
/** Times a chunk is read again because somebody else wrote the same advisories first. */
const ATTEMPTS = 5;

export interface EntriesContext {
  store: IngestStore;
  plan: PlanDeps;
  source: string;
  now: Instant;
  clock: Pick<Clock, "now">;
  /** Whether a new advisory with this content is posted. */
  announce: (entry: Entry) => boolean;
  onWritten: (item: PlannedItem) => void;
  onRefused: (entry: string, reason: string) => void;
  onUnchanged: (count: number) => void;
  onProgress: (count: number) => void;
}

/** Lets whatever waits (an acknowledgement, a timer) run before the next piece of work. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Compares, merges and writes the entries of one document, in pieces. Every entry is reported exactly once. */
export async function ingestEntries(entries: readonly SourceEntry[], context: EntriesContext): Promise<void> {
  const seen = new Map<string, string>();
  let size = FIRST_WRITTEN;
  for (let from = 0; from < entries.length; from += COMPARED) {
    const slice = entries.slice(from, from + COMPARED);
    const once = slice.filter((entry) => isFirst(entry, seen, context));
    const pending = await changed(once, context);
    context.onUnchanged(once.length - pending.length);
    context.onProgress(slice.length - pending.length);
    await breathe();
    for (let start = 0; start < pending.length; ) {
      const chunk = pending.slice(start, start + size);
      const before = context.clock.now();
      await writeChunk(chunk, context);
      start += chunk.length;
      size = nextSize(size, chunk.length, context.clock.now() - before);
      context.onProgress(chunk.length);
      await breathe();
    }
  }
}

/** As many as would have fitted in the time, at most twice as many: a thousand channels make each one dear. */
function nextSize(size: number, written: number, took: number): number {
  const fitting = took <= 0 ? MOST_WRITTEN : Math.floor((written * WRITTEN_MS) / took);
  return Math.max(1, Math.min(fitting, size * 2, MOST_WRITTEN));
}

/** A key that comes twice in one document: the same again is unchanged, another text is refused. */
function isFirst(entry: SourceEntry, seen: Map<string, string>, context: EntriesContext): boolean {
  const before = seen.get(entry.key);
  if (before === undefined) {
    seen.set(entry.key, entry.hash);
    return true;
  }
  if (before === entry.hash) context.onUnchanged(1);
  else
    context.onRefused(entry.key, "stands twice in the document with different content; the first one counts");
  return false;
}

async function changed(entries: readonly SourceEntry[], context: EntriesContext): Promise<SourceEntry[]> {
  if (entries.length === 0) return [];
  const known = await context.store.knownEntries(
    context.source,
    entries.map(({ key }) => key),
  );
  return entries.filter(({ key, hash }) => known.get(key) !== hash);
}

async function writeChunk(chunk: readonly SourceEntry[], context: EntriesContext): Promise<void> {
  const mapped: Entry[] = [];
  for (const entry of chunk) {
    const { key, hash } = entry;
    try {
      mapped.push({ source: context.source, key, hash, content: entry.content() });
    } catch (error) {
      context.onRefused(key, error instanceof Error ? error.message : String(error));
    }
  }
  await breathe();
  let remaining = mapped;
  for (let attempt = 1; remaining.length > 0; attempt++) {
    try {
      for (const item of await commit(remaining, context)) context.onWritten(item);
      return;
    } catch (error) {
      if (!(error instanceof Error) || error.name !== "StoreConflict") throw error;
      if (attempt === ATTEMPTS) {
        for (const { key } of remaining)
          context.onRefused(key, "is being written by another process; read it again");
        return;
      }
    }
    const known = await context.store.knownEntries(
      context.source,
      remaining.map(({ key }) => key),
    );
    const left = remaining.filter(({ key, hash }) => known.get(key) !== hash);
    context.onUnchanged(remaining.length - left.length);
    remaining = left;
  }
}

async function commit(entries: readonly Entry[], context: EntriesContext): Promise<PlannedItem[]> {
  const aliases = new Set(entries.flatMap(({ content, key }) => aliasesOf(content, key)));
  const stored = await context.store.advisoriesByAlias([...aliases]);
  const items = planIngest(entries, stored, context.plan, context.now).map((item) => ({
    ...item,
    announce: item.entries.some(context.announce),
  }));
  await breathe();
  await context.store.commitIngest(items.map(withoutPlan), context.now);
  return items;
}

/** The store gets what its port names and nothing else. */
function withoutPlan({ change: _c, content: _t, number: _n, judged: _j, ...item }: PlannedItem) {
  return item;
}
