import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { SendResult } from "../../../src/ports.ts";
import type { ConnectorFault } from "../../fakes/bot-connector.ts";
import {
  activityOf,
  BOT,
  CHANNEL,
  cardOf,
  createHarness,
  destinationOf,
  type Harness,
  inChannel,
  TENANT,
} from "./harness.ts";

const META = { deliveryId: "d1" };
let bot: Harness;

beforeAll(async () => {
  bot = await createHarness();
});
afterAll(() => bot.close());
beforeEach(() => {
  bot.connector.requests.length = 0;
  bot.connector.faults.length = 0;
});

describe("posting", () => {
  it("starts a thread in a channel, replies into it, and updates the post", async () => {
    const place = destinationOf(bot, "channel");

    const sent = await bot.channel.send(place, cardOf("post"), META);
    expect(sent).toEqual({
      kind: "sent",
      ref: expect.stringMatching(/^19:general@thread\.tacv2;messageid=\d+ \d+$/),
    });
    const { ref } = sent as { ref: string };
    const reply = await bot.channel.send(place, cardOf("reply"), META, ref);
    const update = await bot.channel.update(place, ref, cardOf("edited"), META);

    const [thread, id] = ref.split(" ");
    expect(reply.kind).toBe("sent");
    expect(update).toEqual({ kind: "sent", ref });
    expect(bot.connector.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      "POST /v3/conversations",
      `POST /v3/conversations/${thread}/activities`,
      `PUT /v3/conversations/${thread}/activities/${id}`,
    ]);
    expect(bot.connector.requests[0]?.body).toMatchObject({
      isGroup: true,
      tenantId: TENANT,
      bot: { id: BOT.id },
      channelData: { channel: { id: CHANNEL } },
      activity: { type: "message", summary: "post", attachments: [{ content: { type: "AdaptiveCard" } }] },
    });
    expect(bot.connector.requests[2]?.body).toMatchObject({ id, summary: "edited" });
    expect(
      bot.connector.requests.every(({ authorization }) => authorization === "Bearer outbound-token"),
    ).toBe(true);
  });

  it("updates a reply in the thread it stands in", async () => {
    const place = destinationOf(bot, "channel");
    const post = (await bot.channel.send(place, cardOf("post"), META)) as { ref: string };
    const reply = (await bot.channel.send(place, cardOf("reply"), META, post.ref)) as { ref: string };

    await bot.channel.update(place, reply.ref, cardOf("edited reply"), META);

    const [thread, id] = reply.ref.split(" ");
    expect(bot.connector.requests.at(-1)).toMatchObject({
      method: "PUT",
      path: `/v3/conversations/${thread}/activities/${id}`,
    });
  });

  it("posts to a chat, where a reply is a message of its own", async () => {
    const place = destinationOf(bot, "personal");

    const sent = (await bot.channel.send(place, cardOf("post"), META)) as { ref: string };
    await bot.channel.send(place, cardOf("reply"), META, sent.ref);
    await bot.channel.update(place, sent.ref, cardOf("edited"), META);

    expect(sent.ref).toMatch(/^\d+$/);
    expect(bot.connector.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      "POST /v3/conversations/a:personal/activities",
      "POST /v3/conversations/a:personal/activities",
      `PUT /v3/conversations/a:personal/activities/${sent.ref}`,
    ]);
  });

  it("posts with the reference an installation left", async () => {
    await bot.post(
      activityOf(bot.connector.serviceUrl, { type: "installationUpdate", action: "add", ...inChannel() }),
    );
    const stored = bot.flows.installs.at(-1)!;

    const sent = await bot.channel.send(
      { ...destinationOf(bot, "channel"), ...stored },
      cardOf("post"),
      META,
    );

    expect(sent.kind).toBe("sent");
  });

  it("cannot look for a message", async () => {
    expect((await bot.channel.find(destinationOf(bot, "channel"), "d1", 0)).kind).toBe("cannot");
  });
});

