import type { Limits } from "./shorten.ts";

/**
 * What is cut first on Slack: references and identifiers, then reasons, then the passages, then rows.
 * Every text is below 3,000, Slack's limit for a text object, at the first level already.
 */
const FULL: Limits = {
  elements: 40,
  title: 300,
  text: 2_000,
  section: 2_000,
  lines: 60,
  items: 20,
  item: 400,
  links: 20,
  link: 200,
  facts: 20,
  fact: 600,
  copy: 7_000,
  rows: 30,
};

export const SLACK_LEVELS: readonly Limits[] = [
  FULL,
  { ...FULL, links: 8, link: 150, fact: 300, rows: 20 },
  { ...FULL, links: 5, link: 100, fact: 200, items: 8, item: 200, rows: 15, title: 200, copy: 5_500 },
  {
    ...FULL,
    section: 1_200,
    text: 600,
    links: 3,
    link: 80,
    fact: 120,
    items: 8,
    item: 120,
    rows: 12,
    title: 150,
    copy: 3_000,
  },
  {
    elements: 16,
    section: 500,
    text: 300,
    lines: 20,
    links: 2,
    link: 60,
    facts: 12,
    fact: 60,
    items: 4,
    item: 80,
    rows: 10,
    title: 120,
    copy: 1_500,
  },
  {
    elements: 12,
    section: 200,
    text: 120,
    lines: 10,
    links: 1,
    link: 40,
    facts: 3,
    fact: 40,
    items: 2,
    item: 60,
    rows: 5,
    title: 80,
    copy: 300,
  },
];
