/** What only a follow-up, a withdrawal, a drill or a refusal says. */
import type { Audience, Lang, Priority } from "../advisory/schema.ts";
import { en } from "./words-occasions-en.ts";
import { ja } from "./words-occasions-ja.ts";

export interface OccasionWords {
  updatePrefix: string;
  withdrawnPrefix: string;
  drillPrefix: string;
  /** After the greeting: which earlier mail this follows, or takes back. */
  follows: (date: string) => string;
  takesBack: (date: string) => string;
  earlierSubject: (subject: string) => string;
  changed: string;
  /** Nobody said what changed. */
  changesUnknown: string;
  bullet: string;
  /** A change said as one, in place of how things are. */
  happened: (change: string) => string;
  now: string;
  doneBefore: string;
  /** A change's words, with the levels a mail speaks of instead of badges. */
  change: (text: string, level: Record<Priority, string>) => string;
  /** Whether only a technical reader makes anything of the change; else its words for everyone. */
  plainChange: (text: string) => string | undefined;
  correctionOpening: string;
  withdrawn: (title: string, at: string | undefined) => string;
  withdrawnReason: (reason: string) => string;
  withdrawnReasonQuoted: (reason: string) => string;
  withdrawnActions: Record<Audience, string[]>;
  withdrawnPriority: string;
  drillOpening: string;
  /** For those who would carry out the steps, and for everybody else. */
  drillStep: string;
  drillRead: string;
  drillMark: string;
  drillEnd: string;
  refusedSubject: string;
  refused: (label: string) => string;
  refusedWhy: string;
}

export const occasionWords: Record<Lang, OccasionWords> = { ja, en };
