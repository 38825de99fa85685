/** What each kind of reader is told and asked: 管理者向け, 全社員, 経営層, 海外拠点. */
import type { Kind, Lang, Priority } from "../advisory/schema.ts";
import type { Due } from "./words.ts";
import { en } from "./words-readers-en.ts";
import { ja } from "./words-readers-ja.ts";

export interface AdminWords {
  /** What the letter is, after the greeting. */
  notice: (kind: Kind, priority: Priority, others: boolean) => string;
  /** What is asked, and by when. */
  ask: (priority: Priority, due: Due) => string;
  /** The same where nothing is affected. */
  askNothing: string;
  checkFirst: Record<Kind, string>;
  /** There is a title and a link, and no more: whether it applies, and what to do. */
  checkLinked: string;
  /** What is affected stands in the mail. */
  checkScope: string;
  /** The inventory has such a product, or has none. */
  checkUsed: string;
  checkUnused: string;
  /** The steps that follow are for those it applies to. */
  stepsFollow: Record<Kind, string>;
  /** @param blank for the steps in the reader's language, or nothing */
  quotedActions: (blank: string) => string;
  /** A directive that KEV refers to. */
  directive: (id: string) => string;
  actionsUnknown: string;
  seeReferences: string;
  updateToFixed: string;
  /** Software packages are mostly there because another needs them. */
  dependencies: string;
  notAffected: string;
  report: (priority: Priority, due: Due) => string;
  noHurry: Record<Kind, string>;
}

export interface OverseasWords {
  subject: (title: string) => string;
  greeting: (sender: string | undefined) => string;
  checkFirst: Record<Kind, string>;
  checkLinked: string;
  checkScope: string;
  report: (priority: Priority, due: Due) => string;
}

export interface EveryoneWords {
  notice: Record<Priority, string>;
  /** Of a follow-up. */
  again: Record<Priority, string>;
  /** Where to read, for those who make nothing of the rest. */
  whom: string;
  exploited: string;
  foreign: string;
  users: (product: string) => string;
  /** Whom a software package concerns. */
  developers: string;
  tellUs: (due: Due) => string;
  waitForUs: string;
  suspicious: string;
  nothing: string;
}

export interface ExecutiveWords {
  greeting: (sender: string | undefined) => string;
  subject: (title: string, others: boolean) => string;
  prefix: Record<Priority, string>;
  notice: Record<Priority, string>;
  noticeOfOthers: string;
  again: string;
  /** `held`: what ransomware does to those it hits. */
  means: Record<"ransomware" | "held" | "exploited" | "unexploited", string>;
  usage: (text: string) => string;
  plan: (kind: Kind, priority: Priority, due: Due) => string;
  result: string;
  decision: (text: string) => string;
  noDecision: string;
}

export interface ReaderWords {
  admins: AdminWords;
  overseas: OverseasWords;
  everyone: EveryoneWords;
  executives: ExecutiveWords;
}

export const readerWords: Record<Lang, ReaderWords> = { ja, en };
