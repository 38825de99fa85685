/** From an OSV record to an advisory; GitHub's advisory database is read with it too. */
import type { Cvss } from "../../advisory/facts.ts";
import { normalizeIdentifier, normalizeIdentifiers } from "../../advisory/identifiers.ts";
import type { AdvisoryContent } from "../../advisory/schema.ts";
import { cvssOf } from "../ratings.ts";
import { firstSentence, lineOf, passageOf, referencesOf, timeOf } from "../values.ts";
import { productsOf } from "./products.ts";
import type { OsvRecord } from "./schema.ts";

const IDENTIFIERS = 500;
const FACTS = 200;
const LINKED = 20;

/** Who publishes the record, and its own page there. */
export interface Publisher {
  source: string;
  pageOf(id: string): string;
}

/** @throws Error when the record says nothing but its id */
export function contentOf(record: OsvRecord, publisher: Publisher): AdvisoryContent {
  const { id } = record;
  const summary = passageOf(record.details);
  const title = lineOf(record.summary) ?? firstSentence(record.details);
  if (title === undefined && record.affected.length === 0 && record.withdrawn === undefined) {
    throw new Error("says neither what it is nor what it affects");
  }
  const publishedAt = timeOf(record.published);
  const updatedAt = timeOf(record.modified);
  const withdrawnAt = timeOf(record.withdrawn);
  const cvss = ratingsOf(record, publisher.source);
  const { source } = publisher;
  return {
    kind: "vulnerability",
    title: { en: title ?? id },
    ...(summary === undefined ? {} : { summary: { en: summary } }),
    identifiers: namedBy([id, ...record.aliases]),
    references: referencesOf([
      { url: publisher.pageOf(id), title: id, source },
      ...record.references,
      ...others(record),
    ]),
    products: productsOf(record),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(updatedAt === undefined ? {} : { updatedAt }),
    ...(cvss.length === 0 ? {} : { cvss }),
    // Malicious code needs nobody to exploit it: whoever has the package has been attacked.
    ...(isMalicious(record) ? { exploitation: [{ source, state: "active" as const }] } : {}),
    ...(record.withdrawn === undefined
      ? {}
      : { withdrawn: withdrawnAt === undefined ? {} : { at: withdrawnAt } }),
  };
}

/** Those that can be identifiers of an advisory, in their one form. */
export function namedBy(ids: readonly string[]): string[] {
  return normalizeIdentifiers(ids)
    .filter((id) => id !== "" && id.length <= 200)
    .slice(0, IDENTIFIERS);
}

/** OpenSSF's malicious packages have ids of their own (`MAL-`), GitHub's the weakness "embedded malicious code". */
function isMalicious({ id, aliases, database_specific }: OsvRecord): boolean {
  const named = [id, ...aliases].some((alias) => /^MAL-\d/.test(alias));
  return named || (database_specific?.cwe_ids.includes("CWE-506") ?? false);
}

/** `related` and `upstream`: a distribution's advisory of several CVEs is none of them. */
function others({ related, upstream }: OsvRecord) {
  return [...new Set([...upstream, ...related])].slice(0, LINKED).map((id) => ({
    url: `https://osv.dev/vulnerability/${encodeURIComponent(id)}`,
    title: id,
    source: "OSV",
  }));
}

/** The record's ratings, else those of what it affects, each once. A rating in words (Ubuntu's) is no CVSS. */
function ratingsOf(record: OsvRecord, source: string): Cvss[] {
  const cves = [record.id, ...record.aliases]
    .map((alias) => normalizeIdentifier(alias))
    .filter((alias) => alias?.startsWith("CVE-") === true);
  const about = { ...(cves.length === 1 ? { cve: cves[0] } : {}), source };
  const severities =
    record.severity.length > 0 ? record.severity : record.affected.flatMap(({ severity }) => severity);
  const vectors = new Set(severities.filter(({ type }) => type.startsWith("CVSS")).map(({ score }) => score));
  return [...vectors]
    .map((vector) => cvssOf({ vector }, about))
    .filter((rating) => rating !== undefined)
    .slice(0, FACTS);
}
