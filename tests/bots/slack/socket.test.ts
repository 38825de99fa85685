import { once } from "node:events";
import type { AddressInfo } from "node:net";
import express from "express";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createSlackBot, type SlackBot } from "../../../src/bots/slack/bot.ts";
import { createManualClock, type ManualClock } from "../../fakes/clock.ts";
import { createFakeFlows, type FakeFlows, lineCard } from "../../fakes/flows.ts";
import { createQuietLogger, type QuietLogger } from "../../fakes/logger.ts";
import { createFakeSlackApi, type FakeSlackApi, TEAM } from "../../fakes/slack-api.ts";
import { createFakeSlackSocket, type FakeSlackSocket } from "../../fakes/slack-socket.ts";
import { commandBody } from "./harness.ts";

const APP_TOKEN = "xapp-1-1900-test";

describe("Socket Mode", () => {
  let api: FakeSlackApi;
  let socket: FakeSlackSocket;
  let flows: FakeFlows;
  let logger: QuietLogger;
  let clock: ManualClock;
  let bot: SlackBot;

  beforeEach(async () => {
    api = await createFakeSlackApi();
    socket = await createFakeSlackSocket();
    api.answer("apps.connections.open", { ok: true, url: socket.url });
    flows = createFakeFlows();
    logger = createQuietLogger();
    clock = createManualClock();
    bot = createSlackBot({
      settings: { botToken: "xoxb-1900", appToken: APP_TOKEN, apiUrl: api.url, organizationId: "default" },
      flows,
      logger,
      clock,
      defaultLang: "ja",
    });
  });
  afterEach(async () => {
    await bot.stop();
    await socket.close();
    await api.close();
  });

  const command = (id: string, words: string) => ({
    type: "slash_commands",
    envelope_id: id,
    accepts_response_payload: true,
    payload: Object.fromEntries(
      new URLSearchParams(commandBody(words, { response_url: api.responseUrl, trigger_id: `t-${id}` })),
    ),
  });

  it("connects with the app token and answers a command that came over the socket", async () => {
    flows.reply({ card: lineCard("はい") });
    await bot.start();

    socket.send(command("e-1", "help"));
    await socket.acknowledged("e-1");
    const { args } = await api.called("response");

    expect(args).toMatchObject({ response_type: "ephemeral", text: "はい" });
    expect(flows.commands).toMatchObject([{ words: "help" }]);
    expect(api.of("apps.connections.open")[0]?.authorization).toBe(`Bearer ${APP_TOKEN}`);
  });

  it("acknowledges before the flow is done", async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    flows.reply(async () => {
      await promise;
      return { card: lineCard("はい") };
    });
    await bot.start();

    socket.send(command("e-1", "help"));
    await socket.acknowledged("e-1");
    const answeredBefore = api.of("response").length;
    resolve();
    await api.called("response");

    expect(answeredBefore).toBe(0);
  });

  it("connects again when the connection is cut, without waiting", async () => {
    await bot.start();

    socket.cut();
    await socket.connected(2);
    socket.send(command("e-2", "latest"));
    await socket.acknowledged("e-2");

    // The clock stands still: any wait would have lasted for ever.
    expect(socket.connections()).toBe(2);
  });

  it("keeps trying while Slack is away, waiting longer each time", async () => {
    api.answer("apps.connections.open", { status: 503 });
    await bot.start();

    await clock.asleep();
    await clock.advance(1_000);
    await api.called("apps.connections.open", 2);
    await clock.asleep();
    await clock.advance(1_999);
    expect(api.of("apps.connections.open")).toHaveLength(2);
    api.answer("apps.connections.open", { ok: true, url: socket.url });
    await clock.advance(1);

    await socket.connected(1);
  });

  it("does not start with a token Slack refuses, and writes neither token nor ticket into the log", async () => {
    api.answer("apps.connections.open", { ok: false, error: "invalid_auth" });

    await expect(bot.start()).rejects.toThrow("invalid_auth");

    expect(JSON.stringify(logger.lines)).not.toMatch(/xapp-|ticket=/);
  });

  it("gives up with an error in the log, and not with the process, when the token dies later", async () => {
    await bot.start();
    api.answer("apps.connections.open", { ok: false, error: "token_revoked" });

    socket.cut();
    await api.called("apps.connections.open", 2);
    await bot.stop();

    expect(logger.lines.filter(({ level }) => level === "error").map(({ message }) => message)).toContain(
      "Slack socket given up: check SLACK_APP_TOKEN, then start again",
    );
  });

  it("lets a draft's save be done though its acknowledgement can go out no more", async () => {
    const [asked, store] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const original = { ...flows };
    flows.saveDraft = async (what) => {
      asked.resolve();
      await store.promise;
      return original.saveDraft(what);
    };
    await bot.start();
    api.answer("apps.connections.open", { status: 503 });
    const metadata = { advisoryId: "adv-1", revision: 1, lang: "ja", savable: true };
    const typed = (id: string, value: string) => ({ [id]: { [id]: { type: "plain_text_input", value } } });
    const values = { ...typed("subject_ja", "件名"), ...typed("body_ja_1", "本文") };

    socket.send({
      type: "interactive",
      envelope_id: "e-3",
      accepts_response_payload: true,
      payload: {
        type: "view_submission",
        team: { id: TEAM },
        user: { id: "U0000ONE", name: "taro" },
        trigger_id: "t-3",
        view: {
          id: "V1",
          type: "modal",
          callback_id: "draft",
          private_metadata: JSON.stringify(metadata),
          state: { values },
        },
      },
    });
    await asked.promise;
    socket.cut();
    await api.called("apps.connections.open", 2);
    await clock.advance(1_800);
    await api.called("views.update");
    store.resolve();
    const { args } = await api.called("views.update", 2);

    expect(JSON.stringify(args)).toContain("保存しました");
    expect(logger.lines.map(({ message }) => message)).toContain("draft modal not shown");
  });

  it("opens no HTTP endpoint", async () => {
    const app = express();
    bot.attach(app);
    const server = app.listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;

    const response = await fetch(`http://127.0.0.1:${port}/slack/events`, { method: "POST", body: "{}" });

    expect(response.status).toBe(404);
    server.closeAllConnections();
    server.close();
  });
});
