import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkSlack } from "../../../src/bots/slack/check.ts";
import { createFakeSlackApi, type FakeSlackApi } from "../../fakes/slack-api.ts";

describe("checking the Slack connection", () => {
  let api: FakeSlackApi;

  beforeEach(async () => {
    api = await createFakeSlackApi();
  });
  afterEach(() => api.close());

  const granted = (...scopes: string[]) => ({
    ok: true,
    team: "Test",
    user: "hansho",
    response_metadata: { scopes },
  });
  const needed = ["chat:write", "commands", "users:read", "channels:read", "groups:read"];
  const check = (more = {}) => checkSlack({ botToken: "xoxb-1900", apiUrl: api.url, ...more });

  it("says who we are, and what is lost without the optional scopes", async () => {
    api.answer("auth.test", granted(...needed, "groups:history"));

    expect(await check()).toEqual({
      ok: true,
      note: "Test as hansho, HTTP; without channels:history a post whose answer was lost may come twice",
    });
  });

  it("names the scopes that are missing", async () => {
    api.answer("auth.test", granted("chat:write", "commands", "users:read", "groups:read"));

    expect(await check()).toMatchObject({ ok: false, note: expect.stringContaining("channels:read") });
  });

  it("asks for a connection when there is an app token", async () => {
    api.answer("auth.test", granted(...needed, "channels:history", "groups:history"));
    api.answer("apps.connections.open", { ok: true, url: "wss://socket.example.com/" });

    expect(await check({ appToken: "xapp-1900" })).toEqual({ ok: true, note: "Test as hansho, Socket Mode" });
    expect(api.of("apps.connections.open")[0]?.authorization).toBe("Bearer xapp-1900");
  });

  it("says why Slack refuses, without the token", async () => {
    api.answer("auth.test", { ok: false, error: "invalid_auth" });

    expect(await check()).toEqual({
      ok: false,
      note: "SLACK_BOT_TOKEN: Slack refused (invalid_auth); install the app again and copy its new Bot User OAuth Token",
    });
  });

  it("says which of the two tokens is refused", async () => {
    api.answer("auth.test", granted(...needed));
    api.answer("apps.connections.open", { ok: false, error: "invalid_auth" });

    expect(await check({ appToken: "xapp-1900" })).toEqual({
      ok: false,
      note: "SLACK_APP_TOKEN: Slack refused (invalid_auth); make a new one with connections:write (Basic Information, App-Level Tokens)",
    });
  });

  it("says where Slack cannot be reached", async () => {
    await api.close();

    expect(await check()).toEqual({
      ok: false,
      note: "Slack could not be asked: not connected (ECONNREFUSED); check the way out to https://slack.com, or SLACK_API_URL",
    });
  });
});
