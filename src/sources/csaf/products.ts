/** The product tree (CSAF 3.2.2): what each product id stands for. */
import { isRecord } from "../json.ts";
import { cleanText, shorten } from "../text.ts";

/** A product as people and inventories call it. */
export interface NamedProduct {
  vendor?: string | undefined;
  product: string;
  /** Version or range, service pack, architecture, or which component of the product. */
  version?: string | undefined;
  cpe?: string | undefined;
  purl?: string | undefined;
}

export interface ProductTree {
  /** What an id stands for; one that the tree does not define stands for itself. */
  named(id: string): NamedProduct;
  /** The ids of a product group, none after the document named groups so often that nobody means it. */
  group(id: string): readonly string[];
  /** Every id that is defined, in the order of the document. */
  ids: readonly string[];
}

/** Chains of relationships are followed so far; the standard knows no limit, and a circle has no end. */
const MOST_LINKS = 20;
const MOST_PRODUCTS = 200_000;
/** Ids that the groups of a document stand for, each time one is named: every statement may name the largest one. */
const MOST_GROUPED = 1_000_000;

const VERSION = new Set(["product_version", "product_version_range", "service_pack", "patch_level"]);

interface Step {
  node: Record<string, unknown>;
  /** Categories and names from the root. */
  path: readonly { category: string; name: string }[];
}

/** Relationship (2.0) and product path (2.1) alike: a first product, and how others come in. */
interface Link {
  first: string;
  next: readonly { category: string; id: string }[];
  name: string;
}

function wordOf(value: unknown): string {
  return typeof value === "string" ? shorten(cleanText(value).replace(/\s+/g, " ").trim(), 2_000) : "";
}

function recordsOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.flat().filter(isRecord) : [];
}

/** `product_identification_helper`: 2.0 has one purl, 2.1 a list of them. */
function helpersOf(product: Record<string, unknown>): Pick<NamedProduct, "cpe" | "purl"> {
  const helper = product.product_identification_helper;
  if (!isRecord(helper)) return {};
  const cpe = wordOf(helper.cpe);
  const purl = wordOf(Array.isArray(helper.purls) ? helper.purls[0] : helper.purl);
  return {
    ...(/^cpe:/i.test(cpe) ? { cpe } : {}),
    ...(/^pkg:/i.test(purl) ? { purl } : {}),
  };
}

