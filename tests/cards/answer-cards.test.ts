import { expect, test } from "vitest";
import {
  explainCard,
  helpCard,
  inviteCard,
  listCard,
  messageCard,
  noticeCard,
  sampleCard,
  statusCard,
  subscriptionsCard,
} from "../../src/cards/answer-cards.ts";
import { draftCard } from "../../src/cards/draft-card.ts";
import { COMMANDS } from "../../src/cards/labels.ts";
import type { Card } from "../../src/cards/model.ts";
import { slackMessage } from "../../src/cards/slack.ts";
import { teamsCard } from "../../src/cards/teams.ts";
import { slackRefusal } from "../../src/preview/slack-limits.ts";
import { teamsRefusal } from "../../src/preview/teams-limits.ts";
import { draftView } from "./draft-view.ts";
import { view } from "./source-view.ts";
import { OPTIONS, record, seedRecord } from "./records.ts";
import { strings } from "./slack-checks.ts";

const said = (card: Card) => strings(card.elements);
const list = { heading: "新しい情報", total: 12, shown: 5, emptyHint: "まだありません" };
const destination = { platform: "slack", workspace: "T1", channel: "C1", name: "#security" };
const subscription = {
  destination,
  lang: "ja" as const,
  createdBy: "U1",
  createdByName: "髙橋",
  createdAt: Date.parse("2026-11-20T00:00:00Z"),
};

test("a list has a row an advisory: badge, date, id and a button to the draft", () => {
  const card = listCard({
    ...OPTIONS,
    ...list,
    records: [record({ identifiers: ["CVE-1900-0001"] }), seedRecord()],
  });

  expect(card.elements[0]).toMatchObject({ type: "title", text: "新しい情報" });
  expect(said(card)).toContain("全 12 件のうち 2 件を表示");
  expect(card.elements[2]).toMatchObject({
    type: "row",
    lead: "🟠 B｜今週中（11/27 金まで）",
    title: "架空の製品に脆弱性",
    detail: "CVE-1900-0001",
    action: { id: "draft", label: "📧 メール案", advisoryId: "adv-1", revision: 1 },
  });
});

test("a list shows no more than asked for, and says what to do when it is empty", () => {
  const records = Array.from({ length: 9 }, () => record());

  expect(
    listCard({ ...OPTIONS, ...list, records }).elements.filter(({ type }) => type === "row"),
  ).toHaveLength(5);
  expect(said(listCard({ ...OPTIONS, ...list, records: [], total: 0 }))).toContain("まだありません");
});

test("explain gives every reason, what would change it, the rule, and where it was posted", () => {
  const reasons = ["a", "b", "c"].map((word) => ({ ja: `理由 ${word}`, en: word }));
  const deliveries = [
    { destination, state: "sent", updatedAt: Date.parse("2026-11-24T00:00:00Z") },
    { destination: "どこか", state: "odd", at: "2026-11-24T01:30:00Z" },
  ];
  const card = explainCard(record({}, { reasons }), { ...OPTIONS, deliveries });

  expect(said(card)).toEqual(
    expect.arrayContaining([
      "理由 a",
      "理由 c",
      "悪用が確認されれば A",
      "発行元の判定、stated（規則 2026-11 版）",
      "Slack #security — 投稿済み (2026/11/24 09:00)",
      "どこか — odd (2026/11/24 10:30)",
    ]),
  );
  expect(said(card).some((text) => text.includes("CVSS の深刻度とは別"))).toBe(true);
  expect(said(explainCard(record(), { ...OPTIONS, deliveries: [] })).join()).toContain(
    "投稿の記録はありません",
  );
});

test("explain bears NVD's notice where NVD says something of the advisory", () => {
  const { revision } = record();
  const explained = (sources: string[]) =>
    said(
      explainCard({ ...record(), revision: { ...revision, sources } }, { ...OPTIONS, deliveries: [] }),
    ).join();

  expect(explained(["jvn-rss", "nvd"])).toContain(
    "This product uses the NVD API but is not endorsed or certified by the NVD.",
  );
  expect(explained(["jvn-rss"])).not.toContain("NVD");
});

test.each([
  [3, "「架空の情報源」から 20 件を取り込みました。うち 3 件を投稿します。"],
  [0, "「架空の情報源」から 20 件を取り込みました。最近公開されたものはないため、投稿はありません。"],
  [
    undefined,
    "「架空の情報源」から 20 件を取り込みました。ほかの情報源の内容を補うために使い、単独では投稿しません。",
  ],
])("the word on a first read of which is posted: %s", (posted, text) => {
  const label = { ja: "架空の情報源", en: "A made-up source" };

  expect(noticeCard({ label, entries: 20, posted, lang: "ja" }).fallback).toBe(text);
});

