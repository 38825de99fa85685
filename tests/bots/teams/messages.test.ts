import { inspect } from "node:util";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { AdaptiveCard } from "../../../src/cards/teams.ts";
import {
  activityOf,
  BOT,
  CHANNEL,
  createHarness,
  type Harness,
  inChannel,
  mention,
  TENANT,
} from "./harness.ts";

let bot: Harness;

beforeAll(async () => {
  bot = await createHarness();
});
afterAll(() => bot.close());
beforeEach(() => {
  Object.assign(bot.flows, { commands: [], installs: [], removals: [], failure: undefined });
  bot.connector.requests.length = 0;
  bot.connector.faults.length = 0;
});

async function wordsGot(parts: object): Promise<string | undefined> {
  const response = await bot.post(activityOf(bot.connector.serviceUrl, parts));
  expect(response.status).toBe(200);
  return bot.flows.commands.at(-1)?.words;
}

function replies(): { path: string; summary: unknown; card: AdaptiveCard }[] {
  return bot.connector.requests.map(({ path, body }) => ({
    path,
    summary: body["summary"],
    card: (body["attachments"] as { content: AdaptiveCard }[])[0]!.content,
  }));
}

describe("words of a message", () => {
  const at = `<at>${BOT.name}</at>`;
  const own = mention(at, BOT.id);

  it("takes plain text in a personal chat and answers there", async () => {
    expect(await wordsGot({ text: "search 漏洩　VPN" })).toBe("search 漏洩 VPN");
    expect(replies()).toMatchObject([
      {
        path: expect.stringContaining("/v3/conversations/a:personal/activities"),
        summary: "answer to search 漏洩 VPN",
      },
    ]);
  });

  it("strips the bot's mention, wherever it stands and how often", async () => {
    expect(await wordsGot({ ...inChannel(), text: `${at} latest A`, entities: [own] })).toBe("latest A");
    expect(await wordsGot({ ...inChannel(), text: `latest ${at}&nbsp;A\n`, entities: [own] })).toBe(
      "latest A",
    );
    expect(await wordsGot({ ...inChannel(), text: `${at} ${at} help`, entities: [own, own] })).toBe("help");
    expect(await wordsGot({ ...inChannel(), text: at, entities: [own] })).toBe("");
  });

  it("answers in the thread it was asked in", async () => {
    await wordsGot({ ...inChannel(), text: `${at} help`, entities: [own] });

    expect(replies()[0]?.path).toContain(`/v3/conversations/${CHANNEL};messageid=1/activities`);
  });

  it("keeps other people's mentions and tags typed by hand", async () => {
    const other = mention("<at>田中</at>", "29:tanaka");
    const text = `${at} search <at>田中</at> &lt;b&gt; R&amp;D`;

    expect(await wordsGot({ ...inChannel(), text, entities: [own, other] })).toBe(
      "search <at>田中</at> <b> R&D",
    );
  });

  it("takes a slash command, which has no mention", async () => {
    const parts = { ...inChannel(), text: "/latest B", recipient: { ...BOT, isTargeted: true } };

    expect(await wordsGot(parts)).toBe("latest B");
  });

  it("leaves messages between people alone", async () => {
    const other = mention("<at>田中</at>", "29:tanaka");

    expect(await wordsGot({ ...inChannel(), text: "latest A" })).toBeUndefined();
    expect(await wordsGot({ ...inChannel(), text: "<at>田中</at> help", entities: [other] })).toBeUndefined();
    expect(await wordsGot({ ...inChannel(), text: `${at} help` })).toBeUndefined();
    expect(bot.connector.requests).toEqual([]);
  });

  it("does nothing twice", async () => {
    const activity = activityOf(bot.connector.serviceUrl);

    const statuses = [await bot.post(activity), await bot.post(activity)].map(({ status }) => status);

    expect(statuses).toEqual([200, 200]);
    expect(bot.flows.commands).toHaveLength(1);
    expect(bot.connector.requests).toHaveLength(1);
  });

  it("says who asked, where, and how to reach the place again", async () => {
    await wordsGot({ ...inChannel(), text: `${at} subscribe`, entities: [own] });

    const { asker } = bot.flows.commands[0]!;
    expect(asker).toMatchObject({
      organizationId: "org",
      lang: "ja",
      user: { id: "29:user", name: "利用者" },
      destination: { platform: "teams", workspace: TENANT, channel: CHANNEL, name: "情報システム" },
    });
    expect(JSON.parse(asker.destination.reference ?? "")).toMatchObject({
      serviceUrl: bot.connector.serviceUrl,
      bot: { id: BOT.id },
      conversation: { id: CHANNEL, conversationType: "channel" },
    });
  });
});

