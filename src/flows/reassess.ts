/** Judging again what was judged before, when an organization's circumstances or the rules have changed. */
import { isBusinessDay, localDate } from "../advisory/calendar.ts";
import type {
  AdvisoryContent,
  Assessment,
  Deadline,
  LocalizedLine,
  Organization,
  Priority,
} from "../advisory/schema.ts";
import type { Override } from "../advisory/usage.ts";
import type { Clock, Reassessment, Standing, Store } from "../ports.ts";
import type { LoadedCircumstances } from "./circumstances.ts";
import type { Assess } from "./ingest-plan.ts";
import * as words from "./reassess-words.ts";

/** Advisories read by one query. */
const READ = 200;
/** Advisories written in one transaction, so that nobody waits long for the database (design 4.5). */
const WRITTEN = 100;
/** Advisories named in the summary. */
const MOST_NAMED = 20;
/** Times it begins again because circumstances changed meanwhile, or a newer revision came. */
const ATTEMPTS = 5;

/** Why it is judged again: told in the thread of a post whose badge goes up. */
export type Cause =
  | { kind: "inventory" }
  | { kind: "override"; override: Override }
  | { kind: "override-off"; by: { id: string; name?: string | undefined } }
  /** Settings, or the rules of a newer version of Hansho. */
  | { kind: "settings" };

export interface ReassessDeps {
  store: Pick<
    Store,
    "standings" | "commitReassessment" | "circumstancesState" | "circumstancesApplied" | "deliveries"
  >;
  organization(id: string): Organization;
  assess: Assess;
  circumstances(): Promise<LoadedCircumstances>;
  clock: Pick<Clock, "now">;
}

/** An advisory whose badge went up to A or B. */
export interface Raised {
  advisoryId: string;
  title: LocalizedLine;
  from: Priority;
  to: Priority;
  /** Whether a post of it stands in a channel (it was edited and told); false: it was never posted, and is not now. */
  posted: boolean;
}

export interface ReassessSummary {
  /** Advisories judged again. */
  judged: number;
  /** Those whose assessment is another one now. */
  changed: number;
  up: number;
  down: number;
  /** How many went up to A, to B. */
  toA: number;
  toB: number;
  /** The first of those, the most urgent first; at most twenty. */
  raised: Raised[];
}

export interface ReassessOptions {
  /** These alone; all of the organization's when absent. */
  ids?: readonly string[] | undefined;
  onProgress?: ((judged: number) => void) | undefined;
  /** Ends it between two batches: it then rejects with the signal's reason, and a repetition does the rest. */
  signal?: AbortSignal | undefined;
}

export type Reassess = (
  organizationId: string,
  cause: Cause,
  options?: ReassessOptions,
) => Promise<ReassessSummary>;

/** An advisory whose assessment changed, and its badges: the same where only reasons did. */
type Moved = Omit<Raised, "posted">;

/** An advisory and its two assessments. */
interface Rejudged {
  standing: Standing;
  assessment: Assessment;
}

/**
 * Makes the function that judges an organization's advisories again, in batches of one transaction each. Unchanged
 * assessments are skipped; posts already made are edited, and told where the badge went up; nothing is posted that was
 * not before. A crash leaves the batches done, and a repetition does the rest.
 */
export function createReassess(deps: ReassessDeps): Reassess {
  const { store, clock } = deps;

  async function reassess(
    organizationId: string,
    cause: Cause,
    { ids, onProgress, signal }: ReassessOptions = {},
  ): Promise<ReassessSummary> {
    const organization = deps.organization(organizationId);
    const first = new Map<string, Moved>();
    let judged = 0;
    for (let attempt = 1; ; attempt++) {
      const circumstances = await deps.circumstances();
      const run = { organization, cause, circumstances, first, signal };
      judged = await judgeAll(run, ids, (count) => onProgress?.(count));
      const version = circumstances.versions.get(organizationId) ?? 0;
      const state = await store.circumstancesState(organizationId);
      if (state.version === version || attempt === ATTEMPTS) {
        if (ids === undefined) await store.circumstancesApplied(organizationId, version);
        break;
      }
    }
    return summarize(organizationId, judged, [...first.values()]);
  }

  async function judgeAll(
    run: Run,
    ids: readonly string[] | undefined,
    onProgress: (judged: number) => void,
  ): Promise<number> {
    let judged = 0;
    let after = "";
    for (;;) {
      run.signal?.throwIfAborted();
      const standings = await store.standings(run.organization.id, { after, ids, limit: READ });
      if (standings.length === 0) return judged;
      await judgeBatch(run, standings);
      judged += standings.length;
      onProgress(judged);
      after = standings.at(-1)?.advisoryId ?? after;
    }
  }

  async function judgeBatch(run: Run, standings: readonly Standing[], attempt = 1): Promise<void> {
    const changed: Rejudged[] = [];
    for (const standing of standings) {
      const assessment = judgeAgain(run, standing, deps.assess, clock.now());
      if (!same(assessment, standing.assessment)) changed.push({ standing, assessment });
    }
    const stale: string[] = [];
    for (let from = 0; from < changed.length; from += WRITTEN) {
      const chunk = changed.slice(from, from + WRITTEN);
      const items = chunk.map((one) => planOne(one, run.cause));
      const left = new Set(await store.commitReassessment(run.organization.id, items, clock.now()));
      stale.push(...left);
      for (const one of chunk.filter(({ standing }) => !left.has(standing.advisoryId))) remember(run, one);
      await breathe();
    }
    await breathe();
    if (stale.length === 0 || attempt === ATTEMPTS) return;
    // Somebody wrote a newer revision meanwhile, and judged it by what was known before.
    const newer = await store.standings(run.organization.id, { ids: stale, limit: stale.length });
    await judgeBatch(run, newer, attempt + 1);
  }

  async function summarize(
    organizationId: string,
    judged: number,
    changed: readonly Moved[],
  ): Promise<ReassessSummary> {
    const up = changed.filter(({ from, to }) => to < from);
    const down = changed.filter(({ from, to }) => to > from);
    const urgent = up.filter(({ to }) => to === "A" || to === "B");
    const named = urgent.toSorted((a, b) => a.to.localeCompare(b.to)).slice(0, MOST_NAMED);
    const raised: Raised[] = [];
    for (const one of named) {
      raised.push({ ...one, posted: await wasPosted(organizationId, one.advisoryId) });
    }
    return {
      judged,
      changed: changed.length,
      up: up.length,
      down: down.length,
      toA: up.filter(({ to }) => to === "A").length,
      toB: up.filter(({ to }) => to === "B").length,
      raised,
    };
  }

  async function wasPosted(organizationId: string, advisoryId: string): Promise<boolean> {
    const deliveries = await store.deliveries({ organizationId, advisoryId, limit: 200 });
    return deliveries.some(
      ({ kind, state }) => kind === "post" && state !== "superseded" && state !== "failed",
    );
  }

  return reassess;
}

