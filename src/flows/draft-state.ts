/** What stands around a draft: how it was made, whether it is out of date, what people did with it. */
import type { Lang, Organization } from "../advisory/schema.ts";
import { showDate, showTime } from "../cards/dates.ts";
import { disclaimer, labels } from "../cards/labels.ts";
import type { DraftView, MergedRow } from "../cards/model.ts";
import { oneLine } from "../cards/text.ts";
import type { AdvisoryRecord, DraftVersion, Store, StoredDraft } from "../ports.ts";
import { changesSince, type FollowedMail } from "./follow-up.ts";
import { mergeDraft } from "./merge-draft.ts";
import type { ShownDraft } from "./model-drafts.ts";

export interface Around {
  record: AdvisoryRecord;
  organization: Organization;
  shown: ShownDraft;
  kept: KeptDrafts;
  /** The earlier mail there is, whether or not this draft follows it. */
  earlier: FollowedMail | undefined;
  followed: FollowedMail | undefined;
}

/** What people made of it. */
export interface KeptDrafts {
  /** The organization's version of this revision. */
  own?: StoredDraft | undefined;
  /** Where there is none: what was edited for an earlier revision. */
  before?: StoredDraft | undefined;
  /** The same, where it does not fit: of a withdrawal, or before one. */
  unfit?: StoredDraft | undefined;
  /** Newest first, of all revisions. */
  history: readonly DraftVersion[];
}

/** The draft with the organization's own words in it where there are some, and with what is to be known of it. */
export function describeDraft(plain: DraftView, around: Around): DraftView {
  const { kept, earlier, followed } = around;
  const { lang } = plain;
  const words = labels[lang].draftState;
  const say = sayer(around.organization, lang, around.record.id);
  const { own } = kept;
  const view = own === undefined ? merged(plain, around, say) : asSaved(plain, own, around, say);
  const history = kept.history.map(say.history);
  const notes = [...(view.notes ?? []), ...notesOf(around, lang, say)];
  return {
    ...view,
    editable: true,
    undoable: own !== undefined,
    ...(notes.length > 0 && { notes }),
    ...(history.length > 0 && { history }),
    ...(followed !== undefined && { followUp: true }),
    ...(earlier !== undefined && {
      otherMail: followed === undefined ? words.showFollowUp : words.showFirst,
    }),
  };
}

type Sayer = ReturnType<typeof sayer>;

function sayer({ timeZone }: Pick<Organization, "timeZone">, lang: Lang, id: string) {
  const words = labels[lang].draftState;
  const who = ({ name }: { name?: string | undefined }) =>
    name === undefined || name.trim() === "" ? words.made.someone : words.made.person(oneLine(name));
  const when = (at: number) => showTime(at, timeZone, lang) ?? "";
  const date = (day: string) => showDate(day, "UTC", lang) ?? day;
  const of = ({ advisoryId, revision }: Pick<DraftVersion, "advisoryId" | "revision">) =>
    advisoryId === id ? revision : 0;
  const history = (kept: DraftVersion) => {
    const { version, origin, by, at, takenBack } = kept;
    const line =
      origin === "model"
        ? words.historyModel(version, of(kept), oneLine(by.id), when(at))
        : words.historyLine(version, of(kept), who(by), when(at));
    return takenBack === undefined
      ? line
      : words.historyTakenBack(line, who(takenBack.by), when(takenBack.at));
  };
  return { who, when, date, of, history };
}

function asSaved(plain: DraftView, own: StoredDraft, { record }: Around, say: Sayer): DraftView {
  const { lang } = plain;
  const { made, drifted } = labels[lang].draftState;
  const rows = record.latest === record.revision.number ? driftOf(plain, own) : [];
  const from = own.base?.origin ?? "template";
  return {
    ...plain,
    subject: own.subject,
    body: own.body,
    origin: "edited",
    version: own.version,
    disclaimer: disclaimer("edited", record.revision.content.draftsBy, lang),
    made: made.edited(
      say.who(own.by),
      say.when(own.at),
      own.version,
      made.from[from === "edited" ? "template" : from],
    ),
    ...(rows.length > 0 && { merged: { text: drifted, rows } }),
  };
}

/**
 * Where the draft itself would read otherwise by now than when somebody edited it, without a revision: a deadline went
 * by, a badge or a setting was changed. Their text stays; where it was a model's, nothing can be told.
 */
function driftOf(plain: DraftView, { subject, body, base }: StoredDraft): MergedRow[] {
  if (base?.origin !== plain.origin) return [];
  const { rows } = mergeDraft(base, { subject, body }, plain);
  return rows.map(({ before, now, yours = before }) => ({ before, now, yours }));
}

/** What was edited for an earlier revision, on the draft of this one. */
function merged(plain: DraftView, { record, shown, kept: { before, unfit } }: Around, say: Sayer): DraftView {
  const { lang } = plain;
  const words = labels[lang].draftState;
  const { content } = record.revision;
  if (before?.base === undefined) {
    const view = { ...plain, made: madeBy(shown, content.draftsBy, lang) };
    if (unfit === undefined) return view;
    const note = words.notMerged(say.who(unfit.by), say.of(unfit), unfit.base?.withdrawn === true);
    return { ...view, notes: [...(plain.notes ?? []), note] };
  }
  const [who, when] = [say.who(before.by), say.when(before.at)];
  const { subject, body, rows } = mergeDraft(before.base, before, plain);
  const said = rows.length === 0 ? words.mergedUnchanged : words.merged;
  return {
    ...plain,
    subject: oneLine(subject),
    body,
    origin: "edited",
    disclaimer: disclaimer("edited", content.draftsBy, lang),
    made: words.made.merged(who, when),
    merged: { text: said(who, say.of(before), when), rows },
  };
}

function madeBy({ origin, model }: ShownDraft, draftsBy: "model" | "person" | undefined, lang: Lang): string {
  const { made } = labels[lang].draftState;
  if (origin === "model") return made.model(oneLine(model ?? "?"));
  if (origin === "template") return made.template;
  return draftsBy === "person" ? made.sourcePerson : made.sourceModel;
}

function notesOf({ shown, earlier, followed }: Around, lang: Lang, { date }: Sayer): string[] {
  const words = labels[lang].draftState;
  const { reason, pending } = shown;
  return [
    ...(followed === undefined ? [] : [words.follows(oneLine(followed.subject), date(followed.date))]),
    ...(earlier !== undefined && followed === undefined
      ? [words.earlier(oneLine(earlier.subject), date(earlier.date))]
      : []),
    ...(reason === undefined ? [] : [words.insteadOfModel(reason.words[lang])]),
    ...(pending === true ? [words.pending] : []),
  ];
}

/** Says that a newer revision is there, and what it changed; undefined for the newest one. */
export async function outdatedOf(
  store: Pick<Store, "record">,
  { id, latest, revision: { number } }: AdvisoryRecord,
  organization: Organization,
  lang: Lang,
): Promise<DraftView["outdated"]> {
  if (latest <= number) return undefined;
  const [newest, changes] = await Promise.all([
    store.record(organization.id, id),
    changesSince(store, organization.id, id, number, latest),
  ]);
  const { when } = sayer(organization, lang, id);
  const at = newest === undefined ? "" : when(Date.parse(newest.revision.createdAt));
  return {
    text: labels[lang].draftState.outdated(number, latest, at),
    latest,
    changes: changes.map((change) => oneLine(change[lang])),
  };
}
