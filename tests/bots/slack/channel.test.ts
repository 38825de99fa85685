import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createSlackChannel } from "../../../src/bots/slack/channel.ts";
import type { ChatChannel, Destination } from "../../../src/ports.ts";
import { createManualClock, TUESDAY_MORNING } from "../../fakes/clock.ts";
import { lineCard } from "../../fakes/flows.ts";
import { createQuietLogger, type QuietLogger } from "../../fakes/logger.ts";
import { createFakeSlackApi, type FakeSlackApi, TEAM } from "../../fakes/slack-api.ts";

const TOKEN = "xoxb-1900-test-token";
const CHANNEL: Destination = {
  id: 1,
  organizationId: "default",
  platform: "slack",
  workspace: TEAM,
  channel: "C0000TEST",
  state: "ok",
};

describe("the Slack channel", () => {
  let api: FakeSlackApi;
  let channel: ChatChannel;
  let logger: QuietLogger;

  beforeEach(async () => {
    api = await createFakeSlackApi();
    logger = createQuietLogger();
    channel = createSlackChannel({
      settings: { botToken: TOKEN, apiUrl: api.url, organizationId: "default" },
      logger,
      clock: createManualClock(),
      timeoutMs: 1_000,
    });
  });
  afterEach(() => api.close());

  it("posts a card as plain words, with the delivery's id as metadata", async () => {
    api.answer("chat.postMessage", { ok: true, ts: "1900000000.000100", channel: "C0000TEST" });

    const result = await channel.send(CHANNEL, lineCard("<!channel> 試験"), { deliveryId: "d-1" });

    expect(result).toEqual({ kind: "sent", ref: "1900000000.000100" });
    expect(api.calls).toHaveLength(1);
    expect(api.calls[0]?.authorization).toBe(`Bearer ${TOKEN}`);
    expect(api.calls[0]?.args).toEqual({
      channel: "C0000TEST",
      text: "&lt;!channel&gt; 試験",
      blocks: [expect.objectContaining({ type: "rich_text" })],
      metadata: { event_type: "hansho_delivery", event_payload: { delivery_id: "d-1" } },
      parse: "none",
      link_names: "false",
      unfurl_links: "false",
      unfurl_media: "false",
    });
  });

  describe("to a person", () => {
    const person = (channel: string): Destination => ({ ...CHANNEL, channel });

    it.each(["U0000ONE", "W0000ENTERPRISE"])("posts privately, by the id alone: %s", async (id) => {
      api.answer("chat.postMessage", { ok: true, ts: "1900000000.000100", channel: "D0000TEST" });

      const result = await channel.send(person(id), lineCard("旧版"), { deliveryId: "d-1" });

      expect(result).toEqual({ kind: "sent", ref: "1900000000.000100" });
      expect(api.calls.map(({ method, args }) => [method, args["channel"]])).toEqual([
        ["chat.postMessage", id],
      ]);
    });

    it("who cannot be found is gone, and nobody is told to invite the bot", async () => {
      api.answer("chat.postMessage", { ok: false, error: "channel_not_found" });

      const result = await channel.send(person("U0000ONE"), lineCard("旧版"), { deliveryId: "d-1" });

      expect(result).toMatchObject({ kind: "gone", detail: expect.stringContaining("channel_not_found") });
      expect(JSON.stringify(result)).not.toContain("/invite");
    });

    it("looks for nothing: private messages are not read", async () => {
      expect((await channel.find(person("U0000ONE"), "d-1", TUESDAY_MORNING)).kind).toBe("cannot");
      expect(api.calls).toEqual([]);
    });
  });

  it("answers in the thread of the post", async () => {
    await channel.send(CHANNEL, lineCard("続報"), { deliveryId: "d-2" }, "1900000000.000100");

    expect(api.calls[0]?.args).toMatchObject({ thread_ts: "1900000000.000100" });
  });

  it("edits text and blocks together, and leaves the metadata alone", async () => {
    api.answer("chat.update", { ok: true, ts: "1900000000.000100" });

    const result = await channel.update(CHANNEL, "1900000000.000100", lineCard("第2版"), {
      deliveryId: "d-3",
    });

    expect(result).toEqual({ kind: "sent", ref: "1900000000.000100" });
    expect(api.calls[0]?.method).toBe("chat.update");
    expect(api.calls[0]?.args).toEqual({
      channel: "C0000TEST",
      ts: "1900000000.000100",
      text: "第2版",
      blocks: [expect.objectContaining({ type: "rich_text" })],
      parse: "none",
      link_names: "false",
    });
  });

  it("tells when the post to edit was deleted by a person", async () => {
    api.answer("chat.update", { ok: false, error: "message_not_found" });

    const result = await channel.update(CHANNEL, "1.0", lineCard("第2版"), { deliveryId: "d-3" });

    expect(result).toEqual({ kind: "deleted" });
  });

  it("does not hold one channel back when another is told to wait", async () => {
    api.answer("chat.postMessage", ({ args }) =>
      args["channel"] === "C0000TEST" ? { status: 429, retryAfter: "3600" } : { ok: true, ts: "2.0" },
    );

    const held = await channel.send(CHANNEL, lineCard("一"), { deliveryId: "d-1" });
    const other = await channel.send({ ...CHANNEL, channel: "C0000MORE" }, lineCard("二"), {
      deliveryId: "d-2",
    });

    expect(held).toMatchObject({ kind: "later", retryAfterMs: 3_600_000, scope: "destination" });
    expect(other).toEqual({ kind: "sent", ref: "2.0" });
  });

  it("writes no token and no words of the card into the log", async () => {
    api.answer("chat.postMessage", {
      ok: false,
      error: "invalid_auth",
      response_metadata: { messages: [TOKEN] },
    });

    const result = await channel.send(CHANNEL, lineCard("社外秘の件名"), { deliveryId: "d-1" });

    const written = JSON.stringify([result, logger.lines]);
    expect(written).toContain("invalid_auth");
    expect(written).not.toContain(TOKEN);
    expect(written).not.toContain("社外秘");
  });

  it("is unknown when the answer names no message", async () => {
    api.answer("chat.postMessage", { ok: true });

    expect(await channel.send(CHANNEL, lineCard("一"), { deliveryId: "d-1" })).toMatchObject({
      kind: "unknown",
    });
  });

  const message = (ts: string, deliveryId?: string) => ({
    ts,
    ...(deliveryId !== undefined && {
      metadata: { event_type: "hansho_delivery", event_payload: { delivery_id: deliveryId } },
    }),
  });

  it("finds a post by its metadata, looking five minutes further back than asked", async () => {
    api.answer("conversations.history", {
      ok: true,
      messages: [message("3.0"), message("2.0", "d-2"), message("1.0", "d-1")],
      has_more: false,
    });

    const result = await channel.find(CHANNEL, "d-1", TUESDAY_MORNING);

    expect(result).toEqual({ kind: "found", ref: "1.0" });
    expect(api.calls[0]?.args).toMatchObject({
      channel: "C0000TEST",
      include_all_metadata: "true",
      oldest: ((TUESDAY_MORNING - 300_000) / 1_000).toFixed(6),
    });
  });

  it("does not take another app's metadata for its own", async () => {
    const foreign = { event_type: "other_app", event_payload: { delivery_id: "d-1" } };
    api.answer("conversations.history", { ok: true, messages: [{ ts: "1.0", metadata: foreign }] });

    expect(await channel.find(CHANNEL, "d-1", TUESDAY_MORNING)).toEqual({ kind: "absent" });
  });

  it("reads on to the last page before it says that a post is absent", async () => {
    api.answer("conversations.history", ({ args }) =>
      args["cursor"] === undefined
        ? { ok: true, messages: [message("2.0")], has_more: true, response_metadata: { next_cursor: "two" } }
        : { ok: true, messages: [message("1.0", "d-1")], has_more: false },
    );

    expect(await channel.find(CHANNEL, "d-1", TUESDAY_MORNING)).toEqual({ kind: "found", ref: "1.0" });
    expect(await channel.find(CHANNEL, "d-9", TUESDAY_MORNING)).toEqual({ kind: "absent" });
  });

  it("cannot say when there are more pages than it reads", async () => {
    api.answer("conversations.history", {
      ok: true,
      messages: [message("2.0")],
      has_more: true,
      response_metadata: { next_cursor: "again" },
    });

    expect(await channel.find(CHANNEL, "d-1", TUESDAY_MORNING)).toMatchObject({ kind: "cannot" });
    expect(api.calls).toHaveLength(10);
  });

  it("looks in the thread for a reply", async () => {
    api.answer("conversations.replies", {
      ok: true,
      messages: [message("1.0", "d-1"), message("1.5", "d-5")],
    });

    const result = await channel.find(CHANNEL, "d-5", TUESDAY_MORNING, "1.0");

    expect(result).toEqual({ kind: "found", ref: "1.5" });
    expect(api.calls[0]?.args).toMatchObject({ ts: "1.0", include_all_metadata: "true" });
  });

  it.each([
    [{ ok: false, error: "missing_scope", needed: "channels:history" }],
    [{ ok: false, error: "not_in_channel" }],
    [{ ok: false, error: "channel_not_found" }],
    [{ status: 429, retryAfter: "60" }],
    [{ status: 500 }],
  ])("cannot look when Slack answers %j", async (answer) => {
    api.answer("conversations.history", answer);

    expect(await channel.find(CHANNEL, "d-1", TUESDAY_MORNING)).toMatchObject({ kind: "cannot" });
    expect(api.calls).toHaveLength(1);
  });
});
