/** One CSAF document as the content of an advisory. */
import { normalizeIdentifier } from "../../advisory/identifiers.ts";
import type { Tlp } from "../../advisory/facts.ts";
import { WebUrl, type AdvisoryContent, type Kind, type Reference } from "../../advisory/schema.ts";
import { cleanText } from "../text.ts";
import { timeOf } from "./dates.ts";
import { exploitationOf } from "./exploitation.ts";
import { metricsOf } from "./metrics.ts";
import { readProductTree } from "./products.ts";
import { actionOf, scopeOf } from "./remediation.ts";
import type { CsafDocument, Link } from "./schema.ts";
import { productsOf } from "./status.ts";
import { summaryOf } from "./summary.ts";
import { oneLine, plain, tongueOf, under, type Tongue } from "./text.ts";

const MOST_IDENTIFIERS = 500;
const MOST_REFERENCES = 100;
const MOST_FACTS = 200;

/** Words that begin the ids of many publishers: what has no other word could be anybody's. */
const COMMON = new Set(
  "a adv advisory alert bulletin csaf cve notice psa psirt sa sb sec security update va vex vuln".split(" "),
);

/**
 * Whether a tracking id can stand without its publisher: a word of its own and four digits, as `FG-IR-25-771` has;
 * not `SA-2024-001`, which several vendors have.
 */
export function isDistinctive(id: string): boolean {
  const words = id.toLowerCase().match(/[a-z]+/g) ?? [];
  const digits = id.match(/\d/g)?.length ?? 0;
  return id.length <= 100 && digits >= 4 && words.some((word) => word.length > 1 && !COMMON.has(word));
}

const LABELS: Record<string, Tlp> = {
  CLEAR: "CLEAR",
  WHITE: "CLEAR",
  UNLABELED: "CLEAR",
  GREEN: "GREEN",
  AMBER: "AMBER",
  "AMBER+STRICT": "AMBER+STRICT",
  RED: "RED",
};

/** TLP 1 and 2 (CSAF 3.2.1.5.2). No label is a public feed's; one that nobody knows is the strictest. */
function tlpOf(label: string | undefined): Tlp | undefined {
  if (label === undefined) return undefined;
  return (
    LABELS[
      label
        .toUpperCase()
        .replace(/^TLP:?\s*/, "")
        .replace(/\s+/g, "")
    ] ?? "RED"
  );
}

/** 2.1: a document that only says that what it said before no longer stands. */
export function isTakenBack(category: unknown): boolean {
  return category === "csaf_withdrawn" || category === "csaf_superseded";
}

function kindOf({ document, vulnerabilities }: CsafDocument): Kind {
  if (document.category === "csaf_security_incident_response") return "incident";
  if (document.category === "csaf_informational_advisory") return "alert";
  return vulnerabilities.length > 0 || isTakenBack(document.category) ? "vulnerability" : "alert";
}

/** The links, those of the document itself first, each once; web pages before the JSON one reads already. */
function referencesOf({ document, vulnerabilities }: CsafDocument, tongue: Tongue): Reference[] {
  const rank = ({ category, url }: Link) => (category === "self" ? Number(/\.json$/i.test(url)) : 2);
  const links = [
    ...document.references.toSorted((a, b) => rank(a) - rank(b)),
    ...vulnerabilities.flatMap(({ references }) => references),
  ];
  const references = new Map<string, Reference>();
  for (const { category, summary, url } of links) {
    const parsed = WebUrl.safeParse(url);
    if (!parsed.success || references.has(parsed.data) || references.size >= MOST_REFERENCES) continue;
    const title = oneLine(summary ?? url, 500);
    const source = category === "self" ? document.publisher.name : new URL(parsed.data).hostname;
    references.set(parsed.data, {
      ...(source === undefined ? {} : { source: oneLine(source, 200) }),
      title: { [tongue.lang]: title === "" ? parsed.data : title },
      url: parsed.data,
    });
  }
  return [...references.values()];
}

function datesOf({ document }: CsafDocument): Pick<AdvisoryContent, "publishedAt" | "updatedAt"> {
  const {
    initial_release_date: initial,
    current_release_date: current,
    revision_history: history,
  } = document.tracking;
  const [earliest] = history.flatMap(({ date }) => timeOf(date) ?? []).toSorted();
  const publishedAt = timeOf(initial) ?? earliest ?? timeOf(current);
  const updatedAt = timeOf(current);
  return {
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(updatedAt === undefined || publishedAt === undefined || updatedAt <= publishedAt
      ? {}
      : { updatedAt }),
  };
}

