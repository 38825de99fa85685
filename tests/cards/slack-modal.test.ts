import type { InputBlock, KnownBlock } from "@slack/types";
import fc from "fast-check";
import { expect, test } from "vitest";
import { slackDraftModal } from "../../src/cards/slack.ts";
import { splitBody } from "../../src/cards/slack-modal.ts";
import { slackViewRefusal } from "../../src/preview/slack-limits.ts";
import { arbitraryText } from "../fakes/arbitrary-advisory.ts";
import { arbitraryDraft, draftView } from "./draft-view.ts";
import { SEED } from "./records.ts";
import { objects, strings } from "./slack-checks.ts";

function inputs(blocks: readonly { type: string }[]): InputBlock[] {
  return (blocks as KnownBlock[]).filter((block) => block.type === "input");
}

function values(blocks: readonly { type: string }[]): Record<string, unknown> {
  const pairs = inputs(blocks).map(({ element, block_id }) => [
    block_id,
    "initial_value" in element ? element.initial_value : undefined,
  ]);
  return Object.fromEntries(pairs);
}

test("subject and body of one language in fields of their own, the disclaimer outside", () => {
  const view = draftView();
  const modal = slackDraftModal(view, { privateMetadata: "m" });

  expect(modal).toMatchObject({
    type: "modal",
    callback_id: "draft",
    private_metadata: "m",
    submit: { type: "plain_text", text: "閉じる" },
  });
  expect(values(modal.blocks)).toEqual({ subject_ja: view.subject, body_ja_1: view.body });
  expect(modal.blocks[0]).toMatchObject({
    type: "section",
    text: { type: "plain_text", text: SEED.disclaimer },
  });
  expect(strings(inputs(modal.blocks)).join()).not.toContain(SEED.disclaimer);
});

test("the buttons to both languages carry what they are about", () => {
  const buttons = objects(slackDraftModal(draftView({ lang: "en" })).blocks).filter(
    ({ type }) => type === "button",
  );

  expect(buttons).toMatchObject([
    { action_id: "draft_lang_ja", value: '{"a":"adv-1","r":2}', text: { text: "日本語" } },
    { action_id: "draft_lang_en", style: "primary", text: { text: "English" } },
  ]);
});

test("each language has ids of its own, action id and block id alike", () => {
  const ids = (lang: "ja" | "en") =>
    inputs(slackDraftModal(draftView({ lang })).blocks).flatMap(({ block_id, element }) => [
      block_id,
      element.action_id,
    ]);

  expect(ids("ja")).toEqual(["subject_ja", "subject_ja", "body_ja_1", "body_ja_1"]);
  expect(ids("en")).toEqual(["subject_en", "subject_en", "body_en_1", "body_en_1"]);
});

test("edits stand in place of the draft; an emptied field stays empty", () => {
  const { blocks } = slackDraftModal(draftView(), { edits: { subject: "", body: "直した" } });

  expect(values(blocks)).toEqual({ subject_ja: undefined, body_ja_1: "直した" });
});

test("a long body is split at line ends into numbered parts", () => {
  const line = "あ".repeat(999);
  const body = Array.from({ length: 7 }, () => line).join("\n");
  const { blocks } = slackDraftModal(draftView({ body }));

  expect(Object.values(values(blocks)).slice(1)).toEqual([
    [line, line, line].join("\n"),
    [line, line, line].join("\n"),
    line,
  ]);
  expect(inputs(blocks).map(({ label }) => label.text)).toEqual([
    "件名",
    "本文（1/3）",
    "本文（2/3）",
    "本文（3/3）",
  ]);
});

test("parts give the body back, and no part is too long", () => {
  fc.assert(
    fc.property(arbitraryText(8_000), fc.integer({ min: 20, max: 3_000 }), (body, limit) => {
      const parts = splitBody(body, limit);
      const longest = Math.max(...body.split("\n").map(({ length }) => length));

      expect(Math.max(...parts.map(({ length }) => length))).toBeLessThanOrEqual(limit);
      expect(longest <= limit ? parts.join("\n") : parts.join("").replaceAll("\n", "")).toBe(
        longest <= limit ? body : body.replaceAll("\n", ""),
      );
    }),
  );
});

test("a body beyond all parts says that it is cut", () => {
  const { blocks } = slackDraftModal(draftView({ body: "あ".repeat(100_000) }));

  expect(inputs(blocks)).toHaveLength(13);
  expect(strings(blocks)).toContain("本文が長いため、途中までを表示しています。");
});

test("metadata over Slack's limit is left out, not cut", () => {
  expect(slackDraftModal(draftView(), { privateMetadata: "x".repeat(3_001) })).not.toHaveProperty(
    "private_metadata",
  );
});

test("whatever the draft, the view is within Slack's limits and parses no markup", () => {
  fc.assert(
    fc.property(arbitraryDraft, (view) => {
      const modal = slackDraftModal(view);
      const ids = modal.blocks.map(({ block_id }) => block_id);

      expect(slackViewRefusal(modal)).toBeUndefined();
      expect(Buffer.byteLength(JSON.stringify(modal))).toBeLessThan(250_000);
      expect(new Set(ids).size).toBe(ids.length);
      expect(objects(modal).some(({ type }) => type === "mrkdwn")).toBe(false);
      expect(strings(modal).every((text) => text.length <= 3_000 && text.isWellFormed())).toBe(true);
    }),
    { numRuns: 60 },
  );
});
