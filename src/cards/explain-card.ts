import { draftAction, fallback, title } from "./advisory-card.ts";
import { badge } from "./badge.ts";
import { showTime } from "./dates.ts";
import { type AdvisoryFacts, type CardOptions, inLang } from "./facts.ts";
import { labels } from "./labels.ts";
import type { Card, CardElement } from "./model.ts";
import { notification } from "./text.ts";

/** Where a post went; a `Delivery` of ports fits. */
export interface PostFacts {
  destination: string | { channel: string; platform: string; name?: string | undefined };
  state: string;
  at?: string | number | undefined;
  updatedAt?: number | undefined;
}

/** Why this badge and date, what would change it, by which rule, and where it was or was not posted. */
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
      ...list(advisory.reasons(assessment.priority), inLang(assessment.reasons, lang)),
      ...list(answers.wouldChange, inLang(assessment.wouldChange, lang)),
      { type: "facts", facts: [{ label: answers.rule, value: `${assessment.rule} (${assessment.rules})` }] },
      ...posts(options),
      { type: "text", text: answers.notCvss, tone: "subtle" },
    ],
    actions: [draftAction(record, advisory.draftButton)],
  };
}

function list(label: string, items: string[]): CardElement[] {
  return items.length === 0 ? [] : [{ type: "list", label, ordered: false, items }];
}

function posts({
  deliveries,
  lang,
  timeZone,
}: CardOptions & { deliveries: readonly PostFacts[] }): CardElement[] {
  const words = labels[lang].answers;
  if (deliveries.length === 0) return [{ type: "text", text: words.notPosted, tone: "normal" }];
  const items = deliveries.map(({ destination, state, at, updatedAt }) => {
    const when = showTime(at ?? updatedAt, timeZone, lang);
    const done = stateWords(state, lang);
    return `${placeName(destination)} — ${done}${when === undefined ? "" : ` (${when})`}`;
  });
  return [{ type: "list", label: words.posted, ordered: false, items }];
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
