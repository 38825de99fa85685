/** What an organization itself knows and decides: which products it uses, and a person's own badge. */
import { z } from "zod";
import { Lang, Priority } from "./schema.ts";

/** One row of an organization's inventory (`hansho inventory import`). */
export const Asset = z
  .object({
    vendor: z.string().trim().max(500).optional(),
    product: z.string().trim().min(1).max(500),
    versions: z.string().trim().max(500).optional(),
    /** Other and former names, CPEs and purls. */
    aliases: z.array(z.string().trim().min(1).max(500)).max(100).default([]),
    owner: z.string().trim().max(500).optional(),
    department: z.string().trim().max(500).optional(),
    internetFacing: z.enum(["yes", "no", "unknown"]).default("unknown"),
    /** `no`: known not to be in use (retired, or never introduced). */
    inUse: z.enum(["yes", "no"]).default("yes"),
  })
  .strict();
export type Asset = z.infer<typeof Asset>;

/** `Microsoft Office`, where the product's name does not begin with its vendor's anyway. */
export function fullName({ vendor, product }: { vendor?: string | undefined; product: string }): string {
  const bears = vendor === undefined || product.toLowerCase().startsWith(vendor.toLowerCase());
  return bears ? product : `${vendor} ${product}`;
}

/** How the inventory answers for one advisory. Unknown never lowers. */
export interface Usage {
  inUse: "yes" | "no" | "unknown";
  exposed: "yes" | "no" | "unknown";
  /** The rows that matched, for the reasons: at most ten. */
  assets: Asset[];
  /** Why `inUse` is unknown although rows matched: their versions lie outside, or only a similar name was found. */
  doubt?: "version" | "name" | undefined;
}

/** A person's badge for one advisory of one organization; feeds may then only suggest (sources.md 2, rule 7). */
export const Override = z
  .object({
    priority: Priority,
    reason: z.string().trim().min(1).max(2_000),
    by: z.object({ id: z.string(), name: z.string().optional() }),
    lang: Lang,
    at: z.iso.datetime({ offset: true }),
  })
  .strict();
export type Override = z.infer<typeof Override>;

/** Beside the advisory's own facts, what `assess` judges by. All absent: nothing is known. */
export interface Circumstances {
  usage?: Usage | undefined;
  override?: Override | undefined;
}
