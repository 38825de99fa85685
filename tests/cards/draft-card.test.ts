import { expect, test } from "vitest";
import { draftCard } from "../../src/cards/draft-card.ts";
import { plainText } from "../../src/cards/plain.ts";
import { slackMessage } from "../../src/cards/slack.ts";
import { teamsCard } from "../../src/cards/teams.ts";
import { slackRefusal } from "../../src/preview/slack-limits.ts";
import { teamsRefusal } from "../../src/preview/teams-limits.ts";
import { draftView } from "./draft-view.ts";

const FULL = draftView({
  made: "作成方法: 佐藤 さんが編集",
  notes: ["前回のメールは配信済みです。"],
  outdated: { text: "旧版です", latest: 3, changes: ["悪用が確認されました。"] },
  merged: {
    text: "編集した文面を引き継いでいます",
    rows: [
      ...Array(50).fill({ before: "前", now: "後" }),
      { before: "1.2 に更新", now: "", yours: "1.2 を検証済み" },
    ],
  },
});

test("a message says of a draft all that its dialog does, outside of what is copied", () => {
  const text = plainText(draftCard(FULL));

  for (const said of [
    "旧版です",
    "- 悪用が確認されました。",
    "佐藤 さんが編集",
    "前回のメール",
    "引き継いで",
    "ほか 46 か所",
  ])
    expect(text).toContain(said);
  expect(text).toContain(
    "変更前: 1.2 に更新\n変更後: （記載なし）\n編集された文面（このまま残しています）: 1.2 を検証済み",
  );
  const copied = draftCard(FULL).elements.filter(({ type }) => type === "copy");
  expect(copied).toEqual([
    { type: "copy", label: "件名", text: FULL.subject },
    { type: "copy", label: "本文", text: FULL.body },
  ]);
});

test("where there is no draft, the reason alone: nothing to copy, no button", () => {
  const card = draftCard(draftView({ refused: "TLP:AMBER のため", subject: "", body: "" }));
  expect(plainText(card)).toContain("メール案はありません");
  expect(plainText(card)).toContain("TLP:AMBER のため");
  expect(card.elements.some(({ type }) => type === "copy")).toBe(false);
  expect(card.actions).toEqual([]);
});

test("both platforms take it", () => {
  for (const card of [draftCard(FULL), draftCard({ ...FULL, lang: "en" })]) {
    const attachment = { contentType: "application/vnd.microsoft.card.adaptive", content: teamsCard(card) };
    expect(slackRefusal(slackMessage(card))).toBeUndefined();
    expect(teamsRefusal({ type: "message", attachments: [attachment] })).toBeUndefined();
  }
});
