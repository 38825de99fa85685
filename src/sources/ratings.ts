/** CVSS and SSVC as several formats carry them. */
import type { Cvss, Ssvc } from "../advisory/facts.ts";
import { isRecord } from "./json.ts";
import { timeOf } from "./values.ts";

const VERSIONS: [RegExp, Cvss["version"]][] = [
  [/^CVSS:4\.0\/[A-Za-z]{1,3}:/, "4.0"],
  [/^CVSS:3\.1\/[A-Za-z]{1,3}:/, "3.1"],
  [/^CVSS:3\.0\/[A-Za-z]{1,3}:/, "3.0"],
  [/^AV:[LAN]\/AC:[HML]\/Au:[MSN]\//, "2.0"],
];

interface Rating {
  vector?: string | undefined;
  score?: number | undefined;
  /** Needed only where there is no vector, which says its version itself. */
  version?: string | undefined;
}

/**
 * A CVSS rating out of what a record says (FIRST's vector strings, versions 2.0 to 4.0). Undefined when neither
 * a readable vector nor a score with its version is there; 0 without a vector means "not rated".
 */
export function cvssOf(rating: Rating, about: Pick<Cvss, "cve" | "source">): Cvss | undefined {
  const vector = rating.vector?.trim().replace(/^\((.*)\)$|^CVSS:2\.0\//, "$1");
  const read = vector === undefined ? undefined : VERSIONS.find(([pattern]) => pattern.test(vector))?.[1];
  const { score } = rating;
  const scored = score !== undefined && score >= 0 && score <= 10 ? { score } : {};
  if (vector !== undefined && read !== undefined && /^[\w.:/]{1,500}$/.test(vector)) {
    return { ...about, version: read, vector, ...scored };
  }
  const version = VERSIONS.find(([, known]) => known === rating.version)?.[1];
  if (version === undefined || scored.score === undefined || scored.score === 0) return undefined;
  return { ...about, version, ...scored };
}

const EXPLOITATION = new Map<string, Ssvc["exploitation"]>([
  ["none", "none"],
  ["poc", "poc"],
  ["publicpoc", "poc"],
  ["active", "active"],
]);
const AUTOMATABLE = new Map<string, Ssvc["automatable"]>([
  ["yes", "yes"],
  ["no", "no"],
]);
const IMPACT = new Map<string, Ssvc["technicalImpact"]>([
  ["partial", "partial"],
  ["total", "total"],
]);

/**
 * CISA's decision points out of `options`, a list of objects with one key each. CVE records write
 * `Technical Impact: Total`, NVD `technicalImpact: total`: case and spaces do not count. Undefined when none is known.
 */
export function ssvcOf(content: unknown, about: Pick<Ssvc, "cve" | "source">): Ssvc | undefined {
  if (!isRecord(content) || !Array.isArray(content.options)) return undefined;
  const points = new Map<string, string>();
  for (const option of content.options.filter(isRecord)) {
    for (const [name, value] of Object.entries(option)) points.set(fold(name), fold(String(value)));
  }
  const exploitation = EXPLOITATION.get(points.get("exploitation") ?? "");
  const automatable = AUTOMATABLE.get(points.get("automatable") ?? "");
  const technicalImpact = IMPACT.get(points.get("technicalimpact") ?? "");
  if (exploitation === undefined && automatable === undefined && technicalImpact === undefined)
    return undefined;
  const at = typeof content.timestamp === "string" ? timeOf(content.timestamp) : undefined;
  return {
    ...about,
    ...(exploitation === undefined ? {} : { exploitation }),
    ...(automatable === undefined ? {} : { automatable }),
    ...(technicalImpact === undefined ? {} : { technicalImpact }),
    ...(at === undefined ? {} : { at }),
  };
}

function fold(text: string): string {
  return text.toLowerCase().replace(/[\s_-]+/g, "");
}
