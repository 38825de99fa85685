/** What a person can do on the page, checked and passed on to the stand-ins. */
import { z } from "zod";
import { NotThere } from "./bot-door.ts";
import { personOf, type StandIns } from "./page-state.ts";
import { removePost } from "./slack-chat.ts";
import type { SlackPeople } from "./slack-people.ts";
import { findPost } from "./slack-world.ts";
import type { TeamsPeople } from "./teams-people.ts";

const Id = z.string().min(1).max(300);
const Words = z.string().max(4_000);
const Press = z.object({
  blockId: z.string().max(255),
  actionId: z.string().max(255),
  type: z.string().max(50),
  value: z.string().max(2_000).optional(),
  text: z.unknown(),
});
const Typed = z.record(z.string(), z.record(z.string(), z.string().max(100_000)));
const lang = z.enum(["ja", "en"]);

const Action = z.discriminatedUnion("do", [
  z.object({ do: z.literal("slack-command"), lang, channel: Id, text: Words }),
  z.object({ do: z.literal("slack-press"), lang, channel: Id, ts: Id, press: Press }),
  z.object({ do: z.literal("slack-shortcut"), lang, channel: Id, ts: Id, callbackId: Id }),
  z.object({ do: z.literal("slack-view-press"), lang, view: Id, press: Press, typed: Typed }),
  z.object({ do: z.literal("slack-submit"), lang, view: Id, typed: Typed }),
  z.object({ do: z.literal("slack-close"), lang, view: Id }),
  z.object({ do: z.literal("slack-invite"), lang, channel: Id }),
  z.object({ do: z.literal("slack-delete"), lang, channel: Id, ts: Id }),
  z.object({ do: z.literal("teams-say"), lang, conversation: Id, text: Words, thread: Id.optional() }),
  z.object({ do: z.literal("teams-submit"), lang, conversation: Id, activity: Id, data: z.unknown() }),
  z.object({ do: z.literal("teams-fetch"), lang, conversation: Id, activity: Id, data: z.unknown() }),
  z.object({ do: z.literal("teams-action"), lang, conversation: Id, activity: Id, commandId: Id }),
  z.object({
    do: z.literal("teams-dialog"),
    lang,
    conversation: Id,
    data: z.unknown(),
    extension: z.boolean().optional(),
  }),
]);
export type Action = z.infer<typeof Action>;

/** Undefined when the body is not an action. */
export function readAction(body: unknown): Action | undefined {
  return Action.safeParse(body).data;
}

/**
 * Does one action; what it gives goes to the page as JSON.
 * @throws BotFailure and NotThere, whose names the page explains
 */
export async function act(
  deps: { standIns: StandIns; slack: SlackPeople; teams: TeamsPeople },
  action: Action,
): Promise<object> {
  const { standIns, slack, teams } = deps;
  const person = personOf(standIns, action.lang);
  switch (action.do) {
    case "slack-command":
      await slack.command(person.slack, action.channel, action.text);
      return {};
    case "slack-press":
      await slack.press(person.slack, action.channel, action.ts, action.press);
      return {};
    case "slack-shortcut":
      await slack.shortcut(person.slack, action.channel, action.ts, action.callbackId);
      return {};
    case "slack-view-press":
      await slack.pressView(action.view, action.press, action.typed);
      return {};
    case "slack-submit":
      return { errors: await slack.submit(action.view, action.typed) };
    case "slack-close":
      await slack.close(action.view);
      return {};
    case "slack-invite":
      await slack.invite(person.slack, action.channel);
      return {};
    case "slack-delete": {
      const { world } = standIns.slack;
      const post = findPost(world, action.channel, action.ts);
      if (post === undefined) throw new NotThere("no such post");
      removePost(world, post);
      return {};
    }
    case "teams-say":
      // A chat with the bot begins by installing it, as adding an app does.
      await teams.install(person.teams, action.conversation);
      await teams.say(person.teams, action.conversation, action.text, action.thread);
      return {};
    case "teams-submit":
      await teams.submit(person.teams, action.conversation, action.activity, action.data);
      return {};
    case "teams-fetch":
      return {
        dialog: await teams.fetchDialog(person.teams, action.conversation, action.activity, action.data),
      };
    case "teams-action": {
      const { conversation, activity, commandId } = action;
      return { dialog: await teams.messageAction(person.teams, conversation, activity, commandId) };
    }
    case "teams-dialog": {
      const { conversation, data, extension } = action;
      return { dialog: await teams.submitDialog(person.teams, conversation, data, extension) };
    }
  }
}
