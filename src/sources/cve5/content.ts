/** From a CVE record to an advisory. */
import type { Cvss, Exploitation, Ssvc } from "../../advisory/facts.ts";
import type { AdvisoryContent, Product } from "../../advisory/schema.ts";
import { affectedProduct } from "../affected.ts";
import { cvssOf, ssvcOf } from "../ratings.ts";
import { byLanguage, firstSentence, type LanguageText, lineOf, referencesOf, timeOf } from "../values.ts";
import { type Container, type CveRecord, KevMetric, type Metric } from "./schema.ts";

const PRODUCTS = 500;
const FACTS = 200;
const JAPANESE = /[\u3040-\u30ff]/;

/** A published record, or one that was rejected, which says why and nothing else. */
export function contentOf({ cveMetadata, containers }: CveRecord): AdvisoryContent {
  const { cveId } = cveMetadata;
  const { cna, adp } = containers;
  const publishedAt = timeOf(cveMetadata.datePublished);
  const updatedAt = timeOf(cveMetadata.dateUpdated);
  const own = { url: `https://www.cve.org/CVERecord?id=${cveId}`, title: cveId, source: "CVE" };
  const times = {
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(updatedAt === undefined ? {} : { updatedAt }),
  };
  if (cveMetadata.state === "REJECTED") {
    const at = timeOf(cveMetadata.dateRejected);
    const reason = byLanguage(cna.rejectedReasons);
    return {
      kind: "vulnerability",
      title: { ja: `${cveId}（取り下げ）`, en: `${cveId} (rejected)` },
      identifiers: [cveId],
      references: referencesOf([own]),
      products: [],
      ...times,
      withdrawn: { ...(at === undefined ? {} : { at }), ...(reason === undefined ? {} : { reason }) },
    };
  }
  const summary = byLanguage([...cna.descriptions, ...exploitsOf(cna)]);
  const action = byLanguage([...cna.solutions, ...cna.workarounds]);
  return {
    kind: "vulnerability",
    title: titleOf(cveId, cna),
    ...(summary === undefined ? {} : { summary }),
    ...(action === undefined ? {} : { action }),
    identifiers: [cveId],
    references: referencesOf([own, ...[cna, ...adp].flatMap(linksOf)]),
    products: productsOf(cna, adp),
    ...times,
    ...factsOf(cveId, [cna, ...adp]),
  };
}

/** The title as it was given, in the language it is written in; else the description's first sentence. */
function titleOf(cveId: string, { title, descriptions }: Container): { ja?: string; en?: string } {
  const given = lineOf(title);
  if (given !== undefined) return JAPANESE.test(given) ? { ja: given } : { en: given };
  const described = byLanguage(descriptions);
  const ja = firstSentence(described?.ja);
  const en = firstSentence(described?.en) ?? (ja === undefined ? cveId : undefined);
  return { ...(ja === undefined ? {} : { ja }), ...(en === undefined ? {} : { en }) };
}

/** What the authority knows of exploitation stands with the description: triage reads its words there. */
function exploitsOf({ descriptions, exploits }: Container): LanguageText[] {
  return descriptions.length === 0 ? [] : exploits;
}

function linksOf({ references }: Container) {
  return references.map(({ url, name }) => ({ url, ...(name === undefined ? {} : { title: name }) }));
}

const productId = ({ vendor, product }: Product) => JSON.stringify([vendor, product]).toLowerCase();

/** The authority's products; with the CPE that CISA gave them; CISA's own where the authority named none. */
function productsOf(cna: Container, adp: readonly Container[]): Product[] {
  const named = cna.affected.map(affectedProduct).filter((product) => product !== undefined);
  const added = adp
    .flatMap(({ affected }) => affected)
    .map(affectedProduct)
    .filter((product) => product !== undefined);
  if (named.length === 0) return added.slice(0, PRODUCTS);
  const cpes = new Map(added.map((product) => [productId(product), product.cpe]));
  return named.slice(0, PRODUCTS).map((product) => {
    const cpe = product.cpe ?? cpes.get(productId(product));
    return cpe === undefined ? product : { ...product, cpe };
  });
}

function factsOf(cve: string, containers: readonly Container[]) {
  const cvss: Cvss[] = [];
  const ssvc: Ssvc[] = [];
  const exploitation: Exploitation[] = [];
  for (const { metrics, providerMetadata } of containers) {
    const source = lineOf(providerMetadata?.shortName);
    const about = { cve, ...(source === undefined ? {} : { source }) };
    for (const metric of metrics) {
      cvss.push(...ratingsOf(metric, about));
      if (metric.other?.type === "ssvc") {
        const points = ssvcOf(metric.other.content, about);
        if (points !== undefined) ssvc.push(points);
      }
      if (metric.other?.type === "kev") {
        const kev = KevMetric.safeParse(metric.other.content);
        const since = kev.success ? { since: kev.data.dateAdded } : {};
        exploitation.push({ cve, source: "CISA KEV", state: "active", ...since });
      }
    }
  }
  return {
    ...(cvss.length === 0 ? {} : { cvss: cvss.slice(0, FACTS) }),
    ...(ssvc.length === 0 ? {} : { ssvc: ssvc.slice(0, FACTS) }),
    ...(exploitation.length === 0 ? {} : { exploitation: exploitation.slice(0, FACTS) }),
  };
}

function ratingsOf(metric: Metric, about: Pick<Cvss, "cve" | "source">): Cvss[] {
  return [metric.cvssV4_0, metric.cvssV3_1, metric.cvssV3_0, metric.cvssV2_0]
    .map((rating) =>
      rating === undefined
        ? undefined
        : cvssOf({ vector: rating.vectorString, score: rating.baseScore, version: rating.version }, about),
    )
    .filter((rating) => rating !== undefined);
}
