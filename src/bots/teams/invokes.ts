import { answers } from "../../cards/answers.ts";
import { isDraftAction, parseTeamsData, parseTeamsForm } from "../../cards/teams.ts";
import type { Lang } from "../../advisory/schema.ts";
import type { InboundActivity } from "./activity.ts";
import type { BotDeps } from "./bot.ts";
import { type InvokeAnswer, told } from "./dialogs.ts";
import { draftAgain, type DraftPress, draftTrouble } from "./draft-press.ts";
import { answerDraft } from "./drafts.ts";
import { formAgain, messageOf, openForm, takeForm } from "./form.ts";
import { languageOf } from "./inbound.ts";
import { words } from "./words.ts";

/** Invokes must be answered within 5 s (platform page 12); what comes later is told in time. */
const ANSWER_WITHIN_MS = 4_000;

/** Dialogs, and the message action, which opens and sends one under names of its own. */
const NAMES = new Set([
  "task/fetch",
  "task/submit",
  "composeExtension/fetchTask",
  "composeExtension/submitAction",
]);

/**
 * Dialogs: `task/fetch` opens the draft or a form, `task/submit` shows another draft with the edits of each kept, saves
 * it, takes a form in, or closes. The message action opens a form and sends it. 501 for anything else, as the Bot
 * Framework protocol has it. Never rejects.
 */
export async function answerInvoke(deps: BotDeps, activity: InboundActivity): Promise<InvokeAnswer> {
  const name = activity.name ?? "";
  if (!NAMES.has(name)) return { status: 501 };
  const lang = languageOf(activity, deps.defaultLang);
  const data = dataOf(activity.value);
  if (name === "composeExtension/fetchTask")
    return inTime(deps, activity, lang, () => openForm(deps, lang, messageOf(activity.value)));
  const sent = parseTeamsForm(data);
  if (sent !== undefined) {
    const again = (why: "slow" | "failed") => formAgain(sent, why);
    return inTime(deps, activity, lang, () => takeForm(deps, activity, sent), again);
  }
  const press = parseTeamsData(data);
  if (press === undefined) {
    // A dialog's own close button submits nothing of ours: an empty answer closes it.
    const closing = activity.name === "task/submit" && isEmpty(data);
    return closing ? { status: 200 } : told(words(lang).unreadable);
  }
  if (press.action === "new") {
    return inTime(deps, activity, lang, () => openForm(deps, lang, press.start ?? ""));
  }
  if (!isDraftAction(press.action)) return told(words(lang).unreadable);
  // A post's button carries the post's language, which is the channel's and not the reader's.
  const shown = press.action === "draft" ? languageOf(activity, press.lang ?? lang) : (press.lang ?? lang);
  const pressed: DraftPress = { activity, press, data, lang: shown };
  const again = (why: "slow" | "failed") => draftAgain(pressed, draftTrouble(pressed, why));
  return inTime(deps, activity, shown, () => answerDraft(deps, pressed), again);
}

/** What `work` answers; what `otherwise` says, by default a kind word, when it takes longer than Teams waits, or fails. */
async function inTime(
  { clock, logger }: BotDeps,
  { id }: InboundActivity,
  lang: Lang,
  work: () => Promise<InvokeAnswer>,
  otherwise = (why: "slow" | "failed") => told(why === "slow" ? words(lang).slow : answers(lang).failed),
): Promise<InvokeAnswer> {
  const timer = new AbortController();
  try {
    const late = clock.sleep(ANSWER_WITHIN_MS, timer.signal).then(() => "slow" as const);
    const answer = await Promise.race([work(), late]);
    if (answer !== "slow") return answer;
    logger.warn({ activity: id }, "Teams dialog was not ready in time");
    return otherwise("slow");
  } catch (error) {
    logger.error({ error, activity: id }, "Teams dialog failed");
    return otherwise("failed");
  } finally {
    timer.abort();
  }
}

/** `value.data` of a task request. */
function dataOf(value: unknown): unknown {
  return typeof value === "object" && value !== null ? (value as { data?: unknown }).data : undefined;
}

function isEmpty(data: unknown): boolean {
  return (
    data === undefined || data === null || data === "" || (typeof data === "object" && !("hansho" in data))
  );
}
