/** What people do on Teams, as the Bot Connector tells the bot: activities with a signed token. */
import { randomUUID } from "node:crypto";
import { knock, NotThere } from "./bot-door.ts";
import type { TeamsStandIn } from "./bot-connector.ts";
import { adaptiveCardProblem } from "./teams-limits.ts";
import {
  botAccount,
  type Conversation,
  findActivity,
  team,
  type TeamsPerson,
  tenantId,
} from "./teams-world.ts";

const messageWaitMs = 15_000;
const invokeWaitMs = 5_000;

/** What a dialog shows: a card, or a sentence. Undefined closes it. */
export type Dialog =
  | { kind: "card"; title: string; card: unknown }
  | { kind: "message"; text: string }
  | undefined;

export interface TeamsPeople {
  /** A message; in a channel it mentions the bot, and begins a thread or answers in one. */
  say(person: string, conversation: string, text: string, thread?: string): Promise<void>;
  /** A card's button that opens no dialog: `data` with the card's inputs. */
  submit(person: string, conversation: string, activity: string, data: unknown): Promise<void>;
  /** A button with `msteams.type` `task/fetch`. */
  fetchDialog(person: string, conversation: string, activity: string, data: unknown): Promise<Dialog>;
  /** The app's message action, chosen on a post. */
  messageAction(person: string, conversation: string, activity: string, commandId: string): Promise<Dialog>;
  /** A button inside a dialog; `extension` in one that a message action opened. */
  submitDialog(person: string, conversation: string, data: unknown, extension?: boolean): Promise<Dialog>;
  /** Somebody installs the app in the channel, or for themselves. */
  install(person: string, conversation: string): Promise<void>;
}

