/**
 * What leads to CSAF documents and is none: provider metadata, ROLIE feeds (RFC 8322 in JSON), `index.txt`,
 * `changes.csv`, aggregators (CSAF 7.1). Told by content, like everything.
 */
import { parse } from "csv-parse/sync";
import type { SourceDocument } from "../../ports.ts";
import { isRecord, looksLikeJson, parseJson } from "../json.ts";
import { decodeText } from "../text.ts";

/** `list`: `changes.csv`, `deletions.csv` or `index.txt`, which are alike but for the times. */
export type ListingKind = "provider-metadata" | "rolie-feed" | "rolie-other" | "aggregator" | "list";

const LINE =
  /^"?[^",\s]{1,1000}\.json"?(?:\s*,\s*"?\d{4}-\d{2}-\d{2}T[\d:.]{4,30}(?:Z|[+-]\d{2}:?\d{2})?"?)?\s*$/i;
const HEAD_BYTES = 8_192;

function isList({ bytes }: SourceDocument): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEAD_BYTES)).toString(
    "utf8",
  );
  const lines = head.replace(/^\ufeff/, "").split(/\r?\n/);
  if (bytes.length > HEAD_BYTES) lines.pop();
  const filled = lines.filter((line) => line.trim() !== "");
  return filled.length > 0 && filled.every((line) => LINE.test(line));
}

/** By its category (CSAF 7.1.15), or by an entry whose content is a document elsewhere. Other feeds come as JSON too. */
function isRolie({ category, entry }: Record<string, unknown>): boolean {
  const categories: unknown[] = Array.isArray(category) ? category : [];
  const entries: unknown[] = Array.isArray(entry) ? entry : [];
  return (
    categories.some((item) => isRecord(item) && String(item.scheme).startsWith("urn:ietf:params:rolie")) ||
    entries.some(
      (item) => isRecord(item) && isRecord(item.content) && /\.json$/i.test(String(item.content.src)),
    )
  );
}

/** Which of them a document is; undefined for none. Cheap. */
export function listingKindOf(document: SourceDocument): ListingKind | undefined {
  if (!looksLikeJson(document)) return isList(document) ? "list" : undefined;
  const json = parseJson(document);
  if ("error" in json || !isRecord(json.value)) return undefined;
  const { value } = json;
  if (isRecord(value.feed) && isRolie(value.feed)) return "rolie-feed";
  if (isRecord(value.service) && Array.isArray(value.service.workspace)) return "rolie-other";
  if (isRecord(value.categories) && Array.isArray(value.categories.category)) return "rolie-other";
  if ("aggregator" in value && "aggregator_version" in value) return "aggregator";
  if ("metadata_version" in value && "publisher" in value && "canonical_url" in value)
    return "provider-metadata";
  return undefined;
}

/** One document that a listing names. */
export interface Listed {
  url: string;
  /** Milliseconds; absent in `index.txt`. */
  updated?: number | undefined;
}

export interface ReadListing {
  documents: Listed[];
  /** Lines and entries that lead to no document, with the reason. */
  errors: { name: string; error: string }[];
}

function timeFrom(value: unknown): number | undefined {
  const at = typeof value === "string" ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? undefined : at;
}

/** The web address of an entry: what its `content` or its link `self` names. */
export function readRolieFeed(document: SourceDocument): ReadListing {
  const json = parseJson(document);
  if ("error" in json) throw new Error(`is not JSON that can be read: ${json.error}`);
  const feed = isRecord(json.value) && isRecord(json.value.feed) ? json.value.feed : {};
  const listing: ReadListing = { documents: [], errors: [] };
  for (const [index, entry] of (Array.isArray(feed.entry) ? feed.entry : []).entries()) {
    const name = `feed.entry[${index}]`;
    if (!isRecord(entry)) {
      listing.errors.push({ name, error: "is not an object" });
      continue;
    }
    const links: unknown[] = Array.isArray(entry.link) ? entry.link : [];
    const self = links.find((link) => isRecord(link) && link.rel === "self");
    const src = isRecord(entry.content) ? entry.content.src : undefined;
    const href = src ?? (isRecord(self) ? self.href : undefined);
    const url =
      typeof href === "string" && URL.canParse(href, document.name)
        ? new URL(href, document.name)
        : undefined;
    if (url === undefined || !/^https?:$/.test(url.protocol)) {
      listing.errors.push({ name, error: "names no web address of a document" });
      continue;
    }
    listing.documents.push({ url: url.href, updated: timeFrom(entry.updated) ?? timeFrom(entry.published) });
  }
  // A feed that was cut off lists less than there is: what it lists is right all the same.
  if (json.cut)
    listing.errors.push({ name: document.name, error: "was cut off; the entries that are whole are read" });
  return listing;
}

