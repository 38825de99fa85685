/** What a CVSS vector says of the table's inputs, for every version (FIRST's specifications of 2.0, 3.0, 3.1 and 4.0). */
import calculator from "ae-cvss-calculator";
import type { Cvss } from "../facts.ts";

export interface Vector {
  version: Cvss["version"];
  vector: string;
  /** Whether an attack can be automated: over the network, easy, with no rights and nobody's help. */
  automatable: boolean;
  /** Whether confidentiality and integrity of the vulnerable system are lost wholly. */
  total: boolean;
  /** Over the network with no rights, whatever else it needs. */
  reachable: boolean;
  /** Base score. */
  score: number;
}

/** What we use of the library's vectors; it types its own answer `any`. */
interface Parsed {
  isBaseFullyDefined(): boolean;
  getVectorName(): string;
  getComponentByStringOpt(name: string): { shortName: string } | null;
  calculateScores(): { overall: number; base?: number | undefined; baseMetricsOnly?: number | undefined };
}

const VERSIONS: Record<string, Cvss["version"]> = {
  "CVSS:2.0": "2.0",
  "CVSS:3.0": "3.0",
  "CVSS:3.1": "3.1",
  "CVSS:4.0": "4.0",
};

/** Reading a vector costs up to 60 µs, and a feed repeats a few of them thousands of times. */
const MOST_KEPT = 2_000;
const kept = new Map<string, Vector | undefined>();

/** A vector of any version; undefined for what is none, or lacks a base metric. Never throws. */
export function readVector(text: string): Vector | undefined {
  if (kept.has(text)) return kept.get(text);
  if (kept.size >= MOST_KEPT) kept.clear();
  const vector = parse(text);
  kept.set(text, vector);
  return vector;
}

function parse(text: string): Vector | undefined {
  try {
    const cvss: Parsed | null = calculator.fromVector(text.trim());
    if (cvss === null || !cvss.isBaseFullyDefined()) return undefined;
    const version = VERSIONS[cvss.getVectorName()];
    // The library takes what it does not know for version 2.
    if (version === undefined || (version === "2.0" && /^cvss:/i.test(text.trim()))) return undefined;
    const metric = (name: string) => cvss.getComponentByStringOpt(name)?.shortName;
    const has = (metrics: Record<string, string>) =>
      Object.entries(metrics).every(([name, value]) => metric(name) === value);
    const { baseMetricsOnly, base, overall } = cvss.calculateScores();
    return {
      version,
      vector: text.trim(),
      score: baseMetricsOnly ?? base ?? overall,
      ...derive(version, has),
    };
  } catch {
    return undefined;
  }
}

function derive(
  version: Cvss["version"],
  has: (metrics: Record<string, string>) => boolean,
): Pick<Vector, "automatable" | "total" | "reachable"> {
  switch (version) {
    case "2.0":
      return {
        automatable: has({ AV: "N", AC: "L", Au: "N" }),
        total: has({ C: "C", I: "C" }),
        reachable: has({ AV: "N", Au: "N" }),
      };
    case "3.0":
    case "3.1":
      return {
        automatable: has({ AV: "N", AC: "L", PR: "N", UI: "N" }),
        total: has({ C: "H", I: "H" }),
        reachable: has({ AV: "N", PR: "N" }),
      };
    case "4.0":
      return {
        automatable: has({ AV: "N", AC: "L", AT: "N", PR: "N", UI: "N" }),
        total: has({ VC: "H", VI: "H" }),
        reachable: has({ AV: "N", PR: "N" }),
      };
  }
}
