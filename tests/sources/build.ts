import { readFileSync } from "node:fs";
import type { SourceDocument } from "../../src/ports.ts";

/** The hand-made feed of two items. */
export const JVN_FEED = readFileSync(new URL("../fixtures/sources/jvn.rdf", import.meta.url), "utf8");

/** A document out of text (as UTF-8), bytes, or a value that becomes JSON. */
export function documentOf(body: string | Uint8Array | object, name = "document"): SourceDocument {
  if (body instanceof Uint8Array) return { name, bytes: body };
  return { name, bytes: new TextEncoder().encode(typeof body === "string" ? body : JSON.stringify(body)) };
}

export interface KevFields {
  [field: string]: unknown;
}

/** One entry of a KEV catalogue; `number` makes its CVE id. */
export function kevEntry(number: number, fields: KevFields = {}): KevFields {
  return {
    cveID: `CVE-1900-${String(number).padStart(4, "0")}`,
    vendorProject: "Example ",
    product: "Widget",
    vulnerabilityName: `Example Widget Vulnerability ${number}`,
    dateAdded: "2026-11-20",
    shortDescription: "Example Widget contains a vulnerability.",
    requiredAction: "Apply updates.",
    dueDate: "2026-12-04",
    knownRansomwareCampaignUse: "Unknown",
    notes:
      "https://example.com/widget ; BOD 26-04: https://example.com/bod ; see the vendor; https://example.com/widget",
    cwes: ["CWE-79"],
    ...fields,
  };
}

/** A KEV catalogue; `fields` overrides `count`, `dateReleased` and the like. */
export function kevCatalog(vulnerabilities: unknown[], fields: KevFields = {}): KevFields {
  return {
    title: "Made for tests",
    catalogVersion: "2026.11.20",
    dateReleased: "2026-11-20T16:00:00.0000Z",
    count: vulnerabilities.length,
    vulnerabilities,
    ...fields,
  };
}

/** A JVN feed of items with these numbers, listing also those that are not there. */
export function jvnFeed(
  numbers: readonly number[],
  options: { missing?: readonly number[]; lang?: string; date?: string; title?: string } = {},
): string {
  const {
    missing = [],
    lang = "ja",
    date = "2026-11-20T08:36:37+09:00",
    title = "架空製品の脆弱性",
  } = options;
  const link = (number: number) => `https://jvn.example.com/${lang}/JVN${String(number).padStart(8, "0")}/`;
  const items = numbers.map(
    (
      number,
    ) => `<item rdf:about="${link(number)}"><title>${title} ${number}</title><link>${link(number)}</link>
<description>説明</description><dc:identifier>JVN#${String(number).padStart(8, "0")}</dc:identifier>
<dcterms:issued>2026-11-19T12:00:00+09:00</dcterms:issued><dcterms:modified>${date}</dcterms:modified></item>`,
  );
  const seq = [...numbers, ...missing].map((number) => `<rdf:li rdf:resource="${link(number)}" />`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xml:lang="${lang}">
<channel rdf:about="https://jvn.jp/${lang === "en" ? "en/" : ""}rss/jvn.rdf"><title>t</title><dc:date>${date}</dc:date>
<items><rdf:Seq>${seq.join("")}</rdf:Seq></items></channel>
${items.join("\n")}
</rdf:RDF>`;
}
