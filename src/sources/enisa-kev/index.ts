/** Reads the EU CSIRTs network's list of known exploited vulnerabilities (EU KEV), which ENISA publishes. */
import { normalizeIdentifier } from "../../advisory/identifiers.ts";
import type { AdvisoryContent } from "../../advisory/schema.ts";
import { IsoDate } from "../../advisory/schema.ts";
import type { ReadResult, Refusal, Source, SourceDocument, SourceEntry } from "../../ports.ts";
import { depthRefusal, hashOf, headMatches, isRecord, looksLikeJson, parseJson, reasonOf } from "../json.ts";
import { cleanStrings } from "../text.ts";
import { EuKevEntry } from "./schema.ts";

const EUVD = "https://euvd.enisa.europa.eu/vulnerability/";

function recognises(document: SourceDocument): boolean {
  if (!looksLikeJson(document)) return false;
  const json = parseJson(document);
  if ("error" in json) return headMatches(document, /"euvdID"\s*:/);
  return Array.isArray(json.value) && json.value.some((wire) => isRecord(wire) && "euvdID" in wire);
}

/** The CVE, by which all sources know it; the EUVD id where there is none. */
function keyOf(wire: unknown): string | undefined {
  if (!isRecord(wire)) return undefined;
  for (const id of [wire.cveID, wire.euvdID]) {
    const identifier = typeof id === "string" ? normalizeIdentifier(id) : undefined;
    if (identifier !== undefined) return identifier;
  }
  return undefined;
}

/** `17/01/25` as it is published, `2025-01-17` as its description promises; a date nobody can read is none. */
function dateOf(text: string | undefined): string | undefined {
  const [, day, month, year] = /^(\d{1,2})\/(\d{1,2})\/(?:20)?(\d\d)$/.exec(text ?? "") ?? [];
  const date =
    year === undefined ? text : `20${year}-${(month ?? "").padStart(2, "0")}-${(day ?? "").padStart(2, "0")}`;
  const parsed = IsoDate.safeParse(date);
  return parsed.success ? parsed.data : undefined;
}

function summaryOf({ shortDescription, exploitationType }: EuKevEntry): string {
  const seen = "The EU CSIRTs network has confirmed that this vulnerability is exploited.";
  const by =
    exploitationType?.toLowerCase() === "ransomware" ? "It is known to be used in ransomware campaigns." : "";
  return [shortDescription, seen, by].filter((text) => text !== undefined && text !== "").join("\n");
}

function contentOf(wire: unknown, damaged: boolean): AdvisoryContent {
  if (damaged && JSON.stringify(wire).includes("\ufffd")) {
    throw new Error("holds bytes that are no characters in the document's encoding");
  }
  const parsed = EuKevEntry.safeParse(cleanStrings(wire));
  if (!parsed.success) throw new Error(reasonOf(parsed.error));
  const entry = parsed.data;
  const [cve, euvd] = [entry.cveID, entry.euvdID].map((id) =>
    id === undefined ? undefined : normalizeIdentifier(id),
  );
  const identifiers = [cve, euvd].filter((id) => id !== undefined);
  const since = dateOf(entry.dateReported);
  const name = [entry.vendorProject, entry.product].filter((text) => text !== undefined).join(" ");
  const title =
    entry.vulnerabilityName ?? `${name === "" ? "" : `${name}: `}exploited vulnerability ${identifiers[0]}`;
  const products =
    entry.product === undefined
      ? []
      : [
          {
            ...(entry.vendorProject === undefined ? {} : { vendor: entry.vendorProject }),
            product: entry.product,
          },
        ];
  return {
    kind: "vulnerability",
    title: { en: title },
    summary: { en: summaryOf(entry) },
    identifiers,
    references:
      euvd === undefined ? [] : [{ source: "ENISA EUVD", title: { en: euvd }, url: `${EUVD}${euvd}` }],
    products,
    ...(since === undefined ? {} : { publishedAt: `${since}T00:00:00Z` }),
    exploitation: [
      {
        ...(cve === undefined ? {} : { cve }),
        source: "ENISA EUVD",
        state: "active",
        ...(since === undefined ? {} : { since }),
      },
    ],
  };
}

function read(document: SourceDocument): ReadResult {
  const json = parseJson(document);
  if ("error" in json) return refuse(`is not JSON that can be read: ${json.error}`);
  if (!Array.isArray(json.value)) return refuse("is not a list of entries");
  const entries: SourceEntry[] = [];
  const refusals: Refusal[] = [];
  for (const [index, wire] of json.value.entries()) {
    const key = keyOf(wire);
    const unfit = key === undefined ? "has no CVE or EUVD id" : depthRefusal(wire);
    if (key === undefined || unfit !== undefined) {
      refusals.push({ entry: key ?? `[${index}]`, reason: unfit ?? "" });
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
  const missing = Number(json.cut);
  return {
    announced: json.value.length + missing,
    entries,
    refusals,
    missing,
    // One that is empty is broken: nothing was taken off it.
    complete: entries.length > 0 && missing === 0 && refusals.length === 0,
  };
}

function refuse(reason: string): ReadResult {
  return { announced: 1, entries: [], refusals: [{ reason }], missing: 0 };
}

export const enisaKev: Source = {
  name: "enisa-kev",
  label: {
    ja: "ENISA EU KEV（悪用が確認された脆弱性の一覧）",
    en: "ENISA EU KEV (Known Exploited Vulnerabilities)",
  },
  baseline: true,
  precedence: 21,
  role: "news",
  recognises,
  read,
};
