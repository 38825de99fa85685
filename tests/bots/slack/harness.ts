import { createHmac } from "node:crypto";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { createSlackBot, type SlackBot } from "../../../src/bots/slack/bot.ts";
import type { Clock } from "../../../src/ports.ts";
import { createFakeFlows, type FakeFlows } from "../../fakes/flows.ts";
import { createQuietLogger, type QuietLogger } from "../../fakes/logger.ts";
import { createFakeSlackApi, type FakeSlackApi, TEAM } from "../../fakes/slack-api.ts";

export const SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
export const TOKEN = "xoxb-1900-test-token";

export interface Bench {
  api: FakeSlackApi;
  flows: FakeFlows;
  logger: QuietLogger;
  bot: SlackBot;
  /** Posts a signed form or JSON body as Slack does. */
  post: (body: string, options?: { type?: string; at?: number; signature?: string }) => Promise<Response>;
  command: (text: string, more?: Record<string, string>) => Promise<Response>;
  press: (actionId: string, value: string, more?: object) => Promise<Response>;
  interact: (payload: object) => Promise<Response>;
  event: (event: object, more?: object) => Promise<Response>;
  /** Waits until everything acknowledged has been done. */
  settled: () => Promise<void>;
  close: () => Promise<void>;
}

const REAL_CLOCK: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      signal?.addEventListener("abort", () => {
        clearTimeout(timer);
        resolve();
      });
    }),
};

/** A real express app with the bot in it, and a stand-in for Slack's Web API, over real HTTP. */
export async function createBench({ clock = REAL_CLOCK }: { clock?: Clock } = {}): Promise<Bench> {
  const api = await createFakeSlackApi();
  const flows = createFakeFlows();
  const logger = createQuietLogger();
  const bot = createSlackBot({
    settings: { botToken: TOKEN, signingSecret: SECRET, apiUrl: api.url, organizationId: "default" },
    flows,
    logger,
    clock,
    defaultLang: "ja",
  });
  const app = express();
  bot.attach(app);
  const server = await listen(app);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
  let triggers = 0;

  const post: Bench["post"] = (body, { type = FORM, at = Date.now(), signature } = {}) => {
    const stamp = String(Math.floor(at / 1_000));
    return fetch(url, {
      method: "POST",
      headers: {
        "content-type": type,
        "x-slack-request-timestamp": stamp,
        "x-slack-signature": signature ?? sign(stamp, body),
      },
      body,
    });
  };
  const interact = (payload: object) =>
    post(new URLSearchParams({ payload: JSON.stringify(payload) }).toString());
  const trigger = () => {
    triggers += 1;
    return `trigger-${triggers}`;
  };

  return {
    api,
    flows,
    logger,
    bot,
    post,
    interact,
    command: (text, more = {}) =>
      post(commandBody(text, { response_url: api.responseUrl, trigger_id: trigger(), ...more })),
    press: (actionId, value, more = {}) =>
      interact({
        type: "block_actions",
        team: { id: TEAM },
        user: { id: "U0000ONE", username: "japanese", team_id: TEAM },
        channel: { id: "C0000TEST", name: "security" },
        trigger_id: trigger(),
        response_url: api.responseUrl,
        actions: [{ type: "button", block_id: "actions-0", action_id: actionId, value, action_ts: "1.0" }],
        ...more,
      }),
    event: (event, more = {}) => {
      const body = {
        type: "event_callback",
        team_id: TEAM,
        event_id: `Ev${trigger()}`,
        authorizations: [{ team_id: TEAM, enterprise_id: null, is_enterprise_install: false }],
        event,
        ...more,
      };
      return post(JSON.stringify(body), { type: "application/json" });
    },
    settled: () => bot.stop(),
    close: async () => {
      await bot.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await api.close();
    },
  };
}

/** The body of a slash command. */
export function commandBody(text: string, more: Record<string, string>): string {
  return new URLSearchParams({
    team_id: TEAM,
    channel_id: "C0000TEST",
    channel_name: "security",
    user_id: "U0000ONE",
    user_name: "japanese",
    command: "/advisory",
    text,
    ...more,
  }).toString();
}

/** Slack's signature, version v0. */
export function sign(stamp: string, body: string, secret: string = SECRET): string {
  return `v0=${createHmac("sha256", secret).update(`v0:${stamp}:${body}`).digest("hex")}`;
}

const FORM = "application/x-www-form-urlencoded";

function listen(app: express.Application): Promise<Server> {
  return new Promise((resolve) => {
    const server = app.listen(0, "127.0.0.1", () => resolve(server));
  });
}
