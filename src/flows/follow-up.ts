import { localDate } from "../advisory/calendar.ts";
import type { Bilingual, Lang, Organization } from "../advisory/schema.ts";
import { inTranslation } from "../advisory/translation.ts";
import type { DraftRequest, DraftUse, Store } from "../ports.ts";
import { mergeLines } from "./merge-draft.ts";
import type { OpenDraftDeps } from "./request-draft.ts";

/** An earlier mail, as a 【続報】 refers to it. */
export type FollowedMail = NonNullable<DraftRequest["followUp"]>;

/** A draft that was taken out was surely meant to be sent; one that was opened may have been. */
const WEIGHT: Record<DraftUse["action"], number> = {
  copied: 2,
  downloaded: 2,
  saved: 1,
  restored: 0,
  opened: 0,
};
/** The subject of a follow-up says nothing of the mail it follows. */
const ANY_MAIL: FollowedMail = { changes: [], subject: "", date: "" };
/** Revisions looked through for what changed; drafts list ten changes at most. */
const MOST_REVISIONS = 20;

/**
 * The mail that people of the organization most likely sent for an earlier revision, to the same readers: the last
 * that was copied or downloaded, else saved, else opened. Undefined where nobody opened one.
 */
export async function earlierMail(
  deps: Pick<OpenDraftDeps, "store" | "drafter">,
  request: DraftRequest,
): Promise<FollowedMail | undefined> {
  const { record, organization, lang, audience = "admins" } = request;
  const { number } = record.revision;
  if (number === 1) return undefined;
  const key = { organizationId: organization.id, advisoryId: record.id, revision: number, audience };
  const uses = await deps.store.earlierUses(key);
  const [use] = uses.toSorted((a, b) => scoreOf(b, lang) - scoreOf(a, lang) || b.at - a.at);
  if (use === undefined) return undefined;
  const [subject, changes] = await Promise.all([
    subjectOf(deps, use, organization),
    changesSince(deps.store, organization.id, record.id, use.revision, number),
  ]);
  if (subject === undefined) return undefined;
  return { subject, date: localDate(use.at, organization.timeZone), changes };
}

function scoreOf({ action, lang }: DraftUse, wanted: Lang): number {
  return WEIGHT[action] * 2 + (lang === wanted ? 1 : 0);
}

/** The subject that the person saw, in the language they saw it in: as it stood at that time. */
async function subjectOf(
  { store, drafter }: Pick<OpenDraftDeps, "store" | "drafter">,
  use: DraftUse,
  organization: Organization,
): Promise<string | undefined> {
  const { advisoryId, revision, lang, audience, followUp, at } = use;
  const [record, kept] = await Promise.all([
    store.record(organization.id, advisoryId, revision),
    store.storedDraft(use, at),
  ]);
  if (kept?.origin === "edited") return kept.subject;
  if (record === undefined) return undefined;
  const { text, refused } = (await drafter()).draft({
    record: inTranslation(record, lang),
    organization,
    lang,
    audience,
    ...(followUp === true && { followUp: ANY_MAIL }),
  });
  if (refused !== undefined) return undefined;
  const withdrawn = record.revision.content.withdrawn !== undefined;
  const before = await store.earlierDraft(use, { withdrawn, at });
  const made = kept?.subject ?? text.subject;
  return before?.base === undefined ? made : mergeLines(before.base.subject, before.subject, made).text;
}

/** What revisions after `since`, up to `number`, changed; each once, in order. */
export async function changesSince(
  store: Pick<Store, "record">,
  organizationId: string,
  advisoryId: string,
  since: number,
  number: number,
): Promise<Bilingual[]> {
  const first = Math.max(since + 1, number - MOST_REVISIONS + 1);
  const numbers = Array.from({ length: Math.max(0, number - first + 1) }, (_, index) => first + index);
  const records = await Promise.all(numbers.map((each) => store.record(organizationId, advisoryId, each)));
  const changes = records.flatMap((record) => record?.revision.changes ?? []);
  return [...new Map(changes.map((change) => [`${change.ja}\n${change.en}`, change])).values()];
}
