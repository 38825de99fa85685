/** The facts triage judges by, out of all entries of one advisory. Pure. */
import type { Tlp } from "./facts.ts";
import { normalizeIdentifier } from "./identifiers.ts";
import type { AdvisoryContent, Entry, Kev } from "./schema.ts";

/** As many of a kind as `AdvisoryContent` holds. */
const MOST_FACTS = 200;

/** TLP 2.0 (FIRST), from the widest to the narrowest. */
const NARROWING: readonly Tlp[] = ["CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"];

type Facts = Pick<AdvisoryContent, "kev" | "cvss" | "ssvc" | "exploitation" | "epss" | "alertBy" | "tlp">;
interface About {
  cve?: string | undefined;
  source?: string | undefined;
}

/**
 * Facts of entries in order of precedence. CVSS, SSVC, exploitation and EPSS: one for each vulnerability, who says it
 * and version or model, the newest by its own date, else by its entry's. KEV: the most urgent, since two catalogues
 * list one thing for different reasons. TLP: the strictest, since what one source keeps close stays close.
 */
export function mergeFacts(entries: readonly Entry[]): { [K in keyof Facts]: Facts[K] | undefined } {
  const contents = entries.map(({ content }) => content);
  return {
    kev: mostUrgent(contents.flatMap(({ kev }) => kev ?? [])),
    cvss: union(
      entries,
      ({ cvss }) => cvss,
      ({ version }) => version,
    ),
    ssvc: union(
      entries,
      ({ ssvc }) => ssvc,
      () => "",
      ({ at }) => at,
    ),
    exploitation: union(
      entries,
      ({ exploitation }) => exploitation,
      ({ state }) => state,
    ),
    epss: union(
      entries,
      ({ epss }) => epss,
      () => "",
      ({ date }) => date,
    ),
    alertBy: contents.find(({ alertBy }) => alertBy !== undefined)?.alertBy,
    tlp: strictest(contents.flatMap(({ tlp }) => tlp ?? [])),
  };
}

/** What an entry still says when its catalogue lists it no longer: no exploitation. Its words and names stay. */
export function unlisted({ kev: _k, exploitation: _e, ...content }: AdvisoryContent): AdvisoryContent {
  return content;
}

function mostUrgent(listed: readonly Kev[]): Kev | undefined {
  const [first] = listed;
  if (first === undefined) return undefined;
  const earliest = (field: "dateAdded" | "dueDate") =>
    listed.reduce((date, kev) => (kev[field] < date ? kev[field] : date), first[field]);
  return {
    dateAdded: earliest("dateAdded"),
    dueDate: earliest("dueDate"),
    ransomware: listed.some(({ ransomware }) => ransomware),
  };
}

function strictest(labels: readonly Tlp[]): Tlp | undefined {
  return labels.toSorted((a, b) => NARROWING.indexOf(b) - NARROWING.indexOf(a))[0];
}

/** `at`: the fact's own date, by which a newer one replaces it. In order of precedence, then as the entries have it. */
function union<T extends About>(
  entries: readonly Entry[],
  of: (content: AdvisoryContent) => readonly T[] | undefined,
  kind: (fact: T) => string,
  at: (fact: T) => string | undefined = () => undefined,
): T[] | undefined {
  const newest = new Map<string, { entry: Entry; time: number; facts: T[] }>();
  for (const entry of entries) {
    const { content, source } = entry;
    const entryTime = timeOf(content.updatedAt ?? content.publishedAt);
    const only = entries.length > 1 ? onlyCve(content) : undefined;
    for (const stated of of(content) ?? []) {
      // Beside other entries it would no longer be clear which vulnerability is meant.
      const fact = stated.cve === undefined && only !== undefined ? { ...stated, cve: only } : stated;
      const id = JSON.stringify([fact.cve, fact.source ?? source, kind(fact)]);
      const own = at(fact);
      const time = own === undefined ? entryTime : timeOf(own);
      const known = newest.get(id);
      if (known === undefined) newest.set(id, { entry, time, facts: [fact] });
      else if (known.entry === entry && time === known.time) known.facts.push(fact);
      else if (time > known.time) Object.assign(known, { entry, time, facts: [fact] });
    }
  }
  if (newest.size === 0) return undefined;
  return [...newest.values()].flatMap(({ facts }) => facts).slice(0, MOST_FACTS);
}

function timeOf(text: string | undefined): number {
  return text === undefined ? 0 : Date.parse(text) || 0;
}

function onlyCve({ identifiers }: AdvisoryContent): string | undefined {
  const cves = identifiers.map(normalizeIdentifier).filter((id) => id?.startsWith("CVE-") ?? false);
  return new Set(cves).size === 1 ? cves[0] : undefined;
}
