import type { Lang } from "../advisory/schema.ts";
import { badge, badgeWords } from "./badge.ts";
import { showDate } from "./dates.ts";
import { measures } from "./evidence.ts";
import {
  type AdvisoryFacts,
  type CardOptions,
  inLang,
  partIn,
  pickNoted,
  shownId,
  sourceName,
  translationLine,
} from "./facts.ts";
import { labels } from "./labels.ts";
import type { Card, CardAction, CardElement } from "./model.ts";
import { notification, oneLine } from "./text.ts";

/** How many reasons a post shows, so that what is to be checked (要確認) is among them; `explain` shows all. */
const REASONS = 3;

/**
 * The post of one advisory for one organization: badge and date, title, the three passages of the seed, why,
 * identifiers, references, sources, and the buttons.
 */
export function advisoryCard(record: AdvisoryFacts, options: CardOptions & { resent?: boolean }): Card {
  const { lang } = options;
  const words = labels[lang].advisory;
  return {
    lang,
    fallback: fallback(record, options),
    elements: [
      badge(record, options),
      ...flags(record, options),
      { type: "title", text: title(record, options) },
      { type: "text", text: kindLine(record, options), tone: "subtle" },
      ...section(words.summary, partIn(record, "summary", lang)),
      ...section(words.scope, partIn(record, "scope", lang)),
      ...section(words.action, partIn(record, "action", lang)),
      ...translationNote(record, lang),
      ...reasons(record, options),
      ...identifiers(record, options),
      ...measures(record, lang),
      ...parts(record, options),
      ...references(record, options),
      { type: "text", text: originLine(record, options), tone: "subtle" },
    ],
    actions: [draftAction(record, words.draftButton), explainAction(record, options)],
  };
}

/** The title in the language asked for, or the other with its note. */
export function title(record: AdvisoryFacts, { lang }: CardOptions): string {
  const found = partIn(record, "title", lang);
  return oneLine(`${found?.text}${found?.note}`);
}

/** `B｜今週中（11/27 金まで） title`: what a notification shows. */
export function fallback(record: AdvisoryFacts, options: CardOptions): string {
  return notification(`${badgeWords(record, options)} ${title(record, options)}`);
}

/** The button that opens the draft. */
export function draftAction(record: AdvisoryFacts, label: string): CardAction {
  return { id: "draft", label, advisoryId: record.id, revision: record.revision.number, primary: true };
}

/** The button that says why. */
export function explainAction(record: AdvisoryFacts, { lang }: CardOptions): CardAction {
  return {
    id: "explain",
    label: labels[lang].advisory.explainButton,
    advisoryId: record.id,
    revision: record.revision.number,
  };
}

/** Sent again, withdrawn, superseded: what a reader must know before anything else. */
function flags(record: AdvisoryFacts, options: CardOptions & { resent?: boolean }): CardElement[] {
  const { lang } = options;
  const words = labels[lang].advisory;
  const { withdrawn } = record.revision.content;
  const found: CardElement[] = [];
  if (options.resent === true) found.push({ type: "text", text: words.resent, tone: "warning" });
  if (withdrawn !== undefined) {
    const why = pickNoted(withdrawn.reason, lang);
    found.push({
      type: "text",
      text: [words.withdrawnNote, why].filter((part) => part !== "").join(lang === "ja" ? "" : " "),
      tone: "warning",
    });
  }
  if (record.latest > record.revision.number) {
    found.push({ type: "text", text: words.outdated(record.latest), tone: "warning" });
  }
  return found;
}

/** `脆弱性・更新 第2版`. */
function kindLine(record: AdvisoryFacts, { lang }: CardOptions): string {
  const words = labels[lang].advisory;
  const { number, content } = record.revision;
  const kind = words.kinds[content.kind];
  return number > 1 ? `${kind} · ${words.revision(number)}` : kind;
}

function section(label: string, found: ReturnType<typeof partIn>): CardElement[] {
  return found === undefined ? [] : [{ type: "section", label: label + found.note, text: found.text }];
}

/** That a model translated, and the title as its source has it. */
export function translationNote(record: AdvisoryFacts, lang: Lang): CardElement[] {
  const text = translationLine(record, lang);
  return text === "" ? [] : [{ type: "text", text, tone: "subtle" }];
}

function reasons(record: AdvisoryFacts, { lang }: CardOptions): CardElement[] {
  const items = inLang(record.assessment.reasons, lang).slice(0, REASONS);
  if (items.length === 0) return [];
  const label = labels[lang].advisory.reasons(record.assessment.priority);
  return [{ type: "list", label, ordered: false, items }];
}

function identifiers(record: AdvisoryFacts, { lang }: CardOptions): CardElement[] {
  const { identifiers: ids } = record.revision.content;
  if (ids.length === 0) return [];
  const words = labels[lang].advisory;
  return [{ type: "facts", facts: [{ label: words.identifiers, value: ids.join(words.join) }] }];
}

/** `個別のアドバイザリ：12 件（CVE-1900-0001、CVE-1900-0002 ほか）`. */
function parts(record: AdvisoryFacts, { lang }: CardOptions): CardElement[] {
  if (record.parts === undefined) return [];
  const words = labels[lang].advisory;
  const { total, first } = record.parts;
  const named = first.map(({ identifier }) => identifier).join(words.join);
  const value = words.partsOf(total, named, total > first.length);
  return [{ type: "facts", facts: [{ label: words.parts, value }] }];
}

function references(record: AdvisoryFacts, { lang }: CardOptions): CardElement[] {
  const { references: found } = record.revision.content;
  if (found.length === 0) return [];
  const links = found.map((reference) => {
    const text = pickNoted(reference.title, lang);
    return {
      text: reference.source === undefined ? text : `${reference.source}: ${text}`,
      url: reference.url,
    };
  });
  return [{ type: "links", label: labels[lang].advisory.references, links }];
}

/** `CVE-1900-0001 · 出典：JVN · 公開日：2026/11/24`; our own id where there is no identifier. */
function originLine(record: AdvisoryFacts, options: CardOptions): string {
  const { lang, timeZone } = options;
  const words = labels[lang].advisory;
  const { content, sources } = record.revision;
  const published = showDate(content.publishedAt, timeZone, lang);
  const updated = showDate(content.updatedAt, timeZone, lang);
  const parts = [
    content.identifiers.length === 0 ? shownId(record) : "",
    named(words.sources, sources.map((source) => sourceName(source, lang)).join(words.join)),
    named(words.published, published),
    updated === published ? "" : named(words.updated, updated),
  ];
  return parts.filter((part) => part !== "").join(" · ");

  function named(label: string, value: string | undefined): string {
    return value === undefined || value === "" ? "" : `${label}${words.colon}${value}`;
  }
}
