import { answers } from "../../cards/answers.ts";
import type { Card } from "../../cards/model.ts";
import { isDraftAction, parseTeamsData, teamsAttachment } from "../../cards/teams.ts";
import type { Asker, DestinationRef } from "../../ports.ts";
import type { InboundActivity } from "./activity.ts";
import type { BotDeps } from "./bot.ts";
import type { OutgoingMessage } from "./connection.ts";
import { isForBot, languageOf, personReference, placeOf, wordsOf } from "./inbound.ts";
import { withoutThread } from "./reference.ts";
import { sendResultOf } from "./send-errors.ts";
import { words } from "./words.ts";

type Say = (message: OutgoingMessage) => Promise<void>;

/** Everything but invokes. Other kinds of activity (reactions, typing) are none of ours: nothing happens. */
export async function handleActivity(deps: BotDeps, activity: InboundActivity, say: Say): Promise<void> {
  switch (activity.type) {
    case "message":
      if (isForBot(activity)) await answerMessage(deps, activity, say);
      return;
    case "installationUpdate":
      if (activity.action?.startsWith("add")) await remember(deps, activity);
      // `remove-upgrade` is followed by `add-upgrade`: the bot stays.
      if (activity.action === "remove") await forget(deps, activity, "uninstalled");
      return;
    case "conversationUpdate":
      await conversationChanged(deps, activity);
      return;
    default:
      return;
  }
}

async function conversationChanged(deps: BotDeps, activity: InboundActivity): Promise<void> {
  const bot = activity.recipient.id;
  if (activity.membersRemoved?.some(({ id }) => id === bot)) return forget(deps, activity, "bot removed");
  switch (activity.channelData?.eventType ?? "") {
    case "channelDeleted":
      return forget(deps, activity, "channel deleted");
    case "teamDeleted":
    case "teamHardDeleted":
    case "teamArchived":
      return forget(deps, activity, "team archived or deleted");
    case "channelRestored":
    case "channelRenamed":
    case "teamRestored":
    case "teamUnarchived":
    case "teamRenamed":
      return remember(deps, activity);
    default:
      if (activity.membersAdded?.some(({ id }) => id === bot)) await remember(deps, activity);
  }
}

/** A command, typed or pressed. The person is told when it fails; a card that cannot be sent is logged. */
async function answerMessage(deps: BotDeps, activity: InboundActivity, say: Say): Promise<void> {
  const { flows, settings, logger, clock } = deps;
  const lang = languageOf(activity, deps.defaultLang);
  const asker: Asker = {
    organizationId: settings.organizationId,
    destination: placeOf(activity, settings),
    user: {
      id: activity.from?.id ?? "",
      ...(activity.from?.name ? { name: activity.from.name } : {}),
      reference: personReference(activity, settings),
    },
    lang,
  };
  const card = await commandCard();
  try {
    await say({ summary: card.fallback, attachment: teamsAttachment(card) });
  } catch (error) {
    // Not the error itself: it carries the request, and the request our token.
    const result = sendResultOf(error, "send", clock.now());
    logger.error({ activity: activity.id, result }, "Teams reply failed");
  }

  async function commandCard(): Promise<Card> {
    const pressed = activity.value !== undefined && activity.value !== null;
    const command = pressed ? pressedCommand(activity.value) : wordsOf(activity);
    if (command === undefined) return plainCard(lang, words(lang).unreadable);
    try {
      await flows.installed(settings.organizationId, asker.destination);
      return (await flows.command(asker, command)).card;
    } catch (error) {
      logger.error({ error, activity: activity.id }, "Teams command failed");
      return plainCard(lang, answers(lang).failed);
    }
  }
}

/** A button as the command it stands for. `draft` comes this way from clients that have no dialogs. */
function pressedCommand(value: unknown): string | undefined {
  const press = parseTeamsData(value);
  if (press === undefined || press.action === "new-submit") return undefined;
  if (press.action === "new") return "new";
  return `${isDraftAction(press.action) ? "draft" : press.action} ${press.advisoryId}`;
}

function plainCard(lang: Card["lang"], text: string): Card {
  return { lang, fallback: text, elements: [{ type: "text", text, tone: "warning" }], actions: [] };
}

/** Keeps the place and its freshest serviceUrl. */
async function remember(deps: BotDeps, activity: InboundActivity): Promise<void> {
  await deps.flows.installed(deps.settings.organizationId, placeOf(activity, deps.settings));
}

async function forget(deps: BotDeps, activity: InboundActivity, reason: string): Promise<void> {
  const { platform, workspace, channel } = placeOf(activity, deps.settings);
  const place: DestinationRef = { platform, workspace, channel: withoutThread(channel) };
  await deps.flows.removed(place, reason);
}
