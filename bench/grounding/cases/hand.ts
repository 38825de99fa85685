/** How a case is written by hand: an advisory, what a language model made of it, and whether that is true to it. */
import type { AdvisoryContent, Audience, DraftText, Lang } from "../../../src/advisory/schema.ts";

/** What a model writes, the subject without its badge; the other parts of a draft are the template's (docs/drafting.md). */
export type Parts = Pick<DraftText, "subject" | "overview" | "scope" | "actions">;

export interface HandCase {
  advisory: AdvisoryContent;
  lang: Lang;
  audience: Audience;
  parts: Parts;
  /** Of a poisoned one, what was done to it: `digit`, `dropped negation`. */
  kind?: string;
  /** Why the label is right. */
  why: string;
  /** Of a poisoned one, the true draft it was made from. */
  base?: HandCase;
}

/** Text for other text, wherever it stands in the draft; or a sentence at the end of the overview; or one more step. */
export type Edit = readonly [from: string, to: string] | { sentence: string } | { step: string };

export function faithful(
  advisory: AdvisoryContent,
  lang: Lang,
  audience: Audience,
  why: string,
  parts: Parts,
): HandCase {
  return { advisory, lang, audience, parts, why };
}

/** @throws where an edit finds no place: a case must be what it says it is */
export function poisoned(base: HandCase, kind: string, why: string, ...edits: Edit[]): HandCase {
  return { ...base, parts: edits.reduce(edited, base.parts), kind, why, base };
}

function edited(parts: Parts, edit: Edit): Parts {
  if ("sentence" in edit) return { ...parts, overview: parts.overview + edit.sentence };
  if ("step" in edit) return { ...parts, actions: [...parts.actions, edit.step] };
  const [from, to] = edit;
  if (!JSON.stringify(parts).includes(JSON.stringify(from).slice(1, -1)))
    throw new Error(`no such text: ${from}`);
  const put = (text: string) => text.replaceAll(from, to).trim();
  const putAll = (texts: readonly string[]) => texts.map(put).filter((text) => text !== "");
  const { subject, overview, scope, actions } = parts;
  return { subject: put(subject), overview: put(overview), scope: putAll(scope), actions: putAll(actions) };
}
