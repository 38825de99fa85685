import type { Entry } from "../advisory/schema.ts";
import type { IngestItem, SourceState, Store, StoredAdvisory } from "../ports.ts";

/** What ingest needs of the store. */
export type IngestStore = Pick<
  Store,
  | "sourceState"
  | "sourceStates"
  | "saveSourceState"
  | "knownEntries"
  | "advisoriesByAlias"
  | "commitIngest"
  | "enqueueNotice"
>;

/**
 * A store that remembers what it is told and passes nothing on, above one that is only read (or above nothing):
 * what a dry run writes to, so that it goes the same way as a real one.
 */
export function createDryStore(base?: IngestStore): IngestStore {
  const states = new Map<string, SourceState>();
  const advisories = new Map<string, StoredAdvisory>();
  const owners = new Map<string, string>();
  const hashes = new Map<string, string>();
  const entryId = (source: string, key: string) => JSON.stringify([source, key]);

  function write(item: IngestItem): void {
    const known = advisories.get(item.advisoryId);
    const revision = item.revision ?? known?.revision;
    if (revision === undefined) return;
    const entries = new Map<string, Entry>(
      [...(known?.entries ?? []), ...item.entries].map((entry) => [entryId(entry.source, entry.key), entry]),
    );
    const assessments = new Map(known?.assessments);
    for (const { organizationId, assessment } of item.assessments)
      assessments.set(organizationId, assessment);
    const advisory = { id: item.advisoryId, aliases: item.aliases, entries: [...entries.values()] };
    advisories.set(item.advisoryId, { ...advisory, revision, assessments });
    for (const alias of item.aliases) owners.set(alias, item.advisoryId);
    for (const { source, key, hash } of item.entries) hashes.set(entryId(source, key), hash);
  }

  return {
    async sourceState(source) {
      return states.get(source) ?? (await base?.sourceState(source));
    },
    async sourceStates() {
      const below = (await base?.sourceStates()) ?? [];
      return [...below.filter(({ source }) => !states.has(source)), ...states.values()];
    },
    async saveSourceState(state) {
      states.set(state.source, state);
    },
    async knownEntries(source, keys) {
      const known = new Map(await base?.knownEntries(source, keys));
      for (const key of keys) {
        const hash = hashes.get(entryId(source, key));
        if (hash !== undefined) known.set(key, hash);
      }
      return known;
    },
    async advisoriesByAlias(aliases) {
      const below = (await base?.advisoriesByAlias(aliases)) ?? [];
      const found = new Map(below.map((advisory) => [advisory.id, advisory]));
      const ids = new Set(aliases.map((alias) => owners.get(alias)));
      // Those of this run are newer than any below, and in the order in which they came.
      for (const [id, advisory] of advisories) {
        if (ids.has(id) || found.has(id)) found.set(id, advisory);
      }
      return [...found.values()];
    },
    async commitIngest(items) {
      // An advisory first met below is remembered whole, so that an item without a revision finds its content.
      const unknown = items.filter(({ advisoryId }) => !advisories.has(advisoryId));
      const below = await base?.advisoriesByAlias(unknown.flatMap(({ aliases }) => aliases));
      for (const advisory of below ?? []) {
        if (!advisories.has(advisory.id)) advisories.set(advisory.id, advisory);
      }
      for (const item of items) write(item);
    },
    async enqueueNotice() {},
  };
}
