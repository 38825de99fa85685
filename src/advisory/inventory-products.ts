/** Rows of the inventory that an advisory's product means: by CPE, by purl, by name. */
import { cpeKey, type Index, isAmbiguous, nameOf, type Posting, readPurl } from "./inventory-index.ts";
import { keyOf } from "./inventory-names.ts";
import { areOne, isPlaceholder, readCpe, type Vendor, vendorOf, wordsOf } from "./inventory-vendors.ts";
import type { Product } from "./schema.ts";
import { fullName } from "./usage.ts";

/** Shorter beginnings of names say nothing. */
const LEAST_LEAD = 4;
/** Answers are remembered, for feeds name the same products again and again; so many at most. */
const MOST_REMEMBERED = 20_000;

export interface Found {
  posting: Posting;
  /** Not the same name: one begins with the other, or a package has the name of a product. */
  similar: boolean;
  by: "product" | "cpe" | "purl";
  said: string;
  /** The version that stands in the advisory's name for it. */
  version: string | undefined;
}

export function createProductFinder(index: Index): (product: Product) => readonly Found[] {
  const remembered = new Map<string, readonly Found[]>();
  return (product) => {
    const { vendor, product: name, cpe, purl } = product;
    const identity = [vendor, name, cpe, purl].join("\n");
    const known = remembered.get(identity);
    if (known !== undefined) return known;
    const found = findProduct(index, product);
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(identity, found);
    return found;
  };
}

function findProduct(index: Index, { vendor, product, cpe: cpeText, purl: purlText }: Product): Found[] {
  const found: Found[] = [];
  const cpe = readCpe(cpeText ?? product);
  const purl = readPurl(purlText ?? product);
  if (cpe !== undefined) {
    const said = cpeText ?? product;
    for (const posting of index.whole.get(cpeKey(cpe)) ?? []) {
      found.push({ posting, similar: false, by: "cpe", said, version: cpe.version });
    }
    const words = wordsOf(cpe.product);
    found.push(...byName(index, words, vendorOf(wordsOf(cpe.vendor)), { by: "cpe", said }, false));
  }
  if (purl !== undefined) {
    const said = purlText ?? product;
    for (const posting of index.whole.get(purl.key) ?? []) {
      found.push({ posting, similar: false, by: "purl", said, version: purl.version });
    }
  }
  if (!isPlaceholder(product) && !/^(?:cpe:|pkg:)/i.test(product)) {
    const said = vendor === undefined || isPlaceholder(vendor) ? product : fullName({ vendor, product });
    found.push(...byName(index, product, vendorOf(vendor), { by: "product", said }, purl !== undefined));
  }
  return found;
}

function byName(
  index: Index,
  name: string,
  stated: Vendor | undefined,
  how: Pick<Found, "by" | "said">,
  isPackage: boolean,
): Found[] {
  const found: Found[] = [];
  const { keys, tokens, vendor } = nameOf(withoutBrackets(name), stated);
  for (const { key, version, bears } of keys) {
    for (const posting of index.whole.get(key) ?? []) {
      // A vendor's name within the product's says enough, whoever sells it now.
      const relation = bears ? "unknown" : relate(posting.vendors, vendor);
      if (relation === "other" || (relation === "unknown" && isAmbiguous(key))) continue;
      // A package of a registry is not the product of a company that happens to have its name.
      const similar = isPackage && relation === "unknown" && posting.row.vendor !== undefined;
      found.push({ posting, similar, ...how, version });
    }
  }
  // One name begins with the other: the rest may be an edition, or another product.
  const begun = tokens.slice(0, -1).map((_, at) => keyOf(tokens.slice(0, at + 1)));
  const shorter = begun
    .filter((key) => key.length >= LEAST_LEAD)
    .flatMap((key) => index.whole.get(key) ?? []);
  const longer = index.leads.get(keyOf(tokens)) ?? [];
  for (const posting of [...shorter, ...longer]) {
    if (relate(posting.vendors, vendor) === "same") {
      found.push({ posting, similar: true, ...how, version: undefined });
    }
  }
  return found;
}

/** What stands in brackets tells an edition from another: `Windows Server 2019 (Server Core installation)`. */
function withoutBrackets(name: string): string {
  const bare = name.replace(/[(（][^()（）]*[)）]/g, " ");
  return bare.trim() === "" ? name : bare;
}

/** Whether the vendors of a name are an advisory's vendor; unknown where either is. */
function relate(ours: readonly Vendor[], theirs: Vendor | undefined): "same" | "other" | "unknown" {
  if (ours.length === 0 || theirs === undefined) return "unknown";
  return ours.some((vendor) => areOne(vendor, theirs)) ? "same" : "other";
}