describe("buttons that come as messages", () => {
  const press = (hansho: object) => ({ text: undefined, value: { hansho } });

  it("stand for commands", async () => {
    expect(await wordsGot(press({ action: "explain", a: "adv-1", r: 2 }))).toBe("explain adv-1");
    expect(await wordsGot(press({ action: "show", a: "adv-1", r: 2 }))).toBe("show adv-1");
    for (const action of ["draft", "draft-audience", "draft-save"]) {
      expect(await wordsGot(press({ action, a: "adv-1", r: 2 }))).toBe("draft adv-1");
    }
  });

  it("are refused in words when forged", async () => {
    for (const value of [{}, { hansho: { action: "unsubscribe", a: "x", r: 1 } }, "x", { hansho: 1 }]) {
      await bot.post(activityOf(bot.connector.serviceUrl, { text: "help", value }));
    }

    expect(bot.flows.commands).toEqual([]);
    expect(replies().map(({ summary }) => summary)).toEqual(
      Array(4).fill(expect.stringContaining("読み取れません")),
    );
  });
});

describe("language", () => {
  const clientInfo = (locale: string) => ({ entities: [{ type: "clientInfo", locale, platform: "Web" }] });
  const cases: [string, object, "ja" | "en"][] = [
    ["the client's", { ...clientInfo("en-GB"), locale: "ja-JP" }, "en"],
    ["the activity's", { locale: "en-US" }, "en"],
    ["the default for another", { ...clientInfo("fr-FR"), locale: "de" }, "ja"],
    ["the default for a word that only begins alike", { locale: "enx" }, "ja"],
    ["the default for none", { locale: undefined }, "ja"],
  ];
  for (const [name, parts, lang] of cases) {
    it(`is ${name}`, async () => {
      await wordsGot(parts);

      expect(bot.flows.commands[0]?.asker.lang).toBe(lang);
    });
  }
});

describe("when something fails", () => {
  it("tells the person, in their language, and logs why", async () => {
    bot.flows.failure = new Error("database is away");

    await wordsGot({ locale: "en-US" });

    expect(replies()[0]?.summary).toContain("did not work");
    expect(JSON.stringify(replies())).not.toContain("database");
    expect(bot.logger.lines.some(({ level }) => level === "error")).toBe(true);
  });

  it("does not send a reply twice", async () => {
    for (const fault of [{ status: 500 }, { status: 429 }, "reset"] as const) {
      bot.connector.requests.length = 0;
      bot.connector.faults.push(fault);

      const response = await bot.post(activityOf(bot.connector.serviceUrl));

      expect(response.status).toBe(200);
      expect(bot.connector.requests).toHaveLength(1);
    }
    expect(bot.logger.lines.filter(({ message }) => message === "Teams reply failed")).toHaveLength(3);
    expect(inspect(bot.logger.lines, { depth: null, showHidden: true })).not.toContain("outbound-token");
  });
});

