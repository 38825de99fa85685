import { changeBetween } from "../advisory/change.ts";
import { aliasesOf } from "../advisory/identifiers.ts";
import { advisoryIdFor } from "../advisory/identity.ts";
import { mergeEntries } from "../advisory/merge.ts";
import type { AdvisoryContent, Assessment, Bilingual, Entry, Organization } from "../advisory/schema.ts";
import type { Circumstances } from "../advisory/usage.ts";
import type { IngestItem, Instant, StoredAdvisory } from "../ports.ts";

/** `circumstances`: what the organization knows and has decided; nothing when absent. */
export type Assess = (
  content: AdvisoryContent,
  organization: Organization,
  now: Instant,
  circumstances?: Circumstances,
) => Assessment;

/** What an organization knows and has decided about an advisory. */
export type CircumstancesOf = (
  organizationId: string,
  advisoryId: string,
  content: AdvisoryContent,
) => Circumstances;

export interface PlanDeps {
  organizations: readonly Organization[];
  assess: Assess;
  /** Nothing is known of any advisory when absent. */
  circumstances?: CircumstancesOf | undefined;
  /** Lower speaks first when entries are merged. */
  precedence: (source: string) => number;
}

/** One advisory that new or changed entries touch. */
export interface PlannedItem extends IngestItem {
  change: "new" | "material" | "editorial" | "none";
  content: AdvisoryContent;
  /** The revision it has after this commit. */
  number: number;
  /** By organization id, all organizations. */
  judged: Map<string, Assessment>;
}

interface Working {
  id: string;
  stored?: StoredAdvisory | undefined;
  aliases: Set<string>;
  fresh: Entry[];
}

/**
 * Joins entries to the advisories they are about: the one that holds the entry already, else the oldest that
 * shares an alias, else a new one. An alias stays with the advisory that had it first; joining two advisories
 * that turn out to be one is left to the merging of advisories.
 * @param stored Every stored advisory that has an alias of one of the entries, oldest first
 */
function group(entries: readonly Entry[], stored: readonly StoredAdvisory[]): Working[] {
  const workings: Working[] = [];
  const byAlias = new Map<string, Working>();
  const byEntry = new Map<string, Working>();
  const entryId = ({ source, key }: Entry) => JSON.stringify([source, key]);

  function claim(working: Working, aliases: readonly string[]): void {
    for (const alias of aliases) {
      if (byAlias.has(alias)) continue;
      byAlias.set(alias, working);
      working.aliases.add(alias);
    }
  }

  for (const advisory of stored) {
    const working: Working = { id: advisory.id, stored: advisory, aliases: new Set(), fresh: [] };
    workings.push(working);
    claim(working, advisory.aliases);
    for (const entry of advisory.entries) byEntry.set(entryId(entry), working);
  }
  for (const entry of entries) {
    const aliases = aliasesOf(entry.content, entry.key);
    const shared = new Set(aliases.map((alias) => byAlias.get(alias)));
    let working = byEntry.get(entryId(entry)) ?? workings.find((candidate) => shared.has(candidate));
    if (working === undefined) {
      working = { id: advisoryIdFor(aliases[0] ?? entryId(entry)), aliases: new Set(), fresh: [] };
      workings.push(working);
    }
    claim(working, aliases);
    byEntry.set(entryId(entry), working);
    working.fresh.push(entry);
  }
  return workings.filter(({ fresh }) => fresh.length > 0);
}

/** Plans one commit: what each touched advisory says now, what changed, and how it is judged. Pure but for `assess`. */
export function planIngest(
  entries: readonly Entry[],
  stored: readonly StoredAdvisory[],
  deps: PlanDeps,
  now: Instant,
): PlannedItem[] {
  return group(entries, stored).map((working) => planOne(working, deps, now));
}

function planOne(working: Working, deps: PlanDeps, now: Instant): PlannedItem {
  const { stored, fresh } = working;
  const isFresh = (entry: Entry) =>
    fresh.some(({ source, key }) => source === entry.source && key === entry.key);
  const all = [...(stored?.entries.filter((entry) => !isFresh(entry)) ?? []), ...fresh];
  const content = mergeEntries(all, deps.precedence);
  const compared = deps.organizations.map((organization) =>
    compare(working.id, content, organization, stored, deps, now),
  );
  const change = stored === undefined ? "new" : strongest(compared.map(({ kind }) => kind));
  const number = (stored?.revision.number ?? 0) + Number(change !== "none");
  const judged = new Map(compared.map(({ organizationId, assessment }) => [organizationId, assessment]));
  const item: PlannedItem = {
    advisoryId: working.id,
    aliases: [...working.aliases],
    entries: fresh,
    assessments: [],
    announce: true,
    change,
    content,
    number,
    judged,
  };
  if (change === "none") return item;
  const sources = [...new Set(all.map(({ source }) => source))];
  return {
    ...item,
    revision: {
      advisoryId: working.id,
      number,
      change,
      changes: stored === undefined ? [] : common(compared.map(({ changes }) => changes)),
      content,
      sources: sources.toSorted((a, b) => deps.precedence(a) - deps.precedence(b)),
      createdAt: new Date(now).toISOString(),
    },
    assessments: compared.map(({ organizationId, assessment }) => ({ organizationId, assessment })),
  };
}

function compare(
  advisoryId: string,
  content: AdvisoryContent,
  organization: Organization,
  stored: StoredAdvisory | undefined,
  deps: PlanDeps,
  now: Instant,
) {
  const organizationId = organization.id;
  const judge = (of: AdvisoryContent) =>
    deps.assess(of, organization, now, deps.circumstances?.(organizationId, advisoryId, of));
  const assessment = judge(content);
  if (stored === undefined) return { organizationId, assessment, kind: "none" as const, changes: [] };
  const was = stored.revision.content;
  const before = stored.assessments.get(organizationId) ?? judge(was);
  const change = changeBetween({ content: was, assessment: before }, { content, assessment });
  // A new wording or a new `updatedAt` gives nobody more time: the deadline stands unless what decides it changed.
  const stands =
    change.kind !== "material" &&
    before.priority === assessment.priority &&
    was.publishedAt === content.publishedAt &&
    JSON.stringify(was.stated) === JSON.stringify(content.stated);
  const kept = stands ? { ...assessment, deadline: before.deadline } : assessment;
  return { organizationId, assessment: kept, ...change };
}

function strongest(kinds: readonly ("material" | "editorial" | "none")[]): "material" | "editorial" | "none" {
  if (kinds.includes("material")) return "material";
  return kinds.includes("editorial") ? "editorial" : "none";
}

/** Revisions are shared, badges are not: only what is true for every organization is said in a revision. */
function common(lists: readonly Bilingual[][]): Bilingual[] {
  const [first = [], ...others] = lists;
  return first.filter(({ ja }) => others.every((list) => list.some((change) => change.ja === ja)));
}
