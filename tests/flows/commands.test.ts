import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { assess } from "../../src/advisory/triage.ts";
import { plainText } from "../../src/cards/plain.ts";
import { createTemplateDrafter } from "../../src/drafting/template.ts";
import { createFlows } from "../../src/flows/index.ts";
import type { Asker, Feed, Flows, Operators } from "../../src/ports.ts";
import { sendAll } from "../contracts/store/given.ts";
import { createQuietLogger } from "../fakes/logger.ts";
import { createFakeChannel, type FakeChannel } from "../fakes/channel.ts";
import { type Bench, openBench, ORGANIZATION } from "./ingest-harness.ts";

const ADVISORIES = [
  {
    id: "relay",
    kind: "incident",
    title: { ja: "メール中継の踏み台化", en: "Mail relay abused" },
    stated: { priority: "B", deadline: "this-week" },
  },
  {
    id: "vpn",
    kind: "vulnerability",
    title: { ja: "VPN 装置から認証情報が漏洩" },
    identifiers: ["CVE-1900-0001"],
    stated: { priority: "A", deadline: "now" },
  },
];

const FEEDS: Feed[] = [
  {
    name: "made-up",
    label: { ja: "架空の情報源", en: "A made-up source" },
    url: "https://example.com/feed",
    schedule: { every: 900_000 },
    headers: {},
    allowLocal: false,
    paceMs: 0,
  },
];
const OPERATORS: Operators = {
  organizationId: ORGANIZATION.id,
  lang: "ja",
  channels: [{ platform: "slack", channel: "C9" }],
};

let bench: Bench;
let channel: FakeChannel;
let flows: Flows;

beforeEach(async () => {
  bench = await openBench({ assess, subscribed: false });
  channel = createFakeChannel("slack");
  flows = createFlows({
    store: bench.store,
    channels: [channel],
    drafter: async () => createTemplateDrafter(),
    polling: { feeds: FEEDS, operators: OPERATORS },
    reassess: () => Promise.reject(new Error("nothing is judged again here")),
    take: async () => ({ advisories: [], reasons: [] }),
    organization: () => ORGANIZATION,
    clock: bench.clock,
    logger: createQuietLogger(),
  });
  await bench.run([{ name: "a.json", bytes: new TextEncoder().encode(JSON.stringify(ADVISORIES)) }]);
});
afterEach(() => bench.store.close());

function asker(lang: "ja" | "en" = "ja"): Asker {
  return {
    organizationId: ORGANIZATION.id,
    destination: { platform: "slack", workspace: "T1", channel: "C9", name: "#here" },
    user: { id: "U9", name: "reader" },
    lang,
  };
}

async function say(words: string, lang: "ja" | "en" = "ja"): Promise<string> {
  return plainText((await flows.command(asker(lang), words)).card);
}

