/** What is known of one vulnerability, put as the table asks it (docs/priority.md, steps 1 to 3), with where each answer is from. */
import type { AssessmentInput, InputOrigin } from "../evidence.ts";
import type { Organization } from "../schema.ts";
import { readVector, type Vector } from "./cvss.ts";
import type { Claims } from "./exploitation-text.ts";
import { isActive, type Subject } from "./subjects.ts";

/** One vulnerability: the table's inputs and what floors look at. */
export interface Case {
  cve: string | undefined;
  exploited: boolean;
  automatable: boolean;
  total: boolean;
  /** Neither SSVC nor a vector says whether it can be automated or how far it goes. */
  guessed: boolean;
  poc: boolean;
  epss: number | undefined;
  /** CVSS from the threshold on, over the network and without rights. */
  critical: boolean;
  /** A vector was given that could not be read. */
  broken: boolean;
  inputs: AssessmentInput[];
}

/** Which version's vector counts where there are several. */
const BEST: readonly Vector["version"][] = ["4.0", "3.1", "3.0", "2.0"];

export function caseOf(subject: Subject, claims: Claims, thresholds: Organization["thresholds"]): Case {
  const inputs: AssessmentInput[] = [];
  const note = (name: AssessmentInput["name"], value: string, from: InputOrigin, detail?: string) =>
    inputs.push(detail === undefined ? { name, value, from } : { name, value, from, detail });

  const exploited = exploitationOf(subject, claims, note);
  const poc = !exploited && pocOf(subject, claims, note);
  const vectors = subject.cvss.flatMap(({ vector }) =>
    vector === undefined ? [] : (readVector(vector) ?? []),
  );
  const best = vectors.toSorted((a, b) => BEST.indexOf(a.version) - BEST.indexOf(b.version))[0];
  const automatable = decided("automatable", subject, best, note);
  const total = decided("technical-impact", subject, best, note);
  const epss = subject.epss.reduce<number | undefined>(
    (most, { score }) => Math.max(score, most ?? 0),
    undefined,
  );
  if (epss !== undefined) note("epss", epss.toFixed(3), "epss", subject.epss[0]?.date);
  return {
    cve: subject.cve,
    exploited,
    automatable: automatable ?? false,
    total: total ?? true,
    guessed: automatable === undefined && total === undefined,
    poc,
    epss,
    critical: isCritical(subject, best, thresholds.cvss, note),
    broken: subject.cvss.some(({ vector }) => vector !== undefined && readVector(vector) === undefined),
    inputs,
  };
}

type Note = (name: AssessmentInput["name"], value: string, from: InputOrigin, detail?: string) => void;

/** Step 1: in KEV, SSVC active, somebody's exploitation flag, the text; the first that says so is named. */
function exploitationOf({ kev, ssvc, exploitation, cve }: Subject, claims: Claims, note: Note): boolean {
  const active = exploitation.find(({ state }) => state === "active");
  if (kev !== undefined) note("in-kev", "yes", "kev", cve);
  else if (isActive([], ssvc))
    note("in-kev", "yes", "ssvc", ssvc.find((one) => one.exploitation === "active")?.source);
  else if (active !== undefined) note("in-kev", "yes", "exploitation", active.source);
  else if (claims.exploited !== undefined) note("in-kev", "yes", "text", claims.exploited);
  else {
    note("in-kev", "no", "assumed", claims.possible);
    return false;
  }
  return true;
}

function pocOf({ ssvc, exploitation }: Subject, claims: Claims, note: Note): boolean {
  const stated = ssvc.find((one) => one.exploitation === "poc");
  const flag = exploitation.find(({ state }) => state === "poc");
  if (stated !== undefined) note("exploitation", "poc", "ssvc", stated.source);
  else if (flag !== undefined) note("exploitation", "poc", "exploitation", flag.source);
  else if (claims.poc !== undefined) note("exploitation", "poc", "text", claims.poc);
  else return false;
  return true;
}

/** Step 2: SSVC, else the best vector, else unknown: BOD 26-04 then takes no, and total. */
function decided(
  name: "automatable" | "technical-impact",
  { ssvc }: Subject,
  best: Vector | undefined,
  note: Note,
): boolean | undefined {
  const values = name === "automatable" ? ["no", "yes"] : ["partial", "total"];
  for (const { automatable, technicalImpact, source } of ssvc) {
    const stated = name === "automatable" ? automatable : technicalImpact;
    if (stated === undefined) continue;
    note(name, stated, "ssvc", source);
    return stated === values[1];
  }
  if (best === undefined) {
    note(name, name === "automatable" ? "no" : "total", "assumed");
    return undefined;
  }
  const derived = name === "automatable" ? best.automatable : best.total;
  note(name, values[Number(derived)] ?? "", "cvss", best.vector);
  return derived;
}

function isCritical({ cvss }: Subject, best: Vector | undefined, threshold: number, note: Note): boolean {
  const rating = cvss.find(({ vector }) => vector === best?.vector) ?? cvss[0];
  const score = rating?.score ?? best?.score;
  if (rating !== undefined && score !== undefined) note("severity", score.toFixed(1), "cvss", rating.version);
  return cvss.some(({ vector, score: stated }) => {
    const read = vector === undefined ? undefined : readVector(vector);
    return read?.reachable === true && (stated ?? read.score) >= threshold;
  });
}