test("explain tells a post from its edits and replies, and why one failed: a line a place", () => {
  const at = Date.parse("2026-11-24T00:00:00Z");
  const other = { ...destination, channel: "C2", name: "#gone" };
  const deliveries = [
    { destination, kind: "reply", state: "pending", updatedAt: at },
    { destination, kind: "reply", state: "sent", updatedAt: at },
    { destination, kind: "update", state: "superseded", updatedAt: at },
    { destination, kind: "update", state: "sent", updatedAt: at },
    { destination, kind: "update", state: "sent", updatedAt: at },
    { destination: other, kind: "post", state: "failed", updatedAt: at, lastError: "is_archived" },
    { destination, kind: "post", state: "sent", updatedAt: at },
    { destination, kind: "post", state: "superseded", updatedAt: at },
  ];
  const posted = (lang: "ja" | "en") =>
    explainCard(record(), { ...OPTIONS, lang, deliveries }).elements.flatMap((element) =>
      element.type === "list" && ["投稿先", "Posted to"].includes(element.label ?? "") ? element.items : [],
    );

  expect(posted("ja")).toEqual([
    "Slack #security — 投稿済み (2026/11/24 09:00)、続報 1 件（投稿済み）、続報 1 件（投稿待ち）、投稿の書き換え 2 回（反映済み）",
    "Slack #gone — 投稿できず：is_archived (2026/11/24 09:00)",
  ]);
  expect(posted("en")).toEqual([
    "Slack #security — posted (24 Nov 2026, 09:00), 1 reply (posted), 1 reply (waiting to be posted), 2 edits (made)",
    "Slack #gone — could not be posted: is_archived (24 Nov 2026, 09:00)",
  ]);
});

test.each(["slack", "teams"] as const)(
  "help on %s lists every command, and near matches on unknown words",
  (platform) => {
    const card = helpCard({ lang: "ja", platform, unknown: "<!channel> lates", suggestions: ["latest"] });
    const facts = card.elements.flatMap((element) => (element.type === "facts" ? element.facts : []));
    const prefix = platform === "slack" ? "/advisory" : "@Hansho";

    expect(facts.map(({ label }) => label.split(" ").slice(0, 2).join(" "))).toEqual(
      COMMANDS.map((name) => `${prefix} ${name}`),
    );
    expect(said(card)).toContain("「<!channel> lates」は分かりませんでした。");
    expect(said(card)).toContain(`${prefix} latest`);
    expect(slackMessage(card).text).toContain("&lt;!channel&gt;");
  },
);

test("all of help fits on both platforms without being cut", () => {
  const card = helpCard({ lang: "en", platform: "slack" });
  const last = "/advisory test";

  expect(strings(slackMessage(card)).some((text) => text.includes(last))).toBe(true);
  expect(strings(teamsCard(card)).some((text) => text.includes(last))).toBe(true);
});

test("subscriptions say where, who and when", () => {
  const card = subscriptionsCard({ ...OPTIONS, subscriptions: [subscription] });

  expect(card.elements[1]).toMatchObject({
    type: "row",
    title: "Slack #security",
    detail: "日本語で投稿 · 髙橋 さんが 2026/11/20 09:00 に購読を開始",
  });
  expect(said(subscriptionsCard({ ...OPTIONS, subscriptions: [] })).join()).toContain(
    "投稿先はまだありません",
  );
});

test("status says this place's subscription, the last post and the sources' health", () => {
  const at = Date.parse("2026-11-24T00:00:00Z");
  const sources = [
    view({
      name: "made-up",
      label: { ja: "架空の情報源", en: "A made-up source" },
      condition: "broken",
      since: at,
    }),
    view({ name: "another", label: { ja: "もうひとつ", en: "Another" } }),
  ];
  const lastPost = { state: "sent", updatedAt: at, advisoryId: "adv-1" };
  const card = statusCard({ ...OPTIONS, subscription, sources, lastPost });

  expect(said(card)).toEqual(
    expect.arrayContaining([
      "adv-1 · 投稿済み · 2026/11/24 09:00",
      "情報源 2 件のうち 1 件は正常です。",
      "架空の情報源：⚠️ 取得できません（2026/11/24 09:00 から）",
    ]),
  );
  expect(said(card).join()).not.toContain("もうひとつ");
  expect(
    said(statusCard({ ...OPTIONS, subscription: undefined, sources: [], lastPost: undefined })).join(),
  ).toContain("この場所には投稿していません");
});

test("the sample cannot be taken for a real one", () => {
  expect(sampleCard("ja").fallback).toContain("【テスト】");
  expect(said(sampleCard("ja")).filter((text) => text.includes("【テスト】"))).toHaveLength(2);
  expect(sampleCard("en").fallback).toContain("[TEST]");
});

test("every answer is taken by both platforms", () => {
  const label = { ja: "架空の情報源", en: "A made-up source" };
  const cards = (["ja", "en"] as const).flatMap((lang) => [
    helpCard({ lang, platform: "slack", unknown: "", suggestions: [] }),
    inviteCard(lang, "slack"),
    inviteCard(lang, "teams"),
    messageCard("", lang, "warning"),
    noticeCard({ label, entries: 1_660, posted: 3, lang }),
    noticeCard({ label, entries: 1_660, lang }),
    sampleCard(lang),
    draftCard(draftView({ lang, subject: "", body: "" })),
    subscriptionsCard({ ...OPTIONS, lang, subscriptions: Array.from({ length: 100 }, () => subscription) }),
  ]);
  for (const card of cards) {
    const attachment = { contentType: "application/vnd.microsoft.card.adaptive", content: teamsCard(card) };
    expect(slackRefusal(slackMessage(card))).toBeUndefined();
    expect(teamsRefusal({ type: "message", attachments: [attachment] })).toBeUndefined();
  }
});