interface Run {
  organization: Organization;
  cause: Cause;
  circumstances: LoadedCircumstances;
  /** By advisory id: how it stood before the first attempt, and how it stands now. */
  first: Map<string, Moved>;
  signal: AbortSignal | undefined;
}

function remember({ first }: Run, { standing, assessment }: Rejudged): void {
  const { advisoryId, content } = standing;
  const from = first.get(advisoryId)?.from ?? standing.assessment.priority;
  first.set(advisoryId, { advisoryId, title: content.title, from, to: assessment.priority });
}

/** Lets whatever waits (an acknowledgement, a timer) run before the next piece of work. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/**
 * The assessment as it is now. The deadline stands unless the badge changed (as in ingest), or its day is closed by a
 * new calendar: a new inventory or a new wording of the rules gives nobody more time. A badge that goes up for what was learnt today is not overdue today:
 * where its deadline is past already, it counts from now.
 */
function judgeAgain(
  { organization, cause, circumstances }: Run,
  { advisoryId, content, assessment: before }: Standing,
  assess: Assess,
  now: number,
): Assessment {
  const its = circumstances.of(organization.id, advisoryId, content);
  const judge = (said: AdvisoryContent) => assess(said, organization, now, its);
  const assessment = judge(content);
  const stands = assessment.priority === before.priority;
  if (stands && !(cause.kind === "settings" && isNowClosed(before.deadline, organization, now))) {
    return { ...assessment, deadline: before.deadline };
  }
  const { date } = assessment.deadline;
  const isPast = date !== undefined && date < localDate(now, organization.timeZone);
  if (!isPast || cause.kind === "override-off" || assessment.priority > before.priority) return assessment;
  const { deadline } = judge({ ...content, updatedAt: new Date(now).toISOString() });
  return { ...assessment, deadline };
}

/** Whether a date yet to come is a day of work no longer: the calendar was changed. */
function isNowClosed({ date }: Deadline, organization: Organization, now: number): boolean {
  if (date === undefined || date < localDate(now, organization.timeZone)) return false;
  return !isBusinessDay(date, organization);
}

function planOne({ standing, assessment }: Rejudged, cause: Cause): Reassessment {
  const { advisoryId, revision, assessment: before } = standing;
  const raised = wentUp({ standing, assessment });
  return {
    advisoryId,
    revision,
    assessment,
    edit: isShown(before, assessment, cause),
    changes: raised ? [words.wentUp(before.priority, assessment.priority), words.because(cause)] : [],
  };
}

/** Whether a post says something else now. Rules or settings that only word a reason anew edit no posts of years. */
function isShown(before: Assessment, after: Assessment, cause: Cause): boolean {
  const shown = ({ priority, review, deadline, reasons }: Assessment) => [
    priority,
    review,
    deadline,
    ...(cause.kind === "settings" ? [] : [reasons]),
  ];
  return !same(shown(before), shown(after));
}

function wentUp({ standing, assessment }: Rejudged): boolean {
  return assessment.priority < standing.assessment.priority;
}

/** Whether two values are stored as the same JSON, in whatever order their keys stand. */
function same(one: unknown, other: unknown): boolean {
  return (
    JSON.stringify(one) === JSON.stringify(other) ||
    JSON.stringify(one, sorted) === JSON.stringify(other, sorted)
  );
}

function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
