/**
 * The neutral card: facts and action ids, no platform in it (design 4.2). Every string is untrusted plain text
 * until a renderer has escaped it. A renderer shortens by a stated rule and never throws.
 */
import type { Audience, DraftOrigin, Kind, Lang, Priority } from "../advisory/schema.ts";

/** What a button does. The same ids travel as Slack `action_id` and in Teams `data.hansho.action`. */
export type ActionId = "draft" | "explain" | "show" | "new";

export interface CardAction {
  id: ActionId;
  label: string;
  /** The advisory it is about, and the revision the card showed; for `new` the word itself, and 1. */
  advisoryId: string;
  revision: number;
  /** Of `new`: what the form starts with. */
  start?: string;
  /** Of `draft`: `admins` when absent. */
  audience?: Audience;
  /** Of `draft`: the 【続報】 to an earlier mail. */
  followUp?: true;
  primary?: boolean;
}

export interface CardLink {
  text: string;
  url?: string | undefined;
}

export type CardElement =
  /** Badge and deadline; `label` already says them in words, so colour is never needed. */
  | { type: "badge"; priority: Priority; label: string; tone: "normal" | "overdue" | "withdrawn" }
  | { type: "title"; text: string }
  | { type: "text"; text: string; tone: "normal" | "subtle" | "warning" }
  /** A labelled passage, for example `📌 一言でいうと`. */
  | { type: "section"; label: string; text: string }
  | { type: "facts"; facts: { label: string; value: string }[] }
  | { type: "list"; label?: string; ordered: boolean; items: string[] }
  | { type: "links"; label: string; links: CardLink[] }
  /** Text to select and copy: rendered preformatted, never shortened silently. */
  | { type: "copy"; label: string; text: string }
  /** One result of a look-up, with at most one button; `lead`, badge and date, is seen first. */
  | { type: "row"; lead?: string; title: string; detail: string; action?: CardAction }
  | { type: "divider" };

export interface Card {
  lang: Lang;
  /** Notification and screen-reader text; never empty, one line. */
  fallback: string;
  elements: CardElement[];
  /** At most 3 (users-asked 19); shown at the foot. */
  actions: CardAction[];
}

/** What the draft's modal, dialog or page shows, in one language at a time; every word but subject and body in `lang`. */
export interface DraftView {
  advisoryId: string;
  revision: number;
  lang: Lang;
  /** Title of the advisory, shown above the fields. */
  title: string;
  subject: string;
  body: string;
  origin: DraftOrigin;
  /** Stands around the draft and never in the copied text (design 4.10). */
  disclaimer: string;
  /** `admins` when absent. */
  audience?: Audience | undefined;
  /** Whom else the drafter writes for; a menu offers them where there is more than one. */
  audiences?: readonly Audience[] | undefined;
  /** It is the 【続報】 to an earlier mail. */
  followUp?: boolean | undefined;
  /** There are both a first mail and a 【続報】: a button shows the other; its words, such as 続報のメール案を表示. */
  otherMail?: string | undefined;
  /** How it was made, one line: by a template, a model with its name, or whom and when. */
  made?: string | undefined;
  /** What is to be known of it, most important first: why the template answered for a model, what is under way … */
  notes?: readonly string[] | undefined;
  /** A newer revision is there. `text` says so and begins with 旧版; a button to the newest draft stands beside it. */
  outdated?: { text: string; latest: number; changes: readonly string[] } | undefined;
  /** There is no draft and may be none (TLP:AMBER and above): why. Subject and body are empty then. */
  refused?: string | undefined;
  /**
   * Number of the organization's version shown, counted by revision; absent: none of this revision is saved. It goes
   * back with `saveDraft` and `undoDraft`.
   */
  version?: number | undefined;
  /** It may be edited and saved: not where it is out of date or refused. */
  editable?: boolean | undefined;
  /** 元に戻す has something to take back. */
  undoable?: boolean | undefined;
  /** Versions, newest first, a line each: number, who, when, whether taken back. */
  history?: readonly string[] | undefined;
  /** Their words of an earlier revision are in it: what the advisory says otherwise now, line by line. */
  merged?: { text: string; rows: readonly MergedRow[] } | undefined;
  /** The draft page, for the person who opened the draft (design 4.4); absent without `PUBLIC_URL`. */
  pageUrl?: string | undefined;
}

/** One place of a draft where the facts changed after somebody edited it. */
export interface MergedRow {
  /** What the draft said of the earlier revision; empty where nothing stood there. */
  before: string;
  /** What it says of this revision; empty where nothing stands there any more. */
  now: string;
  /** What stands at this place, which stays: the person's words; absent where they had left it and it says `now`. */
  yours?: string | undefined;
}

/** What a person wrote into the form for a new advisory; an empty text is a field left out. */
export interface AdvisoryForm {
  kind: Kind;
  title: string;
  summary: string;
  scope: string;
  action: string;
  url: string;
  /** Empty: judged by the rules. */
  priority: Priority | "";
}

/** What is wrong, by field, in the person's language. */
export type FormErrors = Partial<Record<keyof AdvisoryForm, string>>;

/** The form as modal or dialog. */
export interface FormView {
  /** Made once for each form, so that sending it twice makes one advisory. */
  formId: string;
  lang: Lang;
  form: AdvisoryForm;
  errors?: FormErrors | undefined;
  /** Why what was sent is here again, though nothing is wrong with it. */
  note?: string | undefined;
}
