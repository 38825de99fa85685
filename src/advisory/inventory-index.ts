/** The rows of an inventory by every name they are known by, so that an advisory is matched without going through them. */
import { PackageURL } from "packageurl-js";
import { AMBIGUOUS, PLAIN_WORDS, RENAMINGS } from "./inventory-known.ts";
import { keyOf, splitVersion, type Token, tokensOf } from "./inventory-names.ts";
import { type Cpe, readCpe, splitVendor, type Vendor, vendorOf, wordsOf } from "./inventory-vendors.ts";
import { readVersions, type VersionRange } from "./inventory-versions.ts";
import type { Asset } from "./usage.ts";

/** One or two letters, or a number: too little to be found by anything but the whole name of a product. */
const TOO_SHORT = /^(?:.{0,2}|\d+)$/su;
/** Shorter beginnings of names say nothing. */
const LEAST_LEAD = 4;
/** Rows remembered of one beginning: more would only make a vague answer long. */
const MOST_LEADS = 50;

/** Rows that say the same of everything that decides. */
export interface Row {
  /** Numbers of the rows, from 0, in the inventory's order. */
  numbers: number[];
  asset: Asset;
  vendor: Vendor | undefined;
  /** Undefined where no version is stated, or it is not understood. */
  versions: VersionRange[] | undefined;
}

/** One way to find a row. */
export interface Posting {
  row: Row;
  /** Whose name it is; undefined: nobody's in particular (an alias, a row without a vendor). */
  vendors: readonly Vendor[];
  /** A version in the name itself: `Windows Server 2019`. */
  version: VersionRange[] | undefined;
}

export interface Index {
  rows: Row[];
  /** By the key of a name, `cpe:vendor:product`, or `purl:type/namespace/name`. */
  whole: Map<string, Posting[]>;
  /** By the key of a name's beginning. */
  leads: Map<string, Posting[]>;
  /** The first letters of all keys of names, and the longest key: what need not be looked up in a title. */
  begins: Set<string>;
  longest: number;
}

/** Letters of a key that `begins` holds. */
export const BEGINNING = 3;

const AMBIGUOUS_KEYS = new Set(AMBIGUOUS.map((name) => keyOf(tokensOf(name))));
const PLAIN_KEYS = new Set(PLAIN_WORDS.map((name) => keyOf(tokensOf(name))));

interface KnownNames {
  keys: string[];
  vendors: Vendor[];
}
const RENAMED = new Map<string, KnownNames[]>();
for (const { names, vendors } of RENAMINGS) {
  const known = {
    keys: names.map((name) => keyOf(tokensOf(name))),
    vendors: vendors.map(vendorOf).filter((vendor) => vendor !== undefined),
  };
  for (const key of known.keys) RENAMED.set(key, [...(RENAMED.get(key) ?? []), known]);
}

/** Whether a name belongs to two vendors' products. */
export function isAmbiguous(key: string): boolean {
  return AMBIGUOUS_KEYS.has(key);
}

/** Whether a name is a plain English word too. */
export function isPlain(key: string): boolean {
  return PLAIN_KEYS.has(key) || AMBIGUOUS_KEYS.has(key);
}

export function isTooShort(key: string): boolean {
  return TOO_SHORT.test(key);
}

/** What a name is looked up by: whole, and without the version in it. */
export interface Named {
  /** Keys with the version they leave out; `bears`: the vendor's name is part of it. */
  keys: { key: string; version: string | undefined; bears: boolean }[];
  /** The name without vendor and version. */
  tokens: Token[];
  vendor: Vendor | undefined;
}

/** Takes a product's name apart. The vendor is the one stated, else a known one that stands before the name. */
export function nameOf(name: string, stated: Vendor | undefined): Named {
  const tokens = tokensOf(name);
  const { name: own, vendor } = splitVendor(tokens, stated);
  const { name: bare, version } = splitVersion(own);
  const keys = [
    { key: keyOf(own), version: undefined, bears: false },
    { key: keyOf(tokens), version: undefined, bears: own.length < tokens.length },
    { key: keyOf(bare), version, bears: false },
    ...(vendor === undefined ? [] : [{ key: vendor.key + keyOf(bare), version, bears: true }]),
  ];
  const seen = new Set<string>();
  return {
    keys: keys.filter(({ key }) => key !== "" && !seen.has(key) && seen.add(key)),
    tokens: bare,
    vendor,
  };
}

