/** Precision and recall of a check. Positive is a poisoned draft: caught when there is any finding. */
import type { DraftText } from "../../src/advisory/schema.ts";
import type { DraftRequest } from "../../src/ports.ts";
import type { Case } from "./generate.ts";

export type Check = (draft: DraftText, request: DraftRequest) => readonly Found[];

export interface Found {
  where: string;
  text: string;
  reason: { en: string };
}

export interface Judged {
  one: Case;
  found: readonly Found[];
}

export interface Score {
  cases: number;
  true: number;
  poisoned: number;
  truePositives: number;
  falsePositives: number;
  falseNegatives: number;
  /** Of what was caught, the share that was poisoned; of what was poisoned, the share that was caught. */
  precision: number;
  recall: number;
  /** The share of true drafts without a finding. */
  passed: number;
}

export function judge(cases: readonly Case[], check: Check): Judged[] {
  return cases.map((one) => ({ one, found: check(one.draft, one.request) }));
}

/** A poisoned draft without a finding, or a true one with one. */
export function isWrong({ one, found }: Judged): boolean {
  return one.poisoned === (found.length === 0);
}

export function scoreOf(judged: readonly Judged[]): Score {
  const poisoned = judged.filter(({ one }) => one.poisoned);
  const others = judged.length - poisoned.length;
  const falseNegatives = poisoned.filter(isWrong).length;
  const falsePositives = judged.filter(isWrong).length - falseNegatives;
  const truePositives = poisoned.length - falseNegatives;
  return {
    cases: judged.length,
    true: others,
    poisoned: poisoned.length,
    truePositives,
    falsePositives,
    falseNegatives,
    precision: share(truePositives, truePositives + falsePositives),
    recall: share(truePositives, poisoned.length),
    passed: share(others - falsePositives, others),
  };
}

/** Nothing out of nothing is as it should be. */
function share(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}