describe("one request, whatever goes wrong", () => {
  const error = (code: string) => ({ error: { code, message: "x" } });
  const cases: [string, ConnectorFault, SendResult, SendResult?][] = [
    [
      "429 with a wait",
      { status: 429, headers: { "retry-after": "7" } },
      { kind: "later", retryAfterMs: 7_000, scope: "destination", detail: "HTTP 429" },
    ],
    [
      "429 without",
      { status: 429 },
      { kind: "later", retryAfterMs: 5_000, scope: "destination", detail: "HTTP 429" },
    ],
    [
      "412",
      {
        status: 412,
        body: error("PreconditionFailed"),
        headers: { "retry-after": "Tue, 24 Nov 2026 00:00:30 GMT" },
      },
      { kind: "later", retryAfterMs: 30_000, scope: "destination", detail: "HTTP 412 PreconditionFailed" },
    ],
    ["500", { status: 500 }, { kind: "unknown", detail: "HTTP 500" }],
    ["502", { status: 502 }, { kind: "unknown", detail: "HTTP 502" }],
    ["503", { status: 503, headers: { "retry-after": "1" } }, { kind: "unknown", detail: "HTTP 503" }],
    ["504", { status: 504 }, { kind: "unknown", detail: "HTTP 504" }],
    ["401", { status: 401 }, { kind: "later", retryAfterMs: 60_000, scope: "workspace", detail: "HTTP 401" }],
    ["400", { status: 400, body: error("BadSyntax") }, { kind: "refused", detail: "HTTP 400 BadSyntax" }],
    [
      "413",
      { status: 413, body: error("MessageSizeTooBig") },
      { kind: "refused", detail: "HTTP 413 MessageSizeTooBig" },
    ],
    [
      "403",
      { status: 403, body: error("MessageWritesBlocked") },
      { kind: "gone", detail: "HTTP 403 MessageWritesBlocked" },
    ],
    [
      "404 of the conversation",
      { status: 404, body: error("ConversationNotFound") },
      { kind: "gone", detail: "HTTP 404 ConversationNotFound" },
    ],
    [
      "404 of the message",
      { status: 404, body: error("ActivityNotFoundInConversation") },
      { kind: "gone", detail: "HTTP 404 ActivityNotFoundInConversation" },
      { kind: "deleted" },
    ],
    [
      "a redirect",
      { status: 307, headers: { location: "/teams/v3/conversations" } },
      { kind: "unknown", detail: "HTTP 307" },
    ],
    [
      "a code that is markup",
      { status: 400, body: error("<!channel>") },
      { kind: "refused", detail: "HTTP 400 channel" },
    ],
  ];

  for (const [name, fault, onSend, onUpdate = onSend] of cases) {
    it(`${name}: send and update`, async () => {
      bot.connector.faults.push(fault, fault);

      const sent = await bot.channel.send(destinationOf(bot, "channel"), cardOf("post"), META);
      const updated = await bot.channel.update(destinationOf(bot, "channel"), "1", cardOf("post"), META);

      expect(sent).toEqual(onSend);
      expect(updated).toEqual(onUpdate);
      expect(bot.connector.requests).toHaveLength(2);
    });
  }

  it("404 on a reply: the thread was deleted, not the channel", async () => {
    bot.connector.faults.push({ status: 404, body: error("ConversationNotFound") });

    const sent = await bot.channel.send(
      destinationOf(bot, "channel"),
      cardOf("reply"),
      META,
      `${CHANNEL};messageid=1 1`,
    );

    expect(sent).toEqual({ kind: "deleted" });
    expect(bot.connector.requests).toHaveLength(1);
  });

  for (const fault of ["hang", "stall", "reset"] as const) {
    it(`${fault}: unknown`, async () => {
      bot.connector.faults.push(fault);

      const sending = bot.channel.send(destinationOf(bot, "personal"), cardOf("post"), META);
      await bot.connector.received(1);
      if (fault !== "reset") bot.timeOut();

      expect((await sending).kind).toBe("unknown");
      expect(bot.connector.requests).toHaveLength(1);
    });
  }

  it("an answer without an id: unknown, for it was accepted", async () => {
    bot.connector.faults.push({ status: 201, body: {} });

    expect((await bot.channel.send(destinationOf(bot, "personal"), cardOf("post"), META)).kind).toBe(
      "unknown",
    );
    expect(bot.connector.requests).toHaveLength(1);
  });

  it("a closed port: unreachable", async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, "127.0.0.1", resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => void closed.close(resolve));
    const other = await createHarness({ serviceUrlHosts: [`127.0.0.1:${port}`] });
    const reference = JSON.parse(destinationOf(bot, "personal").reference ?? "") as object;
    const place = destinationOf(bot, "personal", {
      reference: JSON.stringify({ ...reference, serviceUrl: `http://127.0.0.1:${port}/teams/` }),
    });

    const sent = await other.channel.send(place, cardOf("post"), META);
    await other.close();

    expect(sent).toEqual({ kind: "unreachable", detail: "ECONNREFUSED" });
  });
});
