import { createServer } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createClient } from "../../../src/bots/slack/client.ts";
import { type SendFailure, sendFailure } from "../../../src/bots/slack/errors.ts";
import { createFakeSlackApi, type FakeSlackApi, type SlackAnswer } from "../../fakes/slack-api.ts";
import { createQuietLogger } from "../../fakes/logger.ts";

const TOKEN = "xoxb-1900-test";

async function fail(url: string, timeoutMs = 1_000): Promise<SendFailure> {
  const client = createClient({
    settings: { botToken: TOKEN, apiUrl: url },
    logger: createQuietLogger(),
    timeoutMs,
  });
  return client.chat.postMessage({ channel: "C0000TEST", text: "試験" }).then(
    () => expect.unreachable("it was posted"),
    (error: unknown) => sendFailure(error),
  );
}

describe("a failed request to Slack", () => {
  let api: FakeSlackApi;

  beforeEach(async () => {
    api = await createFakeSlackApi();
  });
  afterEach(() => api.close());

  const refusal = (error: string, more = {}): SlackAnswer => ({ ok: false, error, ...more });

  it.each<[string, SlackAnswer, Partial<SendFailure>]>([
    ["429 pauses the destination", { status: 429, retryAfter: "7" }, later(7_000, "destination")],
    ["429 without a time", { status: 429 }, later(30_000, "destination")],
    ["429 with a date for a time", { status: 429, retryAfter: "soon" }, later(30_000, "destination")],
    ["ratelimited pauses the workspace", refusal("ratelimited"), later(30_000, "workspace")],
    ["too many messages in all", refusal("message_limit_exceeded"), later(60_000, "workspace")],
    ["a workspace that is moving", refusal("team_added_to_org"), later(300_000, "workspace")],
    ["not a member", refusal("not_in_channel"), { kind: "gone" }],
    ["no such channel", refusal("channel_not_found"), { kind: "gone" }],
    ["an archived channel", refusal("is_archived"), { kind: "gone" }],
    ["a read-only channel", refusal("restricted_action_read_only_channel"), { kind: "gone" }],
    ["a person who left", refusal("user_disabled"), { kind: "gone" }],
    ["a person who is not there", refusal("user_not_found"), { kind: "gone" }],
    ["a person this app may not see", refusal("user_not_visible"), { kind: "gone" }],
    ["a bot", refusal("cannot_dm_bot"), { kind: "gone" }],
    [
      "an app without private messages",
      refusal("messages_tab_disabled"),
      { kind: "refused", detail: expect.stringContaining("App Home") },
    ],
    ["a message a person deleted", refusal("message_not_found"), { kind: "deleted" }],
    ["a thread whose post was deleted", refusal("thread_not_found"), { kind: "deleted" }],
    ["a message that is not ours", refusal("cant_update_message"), { kind: "refused" }],
    ["blocks Slack does not take", refusal("invalid_blocks"), { kind: "refused" }],
    ["a message too long", refusal("msg_too_long"), { kind: "refused" }],
    ["blocks too long", refusal("msg_blocks_too_long"), { kind: "refused" }],
    ["a revoked token", refusal("token_revoked"), { kind: "later", scope: "workspace" }],
    ["an inactive account", refusal("account_inactive"), { kind: "later", scope: "workspace" }],
    ["a wrong token", refusal("invalid_auth"), { kind: "later", scope: "workspace" }],
    ["an error we do not know", refusal("something_new"), { kind: "refused" }],
    ["a request that was cut on the way", refusal("request_timeout"), { kind: "unreachable" }],
    ["Slack's own failure", refusal("internal_error"), { kind: "unknown" }],
    ["a failure half-way", refusal("fatal_error"), { kind: "unknown" }],
    ["a page that is not JSON", { status: 200, body: "<html>proxy</html>" }, { kind: "unknown" }],
    ["HTTP 500", { status: 500 }, { kind: "unknown", detail: "HTTP 500" }],
    ["HTTP 503", { status: 503 }, { kind: "unknown" }],
    ["HTTP 403 of a gateway", { status: 403 }, { kind: "refused", detail: "HTTP 403" }],
    ["HTTP 413", { status: 413 }, { kind: "refused" }],
    ["a connection cut after the request", "reset", { kind: "unknown" }],
    ["an answer cut in its body", "cut", { kind: "unknown" }],
  ])("%s", async (_name, answer, expected) => {
    api.answer("chat.postMessage", answer);

    const failure = await fail(api.url);

    expect(failure).toMatchObject(expected);
    expect(api.of("chat.postMessage")).toHaveLength(1);
  });

  it("is unknown when no answer comes in time, and is not repeated", async () => {
    api.answer("chat.postMessage", "hang");

    const failure = await fail(api.url, 100);

    expect(failure).toEqual({ kind: "unknown", detail: "no answer in time" });
    expect(api.of("chat.postMessage")).toHaveLength(1);
  });

  it("is unreachable when the connection is refused", async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, "127.0.0.1", resolve));
    const { port } = closed.address() as { port: number };
    await new Promise((resolve) => closed.close(resolve));

    const failure = await fail(`http://127.0.0.1:${port}/api/`);

    expect(failure).toEqual({ kind: "unreachable", detail: "not connected (ECONNREFUSED)" });
  });

  it("is unreachable when the host has no address", async () => {
    const failure = await fail("http://slack.invalid/api/", 20_000);

    expect(failure.kind).toBe("unreachable");
  });

  it("is unreachable when the TLS handshake fails", async () => {
    const failure = await fail(api.url.replace("http:", "https:"));

    expect(failure.kind).toBe("unreachable");
    expect(api.calls).toEqual([]);
  });

  it("names the scope that is missing, and never the token", async () => {
    api.answer("chat.postMessage", refusal("missing_scope", { needed: "chat:write", token: TOKEN }));

    const failure = await fail(api.url);

    expect(failure).toEqual({
      kind: "later",
      retryAfterMs: 300_000,
      scope: "workspace",
      detail: "Slack refused (missing_scope), needed: chat:write",
    });
  });

  it("tells a person how to invite the bot, in both languages", async () => {
    api.answer("chat.postMessage", refusal("not_in_channel"));

    const failure = await fail(api.url);

    expect(failure).toMatchObject({ detail: expect.stringContaining("/invite @Hansho") });
    expect(failure).toMatchObject({ detail: expect.stringContaining("入力してください") });
  });
});

function later(retryAfterMs: number, scope: "destination" | "workspace"): Partial<SendFailure> {
  return { kind: "later", retryAfterMs, scope };
}
