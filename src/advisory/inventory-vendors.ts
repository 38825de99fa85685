/** Who makes a product: two ways of writing one company are told to be the same (`Cisco Systems, Inc.`, シスコ). */
import { VENDORS } from "./inventory-known.ts";
import { keyOf, type Token, vendorTokens } from "./inventory-names.ts";

/** The longest vendor's name that is looked for at the beginning of a product's name, in tokens. */
const MOST_TOKENS = 5;

export interface Vendor {
  key: string;
  /** Keys by which it is known, its own and those of the companies it is one with. */
  keys: ReadonlySet<string>;
  /** Keys of its name's beginnings: `cisco` of `Cisco Systems Japan`. */
  leads: ReadonlySet<string>;
}

const GROUPS = new Map<string, Set<string>>();
for (const names of VENDORS) {
  const keys = names.map((name) => keyOf(vendorTokens(name)));
  for (const key of keys) GROUPS.set(key, new Set([...(GROUPS.get(key) ?? []), ...keys]));
}

/** The vendor a text names; undefined when it names none (`n/a`, nothing at all). */
export function vendorOf(text: string | undefined): Vendor | undefined {
  if (text === undefined || isPlaceholder(text)) return undefined;
  const tokens = vendorTokens(text);
  const key = keyOf(tokens);
  if (key === "") return undefined;
  const leads = new Set(tokens.map((_, index) => keyOf(tokens.slice(0, index + 1))));
  const known = [...leads].flatMap((lead) => [...(GROUPS.get(lead) ?? [])]);
  return { key, keys: new Set([key, ...known]), leads };
}

/** Written where a feed has a field that must not be empty (CVE records: `n/a`). */
export function isPlaceholder(text: string): boolean {
  return /^(?:n\/?a|unknown|unspecified|none|-|\*|不明|なし)?$/i.test(text.trim());
}

/** Whether two vendors are one, or one's name begins with the other's. */
export function areOne(one: Vendor, other: Vendor): boolean {
  return (
    one.leads.has(other.key) || other.leads.has(one.key) || [...one.keys].some((key) => other.keys.has(key))
  );
}

/** A product's name without its vendor's before it, and who that is: `Microsoft Exchange Server`. */
export function splitVendor(
  tokens: readonly Token[],
  stated: Vendor | undefined,
): { name: Token[]; vendor?: Vendor } {
  for (let length = Math.min(MOST_TOKENS, tokens.length - 1); length > 0; length--) {
    const lead = keyOf(tokens.slice(0, length));
    const rest = tokens.slice(length);
    if (stated !== undefined && (stated.keys.has(lead) || stated.leads.has(lead)))
      return { name: rest, vendor: stated };
    if (stated === undefined && GROUPS.has(lead)) {
      const vendor = { key: lead, keys: GROUPS.get(lead) ?? new Set(), leads: new Set([lead]) };
      return { name: rest, vendor };
    }
  }
  return stated === undefined ? { name: [...tokens] } : { name: [...tokens], vendor: stated };
}

/** Whether a text's tokens hold the vendor's name anywhere. */
export function standsIn(tokens: readonly Token[], vendor: Vendor): boolean {
  for (let start = 0; start < tokens.length; start++) {
    for (let length = 1; length <= MOST_TOKENS && start + length <= tokens.length; length++) {
      if (vendor.keys.has(keyOf(tokens.slice(start, start + length)))) return true;
    }
  }
  return false;
}

/** The known vendor whose name ends where the tokens do: `サイボウズ` in `サイボウズ Office` before `Office`. */
export function vendorBefore(tokens: readonly Token[]): Vendor | undefined {
  for (let length = Math.min(MOST_TOKENS, tokens.length); length > 0; length--) {
    const key = keyOf(tokens.slice(-length));
    const keys = GROUPS.get(key);
    if (keys !== undefined) return { key, keys, leads: new Set([key]) };
  }
  return undefined;
}

/** The vendor of tokens that are its name and nothing else. */
export function knownVendor(tokens: readonly Token[]): boolean {
  return GROUPS.has(keyOf(tokens));
}

/** `cpe:2.3:a:vendor:product:version:…` (NISTIR 7695) and `cpe:/a:vendor:product:version` (CPE 2.2). */
export interface Cpe {
  vendor: string;
  product: string;
  version: string | undefined;
}

/** Undefined for what is no CPE, or names no product. */
export function readCpe(text: string): Cpe | undefined {
  const [, , vendor, product, version] = partsOf(text.trim()) ?? [];
  if (vendor === undefined || product === undefined || /^[*-]?$/.test(product)) return undefined;
  const stated = version !== undefined && /^\d/.test(version) ? version : undefined;
  return { vendor, product, version: stated };
}

function partsOf(text: string): string[] | undefined {
  const lower = text.toLowerCase();
  if (lower.startsWith("cpe:2.3:")) {
    const parts = lower.slice("cpe:2.3:".length).split(/(?<!\\):/);
    return ["", ...parts.map((part) => part.replace(/\\(.)/g, "$1"))];
  }
  if (!lower.startsWith("cpe:/")) return undefined;
  return ["", ...lower.slice("cpe:/".length).split(":").map(unescapeUri)];
}

function unescapeUri(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The words of a CPE's field, `exchange_server`, as people would write them. */
export function wordsOf(field: string): string {
  return field.replaceAll("_", " ");
}
