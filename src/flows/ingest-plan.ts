import { localDate } from "../advisory/calendar.ts";
import { changeBetween } from "../advisory/change.ts";
import { mergedWith, partLeft, separatedFrom } from "../advisory/change-words.ts";
import { mergeEntries } from "../advisory/merge.ts";
import type { AdvisoryContent, Assessment, Bilingual, Organization } from "../advisory/schema.ts";
import type { Circumstances } from "../advisory/usage.ts";
import type { EntryEvent, IngestItem, Instant, StoredAdvisory, StoredEntry } from "../ports.ts";
import { groupEntries, type Group } from "./ingest-group.ts";

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

/** What ingest knows of an entry that just came. */
export interface FreshEntry extends StoredEntry {
  /** Whether it may open a post: not in a baseline, or recent. */
  announce: boolean;
}

/** Stands before the hash of an entry that its source no longer lists. */
export const UNLISTED = "unlisted ";

/**
 * Plans one commit: what each touched advisory says now, what changed, and how it is judged. Pure but for `assess`.
 * @param stored Every advisory that has, or had, an alias of one of the entries, oldest first
 * @param taken Ids that a new advisory must not have
 */
export function planIngest(
  entries: readonly FreshEntry[],
  stored: readonly StoredAdvisory[],
  deps: PlanDeps,
  now: Instant,
  taken?: ReadonlySet<string>,
): { items: PlannedItem[]; unmatched: FreshEntry[] } {
  const { groups, unmatched } = groupEntries(entries, stored, taken);
  const absorbed = new Map(stored.map((advisory) => [advisory.id, advisory]));
  return { items: groups.map((group) => planOne(group, absorbed, deps, now)), unmatched };
}

function planOne(
  group: Group<FreshEntry>,
  others: ReadonlyMap<string, StoredAdvisory>,
  deps: PlanDeps,
  now: Instant,
): PlannedItem {
  const { id, stored, entries, links } = group;
  const content = mergeEntries(entries, deps.precedence, isFacts);
  const news = group.fresh.some(({ role = "news" }) => role === "news");
  const compared = deps.organizations.map((organization) =>
    compare(group, content, organization, news, deps, now),
  );
  const moved = movements(group);
  const change = changeOf(group, compared, moved);
  const number = (stored?.revision.number ?? group.resumes ?? 0) + Number(change !== "none");
  const absorbs = (links.absorbs ?? []).flatMap((of) => others.get(of.id) ?? []);
  const item: PlannedItem = {
    advisoryId: id,
    ...links,
    entries: group.fresh.map((entry) => written(entry, group, change !== "none")),
    assessments: [],
    ...announcement(group, absorbs),
    change,
    content,
    number,
    judged: new Map(compared.map(({ organizationId, assessment }) => [organizationId, assessment])),
  };
  if (change === "none") return item;
  const sources = [...new Set(entries.map(({ source }) => source))];
  return {
    ...item,
    revision: {
      advisoryId: id,
      number,
      change,
      changes: [...moved, ...(stored === undefined ? [] : common(compared.map(({ changes }) => changes)))],
      content,
      sources: sources.toSorted((a, b) => deps.precedence(a) - deps.precedence(b)),
      createdAt: new Date(now).toISOString(),
    },
    assessments: compared.map(({ organizationId, assessment }) => ({ organizationId, assessment })),
  };
}

function isFacts({ role }: StoredEntry): boolean {
  return role === "facts";
}

function isNews({ role = "news", content }: StoredEntry): boolean {
  return role === "news" && content.withdrawn === undefined;
}

/** Mergers and separations are told, but alone they are no news: the badge decides. */
function movements({ links, lost }: Group<FreshEntry>): Bilingual[] {
  const moved: Bilingual[] = [];
  const absorbed = links.absorbs?.map(({ id }) => id).join(", ");
  if (absorbed !== undefined) moved.push(mergedWith(absorbed));
  if (lost) moved.push(partLeft);
  const from = links.separatedFrom;
  if (from !== undefined) moved.push(separatedFrom(from));
  return moved;
}

