import { localDate } from "../advisory/calendar.ts";
import type { Bilingual, Lang } from "../advisory/schema.ts";
import { inTranslation } from "../advisory/translation.ts";
import type { DraftRequest, DraftUse, Store } from "../ports.ts";
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
  const uses = await deps.store.draftUses(organization.id, record.id);
  // What was merged into it cannot be told in the words it had.
  const [use] = uses
    .filter((each) => each.advisoryId === record.id && each.revision < number && each.audience === audience)
    .toSorted((a, b) => scoreOf(b, lang) - scoreOf(a, lang) || b.at - a.at);
  if (use === undefined) return undefined;
  const [subject, changes] = await Promise.all([
    subjectOf(deps, use, request),
    changesSince(deps.store, organization.id, record.id, use.revision, number),
  ]);
  if (subject === undefined) return undefined;
  return { subject, date: localDate(use.at, organization.timeZone), changes };
}

function scoreOf({ action, lang }: DraftUse, wanted: Lang): number {
  return WEIGHT[action] * 2 + (lang === wanted ? 1 : 0);
}

/** As the organization's own version had it, else as it is made of that revision. */
async function subjectOf(
  { store, drafter }: Pick<OpenDraftDeps, "store" | "drafter">,
  use: DraftUse,
  { organization, audience, lang }: DraftRequest,
): Promise<string | undefined> {
  const versions = await store.draftVersions({ ...use, lang });
  const saved = versions.find(
    ({ revision, origin, takenBack }) =>
      revision === use.revision && origin === "edited" && takenBack === undefined,
  );
  if (saved !== undefined) return saved.subject;
  const record = await store.record(organization.id, use.advisoryId, use.revision);
  if (record === undefined) return undefined;
  const read = inTranslation(record, lang);
  const { text, refused } = (await drafter()).draft({ record: read, organization, lang, audience });
  return refused === undefined ? text.subject : undefined;
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
