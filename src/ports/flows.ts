import type {
  Audience,
  Bilingual,
  ChangeKind,
  Deadline,
  Lang,
  LocalizedLine,
  Priority,
} from "../advisory/schema.ts";
import type { AdvisoryForm, Card, DraftView, FormErrors, FormView } from "../cards/model.ts";
import type { Override } from "../advisory/usage.ts";
import type { DestinationRef } from "./destination.ts";
import type { DraftUse } from "./draft.ts";
import type { AdvisoryRecord } from "./record.ts";

export interface Asker {
  organizationId: string;
  destination: DestinationRef & { name?: string | undefined; reference?: string | undefined };
  user: {
    id: string;
    name?: string | undefined;
    /** As in `DraftUse.person`. */
    reference?: string | undefined;
  };
  lang: Lang;
}

export interface CommandReply {
  card: Card;
  /** `draft <id>`: a platform that can open a modal from a command opens it instead of showing the card. */
  draft?: DraftView;
  /** `new`: the same, for the form of a new advisory. */
  form?: FormView;
}

/** A badge a person sets for an advisory of their organization, or `off`: 元に戻す. */
export interface OverrideRequest {
  /** An advisory's id or alias, as it was typed. */
  id: string;
  set: { priority: Priority; reason: string } | "off";
}

export type OverrideOutcome =
  /** `record` as it stands now, `before` its badge until then; `override` as it was kept, absent when taken back. */
  | { kind: "done"; record: AdvisoryRecord; before: Priority; override?: Override | undefined }
  | { kind: "no-such" }
  /** The reason is missing, or longer than 2,000 characters. */
  | { kind: "no-reason" }
  /** There is nothing to take back. */
  | { kind: "none-set"; record: AdvisoryRecord };

/** Which draft somebody opens. */
export interface DraftAsk {
  organizationId: string;
  idOrAlias: string;
  lang: Lang;
  /** The newest when absent. */
  revision?: number | undefined;
  /** `admins` when absent. */
  audience?: Audience | undefined;
  /** The 【続報】 to an earlier mail of this advisory; where there is none, the first mail is shown. */
  followUp?: boolean | undefined;
  /** 【訓練】: the template's draft, marked so that nobody can take it for real. */
  drill?: boolean | undefined;
  /**
   * Who opens it: that is recorded, and the link to the draft page is made for them. Absent: nobody does (a command,
   * the other half of a page).
   */
  person?: DraftUse["person"] | undefined;
}

/** A draft as somebody edited it: the view's own id, revision, audience and mail. */
export interface DraftSave extends Omit<DraftAsk, "drill"> {
  /** `DraftView.advisoryId`. */
  idOrAlias: string;
  person: DraftUse["person"];
  revision: number;
  subject: string;
  body: string;
  /** `DraftView.version` of the view it was typed into; 0 where that had none. */
  version: number;
}

/** The view is as it stands afterwards; of `newer` it is the other person's, and nothing was written. */
export type DraftSaved =
  | { kind: "saved" | "unchanged" | "newer"; view: DraftView }
  /** Empty, or longer than 500 characters of subject or 50,000 of body. */
  | { kind: "empty" | "too-long"; view: DraftView }
  /** There is no such draft, or none any more: its advisory was merged into another, or became confidential. */
  | { kind: "no-such" };

export type DraftUndone = { kind: "undone" | "nothing" | "newer"; view: DraftView } | { kind: "no-such" };

/** Everything a person can do. Never throws for bad words: the reply says what to do instead. */
export interface Flows {
  /** `help`, `latest B`, `search 漏洩`, … (design 7). `words` is what stood after the command or the mention. */
  command(asker: Asker, words: string): Promise<CommandReply>;
  /** Undefined when there is no such advisory. */
  draft(ask: DraftAsk): Promise<DraftView | undefined>;
  /** Keeps it as the organization's version; never over a version the person has not seen. */
  saveDraft(save: DraftSave): Promise<DraftSaved>;
  /** 元に戻す: takes back the organization's newest version, which the person sees. */
  undoDraft(ask: Omit<DraftSave, "subject" | "body">): Promise<DraftUndone>;
  /** Somebody copied or downloaded it. Only what is recorded: never its content. */
  draftUsed(use: Omit<DraftUse, "at">): Promise<void>;
  /** A new form, opened on a message's text or on nothing. */
  form(message: string, lang: Lang): Promise<FormView>;
  /** What is wrong with it; empty when nothing is. Pure and quick: a platform waits for it. */
  checkForm(form: AdvisoryForm, lang: Lang): Promise<FormErrors>;
  /**
   * Takes in what a person wrote and posts it like any other advisory.
   * @param formId made once for each form, so that sending it twice makes one advisory
   */
  create(asker: Asker, formId: string, form: AdvisoryForm): Promise<{ card: Card } | { errors: FormErrors }>;
  /** Sets a badge, or takes it back; posts of the advisory are edited. */
  override(asker: Asker, request: OverrideRequest): Promise<OverrideOutcome>;
  /** The bot was added to or removed from a place. */
  installed(organizationId: string, destination: Asker["destination"]): Promise<void>;
  removed(destination: DestinationRef, reason: string): Promise<void>;
  /** The app was taken out of a whole workspace or tenant. */
  uninstalled(place: Pick<DestinationRef, "platform" | "workspace">, reason: string): Promise<void>;
  /** False for a repeat of an inbound event or activity: answer it and do nothing. */
  firstSeen(key: string): Promise<boolean>;
  /** What it brought could not be done: when it is repeated, it is seen for the first time. */
  forgetSeen(key: string): Promise<void>;
}

export interface IngestedAdvisory {
  id: string;
  revision: number;
  change: ChangeKind | "none";
  priority: Priority;
  review: boolean;
  deadline: Deadline;
  aliases: string[];
  title: LocalizedLine;
  reasons: Bilingual[];
  source: string;
}
