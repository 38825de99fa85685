import { request } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { activityOf, createHarness, type Harness } from "./harness.ts";

let bot: Harness | undefined;

afterEach(() => bot?.close());

/** As config.ts gives it when the development flag is set: no stand-in, and perhaps no ids. */
function unauthenticated(parts: object = {}): Promise<Harness> {
  return createHarness({ unauthenticated: true, standIn: undefined, serviceUrlHosts: undefined, ...parts });
}

/** fetch does not let a Host be set. */
function postRaw(url: string, body: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: "POST", headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on("error", reject).end(body);
  });
}

describe("the unauthenticated development mode", () => {
  it("takes activities without a token, sends none, and warns at the start", async () => {
    bot = await unauthenticated({ appId: "", tenantId: "" });
    const activity = activityOf(bot.connector.serviceUrl, {
      conversation: { id: "a:personal", conversationType: "personal", tenantId: "made-up" },
      channelData: {},
    });

    const response = await bot.post(activity, null);

    expect(response.status).toBe(200);
    expect(bot.flows.commands[0]?.asker.destination.workspace).toBe("made-up");
    expect(bot.connector.requests).toHaveLength(1);
    expect(bot.connector.requests[0]?.authorization).toBeUndefined();
    expect(bot.logger.lines[0]).toMatchObject({
      level: "warn",
      message: expect.stringContaining("without a token"),
    });
  });

  it("still refuses another tenant when one is set, and every host but loopback", async () => {
    bot = await unauthenticated();
    const elsewhere = [
      "https://smba.trafficmanager.net/jp/",
      "http://192.0.2.1/",
      "http://localhost.example.com/",
    ];
    const statuses: number[] = [];
    for (const serviceUrl of elsewhere) statuses.push((await bot.post(activityOf(serviceUrl), null)).status);
    const other = { id: "a:1", conversationType: "personal", tenantId: "other" };
    const tenant = await bot.post(activityOf(bot.connector.serviceUrl, { conversation: other }), null);

    expect([...statuses, tenant.status]).toEqual([403, 403, 403, 403]);
    expect(bot.flows.seen.size).toBe(0);
  });

  it("puts the replies into the response when the client asks for that", async () => {
    bot = await unauthenticated({ appId: "", tenantId: "" });

    const response = await bot.post(
      activityOf(bot.connector.serviceUrl, { deliveryMode: "expectReplies" }),
      null,
    );

    expect(await response.json()).toMatchObject({
      activities: [
        { summary: "answer to help", attachments: [{ contentType: expect.stringContaining("adaptive") }] },
      ],
    });
    expect(bot.connector.requests).toEqual([]);
  });

  it("refuses what a website or a tunnel brings in from elsewhere", async () => {
    bot = await unauthenticated({ appId: "", tenantId: "" });
    const { port } = new URL(bot.url);
    const body = JSON.stringify(activityOf(bot.connector.serviceUrl));
    const headers = { "content-type": "application/json" };
    const statuses = [
      // A name that was made to lead to this machine (DNS rebinding), and a page of another origin.
      await postRaw(bot.url, body, { ...headers, host: `rebound.example.com:${port}` }),
      await postRaw(bot.url, body, { ...headers, origin: "http://example.com" }),
      await postRaw(bot.url, body, { ...headers, "x-forwarded-for": "192.0.2.1" }),
      await postRaw(bot.url, body, { ...headers, host: `localhost:${port}` }),
    ];

    expect(statuses).toEqual([403, 403, 403, 200]);
    expect(bot.flows.commands).toHaveLength(1);
  });

  it("is off unless asked for by name", async () => {
    bot = await createHarness({ unauthenticated: false });

    expect((await bot.post(activityOf(bot.connector.serviceUrl), null)).status).toBe(401);
  });
});
