/** Reads CVE records (CVE JSON 5.x), with what CISA's Vulnrichment adds to them. */
import type { Instant, Source, SourceDocument, WalkFeed } from "../../ports.ts";
import { headMatches, isRecord, looksLikeJson, parseJson, reasonOf } from "../json.ts";
import { readRecords, type RecordFormat } from "../record.ts";
import { latestOf } from "../values.ts";
import { type Changed, type ChangeList, walkChanged } from "../walk-changed.ts";
import { contentOf } from "./content.ts";
import { CveRecord, Look } from "./schema.ts";

function isRecordOfCve(value: unknown): boolean {
  return isRecord(value) && value.dataType === "CVE_RECORD" && "cveMetadata" in value;
}

function recognises(document: SourceDocument): boolean {
  if (!looksLikeJson(document)) return false;
  const json = parseJson(document);
  if ("error" in json) return headMatches(document, /"dataType"\s*:\s*"CVE_RECORD"/);
  // Where the end is missing, the id may be missing with it.
  if (json.cut && isRecord(json.value)) return json.value.dataType === "CVE_RECORD";
  return Array.isArray(json.value) ? json.value.some(isRecordOfCve) : isRecordOfCve(json.value);
}

const format: RecordFormat = {
  listOf: (value) => (Array.isArray(value) ? { records: value } : undefined),
  keyOf: ({ cveMetadata }) => {
    const id = isRecord(cveMetadata) && typeof cveMetadata.cveId === "string" ? cveMetadata.cveId.trim() : "";
    return id === "" ? undefined : id;
  },
  noKey: "cveMetadata.cveId: is missing",
  picked: ({ cveMetadata, containers }) => {
    const { state, datePublished, dateRejected } = isRecord(cveMetadata) ? cveMetadata : {};
    if (!isRecord(containers)) return [state, containers];
    const adp = Array.isArray(containers.adp) ? containers.adp.map(undated) : containers.adp;
    return [state, datePublished, dateRejected, undated(containers.cna), adp];
  },
  // Vulnrichment's copies lag behind in one date and are ahead in the other.
  asOf: ({ cveMetadata, containers }) => {
    const { dateUpdated } = isRecord(cveMetadata) ? cveMetadata : {};
    const { cna, adp } = isRecord(containers) ? containers : {};
    const all = [cna, ...(Array.isArray(adp) ? adp : [])].filter(isRecord);
    const touched = all.map(({ providerMetadata: by }) => (isRecord(by) ? by.dateUpdated : undefined));
    return latestOf(dateUpdated, ...touched);
  },
  contentOf: (wire) => {
    const parsed = CveRecord.safeParse(wire);
    if (!parsed.success) throw new Error(reasonOf(parsed.error));
    return contentOf(parsed.data);
  },
};

/** A container without the date on which its provider last touched it. */
function undated(container: unknown): unknown {
  if (!isRecord(container) || !isRecord(container.providerMetadata)) return container;
  return { ...container, providerMetadata: container.providerMetadata.shortName };
}

/** `CVE-2024-1709` lies in `2024/1xxx/` beside the log, whatever address the log itself gives. */
function pathOf(id: string): string | undefined {
  const match = /^CVE-(\d{4})-(\d{1,16})(\d{3})$/.exec(id);
  return match === null ? undefined : `${match[1]}/${match[2]}xxx/${id}.json`;
}

function changedIn(document: SourceDocument, since: Instant, { url }: WalkFeed): ChangeList {
  const json = parseJson(document);
  if ("error" in json) throw new Error(`is not JSON that can be read: ${json.error}`);
  if (!Array.isArray(json.value)) throw new Error("is not a log of changed CVE records: it is no list");
  const looks: Look[] = [];
  const broken: string[] = [];
  for (const wire of json.value) {
    const look = Look.safeParse(wire);
    if (look.success) looks.push(look.data);
    else broken.push(reasonOf(look.error));
  }
  if (looks.length === 0 && broken.length > 0) {
    throw new Error(`is not a log of changed CVE records: ${broken[0]}`);
  }
  const changes = looks.flatMap((look) =>
    [...look.new, ...look.updated].flatMap(({ cveId: id, dateUpdated }): Changed[] => {
      const path = pathOf(id);
      if (path === undefined) return [];
      return [{ at: look.fetchTime, id, url: new URL(path, url).href, updatedAt: latestOf(dateUpdated) }];
    }),
  );
  return {
    changes,
    gap: gapBefore(looks, since),
    ...(broken.length > 0 && {
      damage: `${broken.length} of the log's ${json.value.length} elements cannot be read, the first: ${broken[0]}`,
    }),
  };
}

/** The log goes back thirty days. */
function gapBefore(looks: readonly Look[], since: Instant): string | undefined {
  const first = looks.reduce((oldest, look) => Math.min(oldest, Date.parse(look.fetchTime)), Infinity);
  if (first <= since || first === Infinity) return undefined;
  const [from, to] = [since, first].map((time) => new Date(time).toISOString());
  return `what changed between ${from} and ${to} is no longer in the log and was not read`;
}

export const cve5: Source = {
  name: "cve5",
  label: { ja: "CVEレコード（CISAの付加情報を含む）", en: "CVE records (with CISA's additions)" },
  baseline: true,
  precedence: 28,
  role: "enrichment",
  walk: (feed) =>
    walkChanged(feed, {
      changedIn: (list, since) => changedIn(list, since, feed),
      updatedIn: (record) => readRecords(record, format).entries[0]?.asOf,
    }),
  recognises,
  read: (document) => readRecords(document, format),
};
