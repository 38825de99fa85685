import { draftAction, title } from "./advisory-card.ts";
import { badge } from "./badge.ts";
import { showDate } from "./dates.ts";
import { type AdvisoryFacts, type CardOptions, shownId } from "./facts.ts";
import { labels } from "./labels.ts";
import type { Card, CardElement } from "./model.ts";
import { notification } from "./text.ts";

interface ListOptions extends CardOptions {
  heading: string;
  records: readonly AdvisoryFacts[];
  /** How many there are in all. */
  total: number;
  /** How many to show at most; a renderer may show fewer and then says so. */
  shown: number;
  /** Said when there is none. */
  emptyHint: string;
}

/** A look-up's answer: one row an advisory, each with its badge, deadline, id and a button to its draft. */
export function listCard(options: ListOptions): Card {
  const { heading, records, total, lang } = options;
  const shown = records.slice(0, options.shown);
  const count = labels[lang].answers.shownOf(shown.length, total);
  const rows =
    shown.length === 0
      ? [{ type: "text", text: options.emptyHint, tone: "normal" } as const]
      : shown.map((record) => row(record, options));
  return {
    lang,
    fallback: notification(`${heading} (${total})`),
    elements: [
      { type: "title", text: heading },
      ...(shown.length === 0 ? [] : [{ type: "text", text: count, tone: "subtle" } as const]),
      ...rows,
    ],
    actions: [],
  };
}

function row(record: AdvisoryFacts, options: ListOptions): CardElement {
  const { content } = record.revision;
  const seen = showDate(content.updatedAt ?? content.publishedAt, options.timeZone, options.lang);
  const { updated, published, colon } = labels[options.lang].advisory;
  const label = content.updatedAt === undefined ? published : updated;
  const detail = [shownId(record), seen === undefined ? undefined : `${label}${colon}${seen}`];
  return {
    type: "row",
    lead: badge(record, options).label,
    title: title(record, options),
    detail: detail.filter((part) => part !== undefined).join(" · "),
    action: { ...draftAction(record, labels[options.lang].advisory.draftButtonShort), primary: false },
  };
}