describe("coming and going", () => {
  const event = (parts: object) =>
    bot.post(activityOf(bot.connector.serviceUrl, { text: undefined, ...parts }));
  const members = (id: string) => [{ id }];

  it("keeps the place when the bot is added", async () => {
    await event({ type: "installationUpdate", action: "add", ...inChannel() });
    await event({ type: "installationUpdate", action: "add-upgrade", ...inChannel() });
    await event({ type: "conversationUpdate", membersAdded: members(BOT.id), ...inChannel() });
    await event({ type: "conversationUpdate", membersAdded: members("29:other"), ...inChannel() });

    expect(bot.flows.installs).toHaveLength(3);
    expect(bot.flows.installs[0]).toMatchObject({
      channel: CHANNEL,
      name: "情報システム",
      workspace: TENANT,
    });
    expect(bot.connector.requests).toEqual([]);
  });

  it("is heard the second time when the first time failed", async () => {
    const added = activityOf(bot.connector.serviceUrl, { type: "installationUpdate", action: "add" });
    bot.flows.failure = new Error("the database is busy");
    const failed = await bot.post(added);
    delete bot.flows.failure;
    const again = await bot.post(added);

    expect([failed.status, again.status]).toEqual([500, 200]);
    expect(bot.flows.installs).toHaveLength(1);
  });

  it("names a channel with its team, and a chat by its topic", async () => {
    const channelData = { tenant: { id: TENANT }, team: { id: CHANNEL, name: "情シス" } };
    const channel = { id: "19:other@thread.tacv2", name: "脆弱性" };
    await event({
      type: "conversationUpdate",
      ...inChannel(),
      channelData: { ...channelData, channel, eventType: "channelRenamed" },
    });
    await event({
      type: "installationUpdate",
      action: "add",
      conversation: {
        id: "19:chat@thread.v2",
        conversationType: "groupChat",
        name: "当番",
        tenantId: TENANT,
      },
    });

    expect(bot.flows.installs).toMatchObject([
      { channel: channel.id, name: "情シス › 脆弱性" },
      { channel: "19:chat@thread.v2", name: "当番" },
    ]);
  });

  it("lets the place go when the bot is removed or the channel deleted", async () => {
    const gone = {
      tenant: { id: TENANT },
      channel: { id: "19:gone@thread.tacv2" },
      eventType: "channelDeleted",
    };
    await event({ type: "installationUpdate", action: "remove", ...inChannel() });
    await event({ type: "installationUpdate", action: "remove-upgrade", ...inChannel() });
    await event({ type: "conversationUpdate", membersRemoved: members(BOT.id), ...inChannel() });
    await event({ type: "conversationUpdate", membersRemoved: members("29:other"), ...inChannel() });
    await event({ type: "conversationUpdate", ...inChannel(), channelData: gone });

    expect(bot.flows.removals.map(({ destination }) => destination.channel)).toEqual([
      CHANNEL,
      CHANNEL,
      "19:gone@thread.tacv2",
    ]);
    expect(bot.flows.installs).toEqual([]);
  });

  it("refreshes the serviceUrl with every message", async () => {
    await wordsGot({ text: "help" });

    expect(JSON.parse(bot.flows.installs[0]?.reference ?? "")).toMatchObject({
      serviceUrl: bot.connector.serviceUrl,
    });
  });

  it("does nothing for what it does not know", async () => {
    for (const type of ["typing", "messageReaction", "endOfConversation", "x"]) {
      expect((await event({ type })).status).toBe(200);
    }
    expect(bot.flows.installs).toEqual([]);
  });
});

describe("bodies that are no activity", () => {
  async function raw(body: string, type = "application/json"): Promise<number> {
    const token = await bot.issuer.token({ aud: bot.settings.appId, serviceurl: bot.connector.serviceUrl });
    const headers = { "content-type": type, authorization: `Bearer ${token}` };
    return (await fetch(bot.url, { method: "POST", headers, body })).status;
  }

  it("are refused by kind", async () => {
    expect(await raw("{")).toBe(400);
    expect(await raw("[]")).toBe(400);
    expect(await raw('"x"')).toBe(400);
    expect(await raw("a=1", "application/x-www-form-urlencoded")).toBe(415);
    expect(await raw(JSON.stringify({ text: "x".repeat(300_000) }))).toBe(413);
    expect((await bot.post(activityOf(bot.connector.serviceUrl, { text: 1 }))).status).toBe(400);
    expect((await bot.post(activityOf(bot.connector.serviceUrl, { recipient: undefined }))).status).toBe(400);
    expect((await fetch(bot.url)).status).toBe(404);
    expect(bot.flows.commands).toEqual([]);
  });
});
