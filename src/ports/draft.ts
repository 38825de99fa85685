import type { Audience, DraftOrigin, DraftText, Lang } from "../advisory/schema.ts";
import type { Instant } from "./common.ts";
import type { ModelReason } from "./drafter.ts";
import type { Platform } from "./destination.ts";

/** One draft: of one revision, for one organization and audience, in one language (design 1). */
export interface DraftKey {
  organizationId: string;
  advisoryId: string;
  revision: number;
  audience: Audience;
  lang: Lang;
  /** A 【続報】 to an earlier mail; absent for the first one. */
  followUp?: true | undefined;
}

/** A draft that is kept: written by a model, or edited by a person. Template drafts are made when asked for. */
export interface StoredDraft extends DraftKey {
  /** 1 and on; the newest is shown, 元に戻す takes it back. */
  version: number;
  origin: "model" | "edited";
  subject: string;
  body: string;
  /** The structure, where a model wrote it. */
  text?: DraftText | undefined;
  /** The model's name, or who edited it. */
  by: { id: string; name?: string | undefined };
  at: Instant;
  /** Of a person's: what the first of its versions began with. New facts are told apart from their words by it. */
  base?: DraftBase | undefined;
}

/** A draft as a drafter made it. */
export interface DraftBase {
  subject: string;
  body: string;
  origin: DraftOrigin;
  /** The notice of a withdrawal: what is written for one fits no other draft. */
  withdrawn?: true | undefined;
}

/** A version as history has it: without its text. */
export interface DraftVersion extends Omit<StoredDraft, "body" | "text" | "base"> {
  takenBack?: { by: { id: string; name?: string | undefined }; at: Instant } | undefined;
}

/** What became of asking a language model for a draft. */
export interface DraftClaim {
  /** The judgement it was asked on; another one makes it out of date. */
  basis: string;
  state: "asking" | "kept" | "template";
  /** Why the template answers. */
  reason?: ModelReason | undefined;
}

/** One translation: of an advisory's words into one language, for everybody who may see it. */
export interface TranslationKey {
  advisoryId: string;
  lang: Lang;
}

/** What a person did with a draft; never its content. For those who are to be told when it is out of date. */
export interface DraftUse extends DraftKey {
  action: "opened" | "copied" | "downloaded" | "saved" | "restored";
  person: {
    platform: Platform | "web";
    workspace: string;
    id: string;
    name?: string | undefined;
    /** How to reach them where an id does not suffice: a Teams conversation reference, as JSON. */
    reference?: string | undefined;
  };
  at: Instant;
}
