import { z } from "zod";
import type { Lang } from "../advisory/schema.ts";
import { labels } from "./labels.ts";
import type { DraftView } from "./model.ts";
import { type AdaptiveCard, adaptiveCard, line, run, units } from "./teams-model.ts";
import { clean, cut, oneLine } from "./text.ts";

/** What people typed in the dialog, by language. */
export type DraftEdits = Partial<Record<Lang, { subject: string; body: string }>>;

/** UTF-16 units of JSON: under Microsoft's recommended 80 KB, with room for what stands around the card. */
const BUDGET = 36_000;
/** Edits of the other language travel with the button up to this size. */
const CARRIED = 14_000;

/**
 * The draft as a dialog: subject and body of one language in fields that select whole and can be edited, and a
 * button to the other language. What was edited in the other language travels in the button's data, and what is
 * typed in this one comes with it as `subject_<lang>` and `body_<lang>`: `parseTeamsEdits` reads both.
 */
export function teamsDraftDialog(
  view: DraftView,
  options: { edits?: DraftEdits } = {},
): { title: string; card: AdaptiveCard } {
  const { lang } = view;
  const words = labels[lang].draft;
  const other: Lang = lang === "ja" ? "en" : "ja";
  const { subject, body } = options.edits?.[lang] ?? view;
  const wanted = cleaned(options.edits?.[other]);
  const carried = wanted !== undefined && units(wanted) <= CARRIED ? wanted : undefined;
  const notes = wanted !== undefined && carried === undefined ? [words.editsTooLong] : [];

  const whole = clean(body);
  let card = dialog(whole, notes);
  // JSON writes a line feed or a quote as two units, so halving the excess is not exact: go on until it fits.
  for (let room = whole.length; units(card) > BUDGET && room > 0; ) {
    room = Math.max(0, room - Math.max(500, units(card) - BUDGET));
    card = dialog(cut(whole, room), [...notes, words.bodyCut]);
  }
  return { title: words.dialogTitle, card };

  function dialog(shown: string, warnings: string[]): AdaptiveCard {
    return adaptiveCard(
      lang,
      oneLine(`${words.dialogTitle}${labels[lang].advisory.colon}${cut(oneLine(view.title), 200)}`),
      [
        line(run(cut(oneLine(view.disclaimer), 1_000), { weight: "Bolder" })),
        line(run(cut(oneLine(view.title), 300))),
        ...warnings.map((text) => line(run(`⚠️ ${text}`, { weight: "Bolder" }))),
        input(`subject_${lang}`, words.subject, cut(clean(subject).replaceAll("\n", " "), 3_000), false),
        input(`body_${lang}`, words.body, shown, true),
        line(run(words.copyHint, { isSubtle: true })),
      ],
      [
        {
          type: "Action.Submit",
          title: words.switchTo[other],
          data: {
            hansho: { action: "draft-lang", a: view.advisoryId, r: view.revision, lang: other },
            ...(carried !== undefined && { edits: { [other]: carried } }),
          },
          associatedInputs: "auto",
        },
      ],
    );
  }
}

const Edited = z.object({ subject: z.string().max(20_000), body: z.string().max(200_000) });
const Carried = z.object({
  edits: z.object({ ja: Edited.optional(), en: Edited.optional() }).optional().catch(undefined),
  subject_ja: z.string().max(20_000).optional().catch(undefined),
  body_ja: z.string().max(200_000).optional().catch(undefined),
  subject_en: z.string().max(20_000).optional().catch(undefined),
  body_en: z.string().max(200_000).optional().catch(undefined),
});

/** What people typed, out of the data that a dialog's button sent; empty for anything else, however odd. */
export function parseTeamsEdits(data: unknown): DraftEdits {
  const found = Carried.safeParse(data);
  if (!found.success) return {};
  const { edits, subject_ja, body_ja, subject_en, body_en } = found.data;
  const ja = typed(subject_ja, body_ja) ?? edits?.ja;
  const en = typed(subject_en, body_en) ?? edits?.en;
  return { ...(ja !== undefined && { ja }), ...(en !== undefined && { en }) };
}

/** An emptied field may not be sent at all: one of the two is enough to know that the language was shown. */
function typed(subject: string | undefined, body: string | undefined): DraftEdits[Lang] {
  if (subject === undefined && body === undefined) return undefined;
  return { subject: subject ?? "", body: body ?? "" };
}

function cleaned(edited: DraftEdits[Lang]): DraftEdits[Lang] {
  return edited && { subject: clean(edited.subject), body: clean(edited.body) };
}

function input(id: string, label: string, value: string, isMultiline: boolean) {
  return { type: "Input.Text" as const, id, label, isMultiline, value };
}
