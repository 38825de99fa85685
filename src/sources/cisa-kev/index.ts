/** Reads CISA's catalogue of known exploited vulnerabilities. */
import type { AdvisoryContent, Reference } from "../../advisory/schema.ts";
import { WebUrl } from "../../advisory/schema.ts";
import type { ReadResult, Refusal, Source, SourceDocument, SourceEntry } from "../../ports.ts";
import { depthRefusal, hashOf, headMatches, isRecord, looksLikeJson, parseJson, reasonOf } from "../json.ts";
import { cleanStrings, shorten } from "../text.ts";
import { KevCatalog, KevEntry } from "./schema.ts";

const NVD = "https://nvd.nist.gov/";

function recognises(document: SourceDocument): boolean {
  if (!looksLikeJson(document)) return false;
  const json = parseJson(document);
  if ("error" in json) return headMatches(document, /"catalogVersion"\s*:/);
  return isRecord(json.value) && "catalogVersion" in json.value && "vulnerabilities" in json.value;
}

/** `notes`: links separated by semicolons, some with a label before a colon, some labels without a link. */
export function referencesOf(notes: string): Reference[] {
  const references = new Map<string, Reference>();
  for (const part of notes.split(";")) {
    const note = part.trim();
    const start = note.search(/https?:\/\//i);
    if (start < 0) continue;
    const url = WebUrl.safeParse(note.slice(start).split(/\s/)[0]);
    if (!url.success || references.has(url.data)) continue;
    const label = note.slice(0, start).replace(/[:：\s]+$/, "");
    const source = url.data.startsWith(NVD) ? "NVD" : new URL(url.data).hostname;
    references.set(url.data, {
      source: shorten(source, 200),
      title: { en: shorten(label === "" ? url.data : label, 2_000) },
      url: url.data,
    });
  }
  return [...references.values()].slice(0, 100);
}

function contentOf(wire: unknown, damaged: boolean): AdvisoryContent {
  if (damaged && JSON.stringify(wire).includes("\ufffd")) {
    throw new Error("holds bytes that are no characters in the document's encoding");
  }
  const parsed = KevEntry.safeParse(cleanStrings(wire));
  if (!parsed.success) throw new Error(reasonOf(parsed.error));
  const entry = parsed.data;
  return {
    kind: "vulnerability",
    title: { en: entry.vulnerabilityName },
    summary: { en: entry.shortDescription },
    action: { en: entry.requiredAction },
    identifiers: [entry.cveID],
    references: referencesOf(entry.notes ?? ""),
    products: [{ vendor: entry.vendorProject, product: entry.product }],
    publishedAt: `${entry.dateAdded}T00:00:00Z`,
    kev: {
      dateAdded: entry.dateAdded,
      dueDate: entry.dueDate,
      ransomware: entry.knownRansomwareCampaignUse?.toLowerCase() === "known",
    },
  };
}

function read(document: SourceDocument): ReadResult {
  const json = parseJson(document);
  if ("error" in json) return refuse(`is not JSON that can be read: ${json.error}`);
  const catalogue = KevCatalog.safeParse(json.value);
  if (!catalogue.success) return refuse(`is not a KEV catalogue: ${reasonOf(catalogue.error)}`);
  const { count, vulnerabilities, dateReleased } = catalogue.data;
  const entries: SourceEntry[] = [];
  const refusals: Refusal[] = [];
  for (const [index, wire] of vulnerabilities.entries()) {
    const key = isRecord(wire) && typeof wire.cveID === "string" ? wire.cveID.trim() : "";
    const unfit = key === "" ? "cveID: is missing" : depthRefusal(wire);
    if (unfit !== undefined) {
      refusals.push({ entry: key === "" ? `vulnerabilities[${index}]` : key, reason: unfit });
      continue;
    }
    entries.push({
      key,
      get hash() {
        return hashOf(wire);
      },
      content: () => contentOf(wire, json.damaged),
    });
  }
  const announced = Math.max(count, vulnerabilities.length);
  return {
    snapshotAt: Date.parse(dateReleased),
    announced,
    entries,
    refusals,
    missing: announced - vulnerabilities.length,
    // One that is empty is broken: nothing was taken off it.
    complete:
      entries.length > 0 && announced === vulnerabilities.length && refusals.length === 0 && !json.cut,
  };
}

function refuse(reason: string): ReadResult {
  return { announced: 1, entries: [], refusals: [{ reason }], missing: 0 };
}

export const cisaKev: Source = {
  name: "cisa-kev",
  label: { ja: "CISA KEV（悪用が確認された脆弱性の一覧）", en: "CISA KEV (Known Exploited Vulnerabilities)" },
  baseline: true,
  precedence: 20,
  role: "news",
  recognises,
  read,
};
