/** Tables of drafts: what is kept of them, what people did with them, what a language model is asked; see `tables.ts`. */
import type { Generated } from "kysely";
import type { Audience, Lang } from "../advisory/schema.ts";
import type { DraftUse, Instant, StoredDraft } from "../ports.ts";

/** A draft that is kept. Rows are added, and marked when they are taken back; nothing of them is lost. */
export interface DraftsTable {
  organization_id: string;
  advisory_id: string;
  revision: number;
  audience: Audience;
  lang: Lang;
  follow_up: 0 | 1;
  version: number;
  origin: StoredDraft["origin"];
  subject: string;
  body: string;
  /** DraftText */
  data: string | null;
  /** Subject and body a person began with. */
  base: string | null;
  by_id: string;
  by_name: string | null;
  at: Instant;
  taken_back_by: string | null;
  taken_back_by_name: string | null;
  taken_back_at: Instant | null;
}

/** What a person did with a draft. Rows are added only. */
export interface DraftUsesTable {
  seq: Generated<number>;
  organization_id: string;
  advisory_id: string;
  revision: number;
  audience: Audience;
  lang: Lang;
  follow_up: 0 | 1;
  action: DraftUse["action"];
  platform: DraftUse["person"]["platform"];
  workspace: string;
  person_id: string;
  person_name: string | null;
  at: Instant;
}

/** What became of asking a language model for a draft. */
export interface DraftClaimsTable {
  organization_id: string;
  advisory_id: string;
  revision: number;
  audience: Audience;
  lang: Lang;
  /** The judgement it was asked on. */
  basis: string;
  worker: string;
  state: "asking" | "kept" | "template";
  /** Until when nobody else may ask; null: for good. */
  until: Instant | null;
  /** ModelReason */
  reason: string | null;
}

/** An advisory's words in a language its sources do not speak. */
export interface TranslationsTable {
  advisory_id: string;
  lang: Lang;
  /** The texts it was asked for on. */
  basis: string;
  worker: string;
  state: "asking" | "kept" | "failed";
  /** Until when nobody else may ask; null: for good. */
  until: Instant | null;
  /** ModelReason */
  reason: string | null;
  /** Translation; the last one that was kept. */
  data: string | null;
}

/** What language models were asked for, by day. */
export interface ModelTokensTable {
  day: string;
  tokens: number;
  /** In millionths. */
  cost: number;
}
