import type {
  AdvisoryContent,
  Audience,
  Bilingual,
  DraftOrigin,
  DraftText,
  Lang,
  Organization,
} from "../advisory/schema.ts";
import type { Translation } from "../advisory/translation.ts";
import type { AdvisoryRecord } from "./record.ts";

export interface DraftRequest {
  record: AdvisoryRecord;
  organization: Organization;
  lang: Lang;
  /** Today in the organization's time zone, `YYYY-MM-DD`; without it no deadline is said to have passed. */
  today?: string | undefined;
  /** `admins` when absent. */
  audience?: Audience | undefined;
  /** A 【続報】 to an earlier mail: what changed since, its subject, and the date it was made. */
  followUp?: { changes: Bilingual[]; subject: string; date: string } | undefined;
  /** 【訓練】: a drill that nobody can take for real. */
  drill?: boolean | undefined;
}

export interface DraftResult {
  text: DraftText;
  origin: DraftOrigin;
  /** No draft may be made of it, and `text` says why: TLP:AMBER and above never enter one (sources.md 2). */
  refused?: "tlp" | undefined;
}

/** Writes the administrator's email. The template drafter is pure and never fails. */
export interface Drafter {
  draft(request: DraftRequest): DraftResult;
}

/** What came between a model and its draft; `docs/drafting.md` lists them. */
export type ModelReasonCode =
  | "confidential"
  | "own-draft"
  | "not-for-models"
  | "ceiling"
  | "slow"
  | "unreachable"
  | "busy"
  | "failing"
  | "denied"
  | "unknown-model"
  | "rejected"
  | "unreadable"
  | "refused"
  | "cut-off"
  | "malformed"
  | "ungrounded"
  | "stopped";

/** Why the template answered where a model was to; kept, and shown to people. */
export interface ModelReason {
  code: ModelReasonCode;
  words: Bilingual;
  /** It passes by itself: asking again later may help. */
  passing: boolean;
}

/** A model's draft, or the template's with the reason; `tokens` as the server counted them, all questions together. */
export type ModelDraft =
  | (DraftResult & { origin: "model"; model: string; tokens: number })
  | (DraftResult & { origin: "template" | "source"; reason: ModelReason; tokens: number });

/** What a language model was asked for: tokens, and what they cost in millionths of the currency of the prices. */
export interface Spending {
  tokens: number;
  cost: number;
}

/** Lets a language model write the draft. Never rejects: where it cannot, the template answers. */
export interface ModelDrafter {
  /** Why a model is not to be asked at all (TLP, a draft of the source's own); undefined when it may be. */
  refuses(request: DraftRequest): ModelReason | undefined;
  draft(request: DraftRequest, signal?: AbortSignal): Promise<ModelDraft>;
  /** Puts into `lang` what stands in the other language alone. Never rejects. */
  translate(content: AdvisoryContent, lang: Lang, signal?: AbortSignal): Promise<ModelTranslation>;
  /** Asks one tiny question that has nothing of an advisory in it: whether the model answers. Never rejects. */
  probe(): Promise<ModelProbe>;
}

export interface ModelProbe {
  /** Why no answer came; absent where one did. */
  reason?: ModelReason | undefined;
  tokens: number;
}

/** A model's words, or why there are none; `tokens` as in a draft. */
export type ModelTranslation = ({ translation: Translation } | { reason: ModelReason }) & { tokens: number };
