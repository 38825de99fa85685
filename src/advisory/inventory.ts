/**
 * Whether an organization uses what an advisory is about, by its inventory (docs/inventory.md). Unknown is the answer
 * wherever there is doubt, and never lowers: `no` needs every affected product to be found, and found unused.
 */
import { createIndex, type Index, type Row } from "./inventory-index.ts";
import { createProductFinder, type Found } from "./inventory-products.ts";
import { findInTitles } from "./inventory-title.ts";
import { isPlaceholder, readCpe } from "./inventory-vendors.ts";
import { areApart, readVersions, type VersionRange } from "./inventory-versions.ts";
import type { AdvisoryContent, Product } from "./schema.ts";
import type { Asset, Usage } from "./usage.ts";

/** Rows named in an answer. */
const MOST_ASSETS = 10;
/** Versions read are remembered, for feeds repeat them; so many at most. */
const MOST_REMEMBERED = 20_000;

/** One row that matches an advisory, and why. */
export interface Match {
  /** The row's number in the inventory, from 1. */
  row: number;
  asset: Asset;
  by: "product" | "cpe" | "purl" | "title";
  /** The advisory's own words that it was found by. */
  said: string;
  /** `name`: only a similar name; `version`: the row's version is not among those concerned. */
  doubt: "name" | "version" | undefined;
}

/** A row that matched, with the best that speaks for it. */
interface Matched {
  row: Row;
  by: Match["by"];
  said: string;
  doubt: Match["doubt"];
}

export type Matcher = (content: AdvisoryContent) => Usage;

/** Makes the function that answers for each advisory. Building takes milliseconds a thousand rows; asking, microseconds. */
export function createMatcher(assets: readonly Asset[]): Matcher {
  const find = createFinder(assets);
  return (content) => usageOf(find(content));
}

/** The rows that match an advisory and why, best first: what `createMatcher` answers from. */
export function createMatchList(assets: readonly Asset[]): (content: AdvisoryContent) => Match[] {
  const find = createFinder(assets);
  return (content) =>
    find(content)
      .matched.toSorted((a, b) => weight(a) - weight(b))
      .flatMap(({ row, by, said, doubt }) =>
        row.numbers.map((number) => ({
          row: number + 1,
          asset: assets[number] ?? row.asset,
          by,
          said,
          doubt,
        })),
      );
}

interface Answer {
  matched: Matched[];
  /** Whether every affected product, or the title's subject, was found for certain. */
  covered: boolean;
}

function createFinder(assets: readonly Asset[]): (content: AdvisoryContent) => Answer {
  const index = createIndex(assets);
  const findProduct = createProductFinder(index);
  const versions = createVersionReader();
  return (content) => find(index, findProduct, versions, content);
}

function find(
  index: Index,
  findProduct: (product: Product) => readonly Found[],
  versions: (text: string) => VersionRange[] | undefined,
  { products, title }: AdvisoryContent,
): Answer {
  const best = new Map<Row, Matched>();
  const concerned =
    products.length < 2 ? products.filter(isConcerned) : distinct(products.filter(isConcerned));
  let covered = concerned.length > 0;
  for (const product of concerned) {
    const found = findProduct(product);
    if (!found.some(({ similar }) => !similar)) covered = false;
    const theirs = found.length === 0 ? undefined : rangesOf(product, versions);
    for (const { posting, similar, by, said, version } of found) {
      if (best.has(posting.row) && best.get(posting.row)?.doubt === undefined) continue;
      const ours = posting.row.versions ?? posting.version;
      const named = theirs ?? (version === undefined ? undefined : versions(version));
      const outside = ours !== undefined && named !== undefined && areApart(ours, named);
      keep(best, { row: posting.row, by, said, doubt: similar ? "name" : outside ? "version" : undefined });
    }
  }
  for (const { posting, said, subject } of findInTitles(index, title)) {
    // Where products are listed, what else the title names is beside the point.
    const doubt = concerned.length > 0 ? ("name" as const) : undefined;
    keep(best, { row: posting.row, by: "title", said, doubt });
    if (concerned.length === 0 && subject) covered = true;
  }
  return { matched: [...best.values()], covered };
}

/** Some lists name the same product a hundred times. */
function distinct(products: readonly Product[]): Product[] {
  const seen = new Set<string>();
  return products.filter(({ vendor, product, versions, fixed, status, cpe, purl }) => {
    const identity = [vendor, product, versions, fixed, status, cpe, purl].join("\n");
    return !seen.has(identity) && seen.add(identity);
  });
}

function keep(best: Map<Row, Matched>, match: Matched): void {
  const known = best.get(match.row);
  if (known === undefined || weight(match) < weight(known)) best.set(match.row, match);
}

function weight({ doubt }: Pick<Matched, "doubt">): number {
  return doubt === undefined ? 0 : doubt === "version" ? 1 : 2;
}

/** What is not affected concerns nobody. What is fixed does: some vendors name nothing else (Red Hat's CSAF). */
function isConcerned({ product, status }: Product): boolean {
  return status !== "not-affected" && !isPlaceholder(product);
}

/** Which versions a product's entry means, in its own words, else by its CPE, else all before the one that mends it. */
function rangesOf(
  { versions: stated, fixed, cpe, status }: Product,
  versions: (text: string) => VersionRange[] | undefined,
): VersionRange[] | undefined {
  if (status === "fixed") return stated === undefined ? undefined : versions(beforeEach(stated));
  if (stated !== undefined) return versions(stated);
  const ofCpe = cpe === undefined ? undefined : readCpe(cpe)?.version;
  if (ofCpe !== undefined) return versions(ofCpe);
  return fixed !== undefined && /^v?\d+(?:\.\d+)*$/.test(fixed.trim()) ? versions(`< ${fixed}`) : undefined;
}

/** `7.2.8, 7.4.3`, which mend it: `< 7.2.8, < 7.4.3`. What is no such list is not understood, and so never outside. */
function beforeEach(fixed: string): string {
  return fixed.replace(/(?<=^|,) *(?=[^,])/g, "< ");
}

function createVersionReader(): (text: string) => VersionRange[] | undefined {
  const read = new Map<string, VersionRange[] | undefined>();
  return (text) => {
    const known = read.get(text);
    if (known !== undefined || read.has(text)) return known;
    const ranges = readVersions(text);
    if (read.size >= MOST_REMEMBERED) read.clear();
    read.set(text, ranges);
    return ranges;
  };
}

function usageOf({ matched, covered }: Answer): Usage {
  const inUse = matched.filter(({ row }) => row.asset.inUse === "yes");
  const sure = inUse.filter(({ doubt }) => doubt === undefined);
  const assets = [...sure, ...matched.filter((match) => !sure.includes(match))]
    .toSorted((a, b) => weight(a) - weight(b))
    .slice(0, MOST_ASSETS)
    .map(({ row }) => row.asset);
  if (sure.length > 0) return { inUse: "yes", exposed: exposureOf(sure), assets };
  const unused = inUse.length === 0 && covered && matched.every(({ doubt }) => doubt !== "name");
  if (unused) return { inUse: "no", exposed: "unknown", assets };
  if (inUse.length === 0) return { inUse: "unknown", exposed: "unknown", assets };
  const doubt = inUse.some((match) => match.doubt === "version") ? "version" : "name";
  return { inUse: "unknown", exposed: "unknown", assets, doubt };
}

function exposureOf(matched: readonly Matched[]): Usage["exposed"] {
  const facing = matched.map(({ row }) => row.asset.internetFacing);
  if (facing.includes("yes")) return "yes";
  return facing.every((one) => one === "no") ? "no" : "unknown";
}