export function createTeamsPeople(deps: { standIn: TeamsStandIn; botUrl(): string }): TeamsPeople {
  const { standIn } = deps;
  const { world } = standIn;

  function find(personId: string, conversationId: string): { from: TeamsPerson; place: Conversation } {
    const from = world.people.find(({ id }) => id === personId);
    const place = world.conversations.find(({ id }) => id === conversationId);
    if (from === undefined || place === undefined) throw new NotThere("no such person or conversation");
    return { from, place };
  }

  async function send(activity: Record<string, unknown>, waitMs: number): Promise<unknown> {
    const headers = {
      "content-type": "application/json; charset=utf-8",
      authorization: `Bearer ${await standIn.login.inboundToken()}`,
      "user-agent": "Microsoft-SkypeBotApi (Microsoft-BotFramework/3.0)",
    };
    return knock(`${deps.botUrl()}/api/messages`, { headers, body: JSON.stringify(activity) }, waitMs);
  }

  /** What every activity carries, with the client's language as an entity. */
  function activityOf(from: TeamsPerson, place: Conversation, thread?: string) {
    const channel = place.kind === "channel";
    return {
      channelId: "msteams",
      serviceUrl: standIn.serviceUrl,
      timestamp: new Date(world.clock.now()).toISOString(),
      localTimestamp: new Date(world.clock.now()).toISOString(),
      locale: from.locale,
      localTimezone: "Asia/Tokyo",
      from: { id: from.id, name: from.name, aadObjectId: from.aadObjectId },
      recipient: botAccount,
      conversation: {
        id: channel && thread !== undefined ? `${place.id};messageid=${thread}` : place.id,
        conversationType: place.kind,
        tenantId,
        ...(channel && { isGroup: true }),
      },
      channelData: {
        tenant: { id: tenantId },
        ...(channel && {
          teamsChannelId: place.id,
          teamsTeamId: team.id,
          channel: { id: place.id, name: place.name },
          team,
        }),
      },
    };
  }

  function clientInfo(from: TeamsPerson) {
    const country = from.locale.slice(3);
    return { type: "clientInfo", locale: from.locale, country, platform: "Web", timezone: "Asia/Tokyo" };
  }

  function threadOf(place: Conversation, activity: string): string | undefined {
    if (place.kind !== "channel") return undefined;
    return findActivity(world, place.id, activity)?.thread ?? activity;
  }

  async function invoke(
    name: string,
    ids: { person: string; conversation: string; activity?: string },
    value: Record<string, unknown>,
  ): Promise<Dialog> {
    const { from, place } = find(ids.person, ids.conversation);
    const thread = ids.activity === undefined ? undefined : threadOf(place, ids.activity);
    const answer = await send(
      {
        ...activityOf(from, place, thread),
        type: "invoke",
        name,
        id: `f:${randomUUID()}`,
        entities: [clientInfo(from)],
        ...(ids.activity !== undefined && { replyToId: ids.activity }),
        value: { ...value, context: { theme: "default" } },
      },
      invokeWaitMs,
    );
    return dialogOf(answer);
  }

  return {
    async say(person, conversation, text, thread) {
      const { from, place } = find(person, conversation);
      const id = world.nextId();
      const channel = place.kind === "channel";
      const mention = `<at>${botAccount.name}</at>`;
      world.posts.push({
        id,
        conversation: place.id,
        thread: channel ? thread : undefined,
        from: from.id,
        text: channel ? `@${botAccount.name} ${text}` : text,
        cards: [],
        edited: false,
        at: world.clock.now(),
      });
      world.changed();
      await send(
        {
          ...activityOf(from, place, thread ?? id),
          type: "message",
          id,
          textFormat: "plain",
          text: channel ? `${mention} ${escaped(text)}` : escaped(text),
          entities: [
            clientInfo(from),
            ...(channel ? [{ type: "mention", text: mention, mentioned: botAccount }] : []),
          ],
        },
        messageWaitMs,
      );
    },

    async submit(person, conversation, activity, data) {
      const { from, place } = find(person, conversation);
      if (findActivity(world, place.id, activity) === undefined) throw new NotThere("no such post");
      await send(
        {
          ...activityOf(from, place, threadOf(place, activity)),
          type: "message",
          id: `f:${randomUUID()}`,
          replyToId: activity,
          textFormat: "plain",
          value: data,
          entities: [clientInfo(from)],
        },
        messageWaitMs,
      );
    },

    fetchDialog: (person, conversation, activity, data) =>
      invoke("task/fetch", { person, conversation, activity }, { data }),
    messageAction(person, conversation, activity, commandId) {
      const post = findActivity(world, conversation, activity);
      if (post === undefined) throw new NotThere("no such post");
      const words = [post.text, ...post.cards.map(spokenText)].filter((text) => text !== "");
      const messagePayload = {
        id: activity,
        messageType: "message",
        createdDateTime: new Date(post.at).toISOString(),
        body: { contentType: "html", content: words.map((text) => `<p>${escaped(text)}</p>`).join("") },
      };
      const value = { commandId, commandContext: "message", messagePayload };
      return invoke("composeExtension/fetchTask", { person, conversation, activity }, value);
    },
    submitDialog: (person, conversation, data, extension = false) =>
      invoke(extension ? "composeExtension/submitAction" : "task/submit", { person, conversation }, { data }),

    async install(person, conversation) {
      const { from, place } = find(person, conversation);
      if (place.installed) return;
      place.installed = true;
      world.changed();
      const event = { ...activityOf(from, place), id: `f:${randomUUID()}`, entities: [clientInfo(from)] };
      await send({ ...event, type: "installationUpdate", action: "add" }, messageWaitMs);
    },
  };
}

/** Teams' answer to a dialog's invoke; a card it would not draw is told as the client tells it. */
function dialogOf(answer: unknown): Dialog {
  const task = (answer as { task?: { type?: string; value?: unknown } } | null)?.task;
  if (task?.type === "message" && typeof task.value === "string") {
    return { kind: "message", text: task.value };
  }
  if (task?.type !== "continue") return undefined;
  const { title = "", card } = (task.value ?? {}) as { title?: string; card?: { content?: unknown } };
  const problem = adaptiveCardProblem(card?.content);
  if (problem !== undefined) throw new Error(`Teams would not draw this dialog: ${problem}`);
  return { kind: "card", title, card: card?.content };
}

/** What a card says in one sentence; Teams gives cards along as attachments, and their words as text. */
function spokenText(card: unknown): string {
  const { speak } = card as { speak?: unknown };
  return typeof speak === "string" ? speak : "";
}

/** Teams writes these three as entities in what it sends on. */
function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
