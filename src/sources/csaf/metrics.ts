/** CVSS, SSVC and EPSS as a document states them: 2.0 `scores`, 2.1 `metrics`, and the SSVC notes of CISA. */
import { Cvss, Epss, Ssvc } from "../../advisory/facts.ts";
import { isRecord } from "../json.ts";
import { timeOf } from "./dates.ts";
import type { Vulnerability } from "./schema.ts";

const MOST_FACTS = 200;

/** What a fact is about and who states it. */
export interface About {
  cve?: string | undefined;
  source?: string | undefined;
}

interface Score {
  version?: string | undefined;
  vectorString?: string | undefined;
  baseScore?: number | undefined;
}

/** The version by the vector, which says it from 3.0 on; else by the field. */
function cvssOf(score: Score | undefined, usual: Cvss["version"], about: About): Cvss | undefined {
  if (score === undefined) return undefined;
  const vector = score.vectorString?.replace(/^\(|\)$/g, "");
  const wellFormed =
    vector !== undefined && /^(?:CVSS:\d\.\d\/)?[A-Za-z]{1,3}:[A-Za-z0-9.:/]{1,480}$/.test(vector);
  const version = (wellFormed ? /^CVSS:(\d\.\d)/.exec(vector)?.[1] : undefined) ?? score.version ?? usual;
  const parsed = Cvss.safeParse({
    ...about,
    version: version === "2" ? "2.0" : version,
    ...(wellFormed ? { vector } : {}),
    ...(score.baseScore === undefined ? {} : { score: score.baseScore }),
  });
  return parsed.success ? parsed.data : undefined;
}

const SSVC_FIELDS: Record<string, "exploitation" | "automatable" | "technicalImpact"> = {
  exploitation: "exploitation",
  automatable: "automatable",
  "technical impact": "technicalImpact",
};

/** SSVC values in the words of the facts: `Public PoC` and `PoC` are `poc`. */
function ssvcWord(value: unknown): string {
  const word = isRecord(value) ? (value.name ?? value.key) : value;
  const text = typeof word === "string" ? word.trim().toLowerCase() : "";
  return text === "public poc" ? "poc" : text;
}

/** Selection lists of SSVC 1 and 2; only decision points with a single value decide. */
function ssvcOf(list: unknown, about: About): Ssvc | undefined {
  if (!isRecord(list) || !Array.isArray(list.selections)) return undefined;
  const found: Record<string, string> = {};
  for (const selection of list.selections.slice(0, 20)) {
    if (!isRecord(selection) || typeof selection.name !== "string" || !Array.isArray(selection.values))
      continue;
    const field = SSVC_FIELDS[selection.name.trim().toLowerCase()];
    if (field !== undefined && selection.values.length === 1) found[field] = ssvcWord(selection.values[0]);
  }
  return ssvcFrom(found, typeof list.timestamp === "string" ? list.timestamp : undefined, about);
}

function ssvcFrom(found: Record<string, string>, time: string | undefined, about: About): Ssvc | undefined {
  if (Object.keys(found).length === 0) return undefined;
  const at = timeOf(time);
  const parsed = Ssvc.safeParse({ ...about, ...found, ...(at === undefined ? {} : { at }) });
  return parsed.success ? parsed.data : undefined;
}

const NOTE = /^SSVCv2\/E:([NPA])\/A:([NY])\/T:([PT])\/([^/\s]{0,40})/;
const NOTE_VALUES: Record<string, string> = { N: "none", P: "poc", A: "active" };

/** CISA's note `SSVCv2/E:P/A:N/T:T/2024-09-10T17:02:15+00:00/`. */
function ssvcOfNote(text: string, about: About): Ssvc | undefined {
  const match = NOTE.exec(text);
  if (match === null) return undefined;
  const [, exploitation = "", automatable, impact, time] = match;
  return ssvcFrom(
    {
      exploitation: NOTE_VALUES[exploitation] ?? "",
      automatable: automatable === "Y" ? "yes" : "no",
      technicalImpact: impact === "T" ? "total" : "partial",
    },
    time,
    about,
  );
}

interface EpssFields {
  probability?: string | undefined;
  percentile?: string | undefined;
  timestamp?: string | undefined;
}

function epssOf(epss: EpssFields, about: About): Epss | undefined {
  const date = timeOf(epss.timestamp)?.slice(0, 10);
  const parsed = Epss.safeParse({
    ...about,
    score: epss.probability === undefined ? undefined : Number(epss.probability),
    ...(epss.percentile === undefined ? {} : { percentile: Number(epss.percentile) }),
    ...(date === undefined ? {} : { date }),
  });
  return parsed.success ? parsed.data : undefined;
}

function unique<T>(values: readonly (T | undefined)[]): T[] {
  const seen = new Map<string, T>();
  for (const value of values) if (value !== undefined) seen.set(JSON.stringify(value), value);
  return [...seen.values()];
}

export interface Metrics {
  cvss: Cvss[];
  ssvc: Ssvc[];
  epss: Epss[];
}

/** Of one vulnerability, each value once: documents repeat a rating for every set of products. */
export function metricsOf(vulnerability: Vulnerability, about: About): Metrics {
  const cvss: (Cvss | undefined)[] = [];
  const ssvc: (Ssvc | undefined)[] = [];
  const epss: (Epss | undefined)[] = [];
  const contents = [
    ...vulnerability.scores.map((scores) => ({
      content: { ...scores, epss: undefined, ssvc_v1: undefined, ssvc_v2: undefined },
      by: about,
    })),
    ...vulnerability.metrics.map(({ content, source }) => ({
      content,
      by: source === undefined ? about : { ...about, source: source.slice(0, 500) },
    })),
  ];
  for (const { content, by } of contents) {
    cvss.push(
      cvssOf(content.cvss_v4, "4.0", by),
      cvssOf(content.cvss_v3, "3.1", by),
      cvssOf(content.cvss_v2, "2.0", by),
    );
    ssvc.push(ssvcOf(content.ssvc_v2, by), ssvcOf(content.ssvc_v1, by));
    if (content.epss !== undefined) epss.push(epssOf(content.epss, by));
  }
  for (const { title, text } of vulnerability.notes) if (title === "SSVC") ssvc.push(ssvcOfNote(text, about));
  const most = <T>(values: readonly (T | undefined)[]) => unique(values).slice(0, MOST_FACTS);
  return { cvss: most(cvss), ssvc: most(ssvc), epss: most(epss) };
}
