/** What is said to one person, in their own chat with the bot. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { SendResult } from "../../../src/ports.ts";
import type { ConnectorFault } from "../../fakes/bot-connector.ts";
import {
  activityOf,
  BOT,
  cardOf,
  createHarness,
  destinationOf,
  type Harness,
  inChannel,
  TENANT,
} from "./harness.ts";

const META = { deliveryId: "d1" };
const PERSON = "29:one";

function personOf(bot: Harness) {
  const conversation = { id: PERSON, conversationType: "personal", tenantId: TENANT };
  const { serviceUrl } = bot.connector;
  const reference = JSON.stringify({
    channelId: "msteams",
    serviceUrl,
    bot: BOT,
    conversation,
    person: true,
  });
  return destinationOf(bot, "personal", { channel: PERSON, reference });
}

let bot: Harness;

beforeAll(async () => {
  bot = await createHarness();
});
afterAll(() => bot.close());
beforeEach(() => {
  bot.connector.requests.length = 0;
  bot.connector.faults.length = 0;
});

describe("to one person", () => {
  const CHAT = "POST /v3/conversations";
  const MESSAGE = `POST /v3/conversations/a:${PERSON}/activities`;
  const called = () => bot.connector.requests.map(({ method, path }) => `${method} ${path}`);

  it("asks for their chat, which is the same each time, and writes there", async () => {
    const sent = await bot.channel.send(personOf(bot), cardOf("told"), META);
    await bot.channel.send(personOf(bot), cardOf("again"), META);

    expect(sent).toEqual({ kind: "sent", ref: expect.stringMatching(new RegExp(`^a:${PERSON} \\d+$`)) });
    expect(called()).toEqual([CHAT, MESSAGE, CHAT, MESSAGE]);
    expect(bot.connector.requests[0]?.body).toMatchObject({
      isGroup: false,
      tenantId: TENANT,
      bot: { id: BOT.id },
      members: [{ id: PERSON }],
      channelData: { tenant: { id: TENANT } },
    });
    expect(bot.connector.requests[0]?.body).not.toHaveProperty("activity");
    expect(bot.connector.requests[1]?.body).toMatchObject({ summary: "told" });
  });

  it("with the reference a press left", async () => {
    await bot.post(
      activityOf(bot.connector.serviceUrl, {
        type: "invoke",
        name: "task/fetch",
        from: { id: PERSON, name: "試験 太郎" },
        value: { data: { hansho: { action: "draft", a: "adv-1", r: 1 } } },
        ...inChannel(),
      }),
    );
    const asked = bot.flows.askers.at(-1);

    const reference = asked?.reference;
    expect(asked).toMatchObject({ platform: "teams", workspace: TENANT, id: PERSON, name: "試験 太郎" });
    expect((await bot.channel.send({ ...personOf(bot), reference }, cardOf("told"), META)).kind).toBe("sent");
  });

  it.each<[string, ConnectorFault, SendResult["kind"]]>([
    ["the app is not there for them", { status: 403 }, "gone"],
    ["they are not there any more", { status: 404 }, "gone"],
    ["too much at once", { status: 429 }, "later"],
    ["a failure", { status: 503 }, "unreachable"],
    ["a cut connection", "reset", "unreachable"],
    ["an answer without a chat", { status: 201, body: {} }, "unreachable"],
  ])("says nothing while their chat is not open: %s", async (_why, fault, kind) => {
    bot.connector.faults.push(fault);

    expect((await bot.channel.send(personOf(bot), cardOf("told"), META)).kind).toBe(kind);
    expect(called()).toEqual([CHAT]);
  });

  it.each(["hang", "stall"] as const)(
    "asks for the chat another time when no answer comes: %s",
    async (fault) => {
      bot.connector.faults.push(fault);

      const sending = bot.channel.send(personOf(bot), cardOf("told"), META);
      await bot.connector.received(1);
      bot.timeOut();

      expect((await sending).kind).toBe("unreachable");
      expect(called()).toEqual([CHAT]);
    },
  );

  it.each<[string, ConnectorFault, SendResult["kind"]]>([
    ["too much at once", { status: 429, headers: { "retry-after": "7" } }, "later"],
    ["they blocked the bot", { status: 403, body: { error: { code: "MessageWritesBlocked" } } }, "gone"],
    ["the chat is gone", { status: 404, body: { error: { code: "ConversationNotFound" } } }, "gone"],
    ["a lost answer", { status: 502 }, "unknown"],
    ["a cut connection", "reset", "unknown"],
  ])("is to the message as to any post, once the chat is open: %s", async (_why, fault, kind) => {
    bot.connector.faults.push({ status: 201, body: { id: `a:${PERSON}` } }, fault);

    expect((await bot.channel.send(personOf(bot), cardOf("told"), META)).kind).toBe(kind);
    expect(called()).toEqual([CHAT, MESSAGE]);
  });

  it("does not know whether it was said when no answer to the message comes", async () => {
    bot.connector.faults.push({ status: 201, body: { id: `a:${PERSON}` } }, "hang");

    const sending = bot.channel.send(personOf(bot), cardOf("told"), META);
    await bot.connector.received(2);
    bot.timeOut();

    expect((await sending).kind).toBe("unknown");
    expect(called()).toEqual([CHAT, MESSAGE]);
  });

  it.each(["a:1/../../v3/conversations/x", "a:x?y=z#w", "a:100%", "a:佐藤 1", "a:%2F..%2F"])(
    "writes into the chat Teams names, whatever it is called: %s",
    async (chat) => {
      bot.connector.faults.push({ status: 201, body: { id: chat } });

      expect((await bot.channel.send(personOf(bot), cardOf("told"), META)).kind).toBe("sent");
      expect(called()).toEqual([CHAT, `POST /v3/conversations/${chat}/activities`]);
    },
  );
});
