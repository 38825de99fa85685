import { expect, test } from "vitest";
import { advisoryCard } from "../../src/cards/advisory-card.ts";
import { draftCard } from "../../src/cards/draft-card.ts";
import type { Card } from "../../src/cards/model.ts";
import { escapeMrkdwn, parseSlackValue, slackMessage } from "../../src/cards/slack.ts";
import { draftView } from "./draft-view.ts";
import { OPTIONS, record, SEED, seedRecord } from "./records.ts";
import { objects, strings } from "./slack-checks.ts";

const message = (over: Partial<Card>) =>
  slackMessage({ lang: "ja", fallback: "x", elements: [], actions: [], ...over });

test("the customer's example as Block Kit", () => {
  const { text, blocks } = slackMessage(advisoryCard(seedRecord(), OPTIONS));

  expect(text).toBe(`B｜今週中 ${SEED.title}`);
  expect(blocks[0]).toMatchObject({ type: "header", text: { type: "plain_text", text: "🟠 B｜今週中" } });
  for (const [label, words] of [
    ["📌 一言でいうと", SEED.summary],
    ["🏢影響範囲", SEED.scope],
    ["✅該当時の対応", SEED.action],
  ]) {
    expect(blocks).toContainEqual(
      expect.objectContaining({
        type: "rich_text",
        elements: [
          {
            type: "rich_text_section",
            elements: [
              { type: "text", text: label, style: { bold: true } },
              { type: "text", text: "\n" },
              { type: "text", text: words },
            ],
          },
        ],
      }),
    );
  }
  expect(blocks.at(-1)).toMatchObject({
    type: "actions",
    elements: [
      {
        action_id: "draft",
        style: "primary",
        text: { text: "📧 メール案を見る (管理者向け)" },
        value: '{"a":"adv-1","r":1}',
      },
      { action_id: "explain", text: { text: "なぜ？" } },
    ],
  });
});

test("mentions, links and markup in an advisory stay plain text", () => {
  const hostile = "<!channel> <@U012ABCDE> <https://example.com|x> *bold* & [x](https://example.com)";
  const { text, blocks } = slackMessage(
    advisoryCard(record({ title: { ja: hostile }, summary: { ja: hostile } }), OPTIONS),
  );

  expect(text).toContain("&lt;!channel&gt; &lt;@U012ABCDE&gt; &lt;https://example.com|x&gt; *bold* &amp;");
  expect(strings(blocks)).toContain(hostile);
  expect(objects(blocks).some(({ type }) => type === "mrkdwn" || type === "link")).toBe(false);
});

test("links are link elements, and only http and https", () => {
  const { blocks } = message({
    elements: [
      {
        type: "links",
        label: "参考",
        links: [
          { text: "よい", url: "https://example.com/a" },
          { text: "わるい", url: "javascript:alert(1)" },
        ],
      },
    ],
  });

  expect(objects(blocks).filter(({ type }) => type === "link")).toEqual([
    { type: "link", url: "https://example.com/a", text: "よい" },
  ]);
  expect(strings(blocks)).toContain("わるい");
});

test("each row has its own button; ids are unique", () => {
  const row = (id: string) =>
    ({
      type: "row",
      title: id,
      detail: "d",
      action: { id: "draft", label: "案", advisoryId: id, revision: 1 },
    }) as const;
  const { blocks } = message({ elements: [row("a"), row("b")] });

  expect(blocks.map((block) => block.block_id)).toEqual(["card-0", "card-1"]);
  expect(blocks[1]).toMatchObject({ type: "section", accessory: { value: '{"a":"b","r":1}' } });
});

test("two buttons of one kind stand in two blocks, since an action id is unique in its block", () => {
  const action = (id: string) => ({ id: "draft", label: id, advisoryId: id, revision: 1 }) as const;
  const { blocks } = message({ actions: [action("a"), action("b")] });

  expect(blocks.filter(({ type }) => type === "actions")).toHaveLength(2);
});

test("a text too long says where the rest is", () => {
  const long = record({ summary: { ja: "あ".repeat(6_000) } });
  const posted = strings(slackMessage(advisoryCard(long, OPTIONS))).find((text) => text.includes("ああ"));
  const alone = message({ elements: [{ type: "text", text: "い".repeat(6_000), tone: "normal" }] });

  expect(posted?.endsWith("…（続きは「メール案を見る」へ）")).toBe(true);
  expect(strings(alone).some((text) => text.endsWith("…（以下省略）"))).toBe(true);
});

test("references are cut before passages, and counted", () => {
  const references = Array.from({ length: 100 }, (_, index) => ({
    title: { ja: `参考情報 ${index} ${"説明".repeat(40)}` },
    url: `https://example.com/${"path/".repeat(10)}${index}`,
  }));
  const passages = { summary: { ja: "概".repeat(1_900) }, scope: { ja: "影".repeat(1_900) } };
  const all = strings(slackMessage(advisoryCard(record({ ...passages, references }), OPTIONS)));

  expect(all).toContain("概".repeat(1_900));
  expect(all).toContain("影".repeat(1_900));
  expect(all.some((text) => /^ほか \d+ 件$/.test(text))).toBe(true);
});

test("the draft as a message: disclaimer outside, subject and body preformatted", () => {
  const view = draftView();
  const { blocks } = slackMessage(draftCard(view));
  const copied = objects(blocks).filter(({ type }) => type === "rich_text_preformatted");

  expect(copied.map(({ elements }) => strings(elements)[1])).toEqual([view.subject, view.body]);
  expect(strings(blocks)).toContain(SEED.disclaimer);
  expect(strings(copied).join()).not.toContain(SEED.disclaimer);
});

test("a value of ours comes back, anything else is nothing", () => {
  expect(parseSlackValue('{"a":"adv-1","r":3}')).toEqual({ advisoryId: "adv-1", revision: 3 });
  for (const bad of [
    undefined,
    7,
    "",
    "{",
    "[]",
    '{"a":"","r":1}',
    '{"a":"x","r":0}',
    '{"a":1,"r":"1"}',
    "null",
  ]) {
    expect(parseSlackValue(bad)).toBeUndefined();
  }
});

test("escaping is Slack's three entities", () => {
  expect(escapeMrkdwn("a & <b> &lt;")).toBe("a &amp; &lt;b&gt; &amp;lt;");
});
