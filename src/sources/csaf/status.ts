/** From VEX statuses (CSAF 3.2.3.9) to the products of an advisory. */
import type { ProductStatus } from "../../advisory/facts.ts";
import type { Product } from "../../advisory/schema.ts";
import { shorten } from "../text.ts";
import type { NamedProduct, ProductTree } from "./products.ts";
import type { ProductStatuses, Vulnerability } from "./schema.ts";

const MOST_PRODUCTS = 500;
const LONGEST = 2_000;
/** Details of a remediation up to this length stand as what mends a product. */
const SHORT_FIX = 200;

/** The worst first: of several statements about one product, that one counts. */
const ORDER: readonly ProductStatus[] = ["affected", "under-investigation", "fixed", "not-affected"];

const MEANING: Record<keyof ProductStatuses, ProductStatus> = {
  known_affected: "affected",
  first_affected: "affected",
  last_affected: "affected",
  under_investigation: "under-investigation",
  unknown: "under-investigation",
  fixed: "fixed",
  first_fixed: "fixed",
  recommended: "fixed",
  known_not_affected: "not-affected",
};

const KEYS = Object.keys(MEANING) as (keyof ProductStatuses)[];

function statesSomething({ product_status: status }: Vulnerability): boolean {
  return KEYS.some((key) => status[key].length > 0);
}

/** The worst status of each product id over all vulnerabilities. */
export function worstById(vulnerabilities: readonly Vulnerability[]): Map<string, ProductStatus> {
  const worst = new Map<string, ProductStatus>();
  for (const { product_status: status } of vulnerabilities) {
    for (const key of KEYS) {
      const meaning = MEANING[key];
      for (const id of status[key]) {
        const before = worst.get(id);
        if (before === undefined || ORDER.indexOf(meaning) < ORDER.indexOf(before)) worst.set(id, meaning);
      }
    }
  }
  return worst;
}

interface Group extends NamedProduct {
  status?: ProductStatus | undefined;
  ids: Set<string>;
  versions: Set<string>;
  cpes: Set<string>;
  purls: Set<string>;
}

/** Products of one name and status together: a document may list a version of a product by the hundred. */
function grouped(
  ids: Iterable<readonly [string, ProductStatus | undefined]>,
  tree: ProductTree,
): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (const [id, status] of ids) {
    const named = tree.named(id);
    const key = JSON.stringify([named.vendor, named.product, status]);
    const group = groups.get(key) ?? {
      ...named,
      status,
      ids: new Set<string>(),
      versions: new Set<string>(),
      cpes: new Set<string>(),
      purls: new Set<string>(),
    };
    groups.set(key, group);
    group.ids.add(id);
    if (named.version !== undefined) group.versions.add(named.version);
    if (named.cpe !== undefined) group.cpes.add(named.cpe);
    if (named.purl !== undefined) group.purls.add(named.purl);
  }
  return groups;
}

function listed(words: Iterable<string>): string {
  return shorten([...words].join(", "), LONGEST);
}

/** Of one product id, its own; of several, what their CPEs have in common: part, vendor and product. */
function commonCpe({ cpes, ids }: Group): string | undefined {
  const [first = "", ...others] = cpes;
  if (first === "") return undefined;
  if (others.length === 0 && ids.size === 1) return first;
  const is23 = /^cpe:2\.3:/i.test(first);
  const stem = (cpe: string) =>
    cpe
      .split(":")
      .slice(0, is23 ? 5 : 4)
      .join(":")
      .toLowerCase();
  if (others.some((cpe) => stem(cpe) !== stem(first))) return undefined;
  return is23 ? `${stem(first)}${":*".repeat(8)}` : stem(first);
}

/** The same of package URLs: without the version. */
function commonPurl({ purls, ids }: Group): string | undefined {
  const [first = "", ...others] = purls;
  if (first === "") return undefined;
  if (others.length === 0 && ids.size === 1) return first;
  const stem = (purl: string) => purl.split(/[?#]/)[0]?.replace(/@[^@/]*$/, "") ?? purl;
  return others.some((purl) => stem(purl) !== stem(first)) ? undefined : stem(first);
}

/** What `vendor_fix` says for each product, where it says it in a few words; by product id. */
function shortFixes(vulnerabilities: readonly Vulnerability[], tree: ProductTree): Map<string, Set<string>> {
  const fixes = new Map<string, Set<string>>();
  for (const { remediations } of vulnerabilities) {
    for (const { category, details, product_ids: ids, group_ids: groups } of remediations) {
      if (category !== "vendor_fix" || details.length > SHORT_FIX) continue;
      for (const id of [...ids, ...groups.flatMap((group) => tree.group(group))]) {
        const words = fixes.get(id) ?? new Set<string>();
        if (words.size < 5) words.add(details.replace(/\s+/g, " "));
        fixes.set(id, words);
      }
    }
  }
  return fixes;
}

/**
 * The products, each with the worst that is said of it, grouped by name. Where one of the vulnerabilities says
 * nothing of any product, "not affected" is not true of the whole document, and such products are left out: triage
 * lowers what is not affected. A document that states no status at all names its products without one.
 */
export function productsOf(vulnerabilities: readonly Vulnerability[], tree: ProductTree): Product[] {
  const worst = worstById(vulnerabilities);
  const everyStates = vulnerabilities.every(statesSomething);
  const stated = [...worst].filter(([, status]) => status !== "not-affected" || everyStates);
  const groups = grouped(worst.size > 0 ? stated : tree.ids.map((id) => [id, undefined] as const), tree);
  const fixes = shortFixes(vulnerabilities, tree);
  const products = [...groups.values()].map((group): Product => {
    const mended = group.status === "affected" || group.status === undefined;
    const fixed = mended ? fixFor(group, groups, fixes) : "";
    const [cpe, purl] = [commonCpe(group), commonPurl(group)];
    return {
      ...(group.vendor === undefined ? {} : { vendor: group.vendor }),
      product: group.product,
      ...(group.versions.size === 0 ? {} : { versions: listed(group.versions) }),
      ...(fixed === "" ? {} : { fixed }),
      ...(group.status === undefined ? {} : { status: group.status }),
      ...(cpe === undefined ? {} : { cpe }),
      ...(purl === undefined ? {} : { purl }),
    };
  });
  const rank = ({ status }: Product) => (status === undefined ? 0 : ORDER.indexOf(status));
  return products.toSorted((a, b) => rank(a) - rank(b)).slice(0, MOST_PRODUCTS);
}

/** The fixed versions of the same product, else what the vendor says in a few words. */
function fixFor(
  group: Group,
  groups: ReadonlyMap<string, Group>,
  fixes: ReadonlyMap<string, ReadonlySet<string>>,
): string {
  const sibling = groups.get(JSON.stringify([group.vendor, group.product, "fixed"]));
  if (sibling !== undefined && sibling.versions.size > 0) return listed(sibling.versions);
  return listed(new Set([...group.ids].flatMap((id) => [...(fixes.get(id) ?? [])])));
}
