/** Compares, merges and writes the entries of many documents together, in pieces that never keep anybody waiting long. */
import type { AdvisoryContent } from "../advisory/schema.ts";
import { aliasesOf, foldAlias } from "../advisory/identifiers.ts";
import { advisoryIdFor } from "../advisory/identity.ts";
import type { Clock, Instant, SourceEntry, SourceRole, StoredAdvisory } from "../ports.ts";
import type { IngestStore } from "./ingest-store.ts";
import { planIngest, type FreshEntry, type PlanDeps, type PlannedItem } from "./ingest-plan.ts";
import { idOf, standingOf, type Mapped } from "./ingest-standing.ts";

/** Entries compared with what is stored by one query; of facts, most of which fit nothing, more. */
const COMPARED = 400;
const FACTS_COMPARED = 5_000;
/** Entries written in one transaction: at first, and at most. */
const FIRST_WRITTEN = 10;
const MOST_WRITTEN = 100;
/** How long one transaction may take, in milliseconds, so that nobody waits long for the database (design 4.5). */
const WRITTEN_MS = 50;
/** Times a chunk is read again because somebody else wrote the same advisories first. */
const ATTEMPTS = 5;
/** Documents that wait for others to be compared with: so many bytes of them, so many milliseconds. */
const MOST_WAITING_BYTES = 4 * 1024 * 1024;
const LONGEST_WAIT_MS = 2_000;

/** What becomes of the entries of one document. */
export interface BatchDocument {
  source: string;
  role: SourceRole;
  /** Whether an entry with this content may open a post. */
  announce: (content: AdvisoryContent) => boolean;
  onRefused: (entry: string, reason: string) => void;
  /** A copy older than what is known; it changed nothing. */
  onOutdated: (entry: string, reason: string) => void;
  /** Entries that are as they were. */
  onUnchanged: (count: number) => void;
  /** Entries written. */
  onRead: (count: number) => void;
  /** Facts about what nobody has published. */
  onUnmatched: (count: number) => void;
  /** Entries done, whatever became of them. */
  onProgress: (count: number) => void;
}

export interface BatchDeps {
  store: IngestStore;
  plan: PlanDeps;
  clock: Pick<Clock, "now">;
  /** One advisory was written; `documents` brought its entries, the first of them first. */
  onWritten: (item: PlannedItem, documents: readonly BatchDocument[]) => void;
}

export interface Batch {
  /** Takes over the entries of a document of `bytes` bytes. Every one is reported exactly once, at the latest by `flush`. */
  add(document: BatchDocument, entries: readonly SourceEntry[], bytes: number): Promise<void>;
  flush(): Promise<void>;
}

interface Waiting {
  document: BatchDocument;
  entry: SourceEntry;
  /** Of the entry, which makes it anew each time it is asked. */
  hash: string;
}

