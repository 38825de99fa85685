import type { DraftOrigin, DraftText, Lang, Organization } from "../advisory/schema.ts";
import type { AdvisoryRecord } from "./record.ts";

export interface DraftRequest {
  record: AdvisoryRecord;
  organization: Organization;
  lang: Lang;
  /** Today in the organization's time zone, `YYYY-MM-DD`; without it no deadline is said to have passed. */
  today?: string | undefined;
}

export interface DraftResult {
  text: DraftText;
  origin: DraftOrigin;
}

/** Writes the administrator's email. The template drafter is pure and never fails. */
export interface Drafter {
  draft(request: DraftRequest): DraftResult;
}
