import { createRemoteJWKSet, jwtVerify } from "jose";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startTeamsStandIn, type TeamsStandIn } from "../../src/preview/bot-connector.ts";
import { channelId, teamsAppId } from "../../src/preview/teams-world.ts";
import { createManualClock } from "../fakes/clock.ts";
import { createQuietLogger } from "../fakes/logger.ts";

let teams: TeamsStandIn;

beforeEach(async () => {
  teams = await startTeamsStandIn({
    logger: createQuietLogger(),
    clock: createManualClock(),
    changed: () => {},
  });
  teams.world.conversations[0]!.installed = true;
});
afterEach(() => teams.close());

async function call(method: string, path: string, body?: object, token?: string) {
  const bearer = token ?? (await teams.login.outboundToken());
  const response = await fetch(`${teams.serviceUrl}v3/${path}`, {
    method,
    headers: { "content-type": "application/json", authorization: `Bearer ${bearer}` },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const answer = (await response.json().catch(() => ({}))) as {
    id?: string;
    activityId?: string;
    error?: { code: string };
  };
  return { status: response.status, ...answer };
}

const message = { type: "message", text: "hello" };
const startThread = (channel = channelId) =>
  call("POST", "conversations", {
    isGroup: true,
    channelData: { channel: { id: channel } },
    activity: message,
  });
const activities = (id: string, activity = "") =>
  `conversations/${encodeURIComponent(id)}/activities${activity && `/${activity}`}`;

describe("the Bot Connector", () => {
  it("starts a thread, takes replies and edits, and deletes", async () => {
    const started = await startThread();
    const reply = await call("POST", activities(started.id!), { ...message, text: "reply" });
    const edited = await call("PUT", activities(started.id!, started.activityId!), {
      ...message,
      text: "new",
    });

    expect(started).toMatchObject({ status: 201, id: `${channelId};messageid=${started.activityId}` });
    expect(edited).toMatchObject({ status: 200, id: started.activityId });
    expect(teams.world.posts).toMatchObject([
      { id: started.activityId, text: "new", edited: true },
      { id: reply.id, text: "reply", thread: started.activityId },
    ]);

    expect((await call("DELETE", activities(channelId, reply.id!))).status).toBe(200);
    expect(teams.world.posts).toHaveLength(1);
  });

  it("makes a person's chat, the same each time, where they or their team have the app", async () => {
    const [channel, , english] = teams.world.conversations;
    const startChat = (member: string | undefined) =>
      call("POST", "conversations", { isGroup: false, members: [{ id: member }] });

    expect(await startChat(english?.person)).toMatchObject({ status: 201, id: english?.id });
    expect(await startChat(english?.person)).toMatchObject({ status: 201, id: english?.id });
    expect((await call("POST", activities(english?.id ?? ""), message)).status).toBe(201);
    expect(await startChat("29:nobody")).toMatchObject({ status: 404 });

    Object.assign(channel ?? {}, { installed: false });
    Object.assign(english ?? {}, { installed: false });
    expect(await startChat(english?.person)).toMatchObject({
      status: 403,
      error: { code: "BotNotInConversationRoster" },
    });
  });

  it("refuses as Microsoft does", async () => {
    const unknownThread = activities(`${channelId};messageid=1`);
    const tooLarge = { ...message, text: "あ".repeat(60_000) };

    expect(await call("POST", activities(channelId), message, "nonsense")).toMatchObject({ status: 401 });
    expect(
      await call("POST", activities(channelId), message, await teams.login.inboundToken()),
    ).toMatchObject({ status: 401 });
    expect(await startThread("19:nowhere@thread.tacv2")).toMatchObject({ status: 404 });
    expect(await call("POST", unknownThread, message)).toMatchObject({ status: 404 });
    expect(await call("PUT", activities(channelId, "404"), message)).toMatchObject({
      status: 404,
      error: { code: "ActivityNotFoundInConversation" },
    });
    expect(await call("POST", activities(channelId), tooLarge)).toMatchObject({
      status: 413,
      error: { code: "MessageSizeTooBig" },
    });
    expect(await call("POST", activities("a:preview-en"), message)).toMatchObject({
      status: 403,
      error: { code: "BotNotInConversationRoster" },
    });
    expect(teams.world.posts).toEqual([]);
  });

  it("fails as told, once", async () => {
    teams.faults.next("/conversations", { kind: "status", status: 412 });
    teams.faults.next("/conversations", { kind: "accepted-reset" });

    expect((await startThread()).status).toBe(412);
    await expect(startThread()).rejects.toThrow("fetch failed");
    expect((await startThread()).status).toBe(201);
    expect(teams.world.posts).toHaveLength(2);
  });
});

describe("the login", () => {
  it("publishes the key that signs what it sends to the bot", async () => {
    const metadata = (await (await fetch(teams.openIdMetadataUrl)).json()) as { jwks_uri: string };
    const keys = createRemoteJWKSet(new URL(metadata.jwks_uri));

    const { payload } = await jwtVerify(await teams.login.inboundToken(), keys, {
      issuer: teams.issuer,
      audience: teamsAppId,
    });

    expect(payload["serviceurl"]).toBe(teams.serviceUrl);
    const published = (await (await fetch(metadata.jwks_uri)).json()) as { keys: object[] };
    expect(published.keys).toMatchObject([{ endorsements: ["msteams"] }]);
    expect(JSON.stringify(published)).not.toContain('"d":');
  });
});
