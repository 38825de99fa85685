import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { COMMANDS } from "../../src/cards/labels.ts";
import { readConfig } from "../../src/config.ts";
import { type Service, startService } from "../../src/main.ts";
import type { Preview } from "../../src/preview/index.ts";
import { type Hands, slackHands, teamsHands } from "./platforms.ts";

const SEED = "nara-wu-smtp-relay";

/** What the form made. */
let made = "";
/** The advisory whose draft is edited, on each platform one of its own. */
let edited = "";

/** Takes in an advisory, or the next revision of it. */
async function publish(id: string, summary: string, priority = "B"): Promise<void> {
  const title = { ja: `${id} の件`, en: `On ${id}` };
  const content = {
    id,
    kind: "alert",
    title,
    summary: { ja: summary, en: summary },
    stated: { priority },
  };
  async function* one() {
    yield { name: id, bytes: Buffer.from(JSON.stringify(content)) };
  }
  const { ingest } = await service.core.reading();
  await ingest(one(), { format: "hansho-json" });
}

async function posted(hands: Hands, words: string): Promise<void> {
  await vi.waitFor(() => {
    if (!hands.posts().join().includes(words)) throw new Error("not posted yet");
  }, 20_000);
}

/** Every thing a person can do (design 4.3), and what they then see, the same on both platforms. */
const TABLE: { what: string; act: (hands: Hands) => Promise<string>; sees: string[] }[] = [
  { what: "help", act: (hands) => hands.say("help"), sees: ["使い方", ...COMMANDS] },
  { what: "nothing", act: (hands) => hands.say(""), sees: ["使い方"] },
  { what: "an unknown word", act: (hands) => hands.say("serach 漏洩"), sees: ["serach", "search"] },
  { what: "latest", act: (hands) => hands.say("latest"), sees: ["新しいアドバイザリ"] },
  { what: "latest B", act: (hands) => hands.say("latest B"), sees: ["新しいアドバイザリ（B）"] },
  { what: "search", act: (hands) => hands.say("search 踏み台"), sees: ["奈良女子大学", "B｜今週中"] },
  {
    what: "a search without hits",
    act: (hands) => hands.say("search ぬるぽ"),
    sees: ["見つかりませんでした"],
  },
  { what: "show", act: (hands) => hands.say(`show ${SEED}`), sees: ["📌 一言でいうと", "約17万件"] },
  { what: "show of nothing", act: (hands) => hands.say("show CVE-1900-9999"), sees: ["CVE-1900-9999"] },
  {
    what: "draft",
    act: (hands) => hands.say(`draft ${SEED}`),
    sees: ["【共有】SMTPサーバの設定不備によるスパム送信踏み台化の事例について", "■ 対応手順", "参考例です"],
  },
  { what: "explain", act: (hands) => hands.say(`explain ${SEED}`), sees: ["理由"] },
  {
    what: "override without a reason",
    act: (hands) => hands.say(`override ${SEED} B`),
    sees: ["理由を付けて"],
  },
  {
    what: "override",
    act: (hands) => hands.say(`override ${SEED} B 自社でも中継を許可しているため`),
    sees: ["対応優先度 B を、あなたの判断として記録しました"],
  },
  {
    what: "the reason of an override",
    act: (hands) => hands.say(`explain ${SEED}`),
    sees: ["自社でも中継を許可しているため"],
  },
  { what: "override off", act: (hands) => hands.say(`override ${SEED} off`), sees: ["取り消しました"] },
  { what: "subscribe again", act: (hands) => hands.say("subscribe"), sees: ["すでに購読しています"] },
  {
    what: "subscriptions",
    act: (hands) => hands.say("subscriptions"),
    sees: ["Security alerts"],
  },
  { what: "status", act: (hands) => hands.say("status"), sees: ["情報源"] },
  { what: "sources", act: (hands) => hands.say("sources"), sees: ["情報源の状態", "手動で取り込み"] },
  { what: "test", act: (hands) => hands.say("test"), sees: ["テスト"] },
  { what: "the button なぜ？", act: (hands) => hands.press("explain"), sees: ["理由"] },
  { what: "the draft button", act: (hands) => hands.press("draft"), sees: ["お疲れさまです", "参考例です"] },
  { what: "the draft in English", act: (hands) => hands.draft("en"), sees: ["Hi all,", "■ Overview"] },
  {
    what: "the draft for executives",
    act: (hands) => hands.draft("executives"),
    sees: ["Email draft (executives)", "Open the page to copy or download"],
  },
  {
    what: "a draft that is edited and saved",
    act: async (hands) => {
      edited = `${edited}edited-`;
      await publish(edited, "最初の概要です。");
      await posted(hands, edited);
      await hands.press("draft");
      return hands.save("追伸です。");
    },
    sees: ["この組織の文面として保存しました", "追伸です。", "第1版"],
  },
  {
    what: "the old draft once a revision came",
    act: async (hands) => {
      await publish(edited, "概要が変わりました。");
      return hands.draft("en");
    },
    sees: ["Out of date (revision 1)", "Open the newest draft"],
  },
  {
    what: "the newest draft",
    act: async (hands) => {
      await hands.draft("newest");
      return hands.draft("ja");
    },
    sees: ["概要が変わりました。", "追伸です。", "引き継いでいます", "変更前", "最初の概要です。"],
  },
  {
    what: "the newest draft, saved",
    act: (hands) => hands.save("二つ目の追伸です。"),
    sees: ["この組織の文面として保存しました", "第1版（改訂 2）"],
  },
  {
    what: "taking a save back",
    act: (hands) => hands.draft("undo"),
    sees: ["最後の保存を取り消しました", "取り消し"],
  },
  { what: "the follow-up", act: (hands) => hands.draft("mail"), sees: ["【続報】", "前回のメール"] },
  {
    what: "being told privately that a draft they used is out of date",
    act: async (hands) => {
      const before = hands.told().length;
      await publish(edited, "概要が変わりました。", "A");
      await vi.waitFor(() => expect(hands.told()).toHaveLength(before + 1), 20_000);
      return hands.told().at(-1) ?? "";
    },
    sees: ["お使いのメール案が旧版になりました", "保存したメール案（管理者向け）", "B から A に上がりました"],
  },
  {
    what: "the follow-up, from there",
    act: (hands) => hands.pressTold("follow-up"),
    sees: ["【続報】【緊急】", "前回のメール", "この組織の文面として保存"],
  },
  {
    what: "the newest draft, from there",
    act: (hands) => hands.pressTold("newest"),
    sees: ["概要が変わりました。", "追伸です。", "引き継いでいます"],
  },
  { what: "new", act: (hands) => hands.form("command"), sees: ["アドバイザリを作成", "対応優先度"] },
  {
    what: "a form without a title",
    act: (hands) => hands.sendForm(""),
    sees: ["タイトルを入力してください"],
  },
  { what: "make an advisory of a post", act: (hands) => hands.form("post"), sees: ["アドバイザリを作成"] },
  {
    what: "a form that is sent",
    act: async (hands) => {
      const text = await hands.sendForm("試験のアドバイザリ");
      made = /withdraw (hs-\w+)/.exec(text)?.[1] ?? "";
      return text;
    },
    sees: ["登録しました", "試験のアドバイザリ"],
  },
  {
    what: "withdraw",
    act: (hands) => hands.say(`withdraw ${made} 試験のため`),
    sees: ["「試験のアドバイザリ」の登録を取り消しました"],
  },
  {
    what: "withdraw of what no person registered",
    act: (hands) => hands.say(`withdraw ${SEED}`),
    sees: ["人が登録した内容がない"],
  },
  { what: "unsubscribe", act: (hands) => hands.say("unsubscribe"), sees: ["やめました"] },
];

let folder: string;
let service: Service;
let hands: { slack: Hands; teams: Hands };

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "hansho-parity-"));
  const settings = { PORT: "0", HANSHO_DATA_DIR: folder, LOG_LEVEL: "silent" };
  service = await startService(readConfig(settings, folder));
  const preview = service.preview as Preview;
  hands = { slack: slackHands(preview), teams: teamsHands(preview) };
  await vi.waitFor(() => {
    const posted = Object.values(hands).map((each) => each.posts().join());
    if (!posted.every((text) => text.includes("奈良女子大学"))) throw new Error("not posted yet");
  }, 20_000);
});
afterAll(async () => {
  await service.stop();
  await rm(folder, { recursive: true, force: true });
});

describe.each(["slack", "teams"] as const)("on %s a person", (platform) => {
  it.each(TABLE)("sees the same for $what", async ({ act, sees }) => {
    const text = await act(hands[platform]);

    for (const words of sees) expect(text).toContain(words);
  });
});
