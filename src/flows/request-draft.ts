import { renderDraft } from "../advisory/draft-text.ts";
import type { Lang, LocalizedLine, Organization } from "../advisory/schema.ts";
import { disclaimer } from "../cards/labels.ts";
import type { DraftView } from "../cards/model.ts";
import type { AdvisoryRecord, Drafter } from "../ports.ts";

/** The text in the reader's language, else in the other one: a title is never left out. */
export function inLang(text: LocalizedLine, lang: Lang): string {
  return text[lang] ?? text.ja ?? text.en ?? "";
}

/**
 * Makes the draft's view of one revision: the drafter's text in the seed's layout, with the disclaimer that belongs
 * to its origin (design 4.10). A pure function of record and organization, made when it is asked for.
 */
export function draftView(
  drafter: Drafter,
  record: AdvisoryRecord,
  organization: Organization,
  lang: Lang,
): DraftView {
  const { text, origin } = drafter.draft({ record, organization, lang });
  const { subject, body } = renderDraft(text, lang);
  return {
    advisoryId: record.id,
    revision: record.revision.number,
    lang,
    title: inLang(record.revision.content.title, lang),
    subject,
    body,
    origin,
    disclaimer: disclaimer(origin, record.revision.content.draftsBy, lang),
  };
}
