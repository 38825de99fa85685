import { LogLevel, WebClient } from "@slack/web-api";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type SlackStandIn, startSlackStandIn } from "../../src/preview/slack-api.ts";
import { alertsChannel } from "../../src/preview/slack-world.ts";
import { createManualClock, type ManualClock } from "../fakes/clock.ts";
import { createQuietLogger } from "../fakes/logger.ts";

let clock: ManualClock;
let slack: SlackStandIn;
let client: WebClient;

const plain = (text: string) => ({ type: "plain_text" as const, text });
const section = { type: "section" as const, text: { type: "mrkdwn" as const, text: "hi" } };

const silent = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.ERROR,
  setName: () => {},
};

function clientFor(token: string): WebClient {
  return new WebClient(token, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: silent,
  });
}

beforeEach(async () => {
  clock = createManualClock();
  slack = await startSlackStandIn({
    logger: createQuietLogger(),
    clock,
    botToken: "xoxb-right",
    changed: () => {},
  });
  client = clientFor("xoxb-right");
  slack.world.channels[0]!.joined = true;
});
afterEach(() => slack.close());

const refusal = (error: string) => expect.objectContaining({ data: expect.objectContaining({ error }) });

describe("messages", () => {
  it("keeps a post with its metadata, and finds it again", async () => {
    const metadata = { event_type: "delivery", event_payload: { id: "d1" } };
    const posted = await client.chat.postMessage({
      channel: alertsChannel,
      text: "x",
      blocks: [section],
      metadata,
    });
    await client.chat.postMessage({ channel: alertsChannel, text: "reply", thread_ts: posted.ts! });

    const plainHistory = await client.conversations.history({ channel: alertsChannel });
    const history = await client.conversations.history({
      channel: alertsChannel,
      include_all_metadata: true,
    });
    const replies = await client.conversations.replies({ channel: alertsChannel, ts: posted.ts! });

    expect(plainHistory.messages).toMatchObject([{ ts: posted.ts, text: "x" }]);
    expect(plainHistory.messages?.[0]).not.toHaveProperty("metadata");
    expect(history.messages?.[0]).toMatchObject({ metadata });
    expect(replies.messages?.map(({ text }) => text)).toEqual(["x", "reply"]);
  });

  it("pages through history, newest first", async () => {
    for (const text of ["1", "2", "3"]) await client.chat.postMessage({ channel: alertsChannel, text });

    const first = await client.conversations.history({ channel: alertsChannel, limit: 2 });
    const second = await client.conversations.history({
      channel: alertsChannel,
      limit: 2,
      cursor: first.response_metadata?.next_cursor ?? "",
    });

    expect(first.messages?.map(({ text }) => text)).toEqual(["3", "2"]);
    expect(second.messages?.map(({ text }) => text)).toEqual(["1"]);
    expect(second.has_more).toBe(false);
  });

  it("takes the blocks away when an update has only text", async () => {
    const { ts } = await client.chat.postMessage({ channel: alertsChannel, text: "x", blocks: [section] });

    await client.chat.update({ channel: alertsChannel, ts: ts!, text: "y" });

    expect(slack.world.posts).toMatchObject([{ text: "y", blocks: [], edited: true }]);
  });

  it.each([
    ["invalid_auth", () => clientFor("xoxb-wrong").chat.postMessage({ channel: alertsChannel, text: "x" })],
    ["channel_not_found", () => client.chat.postMessage({ channel: "C404", text: "x" })],
    ["not_in_channel", () => client.chat.postMessage({ channel: "C0GENERAL", text: "x" })],
    ["no_text", () => client.chat.postMessage({ channel: alertsChannel, text: "" })],
    [
      "invalid_blocks",
      () =>
        client.chat.postMessage({
          channel: alertsChannel,
          text: "x",
          blocks: Array.from({ length: 51 }, () => section),
        }),
    ],
    [
      "msg_blocks_too_long",
      () =>
        client.chat.postMessage({
          channel: alertsChannel,
          text: "x",
          blocks: Array.from({ length: 5 }, () => ({
            type: "section" as const,
            text: plain("a".repeat(2999)),
          })),
        }),
    ],
    ["message_not_found", () => client.chat.update({ channel: alertsChannel, ts: "1.000001", text: "x" })],
    [
      "thread_not_found",
      () => client.chat.postMessage({ channel: alertsChannel, text: "x", thread_ts: "1.0" }),
    ],
    ["unknown_method", () => client.apiCall("chat.nonsense")],
    ["user_not_found", () => client.users.info({ user: "U404" })],
  ])("refuses with %s", async (error, call) => {
    await expect(call()).rejects.toEqual(refusal(error));
    expect(slack.world.posts).toEqual([]);
  });

  it("does not update somebody else's message", async () => {
    const ts = slack.world.nextTs();
    slack.world.posts.push({
      channel: alertsChannel,
      ts,
      from: "U0ENGLISH",
      text: "",
      blocks: [],
      edited: false,
    });

    await expect(client.chat.update({ channel: alertsChannel, ts, text: "x" })).rejects.toEqual(
      refusal("cant_update_message"),
    );
  });

  it("tells the locale only when asked", async () => {
    const silent = await client.users.info({ user: "U0JAPANESE" });
    const told = await client.users.info({ user: "U0JAPANESE", include_locale: true });

    expect(silent.user?.locale).toBeUndefined();
    expect(told.user?.locale).toBe("ja-JP");
  });
});

