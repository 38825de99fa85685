import fc from "fast-check";
import { expect, test } from "vitest";
import type { DraftView } from "../../src/cards/model.ts";
import { parseTeamsData, parseTeamsEdits, teamsDraftDialog } from "../../src/cards/teams.ts";
import { adaptiveCardProblem } from "../../src/preview/teams-limits.ts";
import { buttonsOf, fieldsOf, pressOf } from "../fakes/teams-dialog.ts";
import { arbitraryDialog, draftView } from "./draft-view.ts";
import { SEED } from "./records.ts";
import { objects, strings } from "./slack-checks.ts";

type Edits = ReturnType<typeof parseTeamsEdits>;

const cardOf = (over: Partial<DraftView> = {}, edits: Edits = []) =>
  teamsDraftDialog(draftView(over), { edits }).card;
const actionsOf = (card: unknown) => [...buttonsOf(card).keys()];
/** Texts in the order in which they stand. */
const order = (card: { body: unknown }, ...texts: string[]) =>
  texts.map((text) => strings(card.body).findIndex((each) => each.includes(text)));
const rising = (places: number[]) => places.every((place, at) => place > (places[at - 1] ?? -1));

const editable = { editable: true, version: 3, undoable: true } as const;
const rows = [
  { before: "7.2.4 以前", now: "7.2.5 以前", yours: "7.2.4 以前（本社のみ）" },
  { before: "", now: "悪用が確認されています。" },
];

test("subject and body of one language in fields of their own, the disclaimer outside", () => {
  const view = draftView();
  const { title, card } = teamsDraftDialog(view);

  expect(title).toBe("メール案 (管理者向け)");
  expect(objects(card).filter(({ type }) => type === "Input.Text")).toMatchObject([
    { id: "subject_ja_admins", label: "件名", value: view.subject, isMultiline: false },
    { id: "body_ja_admins", label: "本文", value: view.body, isMultiline: true },
  ]);
  expect(strings(card)).toContain(SEED.disclaimer);
});

test("saving comes first, and every button carries the version and the revision", () => {
  const card = cardOf({ ...editable, otherMail: "続報のメール案を表示", followUp: true });

  expect(card.actions?.map(({ title }) => title)).toEqual([
    "この組織の文面として保存",
    "英語で表示 (English)",
    "続報のメール案を表示",
    "元に戻す（最後の保存を取り消す）",
  ]);
  expect(card.actions?.[0]?.style).toBe("positive");
  expect(actionsOf(card)).toEqual(["draft-audience", "draft-save", "draft-lang", "draft-mail", "draft-undo"]);
  for (const { data } of buttonsOf(card).values()) {
    expect(parseTeamsData(data)).toMatchObject({
      advisoryId: "adv-1",
      revision: 2,
      lang: "ja",
      audience: "admins",
      followUp: true,
      dialog: { version: 3, otherMail: true },
    });
  }
  expect(fieldsOf(card)).toHaveProperty("body_ja_admins_followup");
});

test("whoever cannot read the draft's language finds the way back to their own", () => {
  const wayBack = (lang: "ja" | "en") =>
    cardOf({ ...editable, lang }).actions?.find(({ title }) => /English|日本語/.test(String(title)))?.title;

  expect(wayBack("ja")).toBe("英語で表示 (English)");
  expect(wayBack("en")).toBe("Show in Japanese (日本語)");
});

test("a draft without a saved version goes back as version 0 and has nothing to take back", () => {
  const card = cardOf({ editable: true });

  expect(actionsOf(card)).not.toContain("draft-undo");
  expect(parseTeamsData(pressOf(card, "draft-save"))?.dialog?.version).toBe(0);
});

test("somebody else's save is told, what was typed stays, and the next save goes over it", () => {
  const typed = pressOf(cardOf(editable), "draft-save", { body_ja_admins: "私の本文" });
  const card = cardOf({ ...editable, version: 4, body: "ほかの方の本文" }, parseTeamsEdits(typed));

  expect(fieldsOf(card)["body_ja_admins"]).toBe("私の本文");
  expect(strings(card).some((text) => text.includes("もう一度保存すると"))).toBe(true);
  expect(parseTeamsData(pressOf(card, "draft-save"))?.dialog?.version).toBe(4);
  expect(parseTeamsEdits(pressOf(card, "draft-save"))).toMatchObject([{ body: "私の本文", version: 4 }]);
});

