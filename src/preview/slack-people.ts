/** What people do on Slack, as Slack tells the bot: signed, form-encoded, with ticket and response_url. */
import { createHmac, randomUUID } from "node:crypto";
import { knock, NotThere } from "./bot-door.ts";
import type { SlackStandIn } from "./slack-api.ts";
import { closeAll, closeView, pushView, replaceView, shownView, typeInto } from "./slack-views.ts";
import { slackViewRefusal } from "./slack-limits.ts";
import { appId, botUserId, findPost, type SlackView, teamId } from "./slack-world.ts";

const waitMs = 3_000;

export interface SlackPeopleDeps {
  standIn: SlackStandIn;
  signingSecret: string;
  botUrl(): string;
}

/** What of a button or menu Slack sends on. */
export interface Press {
  blockId: string;
  actionId: string;
  type: string;
  value?: string | undefined;
  text?: unknown;
}

export type Typed = Record<string, Record<string, string>>;

export interface SlackPeople {
  /** `/advisory <text>` in a channel. */
  command(person: string, channel: string, text: string): Promise<void>;
  /** A button of a post. */
  press(person: string, channel: string, ts: string, press: Press): Promise<void>;
  /** A message shortcut of the app, chosen on a post. */
  shortcut(person: string, channel: string, ts: string, callbackId: string): Promise<void>;
  /** A button of an open modal, with what stands in its inputs. */
  pressView(viewId: string, press: Press, typed: Typed): Promise<void>;
  /** The modal's submit button; field errors by block_id when the bot refuses. */
  submit(viewId: string, typed: Typed): Promise<Record<string, string> | undefined>;
  /** The modal's close button, or Escape. */
  close(viewId: string): Promise<void>;
  /** Somebody invites the bot. */
  invite(person: string, channel: string): Promise<void>;
  /** Any event, in Slack's envelope. */
  event(event: Record<string, unknown>): Promise<void>;
}

