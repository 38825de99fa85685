/** Edits of one place of a draft, whatever field it stands in. */
import type { DraftText } from "../../src/advisory/schema.ts";
import type { Random } from "./random.ts";

export type Field =
  | "subject"
  | "opening"
  | "overview"
  | "scope"
  | "actions"
  | "references"
  | "priority"
  | "closing";

const FACTS: Field[] = ["subject", "overview", "scope", "actions", "references", "priority"];

/** The fields' texts, one a list item. */
export function textsOf(
  draft: DraftText,
  fields: readonly Field[] = FACTS,
): { field: Field; text: string }[] {
  return fields.flatMap((field) => {
    const value = draft[field];
    if (value === undefined) return [];
    return (typeof value === "string" ? [value] : value).map((text) => ({ field, text }));
  });
}

/** Every text of the draft as `edit` gives it back. */
export function mapTexts(draft: DraftText, edit: (text: string, field: Field) => string): DraftText {
  return {
    ...draft,
    subject: edit(draft.subject, "subject"),
    opening: edit(draft.opening, "opening"),
    overview: edit(draft.overview, "overview"),
    scope: draft.scope.map((text) => edit(text, "scope")),
    actions: draft.actions.map((text) => edit(text, "actions")),
    references: draft.references.map((text) => edit(text, "references")),
    ...(draft.priority === undefined ? {} : { priority: edit(draft.priority, "priority") }),
    ...(draft.closing === undefined ? {} : { closing: edit(draft.closing, "closing") }),
  };
}

/** A marked blank: it is the sender's to fill in, and says nothing yet. */
const BLANK = /〔[^〔〕]{1,200}〕|\[Please confirm: [^[\]]{1,200}\]/g;

function isInBlank(text: string, index: number): boolean {
  return [...text.matchAll(BLANK)].some(
    (blank) => index >= blank.index && index < blank.index + blank[0].length,
  );
}

/** One match of a global `pattern` outside marked blanks, chosen at random and replaced; undefined when there is none. */
export function replaceOne(
  draft: DraftText,
  random: Random,
  pattern: RegExp,
  replace: (match: RegExpMatchArray) => string | undefined,
  fields: readonly Field[] = FACTS,
): DraftText | undefined {
  const places = textsOf(draft, fields).flatMap(({ field, text }) =>
    [...text.matchAll(pattern)]
      .filter(({ index }) => !isInBlank(text, index))
      .map((match) => ({ field, text, match })),
  );
  const place = random.pick(places);
  if (place === undefined) return undefined;
  const written = replace(place.match);
  if (written === undefined || written === place.match[0]) return undefined;
  const { index } = place.match;
  const after = place.text.slice(0, index) + written + place.text.slice(index + place.match[0].length);
  let done = false;
  return mapTexts(draft, (text, field) => {
    if (done || field !== place.field || text !== place.text) return text;
    done = true;
    return after;
  });
}

/** A sentence set at the end of the overview, or as one more step. */
export function addSentence(draft: DraftText, random: Random, sentence: string): DraftText {
  if (random.below(2) === 0) return { ...draft, overview: `${draft.overview}\n${sentence}` };
  return { ...draft, actions: [...draft.actions, sentence] };
}

/** Another digit than this one. */
export function otherDigit(digit: string, random: Random): string {
  return String((Number(digit) + 1 + random.below(8)) % 10);
}