describe("chat commands", () => {
  it("help lists every command in the reader's language", async () => {
    expect(await say("help")).toMatch(/使い方[^]*latest[^]*search[^]*subscribe[^]*status/);
    expect(await say("", "en")).not.toMatch(/[ぁ-んァ-ヶ]/);
  });

  it("answers an unknown word with help and what it may have been", async () => {
    const text = await say("serach VPN");

    expect(text).toContain("serach");
    expect(text).toContain("search");
  });

  it("latest lists the newest, of one badge when asked", async () => {
    expect(await say("latest")).toMatch(/VPN 装置[^]*|踏み台化/);
    const onlyB = await say("latest b");

    expect(onlyB).toContain("踏み台化");
    expect(onlyB).not.toContain("VPN 装置");
    expect(await say("latest E")).toContain("E");
  });

  it("search finds words ANDed, and says so when nothing is found", async () => {
    expect(await say("search 漏洩　ｖｐｎ")).toContain("VPN 装置");
    expect(await say("search 存在しない言葉")).toContain("見つかりません");
    expect(await say("search", "en")).toContain("Example");
  });

  it.each(["CVE-1900-0001", "ｃｖｅ−１９００−０００１", "vpn"])("show finds %s", async (id) => {
    expect(await say(`show ${id}`)).toContain("VPN 装置から認証情報が漏洩");
  });

  it("show, draft and explain say kindly that there is no such advisory", async () => {
    for (const command of ["show", "draft", "explain"]) {
      expect(await say(`${command} CVE-1900-9999`)).toContain("CVE-1900-9999");
      expect(await say(command)).toContain(`${command} CVE-`);
    }
  });

  it("draft answers with the draft, for a modal and as a card", async () => {
    const reply = await flows.command(asker("en"), "draft relay");

    expect(reply.draft?.subject).toContain("Mail relay abused");
    expect(plainText(reply.card)).toContain(reply.draft?.body ?? "?");
  });

  it("explain tells the reason and where it was posted, however often it changed since", async () => {
    await say("subscribe");
    for (let round = 0; round < 24; round++) {
      const withdrawn = round % 2 === 0 ? {} : { withdrawn: {} };
      const revised = { id: "new", kind: "alert", title: { ja: `題 ${round}` }, ...withdrawn };
      await bench.run([{ name: "b.json", bytes: new TextEncoder().encode(JSON.stringify(revised)) }]);
      await sendAll(bench.store, bench.clock.now());
    }

    expect(await say("explain relay")).toContain("対応優先度 B の理由");
    expect(await say("explain new")).toMatch(/#here — 投稿済み \(.*\)、続報 23 件（投稿済み）/);
  });

  it("subscribe posts who did it, and new advisories follow; a second time changes nothing", async () => {
    expect(await say("subscribe")).toContain("unsubscribe");
    expect(plainText(channel.calls[0]!.card)).toContain("reader");
    await say("subscribe");

    expect(channel.calls).toHaveLength(1);
    expect(await say("subscriptions")).toContain("#here");
    expect((await bench.store.audit(ORGANIZATION.id)).map(({ action }) => action)).toEqual(["subscribe"]);
  });

  it("subscribe en posts in English and tells the person in their language", async () => {
    expect(await say("subscribe en")).toContain("英語");
    expect(channel.calls[0]?.card.lang).toBe("en");
    expect(await say("subscribe fr")).toContain("fr");
  });

  it("subscribe where the bot is no member says how to invite it, and subscribes nothing", async () => {
    channel.script({ kind: "gone", detail: "not_in_channel" });

    expect(await say("subscribe")).toContain("/invite");
    expect(await bench.store.subscriptions(ORGANIZATION.id)).toEqual([]);
  });

  it("unsubscribe ends it, once, and tells everybody there who did it, in the language of the posts", async () => {
    await say("subscribe en");

    expect(await say("unsubscribe")).toContain("やめました");
    expect(await say("unsubscribe")).toContain("購読していません");
    expect(channel.calls).toHaveLength(2);
    expect(channel.calls[1]?.card.lang).toBe("en");
    expect(plainText(channel.calls[1]!.card)).toContain("reader unsubscribed this place");
  });

  it("unsubscribe ends it also where nothing can be posted any more", async () => {
    await say("subscribe");
    channel.script({ kind: "gone", detail: "is_archived" });

    expect(await say("unsubscribe")).toContain("やめました");
    expect(await bench.store.subscriptions(ORGANIZATION.id)).toEqual([]);
  });

  it("sources tells of each that is polled, and of what was read on command", async () => {
    expect(await say("sources")).toMatch(/架空の情報源\n最初の読み込み待ち · [^]*手動で取り込み/);
    expect(await say("情報源", "en")).toMatch(/A made-up source\nwaiting for its first read · /);
  });

  it("sources typed where operators are makes their place known", async () => {
    expect(await bench.store.destinations(ORGANIZATION.id)).toEqual([]);

    await say("sources");

    expect(await bench.store.destinations(ORGANIZATION.id)).toMatchObject([{ channel: "C9", state: "ok" }]);
    expect(await bench.store.subscriptions(ORGANIZATION.id)).toEqual([]);
  });

  it("status and test answer before anything is subscribed", async () => {
    expect(await say("status")).toContain("情報源");
    expect(await say("test")).toContain("テスト");
  });
});
