/** What a badge was judged by, and the CVSS severity beside it, which is never called a response priority. */
import type { AssessmentInput, TableRow } from "../advisory/evidence.ts";
import type { Cvss } from "../advisory/facts.ts";
import type { Lang } from "../advisory/schema.ts";
import { type AdvisoryFacts, inLang } from "./facts.ts";
import { labels } from "./labels.ts";
import type { SeverityLevel } from "./labels/evidence.ts";
import type { CardElement } from "./model.ts";

type Fact = { label: string; value: string };

const VERSIONS: readonly Cvss["version"][] = ["4.0", "3.1", "3.0", "2.0"];

/** Inputs, the rows of the tables, and what the rules suggest where somebody else set the badge. */
export function evidence({ assessment }: AdvisoryFacts, lang: Lang): CardElement[] {
  const words = labels[lang].evidence;
  const { inputs = [], row, ssvc, decidedBy, suggested } = assessment;
  const facts: Fact[] = [];
  if (decidedBy !== undefined) facts.push({ label: words.decidedBy, value: decidedBy });
  if (row !== undefined) facts.push({ label: words.table, value: rowLine(row, lang) });
  if (ssvc !== undefined) facts.push({ label: words.coordinator, value: rowLine(ssvc, lang) });
  return [
    ...list(
      words.inputs,
      inputs.map((input, at) => inputLine(briefly(input, inputs[at - 1]), lang)),
    ),
    ...(facts.length === 0 ? [] : [{ type: "facts" as const, facts }]),
    ...(suggested === undefined
      ? []
      : list(words.suggested(suggested.priority), inLang(suggested.reasons, lang))),
  ];
}

function list(label: string, items: string[]): CardElement[] {
  return items.length === 0 ? [] : [{ type: "list", label, ordered: false, items }];
}

function rowLine({ table, version, row, outcome }: TableRow, lang: Lang): string {
  const words = labels[lang].evidence;
  return words.row(table, version, row, words.outcomes[outcome] ?? outcome);
}

/** A vector that the line before has already is not shown again. */
function briefly(input: AssessmentInput, before: AssessmentInput | undefined): AssessmentInput {
  const said = input.from === "cvss" && input.detail === before?.detail;
  return said ? { ...input, detail: undefined } : input;
}

/** `攻撃の自動化：可（CVSS、CVSS:3.1/…）` */
function inputLine({ name, value, from, detail }: AssessmentInput, lang: Lang): string {
  const { evidence: words, advisory, answers } = labels[lang];
  const shown = words.valuesOf[`${name}:${value}`] ?? words.values[value] ?? value;
  const origin = name === "severity" ? "CVSS" : words.origins[from];
  const join = name === "severity" ? " " : advisory.join;
  const source = [origin, detail ?? ""].filter((part) => part !== "").join(join);
  return `${words.names[name]}${advisory.colon}${shown}${answers.inBrackets(source)}`;
}

/** CVSS's own word for a score, as MyJVN has it. */
export function severityLevel(score: number): SeverityLevel {
  if (score >= 9) return "c";
  if (score >= 7) return "h";
  if (score >= 4) return "m";
  return score > 0 ? "l" : "n";
}

/** 深刻度 and EPSS of the post, where they are known: the highest of the newest version of CVSS. */
export function measures({ revision, assessment }: AdvisoryFacts, lang: Lang): CardElement[] {
  const words = labels[lang].evidence;
  const { cvss = [], epss = [] } = revision.content;
  const scored = cvss.flatMap(({ version, score }) =>
    score === undefined ? [] : [{ version: version as string, score }],
  );
  const derived = assessment.inputs?.find(({ name }) => name === "severity");
  if (scored.length === 0 && derived !== undefined) {
    scored.push({ version: derived.detail ?? "", score: Number(derived.value) });
  }
  const version = VERSIONS.find((one) => scored.some((rating) => rating.version === one));
  const worst = scored
    .filter((rating) => rating.version === version)
    .toSorted((a, b) => b.score - a.score)[0];
  const facts: Fact[] = [];
  if (worst !== undefined) {
    const level = words.levels[severityLevel(worst.score)];
    facts.push({ label: words.severity, value: words.rating(level, worst.score.toFixed(1), worst.version) });
  }
  const likely = epss.toSorted((a, b) => b.score - a.score)[0];
  if (likely !== undefined) {
    facts.push({ label: words.epss, value: `${Math.round(likely.score * 1_000) / 10}%` });
  }
  return facts.length === 0 ? [] : [{ type: "facts", facts }];
}
