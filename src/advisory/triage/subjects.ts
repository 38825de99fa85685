/**
 * The facts of an advisory, vulnerability by vulnerability: where facts name a CVE, each CVE is judged by its own, and the
 * advisory takes the most urgent. A fact that names none speaks for each that has no such fact of its own.
 */
import type { Cvss, Epss, Exploitation, Ssvc } from "../facts.ts";
import type { AdvisoryContent, Kev } from "../schema.ts";

export interface Subject {
  /** Absent where the facts name no CVE: the advisory as one. */
  cve: string | undefined;
  kev: Kev | undefined;
  cvss: readonly Cvss[];
  ssvc: readonly Ssvc[];
  exploitation: readonly Exploitation[];
  epss: readonly Epss[];
}

const CVE = /^CVE-\d{4}-\d{4,}$/;
/** A bulletin of more than that stands by the facts it has. */
const MOST_WITHOUT_FACTS = 20;

/** At least one. A CVE of the advisory that no fact names stands beside those that facts name: unknown is not low. */
export function subjectsOf(content: AdvisoryContent): Subject[] {
  const cvss = byCve(content.cvss);
  const ssvc = byCve(content.ssvc);
  const exploitation = byCve(content.exploitation);
  const epss = byCve(content.epss);
  const subjects = cvesOf(content, [cvss, ssvc, exploitation, epss]).map((cve) => ({
    cve,
    kev: content.kev,
    cvss: its(cvss, cve),
    ssvc: its(ssvc, cve),
    exploitation: its(exploitation, cve),
    epss: its(epss, cve),
  }));
  return content.kev === undefined ? subjects : listed(subjects);
}

function byCve<T extends { cve?: string | undefined }>(
  facts: readonly T[] | undefined,
): Map<string | undefined, T[]> {
  return facts === undefined ? new Map() : Map.groupBy(facts, ({ cve }) => cve);
}

function its<T>(facts: Map<string | undefined, T[]>, cve: string | undefined): readonly T[] {
  return facts.get(cve) ?? facts.get(undefined) ?? [];
}

function cvesOf(
  { identifiers }: AdvisoryContent,
  facts: readonly Map<string | undefined, unknown>[],
): (string | undefined)[] {
  const named = new Set(facts.flatMap((kind) => [...kind.keys()]));
  named.delete(undefined);
  if (named.size === 0) return [undefined];
  const others = identifiers.filter((id) => CVE.test(id) && !named.has(id));
  return [...named, ...(others.length > MOST_WITHOUT_FACTS ? [] : others)];
}

/** KEV names one of several: those that somebody else calls exploited, or each when nobody does. */
function listed(subjects: Subject[]): Subject[] {
  const exploited = subjects.filter(({ exploitation, ssvc }) => isActive(exploitation, ssvc));
  if (exploited.length === 0) return subjects;
  return subjects.map((subject) => (exploited.includes(subject) ? subject : { ...subject, kev: undefined }));
}

export function isActive(exploitation: readonly Exploitation[], ssvc: readonly Ssvc[]): boolean {
  return (
    exploitation.some(({ state }) => state === "active") ||
    ssvc.some(({ exploitation: stated }) => stated === "active")
  );
}
