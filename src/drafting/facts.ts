/** What published facts say of an advisory, each in a sentence: exploitation, ransomware, severity. */
import type { AdvisoryContent, Lang } from "../advisory/schema.ts";
import { longDay } from "./days.ts";
import { oneLine } from "./passages.ts";
import { draftWords } from "./words.ts";

/** A summary that says so itself; one that denies it, or only names it, does not match. */
const RANSOMWARE =
  /ランサムウェア[^。\n]{0,20}(?:悪用され|使われ)て(?!いな|いませ)|(?<!not |never )\bused\b[^.\n]{0,30} ransomware/;

export function saysRansomware(text: string): boolean {
  return RANSOMWARE.test(text);
}

/**
 * Exploitation first, since it decides how soon people act. EPSS stays on the card: a probability needs explaining.
 * @param shown of the summary: what it says already is not said again
 */
export function factLines(content: AdvisoryContent, lang: Lang, shown: string): string[] {
  const words = draftWords[lang];
  const lines: string[] = [];
  if (content.kev !== undefined) lines.push(words.kev(longDay(content.kev.dateAdded, lang)));
  else if (isActive(content)) lines.push(words.exploited(exploitedBy(content)));
  if (content.kev?.ransomware === true && !saysRansomware(shown)) lines.push(words.ransomware);
  if (content.kev === undefined && !isActive(content) && isPublic(content)) lines.push(words.proofOfConcept);
  const severity = severityLine(content, lang);
  return severity === undefined ? lines : [...lines, severity];
}

/** Whether a source says in standard terms that it is exploited. */
export function isActive({ kev, exploitation = [], ssvc = [] }: AdvisoryContent): boolean {
  return (
    kev !== undefined ||
    exploitation.some(({ state }) => state === "active") ||
    ssvc.some((point) => point.exploitation === "active")
  );
}

function isPublic({ exploitation = [], ssvc = [] }: AdvisoryContent): boolean {
  return (
    exploitation.some(({ state }) => state === "poc") || ssvc.some((point) => point.exploitation === "poc")
  );
}

function exploitedBy({ exploitation = [], ssvc = [] }: AdvisoryContent): string | undefined {
  const said =
    exploitation.find(({ state, source }) => state === "active" && source !== undefined) ??
    ssvc.find((point) => point.exploitation === "active");
  return said?.source === undefined ? undefined : rater(said.source);
}

/** NVD names who rated by an address: its domain says as much. */
function rater(source: string): string {
  return oneLine(source).replace(/^[^@\s]+@(?=[^@\s]+$)/, "");
}

/** The highest score of the newest CVSS version that has one: 深刻度, which is not 対応優先度 (sources.md 2). */
function severityLine({ cvss = [] }: AdvisoryContent, lang: Lang): string | undefined {
  let best: { score: number; version: string; source?: string | undefined } | undefined;
  const rated = new Set<string>();
  for (const { score, version, source, cve } of cvss) {
    if (score === undefined) continue;
    rated.add(cve ?? "");
    const newer = best === undefined || version > best.version;
    if (newer || (version === best?.version && score > best.score)) best = { score, version, source };
  }
  if (best === undefined) return undefined;
  const source = best.source === undefined ? undefined : rater(best.source);
  return draftWords[lang].severity(best.score.toFixed(1), best.version, source, rated.size > 1);
}
