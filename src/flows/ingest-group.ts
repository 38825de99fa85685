/** Which advisory each entry belongs to, after new ones came: mergers and separations (sources.md, cross-source merge). Pure. */
import { aliasesOf } from "../advisory/identifiers.ts";
import { advisoryIdFor } from "../advisory/identity.ts";
import { partition } from "../advisory/partition.ts";
import type { IngestItem, StoredAdvisory, StoredEntry } from "../ports.ts";

/** An advisory after this ingest, with what changes in it. */
export interface Group<E extends StoredEntry = StoredEntry> {
  id: string;
  /** As it is stored under this id. */
  stored?: StoredAdvisory | undefined;
  /** Its last own revision, where it was part of another and stands for itself again. */
  resumes?: number | undefined;
  /** All its entries, oldest first, and those of them that came now. */
  entries: StoredEntry[];
  fresh: E[];
  /** What those of them that were known said before. */
  replaced: ReadonlyMap<E, StoredEntry>;
  /** Whether a part of it left. */
  lost: boolean;
  links: Pick<IngestItem, "aliases" | "absorbs" | "separatedFrom" | "moves" | "takes" | "drops">;
}

export interface Grouping<E extends StoredEntry> {
  groups: Group<E>[];
  /** Facts about what nobody has published. */
  unmatched: E[];
}

interface Node<E extends StoredEntry> {
  entry: StoredEntry;
  aliases: string[];
  home: StoredAdvisory | undefined;
  fresh: E | undefined;
  /** What a fresh entry says in place of. */
  before: StoredEntry | undefined;
}

interface Part<E extends StoredEntry> {
  nodes: Node<E>[];
  stored?: StoredAdvisory | undefined;
  id?: string | undefined;
  resumes?: number | undefined;
  separatedFrom?: string | undefined;
  absorbs: StoredAdvisory[];
  drops: { source: string; key: string }[];
}

const entryId = ({ source, key }: StoredEntry) => JSON.stringify([source, key]);
const isFacts = ({ entry }: Node<StoredEntry>) => entry.role === "facts";

/**
 * Entries that share an alias are one advisory, whatever the order in which they came. Of several advisories that
 * become one the oldest keeps its id. When one falls apart, the part with its founding entry keeps the id; another
 * gets back the id it had before the merger, or a new one. Facts join what has their alias and never join two.
 * @param fresh New or changed entries, each (source, key) once
 * @param stored Every advisory that has, or had, an alias of one of them, oldest first
 * @param taken Ids that a new advisory must not have
 */
export function groupEntries<E extends StoredEntry>(
  fresh: readonly E[],
  stored: readonly StoredAdvisory[],
  taken: ReadonlySet<string> = new Set(),
): Grouping<E> {
  const nodes = nodesOf(fresh, stored);
  const parts = partition(
    nodes.filter((node) => !isFacts(node)),
    ({ aliases }) => aliases,
  ).map((members): Part<E> => ({ nodes: members, absorbs: [], drops: [] }));
  const byAlias = new Map<string, Part<E>>();
  for (const part of parts) {
    for (const { aliases } of part.nodes) for (const alias of aliases) byAlias.set(alias, part);
  }
  keepIds(parts, stored);
  const unmatched = placeFacts(nodes.filter(isFacts), parts, byAlias);
  nameOthers(parts, stored, taken);
  const owners = new Map(stored.flatMap(({ id, aliases }) => aliases.map((alias) => [alias, id] as const)));
  const groups = parts.filter(isTouched).map((part) => groupOf(part, byAlias, owners));
  return { groups: groups.map((group) => ({ ...group, lost: hasLost(group, parts) })), unmatched };
}

function nodesOf<E extends StoredEntry>(fresh: readonly E[], stored: readonly StoredAdvisory[]): Node<E>[] {
  const waiting = new Map(fresh.map((entry) => [entryId(entry), entry]));
  const nodes: Node<E>[] = [];
  for (const home of stored) {
    for (const entry of home.entries) {
      const newer = waiting.get(entryId(entry));
      waiting.delete(entryId(entry));
      const now = newer === undefined ? entry : { ...newer, origin: entry.origin };
      nodes.push(nodeOf(now, home, newer, entry));
    }
  }
  for (const entry of waiting.values()) nodes.push(nodeOf(entry, undefined, entry));
  return nodes;
}

function nodeOf<E extends StoredEntry>(
  entry: StoredEntry,
  home: StoredAdvisory | undefined,
  fresh: E | undefined,
  before?: StoredEntry,
): Node<E> {
  return { entry, aliases: aliasesOf(entry.content, entry.key), home, fresh, before };
}

/** The oldest advisory in a part survives; one whose entries are in several parts goes on as that of its founder. */
function keepIds<E extends StoredEntry>(parts: readonly Part<E>[], stored: readonly StoredAdvisory[]): void {
  const partsOf = new Map<StoredAdvisory, Set<Part<E>>>();
  for (const part of parts) {
    for (const { home } of part.nodes) {
      if (home === undefined) continue;
      const its = partsOf.get(home);
      if (its === undefined) partsOf.set(home, new Set([part]));
      else its.add(part);
    }
  }
  for (const home of stored) {
    const its = [...(partsOf.get(home) ?? [])];
    const free = its.filter((part) => part.stored === undefined);
    const founded = (part: Part<E>) =>
      part.nodes.some(({ home: at, entry }) => at === home && isOrigin(entry, home));
    const keeper = free.find(founded) ?? free[0];
    if (keeper !== undefined) keeper.stored = home;
    else (its.find(founded) ?? its[0])?.absorbs.push(home);
  }
}

