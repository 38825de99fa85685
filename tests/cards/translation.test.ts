import { describe, expect, test } from "vitest";
import { advisoryCard } from "../../src/cards/advisory-card.ts";
import { explainCard } from "../../src/cards/explain-card.ts";
import { OPTIONS, record } from "./records.ts";

const ENGLISH = {
  title: { en: "Title" },
  summary: { en: "Summary." },
  action: { ja: "更新", en: "Update." },
};
const ja = {
  model: "some-model",
  from: { title: "Title", summary: "Summary." },
  to: { title: "題名", summary: "要約です。" },
};

function texts(translated: boolean) {
  const shown = { ...record(ENGLISH), ...(translated && { translations: { ja } }) };
  return {
    card: JSON.stringify(advisoryCard(shown, OPTIONS)),
    explain: JSON.stringify(explainCard(shown, { ...OPTIONS, deliveries: [] })),
    english: JSON.stringify(advisoryCard(shown, { ...OPTIONS, lang: "en" })),
  };
}

describe("a card with a translation", () => {
  test("marks each translated part, names the model, and has the original title", () => {
    const { card, explain } = texts(true);

    expect(card).toContain('"text":"題名（AI による翻訳）"');
    expect(card).toContain('"label":"📌 一言でいうと（AI による翻訳）","text":"要約です。"');
    expect(card).toContain('"label":"✅該当時の対応","text":"更新"');
    for (const text of [card, explain]) expect(text).toContain("モデル: some-model");
    for (const text of [card, explain]) expect(text).toContain("原題: Title");
    expect(card).not.toContain("原文: 英語");
  });

  test("is as before without one, and in the sources' own language", () => {
    expect(texts(false).card).toContain("Title（原文: 英語）");
    expect(texts(false).card).not.toContain("AI");
    expect(texts(true).english).toBe(texts(false).english);
  });
});