describe("modals", () => {
  const input = (id: string, initial?: string) => ({
    type: "input" as const,
    block_id: id,
    label: plain(id),
    element: {
      type: "plain_text_input" as const,
      action_id: id,
      ...(initial !== undefined && { initial_value: initial }),
    },
  });
  const modal = (...blocks: ReturnType<typeof input>[]) => ({
    type: "modal" as const,
    title: plain("Draft"),
    submit: plain("OK"),
    blocks,
  });
  const open = (trigger: string) =>
    client.views.open({ trigger_id: trigger, view: modal(input("a", "start")) });

  it("opens once for a fresh trigger", async () => {
    const trigger = slack.world.newTrigger("U0ENGLISH");

    const opened = await open(trigger);

    expect(opened.view?.state).toMatchObject({ values: { a: { a: { value: "start" } } } });
    await expect(open(trigger)).rejects.toEqual(refusal("exchanged_trigger_id"));
    await expect(open("nonsense")).rejects.toEqual(refusal("invalid_trigger_id"));
  });

  it("refuses a trigger older than three seconds", async () => {
    const trigger = slack.world.newTrigger("U0ENGLISH");
    await clock.advance(3_001);

    await expect(open(trigger)).rejects.toEqual(refusal("expired_trigger_id"));
  });

  it("keeps what was typed where an input stays, and refuses an old hash", async () => {
    const { view } = await open(slack.world.newTrigger("U0ENGLISH"));
    slack.world.views[0]!.values["a"]!["a"]!.value = "typed";

    const updated = await client.views.update({
      view_id: view!.id!,
      hash: view!.hash!,
      view: modal(input("a", "other"), input("b", "new")),
    });

    expect(updated.view?.state).toMatchObject({
      values: { a: { a: { value: "typed" } }, b: { b: { value: "new" } } },
    });
    await expect(
      client.views.update({ view_id: view!.id!, hash: view!.hash!, view: modal() }),
    ).rejects.toEqual(refusal("hash_conflict"));
    await expect(client.views.update({ view_id: "V404", view: modal() })).rejects.toEqual(
      refusal("not_found"),
    );
  });

  it("stacks three at most", async () => {
    const push = () =>
      client.views.push({ trigger_id: slack.world.newTrigger("U0ENGLISH"), view: modal(input("a")) });
    await open(slack.world.newTrigger("U0ENGLISH"));
    await push();
    await push();

    await expect(push()).rejects.toEqual(refusal("push_limit_reached"));
  });
});

describe("response_url", () => {
  const answer = (url: string, body: object) =>
    fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  const ticket = (source?: string) =>
    slack.responseUrl(slack.world.newTicket({ person: "U0ENGLISH", channel: "C0GENERAL", source }));

  it("takes five answers, shown to the one who asked, even where the bot is no member", async () => {
    const url = ticket();
    const statuses: number[] = [];
    for (let use = 0; use < 6; use += 1) statuses.push((await answer(url, { text: `${use}` })).status);

    expect(statuses).toEqual([200, 200, 200, 200, 200, 404]);
    expect(slack.world.posts).toHaveLength(5);
    expect(slack.world.posts[0]).toMatchObject({ only: "U0ENGLISH", channel: "C0GENERAL" });
  });

  it("takes none after thirty minutes", async () => {
    const url = ticket();
    await clock.advance(30 * 60_000 + 1);

    expect((await answer(url, { text: "late" })).status).toBe(404);
  });

  it("refuses what Slack would", async () => {
    const response = await answer(ticket(), { blocks: [{ type: "nonsense" }] });

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: "invalid_blocks" });
  });
});

describe("faults", () => {
  it("says 429 with Retry-After once", async () => {
    slack.faults.next("chat.postMessage", { kind: "status", status: 429, retryAfter: 7 });

    await expect(client.chat.postMessage({ channel: alertsChannel, text: "x" })).rejects.toMatchObject({
      retryAfter: 7,
    });
    await client.chat.postMessage({ channel: alertsChannel, text: "x" });
    expect(slack.world.posts).toHaveLength(1);
  });

  it("cuts before or after the message is kept", async () => {
    slack.faults.next("chat.postMessage", { kind: "reset" });
    slack.faults.next("chat.postMessage", { kind: "accepted-reset" });

    await expect(client.chat.postMessage({ channel: alertsChannel, text: "lost" })).rejects.toThrow(
      /fetch failed|socket|reset/,
    );
    await expect(client.chat.postMessage({ channel: alertsChannel, text: "kept" })).rejects.toThrow(
      /fetch failed|socket|reset/,
    );
    expect(slack.world.posts.map(({ text }) => text)).toEqual(["kept"]);
    expect(slack.faults.seen("chat.postMessage")).toBe(2);
  });
});
