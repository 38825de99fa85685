/** Hand-made records in the shapes of NVD, CVE, OSV and GitHub; and a feed to walk, without a network. */
import { AdvisoryContent } from "../../src/advisory/schema.ts";
import type { SourceDocument, Walk, WalkFeed } from "../../src/ports.ts";
import { documentOf } from "./build.ts";

type Fields = Record<string, unknown>;

export const NVD_VECTOR = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";

/** One CVE of NVD's; `number` makes its id. */
export function nvdCve(number: number, fields: Fields = {}): Fields {
  return {
    cve: {
      id: `CVE-1900-${String(number).padStart(4, "0")}`,
      sourceIdentifier: "cve@example.com",
      published: "2026-11-20T06:15:24.290",
      lastModified: "2026-11-21T13:46:10.880",
      vulnStatus: "Analyzed",
      descriptions: [
        { lang: "en", value: "Example Widget before 2.0 runs anything. Nobody knows why." },
        { lang: "es", value: "Ejemplo" },
      ],
      metrics: {},
      references: [{ url: "https://example.com/widget", source: "cve@example.com" }],
      ...fields,
    },
  };
}

/** A page of NVD's API; `fields` overrides the counts and the rest around the CVEs. */
export function nvdPage(vulnerabilities: unknown[], fields: Fields = {}): Fields {
  return {
    resultsPerPage: vulnerabilities.length,
    startIndex: 0,
    totalResults: vulnerabilities.length,
    format: "NVD_CVE",
    version: "2.0",
    timestamp: "2026-11-24T07:40:33.460",
    vulnerabilities,
    ...fields,
  };
}

export interface CveParts {
  metadata?: Fields;
  cna?: Fields;
  adp?: unknown[];
}

/** A published CVE record of format 5.1. */
export function cveRecord({ metadata = {}, cna = {}, adp = [] }: CveParts = {}): Fields {
  return {
    dataType: "CVE_RECORD",
    dataVersion: "5.1",
    cveMetadata: {
      cveId: "CVE-1900-0001",
      state: "PUBLISHED",
      datePublished: "2026-11-20T00:00:00",
      dateUpdated: "2026-11-21T18:48:21.899Z",
      ...metadata,
    },
    containers: {
      cna: {
        providerMetadata: { shortName: "example", dateUpdated: "2026-11-20T00:00:00Z" },
        title: "Anything runs in Widget",
        descriptions: [{ lang: "en-US", value: "Example Widget before 2.0 runs anything." }],
        affected: [],
        references: [{ url: "https://example.com/widget" }],
        ...cna,
      },
      adp,
    },
  };
}

/** An OSV record of a package. */
export function osvRecord(fields: Fields = {}): Fields {
  return {
    schema_version: "1.6.0",
    id: "PYSEC-1900-1",
    modified: "2026-11-21T00:00:00Z",
    published: "2026-11-20T00:00:00Z",
    aliases: ["CVE-1900-0001"],
    summary: "Widget runs anything",
    details: "Widget before 2.0 runs anything.",
    affected: [
      {
        package: { ecosystem: "PyPI", name: "widget" },
        ranges: [{ type: "ECOSYSTEM", events: [{ introduced: "0" }, { fixed: "2.0" }] }],
      },
    ],
    references: [{ type: "WEB", url: "https://example.com/widget" }],
    ...fields,
  };
}

/** One advisory of api.github.com/advisories. */
export function restAdvisory(fields: Fields = {}): Fields {
  return {
    ghsa_id: "GHSA-aaaa-bbbb-cccc",
    cve_id: "CVE-1900-0001",
    html_url: "https://github.com/advisories/GHSA-aaaa-bbbb-cccc",
    summary: "Widget runs anything",
    description: "Widget before 2.0 runs anything.",
    type: "reviewed",
    severity: "high",
    identifiers: [
      { value: "GHSA-aaaa-bbbb-cccc", type: "GHSA" },
      { value: "CVE-1900-0001", type: "CVE" },
    ],
    references: ["https://example.com/widget"],
    published_at: "2026-11-20T00:00:00Z",
    updated_at: "2026-11-21T00:00:00Z",
    withdrawn_at: null,
    vulnerabilities: [
      {
        package: { ecosystem: "pip", name: "widget" },
        vulnerable_version_range: "< 2.0",
        first_patched_version: "2.0",
      },
    ],
    cvss: { vector_string: NVD_VECTOR, score: 9.8 },
    cvss_severities: {
      cvss_v3: { vector_string: NVD_VECTOR, score: 9.8 },
      cvss_v4: { vector_string: null, score: 0 },
    },
    ...fields,
  };
}

/** What becomes of a record, where it becomes either: any other failure, and content that is none, is thrown. */
export function outcomeOf(map: () => AdvisoryContent | undefined): "advisory" | "refused" {
  let content: AdvisoryContent | undefined;
  try {
    content = map();
  } catch (error) {
    if (error instanceof Error && error.name === "Error" && error.message !== "") return "refused";
    throw error;
  }
  AdvisoryContent.parse(content);
  return "advisory";
}

export const NOW = Date.parse("2026-11-24T00:00:00Z");

export interface Walked {
  cursor: string | undefined;
  documents: SourceDocument[];
  errors: { name: string; error: string }[];
  /** Addresses asked for, in order. */
  asked: string[];
}

/** Walks a feed to its end. `answer` gives what lies at an address; it may throw. */
export async function walkOf(
  walk: Walk | undefined,
  feed: Pick<WalkFeed, "url" | "cursor">,
  answer: (url: URL, evenUnchanged: boolean) => object | string | undefined,
): Promise<Walked> {
  if (walk === undefined) throw new Error("the source has no walk");
  const walked: Walked = { cursor: undefined, documents: [], errors: [], asked: [] };
  const steps = walk({
    ...feed,
    now: NOW,
    async get(url, options) {
      walked.asked.push(url);
      const body = await Promise.resolve(answer(new URL(url), options?.evenUnchanged ?? false));
      return body === undefined ? undefined : documentOf(body, url);
    },
  });
  for (;;) {
    const step = await steps.next();
    if (step.done === true) return { ...walked, cursor: step.value };
    if ("error" in step.value) walked.errors.push(step.value);
    else if ("bytes" in step.value) walked.documents.push(step.value);
  }
}