/**
 * A path of a list against the address of its directory. CISA's paths begin again at the root of its repository: what
 * the directory ends with and the path begins with is taken once.
 * @throws Error when the path leads out of the directory
 */
export function addressOf(path: string, directory: string): string {
  const base = new URL(directory);
  const names = base.pathname.split("/").filter((part) => part !== "");
  const parts = path.split("/");
  let shared = Math.min(names.length, parts.length - 1);
  while (shared > 0 && names.slice(-shared).join("/") !== parts.slice(0, shared).join("/")) shared--;
  const rest = /^[a-z][a-z\d+.-]*:/i.test(path) ? path : parts.slice(shared).join("/");
  const url = new URL(rest, base);
  if (url.origin !== base.origin || !url.pathname.startsWith(base.pathname)) {
    throw new Error("leads out of the directory it is listed in");
  }
  return url.href;
}

/** `changes.csv`, `deletions.csv`, `index.txt`: quoted or not, with or without a time. */
export function readList(document: SourceDocument, directory: string): ReadListing {
  const { text } = decodeText(document.bytes);
  const rows: string[][] = parse(text, {
    bom: true,
    relaxColumnCount: true,
    relaxQuotes: true,
    skipEmptyLines: true,
    skipRecordsWithError: true,
    trim: true,
  });
  const listing: ReadListing = { documents: [], errors: [] };
  for (const [path = "", time] of rows) {
    if (!/\.json$/i.test(path)) continue;
    try {
      listing.documents.push({ url: addressOf(path, directory), updated: timeFrom(time) });
    } catch (error) {
      listing.errors.push({ name: path, error: error instanceof Error ? error.message : String(error) });
    }
  }
  return listing;
}

/** Feeds that ask for a key say so by their label; what is public is walked. */
const PUBLIC = /^(?:CLEAR|WHITE|GREEN|UNLABELED)$/i;

export interface Metadata {
  namespace?: string | undefined;
  publisher?: string | undefined;
  feeds: string[];
  directories: string[];
}

/** Provider metadata of 2.0 (`directory_url`) and 2.1 (`directory`). */
export function readMetadata(document: SourceDocument): Metadata {
  const json = parseJson(document);
  const value = "error" in json || !isRecord(json.value) ? {} : json.value;
  const publisher = isRecord(value.publisher) ? value.publisher : {};
  const feeds = new Set<string>();
  const directories = new Set<string>();
  const isPublic = (label: unknown) => typeof label !== "string" || PUBLIC.test(label);
  const resolved = (url: unknown) =>
    typeof url === "string" && URL.canParse(url, document.name) ? [new URL(url, document.name).href] : [];
  for (const distribution of Array.isArray(value.distributions) ? value.distributions : []) {
    if (!isRecord(distribution)) continue;
    const { rolie, directory, directory_url: old } = distribution;
    for (const feed of isRecord(rolie) && Array.isArray(rolie.feeds) ? rolie.feeds : []) {
      if (isRecord(feed) && isPublic(feed.tlp_label)) for (const url of resolved(feed.url)) feeds.add(url);
    }
    const named = isRecord(directory) && isPublic(directory.tlp_label) ? directory.url : old;
    for (const url of resolved(named)) directories.add(url.endsWith("/") ? url : `${url}/`);
  }
  return {
    ...(typeof publisher.namespace === "string" ? { namespace: publisher.namespace } : {}),
    ...(typeof publisher.name === "string" ? { publisher: publisher.name } : {}),
    feeds: [...feeds].slice(0, 20),
    directories: [...directories].slice(0, 20),
  };
}
