/** What stands around a draft: how it was made, whether it is out of date, what people did with it. */
import type { Lang, Organization } from "../advisory/schema.ts";
import { showDate, showTime } from "../cards/dates.ts";
import { disclaimer, labels } from "../cards/labels.ts";
import type { DraftView } from "../cards/model.ts";
import { oneLine } from "../cards/text.ts";
import type { AdvisoryRecord, DraftVersion, Store } from "../ports.ts";
import { changesSince, type FollowedMail } from "./follow-up.ts";
import { mergeDraft } from "./merge-draft.ts";
import type { ShownDraft } from "./model-drafts.ts";

const MOST_HISTORY = 20;

export interface Around {
  record: AdvisoryRecord;
  organization: Organization;
  shown: ShownDraft;
  /** Newest first, of all revisions. */
  versions: readonly DraftVersion[];
  /** The earlier mail there is, whether or not this draft follows it. */
  earlier: FollowedMail | undefined;
  followed: FollowedMail | undefined;
}

/** The draft with the organization's own words in it where there are some, and with what is to be known of it. */
export function describeDraft(plain: DraftView, around: Around): DraftView {
  const { record, versions, earlier, followed } = around;
  const { lang } = plain;
  const words = labels[lang].draftState;
  const say = sayer(around.organization, lang);
  const standing = versions.filter(({ origin, takenBack }) => origin === "edited" && takenBack === undefined);
  const own = standing.find(({ revision }) => revision === record.revision.number);
  const before = standing.find(({ revision }) => revision < record.revision.number);
  const view = own === undefined ? merged(plain, before, around, say) : asSaved(plain, own, around, say);
  const history = versions.slice(0, MOST_HISTORY).map(say.history);
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

function sayer({ timeZone }: Organization, lang: Lang) {
  const words = labels[lang].draftState;
  const who = ({ name }: { name?: string | undefined }) =>
    name === undefined || name.trim() === "" ? words.made.someone : words.made.person(oneLine(name));
  const when = (at: number) => showTime(at, timeZone, lang) ?? "";
  const date = (day: string) => showDate(day, "UTC", lang) ?? day;
  const history = ({ version, revision, origin, by, at, takenBack }: DraftVersion) => {
    const line =
      origin === "model"
        ? words.historyModel(version, revision, by.id, when(at))
        : words.historyLine(version, revision, who(by), when(at));
    return takenBack === undefined
      ? line
      : words.historyTakenBack(line, who(takenBack.by), when(takenBack.at));
  };
  return { who, when, date, history };
}

function asSaved(plain: DraftView, own: DraftVersion, { record }: Around, say: Sayer): DraftView {
  const { lang } = plain;
  const { made } = labels[lang].draftState;
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
  };
}

/** What was edited for an earlier revision, on the draft of this one; a withdrawal takes nothing over. */
function merged(plain: DraftView, before: DraftVersion | undefined, around: Around, say: Sayer): DraftView {
  const { lang } = plain;
  const words = labels[lang].draftState;
  const { record, shown } = around;
  const { content } = record.revision;
  if (before?.base === undefined) return { ...plain, made: madeBy(shown, content.draftsBy, lang) };
  const [who, when] = [say.who(before.by), say.when(before.at)];
  if (content.withdrawn !== undefined) {
    return {
      ...plain,
      made: madeBy(shown, content.draftsBy, lang),
      notes: [words.notMerged(who, before.revision)],
    };
  }
  const { subject, body, rows } = mergeDraft(before.base, before, plain);
  const said = rows.length === 0 ? words.mergedUnchanged : words.merged;
  return {
    ...plain,
    subject: oneLine(subject),
    body,
    origin: "edited",
    disclaimer: disclaimer("edited", content.draftsBy, lang),
    made: words.made.merged(who, when),
    merged: { text: said(who, before.revision, when), rows },
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
  const { when } = sayer(organization, lang);
  const at = newest === undefined ? "" : when(Date.parse(newest.revision.createdAt));
  return {
    text: labels[lang].draftState.outdated(number, latest, at),
    latest,
    changes: changes.map((change) => oneLine(change[lang])),
  };
}