test("out of date: that and what changed come first, with the way to the newest, and nothing can be saved", () => {
  const outdated = { text: "旧版です。", latest: 3, changes: ["一", "二", "三", "四", "五", "六", "七"] };
  const card = cardOf({ ...editable, editable: false, outdated });

  expect(rising(order(card, "旧版です。", "一", "最新のメール案を開く", SEED.title, "件名"))).toBe(true);
  expect(strings(card)).toContain("• ほか 2 件");
  expect(actionsOf(card)).toEqual(["draft-newest", "draft-audience", "draft-lang"]);
  expect(fieldsOf(card)).toHaveProperty("body_ja_admins");
});

test("what was typed into an old revision stands below the newest draft, from press to press", () => {
  const outdated = { text: "旧版です。", latest: 3, changes: [] };
  const typed = pressOf(cardOf(editable), "draft-save", { body_ja_admins: "打ちかけ" });
  const old = cardOf({ ...editable, editable: false, outdated }, parseTeamsEdits(typed));
  const newest = (edits: Edits) => cardOf({ revision: 3, editable: true, body: "新しい本文" }, edits);
  const first = newest(parseTeamsEdits(pressOf(old, "draft-newest")));
  const again = newest(parseTeamsEdits(pressOf(first, "draft-save")));

  expect(strings(old).some((text) => text.includes("入力された文面は保存していません"))).toBe(true);
  for (const card of [first, again]) {
    expect(fieldsOf(card)).toEqual({
      subject_ja_admins: "【共有】件名の例",
      body_ja_admins: "新しい本文",
      subject_ja_admins_r2: "【共有】件名の例",
      body_ja_admins_r2: "打ちかけ",
    });
  }
  expect(parseTeamsEdits(pressOf(first, "draft-save"))).toMatchObject([{ revision: 2, body: "打ちかけ" }]);
});

test("what was merged stands below the fields, and above them what to decide before saving", () => {
  const text = "引き継いでいます。";
  const decided = cardOf({ ...editable, merged: { text, rows } });
  const taken = cardOf({ ...editable, merged: { text, rows: rows.slice(1) } });
  const none = cardOf({ ...editable, merged: { text, rows: [] } });

  expect(
    rising(order(decided, text, "件名", "変更前", "7.2.4 以前", "変更後", "7.2.4 以前（本社のみ）")),
  ).toBe(true);
  expect(rising(order(taken, "件名", text, "（記載なし）", "悪用が確認されています。"))).toBe(true);
  expect(rising(order(none, "件名", text))).toBe(true);
});

test("places where somebody must decide come first", () => {
  const card = cardOf({ ...editable, merged: { text: "引き継いでいます。", rows: rows.toReversed() } });

  expect(rising(order(card, "7.2.4 以前（本社のみ）", "悪用が確認されています。"))).toBe(true);
});

test("of many merged places the first ten are shown and the others counted", () => {
  const many = Array.from({ length: 13 }, (_, at) => ({ before: `前${at}`, now: `後${at}` }));
  const card = cardOf({ ...editable, merged: { text: "引き継いでいます。", rows: many } });

  expect(strings(card)).toContain("前9");
  expect(strings(card)).not.toContain("前10");
  expect(strings(card).some((text) => text.startsWith("ほか 3 か所"))).toBe(true);
});

test("the history is there at a press, five lines of it", () => {
  const history = Array.from({ length: 7 }, (_, at) => `第${7 - at}版`);
  const card = cardOf({ ...editable, history });
  const hidden = objects(card).find(({ id }) => id === "history");

  expect(hidden?.["isVisible"]).toBe(false);
  expect(strings(hidden).filter((text) => text.includes("版"))).toHaveLength(5);
  expect(objects(card)).toContainEqual({
    type: "Action.ToggleVisibility",
    title: "編集の履歴 (7)",
    targetElements: ["history"],
  });
});

