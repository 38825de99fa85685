/** A negation that was dropped or added: against the source's nearly equal clause, and across languages by claims. */
import type { Bilingual } from "../../advisory/schema.ts";
import { type Claim, claimsOf } from "./claims.ts";
import { type Clause, clausesOf, denials } from "./clauses.ts";
import { type Finding, finding, type Part } from "./finding.ts";
import { pairsOf } from "./likeness.ts";
import { sentencesOf } from "./sentences.ts";

const REASON: Bilingual = {
  ja: "元の情報と否定・肯定が逆です。元の情報のとおりに書いてください。",
  en: "It denies what the advisory says, or says what the advisory denies. Keep its negations as they are.",
};

/** Clauses of the source, found again by their pairs of characters. */
export interface Clauses {
  all: Clause[];
  /** Which clauses hold a pair of characters. */
  byPair: ReadonlyMap<string, number[]>;
  pairs: ReadonlySet<string>[];
  claims: ReadonlyMap<string, Claim[]>;
}

const MOST_CLAUSES = 4_000;

export function readClauses(sentences: readonly string[]): Clauses {
  const all = [...new Set(sentences)].flatMap(clausesOf).slice(0, MOST_CLAUSES);
  const pairs = all.map(({ text }) => pairsOf(text));
  const byPair = new Map<string, number[]>();
  for (const [index, set] of pairs.entries()) {
    for (const pair of set) {
      const clauses = byPair.get(pair);
      if (clauses === undefined) byPair.set(pair, [index]);
      else clauses.push(index);
    }
  }
  const claims = Map.groupBy(all.flatMap(claimsOf), ({ subject }) => subject);
  return { all, byPair, pairs, claims };
}

/** @param part its text without the sentences that the source has word for word */
export function findNegations(part: Part, source: Clauses): Finding[] {
  const found: Finding[] = [];
  for (const clause of sentencesOf(part.text).flatMap(clausesOf)) {
    const turned =
      isTurned(clause, source) || claimsOf(clause).some((claim) => isContradicted(claim, source));
    if (turned) found.push(finding("negation", part, clause.text, REASON));
  }
  return found;
}

const ALIKE = 0.7;
const LEAST_PAIRS = 5;

/** Whether the clauses most like it are alike but for a negation. */
function isTurned(clause: Clause, { all, byPair, pairs }: Clauses): boolean {
  const own = pairsOf(clause.text);
  if (own.size < LEAST_PAIRS) return false;
  const shared = new Map<number, number>();
  for (const pair of own) {
    for (const index of byPair.get(pair) ?? []) shared.set(index, (shared.get(index) ?? 0) + 1);
  }
  const odd = denials(clause) % 2;
  let turned = 0;
  let kept = 0;
  for (const [index, count] of shared) {
    const likeness = (2 * count) / (own.size + (pairs[index]?.size ?? 0));
    const other = all[index];
    if (likeness < ALIKE || other === undefined) continue;
    if (denials(other) % 2 === odd) kept = Math.max(kept, likeness);
    else turned = Math.max(turned, likeness);
  }
  return turned > kept + 0.05;
}

/** Whether the source has the contrary of a claim and never the claim, in the clauses that speak of the same things. */
function isContradicted(claim: Claim, { claims }: Clauses): boolean {
  if (claim.clause.conditional) return false;
  const known = claims.get(claim.subject) ?? [];
  if (known.length === 0) return isStrict(claim);
  if (isStrict(claim) && known.every(({ denied }) => denied !== claim.denied)) return true;
  return !isSupported(claim, known, true) && !isSupported(claim, known, false);
}

/** By the clauses of one language that have most in common with it. */
function isSupported({ clause, denied }: Claim, known: readonly Claim[], japanese: boolean): boolean {
  const own = anchors(clause.text);
  const scored = known
    .filter((each) => each.clause.japanese === japanese)
    .map((each) => ({ each, score: anchors(each.clause.text).filter((word) => own.includes(word)).length }));
  const best = Math.max(...scored.map(({ score }) => score));
  return scored.some(({ each, score }) => score === best && each.denied === denied);
}

/** Names and numbers by which clauses in two languages are known to speak of the same. */
function anchors(text: string): string[] {
  return [...new Set(text.toLowerCase().match(/[a-z][a-z0-9-]{2,}|\d[\d.]*\d|\d/g))].filter(
    (word) => !/^(?:the|and|for|with|that|this|are|was|has|have|not|you|your|from|can|been|any)$/.test(word),
  );
}

/** Claims that calm people and must be the advisory's own, not only not contrary to it. */
function isStrict({ subject, denied, clause }: Claim): boolean {
  if (subject === "safe") return !denied;
  if (subject === "affected") return denied && !/\d/.test(clause.text);
  return denied && CALMING.has(subject);
}

const CALMING = new Set(["needed", "mended", "workaround", "leaked", "exploited", "urgent"]);