/** Lets whatever waits (an acknowledgement, a timer) run before the next piece of work. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

export function createBatch(deps: BatchDeps): Batch {
  const { store, plan, clock } = deps;
  let waiting: Waiting[] = [];
  let ids = new Set<string>();
  let bytes = 0;
  let since = 0;
  let size = FIRST_WRITTEN;

  async function add(
    document: BatchDocument,
    entries: readonly SourceEntry[],
    documentBytes: number,
  ): Promise<void> {
    const seen = new Map<string, string>();
    const most = document.role === "facts" ? FACTS_COMPARED : COMPARED;
    for (const entry of entries) {
      const { hash } = entry;
      if (!isFirst(entry.key, hash, seen, document)) continue;
      const id = idOf(document.source, entry.key);
      // A second document says something newer of it: the first comes first.
      if (ids.has(id) || waiting.length >= most) await flush();
      if (waiting.length === 0) since = clock.now();
      waiting.push({ document, entry, hash });
      ids.add(id);
    }
    bytes += documentBytes;
    if (bytes > MOST_WAITING_BYTES || clock.now() - since > LONGEST_WAIT_MS) await flush();
  }

  async function flush(): Promise<void> {
    const compared = waiting;
    [waiting, ids, bytes] = [[], new Set(), 0];
    // Facts come last: what they are about may stand in the same batch.
    const isFacts = ({ document }: Waiting) => document.role === "facts";
    await compareAndWrite(compared.filter((one) => !isFacts(one)));
    await compareAndWrite(compared.filter(isFacts));
  }

  async function compareAndWrite(compared: readonly Waiting[]): Promise<void> {
    if (compared.length === 0) return;
    const pending: Waiting[] = [];
    for (const [source, its] of Map.groupBy(compared, ({ document }) => document.source)) {
      pending.push(...(await changed(source, await matched(its))));
    }
    await breathe();
    for (let from = 0; from < pending.length; ) {
      const chunk = pending.slice(from, from + size);
      const mapped = mapEntries(chunk, clock.now());
      await breathe();
      const before = clock.now();
      await write(mapped);
      from += chunk.length;
      size = nextSize(size, chunk.length, clock.now() - before);
      for (const [document, its] of Map.groupBy(chunk, (of) => of.document)) document.onProgress(its.length);
      await breathe();
    }
  }

  /** Without facts about what no advisory has as an alias: a fact's key is the identifier it is about. */
  async function matched(entries: readonly Waiting[]): Promise<readonly Waiting[]> {
    if (!entries.some(({ document }) => document.role === "facts")) return entries;
    const aliases = entries.map(({ entry }) => foldAlias(entry.key));
    const known = await store.knownAliases(aliases);
    const kept: Waiting[] = [];
    for (const [index, one] of entries.entries()) {
      if (one.document.role !== "facts" || known.has(aliases[index] ?? "")) kept.push(one);
      else report(one.document, "onUnmatched");
    }
    return kept;
  }

  async function changed(source: string, entries: readonly Waiting[]): Promise<Waiting[]> {
    if (entries.length === 0) return [];
    const known = await store.knownEntries(
      source,
      entries.map(({ entry }) => entry.key),
    );
    return entries.filter(({ document, entry, hash }) => {
      if (known.get(entry.key) !== hash) return true;
      report(document, "onUnchanged");
      return false;
    });
  }

  function report(document: BatchDocument, what: "onUnmatched" | "onUnchanged"): void {
    document[what](1);
    document.onProgress(1);
  }

  async function write(mapped: readonly Mapped[]): Promise<void> {
    let remaining = mapped;
    let taken: ReadonlySet<string> | undefined;
    for (let attempt = 1; remaining.length > 0; attempt++) {
      try {
        await commit(remaining, taken);
        return;
      } catch (error) {
        if (!(error instanceof Error) || error.name !== "StoreConflict") throw error;
      }
      if (attempt === ATTEMPTS) {
        for (const { document, entry } of remaining)
          document.onRefused(entry.key, "is being written by another process; read it again");
        return;
      }
      remaining = await stillChanged(remaining);
      taken = await store.knownIds(remaining.flatMap(({ entry }) => aliasesFor(entry).map(advisoryIdFor)));
    }
  }

  async function stillChanged(mapped: readonly Mapped[]): Promise<Mapped[]> {
    const left: Mapped[] = [];
    for (const [source, its] of Map.groupBy(mapped, ({ entry }) => entry.source)) {
      const known = await store.knownEntries(
        source,
        its.map(({ entry }) => entry.key),
      );
      for (const one of its) {
        if (known.get(one.entry.key) === one.entry.hash) one.document.onUnchanged(1);
        else left.push(one);
      }
    }
    return left;
  }

  async function commit(mapped: readonly Mapped[], taken: ReadonlySet<string> | undefined): Promise<void> {
    const now = clock.now();
    const aliases = mapped.flatMap(({ entry }) => aliasesFor(entry));
    const stored = await store.advisoriesByAlias([...new Set(aliases)]);
    const standing = standingOf(mapped, stored);
    const entries = standing.flatMap(({ entry }) => entry ?? []);
    const planned = plannedOrWhyNot(entries, stored, now, taken);
    if ("error" in planned) {
      // Which of them it was is found one by one; the others are none the worse for it.
      if (mapped.length > 1) for (const one of mapped) await write([one]);
      else mapped[0]?.document.onRefused(mapped[0].entry.key, `cannot be judged: ${planned.error}`);
      return;
    }
    await breathe();
    await store.commitIngest(planned.items.map(withoutPlan), now);
    const documents = new Map(mapped.map(({ document, entry }) => [idOf(entry.source, entry.key), document]));
    for (const item of planned.items) {
      const its = item.entries.flatMap(({ source, key }) => documents.get(idOf(source, key)) ?? []);
      for (const document of its) document.onRead(1);
      deps.onWritten(item, its);
    }
    for (const { source, key } of planned.unmatched) documents.get(idOf(source, key))?.onUnmatched(1);
    // Said only now: what somebody else wrote first is gone through again.
    for (const { tell } of standing) tell?.();
  }

  function plannedOrWhyNot(
    entries: readonly FreshEntry[],
    stored: readonly StoredAdvisory[],
    now: Instant,
    taken: ReadonlySet<string> | undefined,
  ): ReturnType<typeof planIngest> | { error: string } {
    try {
      return planIngest(entries, stored, plan, now, taken);
    } catch (error) {
      return { error: error instanceof Error ? error.message : String(error) };
    }
  }

  return { add, flush };
}

/** A key that comes twice in one document: the same again is unchanged, another text is refused. */
function isFirst(key: string, hash: string, seen: Map<string, string>, document: BatchDocument): boolean {
  const before = seen.get(key);
  if (before === undefined) {
    seen.set(key, hash);
    return true;
  }
  if (before === hash) document.onUnchanged(1);
  else document.onRefused(key, "stands twice in the document with different content; the first one counts");
  document.onProgress(1);
  return false;
}

/** Longer than any id or address that a publisher gives. */
const LONGEST_KEY = 2_000;

function mapEntries(chunk: readonly Waiting[], now: Instant): Mapped[] {
  const mapped: Mapped[] = [];
  for (const { document, entry, hash } of chunk) {
    const { source, role } = document;
    const { key } = entry;
    try {
      if (key.length > LONGEST_KEY || /[\p{Cc}\p{Cs}]/u.test(key))
        throw new Error("its id is too long, or has control characters in it");
      const content = entry.content();
      const announce = document.announce(content);
      const retracts = entry.retracts === true;
      const fresh: FreshEntry = { source, key, hash, content, role, announce };
      // A date in the future would bar whatever comes before it.
      if (entry.asOf !== undefined) fresh.asOf = Math.min(entry.asOf, now);
      mapped.push({ document, entry: fresh, retracts });
    } catch (error) {
      document.onRefused(key, error instanceof Error ? error.message : String(error));
    }
  }
  return mapped;
}

/** As many as would have fitted in the time, at most twice as many: a thousand channels make each one dear. */
function nextSize(size: number, written: number, took: number): number {
  const fitting = took <= 0 ? MOST_WRITTEN : Math.floor((written * WRITTEN_MS) / took);
  return Math.max(1, Math.min(fitting, size * 2, MOST_WRITTEN));
}

function aliasesFor({ content, key }: FreshEntry): string[] {
  return aliasesOf(content, key);
}

/** The store gets what its port names and nothing else. */
function withoutPlan({ change: _c, content: _t, number: _n, judged: _j, ...item }: PlannedItem) {
  return item;
}
