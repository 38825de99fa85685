/** Products out of NVD's CPE matches (CPE 2.3, NIST IR 7695). */
import type { Product } from "../../advisory/schema.ts";
import { affectedProduct } from "../affected.ts";
import { lineOf } from "../values.ts";
import { type Gathered, productOf, rangeText } from "../versions.ts";
import type { Match, NvdCve } from "./schema.ts";

const PRODUCTS = 500;
/** `cpe:2.3:part:vendor:product:version:update:…`: as many fields as there are. */
const FIELDS = 13;

/**
 * One product for each that is vulnerable, with all its version ranges; what it only runs on is left out. Where NVD
 * has not analysed the CVE: what its authority named.
 */
export function productsOf({ configurations, affected }: NvdCve): Product[] {
  const products = new Map<string, Gathered>();
  for (const { nodes } of configurations) {
    for (const { negate, cpeMatch } of nodes) {
      if (negate === true) continue;
      for (const match of cpeMatch) if (match.vulnerable) gather(match, products);
    }
  }
  if (products.size > 0) return [...products.values()].slice(0, PRODUCTS).map(productOf);
  return affected
    .flatMap(({ affectedData }) => affectedData)
    .map(affectedProduct)
    .filter((product) => product !== undefined)
    .slice(0, PRODUCTS);
}

function gather(match: Match, products: Map<string, Gathered>): void {
  const fields = match.criteria.split(/(?<!\\):/);
  if (fields.length !== FIELDS) return;
  const [vendor, name, version, update] = fields.slice(3, 7).map(readable);
  const product = lineOf(name);
  if (product === undefined) return;
  const cpe = [...fields.slice(0, 5), "*", "*", ...fields.slice(7)].join(":");
  const known = products.get(cpe);
  const gathered = known ?? {
    product: { ...(vendor === undefined ? {} : { vendor }), product, cpe },
    ranges: new Set<string>(),
    fixed: new Set<string>(),
  };
  if (known === undefined) products.set(cpe, gathered);
  const range = rangeText({
    from: match.versionStartIncluding,
    after: match.versionStartExcluding,
    before: match.versionEndExcluding,
    through: match.versionEndIncluding,
  });
  const exact = version === undefined ? undefined : [version, update].filter(Boolean).join(" ");
  const meant = range ?? exact;
  if (meant !== undefined) gathered.ranges.add(meant);
  if (match.versionEndExcluding !== undefined) gathered.fixed.add(match.versionEndExcluding);
}

/** A field as people write it; `*` (any) and `-` (none) say nothing. */
function readable(field: string | undefined): string | undefined {
  if (field === undefined || field === "*" || field === "-") return undefined;
  return lineOf(field.replaceAll("_", " ").replace(/\\(.)/g, "$1"));
}
