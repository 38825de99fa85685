/** Which versions are meant, in one notation: `>= 2.0, < 2.12.2; >= 2.13.0, < 2.15.0`. */
import type { Product } from "../advisory/schema.ts";
import { lineOf } from "./values.ts";

export interface VersionRange {
  /** From this version on. */
  from?: string | undefined;
  /** After this version. */
  after?: string | undefined;
  /** Before this version. */
  before?: string | undefined;
  /** Up to this version, with it. */
  through?: string | undefined;
}

/** `>= from, < before`; undefined for a range without ends. `0` is where versions begin, and no limit. */
export function rangeText({ from, after, before, through }: VersionRange): string | undefined {
  const parts = [
    from === undefined || from === "0" ? undefined : `>= ${from}`,
    after === undefined ? undefined : `> ${after}`,
    before === undefined ? undefined : `< ${before}`,
    through === undefined ? undefined : `<= ${through}`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(", ");
}

/** What is known of one product, gathered from one or more places of a record. */
export interface Gathered {
  product: Omit<Product, "versions" | "fixed">;
  ranges: Set<string>;
  fixed: Set<string>;
}

/** One product whose ranges and mended versions are joined, each once. */
export function productOf({ product, ranges, fixed }: Gathered): Product {
  const versions = lineOf([...ranges].join("; "));
  const mended = lineOf([...fixed].join(", "));
  return {
    ...product,
    ...(versions === undefined ? {} : { versions }),
    ...(mended === undefined ? {} : { fixed: mended }),
  };
}
