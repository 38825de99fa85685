/** A negation that was dropped or added: against the source's nearly equal clause, and across languages by claims. */
import type { Bilingual } from "../../advisory/schema.ts";
import { type Claim, claimsAbout, claimsOf } from "./claims.ts";
import { type Clause, clausesOf, denials, isDenial, isJapanese } from "./clauses.ts";
import { type Finding, finding, type Part } from "./finding.ts";
import { fold } from "./fold.ts";
import { pairsOf } from "./likeness.ts";
import { sentencesOf } from "./sentences.ts";

const REASON: Bilingual = {
  ja: "元の情報と否定・肯定が逆です。元の情報のとおりに書いてください。",
  en: "It denies what the advisory says, or says what the advisory denies. Keep its negations as they are.",
};

/** Clauses of the source, found again by their pairs of characters and by what they claim. */
export interface Clauses {
  all: readonly Clause[];
  /** Which clauses hold a pair of characters. */
  byPair: ReadonlyMap<string, number[]>;
  pairs: readonly ReadonlySet<string>[];
  /** What they claim of a subject; read when first asked for. */
  about: (subject: string) => readonly Claim[];
  /** Those that deny something. */
  denying: readonly Clause[];
  /** How often the sentences deny that are the same but for their denials. */
  denialsOf: ReadonlyMap<string, ReadonlySet<number>>;
}

const MOST_CLAUSES = 2_000;
/** Clauses of a part that are compared. */
const MOST_COMPARED = 200;

export function readClauses(sentences: readonly string[]): Clauses {
  const own = [...new Set(sentences)].map((sentence) => ({ sentence, clauses: clausesOf(sentence) }));
  const all = own.flatMap(({ clauses }) => clauses).slice(0, MOST_CLAUSES);
  const pairs = all.map(({ text }) => pairsOf(text));
  const byPair = new Map<string, number[]>();
  for (const [index, set] of pairs.entries()) {
    for (const pair of set) {
      const clauses = byPair.get(pair);
      if (clauses === undefined) byPair.set(pair, [index]);
      else clauses.push(index);
    }
  }
  const denialsOf = Map.groupBy(own, ({ sentence }) => bare(sentence));
  const read = new Map<string, readonly Claim[]>();
  return {
    all,
    byPair,
    pairs,
    about(subject) {
      const known = read.get(subject) ?? claimsAbout(subject, all);
      read.set(subject, known);
      return known;
    },
    denying: all.filter(isDenial),
    denialsOf: new Map(
      [...denialsOf].map(([key, group]) => [key, new Set(group.map(({ clauses }) => denialsIn(clauses)))]),
    ),
  };
}

