import type {
  Bilingual,
  ChangeKind,
  Deadline,
  Kind,
  Lang,
  LocalizedLine,
  Priority,
} from "../advisory/schema.ts";
import type { Card, DraftView } from "../cards/model.ts";
import type { DestinationRef } from "./destination.ts";

export interface Asker {
  organizationId: string;
  destination: DestinationRef & { name?: string | undefined; reference?: string | undefined };
  user: { id: string; name?: string | undefined };
  lang: Lang;
}

export interface CommandReply {
  card: Card;
  /** `draft <id>`: a platform that can open a modal from a command opens it instead of showing the card. */
  draft?: DraftView;
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

/** Everything a person can do. Never throws for bad words: the reply says what to do instead. */
export interface Flows {
  /** `help`, `latest B`, `search 漏洩`, … (design 7). `words` is what stood after the command or the mention. */
  command(asker: Asker, words: string): Promise<CommandReply>;
  /** Undefined when there is no such advisory. */
  draft(
    organizationId: string,
    idOrAlias: string,
    lang: Lang,
    revision?: number,
  ): Promise<DraftView | undefined>;
  /** What a form starts with that is opened on a message; on nothing, empty fields. */
  form(message: string): Promise<AdvisoryForm>;
  /**
   * Takes in what a person wrote and posts it like any other advisory.
   * @param formId made once for each form, so that sending it twice makes one advisory
   */
  create(asker: Asker, formId: string, form: AdvisoryForm): Promise<{ card: Card } | { errors: FormErrors }>;
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
