import { expect, test } from "vitest";
import { renderDraft } from "../../src/advisory/draft-text.ts";

const TEXT = {
  subject: "【共有】題名",
  opening: "お疲れさまです。",
  overview: "一行目\n二行目",
  scope: ["製品A", "製品B"],
  actions: ["確認する", "更新する"],
  references: ["発行元: 題名\n  https://example.com/1"],
  priority: "高（今週中）",
  closing: "お問い合わせ先: 内線",
};

test("lays a Japanese draft out in the customer's order", () => {
  expect(renderDraft(TEXT, "ja")).toEqual({
    subject: "【共有】題名",
    body: `お疲れさまです。

■ 概要
一行目
二行目

■ 影響範囲
- 製品A
- 製品B

■ 対応手順
1. 確認する
2. 更新する

■ 参考情報
- 発行元: 題名
  https://example.com/1

対応優先度: 高（今週中）

お問い合わせ先: 内線`,
  });
});

test("has English headings for an English draft", () => {
  const { body } = renderDraft(TEXT, "en");

  expect(body.match(/^(?:■ .*|Priority: .*)$/gm)).toEqual([
    "■ Overview",
    "■ Scope",
    "■ Recommended Actions",
    "■ Reference",
    "Priority: 高（今週中）",
  ]);
});

test("leaves out what is empty", () => {
  const { body } = renderDraft(
    { subject: "s", opening: "Hi all,", overview: "Text.", scope: [], actions: [], references: [] },
    "en",
  );

  expect(body).toBe("Hi all,\n\n■ Overview\nText.");
});
