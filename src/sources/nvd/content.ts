/** From NVD's record of a CVE to an advisory. */
import type { Cvss, Ssvc } from "../../advisory/facts.ts";
import type { AdvisoryContent } from "../../advisory/schema.ts";
import { cvssOf, ssvcOf } from "../ratings.ts";
import { byLanguage, firstSentence, lineOf, passageOf, referencesOf, timeOf } from "../values.ts";
import { productsOf } from "./products.ts";
import type { NvdCve } from "./schema.ts";

const FACTS = 200;
/** NVD names who rated by an address or by the id CVE gave them. */
const SOURCES = new Map([
  ["nvd@nist.gov", "NVD"],
  ["134c704f-9b21-4f2e-91b3-4a467353bcc0", "CISA-ADP"],
]);

export function contentOf(cve: NvdCve): AdvisoryContent {
  const publishedAt = timeOf(cve.published);
  const updatedAt = timeOf(cve.lastModified);
  const own = { url: `https://nvd.nist.gov/vuln/detail/${cve.id}`, title: cve.id, source: "NVD" };
  const times = {
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(updatedAt === undefined ? {} : { updatedAt }),
  };
  const summary = byLanguage(cve.descriptions);
  if (cve.vulnStatus?.toLowerCase() === "rejected") {
    return {
      kind: "vulnerability",
      title: { ja: `${cve.id}（取り下げ）`, en: `${cve.id} (rejected)` },
      identifiers: [cve.id],
      references: referencesOf([own]),
      products: [],
      ...times,
      withdrawn: summary === undefined ? {} : { reason: summary },
    };
  }
  const title = lineOf(cve.cisaVulnerabilityName) ?? firstSentence(summary?.en ?? summary?.ja) ?? cve.id;
  const action = passageOf(cve.cisaRequiredAction);
  return {
    kind: "vulnerability",
    title: { en: title },
    ...(summary === undefined ? {} : { summary }),
    ...(action === undefined ? {} : { action: { en: action } }),
    identifiers: [cve.id],
    references: referencesOf([own, ...cve.references]),
    products: productsOf(cve),
    ...times,
    ...factsOf(cve),
  };
}

/**
 * NVD repeats CISA's catalogue, without its ransomware flag and some time later: that it is exploited is taken from
 * it, the catalogue's own facts are left to the catalogue.
 */
function factsOf({ id, metrics, cisaExploitAdd }: NvdCve) {
  const about = (source: string | undefined) => {
    const named = source === undefined ? undefined : lineOf(SOURCES.get(source) ?? source);
    return { cve: id, ...(named === undefined ? {} : { source: named }) };
  };
  const ratings = [
    ...(metrics?.cvssMetricV40 ?? []),
    ...(metrics?.cvssMetricV31 ?? []),
    ...(metrics?.cvssMetricV30 ?? []),
    ...(metrics?.cvssMetricV2 ?? []),
  ];
  const cvss: Cvss[] = ratings
    .map(({ source, cvssData: { version, vectorString: vector, baseScore: score } }) =>
      cvssOf({ version, vector, score }, about(source)),
    )
    .filter((rating) => rating !== undefined);
  const ssvc: Ssvc[] = (metrics?.ssvcV203 ?? [])
    .map(({ source, ssvcData }) => ssvcOf(ssvcData, about(source)))
    .filter((points) => points !== undefined);
  return {
    ...(cvss.length === 0 ? {} : { cvss: cvss.slice(0, FACTS) }),
    ...(ssvc.length === 0 ? {} : { ssvc: ssvc.slice(0, FACTS) }),
    ...(cisaExploitAdd === undefined
      ? {}
      : {
          exploitation: [
            { cve: id, source: "CISA KEV via NVD", state: "active" as const, since: cisaExploitAdd },
          ],
        }),
  };
}
