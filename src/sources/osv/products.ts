/** What an OSV record says is affected, one product for each package. */
import type { Product } from "../../advisory/schema.ts";
import { lineOf } from "../values.ts";
import { type Gathered, productOf, rangeText } from "../versions.ts";
import { purlOf } from "./purl.ts";
import type { Affected, Event, OsvRecord } from "./schema.ts";

const PRODUCTS = 500;
/** Versions that are listed one by one are shown up to so many. */
const LISTED = 20;

/** Registries of one language: there the ecosystem is no vendor; a distribution (`Debian:12`) is. */
const REGISTRIES = new Set(
  "npm pypi maven rubygems crates.io go nuget packagist hex pub hackage cran bioconductor swifturl conancenter opam julia ghc vscode git pip composer rust erlang swift other".split(
    " ",
  ),
);

export function productsOf({ affected }: OsvRecord): Product[] {
  const products = new Map<string, Gathered & { release: string | undefined }>();
  for (const element of affected) {
    const product = nameOf(element);
    if (product === undefined) continue;
    const release = releaseOf(element);
    const id = JSON.stringify([product, release]);
    const known = products.get(id);
    const gathered = known ?? { product, release, ranges: new Set<string>(), fixed: new Set<string>() };
    if (known === undefined) products.set(id, gathered);
    gather(element, gathered);
  }
  return [...products.values()].slice(0, PRODUCTS).map(inRelease);
}

/** `v3.21: < 1.25.0-r0`: a distribution mends each of its releases by itself. */
function inRelease({ release, ...gathered }: Gathered & { release: string | undefined }): Product {
  const product = productOf(gathered);
  if (release === undefined) return product;
  const versions = lineOf(product.versions === undefined ? release : `${release}: ${product.versions}`);
  return versions === undefined ? product : { ...product, versions };
}

/** What stands after the colon: `12` of `Debian:12`, `rhel_eus:8.8::baseos` of `Red Hat:rhel_eus:8.8::baseos`. */
function releaseOf({ package: named }: Affected): string | undefined {
  const colon = named?.ecosystem.indexOf(":") ?? -1;
  return colon < 0 ? undefined : lineOf(named?.ecosystem.slice(colon + 1));
}

/** By its package, else by the repository its commits are of. */
function nameOf({ package: named, ranges }: Affected): Gathered["product"] | undefined {
  if (named === undefined) {
    const repo = ranges.find((range) => range.repo !== undefined)?.repo;
    const product = lineOf(
      repo
        ?.replace(/\/+$/, "")
        .split("/")
        .at(-1)
        ?.replace(/\.git$/, ""),
    );
    return product === undefined ? undefined : { product };
  }
  const product = lineOf(named.name);
  if (product === undefined) return undefined;
  const vendor = lineOf(named.ecosystem.split(":")[0]);
  const registry = vendor === undefined || REGISTRIES.has(vendor.toLowerCase());
  const purl = lineOf(purlOf(named.ecosystem, named.name, named.purl));
  return {
    ...(registry ? {} : { vendor }),
    product,
    ...(purl === undefined ? {} : { purl }),
  };
}

/** Ranges of versions; where there are only commits, which nobody installs, the versions listed. */
function gather({ ranges, versions }: Affected, { ranges: texts, fixed }: Gathered): void {
  const before = texts.size;
  for (const { type, events } of ranges) if (type !== "GIT") follow(events, texts, fixed);
  if (texts.size > before || versions.length === 0) return;
  const more = versions.length - LISTED;
  texts.add(versions.slice(0, LISTED).join(", ") + (more > 0 ? ` … (+${more})` : ""));
}

/** `introduced` opens a range, whatever comes next closes it; events stand in pairs, if not in order. */
function follow(events: readonly Event[], texts: Set<string>, fixed: Set<string>): void {
  let from: string | undefined;
  const close = (range: { before?: string; through?: string }) => {
    const text = rangeText({ from, ...range });
    if (text !== undefined) texts.add(text);
    from = undefined;
  };
  for (const event of events) {
    if (event.introduced !== undefined) {
      if (from !== undefined) close({});
      from = event.introduced;
    } else if (event.fixed !== undefined) {
      close({ before: event.fixed });
      fixed.add(event.fixed);
    } else if (event.last_affected !== undefined) {
      close({ through: event.last_affected });
    } else if (event.limit !== undefined) {
      close({ before: event.limit });
    }
  }
  if (from !== undefined) texts.add(rangeText({ from }) ?? ">= 0");
}
