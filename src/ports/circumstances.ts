import type { AdvisoryContent, Assessment, Bilingual } from "../advisory/schema.ts";
import type { Override } from "../advisory/usage.ts";

/** Who did something: a platform's user id, or `cli:<login>` for whoever typed a command on the machine. */
export interface Person {
  id: string;
  name?: string | undefined;
}

/** How far an organization's assessments follow what it knows and decides itself. */
export interface CircumstancesState {
  /** Grows by one with each import of the inventory and each override, set or taken back. 0 before the first. */
  version: number;
  /** The version by which all of its advisories were judged last. Smaller than `version`: some are yet to be. */
  applied: number;
  /** What was noted by `settingsApplied`; absent before the first. */
  settings?: string | undefined;
}

/** An advisory as an organization sees it now: what is judged again. */
export interface Standing {
  advisoryId: string;
  /** The revision the assessment is of. */
  revision: number;
  content: AdvisoryContent;
  assessment: Assessment;
}

/** A new assessment of a revision that was assessed before. */
export interface Reassessment {
  advisoryId: string;
  revision: number;
  assessment: Assessment;
  /** Whether posts already made are edited. */
  edit: boolean;
  /** What the thread of each post is told; empty: nothing. */
  changes: Bilingual[];
}

export type SavedOverride = { before: Override | undefined; version: number };
