/** Reads CSAF 2.0 and 2.1 documents (OASIS Common Security Advisory Framework), and walks a provider's feeds. */
import type { AdvisoryContent } from "../../advisory/schema.ts";
import type { Instant, ReadResult, Source, SourceDocument } from "../../ports.ts";
import { depthRefusal, hashOf, headMatches, isRecord, looksLikeJson, parseJson, reasonOf } from "../json.ts";
import { cleanStrings, cleanText } from "../text.ts";
import { contentOf, isTakenBack } from "./content.ts";
import { timeOf } from "./dates.ts";
import { isDeletion } from "./deletions.ts";
import { keyOf } from "./key.ts";
import { listingKindOf, type ListingKind } from "./listing.ts";
import { CsafDocument } from "./schema.ts";
import { walk } from "./walk.ts";

const VERSIONS = new Set(["2.0", "2.1"]);

/** Why what leads to documents is no advisory, and what to do with it. */
const LISTINGS: Record<ListingKind, string> = {
  "provider-metadata":
    "is a CSAF provider's metadata, not an advisory: give its web address as a feed of format csaf, and the provider's documents are walked",
  "rolie-feed":
    "is a ROLIE feed, which lists CSAF documents and is no advisory itself: give its web address as a feed of format csaf, or the documents it names",
  "rolie-other":
    "is a ROLIE service or category document, not an advisory: give the web address of one of its feeds",
  aggregator:
    "is a CSAF aggregator's list of providers, not an advisory: give the address of a provider's metadata",
  list: "is a list of CSAF documents (changes.csv, deletions.csv or index.txt), not an advisory: give the web address of its directory as a feed of format csaf, or the documents it names",
};

/** The envelope of a CSAF document. MyJVN's JSON has it too, but is its own format (sources.md 1). */
function isCsaf(value: unknown): boolean {
  if (!isRecord(value) || !isRecord(value.document)) return false;
  const { category, csaf_version: version, tracking, publisher } = value.document;
  if (typeof category === "string" && category.startsWith("myjvn")) return false;
  return version !== undefined || (isRecord(tracking) && isRecord(publisher));
}

function recognises(document: SourceDocument): boolean {
  if (listingKindOf(document) !== undefined) return true;
  if (!looksLikeJson(document)) return false;
  const json = parseJson(document);
  if ("error" in json) return headMatches(document, /"csaf_version"\s*:/) && !headMatches(document, /myjvn/i);
  return isCsaf(json.value);
}

function refuse(reason: string, entry?: string): ReadResult {
  return {
    announced: 1,
    entries: [],
    refusals: [{ ...(entry === undefined ? {} : { entry }), reason }],
    missing: 0,
  };
}

/** The wire without what only says which program wrote it, and when. */
function saidBy(value: Record<string, unknown>): unknown {
  const { document } = value;
  if (!isRecord(document) || !isRecord(document.tracking)) return value;
  const { generator: _generator, ...tracking } = document.tracking;
  return { ...value, $schema: undefined, document: { ...document, tracking } };
}

function read(document: SourceDocument): ReadResult {
  const listing = listingKindOf(document);
  if (listing !== undefined) return refuse(LISTINGS[listing]);
  const json = parseJson(document);
  if ("error" in json) return refuse(`is not JSON that can be read: ${json.error}`);
  // The end of half a document could be what takes the rest back.
  if (json.cut) return refuse("was cut off before its end");
  const { value } = json;
  if (!isRecord(value) || !isRecord(value.document)) return refuse("is not a CSAF document");
  const deep = depthRefusal(value);
  if (deep !== undefined) return refuse(deep);
  const { csaf_version: version, tracking, publisher } = value.document;
  if (version !== undefined && !(typeof version === "string" && VERSIONS.has(version))) {
    return refuse(`csaf_version: ${JSON.stringify(version).slice(0, 40)} is not read, only 2.0 and 2.1`);
  }
  const id = isRecord(tracking) && typeof tracking.id === "string" ? cleanText(tracking.id).trim() : "";
  const by = isRecord(publisher) ? [publisher.namespace, publisher.name] : [];
  const namespace = by.find((text) => typeof text === "string" && text.trim() !== "");
  if (id === "") return refuse("document.tracking.id: is missing");
  if (typeof namespace !== "string") return refuse("document.publisher: has neither a namespace nor a name");
  if (id.length > 200 || namespace.length > 1_000) return refuse("document.tracking.id: is too long");
  return {
    announced: 1,
    entries: [
      {
        key: keyOf(cleanText(namespace), id),
        get hash() {
          return hashOf(saidBy(value));
        },
        asOf: asOfIn(tracking),
        retracts: isTakenBack(value.document.category),
        content: () => mapped(value, id, json.damaged),
      },
    ],
    refusals: [],
    missing: 0,
  };
}

/** A deletion is dated by a list, not by the document: should that come back, it comes with its own date. */
function asOfIn(tracking: unknown): Instant | undefined {
  if (!isRecord(tracking) || isDeletion(tracking)) return undefined;
  const { current_release_date: date } = tracking;
  const at = Date.parse(timeOf(typeof date === "string" ? date : undefined) ?? "");
  return Number.isNaN(at) ? undefined : at;
}

function mapped(value: Record<string, unknown>, id: string, damaged: boolean): AdvisoryContent {
  if (damaged && JSON.stringify(value).includes("\ufffd")) {
    throw new Error("holds bytes that are no characters in the document's encoding");
  }
  const parsed = CsafDocument.safeParse(cleanStrings(value));
  if (!parsed.success) throw new Error(reasonOf(parsed.error));
  return contentOf(parsed.data, id);
}

export const csaf: Source = {
  name: "csaf",
  label: { ja: "CSAF（ベンダーのセキュリティアドバイザリ）", en: "CSAF (vendors' security advisories)" },
  baseline: true,
  precedence: 14,
  role: "news",
  walk,
  recognises,
  read,
};
