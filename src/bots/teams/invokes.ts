import { answers } from "../../cards/answers.ts";
import {
  type DraftEdits,
  parseTeamsData,
  parseTeamsEdits,
  type TeamsPress,
  teamsDraftDialog,
} from "../../cards/teams.ts";
import type { Lang } from "../../advisory/schema.ts";
import type { DraftView } from "../../cards/model.ts";
import type { InboundActivity } from "./activity.ts";
import type { BotDeps } from "./bot.ts";
import { languageOf } from "./inbound.ts";
import { words } from "./words.ts";

/** Invokes must be answered within 5 s (platform page 12); what comes later is told in time. */
const ANSWER_WITHIN_MS = 4_000;

interface InvokeAnswer {
  status: number;
  body?: unknown;
}

/**
 * Dialogs: `task/fetch` opens the draft, `task/submit` shows it in the other language with the edits of both kept,
 * or closes it. 501 for anything else, as the Bot Framework protocol has it. Never rejects.
 */
export async function answerInvoke(deps: BotDeps, activity: InboundActivity): Promise<InvokeAnswer> {
  if (activity.name !== "task/fetch" && activity.name !== "task/submit") return { status: 501 };
  const lang = languageOf(activity, deps.defaultLang);
  const data = dataOf(activity.value);
  const press = parseTeamsData(data);
  if (press === undefined) {
    // A dialog's own close button submits nothing of ours: an empty answer closes it.
    const closing = activity.name === "task/submit" && isEmpty(data);
    return closing ? { status: 200 } : told(words(lang).unreadable);
  }
  if (press.action !== "draft" && press.action !== "draft-lang") return told(words(lang).unreadable);
  // A post's button carries the post's language, which is the channel's and not the reader's.
  const asked = press.lang ?? lang;
  const shown = press.action === "draft" ? languageOf(activity, asked) : asked;
  return openDraft(deps, activity, press, shown, parseTeamsEdits(data));
}

async function openDraft(
  deps: BotDeps,
  activity: InboundActivity,
  press: TeamsPress,
  lang: Lang,
  edits: DraftEdits,
): Promise<InvokeAnswer> {
  const { flows, settings, logger, clock } = deps;
  const timer = new AbortController();
  try {
    const found = await Promise.race([
      flows.draft(settings.organizationId, press.advisoryId, lang, press.revision),
      clock.sleep(ANSWER_WITHIN_MS, timer.signal).then(() => "slow" as const),
    ]);
    if (found === "slow") {
      logger.warn(
        { activity: activity.id, advisory: press.advisoryId },
        "Teams dialog was not ready in time",
      );
      return told(words(lang).slow);
    }
    return found === undefined ? told(words(lang).unknownAdvisory) : dialog(found, edits);
  } catch (error) {
    logger.error({ error, activity: activity.id, advisory: press.advisoryId }, "Teams dialog failed");
    return told(answers(lang).failed);
  } finally {
    timer.abort();
  }
}

/** Teams' `taskInfo`: a card, and a size that shows a whole email without scrolling on a laptop. */
function dialog(view: DraftView, edits: DraftEdits): InvokeAnswer {
  const { title, card } = teamsDraftDialog(view, { edits });
  const attachment = { contentType: "application/vnd.microsoft.card.adaptive", content: card };
  return {
    status: 200,
    body: { task: { type: "continue", value: { title, height: "large", width: "large", card: attachment } } },
  };
}

/** A dialog that only says something, in plain text. */
function told(text: string): InvokeAnswer {
  return { status: 200, body: { task: { type: "message", value: text } } };
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
