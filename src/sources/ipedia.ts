/** What JVN iPedia says of one vulnerability, whichever of its formats it comes in: mod_sec, VULDEF, MyJVN's JSON. */
import type { Cvss, Tlp } from "../advisory/facts.ts";
import { normalizeIdentifier } from "../advisory/identifiers.ts";
import type { AdvisoryContent, Lang, Product, Reference } from "../advisory/schema.ts";
import { WebUrl } from "../advisory/schema.ts";
import { cvssOf } from "./ratings.ts";
import { htmlToText } from "./text.ts";
import { lineOf, passageOf } from "./values.ts";

export const IPEDIA = "JVN iPedia";

const MOST_REFERENCES = 100;
const MOST_PRODUCTS = 500;
const MOST_RATINGS = 200;

export interface IpediaLink {
  /** Who keeps the id: `CVE`, `NVD`, `JVN`, `関連文書`. */
  source?: string | undefined;
  id?: string | undefined;
  url?: string | undefined;
}

export interface IpediaRating {
  cve?: string | undefined;
  version?: string | undefined;
  vector?: string | undefined;
  score?: number | undefined;
}

export interface Ipedia {
  /** `JVNDB-2026-000001`, as it is written. */
  id: string;
  lang: Lang;
  title: string | undefined;
  /** May hold HTML, as the other texts. */
  overview?: string | undefined;
  impact?: string | undefined;
  solution?: string | undefined;
  /** Its page; made from the id where none is given. */
  url?: string | undefined;
  links: IpediaLink[];
  /** CVEs beside those among the links. */
  cves?: string[] | undefined;
  products: Product[];
  ratings: IpediaRating[];
  publishedAt?: string | undefined;
  updatedAt?: string | undefined;
  tlp?: Tlp | undefined;
}

/** The page of an entry of JVN iPedia. */
export function pageOf(id: string, lang: Lang): string {
  return `https://jvndb.jvn.jp/${lang}/contents/${id.slice(6, 10)}/${id}.html`;
}

/**
 * Identifiers are the entry's own, its CVEs and JVN's. Not JPCERT/CC's alerts, which it only refers to: one alert
 * speaks of many vulnerabilities, and would join them all.
 * @throws Error when the id or the title is missing
 */
export function ipediaContent(ipedia: Ipedia): AdvisoryContent {
  const { lang, links } = ipedia;
  const id = normalizeIdentifier(ipedia.id);
  if (id?.startsWith("JVNDB-") !== true) throw new Error("its JVNDB id is missing");
  const title = lineOf(htmlToText(ipedia.title ?? ""));
  if (title === undefined) throw new Error("its title is missing");
  const summary = textOf(ipedia.overview, ipedia.impact);
  const action = textOf(ipedia.solution);
  const listed = [...(ipedia.cves ?? []), ...links.map((link) => link.id ?? "")]
    .map(normalizeIdentifier)
    .filter((found) => found?.startsWith("CVE-") === true || /^JVN(?:VU|TA|)#/.test(found ?? ""))
    .filter((found) => found !== undefined);
  const cvss = ipedia.ratings.map(ratingOf).filter((rating) => rating !== undefined);
  const { publishedAt, updatedAt, tlp } = ipedia;
  return {
    kind: "vulnerability",
    title: { [lang]: title },
    ...(summary === undefined ? {} : { summary: { [lang]: summary } }),
    ...(action === undefined ? {} : { action: { [lang]: action } }),
    identifiers: [...new Set([id, ...listed])].slice(0, 500),
    references: referencesOf(ipedia, id, title),
    products: ipedia.products.slice(0, MOST_PRODUCTS),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(updatedAt === undefined ? {} : { updatedAt }),
    ...(cvss.length === 0 ? {} : { cvss: cvss.slice(0, MOST_RATINGS) }),
    ...(tlp === undefined || tlp === "CLEAR" ? {} : { tlp }),
  };
}

function textOf(...parts: (string | undefined)[]): string | undefined {
  return passageOf(
    parts
      .map((part) => htmlToText(part ?? ""))
      .filter((part) => part !== "")
      .join("\n\n"),
  );
}

function ratingOf({ cve, version, vector, score }: IpediaRating): Cvss | undefined {
  const about = { source: IPEDIA, ...(cve === undefined ? {} : { cve }) };
  return cvssOf({ vector, score, version: version === "3" ? "3.0" : version }, about);
}

/** Its own page first, then what it refers to, by address, each once. */
function referencesOf({ url, lang, links }: Ipedia, id: string, title: string): Reference[] {
  const own = WebUrl.safeParse(url);
  const page = own.success ? own.data : pageOf(id, lang);
  const references = new Map<string, Reference>([
    [page, { source: IPEDIA, title: { [lang]: title }, url: page }],
  ]);
  for (const link of links) {
    const web = WebUrl.safeParse(link.url?.trim());
    if (!web.success || references.has(web.data)) continue;
    const source = lineOf(link.source) ?? new URL(web.data).hostname;
    references.set(web.data, { source, title: { [lang]: lineOf(link.id) ?? web.data }, url: web.data });
  }
  return [...references.values()].slice(0, MOST_REFERENCES);
}
