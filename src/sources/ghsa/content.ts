/** From an advisory of GitHub's REST API to ours. */
import type { Cvss } from "../../advisory/facts.ts";
import { normalizeIdentifiers } from "../../advisory/identifiers.ts";
import type { AdvisoryContent, Product } from "../../advisory/schema.ts";
import { namedBy } from "../osv/content.ts";
import { purlOf } from "../osv/purl.ts";
import { cvssOf } from "../ratings.ts";
import { firstSentence, lineOf, passageOf, referencesOf, timeOf } from "../values.ts";
import { type Gathered, productOf } from "../versions.ts";
import type { RestAdvisory } from "./schema.ts";

const PRODUCTS = 500;

export const GITHUB = {
  source: "GitHub",
  pageOf: (id: string) => `https://github.com/advisories/${encodeURIComponent(id)}`,
};

/** @throws Error when it says neither what it is nor what it affects */
export function contentOf(wire: RestAdvisory): AdvisoryContent {
  const id = wire.ghsa_id;
  const summary = passageOf(wire.description);
  const title = lineOf(wire.summary) ?? firstSentence(wire.description);
  const products = productsOf(wire);
  if (title === undefined && products.length === 0)
    throw new Error("says neither what it is nor what it affects");
  const publishedAt = timeOf(wire.published_at);
  const updatedAt = timeOf(wire.updated_at);
  const withdrawnAt = timeOf(wire.withdrawn_at);
  const cvss = ratingsOf(wire);
  return {
    kind: "vulnerability",
    title: { en: title ?? id },
    ...(summary === undefined ? {} : { summary: { en: summary } }),
    identifiers: namedBy([id, ...wire.identifiers.map(({ value }) => value)]),
    references: referencesOf([
      { url: GITHUB.pageOf(id), title: id, source: GITHUB.source },
      ...wire.references.map((url) => ({ url })),
    ]),
    products,
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(updatedAt === undefined ? {} : { updatedAt }),
    ...(cvss.length === 0 ? {} : { cvss }),
    ...(wire.type === "malware"
      ? { exploitation: [{ source: GITHUB.source, state: "active" as const }] }
      : {}),
    ...(wire.withdrawn_at === undefined
      ? {}
      : { withdrawn: withdrawnAt === undefined ? {} : { at: withdrawnAt } }),
  };
}

/** One for each package; its ranges come in the notation that ours is taken from. */
function productsOf({ vulnerabilities }: RestAdvisory): Product[] {
  const products = new Map<string, Gathered>();
  for (const {
    package: named,
    vulnerable_version_range: range,
    first_patched_version: patched,
  } of vulnerabilities) {
    const product = lineOf(named?.name);
    if (named === undefined || product === undefined) continue;
    const id = `${named.ecosystem.toLowerCase()}/${product}`;
    const purl = lineOf(purlOf(named.ecosystem, named.name));
    const gathered = products.get(id) ?? {
      product: { product, ...(purl === undefined ? {} : { purl }) },
      ranges: new Set<string>(),
      fixed: new Set<string>(),
    };
    products.set(id, gathered);
    if (range !== undefined) gathered.ranges.add(range);
    if (patched !== undefined) gathered.fixed.add(patched);
  }
  return [...products.values()].slice(0, PRODUCTS).map(productOf);
}

function ratingsOf({ cvss, cvss_severities, identifiers }: RestAdvisory): Cvss[] {
  const [cve, ...others] = normalizeIdentifiers(identifiers.map(({ value }) => value)).filter((id) =>
    id.startsWith("CVE-"),
  );
  const about = { ...(cve === undefined || others.length > 0 ? {} : { cve }), source: GITHUB.source };
  const ratings = [cvss_severities?.cvss_v4, cvss_severities?.cvss_v3, cvss]
    .map((rated) =>
      rated === undefined ? undefined : cvssOf({ vector: rated.vector_string, score: rated.score }, about),
    )
    .filter((rating) => rating !== undefined);
  return [...new Map(ratings.map((rating) => [rating.vector, rating])).values()];
}
