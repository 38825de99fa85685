/** One advisory out of all entries that share its identity. Pure. */
import { normalizeIdentifiers } from "./identifiers.ts";
import { mergeFacts } from "./merge-facts.ts";
import type { AdvisoryContent, Entry, Lang, Product, Reference } from "./schema.ts";

/** As many as `AdvisoryContent` holds. */
const MOST_PRODUCTS = 500;

type Text = { ja?: string | undefined; en?: string | undefined };

/** Lower speaks first; of one source, what it changed last; then by key, so that any order gives the same. */
function inOrder(entries: readonly Entry[], precedence: (source: string) => number): Entry[] {
  const time = ({ content }: Entry) => Date.parse(content.updatedAt ?? content.publishedAt ?? "") || 0;
  return entries.toSorted(
    (a, b) =>
      precedence(a.source) - precedence(b.source) ||
      compare(a.source, b.source) ||
      time(b) - time(a) ||
      compare(a.key, b.key),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function firstOf<T>(contents: readonly AdvisoryContent[], pick: (content: AdvisoryContent) => T | undefined) {
  for (const content of contents) {
    const found = pick(content);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Each language from the first entry that has it. */
function speak(
  contents: readonly AdvisoryContent[],
  pick: (content: AdvisoryContent) => Text | undefined,
): Text | undefined {
  const text: Text = {};
  for (const lang of ["ja", "en"] satisfies Lang[]) {
    const found = firstOf(contents, (content) => pick(content)?.[lang]);
    if (found !== undefined) text[lang] = found;
  }
  return text.ja === undefined && text.en === undefined ? undefined : text;
}

function unique<T>(values: readonly T[], identity: (value: T) => string): T[] {
  const seen = new Map<string, T>();
  for (const value of values) {
    const id = identity(value);
    if (!seen.has(id)) seen.set(id, value);
  }
  return [...seen.values()];
}

const referenceId = ({ url, title, source }: Reference) =>
  url === undefined ? JSON.stringify([source, title.ja, title.en]) : url;
const productId = ({ vendor, product, versions, fixed, status, cpe, purl }: Product) =>
  JSON.stringify([vendor, product, versions, fixed, status, cpe, purl]);

function extreme(
  contents: readonly AdvisoryContent[],
  field: "publishedAt" | "updatedAt",
  better: (a: number, b: number) => boolean,
): string | undefined {
  let best: string | undefined;
  for (const { [field]: time } of contents) {
    if (time === undefined) continue;
    if (best === undefined || better(Date.parse(time), Date.parse(best))) best = time;
  }
  return best;
}

function isBefore(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && Date.parse(a) < Date.parse(b);
}

/**
 * What the advisory says, from all its entries (at least one). Texts: each language from the entry of highest
 * precedence that has it. Identifiers, references and products: all, each once, within the schema's limits.
 * A stated badge and drafts: from the first that has one (hansho-json alone has them). An entry that was taken back
 * says nothing while another stands; when all were, the advisory is withdrawn. Facts: see `mergeFacts`. The earliest
 * `publishedAt`, the latest `updatedAt` unless it lies before that. `precedence(source)`: lower speaks first.
 * Entries that are mere facts (`isFacts`, EPSS) say nothing else, whether or not others stand.
 */
export function mergeEntries(
  entries: readonly Entry[],
  precedence: (source: string) => number,
  isFacts: (entry: Entry) => boolean = () => false,
): AdvisoryContent {
  const all = inOrder(entries, precedence);
  const facts = all.filter(isFacts);
  const publications = facts.length === 0 ? all : all.filter((entry) => !isFacts(entry));
  const standing = publications.filter(({ content }) => content.withdrawn === undefined);
  const speaking = standing.length > 0 ? standing : publications;
  const ordered = speaking.map(({ content }) => content);
  const [first] = ordered;
  if (first === undefined) throw new Error("mergeEntries needs at least one entry");

  const publishedAt = extreme(ordered, "publishedAt", (a, b) => a < b);
  const updatedAt = extreme(ordered, "updatedAt", (a, b) => a > b);
  const optional = {
    summary: speak(ordered, ({ summary }) => summary),
    scope: speak(ordered, ({ scope }) => scope),
    action: speak(ordered, ({ action }) => action),
    publishedAt,
    updatedAt: isBefore(updatedAt, publishedAt) ? undefined : updatedAt,
    ...mergeFacts([...speaking, ...facts]),
    withdrawn: firstOf(ordered, ({ withdrawn }) => withdrawn),
    stated: firstOf(ordered, ({ stated }) => stated),
  };
  const drafted = ordered.find(({ drafts }) => drafts !== undefined);
  return {
    kind: first.kind,
    title: speak(ordered, ({ title }) => title) ?? first.title,
    identifiers: normalizeIdentifiers(ordered.flatMap(({ identifiers }) => identifiers)).slice(0, 500),
    references: unique(
      ordered.flatMap(({ references }) => references),
      referenceId,
    ).slice(0, 100),
    products: mergeProducts(ordered),
    ...withoutUndefined(optional),
    ...withoutUndefined({ drafts: drafted?.drafts, draftsBy: drafted?.draftsBy }),
  };
}

/**
 * Each once, at most as many as the schema holds, and then the affected before the others. One vendor's "not affected"
 * clears its own products alone: where that is all anybody says of products, and an entry does not say it, it is left out.
 */
function mergeProducts(contents: readonly AdvisoryContent[]): Product[] {
  const isClear = ({ status }: Product) => status === "not-affected";
  const all = unique(
    contents.flatMap(({ products }) => products),
    productId,
  );
  if (all.every(isClear) && contents.some(({ products }) => products.length === 0)) return [];
  if (all.length <= MOST_PRODUCTS) return all;
  return [...all.filter((one) => !isClear(one)), ...all.filter(isClear)].slice(0, MOST_PRODUCTS);
}

/** Keys without a value are left out, so that two contents that say the same are the same JSON. */
function withoutUndefined<T extends object>(fields: T): { [K in keyof T]?: NonNullable<T[K]> } {
  const kept: { [K in keyof T]?: NonNullable<T[K]> } = {};
  for (const key of Object.keys(fields) as (keyof T)[]) {
    const value = fields[key];
    if (value !== undefined && value !== null) kept[key] = value as NonNullable<T[typeof key]>;
  }
  return kept;
}
