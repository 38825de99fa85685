import type { Lang } from "../advisory/schema.ts";
import { labels } from "./labels.ts";
import type { DraftView } from "./model.ts";
import {
  type Extent,
  historyPart,
  mergedBox,
  mergedRows,
  type Notice,
  noticeBox,
  outdatedBox,
  quiet,
  small,
} from "./teams-draft-parts.ts";
import { type DraftEdit, fieldOf, whichOf } from "./teams-edits.ts";
import {
  type ActionSet,
  type AdaptiveCard,
  adaptiveCard,
  type CardItem,
  type ColumnSet,
  line,
  run,
  type SubmitAction,
  type TextInput,
} from "./teams-model.ts";
import { type DialogMark, type DraftAction, pressData, type TeamsPress } from "./teams-press.ts";
import { cut, oneLine } from "./text.ts";

/** Characters of a field. Typing ends there: what is longer could not be shown again. */
export const MOST = { subject: 3_000, body: 24_000 };

/** At most so many buttons carry what was typed. */
export const CARRIERS = 5;

/** What the fields hold, and what stands around them. */
export interface Shown {
  view: DraftView;
  subject: string;
  body: string;
  /** Typed into this text at an earlier revision: in fields of its own, to copy from. */
  left: readonly DraftEdit[];
  /** Typed into other texts of the draft: in the buttons. */
  carried: readonly DraftEdit[];
  notices: readonly Notice[];
  mark: DialogMark;
}

/** The card of a draft's dialog. What must be known first stands above the fields, what explains them below. */
export function draftDialogCard(shown: Shown, extent: Extent): AdaptiveCard {
  const { view, subject, body, left, notices, mark } = shown;
  const { lang, outdated } = view;
  const { draft, draftState, advisory } = labels[lang];
  const which = whichOf(view);
  const merged = mergedBox(view);
  const about = [view.disclaimer, ...(view.made === undefined ? [] : [view.made])];
  const hints = [draft.copyHint, ...(mark.version === undefined ? [] : [draftState.saveHint])];
  return adaptiveCard(
    lang,
    oneLine(`${draft.dialogTitle[which.audience]}${advisory.colon}${cut(oneLine(view.title), 200)}`),
    [
      ...(outdated === undefined
        ? []
        : [
            outdatedBox(
              outdated,
              lang,
              extent,
              primary(button(shown, "draft-newest", draftState.openLatest)),
            ),
          ]),
      ...notices.map(noticeBox),
      ...(merged === undefined ? [] : [merged]),
      line(run(cut(oneLine(view.title), 300), { weight: "Bolder" })),
      ...about.map(quiet),
      ...(view.notes ?? []).slice(0, extent.notes).map(small),
      ...pageLink(view),
      ...audienceMenu(shown),
      ...fields(fieldOf(which), draft, { subject, body }),
      ...hints.map(quiet),
      ...mergedRows(view, extent),
      ...left.flatMap((edit) => leftFields(edit, lang)),
      ...historyPart(view, extent),
    ],
    bar(shown),
  );
}

/** At most four: Teams draws six. */
function bar(shown: Shown): SubmitAction[] {
  const { view, mark } = shown;
  const { lang, editable, undoable, otherMail } = view;
  const { draft, draftState } = labels[lang];
  const to: Lang = lang === "ja" ? "en" : "ja";
  return [
    ...(mark.version === undefined ? [] : [primary(button(shown, "draft-save", draftState.save))]),
    button(shown, "draft-lang", draft.switchTo[to], to),
    ...(otherMail === undefined ? [] : [button(shown, "draft-mail", cut(oneLine(otherMail), 75))]),
    ...(editable === true && undoable === true ? [button(shown, "draft-undo", draftState.undo)] : []),
  ];
}

function primary(action: SubmitAction): SubmitAction {
  return { ...action, style: "positive" };
}

function button({ view, mark, carried }: Shown, action: DraftAction, title: string, to?: Lang): SubmitAction {
  const { lang, audience, followUp } = whichOf(view);
  const press: TeamsPress = {
    action,
    advisoryId: view.advisoryId,
    revision: view.revision,
    lang,
    audience,
    ...(to !== undefined && { to }),
    ...(followUp !== undefined && { followUp }),
    dialog: mark,
  };
  const edits = carried.length > 0 && { edits: carried };
  return {
    type: "Action.Submit",
    title,
    data: { ...pressData(press), ...edits },
    associatedInputs: "auto",
  };
}

/** The menu with its button beside it: on Teams choosing alone does nothing. */
function audienceMenu(shown: Shown): ColumnSet[] {
  const { lang, audience = "admins", audiences = [] } = shown.view;
  if (audiences.length < 2) return [];
  const words = labels[lang].draft;
  const menu: CardItem = {
    type: "Input.ChoiceSet",
    id: "audience",
    label: words.audience,
    style: "compact",
    value: audience,
    choices: audiences.map((each) => ({ title: words.audiences[each], value: each })),
  };
  const show: ActionSet = {
    type: "ActionSet",
    actions: [button(shown, "draft-audience", words.showAudience)],
  };
  return [
    {
      type: "ColumnSet",
      columns: [
        { type: "Column", width: "stretch", items: [menu] },
        { type: "Column", width: "auto", verticalContentAlignment: "Bottom", items: [show] },
      ],
    },
  ];
}

/** Teams opens https alone; http is the preview's, on this machine. */
function pageLink({ pageUrl, lang }: DraftView): ActionSet[] {
  if (pageUrl === undefined || !/^(https:\/\/|http:\/\/(127\.0\.0\.1|localhost)[:/])/.test(pageUrl))
    return [];
  const title = labels[lang].draft.page;
  return [{ type: "ActionSet", actions: [{ type: "Action.OpenUrl", title, url: pageUrl }] }];
}

function leftFields(edit: DraftEdit, lang: Lang): TextInput[] {
  const { draft, draftDialog } = labels[lang];
  const label = {
    subject: draftDialog.left(draft.subject, edit.revision),
    body: draftDialog.left(draft.body, edit.revision),
  };
  return fields(fieldOf(edit, edit.revision), label, edit);
}

function fields(
  name: string,
  label: { subject: string; body: string },
  { subject, body }: { subject: string; body: string },
): TextInput[] {
  const input = (part: "subject" | "body", value: string, isMultiline: boolean): TextInput => ({
    type: "Input.Text",
    id: `${part}_${name}`,
    label: label[part],
    isMultiline,
    value,
    maxLength: MOST[part],
  });
  return [input("subject", subject, false), input("body", body, true)];
}
