/** Every sentence a template draft can hold, in both languages. None of them has a number in it. */
import type { DeadlineKind, Kind, Lang, Priority } from "../advisory/schema.ts";
import { en } from "./words-en.ts";
import { ja } from "./words-ja.ts";

export interface DraftWords {
  prefix: Record<Priority, string>;
  correctionPrefix: string;
  /** Stands before a title in the other language. */
  titled: (kind: Kind, title: string) => string;
  opening: (kind: Kind, priority: Priority) => string;
  /** A B's, once its deadline has passed: nobody can be asked to act by it. */
  openingOverdue: (kind: Kind) => string;
  correctionOpening: string;
  /** `published` and `updated` are dates; undefined when not known. */
  about: (
    kind: Kind,
    facts: { source?: string | undefined; published?: string | undefined; updated?: string | undefined },
  ) => string;
  kev: (dateAdded: string) => string;
  ransomware: string;
  /** Stands right before what is quoted. */
  allForeign: string;
  someForeign: string;
  noSummary: string;
  scopeUnknown: string;
  checkFirst: Record<Kind, string>;
  quotedActions: string;
  actionsUnknown: string;
  seeReferences: string;
  report: string;
  noHurry: Record<Kind, string>;
  identifiers: (ids: string) => string;
  andOthers: string;
  moreLeftOut: string;
  cut: string;
  withdrawn: (title: string, at: string | undefined) => string;
  withdrawnReason: (reason: string) => string;
  withdrawnReasonQuoted: (reason: string) => string;
  withdrawnActions: string[];
  withdrawnPriority: string;
  level: Record<Priority, string>;
  due: (date: string, fromKev: boolean) => string;
  /** For a deadline with no date. */
  undated: Record<DeadlineKind, string>;
  overdue: string;
  provisional: string;
  priority: (level: string, due: string) => string;
  contact: (contact: string) => string;
}

export const draftWords: Record<Lang, DraftWords> = { ja, en };
