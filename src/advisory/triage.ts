/**
 * Judges one advisory for one organization by the rules of docs/priority.md. Published tables, not taste: CISA's BOD 26-04
 * for vulnerabilities, classes by cue words for incidents. What is unknown never means low; it is said, and flagged 要確認.
 */
import { localDate } from "./calendar.ts";
import { deadlineAsStated, deadlineFor, USUAL_DEADLINE } from "./deadline.ts";
import type { AdvisoryContent, Assessment, Bilingual, Deadline, Organization, Priority } from "./schema.ts";
import { judgeFacts, judgeRules } from "./triage/judge.ts";
import type { Judged } from "./triage/judged.ts";
import * as say from "./triage/words.ts";
import type { Circumstances, Override, Usage } from "./usage.ts";

/** Version of the rule set, kept with each assessment. */
export const RULES = "2026-12";

const DAY_MS = 86_400_000;
/** Clocks and time zones differ by less; a date further ahead is a mistake or a lie. */
const TRUSTED_AHEAD_MS = 2 * DAY_MS;

/**
 * Priority, deadline and reasons. Pure and deterministic.
 * @param now milliseconds since the epoch; only tells whether the advisory's own dates can be trusted.
 * @param circumstances what the organization itself knows and decided; nothing when absent.
 */
export function assess(
  content: AdvisoryContent,
  organization: Organization,
  now: number,
  circumstances: Circumstances = {},
): Assessment {
  const t0 = startTime(content, now);
  const judged = judge(content, organization, circumstances, t0.at, now);
  return {
    ...judged,
    review: judged.review || t0.distrusted,
    reasons: t0.distrusted ? [...judged.reasons, say.futureDate] : judged.reasons,
    rules: RULES,
  };
}

type Dated = Omit<Assessment, "rules">;

function judge(
  content: AdvisoryContent,
  organization: Organization,
  { usage, override }: Circumstances,
  t0: number | undefined,
  now: number,
): Dated {
  if (override !== undefined) return overridden(content, organization, { usage, override }, t0, now);
  if (content.withdrawn !== undefined) return withdrawn();
  if (content.stated !== undefined) return stated(content, organization, usage, t0);
  const { settled: _, ...judged } = judgeRules(content, organization, usage);
  return { ...judged, deadline: dated(judged.priority, content, organization, t0) };
}

/** When the advisory was updated or published; a date too far in the future counts as none. */
function startTime(content: AdvisoryContent, now: number): { at: number | undefined; distrusted: boolean } {
  // A badge that came with the advisory was meant from the day it was published.
  const written =
    content.stated === undefined ? (content.updatedAt ?? content.publishedAt) : content.publishedAt;
  const listed = content.stated === undefined ? content.kev?.dateAdded : undefined;
  const at = Date.parse(written ?? listed ?? "");
  if (Number.isNaN(at)) return { at: undefined, distrusted: false };
  return at > now + TRUSTED_AHEAD_MS ? { at: undefined, distrusted: true } : { at, distrusted: false };
}

function dated(
  priority: Priority,
  { kev }: AdvisoryContent,
  organization: Organization,
  t0: number | undefined,
): Deadline {
  return t0 === undefined ? { kind: USUAL_DEADLINE[priority] } : deadlineFor(priority, t0, organization, kev);
}

function withdrawn(): Dated {
  return {
    priority: "D",
    review: false,
    deadline: { kind: "none" },
    reasons: [say.withdrawn],
    wouldChange: [say.republished],
    rule: "withdrawn",
  };
}

/** A publisher's badge is kept; exploitation that feeds tell of may only suggest another (step 7). */
function stated(
  content: AdvisoryContent,
  organization: Organization,
  usage: Usage | undefined,
  t0: number | undefined,
): Dated {
  const { priority = "C", deadline: kind, reason } = content.stated ?? {};
  const reasons: Bilingual[] = [say.stated(priority)];
  if (reason !== undefined) reasons.push(say.statedReason(reason));
  const facts = judgeFacts(content, organization, usage);
  return {
    priority,
    deadline: statedDeadline(kind, priority, organization, t0),
    wouldChange: [say.byPublisher],
    rule: "stated",
    ...suggestion(priority, reasons, facts),
  };
}

function statedDeadline(
  kind: Deadline["kind"] | undefined,
  priority: Priority,
  organization: Organization,
  t0: number | undefined,
): Deadline {
  if (t0 === undefined) return { kind: kind ?? USUAL_DEADLINE[priority] };
  return kind === undefined
    ? deadlineFor(priority, t0, organization)
    : deadlineAsStated(kind, priority, t0, organization);
}

/** A person's badge wins over everything, counted from the day they set it (step 7). */
function overridden(
  content: AdvisoryContent,
  organization: Organization,
  { usage, override }: { usage: Usage | undefined; override: Override },
  t0: number | undefined,
  now: number,
): Dated {
  const { priority } = override;
  const at = Math.min(Date.parse(override.at), now + TRUSTED_AHEAD_MS);
  const gone = content.withdrawn !== undefined;
  const said = suggestion(
    priority,
    [say.overridden(override, localDate(at, organization.timeZone))],
    gone ? undefined : judgeRules({ ...content, stated: undefined }, organization, usage),
  );
  return {
    priority,
    deadline: deadlineFor(priority, Math.max(at, t0 ?? at), organization),
    wouldChange: [say.byPerson],
    rule: "override",
    ...said,
    ...(gone ? { review: true, reasons: [...said.reasons, say.withdrawnMeanwhile] } : {}),
  };
}

/** What the rules say beside a badge that is kept: told where it differs, 要確認 where it is more urgent. */
function suggestion(
  priority: Priority,
  reasons: readonly Bilingual[],
  judged: Judged | undefined,
): Pick<Assessment, "review" | "reasons" | "suggested" | "inputs" | "row" | "ssvc" | "decidedBy"> {
  if (judged === undefined) return { review: false, reasons: [...reasons] };
  const { settled, inputs, row, ssvc, decidedBy, rule } = judged;
  const evidence = { inputs, row, ssvc, decidedBy };
  if (judged.priority === priority || !settled) return { review: false, reasons: [...reasons], ...evidence };
  const higher = judged.priority < priority;
  return {
    review: higher,
    reasons: higher ? [...reasons, say.suggests(judged.priority), ...judged.reasons] : [...reasons],
    suggested: { priority: judged.priority, rule, reasons: judged.reasons },
    ...evidence,
  };
}
