import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { expect, it } from "vitest";
import { createSlackBot } from "../../../src/bots/slack/index.ts";
import { createManualClock } from "../../fakes/clock.ts";
import { createFakeFlows } from "../../fakes/flows.ts";
import { createQuietLogger } from "../../fakes/logger.ts";
import { createFakeSlackApi } from "../../fakes/slack-api.ts";
import { commandBody, SECRET, sign, TOKEN } from "./harness.ts";

it("stops though what is under way never ends", async () => {
  const api = await createFakeSlackApi();
  const flows = createFakeFlows();
  const clock = createManualClock(Date.now());
  const settings = { botToken: TOKEN, signingSecret: SECRET, apiUrl: api.url, organizationId: "default" };
  const logger = createQuietLogger();
  const bot = createSlackBot({ settings, flows, logger, clock, defaultLang: "ja" });
  const app = express();
  bot.attach(app);
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const asked = new Promise<void>((resolve) => {
    flows.reply(() => {
      resolve();
      return new Promise(() => {});
    });
  });
  const body = commandBody("help", { response_url: api.responseUrl, trigger_id: "one" });
  const stamp = String(Math.floor(clock.now() / 1_000));
  await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`, {
    method: "POST",
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      "x-slack-request-timestamp": stamp,
      "x-slack-signature": sign(stamp, body),
    },
    body,
  });
  await asked;

  const stopped = bot.stop();
  await clock.asleep();
  await clock.advance(10_000);
  await stopped;

  expect(logger.lines.map(({ message }) => message)).toContain("stopped with requests under way");
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await api.close();
});
