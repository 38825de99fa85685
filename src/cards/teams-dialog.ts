import { z } from "zod";
import { Audience, Lang } from "../advisory/schema.ts";
import { labels } from "./labels.ts";
import type { DraftView } from "./model.ts";
import {
  type ActionSet,
  type AdaptiveCard,
  adaptiveCard,
  type ChoiceInput,
  line,
  run,
  type SubmitAction,
  units,
} from "./teams-model.ts";
import { clean, cut, oneLine } from "./text.ts";

/** One text of a draft: what people read at a time. */
type Variant = `${Lang}_${Audience}`;
type Text = { subject: string; body: string };

/** What people typed in the dialog, by language and audience. */
export type DraftEdits = Partial<Record<Variant, Text>>;

/** UTF-16 units of JSON: under Microsoft's recommended 80 KB, with room for what stands around the card. */
const BUDGET = 36_000;
/** Edits of what is not shown travel with each button up to this size over all buttons. */
const CARRIED = 20_000;

/** Which text of a draft this is, `ja_admins`. */
export function variantOf(lang: Lang, audience: Audience = "admins"): Variant {
  return `${lang}_${audience}`;
}

/**
 * The draft as a dialog: subject and body of one language and audience in fields that select whole and can be edited,
 * and buttons to the other language, to the chosen audience and to the draft page. What was edited in another
 * language or for another audience travels in the buttons' data, and what is typed in this one comes with it as
 * `subject_<lang>_<audience>` and `body_<lang>_<audience>`: `parseTeamsEdits` reads both.
 */
export function teamsDraftDialog(
  view: DraftView,
  options: { edits?: DraftEdits } = {},
): { title: string; card: AdaptiveCard } {
  const { lang, audience = "admins", audiences = [] } = view;
  const words = labels[lang].draft;
  const other: Lang = lang === "ja" ? "en" : "ja";
  const shownHere = variantOf(lang, audience);
  const { subject, body } = options.edits?.[shownHere] ?? view;
  const title = words.dialogTitle[audience];
  const presses = [
    { title: words.switchTo[other], action: "draft-lang", lang: other },
    ...(audiences.length > 1 ? [{ title: words.showAudience, action: "draft-audience", lang }] : []),
  ];
  const { carried, lost } = carry(options.edits ?? {}, shownHere, Math.floor(CARRIED / presses.length));
  const notes = lost ? [words.editsTooLong] : [];

  const whole = clean(body);
  let card = dialog(whole, notes);
  // JSON writes a line feed or a quote as two units, so halving the excess is not exact: go on until it fits.
  for (let room = whole.length; units(card) > BUDGET && room > 0; ) {
    room = Math.max(0, room - Math.max(500, units(card) - BUDGET));
    card = dialog(cut(whole, room), [...notes, words.bodyCut]);
  }
  return { title, card };

  function dialog(shown: string, warnings: string[]): AdaptiveCard {
    return adaptiveCard(
      lang,
      oneLine(`${title}${labels[lang].advisory.colon}${cut(oneLine(view.title), 200)}`),
      [
        line(run(cut(oneLine(view.disclaimer), 1_000), { weight: "Bolder" })),
        line(run(cut(oneLine(view.title), 300))),
        ...warnings.map((text) => line(run(`⚠️ ${text}`, { weight: "Bolder" }))),
        ...pageLink(view),
        ...(audiences.length > 1 ? [audienceMenu(lang, audience, audiences)] : []),
        input(`subject_${shownHere}`, words.subject, cut(clean(subject).replaceAll("\n", " "), 3_000), false),
        input(`body_${shownHere}`, words.body, shown, true),
        line(run(words.copyHint, { isSubtle: true })),
      ],
      presses.map(
        ({ title: label, action, lang: to }): SubmitAction => ({
          type: "Action.Submit",
          title: label,
          data: {
            hansho: { action, a: view.advisoryId, r: view.revision, lang: to, au: audience },
            ...(carried !== undefined && { edits: carried }),
          },
          associatedInputs: "auto",
        }),
      ),
    );
  }
}

function audienceMenu(lang: Lang, audience: Audience, audiences: readonly Audience[]): ChoiceInput {
  const words = labels[lang].draft;
  return {
    type: "Input.ChoiceSet",
    id: "audience",
    label: words.audience,
    style: "compact",
    value: audience,
    choices: audiences.map((each) => ({ title: words.audiences[each], value: each })),
  };
}

/** Teams opens https alone; http is the preview's, on this machine. */
function pageLink({ pageUrl, lang }: DraftView): ActionSet[] {
  if (pageUrl === undefined || !/^(https:\/\/|http:\/\/(127\.0\.0\.1|localhost)[:/])/.test(pageUrl))
    return [];
  const title = labels[lang].draft.page;
  return [{ type: "ActionSet", actions: [{ type: "Action.OpenUrl", title, url: pageUrl }] }];
}

/** Those of the edits not shown that fit into `room` units, the shortest first. */
function carry(edits: DraftEdits, shown: Variant, room: number): { carried?: DraftEdits; lost: boolean } {
  const others = VARIANTS.flatMap((key) => {
    const edited = key === shown ? undefined : edits[key];
    return edited === undefined ? [] : [{ key, text: cleaned(edited) }];
  }).toSorted((a, b) => units(a) - units(b));
  const carried: DraftEdits = {};
  let lost = false;
  for (const { key, text } of others) {
    const longer = { ...carried, [key]: text };
    if (units(longer) <= room) carried[key] = text;
    else lost = true;
  }
  return { ...(Object.keys(carried).length > 0 && { carried }), lost };
}

const VARIANTS = Lang.options.flatMap((lang) =>
  Audience.options.map((audience) => variantOf(lang, audience)),
);
const Edited = z.object({ subject: z.string().max(20_000), body: z.string().max(200_000) });
const Carried = z.record(z.string(), z.unknown());

/** What people typed, out of the data that a dialog's button sent; empty for anything else, however odd. */
export function parseTeamsEdits(data: unknown): DraftEdits {
  const sent = Carried.safeParse(data).data ?? {};
  const carried = Carried.safeParse(sent["edits"]).data ?? {};
  const edits: DraftEdits = {};
  for (const key of VARIANTS) {
    const edited = typed(sent[`subject_${key}`], sent[`body_${key}`]) ?? Edited.safeParse(carried[key]).data;
    if (edited !== undefined) edits[key] = edited;
  }
  return edits;
}

/** An emptied field may not be sent at all: one of the two is enough to know that the text was shown. */
function typed(subject: unknown, body: unknown): Text | undefined {
  if (typeof subject !== "string" && typeof body !== "string") return undefined;
  return Edited.safeParse({ subject: subject ?? "", body: body ?? "" }).data;
}

/** The audience chosen in the dialog's menu; undefined where none was sent. */
export function parseTeamsAudience(data: unknown): Audience | undefined {
  return Audience.safeParse(Carried.safeParse(data).data?.["audience"]).data;
}

function cleaned({ subject, body }: Text): Text {
  return { subject: clean(subject), body: clean(body) };
}

function input(id: string, label: string, value: string, isMultiline: boolean) {
  return { type: "Input.Text" as const, id, label, isMultiline, value };
}
