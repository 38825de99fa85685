import { labels } from "./labels.ts";
import type { Card, CardAction, CardElement } from "./model.ts";
import { clean, cut, NOTHING, notification, oneLine, passage, webUrl } from "./text.ts";

/** How much of a card may stand: lengths in UTF-16 units, the others are counts. */
export interface Limits {
  /** Elements of the card, rows not counted. */
  elements: number;
  title: number;
  text: number;
  section: number;
  /** Lines of one text or section. */
  lines: number;
  items: number;
  item: number;
  links: number;
  link: number;
  facts: number;
  fact: number;
  copy: number;
  rows: number;
}

/** Labels are ours, or short by their nature. */
const LABEL = 120;
/** Slack's limit for a button's text is 75. */
const BUTTON = 75;
/** A link longer than this is shown as text: nobody loses the title. */
const URL_LENGTH = 2_000;

/**
 * Renders a card at the first of `levels` at which it fits, else at the last. Each level allows less than the one
 * before, so the order of the levels is the order in which parts are cut (docs/cards.md). Never throws.
 */
export function fit<T>(
  card: Card,
  levels: readonly Limits[],
  render: (card: Card) => T,
  fits: (rendered: T) => boolean,
): T {
  let rendered: T | undefined;
  for (const limits of levels) {
    rendered = render(shortenCard(card, limits));
    if (fits(rendered)) return rendered;
  }
  return rendered ?? render(card);
}

/** The card with every text clean and visible, and no part larger than its limit; what was cut says so. */
export function shortenCard(card: Card, limits: Limits): Card {
  const words = labels[card.lang].advisory;
  const hasDraft = card.actions.some(({ id }) => id === "draft");
  const mark = hasDraft ? words.continuedInDraft : words.continued;
  return {
    lang: card.lang,
    fallback: notification(card.fallback),
    elements: withinCounts(card, limits).map((element) => shortenElement(element, limits, mark, words.more)),
    actions: card.actions.slice(0, 3).map(shortenAction),
  };
}

/** Keeps the first elements and the first rows, and says how many were left out. */
function withinCounts(card: Card, limits: Limits): CardElement[] {
  const kept: CardElement[] = [];
  let rows = 0;
  let others = 0;
  let left = 0;
  for (const element of card.elements) {
    if (element.type === "row" ? rows < limits.rows : others < limits.elements) {
      kept.push(element);
      if (element.type === "row") rows += 1;
      else others += 1;
    } else {
      left += 1;
    }
  }
  if (left > 0)
    kept.push({ type: "text", text: `… ${labels[card.lang].advisory.more(left)}`, tone: "subtle" });
  return kept;
}

function shortenElement(
  element: CardElement,
  limits: Limits,
  mark: string,
  more: (count: number) => string,
): CardElement {
  switch (element.type) {
    case "badge":
      return { ...element, label: cut(oneLine(element.label), LABEL) };
    case "title":
      return { ...element, text: cut(oneLine(element.text), limits.title) };
    case "text":
      return { ...element, text: shortPassage(element.text, limits.text, limits.lines, mark) };
    case "section":
      return {
        ...element,
        label: cut(oneLine(element.label), LABEL),
        text: shortPassage(element.text, limits.section, limits.lines, mark),
      };
    case "facts":
      return {
        ...element,
        facts: element.facts.slice(0, limits.facts).map(({ label, value }) => ({
          label: cut(oneLine(label), LABEL),
          value: cut(oneLine(value), limits.fact),
        })),
      };
    case "list": {
      const items = element.items.slice(0, limits.items).map((item) => cut(oneLine(item), limits.item));
      const left = element.items.length - items.length;
      return {
        ...element,
        ...(element.label !== undefined && { label: cut(oneLine(element.label), LABEL) }),
        items: left > 0 ? [...items, more(left)] : items,
      };
    }
    case "links": {
      const links = element.links.slice(0, limits.links).map(({ text, url }) => ({
        text: cut(oneLine(text), limits.link),
        url: webUrl(url, URL_LENGTH),
      }));
      const left = element.links.length - links.length;
      return {
        ...element,
        label: cut(oneLine(element.label), LABEL),
        links: left > 0 ? [...links, { text: more(left), url: undefined }] : links,
      };
    }
    case "copy":
      return {
        ...element,
        label: cut(oneLine(element.label), LABEL),
        text: copyText(element.text, limits, mark),
      };
    case "row": {
      const { action, ...row } = element;
      return {
        ...row,
        ...(row.lead !== undefined && { lead: cut(oneLine(row.lead), limits.title) }),
        title: cut(oneLine(row.title), limits.title),
        detail: cut(oneLine(row.detail), limits.item),
        ...(action !== undefined && { action: shortenAction(action) }),
      };
    }
    case "divider":
      return element;
  }
}

/** What is to be copied keeps its spaces and blank lines. */
function copyText(text: string, limits: Limits, mark: string): string {
  const whole = clean(text);
  return passage(whole) === NOTHING ? NOTHING : cut(whole, limits.copy, `\n${mark}`);
}

function shortPassage(text: string, limit: number, lines: number, mark: string): string {
  const whole = passage(text);
  const all = whole.split("\n");
  const some = all.length > lines ? `${all.slice(0, lines).join("\n").trimEnd()}\n${mark}` : whole;
  return cut(some, limit, mark);
}

function shortenAction(action: CardAction): CardAction {
  return { ...action, label: cut(oneLine(action.label), BUTTON) };
}
