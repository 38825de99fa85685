import type { Audience, Bilingual, DraftOrigin, DraftText, Lang, Organization } from "../advisory/schema.ts";
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