/** An entry that never moved does not say so. */
function isOrigin({ origin }: StoredEntry, home: StoredAdvisory): boolean {
  return origin === undefined || origin === home.id;
}

/** Facts go with what has their alias now; those stored with nothing of the kind any more are dropped. */
function placeFacts<E extends StoredEntry>(
  facts: readonly Node<E>[],
  parts: readonly Part<E>[],
  byAlias: ReadonlyMap<string, Part<E>>,
): E[] {
  const unmatched: E[] = [];
  for (const node of facts) {
    const part = node.aliases.map((alias) => byAlias.get(alias)).find((found) => found !== undefined);
    if (part !== undefined) {
      part.nodes.push(node);
      continue;
    }
    if (node.fresh !== undefined) unmatched.push(node.fresh);
    const { source, key } = node.entry;
    parts
      .find(({ stored, absorbs }) => stored === node.home || absorbs.some((it) => it === node.home))
      ?.drops.push({ source, key });
  }
  return unmatched;
}

/** Parts that no stored advisory goes on as: what was merged before resumes its id, the rest is new. */
function nameOthers<E extends StoredEntry>(
  parts: readonly Part<E>[],
  stored: readonly StoredAdvisory[],
  taken: ReadonlySet<string>,
): void {
  const used = new Set(taken);
  for (const { id, absorbed = [] } of stored) for (const of of [{ id }, ...absorbed]) used.add(of.id);
  const resumed = new Set<string>();
  for (const part of parts) {
    if (part.stored !== undefined) continue;
    const theirs = new Set(part.nodes.map(({ home }) => home));
    const homes = theirs.size === 1 && theirs.has(undefined) ? [] : stored.filter((home) => theirs.has(home));
    part.separatedFrom = homes[0]?.id;
    const before = homes
      .flatMap(({ absorbed = [] }) => absorbed)
      .find(({ id }) => !resumed.has(id) && part.nodes.some(({ entry }) => entry.origin === id));
    if (before !== undefined) {
      part.id = before.id;
      part.resumes = before.revision;
      resumed.add(before.id);
    } else {
      part.id = newId(part, used);
      used.add(part.id);
    }
  }
}

function newId<E extends StoredEntry>({ nodes }: Part<E>, used: ReadonlySet<string>): string {
  const aliases = nodes.flatMap((node) => node.aliases);
  for (let turn = 1; ; turn++) {
    for (const alias of aliases.length > 0 ? aliases : [""]) {
      const id = advisoryIdFor(turn === 1 ? alias : `${alias} ${turn}`);
      if (!used.has(id)) return id;
    }
  }
}

function isTouched<E extends StoredEntry>({ nodes, stored, absorbs, drops }: Part<E>): boolean {
  if (stored === undefined || absorbs.length > 0 || drops.length > 0) return true;
  const left = stored.entries.length - nodes.filter(({ home }) => home === stored).length;
  return left > 0 || nodes.some((node) => node.fresh !== undefined || node.home !== stored);
}

function groupOf<E extends StoredEntry>(
  part: Part<E>,
  byAlias: ReadonlyMap<string, Part<E>>,
  owners: ReadonlyMap<string, string>,
): Group<E> {
  const { nodes, stored, absorbs, drops, separatedFrom } = part;
  const id = stored?.id ?? part.id ?? "";
  const gone = new Set(absorbs.map((it) => it.id));
  const live = nodes.flatMap(({ aliases }) => aliases);
  // An alias that no entry has any more goes on leading to where it led, unless somebody else has it now.
  const before = [stored, ...absorbs].flatMap((it) => it?.aliases ?? []);
  const kept = before.filter((alias) => (byAlias.get(alias) ?? part) === part);
  const aliases = [...new Set([...kept, ...live])];
  const elsewhere = nodes.filter(({ home }) => home !== undefined && home.id !== id && !gone.has(home.id));
  return {
    id,
    stored,
    resumes: part.resumes,
    entries: nodes.map(({ entry }) => entry),
    fresh: nodes.flatMap(({ fresh }) => fresh ?? []),
    replaced: new Map(
      nodes.flatMap(({ fresh, before }) => (fresh && before ? [[fresh, before] as const] : [])),
    ),
    lost: false,
    links: {
      aliases,
      ...(absorbs.length > 0 && {
        absorbs: absorbs.map((it) => ({ id: it.id, revision: it.revision.number })),
      }),
      ...(separatedFrom !== undefined && { separatedFrom }),
      ...(elsewhere.length > 0 && {
        moves: elsewhere.map(({ entry, home }) => ({
          source: entry.source,
          key: entry.key,
          from: home?.id ?? "",
        })),
      }),
      ...takesOf(aliases, id, gone, owners),
      ...(drops.length > 0 && { drops }),
    },
  };
}

function takesOf(
  aliases: readonly string[],
  id: string,
  gone: ReadonlySet<string>,
  owners: ReadonlyMap<string, string>,
): Pick<IngestItem, "takes"> {
  const takes = aliases.flatMap((alias) => {
    const from = owners.get(alias);
    return from === undefined || from === id || gone.has(from) ? [] : [{ alias, from }];
  });
  return takes.length > 0 ? { takes } : {};
}

function hasLost<E extends StoredEntry>({ id, stored }: Group<E>, parts: readonly Part<E>[]): boolean {
  return stored !== undefined && parts.some(({ separatedFrom }) => separatedFrom === id);
}
