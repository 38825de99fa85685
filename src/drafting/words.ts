/**
 * Every sentence a template draft can hold, in both languages. None of them has a number in it. What only one
 * kind of reader is told stands in `words-readers-*.ts`, what only an occasion brings in `words-occasions-*.ts`.
 */
import type { DeadlineKind, Kind, Lang, Priority } from "../advisory/schema.ts";
import { en } from "./words-en.ts";
import { ja } from "./words-ja.ts";

/** When something is to be done. Empty texts where nothing is asked for. */
export interface Due {
  /** `2026年11月27日(金)までに`, `by Fri 27 Nov 2026`; `至急` or `速やかに` once the date has passed. */
  by: string;
  /** The date has passed. */
  late: boolean;
  /** A date stands in `by`. */
  dated: boolean;
}

/** A range of versions; `is` stands alone. */
export interface Range {
  from?: string;
  after?: string;
  before?: string;
  through?: string;
  is?: string;
}

export interface AboutFacts {
  source?: string | undefined;
  published?: string | undefined;
  updated?: string | undefined;
  /** A national body's 注意喚起. */
  alert: boolean;
  /** A newspaper tells of it. */
  news: boolean;
  /** Where it is all there is. */
  title?: string | undefined;
}

export interface DraftWords {
  prefix: Record<Priority, string>;
  /** Stands before a title in the other language. */
  titled: (kind: Kind | undefined, title: string) => string;
  /** Stands instead of such a title, for readers who would make nothing of it. */
  titledBy: (product: string, more: boolean) => string;
  /** Marks what nobody but the sender can know. */
  blank: (what: string) => string;
  blanks: Record<
    | "contact"
    | "sender"
    | "usage"
    | "effect"
    | "decision"
    | "request"
    | "readers"
    | "products"
    | "plain"
    | "steps"
    | "deadline",
    string
  >;
  /** In Japanese the sender introduces itself, where its name is there in Japanese. */
  greeting: (sender: string | undefined) => string;
  by: (day: string) => string;
  undatedBy: Record<DeadlineKind, string>;
  lateBy: (priority: Priority) => string;
  /** A day as readers in other time zones need it, in a sentence and inside brackets. */
  zoned: (day: string, timeZone: string, offset: string) => string;
  zonedInside: (day: string, timeZone: string, offset: string) => string;
  about: (kind: Kind, facts: AboutFacts) => string;
  kev: (dateAdded: string) => string;
  exploited: (source: string | undefined) => string;
  ransomware: string;
  proofOfConcept: string;
  severity: (score: string, version: string, source: string | undefined, several: boolean) => string;
  /** Stands right before what is quoted. */
  allForeign: string;
  someForeign: string;
  /** Stands before words that are not ours: in the first person, or of another style. */
  publisherSays: string;
  newsSays: string;
  /** There is a title and no more; with and without a link to follow. */
  seeForDetails: string;
  noSummary: string;
  /** After a summary that was cut. */
  more: string;
  scopeElsewhere: string;
  /** One after the other: of a product's versions these are meant. */
  ranges: (ranges: readonly Range[]) => string;
  /** A product, the versions meant, the one that mends it, and what is known of it. */
  product: (
    name: string,
    facts: { fixed?: string | undefined; state?: "fixed" | "under-investigation" },
  ) => string;
  /** Before a version, where the name before it ends in a number. */
  version: string;
  /** Whom an incident happened to. */
  happenedTo: (name: string) => string;
  fixedIn: (name: string, fixed: string) => string;
  unaffected: (names: string) => string;
  because: (said: string, reasons: string) => string;
  used: (names: string | undefined) => string;
  unused: string;
  identifiers: (ids: string) => string;
  andOthers: string;
  moreLeftOut: string;
  cut: string;
  join: string;
  level: Record<Priority, string>;
  due: (date: string, fromKev: boolean, late: boolean) => string;
  /** For a deadline with no date. */
  undated: Record<DeadlineKind, string>;
  /** @param date the blank for it */
  newDeadline: (date: string) => string;
  provisional: string;
  priority: (level: string, due: string) => string;
  contact: (contact: string) => string;
  /** TLP:GREEN (TLP 2.0): not to be made public. */
  green: string;
}

export const draftWords: Record<Lang, DraftWords> = { ja, en };
