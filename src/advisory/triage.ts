/**
 * Judges one advisory for one organization: the first rule set (docs/deadlines.md has it as a table). Published
 * tables, not taste: CISA's KEV and BOD 26-04. What is unknown never means low; it is said, and flagged 要確認.
 */
import { addDays } from "./dates.ts";
import { deadlineAsStated, deadlineFor, USUAL_DEADLINE } from "./deadline.ts";
import type {
  AdvisoryContent,
  Assessment,
  Bilingual,
  Deadline,
  Kev,
  Organization,
  Priority,
} from "./schema.ts";
import * as words from "./triage-words.ts";

/** Version of the rule set, kept with each assessment. */
export const RULES = "2026-11";

const DAY_MS = 86_400_000;
/** Clocks and time zones differ by less; a date further ahead is a mistake or a lie. */
const TRUSTED_AHEAD_MS = 2 * DAY_MS;
/** BOD 26-04: due within three days of being added is its most urgent row. */
const URGENT_DAYS = 3;

/**
 * Priority, deadline and reasons. Pure and deterministic.
 * @param now milliseconds since the epoch; only tells whether the advisory's own dates can be trusted.
 */
export function assess(content: AdvisoryContent, organization: Organization, now: number): Assessment {
  const t0 = startTime(content, now);
  const judged = judge(content, organization, t0.at);
  return {
    ...judged,
    review: judged.review || t0.distrusted,
    reasons: t0.distrusted ? [...judged.reasons, words.futureDate] : judged.reasons,
    rules: RULES,
  };
}

type Judged = Omit<Assessment, "rules">;

function judge(content: AdvisoryContent, organization: Organization, t0: number | undefined): Judged {
  if (content.withdrawn !== undefined) return withdrawn();
  if (content.stated !== undefined) return stated(content, content.stated.priority, organization, t0);
  if (content.kev !== undefined) return exploited(content.kev);
  return unknown(content, organization, t0);
}

/** When the advisory was updated or published; a date too far in the future counts as none. */
function startTime(content: AdvisoryContent, now: number): { at: number | undefined; distrusted: boolean } {
  // A badge that came with the advisory was meant from the day it was published.
  const written =
    content.stated === undefined ? (content.updatedAt ?? content.publishedAt) : content.publishedAt;
  const at = written === undefined ? Number.NaN : Date.parse(written);
  if (Number.isNaN(at)) return { at: undefined, distrusted: false };
  return at > now + TRUSTED_AHEAD_MS ? { at: undefined, distrusted: true } : { at, distrusted: false };
}

function withdrawn(): Judged {
  return {
    priority: "D",
    review: false,
    deadline: { kind: "none" },
    reasons: [words.withdrawn],
    wouldChange: [words.republished],
    rule: "withdrawn",
  };
}

/** Human judgement wins; what the feeds say later may only suggest (sources.md 2, rule 7). */
function stated(
  content: AdvisoryContent,
  priority: Priority,
  organization: Organization,
  t0: number | undefined,
): Judged {
  const kind = content.stated?.deadline;
  const its = content.stated?.reason;
  const reasons: Bilingual[] = [words.stated(priority)];
  if (its !== undefined) reasons.push(words.statedReason(its));
  const suggested = content.kev === undefined ? undefined : exploited(content.kev);
  const higher = suggested !== undefined && suggested.priority < priority;
  if (higher) reasons.push(words.suggests(suggested.priority), ...suggested.reasons);
  return {
    priority,
    review: higher,
    deadline: statedDeadline(kind, priority, organization, t0),
    reasons,
    wouldChange: [words.byPublisher],
    rule: "stated",
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

/** In CISA's catalogue: exploitation is a fact, exposure and use are not known. */
function exploited(kev: Kev): Judged {
  // Old entries have due dates before the day they were added; such a date asks for nothing earlier.
  const date = kev.dueDate < kev.dateAdded ? kev.dateAdded : kev.dueDate;
  const listed = words.kev(kev, date);
  const deadline: Deadline = { kind: "date", date };
  if (kev.ransomware) {
    return {
      priority: "A",
      review: false,
      deadline,
      reasons: [words.ransomware, listed],
      wouldChange: [words.notUsed],
      rule: "kev-ransomware",
    };
  }
  if (date <= addDays(kev.dateAdded, URGENT_DAYS)) {
    return {
      priority: "A",
      review: false,
      deadline,
      reasons: [words.urgent(URGENT_DAYS), listed],
      wouldChange: [words.notUsed],
      rule: "kev-urgent",
    };
  }
  return {
    priority: "B",
    review: true,
    deadline,
    reasons: [words.exploited, listed, words.exposureUnknown],
    wouldChange: [words.exposed, words.ransomwareSeen, words.notUsed],
    rule: "kev",
  };
}

/** Nothing that decides is known: C, and a person looks at it. */
function unknown(content: AdvisoryContent, organization: Organization, t0: number | undefined): Judged {
  const deadline: Deadline =
    t0 === undefined ? { kind: USUAL_DEADLINE.C } : deadlineFor("C", t0, organization);
  const incident = content.kind === "incident";
  return {
    priority: "C",
    review: true,
    deadline,
    reasons: [incident ? words.incidentUnknown : words.vulnerabilityUnknown],
    wouldChange: incident
      ? [words.sameWeakness, words.concernsUs, words.noConcern]
      : [words.exploitationSeen, words.exposed, words.notUsed],
    rule: incident ? "incident-unknown" : "unknown",
  };
}
