import type { KnownBlock } from "@slack/types";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseSlackDraft, slackDraftModal } from "../../src/cards/slack.ts";
import { Audience } from "../../src/advisory/schema.ts";
import { slackViewRefusal } from "../../src/preview/slack-limits.ts";
import { arbitraryDraft, draftView } from "./draft-view.ts";
import { SEED } from "./records.ts";
import { inputs, objects, strings, values } from "./slack-checks.ts";

test("subject and body of one language in fields of their own, the disclaimer outside", () => {
  const view = draftView();
  const modal = slackDraftModal(view, { privateMetadata: "m" });

  expect(modal).toMatchObject({
    type: "modal",
    callback_id: "draft",
    private_metadata: "m",
    submit: { type: "plain_text", text: "閉じる" },
  });
  expect(values(modal.blocks)).toEqual({
    subject_ja_admins_r2: view.subject,
    body_ja_admins_r2_1: view.body,
  });
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

test("the menu names every audience and shows whose draft this is", () => {
  const menu = objects(slackDraftModal(draftView({ audience: "overseas" })).blocks).find(
    ({ type }) => type === "static_select",
  );

  expect(menu).toMatchObject({
    action_id: "draft_audience",
    initial_option: { value: "overseas", text: { text: "海外拠点向け" } },
  });
  expect(menu).toMatchObject({ options: Audience.options.map((value) => ({ value })) });
});

test("the draft page is a link, and nothing where there is none", () => {
  const links = (pageUrl?: string) =>
    objects(slackDraftModal(draftView({ pageUrl })).blocks).filter(({ url }) => url !== undefined);

  expect(links("https://hansho.example.com/drafts/t")).toMatchObject([
    { type: "button", action_id: "draft_page", url: "https://hansho.example.com/drafts/t" },
  ]);
  expect(links()).toEqual([]);
  expect(links(`https://hansho.example.com/${"x".repeat(3_000)}`)).toEqual([]);
});

test("each language has ids of its own, action id and block id alike", () => {
  const ids = (lang: "ja" | "en") =>
    inputs(slackDraftModal(draftView({ lang })).blocks).flatMap(({ block_id, element }) => [
      block_id,
      element.action_id,
    ]);

  expect(ids("ja")).toEqual([
    "subject_ja_admins_r2",
    "subject_ja_admins_r2",
    "body_ja_admins_r2_1",
    "body_ja_admins_r2_1",
  ]);
  expect(ids("en")).toEqual([
    "subject_en_admins_r2",
    "subject_en_admins_r2",
    "body_en_admins_r2_1",
    "body_en_admins_r2_1",
  ]);
});

test("edits stand in place of the draft; an emptied field stays empty", () => {
  const { blocks } = slackDraftModal(draftView(), { edits: { subject: "", body: "直した" } });

  expect(values(blocks)).toEqual({ subject_ja_admins_r2: undefined, body_ja_admins_r2_1: "直した" });
});

const FULL = draftView({
  editable: true,
  undoable: true,
  version: 3,
  made: "作成方法: 佐藤 さんが編集",
  notes: ["前回のメール: 「件名」"],
  otherMail: "続報のメール案を表示",
  history: Array.from({ length: 9 }, (_, at) => `第${9 - at}版`),
  merged: {
    text: "文面を引き継いでいます。",
    rows: [
      ...Array.from({ length: 20 }, () => ({ before: "前", now: "後" })),
      { before: "1.2 に更新", now: "", yours: "1.2 を検証済み" },
    ],
  },
});

test("it saves where it may be edited, closes where not", () => {
  expect(slackDraftModal(FULL)).toMatchObject({
    submit: { text: "この組織の文面として保存" },
    close: { text: "閉じる" },
  });
  const { submit, close, blocks } = slackDraftModal({ ...FULL, editable: false });
  expect([submit?.text, close]).toEqual(["閉じる", undefined]);
  expect(objects(blocks).some(({ action_id }) => action_id === "draft_undo")).toBe(false);
});

test("out of date comes first, with what changed and the way to the newest; no save", () => {
  const outdated = {
    text: "旧版です",
    latest: 4,
    changes: Array.from({ length: 12 }, (_, at) => `変更${at}`),
  };
  const modal = slackDraftModal({ ...FULL, outdated, editable: false });
  const [first, second] = modal.blocks as KnownBlock[];

  expect(strings(first).join()).toMatch(/⚠️ 旧版です\nその後の変更:\n・変更0[^]*ほか 3 件/);
  expect(objects(second)).toContainEqual(
    expect.objectContaining({ action_id: "draft_newest", value: '{"a":"adv-1","r":4}' }),
  );
  // Nobody is to check and save what cannot be saved any more.
  expect(modal.blocks.filter(({ block_id }) => block_id?.startsWith("merged"))).toEqual([]);
});

test("what was merged stands around the fields: a warning above, before, now and yours below", () => {
  const { blocks } = slackDraftModal(FULL);
  const at = (id: string) => blocks.findIndex(({ block_id }) => block_id?.startsWith(id));

  expect(at("merged")).toBeLessThan(at("subject_"));
  expect(at("merged_row_0")).toBeGreaterThan(at("body_"));
  expect(strings(blocks[at("merged_row_0")]).join("")).toMatch(
    /変更前: .*1\.2 に更新.*変更後: .*（記載なし）.*編集された文面.*1\.2 を検証済み/s,
  );
  expect(strings(blocks[at("merged_more")]).join()).toContain("ほか 13 か所");
});

test("history is short, and taking back asks first", () => {
  const { blocks } = slackDraftModal(FULL);
  const lines = strings(blocks.find(({ block_id }) => block_id === "history"))
    .join("\n")
    .split("\n");

  expect(lines.filter((line) => line.startsWith("第"))).toEqual(["第9版", "第8版", "第7版", "第6版"]);
  expect(lines.join()).toContain("ほか 5 件");
  expect(objects(blocks).find(({ action_id }) => action_id === "draft_undo")).toMatchObject({
    confirm: { text: { text: expect.stringContaining("保存していない内容は消えます") } },
  });
});

test("where there is no draft: the reason, no field, nothing to send", () => {
  const modal = slackDraftModal(draftView({ refused: "TLP:AMBER のため", subject: "", body: "" }));

  expect(modal).toMatchObject({ title: { text: "メール案はありません" } });
  expect(modal).not.toHaveProperty("submit");
  expect(inputs(modal.blocks)).toEqual([]);
  expect(strings(modal.blocks)).toContain("TLP:AMBER のため");
});

test("a version, a revision and a follow-up have fields of their own", () => {
  const name = (over: Parameters<typeof draftView>[0]) =>
    inputs(slackDraftModal(draftView(over)).blocks)[0]?.block_id;

  const texts = [{}, { version: 1 }, { version: 2 }, { revision: 3 }, { followUp: true }];
  const names = [...texts, { origin: "model" as const }].map(name);
  expect(new Set(names).size).toBe(6);
});

test("what was typed into an earlier revision can be copied, and is not taken for the draft", () => {
  const left = { subject: "前の件名", body: "前の本文", revision: 1 };
  const { blocks } = slackDraftModal(FULL, { left });
  const state = inputs(blocks).map(({ block_id = "", element }) => [
    block_id,
    { [element.action_id ?? ""]: { value: "initial_value" in element ? element.initial_value : null } },
  ]);

  expect(strings(blocks)).toContain("前の本文");
  expect(parseSlackDraft(Object.fromEntries(state))).toEqual({ subject: FULL.subject, body: FULL.body });
});

test("what became of the last press is said above and below the fields", () => {
  const { blocks } = slackDraftModal(FULL, { note: "保存しました。" });
  const body = blocks.findIndex(({ block_id }) => block_id?.startsWith("body_"));

  expect(strings(blocks[0])).toContain("保存しました。");
  expect(strings(blocks[body + 1])).toContain("保存しました。");
});

test("Japanese sentences are joined without a space, English ones with one", () => {
  const said = (lang: "ja" | "en", text: string) => {
    const { blocks } = slackDraftModal({
      ...FULL,
      lang,
      merged: { text, rows: [{ before: "1", now: "2" }] },
    });
    return strings(blocks.find(({ block_id }) => block_id === "merged")).join();
  };

  expect(said("ja", "保存してください。")).toContain("保存してください。変わった箇所");
  expect(said("en", "Check, then save.")).toContain("Check, then save. What changed");
});

test("what is typed into a long draft leaves room for the beginning of the old one, and it is said that it is one", () => {
  const body = Array.from({ length: 12 }, () => "漢".repeat(2_900)).join("\n");
  const { blocks } = slackDraftModal({ ...FULL, body }, { left: { subject: "前の件名", body, revision: 1 } });
  const left = blocks.filter(({ block_id }) => block_id?.startsWith("left_1_"));

  expect(left).toHaveLength(2);
  expect(strings(blocks).join()).toContain("以前の改訂で入力された文面は、長すぎるため途中まで");
});

test("with as much of everything as there may be, the view is one that Slack takes", () => {
  const much = "漢".repeat(2_000);
  const many = Array.from({ length: 30 }, () => much);
  const body = Array.from({ length: 12 }, () => "漢".repeat(2_999)).join("\n");
  const view = draftView({
    ...FULL,
    title: much,
    subject: "漢".repeat(2_999),
    body,
    disclaimer: "漢".repeat(2_999),
    made: much,
    notes: many,
    otherMail: much,
    history: many,
    outdated: { text: much, latest: 4, changes: many },
    merged: { text: much, rows: many.map((each) => ({ before: each, now: each, yours: each })) },
    pageUrl: `https://hansho.example.com/${"x".repeat(2_900)}`,
  });
  const left = { subject: much, body, revision: 1 };
  for (const each of [view, { ...view, outdated: undefined }]) {
    const modal = slackDraftModal(each, { note: much, left, privateMetadata: "x".repeat(3_000) });
    expect(slackViewRefusal(modal)).toBeUndefined();
  }
});

test("metadata over Slack's limit is left out, not cut", () => {
  expect(slackDraftModal(draftView(), { privateMetadata: "x".repeat(3_001) })).not.toHaveProperty(
    "private_metadata",
  );
});

test("whatever the draft, the view is within Slack's limits and parses no markup", () => {
  fc.assert(
    fc.property(arbitraryDraft, (view) => {
      const modal = slackDraftModal({ ...FULL, ...view }, { note: view.title, left: view });
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
