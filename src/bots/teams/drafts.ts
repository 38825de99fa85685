import { parseTeamsAudience, parseTeamsEdits, teamsDraftDialog } from "../../cards/teams.ts";
import type { BotDeps } from "./bot.ts";
import { dialog, type InvokeAnswer } from "./dialogs.ts";
import { askOf, draftAgain, type DraftPress, personOf } from "./draft-press.ts";
import { saveDrafts, undoDraft } from "./draft-saves.ts";
import { words } from "./words.ts";

/** Shows, saves or takes back, and answers with the dialog as it then is. Rejects when the store cannot be asked. */
export function answerDraft(deps: BotDeps, pressed: DraftPress): Promise<InvokeAnswer> {
  const { action } = pressed.press;
  if (action === "draft-save") return saveDrafts(deps, pressed);
  if (action === "draft-undo") return undoDraft(deps, pressed);
  return showDraft(deps, pressed);
}

async function showDraft({ flows, settings }: BotDeps, pressed: DraftPress): Promise<InvokeAnswer> {
  const { press, data, activity, lang } = pressed;
  const asked = askOf(settings, pressed);
  const view = await flows.draft({
    ...asked,
    lang: press.to ?? lang,
    audience: parseTeamsAudience(data) ?? asked.audience,
    revision: press.action === "draft-newest" ? undefined : press.revision,
    followUp: press.action === "draft-mail" ? !asked.followUp : asked.followUp,
    person: personOf(activity, settings),
  });
  if (view === undefined) return draftAgain(pressed, words(lang).unknownAdvisory);
  return dialog(teamsDraftDialog(view, { edits: parseTeamsEdits(data) }));
}