/** A sentence without what may deny: in Japanese without hiragana, in English without small words. */
function bare(sentence: string): string {
  const plain = fold(sentence).toLowerCase();
  if (isJapanese(plain)) return plain.replace(/[\p{Script=Hiragana}\s、。]/gu, "");
  return plain
    .replace(/cannot\b|can't\b/g, "can")
    .replace(/\bwithout\b/g, "with")
    .replace(/\b(?:not|no|never|do|does|did|be|is|are|was|were|any)\b|n't\b|[^a-z0-9.]+/g, "");
}

function denialsIn(clauses: readonly Clause[]): number {
  return clauses.reduce((sum, clause) => sum + denials(clause), 0);
}

/** @param part its text without the sentences that the source has word for word */
export function findNegations(part: Part, source: Clauses): Finding[] {
  const sentences = sentencesOf(part.text);
  const turned = sentences.filter((sentence) => isNearlyKnown(sentence, source));
  if (turned.length > 0) return turned.map((sentence) => finding("negation", part, sentence, REASON));
  return sentences
    .flatMap(clausesOf)
    .slice(0, MOST_COMPARED)
    .filter(
      (clause) =>
        isTurned(clause, source) ||
        isUnsupported(clause, source) ||
        claimsOf(clause).some((claim) => isContradicted(claim, source)),
    )
    .map((clause) => finding("negation", part, clause.text, REASON));
}

const LEAST_BARE = 4;

/** Whether the source has the sentence, but denied where it is not, or not where it is. */
function isNearlyKnown(sentence: string, { denialsOf }: Clauses): boolean {
  const key = bare(sentence);
  const known = key.length < LEAST_BARE ? undefined : denialsOf.get(key);
  return known !== undefined && !known.has(denialsIn(clausesOf(sentence)));
}

const ALIKE = 0.8;
/** Below it two clauses do not speak of the same. */
const UNLIKE = 0.6;
const LEAST_PAIRS = 2;
/** Of so few words nearly all must be the same. */
const FEW_PAIRS = 6;
const NEARLY_SAME = 0.9;
const LEAST_PAIRS_JA = 5;
const LEAST_WHOLE = 4;

/** Whether the clauses most like it are alike but for a negation. */
function isTurned(clause: Clause, { all, byPair, pairs }: Clauses): boolean {
  const own = pairsOf(clause.text);
  if (own.size < (clause.japanese ? LEAST_PAIRS_JA : LEAST_PAIRS)) return false;
  const shared = new Map<number, number>();
  for (const pair of own) {
    for (const index of byPair.get(pair) ?? []) shared.set(index, (shared.get(index) ?? 0) + 1);
  }
  const odd = denials(clause) % 2;
  let turned = 0;
  let kept = 0;
  for (const [index, count] of shared) {
    const likeness = likenessOf(count, own.size, pairs[index]?.size ?? 0);
    const other = all[index];
    if (other === undefined) continue;
    if (denials(other) % 2 === odd) kept = Math.max(kept, likeness);
    else if (likeness >= (own.size < FEW_PAIRS ? NEARLY_SAME : ALIKE)) turned = Math.max(turned, likeness);
  }
  return turned > kept + 0.05 && (turned >= NEARLY_SAME || kept < UNLIKE);
}

/** Dice; and what one has all of, with more words around it, is nearly the same. */
function likenessOf(shared: number, size: number, other: number): number {
  const dice = (2 * shared) / (size + other);
  const whole = shared === Math.min(size, other) && shared >= LEAST_WHOLE && dice >= UNLIKE;
  return whole ? Math.max(dice, NEARLY_SAME) : dice;
}

/** What readers may be warned of though the source only tells that it happened. */
const RISKY = new Set(["open", "click", "reply", "enter", "pay", "share", "forward", "reuse", "run"]);
/** Warnings that ask for care and forbid nothing. */
const WARY = /信用|信じ|慌て|だまされ|騙され|\b(?:trust|believe|fall for|be fooled|panic|hesitate)\b/i;
/** What may be said as a prohibition, too. */
const CALLING_OFF =
  /禁止|無効|停止|中止|遮断|切り離|\b(?:disable|turn off|switch off|stop|block|discontinue|ban|isolate|remove)\b/i;
/** Whether it denies something and the source, in neither language, denies anything like it. */
function isUnsupported(clause: Clause, { all, about, denying }: Clauses): boolean {
  if (clause.conditional || clause.inquiry || !isDenial(clause)) return false;
  const denied = subjectsOf(claimsOf(clause), true);
  if (denied.some((subject) => about(subject).some((claim) => claim.denied))) return false;
  const closed = denied.some((subject) => OPENING.has(subject));
  if (closed && CLOSING.some((subject) => about(subject).some((claim) => !claim.denied))) return false;
  if (WARY.test(clause.text)) return false;
  if (clause.prohibition && denied.some((subject) => RISKY.has(subject))) return false;
  if (clause.prohibition) return !all.some((other) => other.prohibition || CALLING_OFF.test(other.text));
  return !denying.some((other) => !other.conditional);
}

function subjectsOf(claims: readonly Claim[], denied: boolean): string[] {
  return claims.filter((claim) => claim.denied === denied).map(({ subject }) => subject);
}

const ACCESS = ["block", "restricted", "allow", "isolated"];
/** To restrict access, to block it and to allow it only to some are one. */
const SIBLINGS = new Map(ACCESS.map((subject) => [subject, ACCESS]));
/** Not to allow is to block. */
const OPENING = new Set(["allow", "connect", "block"]);
const CLOSING = ["block", "restricted", "isolated", "stopped"];

/** Whether the source has the contrary of a claim and never the claim, in the clauses that speak of the same things. */
function isContradicted(claim: Claim, { about }: Clauses): boolean {
  const every = (SIBLINGS.get(claim.subject) ?? [claim.subject]).flatMap(about);
  if (claim.clause.conditional) {
    // If you cannot update, …: what is supposed is the contrary of what is hoped for, and is compared with its like.
    const supposed = claim.clause.supposed ? every.filter(({ clause }) => clause.supposed) : [];
    return supposed.length > 0 && supposed.every(({ denied }) => denied !== claim.denied);
  }
  // What is to be checked may be said either way: that it is not so, or whether it is.
  if (claim.clause.inquiry && claim.subject !== "on") return false;
  const known = every;
  if (known.length === 0) return isStrict(claim) && !isSaidOtherwise(claim, about);
  if (claim.asked) {
    // What is asked is compared with what is asked: that somebody did it is no call to do it.
    const asked = known.filter((each) => each.asked);
    if (asked.length > 0 && asked.every(({ denied }) => denied !== claim.denied)) return true;
    if (claim.denied && RISKY.has(claim.subject)) return false;
  }
  if (ASKED_ONLY.has(claim.subject) || (claim.subject === "needed" && !ACTION.test(claim.clause.text)))
    return false;
  if (isStrict(claim) && known.every(({ denied }) => denied !== claim.denied)) {
    return !isSaidOtherwise(claim, about);
  }
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
  if (subject === "needed") return denied && ACTION.test(clause.text);
  if (subject === "affected") return denied && !/\d/.test(clause.text);
  return denied && CALMING.has(subject);
}

/** Not affected is what was not broken into; and `…, and are not affected` speaks of what the clause before it names. */
function isSaidOtherwise({ subject, clause }: Claim, about: Clauses["about"]): boolean {
  if (subject !== "affected") return false;
  if (!clause.japanese && anchors(clause.text).every((word) => /^(?:un)?affected$/.test(word))) return true;
  return about("intruded").some(({ denied }) => denied) || about("reached").some(({ denied }) => denied);
}

/** Of what is said so often that only requests of it are compared. */
const ASKED_ONLY = new Set(["use"]);
/** What is needed or not is compared only of acting at all. */
const ACTION =
  /対応|対処|対策|措置|作業|更新|アップデート|適用|\b(?:action|response|measures?|anything|nothing|updat|upgrad|patch|steps?)/i;
const CALMING = new Set(["mended", "workaround", "leaked", "exploited", "urgent"]);