/** `purl:` and type, namespace, name as the purl specification normalises them; undefined for what is no purl. */
export function readPurl(
  text: string,
): { key: string; name: string; version: string | undefined } | undefined {
  if (!/^pkg:/i.test(text.trim())) return undefined;
  try {
    const { type, namespace, name, version } = PackageURL.fromString(text.trim());
    return { key: purlKey([type, namespace, name]), name: name ?? "", version: version ?? undefined };
  } catch {
    return undefined;
  }
}

function purlKey(parts: readonly (string | null | undefined)[]): string {
  return `purl:${parts.filter((part) => part !== undefined && part !== null && part !== "").join("/")}`;
}

export function cpeKey({ vendor, product }: Cpe): string {
  return `cpe:${vendor}:${product}`;
}

export function createIndex(assets: readonly Asset[]): Index {
  const index: Index = { rows: [], whole: new Map(), leads: new Map(), begins: new Set(), longest: 0 };
  const same = new Map<string, Row>();
  for (const [number, asset] of assets.entries()) {
    const { vendor, product, versions, aliases, internetFacing, inUse } = asset;
    const identity = JSON.stringify([vendor, product, versions, aliases, internetFacing, inUse]);
    const known = same.get(identity);
    if (known !== undefined) {
      known.numbers.push(number);
      continue;
    }
    const row = {
      numbers: [number],
      asset,
      vendor: vendorOf(vendor),
      versions: versions === undefined ? undefined : readVersions(versions),
    };
    same.set(identity, row);
    index.rows.push(row);
    addNames(index, row);
  }
  return index;
}

function addNames(index: Index, row: Row): void {
  const { product, aliases } = row.asset;
  const seen = new Set<string>();
  addName(product, row.vendor, seen);
  // What a person wrote as another name counts whoever the vendor is.
  for (const alias of aliases) addName(alias, undefined, seen);

  function addName(name: string, vendor: Vendor | undefined, done: Set<string>): void {
    const cpe = readCpe(name);
    const purl = readPurl(name);
    if (purl !== undefined) add(purl.key, { vendors: [], version: undefined });
    else if (cpe !== undefined) {
      add(cpeKey(cpe), { vendors: [], version: undefined });
      addWords(wordsOf(cpe.product), vendorOf(wordsOf(cpe.vendor)), done);
    } else addWords(name, vendor, done);
  }

  function addWords(name: string, stated: Vendor | undefined, done: Set<string>): void {
    const named = nameOf(name, stated);
    const vendors = named.vendor === undefined ? [] : [named.vendor];
    for (const { key, version, bears } of named.keys) {
      const own = version === undefined ? undefined : readVersions(version);
      add(key, { vendors: bears ? [] : vendors, version: own });
      // Without its vendor a plain word is nobody's former name.
      if (named.vendor === undefined && (isPlain(key) || isTooShort(key))) continue;
      for (const renamed of RENAMED.get(key) ?? []) addRenamed(renamed, named.vendor, own, done);
    }
    named.tokens.slice(0, -1).forEach((_, at) => {
      const lead = keyOf(named.tokens.slice(0, at + 1));
      if (lead.length >= LEAST_LEAD)
        push(index.leads, lead, { row, vendors, version: undefined }, MOST_LEADS);
    });
  }

  function addRenamed(
    { keys, vendors }: KnownNames,
    own: Vendor | undefined,
    version: VersionRange[] | undefined,
    done: Set<string>,
  ): void {
    if (own !== undefined && !vendors.some((vendor) => vendor.keys.has(own.key) || own.keys.has(vendor.key)))
      return;
    for (const key of keys) {
      if (done.has(key)) continue;
      done.add(key);
      add(key, { vendors: own === undefined ? vendors : [own, ...vendors], version });
    }
  }

  function add(key: string, posting: Omit<Posting, "row">): void {
    push(index.whole, key, { row, ...posting });
    index.begins.add(key.slice(0, BEGINNING));
    index.longest = Math.max(index.longest, key.length);
  }
}

function push(
  map: Map<string, Posting[]>,
  key: string,
  posting: Posting,
  most = Number.MAX_SAFE_INTEGER,
): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [posting]);
  else if (list.length < most && list.at(-1)?.row !== posting.row) list.push(posting);
}
