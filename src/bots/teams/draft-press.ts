/** A press of one of a draft's buttons: who and what, and its dialog shown again. */
import type { Lang } from "../../advisory/schema.ts";
import { answers } from "../../cards/answers.ts";
import { labels } from "../../cards/labels.ts";
import {
  type Notice,
  parseTeamsEdits,
  teamsDialogAgain,
  type TeamsPress,
  teamsDraftDialog,
} from "../../cards/teams.ts";
import type { DraftUse, TeamsSettings } from "../../ports.ts";
import type { InboundActivity } from "./activity.ts";
import type { BotDeps } from "./bot.ts";
import { dialog, type InvokeAnswer, told } from "./dialogs.ts";
import { personReference, placeOf } from "./inbound.ts";
import { words } from "./words.ts";

/** A press of one of a draft's buttons. */
export interface DraftPress {
  activity: InboundActivity;
  press: TeamsPress;
  /** Of the task request: the button's data with the fields. */
  data: unknown;
  /** Of the dialog, or of the reader who opens it. */
  lang: Lang;
}

/** The dialog as it was sent, with why it is here again; a sentence for a post's button. */
export function draftAgain({ press, data, lang }: DraftPress, why: string): InvokeAnswer {
  const said = [warning(why)];
  const again = teamsDialogAgain({ ...press, lang }, data, { edits: parseTeamsEdits(data), said });
  return again === undefined ? told(why) : dialog(again);
}

/** Why a press came to nothing. Saving may have gone through where the answer only took too long. */
export function draftTrouble({ press, lang }: DraftPress, why: "slow" | "failed"): string {
  if (press.action === "draft-save") return labels[lang].draftDialog.notSaved[why];
  return why === "slow" ? words(lang).slow : answers(lang).failed;
}

/** Nothing can be saved: it may have become confidential meanwhile, and then nothing of it is shown. */
export async function goneOrRefused(
  { flows, settings }: BotDeps,
  pressed: DraftPress,
): Promise<InvokeAnswer> {
  const view = await flows.draft(askOf(settings, pressed));
  return view?.refused === undefined
    ? draftAgain(pressed, words(pressed.lang).unknownAdvisory)
    : dialog(teamsDraftDialog(view));
}

/** Which draft the dialog shows. */
export function askOf({ organizationId }: TeamsSettings, { press, lang }: DraftPress) {
  const { advisoryId: idOrAlias, revision, audience = "admins", followUp = false } = press;
  return { organizationId, idOrAlias, lang, revision, audience, followUp };
}

/** Who it is, for what is recorded and for the link to the page. */
export function personOf(activity: InboundActivity, settings: TeamsSettings): DraftUse["person"] {
  return {
    platform: "teams",
    workspace: placeOf(activity, settings).workspace,
    id: activity.from?.id ?? "",
    name: activity.from?.name ?? undefined,
    reference: personReference(activity, settings),
  };
}

export function warning(text: string): Notice {
  return { tone: "warning", text };
}
