import { localDate } from "../advisory/calendar.ts";
import { renderDraft } from "../advisory/draft-text.ts";
import { foldAlias } from "../advisory/identifiers.ts";
import type { Audience, Lang, LocalizedLine, Organization } from "../advisory/schema.ts";
import { disclaimer } from "../cards/labels.ts";
import type { DraftView } from "../cards/model.ts";
import { clean, oneLine } from "../cards/text.ts";
import type { AdvisoryRecord, Clock, DraftAsk, Drafter, Store } from "../ports.ts";

export interface OpenDraftDeps {
  store: Pick<Store, "record">;
  drafter(): Promise<Drafter>;
  organization(id: string): Organization;
  clock: Pick<Clock, "now">;
  /** Makes a link to the draft page; absent where people cannot reach it (no `PUBLIC_URL`). */
  draftLink?:
    | ((draft: {
        organizationId: string;
        advisoryId: string;
        revision: number;
        audience: Audience;
        lang: Lang;
        person: string;
      }) => Promise<string | undefined>)
    | undefined;
}

/** The text in the reader's language, else in the other one: a title is never left out. */
export function inLang(text: LocalizedLine, lang: Lang): string {
  return text[lang] ?? text.ja ?? text.en ?? "";
}

/** Opens a draft: the newest revision's, or the one asked for; with a link to its page for the person who opens it. */
export async function openDraft(deps: OpenDraftDeps, ask: DraftAsk): Promise<DraftView | undefined> {
  const { organizationId, idOrAlias, lang, revision, audience = "admins", person } = ask;
  const record = await deps.store.record(organizationId, foldAlias(idOrAlias), revision);
  if (record === undefined) return undefined;
  const organization = deps.organization(organizationId);
  const view = draftView(await deps.drafter(), record, organization, lang, deps.clock.now(), audience);
  if (person === undefined || deps.draftLink === undefined) return view;
  const { advisoryId } = view;
  const pageUrl = await deps.draftLink({
    organizationId,
    advisoryId,
    revision: view.revision,
    audience,
    lang,
    person: `${person.platform} ${person.workspace} ${person.id}`,
  });
  return { ...view, pageUrl };
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
  audience: Audience = "admins",
): DraftView {
  const { text, origin } = drafter.draft({
    record,
    organization,
    lang,
    today: localDate(now, organization.timeZone),
    audience,
  });
  const { subject, body } = renderDraft(text, lang, audience);
  return {
    advisoryId: record.id,
    revision: record.revision.number,
    lang,
    title: inLang(record.revision.content.title, lang),
    // A source's own draft comes as it is: no second line in a subject, nothing that steers or reorders.
    subject: oneLine(subject),
    body: clean(body),
    origin,
    audience,
    disclaimer: disclaimer(origin, record.revision.content.draftsBy, lang),
  };
}
