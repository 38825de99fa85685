/** Reads the National Vulnerability Database's records of CVEs. */
import type { ReadResult, Source, SourceDocument } from "../../ports.ts";
import { headMatches, isRecord, looksLikeJson, parseJson, reasonOf } from "../json.ts";
import { readRecords, type RecordFormat, refuseWhole } from "../record.ts";
import { latestOf } from "../values.ts";
import { contentOf } from "./content.ts";
import { NvdCve, NvdPage } from "./schema.ts";
import { walk } from "./walk.ts";

const HISTORY = "NVD_CVEHistory";

/** One element of a page, which some keep as a file of its own. */
function isElement(value: unknown): boolean {
  return (
    isRecord(value) && isRecord(value.cve) && typeof value.cve.id === "string" && "vulnStatus" in value.cve
  );
}

function recognises(document: SourceDocument): boolean {
  if (!looksLikeJson(document)) return false;
  const json = parseJson(document);
  if ("error" in json) return headMatches(document, /"format"\s*:\s*"NVD_CVE/);
  if (!isRecord(json.value)) return false;
  return json.value.format === "NVD_CVE" || json.value.format === HISTORY || isElement(json.value);
}

const cveOf = (element: Record<string, unknown>) => (isRecord(element.cve) ? element.cve : {});

const format: RecordFormat = {
  listOf: (value) => {
    const page = NvdPage.safeParse(value);
    if (!page.success) return undefined;
    const { resultsPerPage, totalResults, startIndex, vulnerabilities } = page.data;
    // A page is a page: what other pages hold is not missing here.
    const announced = Math.min(resultsPerPage, Math.max(0, totalResults - startIndex));
    return { records: vulnerabilities, announced };
  },
  keyOf: (element) => {
    const { id } = cveOf(element);
    return typeof id === "string" && id.trim() !== "" ? id.trim() : undefined;
  },
  noKey: "cve.id: is missing",
  picked: (element) => {
    const { lastModified: _lastModified, ...rest } = cveOf(element);
    return rest;
  },
  asOf: (element) => latestOf(cveOf(element).lastModified),
  contentOf: (element) => {
    const parsed = NvdCve.safeParse(element.cve);
    if (!parsed.success) throw new Error(reasonOf(parsed.error));
    return contentOf(parsed.data);
  },
};

function read(document: SourceDocument): ReadResult {
  const json = parseJson(document);
  if (!("error" in json) && isRecord(json.value) && !isElement(json.value)) {
    if (json.value.format === HISTORY) {
      return refuseWhole(
        "is NVD's change history, which tells that a CVE changed and not what it says; read cves/2.0",
      );
    }
    const page = NvdPage.safeParse(json.value);
    if (!page.success) return refuseWhole(`is not a page of NVD's CVE API: ${reasonOf(page.error)}`);
  }
  return readRecords(document, format);
}

export const nvd: Source = {
  name: "nvd",
  label: { ja: "NVD（米国の脆弱性データベース）", en: "NVD (National Vulnerability Database)" },
  baseline: true,
  precedence: 30,
  role: "enrichment",
  walk,
  recognises,
  read,
};
