import { Audience } from "../advisory/schema.ts";
import { disclaimer, labels } from "./labels.ts";
import type { DraftView } from "./model.ts";
import { CARRIERS, draftDialogCard, MOST, type Shown } from "./teams-draft-card.ts";
import type { Extent, Notice } from "./teams-draft-parts.ts";
import { carry, type DraftEdit, isSameText, parseTeamsTyped, printOf, whichOf } from "./teams-edits.ts";
import { type AdaptiveCard, adaptiveCard, line, lines, run, units } from "./teams-model.ts";
import type { TeamsPress } from "./teams-press.ts";
import { clean, cut, oneLine, passage } from "./text.ts";

/** UTF-16 units of JSON: under Microsoft's recommended 80 KB, with room for what stands around the card. */
const BUDGET = 36_000;

/** What explains a draft gives way before anything that somebody typed. */
const FULL: Extent = { changes: 5, notes: 5, rows: 10, passage: 300, history: 5 };
const LESS: Extent = { changes: 3, notes: 3, rows: 5, passage: 160, history: 3 };
const LEAST: Extent = { changes: 2, notes: 2, rows: 2, passage: 80, history: 0 };

export interface DialogOptions {
  /** What people typed in this dialog and nobody has kept. */
  edits?: readonly DraftEdit[];
  /** What became of the last press. */
  said?: readonly Notice[];
}

/**
 * The draft as a dialog: subject and body of one language and audience in fields that select whole and can be edited,
 * and buttons to save it, to take that back, and to the other drafts. What was typed and not kept travels with each
 * button (`parseTeamsEdits`). Where somebody else has saved meanwhile that is said, and the next save goes over it. A
 * body shown in part cannot be saved.
 */
export function teamsDraftDialog(
  view: DraftView,
  { edits = [], said = [] }: DialogOptions = {},
): { title: string; card: AdaptiveCard } {
  if (view.refused !== undefined) return refusedDialog(view, view.refused);
  const { draft, draftState, draftDialog } = labels[view.lang];
  const which = whichOf(view);
  const ofText = edits.filter((edit) => isSameText(edit, which));
  const mine = ofText.find(({ revision }) => revision === view.revision);
  const version = view.version ?? 0;
  const isNewer = mine?.version !== undefined && mine.version !== version;
  const { outdated } = view;
  const whole: Shown = {
    view,
    ...fieldsOf(mine ?? view),
    left: ofText.filter((edit) => edit !== mine),
    carried: edits.filter((edit) => !ofText.includes(edit)),
    notices: [
      ...said,
      ...(isNewer && outdated === undefined ? [warning(draftState.said.newer)] : []),
      ...(mine !== undefined && outdated !== undefined ? [warning(draftDialog.keptForNewest)] : []),
      ...(mine !== undefined && mine.version === undefined && outdated === undefined
        ? [warning(draftDialog.typedNotSaved)]
        : []),
    ],
    mark: {
      title: cut(oneLine(view.title), 120),
      origin: view.origin,
      print: printOf(fieldsOf(view)),
      ...(view.editable === true && (mine === undefined || mine.version !== undefined) && { version }),
      ...(view.otherMail !== undefined && { otherMail: true }),
      ...(outdated !== undefined && { latest: outdated.latest }),
    },
  };
  return { title: draft.dialogTitle[which.audience], card: fitted(whole, mine === undefined) };
}

/**
 * Shortened until it fits: first what explains the draft, then edits of its other texts, then what is left of an
 * earlier revision, last the body. What could not be kept is said.
 */
function fitted(whole: Shown, isUntouched: boolean): AdaptiveCard {
  const { draft, draftDialog } = labels[whole.view.lang];
  const isLong = whole.body.length > MOST.body || whole.subject.length > MOST.subject;
  const most = isLong ? inPart(whole, MOST.body, isUntouched) : whole;
  for (const extent of [FULL, LESS]) {
    const card = draftDialogCard(most, extent);
    if (units(card) <= BUDGET) return card;
  }
  const bare = { ...most, carried: [], notices: noted(most, most.carried, draft.editsTooLong) };
  const room = BUDGET - units(draftDialogCard(bare, LEAST));
  if (room >= 0) {
    const { carried, isLost } = carry(most.carried, Math.floor(room / CARRIERS) - 20);
    return draftDialogCard(isLost ? { ...bare, carried } : { ...most, carried }, LEAST);
  }
  const longest = Math.max(0, ...bare.left.map(({ body }) => body.length));
  const lessLeft = (length: number): Shown => ({
    ...bare,
    left: bare.left.map((edit) => ({
      ...edit,
      subject: cut(edit.subject, 300),
      body: cut(edit.body, length),
    })),
    notices: noted(bare, bare.left, draftDialog.leftCut),
  });
  const fits = untilItFits(longest, (length) => draftDialogCard(lessLeft(length), LEAST));
  if (units(fits) <= BUDGET) return fits;
  const { body } = most;
  return untilItFits(body.length, (length) =>
    draftDialogCard(inPart(lessLeft(0), length, isUntouched), LEAST),
  );
}

