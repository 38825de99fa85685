/** The form for a new advisory on Teams: a dialog, opened by a card's button or by the message action. */
import { z } from "zod";
import type { Lang } from "../../advisory/schema.ts";
import { formWords } from "../../cards/labels/form.ts";
import { type parseTeamsForm, teamsCard, teamsFormDialog } from "../../cards/teams.ts";
import type { Asker } from "../../ports.ts";
import type { InboundActivity } from "./activity.ts";
import type { BotDeps } from "./bot.ts";
import { dialog, type InvokeAnswer } from "./dialogs.ts";
import { textOfHtml } from "./html.ts";
import { placeOf } from "./inbound.ts";

/** The command's id in the manifest. */
export const MAKE_ADVISORY = "makeAdvisory";

const Action = z.object({
  messagePayload: z
    .object({ body: z.object({ contentType: z.string().optional(), content: z.string().max(1_000_000) }) })
    .optional(),
});

/** The text of the message an action was chosen on; empty beside the box where messages are written. */
export function messageOf(value: unknown): string {
  const body = Action.safeParse(value).data?.messagePayload?.body;
  if (body === undefined) return "";
  return body.contentType === "text" ? body.content : textOfHtml(body.content);
}

/** A form of one's own, empty or with a text in it: a card's button may be pressed by many. */
export async function openForm({ flows }: BotDeps, lang: Lang, text: string): Promise<InvokeAnswer> {
  return dialog(teamsFormDialog(await flows.form(text, lang)));
}

type SentForm = NonNullable<ReturnType<typeof parseTeamsForm>>;

/** The form as it was sent, with why it is here again: nothing a person wrote is lost. */
export function formAgain(sent: SentForm, why: "slow" | "failed"): InvokeAnswer {
  return dialog(teamsFormDialog({ ...sent, note: formWords[sent.lang][why] }));
}

/** A form that was sent: shown again with what is wrong, or the advisory that was made of it. */
export async function takeForm(
  { flows, settings }: BotDeps,
  activity: InboundActivity,
  { formId, lang, form }: SentForm,
): Promise<InvokeAnswer> {
  const asker: Asker = {
    organizationId: settings.organizationId,
    destination: placeOf(activity, settings),
    user: {
      id: activity.from?.id ?? "",
      ...(activity.from?.name ? { name: activity.from.name } : {}),
    },
    lang,
  };
  const done = await flows.create(asker, formId, form);
  if ("errors" in done) return dialog(teamsFormDialog({ formId, lang, form, errors: done.errors }));
  // Without its buttons: what they would open is behind this dialog.
  const card = teamsCard({ ...done.card, actions: [] });
  return dialog({ title: formWords[lang].title, card });
}