/** A version without the product's name before it (Fortinet's `FortiDLP/12.1`) and without the scheme of a range. */
function bare(version: string, product: string | undefined): string {
  const rest =
    product !== undefined && version.length > product.length && version.startsWith(product)
      ? version.slice(product.length).replace(/^[\s/:]+/, "")
      : version;
  return rest.replace(/^vers:[a-z\d.+-]{1,40}\//i, "");
}

/** The parts of a version from the root, without those the next says again: `16.1`, then `16.1.1`. */
function versionOf(path: Step["path"], product: string | undefined): string {
  const names = path.filter(({ category }) => VERSION.has(category)).map(({ name }) => bare(name, product));
  const told = names.filter((name, index) => {
    const [number] = /^[\d.]+/.exec(name) ?? [];
    return number === undefined || names[index + 1]?.startsWith(number) !== true;
  });
  const architecture = path.findLast(({ category }) => category === "architecture")?.name;
  return [...told, architecture ?? ""].filter((part) => part !== "").join(" ");
}

function fromBranches(product: Record<string, unknown>, path: Step["path"]): NamedProduct {
  const last = (category: string) =>
    path.findLast((branch) => branch.category === category)?.name || undefined;
  const vendor = last("vendor");
  // Fortinet calls the category `product`.
  const name = last("product_name") ?? last("product") ?? last("product_family");
  const full = wordOf(product.name);
  const version = versionOf(path, name ?? full);
  const isWhole = name === undefined && (version === full || full.endsWith(version));
  return {
    ...(vendor === undefined ? {} : { vendor }),
    product: (name ?? full) || version || wordOf(product.product_id) || "?",
    ...(version === "" || isWhole ? {} : { version }),
    ...helpersOf(product),
  };
}

/** Reads the tree without calling itself: branches may be nested as deep as the document was accepted. */
export function readProductTree(tree: unknown): ProductTree {
  const defined = new Map<string, NamedProduct>();
  const links = new Map<string, Link>();
  const groups = new Map<string, string[]>();
  const root = isRecord(tree) ? tree : {};

  function define(product: unknown, path: Step["path"]): void {
    if (!isRecord(product) || typeof product.product_id !== "string") return;
    if (defined.size < MOST_PRODUCTS && !defined.has(product.product_id)) {
      defined.set(product.product_id, fromBranches(product, path));
    }
  }

  const steps: Step[] = recordsOf(root.branches)
    .toReversed()
    .map((node) => ({ node, path: [] }));
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    const { node } = step;
    const path = [...step.path, { category: wordOf(node.category), name: wordOf(node.name) }];
    define(node.product, path);
    for (const inner of recordsOf(node.branches).toReversed()) steps.push({ node: inner, path });
  }
  for (const product of recordsOf(root.full_product_names)) define(product, []);
  for (const link of recordsOf(root.relationships)) {
    addLink(link, link.product_reference, [
      { category: wordOf(link.category), id: link.relates_to_product_reference },
    ]);
  }
  for (const link of recordsOf(root.product_paths)) {
    const subpaths = recordsOf(link.subpaths).slice(0, MOST_LINKS);
    const next = subpaths.map((part) => ({
      category: wordOf(part.category),
      id: part.next_product_reference,
    }));
    addLink(link, link.beginning_product_reference, next);
  }
  for (const { group_id: id, product_ids: ids } of recordsOf(root.product_groups)) {
    if (typeof id === "string" && Array.isArray(ids)) {
      groups.set(
        id,
        ids.filter((member) => typeof member === "string"),
      );
    }
  }

  function addLink(link: Record<string, unknown>, first: unknown, next: { category: string; id: unknown }[]) {
    const product = link.full_product_name;
    if (!isRecord(product) || typeof product.product_id !== "string" || typeof first !== "string") return;
    const whole = next.flatMap(({ category, id }) => (typeof id === "string" ? [{ category, id }] : []));
    links.set(product.product_id, { first, next: whole, name: wordOf(product.name) });
  }

  const known = new Map<string, NamedProduct>();

  function named(id: string, depth = 0): NamedProduct {
    const before = known.get(id) ?? defined.get(id);
    if (before !== undefined) return before;
    const link = links.get(id);
    const itself = { product: link?.name || wordOf(id) || "?" };
    if (link === undefined || depth > MOST_LINKS) return itself;
    // What a circle finds when it comes round.
    known.set(id, itself);
    let found = named(link.first, depth + 1);
    for (const { category, id: other } of link.next) found = joined(found, category, named(other, depth + 1));
    known.set(id, found);
    return found;
  }

  let left = MOST_GROUPED;

  function group(id: string): readonly string[] {
    const ids = groups.get(id) ?? [];
    left -= ids.length;
    return left < 0 ? [] : ids;
  }

  return {
    named: (id) => named(id),
    group,
    ids: [...defined.keys(), ...links.keys()],
  };
}

/**
 * A component of a product is one of the product's parts: an inventory has the product. What is installed on or
 * with something else stays what it is.
 */
function joined(first: NamedProduct, category: string, other: NamedProduct): NamedProduct {
  const label = ({ product, version }: NamedProduct) =>
    version === undefined || product.includes(version) ? product : `${product} ${version}`;
  if (category.endsWith("component_of")) {
    const parts = [other.version, label(first)].filter((part) => part !== undefined);
    return {
      ...other,
      version: shorten(parts.join(": "), 2_000),
      ...(first.purl === undefined ? {} : { purl: first.purl }),
    };
  }
  const place = `${category.endsWith("with") ? "with" : "on"} ${label(other)}`;
  const version = first.version === undefined ? place : `${first.version} ${place}`;
  return { ...first, version: shorten(version, 2_000) };
}