/** 2.1, profiles "Withdrawn" and "Superseded": the reason stands in the one description. */
function withdrawnOf({ document }: CsafDocument, tongue: Tongue): AdvisoryContent["withdrawn"] {
  if (!isTakenBack(document.category)) return undefined;
  const at = timeOf(document.tracking.current_release_date);
  const note =
    document.notes.find(({ title }) => /^reasoning for/i.test(title ?? "")) ??
    document.notes.find(({ category }) => category === "description");
  const reason = under(tongue, plain(note?.text ?? "", 4_000));
  return { ...(at === undefined ? {} : { at }), ...(reason === undefined ? {} : { reason }) };
}

function identifiersOf({ vulnerabilities }: CsafDocument, trackingId: string): string[] {
  const own = normalizeIdentifier(trackingId) ?? (isDistinctive(trackingId) ? [trackingId] : []);
  const others = vulnerabilities.flatMap(({ cve, ids }) =>
    [cve, ...ids.map(({ text }) => text)].flatMap((text) => normalizeIdentifier(text ?? "") ?? []),
  );
  return [...new Set([own, others].flat())].slice(0, MOST_IDENTIFIERS);
}

/** CVSS, SSVC, EPSS and exploitation of every vulnerability; a kind of which there is none is left out. */
function factsOf({ document, vulnerabilities }: CsafDocument) {
  const source =
    document.publisher.name === undefined ? {} : { source: oneLine(document.publisher.name, 500) };
  const all = vulnerabilities.map((vulnerability) => {
    const cve = normalizeIdentifier(vulnerability.cve ?? "");
    const about = { ...(cve?.startsWith("CVE-") === true ? { cve } : {}), ...source };
    return { ...metricsOf(vulnerability, about), exploitation: exploitationOf(vulnerability, about) };
  });
  const lists = {
    cvss: all.flatMap(({ cvss }) => cvss),
    ssvc: all.flatMap(({ ssvc }) => ssvc),
    epss: all.flatMap(({ epss }) => epss),
    exploitation: all.flatMap(({ exploitation }) => exploitation ?? []),
  };
  return {
    ...(lists.cvss.length === 0 ? {} : { cvss: lists.cvss.slice(0, MOST_FACTS) }),
    ...(lists.ssvc.length === 0 ? {} : { ssvc: lists.ssvc.slice(0, MOST_FACTS) }),
    ...(lists.epss.length === 0 ? {} : { epss: lists.epss.slice(0, MOST_FACTS) }),
    ...(lists.exploitation.length === 0 ? {} : { exploitation: lists.exploitation.slice(0, MOST_FACTS) }),
  };
}

/** Maps a document whose title, publisher and tracking id are there. */
export function contentOf(csaf: CsafDocument, trackingId: string): AdvisoryContent {
  const tongue = tongueOf(csaf);
  const tree = readProductTree(csaf.product_tree);
  const title = oneLine(csaf.document.title, 500);
  const fields = {
    summary: under(tongue, summaryOf(csaf, tree, tongue)),
    scope: under(tongue, scopeOf(csaf, tree, tongue)),
    action: under(tongue, actionOf(csaf, tongue)),
    tlp: tlpOf(csaf.document.distribution.tlp.label),
    withdrawn: withdrawnOf(csaf, tongue),
  };
  return {
    kind: kindOf(csaf),
    title: { [tongue.lang]: `${tongue.mark}${title === "" ? cleanText(trackingId) : title}` },
    ...(fields.summary === undefined ? {} : { summary: fields.summary }),
    ...(fields.scope === undefined ? {} : { scope: fields.scope }),
    ...(fields.action === undefined ? {} : { action: fields.action }),
    identifiers: identifiersOf(csaf, trackingId),
    references: referencesOf(csaf, tongue),
    products: productsOf(csaf.vulnerabilities, tree),
    ...datesOf(csaf),
    ...factsOf(csaf),
    ...(fields.tlp === undefined ? {} : { tlp: fields.tlp }),
    ...(fields.withdrawn === undefined ? {} : { withdrawn: fields.withdrawn }),
  };
}
