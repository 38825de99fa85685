import { draftAction, fallback, title, translationNote } from "./advisory-card.ts";
import type { Assessment, Lang } from "../advisory/schema.ts";
import { badge } from "./badge.ts";
import { showTime } from "./dates.ts";
import { type AdvisoryFacts, type CardOptions, inLang } from "./facts.ts";
import { evidence } from "./evidence.ts";
import { labels } from "./labels.ts";
import type { Card, CardElement } from "./model.ts";
import { nvdNotice } from "./source-cards.ts";
import { notification } from "./text.ts";

/** What went where; a `Delivery` of ports fits. */
export interface PostFacts {
  destination: string | { channel: string; platform: string; name?: string | undefined };
  /** A post where it is missing. */
  kind?: string | undefined;
  state: string;
  lastError?: string | undefined;
  at?: string | number | undefined;
  updatedAt?: number | undefined;
}

/** Why this badge and date, how the date was found, what would change it, what it was judged by, by which rule, and where it was or was not posted. */
export function explainCard(
  record: AdvisoryFacts,
  options: CardOptions & { deliveries: readonly PostFacts[] },
): Card {
  const { lang } = options;
  const { answers, advisory } = labels[lang];
  const { assessment } = record;
  return {
    lang,
    fallback: notification(`${answers.explainTitle}${advisory.colon}${fallback(record, options)}`),
    elements: [
      badge(record, options),
      { type: "title", text: answers.explainTitle },
      { type: "text", text: title(record, options), tone: "normal" },
      ...translationNote(record, lang),
      ...list(advisory.reasons(assessment.priority), inLang(assessment.reasons, lang)),
      ...list(labels[lang].rules.deadline, deadlineLines(record, lang)),
      ...list(answers.wouldChange, inLang(assessment.wouldChange, lang)),
      ...evidence(record, lang),
      { type: "facts", facts: [{ label: answers.rule, value: ruleLine(assessment, lang) }] },
      ...posts(options),
      { type: "text", text: answers.notCvss, tone: "subtle" },
      ...nvdNotice(record.revision.sources, lang),
    ],
    actions: [draftAction(record, advisory.draftButton)],
  };
}

/** How its date was found; nothing for a badge that has none. */
function deadlineLines({ assessment, revision }: AdvisoryFacts, lang: Lang): string[] {
  const { priority, rule, deadline } = assessment;
  const words = labels[lang].rules;
  if (priority === "D" || deadline.kind === "none") return [];
  if (deadline.date === undefined) return [words.noDate];
  if (rule === "stated" && revision.content.stated?.deadline !== undefined) return [words.stated];
  return [words.dates[priority], rule === "override" ? words.set : words.counted];
}

function ruleLine({ rule, rules }: Assessment, lang: Lang): string {
  const words = labels[lang].rules;
  const name = words.names[rule.startsWith("incident-") ? "incident" : rule];
  return words.rule(name, rule, rules);
}

function list(label: string, items: string[]): CardElement[] {
  return items.length === 0 ? [] : [{ type: "list", label, ordered: false, items }];
}

/** A line a place: its posts, then how many replies and edits. */
function posts({
  deliveries,
  lang,
  timeZone,
}: CardOptions & { deliveries: readonly PostFacts[] }): CardElement[] {
  const words = labels[lang].answers;
  if (deliveries.length === 0) return [{ type: "text", text: words.notPosted, tone: "normal" }];
  const items: string[] = [];
  for (const [place, there] of Map.groupBy(deliveries, ({ destination }) => placeName(destination))) {
    const made = there.filter(({ kind = "post" }) => kind === "post");
    const standing = made.filter(({ state }) => state !== "superseded");
    const parts = (standing.length > 0 ? standing : made.slice(0, 1)).map((post) =>
      postLine(post, timeZone, lang),
    );
    parts.push(...counted(there, "reply", lang), ...counted(there, "update", lang));
    if (parts.length > 0) items.push(`${place} — ${parts.join(labels[lang].advisory.join)}`);
  }
  return [{ type: "list", label: words.posted, ordered: false, items }];
}

function postLine({ state, at, updatedAt, lastError }: PostFacts, timeZone: string, lang: Lang): string {
  const when = showTime(at ?? updatedAt, timeZone, lang);
  const why = state === "failed" && lastError !== undefined ? labels[lang].advisory.colon + lastError : "";
  return `${stateWords(state, lang)}${why}${when === undefined ? "" : ` (${when})`}`;
}

/** How many of a kind there are in each state; what a newer one replaced counts for nothing. */
function counted(deliveries: readonly PostFacts[], kind: "reply" | "update", lang: Lang): string[] {
  const { replies, edits, editStates } = labels[lang].answers;
  const standing = deliveries.filter((one) => one.kind === kind && one.state !== "superseded");
  const found = [...Map.groupBy(standing, ({ state }) => state)].toReversed();
  return found.map(([state, { length }]) => {
    const edited = Object.entries(editStates).find(([name]) => name === state)?.[1];
    return kind === "reply"
      ? replies(length, stateWords(state, lang))
      : edits(length, edited ?? stateWords(state, lang));
  });
}

/** A delivery's state in words; a state without words stays as it is. */
export function stateWords(state: string, lang: "ja" | "en"): string {
  const found = Object.entries(labels[lang].answers.states).find(([name]) => name === state);
  return found === undefined ? state : found[1];
}

/** `Slack #general`, or the channel's id where it has no name. */
export function placeName(destination: PostFacts["destination"]): string {
  if (typeof destination === "string") return destination;
  const platform = destination.platform === "slack" ? "Slack" : "Teams";
  return `${platform} ${destination.name ?? destination.channel}`;
}