test("a refused draft is its title and the reason, and nothing to press or to fill in", () => {
  const refused = "TLP:AMBER のため、メール案はありません。";
  const { title, card } = teamsDraftDialog(
    draftView({ ...editable, subject: "", body: "", refused, notes: ["注"], made: "作成方法" }),
    { edits: [{ lang: "ja", audience: "admins", revision: 2, version: 3, subject: "s", body: "typed" }] },
  );

  expect(title).toBe("メール案はありません");
  expect(objects(card.body).map(({ text }) => text)).toEqual([undefined, SEED.title, undefined, refused]);
  expect(card.actions).toBeUndefined();
});

test("a body shown in part cannot be saved, not even once it was changed", () => {
  const long = { ...editable, body: "長い本文です。\n".repeat(4_000) };
  const card = cardOf(long);
  const edited = parseTeamsEdits(pressOf(card, "draft-lang", { body_ja_admins: "短くした本文" }));

  expect(actionsOf(card)).not.toContain("draft-save");
  expect(strings(card).some((text) => text.includes("このままでは保存できません"))).toBe(true);
  expect(strings(cardOf({ ...long, pageUrl: "https://hansho.example.com/drafts/t" })).join()).toMatch(
    /全文は、コピー・ダウンロード用ページで/,
  );
  expect(parseTeamsEdits(pressOf(card, "draft-lang"))).toEqual([]);
  expect(edited).toHaveLength(1);
  expect(actionsOf(cardOf(long, edited))).not.toContain("draft-save");
  expect(strings(cardOf(long, edited)).join()).toContain(
    "途中までの本文に入力された文面のため、保存できません",
  );
});

test("edits of other texts too long to travel are named, not lost in silence", () => {
  const edit = { lang: "en", audience: "admins", revision: 2, version: 0, subject: "s" } as const;
  const card = cardOf(editable, [{ ...edit, body: "x".repeat(20_000) }]);

  expect(buttonsOf(card).get("draft-save")?.data).not.toHaveProperty("edits");
  expect(strings(card).some((text) => text.includes("保持できません"))).toBe(true);
});

test("drafts of the usual length travel in all languages and for all audiences", () => {
  const texts = (["ja", "en"] as const).flatMap((lang) =>
    (["everyone", "executives"] as const).map((audience) => ({ lang, audience })),
  );
  const edits = texts.map((text) => ({
    ...text,
    revision: 2,
    version: 1,
    subject: "件名",
    body: "本文です。\n".repeat(150),
  }));
  const card = cardOf({ ...editable, body: "本文です。\n".repeat(200) }, edits);

  expect(parseTeamsEdits(pressOf(card, "draft-save"))).toHaveLength(4);
});

test("the draft page opens over https, and over http on this machine alone", () => {
  const links = (pageUrl?: string) =>
    objects(cardOf({ pageUrl })).filter(({ type }) => type === "Action.OpenUrl");

  for (const url of ["https://hansho.example.com/drafts/t", "http://127.0.0.1:3000/drafts/t"]) {
    expect(links(url)).toMatchObject([{ title: "コピー・ダウンロード用ページを開く", url }]);
  }
  for (const url of ["http://hansho.example.com/drafts/t", "http://127.0.0.1.example.com/", undefined]) {
    expect(links(url)).toEqual([]);
  }
});

const hansho = { action: "draft-save", a: "adv-1", r: 2, v: 1, h: "x", o: "template" };

test("whatever the draft, the dialog fits, and a cut is said and cannot be saved", () => {
  fc.assert(
    fc.property(arbitraryDialog, ({ view, edits }) => {
      const { title, card } = teamsDraftDialog(view, { edits: parseTeamsEdits({ hansho, edits }) });
      const body = fieldsOf(card)[`body_${view.lang}_admins`];
      const isCut = strings(card).some((text) =>
        /途中までを表示しています。この|beginning is shown. It/.test(text),
      );

      expect(title).not.toBe("");
      expect(adaptiveCardProblem(card)).toBeUndefined();
      expect(JSON.stringify(card).length * 2).toBeLessThanOrEqual(80 * 1_024);
      expect(strings(card).every((text) => text.isWellFormed())).toBe(true);
      if (view.refused !== undefined) return;
      expect(String(body).endsWith("…") && body !== view.body).toBe(isCut);
      expect(isCut && actionsOf(card).includes("draft-save")).toBe(false);
      expect(strings(card).some((text) => text.includes(view.outdated?.text ?? ""))).toBe(true);
    }),
    { numRuns: 60 },
  );
});