export function createSlackPeople(deps: SlackPeopleDeps): SlackPeople {
  const { standIn, signingSecret } = deps;
  const { world } = standIn;

  function send(body: string, contentType: string): Promise<unknown> {
    const timestamp = String(Math.floor(world.clock.now() / 1000));
    const signature = createHmac("sha256", signingSecret).update(`v0:${timestamp}:${body}`).digest("hex");
    const headers = {
      "content-type": contentType,
      "x-slack-request-timestamp": timestamp,
      "x-slack-signature": `v0=${signature}`,
      "user-agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
    };
    return knock(`${deps.botUrl()}/slack/events`, { headers, body }, waitMs);
  }

  function sendForm(fields: Record<string, string>): Promise<unknown> {
    return send(new URLSearchParams(fields).toString(), "application/x-www-form-urlencoded");
  }

  function interaction(payload: Record<string, unknown>): Promise<unknown> {
    return sendForm({ payload: JSON.stringify(payload) });
  }

  function userOf(id: string) {
    const person = world.people.find((one) => one.id === id);
    if (person === undefined) throw new NotThere("no such person");
    return { id, username: id.toLowerCase(), name: id.toLowerCase(), team_id: teamId };
  }

  function channelOf(id: string) {
    const channel = world.channels.find((one) => one.id === id);
    if (channel === undefined) throw new NotThere("no such channel");
    return channel;
  }

  function viewOf(id: string): SlackView {
    const view = world.views.find((one) => one.id === id);
    if (view === undefined) throw new NotThere("no such modal");
    return view;
  }

  const envelope = {
    team: { id: teamId, domain: "preview" },
    api_app_id: appId,
    token: "preview",
    enterprise: null,
    is_enterprise_install: false,
  };

  function actionOf(press: Press) {
    return {
      type: press.type,
      block_id: press.blockId,
      action_id: press.actionId,
      ...(press.text !== undefined && { text: press.text }),
      ...(press.value !== undefined &&
        (press.type === "static_select"
          ? { selected_option: { text: { type: "plain_text", text: press.value }, value: press.value } }
          : { value: press.value })),
      action_ts: world.nextTs(),
    };
  }

  async function event(inner: Record<string, unknown>): Promise<void> {
    const body = {
      token: "preview",
      team_id: teamId,
      context_team_id: teamId,
      api_app_id: appId,
      type: "event_callback",
      event_id: `Ev${randomUUID()}`,
      event_time: Math.floor(world.clock.now() / 1000),
      authorizations: [{ enterprise_id: null, team_id: teamId, user_id: botUserId, is_bot: true }],
      event: { event_ts: world.nextTs(), ...inner },
    };
    await send(JSON.stringify(body), "application/json");
  }

  return {
    event,

    async command(person, channel, text) {
      const user = userOf(person);
      const { id, name } = channelOf(channel);
      await sendForm({
        token: "preview",
        team_id: teamId,
        team_domain: "preview",
        channel_id: id,
        channel_name: name,
        user_id: user.id,
        user_name: user.name,
        command: "/advisory",
        text: escaped(text),
        api_app_id: appId,
        is_enterprise_install: "false",
        response_url: standIn.responseUrl(world.newTicket({ person, channel: id })),
        trigger_id: world.newTrigger(person),
      });
    },

    async press(person, channel, ts, press) {
      const { id, name } = channelOf(channel);
      const post = findPost(world, id, ts);
      if (post === undefined) throw new NotThere("no such post");
      const ephemeral = post.only !== undefined;
      await interaction({
        ...envelope,
        type: "block_actions",
        user: userOf(person),
        container: { type: "message", message_ts: ts, channel_id: id, is_ephemeral: ephemeral },
        trigger_id: world.newTrigger(person),
        channel: { id, name },
        ...(!ephemeral && {
          message: {
            type: "message",
            user: post.from,
            ts,
            text: post.text,
            blocks: post.blocks,
            team: teamId,
          },
        }),
        state: { values: {} },
        response_url: standIn.responseUrl(world.newTicket({ person, channel: id, source: ts })),
        actions: [actionOf(press)],
      });
    },

    async shortcut(person, channel, ts, callbackId) {
      const { id, name } = channelOf(channel);
      const post = findPost(world, id, ts);
      if (post === undefined) throw new NotThere("no such post");
      await interaction({
        ...envelope,
        type: "message_action",
        callback_id: callbackId,
        user: userOf(person),
        trigger_id: world.newTrigger(person),
        channel: { id, name },
        message_ts: ts,
        message: { type: "message", user: post.from, ts, text: post.text, blocks: post.blocks, team: teamId },
        response_url: standIn.responseUrl(world.newTicket({ person, channel: id, source: ts })),
        action_ts: world.nextTs(),
      });
    },

    async pressView(viewId, press, typed) {
      const view = viewOf(viewId);
      typeInto(view, typed);
      await interaction({
        ...envelope,
        type: "block_actions",
        user: userOf(view.person),
        container: { type: "view", view_id: view.id },
        trigger_id: world.newTrigger(view.person),
        view: shownView(view),
        actions: [actionOf(press)],
      });
    },

    async submit(viewId, typed) {
      const view = viewOf(viewId);
      typeInto(view, typed);
      const answer = await interaction({
        ...envelope,
        type: "view_submission",
        user: userOf(view.person),
        trigger_id: world.newTrigger(view.person),
        view: shownView(view),
        response_urls: [],
      });
      return settle(view, answer);
    },

    async close(viewId) {
      const view = viewOf(viewId);
      closeView(world, viewId);
      if (view.view["notify_on_close"] !== true) return;
      await interaction({
        ...envelope,
        type: "view_closed",
        user: userOf(view.person),
        view: shownView(view),
        is_cleared: false,
      });
    },

    async invite(person, channel) {
      const found = channelOf(channel);
      if (found.joined) return;
      found.joined = true;
      world.changed();
      await event({
        type: "member_joined_channel",
        user: botUserId,
        channel: found.id,
        channel_type: "C",
        team: teamId,
        inviter: userOf(person).id,
      });
    },
  };

  /** What the bot answered to a submission: nothing closes the modal. */
  function settle(view: SlackView, answer: unknown): Record<string, string> | undefined {
    const { response_action: action, ...rest } = (
      typeof answer === "object" && answer !== null ? answer : {}
    ) as Record<string, unknown>;
    if (action === "errors") return rest["errors"] as Record<string, string>;
    if (action === "clear") {
      closeAll(world, view.person);
      return undefined;
    }
    const next = rest["view"];
    if ((action === "update" || action === "push") && slackViewRefusal(next) === undefined) {
      const replacing = action === "update" ? replaceView : pushView;
      replacing(world, view, next as Record<string, unknown>);
      return undefined;
    }
    closeView(world, view.id);
    return undefined;
  }
}

/** Slack writes these three as entities in what it sends on. */
function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