/** JSON writes a line feed or a quote as two units, so taking away the excess is not exact: go on until it fits. */
function untilItFits(start: number, draw: (length: number) => AdaptiveCard): AdaptiveCard {
  let card = draw(start);
  for (let length = start; units(card) > BUDGET && length > 0; ) {
    length = Math.max(0, length - Math.max(500, units(card) - BUDGET));
    card = draw(length);
  }
  return card;
}

/** With the beginning of its body only: it would lose its end if it were saved. */
function inPart(shown: Shown, length: number, isUntouched: boolean): Shown {
  const { pageUrl, lang } = shown.view;
  const { draft, draftDialog } = labels[lang];
  const text = { subject: cut(shown.subject, MOST.subject), body: cut(shown.body, length) };
  const rest = pageUrl === undefined ? draftDialog.cutNotSaved : draftDialog.cutUsePage;
  const { version: _version, ...mark } = shown.mark;
  const note = warning(`${draft.bodyCut}${lang === "en" ? " " : ""}${rest}`);
  return {
    ...shown,
    ...text,
    notices: [...shown.notices.filter((each) => each.text !== note.text), note],
    mark: isUntouched ? { ...mark, print: printOf(text) } : mark,
  };
}

function noted(shown: Shown, lost: readonly DraftEdit[], text: string): readonly Notice[] {
  return lost.length === 0 ? shown.notices : [...shown.notices, warning(text)];
}

function warning(text: string): Notice {
  return { tone: "warning", text };
}

function fieldsOf({ subject, body }: { subject: string; body: string }): { subject: string; body: string } {
  return { subject: clean(subject).replaceAll("\n", " "), body: clean(body) };
}

/** There is no draft and may be none: its title, and why. */
function refusedDialog({ lang, title }: DraftView, reason: string): { title: string; card: AdaptiveCard } {
  const { draftState, advisory } = labels[lang];
  const name = cut(oneLine(title), 300);
  const body = [line(run(name, { weight: "Bolder" })), ...lines(cut(passage(reason), 3_000))];
  const summary = oneLine(`${draftState.refusedTitle}${advisory.colon}${name}`);
  return { title: draftState.refusedTitle, card: adaptiveCard(lang, summary, body, []) };
}

/**
 * The dialog as its button sent it, for when the store cannot be asked: what was typed is in its fields. Undefined for
 * a button that stands in no dialog.
 */
export function teamsDialogAgain(
  press: TeamsPress,
  data: unknown,
  options: Required<DialogOptions>,
): ReturnType<typeof teamsDraftDialog> | undefined {
  const { advisoryId, revision, lang = "ja", audience = "admins", followUp, dialog } = press;
  if (dialog === undefined) return undefined;
  const { draftState } = labels[lang];
  const typed = parseTeamsTyped(data);
  const { latest, version, origin } = dialog;
  const view: DraftView = {
    advisoryId,
    revision,
    lang,
    audience,
    title: dialog.title,
    // What somebody typed comes with the edits.
    subject: typed?.isChanged === false ? typed.edit.subject : "",
    body: typed?.isChanged === false ? typed.edit.body : "",
    origin,
    disclaimer: disclaimer(origin, undefined, lang),
    audiences: Audience.options,
    editable: version !== undefined,
    undoable: version !== undefined && version > 0,
    ...(version !== undefined && version > 0 && { version }),
    ...(followUp === true && { followUp }),
    ...(dialog.otherMail === true && {
      otherMail: followUp === true ? draftState.showFirst : draftState.showFollowUp,
    }),
    ...(latest !== undefined && {
      outdated: { text: draftState.outdated(revision, latest, ""), latest, changes: [] },
    }),
  };
  return teamsDraftDialog(view, options);
}
