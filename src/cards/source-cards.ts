import type { Bilingual, Lang } from "../advisory/schema.ts";
import { showMoment, showTime } from "./dates.ts";
import { labels } from "./labels.ts";
import type { SourceCondition } from "./labels/sources.ts";
import type { Card, CardElement } from "./model.ts";
import { cut, notification, oneLine } from "./text.ts";

interface Print {
  lang: Lang;
  timeZone: string;
}

/** One source as people are shown it. Times are milliseconds. */
export interface SourceView {
  /** What settings and commands call it. */
  name: string;
  label: Bilingual;
  /** The source that reads it, where that is known beforehand. */
  format?: string | undefined;
  condition: SourceCondition;
  /** Of a trouble. */
  since?: number | undefined;
  polledAt?: number | undefined;
  nextAt?: number | undefined;
  entries: number;
  refused: number;
  lastError?: string | undefined;
}

/** A reason can be as long as a server likes. */
const LONGEST_REASON = 300;

const WELL: readonly SourceCondition[] = ["ok", "reading", "waiting", "byHand"];

export function isWell({ condition }: Pick<SourceView, "condition">): boolean {
  return WELL.includes(condition);
}

/** Each source: how it is, its last and next poll, what it held, and why it failed. Those in trouble come first. */
export function sourcesCard({ sources, ...print }: Print & { sources: readonly SourceView[] }): Card {
  const words = labels[print.lang].sources;
  const sorted = [...sources.filter((source) => !isWell(source)), ...sources.filter(isWell)];
  const summary = summaryOf(sources, print.lang);
  const rows: CardElement[] = sorted.map((source) => ({
    type: "row",
    title: source.label[print.lang],
    detail: detailOf(source, print),
  }));
  const none: CardElement = { type: "text", text: words.noneHint, tone: "subtle" };
  return {
    lang: print.lang,
    fallback: notification(`${words.title}${labels[print.lang].advisory.colon}${summary}`),
    elements: [
      { type: "title", text: words.title },
      { type: "text", text: summary, tone: "normal" },
      ...(rows.length === 0 ? [none] : rows),
      ...nvdNotice(
        sources.map(({ format }) => format),
        print.lang,
      ),
    ],
    actions: [],
  };
}

/** What NVD's terms of use ask for where its data is shown; nothing where there is none. */
export function nvdNotice(sources: readonly (string | undefined)[], lang: Lang): CardElement[] {
  if (!sources.includes("nvd")) return [];
  return [{ type: "text", text: labels[lang].sources.nvdNotice, tone: "subtle" }];
}

/** The same in short, for `status`: how many are well, and which are not. */
export function sourcesInShort({
  sources,
  ...print
}: Print & { sources: readonly SourceView[] }): CardElement[] {
  const words = labels[print.lang].sources;
  const { colon } = labels[print.lang].advisory;
  const ill = sources.filter((source) => !isWell(source));
  const items = ill.map((source) => source.label[print.lang] + colon + conditionWords(source, print));
  const list: CardElement = { type: "list", ordered: false, items };
  return [
    {
      type: "facts",
      facts: [{ label: labels[print.lang].answers.sources, value: summaryOf(sources, print.lang) }],
    },
    ...(items.length === 0 ? [] : [list]),
    { type: "text", text: words.allHint, tone: "subtle" },
  ];
}

/** For operators: what is wrong with a source since when, and what to do. */
export function troubleCard(
  notice: {
    label: Bilingual;
    trouble: "broken" | "unreadable" | "silent";
    since: number;
    error?: string | undefined;
  },
  { lang, timeZone }: Print,
): Card {
  const words = labels[lang].sources;
  const text = words[notice.trouble](notice.label[lang], showTime(notice.since, timeZone, lang) ?? "—");
  const reason = notice.error === undefined ? [] : [reasonLine(notice.error, lang)];
  return {
    lang,
    fallback: notification(text),
    elements: [
      { type: "title", text: words.troubleTitle },
      { type: "text", text, tone: "warning" },
      ...reason.map((line): CardElement => ({ type: "text", text: line, tone: "normal" })),
      { type: "text", text: words.troubleHint, tone: "subtle" },
    ],
    actions: [],
  };
}

/** For operators: what they were told of is over. */
export function recoveredCard(notice: { label: Bilingual; since: number }, { lang, timeZone }: Print): Card {
  const words = labels[lang].sources;
  const text = words.recovered(notice.label[lang], showTime(notice.since, timeZone, lang) ?? "—");
  return {
    lang,
    fallback: notification(text),
    elements: [
      { type: "title", text: words.recoveredTitle },
      { type: "text", text, tone: "normal" },
    ],
    actions: [],
  };
}

function summaryOf(sources: readonly SourceView[], lang: Lang): string {
  const words = labels[lang].sources;
  return sources.length === 0 ? words.none : words.summary(sources.length, sources.filter(isWell).length);
}

function conditionWords({ condition, since }: SourceView, { lang, timeZone }: Print): string {
  const words = labels[lang].sources;
  const at = showTime(since, timeZone, lang);
  return words.conditions[condition] + (at === undefined ? "" : words.since(at));
}

function detailOf(source: SourceView, { lang, timeZone }: Print): string {
  const words = labels[lang].sources;
  const polled = showMoment(source.polledAt, timeZone, lang);
  const next = showMoment(source.nextAt, timeZone, lang);
  const parts = [
    conditionWords(source, { lang, timeZone }),
    source.name,
    polled === undefined ? words.never : words.lastPoll(polled),
    next === undefined ? undefined : words.nextPoll(next),
    polled === undefined ? undefined : words.counts(source.entries, source.refused),
    source.lastError === undefined ? undefined : reasonLine(source.lastError, lang),
  ];
  return parts.filter((part) => part !== undefined).join(" · ");
}

function reasonLine(error: string, lang: Lang): string {
  return labels[lang].sources.reason(cut(oneLine(error), LONGEST_REASON));
}
