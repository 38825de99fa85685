import { expect, test } from "vitest";
import { advisoryCard } from "../../src/cards/advisory-card.ts";
import { draftCard } from "../../src/cards/draft-card.ts";
import { parseTeamsData, teamsAttachment, teamsCard } from "../../src/cards/teams.ts";
import { draftView } from "./draft-view.ts";
import { OPTIONS, record, SEED, seedRecord } from "./records.ts";
import { objects } from "./slack-checks.ts";

/** The lines a person sees, runs of one block joined. */
function lines(card: unknown): string[] {
  return objects(card)
    .filter(({ type }) => type === "RichTextBlock")
    .map(({ inlines }) => (inlines as { text: string }[]).map(({ text }) => text).join(""));
}

test("the customer's example as an Adaptive Card 1.5", () => {
  const card = teamsCard(advisoryCard(seedRecord(), OPTIONS));

  expect(card).toMatchObject({ type: "AdaptiveCard", version: "1.5", lang: "ja" });
  expect(card.fallbackText).toContain("B｜今週中");
  expect(lines(card).slice(0, 2)).toEqual(["🟠 B｜今週中", SEED.title]);
  for (const [label, text] of [
    ["📌 一言でいうと", SEED.summary],
    ["🏢影響範囲", SEED.scope],
    ["✅該当時の対応", SEED.action],
  ]) {
    expect(lines(card)[lines(card).indexOf(label ?? "") + 1]).toBe(text);
  }
  expect(card.actions?.[0]).toMatchObject({
    type: "Action.Submit",
    title: "📧 メール案を見る (管理者向け)",
    data: {
      msteams: { type: "task/fetch" },
      hansho: { action: "draft", a: "adv-1", r: 1, lang: "ja" },
    },
  });
  expect(card.actions?.[1]).toMatchObject({
    data: { hansho: { action: "explain", a: "adv-1", r: 1, lang: "ja" } },
  });
  expect(card.actions?.[1]?.data).not.toHaveProperty("msteams");
});

test("the badge has a coloured box and says the same in words", () => {
  const style = (priority: "A" | "D", today = OPTIONS.today) =>
    teamsCard(advisoryCard(record({}, { priority }), { ...OPTIONS, today })).body[0];

  expect(style("A")).toMatchObject({ type: "Container", style: "attention" });
  expect(style("D")).toMatchObject({ style: "emphasis" });
  expect(style("D", "2026-12-01")).toMatchObject({
    style: "attention",
    items: [{ inlines: [{ text: "⚪ D｜期限超過｜11/27 金まで" }] }],
  });
});

test("untrusted text stands only where Markdown is not read", () => {
  const hostile = "[x](https://example.com/evil) **b** <at>all</at> &";
  const card = teamsCard(
    advisoryCard(record({ title: { ja: hostile }, summary: { ja: `一行目\n\n${hostile}` } }), OPTIONS),
  );

  expect(lines(card)).toEqual(expect.arrayContaining([hostile, "一行目"]));
  expect(objects(card).some(({ type }) => type === "TextBlock" || type === "FactSet")).toBe(false);
  expect(card.fallbackText).toContain("［x］（https：／／example.com/evil） ＊＊b＊＊ ＜at＞all＜/at＞ ＆");
  expect(card.speak).toBe(card.fallbackText);
});

test("references are runs that open web addresses", () => {
  const references = [
    { source: "Example News", title: { ja: "記事" }, url: "https://example.com/a b" },
    { title: { ja: "紙の資料" } },
  ];
  const card = teamsCard(advisoryCard(record({ references }), OPTIONS));

  expect(objects(card).filter(({ type }) => type === "Action.OpenUrl")).toEqual([
    { type: "Action.OpenUrl", url: "https://example.com/a%20b" },
  ]);
  expect(lines(card)).toEqual(expect.arrayContaining(["• Example News: 記事", "• 紙の資料"]));
});

test("ordered lists have their own numerals", () => {
  const card = teamsCard({
    lang: "en",
    fallback: "x",
    elements: [{ type: "list", ordered: true, items: ["one", "two"] }],
    actions: [],
  });

  expect(lines(card)).toEqual(["1. one", "2. two"]);
});

test("rows have a button each, dividers a line", () => {
  const card = teamsCard({
    lang: "ja",
    fallback: "x",
    elements: [
      {
        type: "row",
        title: "t",
        detail: "d",
        action: { id: "draft", label: "案", advisoryId: "a", revision: 4 },
      },
      { type: "divider" },
      { type: "row", title: "u", detail: "e" },
    ],
    actions: [],
  });

  expect(objects(card).filter(({ type }) => type === "Action.Submit")).toMatchObject([
    { title: "案", data: { hansho: { a: "a", r: 4 } } },
  ]);
  expect(lines(card)).toEqual(["t", "d", "u", "e"]);
});

test("the draft as a message: subject and body in fields that select whole", () => {
  const view = draftView();
  const { contentType, content } = teamsAttachment(draftCard(view));
  const fields = objects(content).filter(({ type }) => type === "Input.Text");

  expect(contentType).toBe("application/vnd.microsoft.card.adaptive");
  expect(fields.map(({ label, value }) => [label, value])).toEqual([
    ["件名", view.subject],
    ["本文", view.body],
  ]);
  expect(lines(content)).toContain(SEED.disclaimer);
});

test("a press of ours comes back, anything else is nothing", () => {
  const hansho = { action: "draft", a: "adv-1", r: 2, lang: "en" };

  expect(parseTeamsData({ hansho, msteams: { type: "task/fetch" } })).toEqual({
    action: "draft",
    advisoryId: "adv-1",
    revision: 2,
    lang: "en",
  });
  expect(parseTeamsData({ hansho: { action: "explain", a: "x", r: 1 } })).not.toHaveProperty("lang");
  for (const bad of [
    undefined,
    null,
    "{}",
    [],
    {},
    { hansho: null },
    { hansho: { ...hansho, action: "delete" } },
    { hansho: { ...hansho, a: { $ne: "" } } },
    { hansho: { ...hansho, r: 1.5 } },
    { hansho: { ...hansho, lang: "fr" } },
  ]) {
    expect(parseTeamsData(bad)).toBeUndefined();
  }
});
