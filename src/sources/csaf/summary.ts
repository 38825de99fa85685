/** What a document says in a few words: its notes, the publisher's own severity, the last revision. */
import { timeOf } from "./dates.ts";
import type { ProductTree } from "./products.ts";
import { concernsUnaffected } from "./remediation.ts";
import type { CsafDocument, Note, Vulnerability } from "./schema.ts";
import { oneLine, plain, type Tongue } from "./text.ts";

const LONGEST = 6_000;
const LONGEST_NOTE = 3_000;
/** Vulnerabilities described one by one; of a longer list the titles and CVEs tell enough. */
const MOST_DESCRIBED = 10;

const WORDS = {
  ja: {
    severity: "発行元による深刻度: ",
    impact: "影響: ",
    revision: (number: string) => `改訂 ${number}: `,
    status: { interim: "（この文書は暫定版で、頻繁に更新されます）", draft: "（この文書は草案です）" },
  },
  en: {
    severity: "Severity by the publisher: ",
    impact: "Impact: ",
    revision: (number: string) => `Revision ${number}: `,
    status: {
      interim: "(This document is interim and will change often.)",
      draft: "(This document is a draft.)",
    },
  },
} as const;

/** Boilerplate that says nothing of this advisory: not even where nothing else is there. */
const TELLING = /detail|descri|summary|overview|risk|impact|synopsis|概要|説明|影響/i;

function pick(notes: readonly Note[]): Note[] {
  for (const category of ["summary", "description", "details"]) {
    const found = notes.filter((note) => note.category === category && note.title !== "SSVC");
    if (found.length > 0) return found;
  }
  return notes.filter(({ category, title }) => category === "general" && TELLING.test(title ?? ""));
}

function describe(vulnerability: Vulnerability, several: boolean): string {
  const title = vulnerability.title ?? "";
  const [note] = pick(vulnerability.notes);
  const text = note === undefined ? oneLine(title, LONGEST_NOTE) : plain(note.text, LONGEST_NOTE);
  const name = vulnerability.cve ?? "";
  if (text === name) return "";
  return several && name !== "" && text !== "" ? `${name}: ${text}` : text;
}

/** Whether a text was said already, but for spaces: publishers repeat the summary with each vulnerability. */
function isNew(text: string, said: Set<string>): boolean {
  const key = text
    .replace(/^CVE-[\d-]+: /, "")
    .replace(/\s+/g, "")
    .slice(0, 200);
  if (key === "" || said.has(key)) return false;
  said.add(key);
  return true;
}

/** The last entry of the history that says something, where there is more than one: what this version changed. */
function lastRevision({ document }: CsafDocument, tongue: Tongue): string {
  const { revision_history: history, version } = document.tracking;
  if (history.length < 2) return "";
  const time = (date: string | undefined) => Date.parse(timeOf(date) ?? "") || 0;
  const last =
    history.find(({ number }) => number === version) ??
    history.toSorted((a, b) => time(b.date) - time(a.date))[0];
  if (last?.summary === undefined) return "";
  return `${WORDS[tongue.lang].revision(last.number)}${oneLine(last.summary, 500)}`;
}

/** What an attack does, where a few words say it; not why others need not fear it. */
function impactOf({ vulnerabilities }: CsafDocument, tree: ProductTree): string {
  const impacts = vulnerabilities.flatMap((vulnerability) =>
    vulnerability.threats
      .filter((threat) => threat.category === "impact" && !concernsUnaffected(threat, vulnerability, tree))
      .map(({ details }) => oneLine(details, 300)),
  );
  return [...new Set(impacts)].slice(0, 5).join("; ");
}

/** Empty when the document says nothing beyond its title. */
export function summaryOf(csaf: CsafDocument, tree: ProductTree, tongue: Tongue): string {
  const { document, vulnerabilities } = csaf;
  const said = new Set<string>();
  isNew(document.title, said);
  const several = vulnerabilities.length > 1;
  const texts = [
    ...pick(document.notes).map(({ text }) => plain(text, LONGEST_NOTE)),
    ...vulnerabilities.slice(0, MOST_DESCRIBED).map((vulnerability) => describe(vulnerability, several)),
  ].filter((text) => text !== "" && isNew(text, said));
  const words = WORDS[tongue.lang];
  const severity = oneLine(document.aggregate_severity.text ?? "", 200);
  const status = document.tracking.status?.toLowerCase();
  const impact = impactOf(csaf, tree);
  const last = [
    impact === "" ? "" : `${words.impact}${impact}`,
    severity === "" ? "" : `${words.severity}${severity}`,
    lastRevision(csaf, tongue),
    status === "interim" || status === "draft" ? words.status[status] : "",
  ].filter((line) => line !== "");
  return [plain(texts.join("\n\n"), LONGEST), last.join("\n")].filter((part) => part !== "").join("\n\n");
}
