/** The grounding check: whether a draft says what its advisory says, all that is material, and nothing else. */
import type { DraftText } from "../../advisory/schema.ts";
import type { DraftRequest } from "../../ports.ts";
import { findBlanks } from "./blanks.ts";
import { findDeadlines } from "./deadlines.ts";
import { findExploitation } from "./exploitation.ts";
import { type Finding, finding, type Part } from "./finding.ts";
import { findOverstated, readDoubts } from "./certainty.ts";
import { fold } from "./fold.ts";
import { findHidden } from "./hidden.ts";
import { findInstructions } from "./instructions.ts";
import { findLevels } from "./level.ts";
import { findMissing, writtenOf } from "./missing.ts";
import { findNegations, readClauses } from "./negation.ts";
import { sentenceKey, sentencesOf } from "./sentences.ts";
import { readSource, type Source } from "./source.ts";
import { findSwaps, readPassages } from "./swaps.ts";
import { findWeekdays } from "./weekdays.ts";
import { findWithdrawal } from "./withdrawn.ts";
import { withoutOrders } from "./taint.ts";
import { findTurned, readTurns } from "./turned.ts";
import { findUngrounded } from "./ungrounded.ts";

export type { Finding, FindingKind } from "./finding.ts";

/**
 * What a draft says that its advisory does not, and what material it leaves out; empty when it is true to it (issue 4).
 * @param draft whoever wrote it, as it came
 * @param request what it was to be made of: advisory, assessment, organization, language and audience
 */
export function checkGrounding(draft: DraftText, request: DraftRequest): Finding[] {
  const source = readSource(withoutOrders(request));
  const template = new Map(partsOf(source.template, new Map()).parts.map(({ where, text }) => [where, text]));
  const { parts, cut } = partsOf(draft, template);
  const folded = parts.map(({ where, text }) => ({ where, text: fold(text) }));
  const unknown = folded.map((part) => unknownOf(part, source)).filter(({ text }) => text !== "");
  const clauses = unknown.length > 0 ? readClauses(source.sentences) : undefined;
  const written = unknown.filter(({ where }) => WRITTEN.test(where));
  // What the template says beside what a model writes, it says whoever answers.
  const foreign = parts.filter(({ where, text }) => WRITTEN.test(where) || template.get(where) !== text);
  return distinct([
    ...cut,
    ...foreign.flatMap((part) => [
      ...findHidden(part),
      ...findInstructions(part),
      ...findBlanks(part, source.template),
    ]),
    ...unknown.flatMap((part) => [...findUngrounded(part, source), ...findDeadlines(part, source)]),
    ...(clauses === undefined ? [] : unknown.flatMap((part) => findNegations(part, clauses))),
    ...(unknown.length > 0 ? overstated(unknown, source) : []),
    ...(unknown.length > 0 ? swapped(unknown, source) : []),
    ...unknown.flatMap((part) => findWeekdays(part, source)),
    ...turned(unknown, source),
    ...findWithdrawal(folded, source),
    ...findLevels(parts, source.template),
    ...findExploitation(folded, written, writtenOf(source.template), source),
    ...findMissing(folded, source),
  ]);
}

function overstated(unknown: readonly Part[], { sentences }: Source): Finding[] {
  const doubts = readDoubts(sentences);
  return unknown.flatMap((part) => findOverstated(part, doubts));
}

function swapped(unknown: readonly Part[], source: Source): Finding[] {
  const passages = readPassages(source);
  return unknown.flatMap((part) => findSwaps(part, passages));
}

function turned(unknown: readonly Part[], { sentences }: Source): Finding[] {
  const turns = readTurns(sentences);
  return unknown.flatMap((part) => findTurned(part, turns));
}

/** The fields that a model writes. */
const WRITTEN = /^(?:subject|overview|scope|actions)/;
/** Characters that are checked, of a field as `DraftText` takes them and of all. */
const MOST_FIELD = 20_000;
const MOST_ALL = 100_000;

/** The draft's fields, and a finding for each that is too long to be checked whole; the template's own are as long as they are. */
function partsOf(draft: DraftText, template: ReadonlyMap<string, string>): { parts: Part[]; cut: Finding[] } {
  const { subject, opening, overview, scope, actions, references, priority, closing } = draft;
  const list = (name: string, items: readonly string[]) =>
    items.map((text, index) => ({ where: `${name}.${index}`, text }));
  const all: Part[] = [
    { where: "subject", text: subject },
    { where: "opening", text: opening },
    { where: "overview", text: overview },
    ...list("scope", scope),
    ...list("actions", actions),
    ...list("references", references),
    ...(priority === undefined ? [] : [{ where: "priority", text: priority }]),
    ...(closing === undefined ? [] : [{ where: "closing", text: closing }]),
  ];
  let left = MOST_ALL;
  const cut: Finding[] = [];
  const parts = all.map((part) => {
    if (template.size === 0 || template.get(part.where) === part.text) return part;
    const most = Math.max(0, Math.min(MOST_FIELD, left));
    left -= part.text.length;
    if (part.text.length > most) cut.push(finding("hidden", part, part.text.slice(most), TOO_LONG));
    return { ...part, text: part.text.slice(0, most) };
  });
  return { parts, cut };
}

const TOO_LONG = {
  ja: "長すぎるため、確認できません。短くしてください。",
  en: "It is too long to be checked. Make it shorter.",
};

/** The part without the sentences that the source has word for word. */
function unknownOf({ where, text }: Part, source: Source): Part {
  const unknown = sentencesOf(text).filter((sentence) => !source.known.has(sentenceKey(sentence)));
  return { where, text: unknown.join("\n") };
}

function distinct(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter(({ kind, where, text }) => {
    const key = JSON.stringify([kind, where, text]);
    return !seen.has(key) && seen.add(key).size > 0;
  });
}
