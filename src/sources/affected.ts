/** `affected` of a CVE record (CVE JSON 5.x), which NVD repeats as `affectedData`. */
import { z } from "zod";
import type { ProductStatus } from "../advisory/facts.ts";
import type { Product } from "../advisory/schema.ts";
import { lineOf, listOf, OptionalText } from "./values.ts";
import { productOf, rangeText } from "./versions.ts";

const Change = z.object({ at: z.string(), status: z.string() });

const Version = z.object({
  version: OptionalText,
  status: OptionalText,
  lessThan: OptionalText,
  lessThanOrEqual: OptionalText,
  changes: listOf(Change),
});
type Version = z.infer<typeof Version>;

export const Affected = z.object({
  vendor: OptionalText,
  product: OptionalText,
  packageName: OptionalText,
  packageURL: OptionalText,
  cpes: listOf(z.string()),
  defaultStatus: OptionalText,
  versions: listOf(Version),
});
export type Affected = z.infer<typeof Affected>;

const NOTHING = /^(?:n\/?a|-|unknown|unspecified|none)$/i;

/** A name, unless it is one of the words that stand for none. */
function nameOf(text: string | undefined): string | undefined {
  const name = lineOf(text);
  return name === undefined || NOTHING.test(name) ? undefined : name;
}

/** A limit of a range; `*` and its like are no limit. */
function limitOf(text: string | undefined): string | undefined {
  const limit = nameOf(text);
  return limit?.includes("*") === true ? undefined : limit;
}

/** The product that one element names; undefined for `n/a`. */
export function affectedProduct(affected: Affected): Product | undefined {
  const name = nameOf(affected.product) ?? nameOf(affected.packageName);
  if (name === undefined) return undefined;
  const vendor = nameOf(affected.vendor);
  const [cpe] = affected.cpes.map(lineOf);
  const purl = lineOf(affected.packageURL);
  const ranges = new Set<string>();
  const fixed = new Set<string>();
  for (const version of affected.versions) gather(version, ranges, fixed);
  if (affected.defaultStatus === "affected" && ranges.size === 0)
    exceptions(affected.versions, ranges, fixed);
  const status = statusOf(affected);
  return productOf({
    product: {
      ...(vendor === undefined ? {} : { vendor }),
      product: name,
      ...(status === "affected" ? {} : { status }),
      ...(cpe === undefined ? {} : { cpe }),
      ...(purl === undefined ? {} : { purl }),
    },
    ranges,
    fixed,
  });
}

/** A version or a range, with the places inside it where the status changes. */
function gather(version: Version, ranges: Set<string>, fixed: Set<string>): void {
  const before = limitOf(version.lessThan);
  const through = limitOf(version.lessThanOrEqual);
  const single = version.lessThan === undefined && version.lessThanOrEqual === undefined;
  if (single && version.changes.length === 0) {
    const exact = nameOf(version.version);
    if (version.status === "affected" && exact !== undefined) ranges.add(exact);
    return;
  }
  let from = limitOf(version.version);
  let open = version.status === "affected";
  for (const { at, status } of version.changes) {
    const place = limitOf(at);
    if (place === undefined) continue;
    if (status === "unaffected" && open) {
      add(ranges, rangeText({ from, before: place }));
      fixed.add(place);
    } else if (status === "affected" && !open) {
      from = place;
    }
    open = status === "affected";
  }
  if (!open) return;
  add(ranges, rangeText({ from, before, through }));
  if (before !== undefined) fixed.add(before);
}

/** All versions but those named: the ones to move to. */
function exceptions(versions: readonly Version[], ranges: Set<string>, fixed: Set<string>): void {
  const safe = versions.filter(({ status }) => status === "unaffected").map(({ version }) => nameOf(version));
  add(fixed, ...safe);
  if (fixed.size > 0) ranges.add(`other than ${[...fixed].join(", ")}`);
}

function add(set: Set<string>, ...texts: (string | undefined)[]): void {
  for (const text of texts) if (text !== undefined) set.add(text);
}

/** Said to be unaffected only where that is said of every version: what nobody spoke of may be affected. */
function statusOf({ defaultStatus, versions }: Affected): ProductStatus {
  const said = versions.flatMap(({ status, changes }) => [status, ...changes.map((change) => change.status)]);
  if (defaultStatus === "affected" || said.includes("affected")) return "affected";
  const all =
    defaultStatus === "unaffected" || versions.some(({ version }) => /^(?:all\b|\*)/i.test(version ?? ""));
  return all && said.every((status) => status === "unaffected") ? "not-affected" : "under-investigation";
}