function changeOf(
  { stored, resumes }: Group<FreshEntry>,
  compared: readonly { kind: "material" | "editorial" | "none" }[],
  moved: readonly Bilingual[],
): PlannedItem["change"] {
  if (stored === undefined && resumes === undefined) return "new";
  const change = stored === undefined ? "editorial" : strongest(compared.map(({ kind }) => kind));
  return change === "none" && moved.length > 0 ? "editorial" : change;
}

/**
 * News may open posts. What enriches (or is a mere fact) opens none by itself, but a material change by it does where
 * news stands behind the advisory. News about what was only known from such a source until now is posted like new.
 */
function announcement(
  { stored, entries, fresh }: Group<FreshEntry>,
  absorbed: readonly StoredAdvisory[],
): Pick<IngestItem, "announce" | "opens"> {
  const announced = fresh.filter(({ announce }) => announce);
  const news = announced.some(isNews);
  const before = [stored, ...absorbed].flatMap((advisory) => advisory?.entries ?? []);
  const opens = news && before.length > 0 && !before.some(isNews);
  return { announce: news || (announced.length > 0 && entries.some(isNews)), ...(opens && { opens }) };
}

/** As the store keeps it. A fact that moves from day to day leaves a trace only where something came of it. */
function written(
  entry: FreshEntry,
  { replaced }: Group<FreshEntry>,
  revised: boolean,
): IngestItem["entries"][number] {
  const { announce: _, ...kept } = entry;
  const before = replaced.get(entry);
  if (isFacts(entry) && before !== undefined && !revised) return kept;
  return { ...kept, event: eventOf(entry, before) };
}

function eventOf(entry: FreshEntry, before: StoredEntry | undefined): EntryEvent {
  if (before === undefined) return "new";
  if (entry.hash.startsWith(UNLISTED)) return "unlisted";
  if (before.hash.startsWith(UNLISTED)) return "relisted";
  const [was, is] = [before, entry].map(({ content }) => content.withdrawn !== undefined);
  if (was === is) return "changed";
  return is === true ? "withdrawn" : "reinstated";
}

function compare(
  { id, stored, links }: Group<FreshEntry>,
  content: AdvisoryContent,
  organization: Organization,
  news: boolean,
  deps: PlanDeps,
  now: Instant,
) {
  const organizationId = organization.id;
  const absorbed = links.absorbs?.map((it) => it.id) ?? [];
  const judge = (of: AdvisoryContent) =>
    deps.assess(of, organization, now, circumstancesOf(deps, organizationId, [id, ...absorbed], of));
  const assessment = judge(content);
  if (stored === undefined) return { organizationId, assessment, kind: "none" as const, changes: [] };
  const was = stored.revision.content;
  const before = stored.assessments.get(organizationId) ?? judge(was);
  const change = changeBetween(
    { content: was, assessment: before },
    { content, assessment },
    { dates: news },
  );
  // A new wording or a new `updatedAt` gives nobody more time: the deadline stands unless what decides it changed.
  const stands =
    change.kind !== "material" &&
    before.priority === assessment.priority &&
    was.publishedAt === content.publishedAt &&
    JSON.stringify(was.stated) === JSON.stringify(content.stated);
  const deadline = stands ? before.deadline : dueFrom(before, assessment);
  return { organizationId, assessment: { ...assessment, deadline }, ...change };

  /** What raises a badge today makes nobody late yesterday (docs/adr/0097): a date that is past counts from now. */
  function dueFrom(earlier: Assessment, is: Assessment): Assessment["deadline"] {
    const { date } = is.deadline;
    const isPast = date !== undefined && date < localDate(now, organization.timeZone);
    if (!isPast || is.priority >= earlier.priority) return is.deadline;
    return judge({ ...content, updatedAt: new Date(now).toISOString() }).deadline;
  }
}

/** What is known of an advisory; a person's badge for one that it is being merged with counts for it. */
function circumstancesOf(
  { circumstances }: PlanDeps,
  organizationId: string,
  [id = "", ...absorbed]: readonly string[],
  content: AdvisoryContent,
): Circumstances | undefined {
  const known = circumstances?.(organizationId, id, content);
  if (known === undefined || known.override !== undefined) return known;
  for (const other of absorbed) {
    const override = circumstances?.(organizationId, other, content).override;
    if (override !== undefined) return { ...known, override };
  }
  return known;
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
