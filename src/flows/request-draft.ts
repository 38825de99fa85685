import { localDate } from "../advisory/calendar.ts";
import { renderDraft } from "../advisory/draft-text.ts";
import type { Lang, LocalizedLine, Organization } from "../advisory/schema.ts";
import { disclaimer } from "../cards/labels.ts";
import type { DraftView } from "../cards/model.ts";
import { clean, oneLine } from "../cards/text.ts";
import type { AdvisoryRecord, Drafter } from "../ports.ts";

/** The text in the reader's language, else in the other one: a title is never left out. */
export function inLang(text: LocalizedLine, lang: Lang): string {
  return text[lang] ?? text.ja ?? text.en ?? "";
}

/**
 * Makes the draft's view of one revision: the drafter's text in the seed's layout, with the disclaimer that belongs
 * to its origin (design 4.10). A pure function of its arguments, made when it is asked for.
 * @param now in milliseconds: whether the deadline has passed
 */
export function draftView(
  drafter: Drafter,
  record: AdvisoryRecord,
  organization: Organization,
  lang: Lang,
  now: number,
): DraftView {
  const { text, origin } = drafter.draft({
    record,
    organization,
    lang,
    today: localDate(now, organization.timeZone),
  });
  const { subject, body } = renderDraft(text, lang);
  return {
    advisoryId: record.id,
    revision: record.revision.number,
    lang,
    title: inLang(record.revision.content.title, lang),
    // A source's own draft comes as it is: no second line in a subject, nothing that steers or reorders.
    subject: oneLine(subject),
    body: clean(body),
    origin,
    disclaimer: disclaimer(origin, record.revision.content.draftsBy, lang),
  };
}
