import { foldAlias } from "../advisory/identifiers.ts";
import type { IngestItem, SourceState, Store, StoredAdvisory, StoredEntry } from "../ports.ts";

/** What ingest needs of the store. */
export type IngestStore = Pick<
  Store,
  | "sourceState"
  | "sourceStates"
  | "saveSourceStates"
  | "knownEntries"
  | "entriesOf"
  | "knownAliases"
  | "knownIds"
  | "advisoriesByAlias"
  | "commitIngest"
  | "enqueueNotice"
>;

const entryId = ({ source, key }: { source: string; key: string }) => JSON.stringify([source, key]);

/**
 * A store that remembers what it is told and passes nothing on, above one that is only read (or above nothing):
 * what a dry run writes to, so that it goes the same way as a real one.
 */
export function createDryStore(base?: IngestStore): IngestStore {
  const states = new Map<string, SourceState>();
  /** Every advisory this run touched, as it is now, in the order in which they came. */
  const advisories = new Map<string, StoredAdvisory>();
  const owners = new Map<string, string>();
  const hashes = new Map<string, Map<string, string>>();
  const merged = new Set<string>();

  async function remember(items: readonly IngestItem[]): Promise<void> {
    const aliases = items.flatMap(({ aliases: its, moves = [] }) => [
      ...its,
      ...moves.map(({ key }) => foldAlias(key)),
    ]);
    for (const advisory of (await base?.advisoriesByAlias(aliases)) ?? []) {
      if (!advisories.has(advisory.id) && !merged.has(advisory.id)) advisories.set(advisory.id, advisory);
    }
  }

  function write(item: IngestItem): void {
    const { advisoryId, absorbs = [], moves = [], drops = [] } = item;
    const known = advisories.get(advisoryId);
    const revision = item.revision ?? known?.revision;
    if (revision === undefined) return;
    const brought: StoredEntry[] = [];
    for (const { source, key, from } of moves) {
      const donor = advisories.get(from);
      const entry = donor?.entries.find((one) => one.source === source && one.key === key);
      if (donor === undefined || entry === undefined) continue;
      advisories.set(from, { ...donor, entries: donor.entries.filter((one) => one !== entry) });
      brought.push({ ...entry, origin: entry.origin ?? from });
    }
    const absorbed = [...(known?.absorbed ?? [])];
    for (const { id, revision: number } of absorbs) {
      const gone = advisories.get(id);
      brought.push(...(gone?.entries ?? []).map((entry) => ({ ...entry, origin: entry.origin ?? id })));
      absorbed.push({ id, revision: number }, ...(gone?.absorbed ?? []));
      advisories.delete(id);
      merged.add(id);
    }
    const entries = new Map([...(known?.entries ?? []), ...brought].map((entry) => [entryId(entry), entry]));
    for (const entry of item.entries) {
      const before = entries.get(entryId(entry));
      entries.set(entryId(entry), before?.origin === undefined ? entry : { ...entry, origin: before.origin });
      note(entry.source, entry.key, entry.hash);
    }
    for (const drop of drops) entries.delete(entryId(drop));
    const assessments = new Map(known?.assessments);
    for (const { organizationId, assessment } of item.assessments)
      assessments.set(organizationId, assessment);
    const { aliases } = item;
    advisories.set(advisoryId, {
      id: advisoryId,
      aliases,
      entries: [...entries.values()],
      revision,
      assessments,
      absorbed,
    });
    for (const alias of aliases) owners.set(alias, advisoryId);
    resume(item);
  }

  /** It leads to itself again, no longer to what it was merged into. */
  function resume({ advisoryId, separatedFrom }: IngestItem): void {
    merged.delete(advisoryId);
    const survivor = advisories.get(separatedFrom ?? "");
    if (survivor === undefined) return;
    const absorbed = (survivor.absorbed ?? []).filter(({ id }) => id !== advisoryId);
    advisories.set(survivor.id, { ...survivor, absorbed });
  }

  function note(source: string, key: string, hash: string): void {
    const its = hashes.get(source) ?? new Map<string, string>();
    hashes.set(source, its);
    its.set(key, hash);
  }

  return {
    async sourceState(source) {
      return states.get(source) ?? (await base?.sourceState(source));
    },
    async sourceStates() {
      const below = (await base?.sourceStates()) ?? [];
      return [...below.filter(({ source }) => !states.has(source)), ...states.values()];
    },
    async saveSourceStates(saved) {
      for (const state of saved) states.set(state.source, state);
    },
    async knownEntries(source, keys) {
      const known = new Map(await base?.knownEntries(source, keys));
      for (const key of keys) {
        const hash = hashes.get(source)?.get(key);
        if (hash !== undefined) known.set(key, hash);
      }
      return known;
    },
    async entriesOf(source) {
      return new Map([...((await base?.entriesOf(source)) ?? []), ...(hashes.get(source) ?? [])]);
    },
    async knownAliases(aliases) {
      const known = new Set(await base?.knownAliases(aliases));
      for (const alias of aliases) if (owners.has(alias)) known.add(alias);
      return known;
    },
    async knownIds(ids) {
      const known = new Set(await base?.knownIds(ids));
      for (const id of ids) if (advisories.has(id) || merged.has(id)) known.add(id);
      return known;
    },
    async advisoriesByAlias(aliases) {
      const found = new Map<string, StoredAdvisory>();
      for (const advisory of (await base?.advisoriesByAlias(aliases)) ?? []) {
        if (!merged.has(advisory.id)) found.set(advisory.id, advisory);
      }
      const ids = new Set(aliases.map((alias) => owners.get(alias)));
      // Those of this run are newer than any below, and in the order in which they came.
      for (const [id, advisory] of advisories) {
        if (ids.has(id) || found.has(id)) found.set(id, advisory);
      }
      return [...found.values()];
    },
    async commitIngest(items) {
      // An advisory first met below is remembered whole, so that what an item leaves as it is stays known.
      await remember(items);
      for (const item of items) write(item);
    },
    async enqueueNotice() {},
  };
}
