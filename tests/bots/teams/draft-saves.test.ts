/** Saving from the draft's dialog, taking it back, and the other drafts beside it. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { DraftView } from "../../../src/cards/model.ts";
import { buttonsOf, fieldsOf, pressOf } from "../../fakes/teams-dialog.ts";
import { createDialogHands, type DialogHands, textOf } from "./dialog-hands.ts";
import { createHarness, type Harness, TENANT } from "./harness.ts";

const over: Partial<DraftView> = { editable: true, version: 3, undoable: true, otherMail: "続報を表示" };

let bot: Harness;
let hands: DialogHands;
let usual: Pick<Harness["flows"], "saveDraft" | "draft">;

beforeAll(async () => {
  bot = await createHarness();
  hands = createDialogHands(bot);
  usual = { ...bot.flows };
});
afterAll(() => bot.close());
beforeEach(() => {
  const { saveDraft, draft } = usual;
  const nothing = { failure: undefined, gate: undefined, saving: undefined, undoing: undefined };
  Object.assign(bot.flows, { drafts: [], saves: [], undos: [], saveDraft, draft, over, ...nothing });
});

describe("saving", () => {
  it.each([
    ["ja" as const, "ja-JP", "✅ この組織の文面として保存しました。"],
    ["en" as const, "en-US", "✅ Saved as your organization's text."],
  ])("keeps what the fields show and says so (%s)", async (lang, locale, words) => {
    const card = await hands.press(await hands.open(locale), "draft-save", {
      [`body_${lang}_admins`]: "一行目\r\n二行目",
    });

    expect(bot.flows.saves).toEqual([
      {
        organizationId: "org",
        idOrAlias: "adv-1",
        lang,
        audience: "admins",
        followUp: false,
        revision: 2,
        version: 3,
        person: expect.objectContaining({
          platform: "teams",
          workspace: TENANT,
          id: "29:user",
          name: "利用者",
        }),
        subject: `subject ${lang}`,
        body: "一行目\n二行目",
      },
    ]);
    expect(card.body[0]).toMatchObject({ type: "Container", style: "good" });
    expect(textOf(card)).toContain(words);
    expect(fieldsOf(card)).toEqual({
      [`subject_${lang}_admins`]: `subject ${lang}`,
      [`body_${lang}_admins`]: "一行目\n二行目",
    });
    const next = await hands.press(card, "draft-save");
    expect(bot.flows.saves.at(-1)?.version).toBe(4);
    expect(textOf(next)).toContain(words);
  });

  it("keeps, too, what was typed in another language and for other readers, and counts", async () => {
    const ja = await hands.press(await hands.open(), "draft-lang", { body_ja_admins: "直した本文" });
    const typed = { body_en_admins: "mended body", audience: "executives" };
    const executives = await hands.press(ja, "draft-audience", typed);
    const card = await hands.press(executives, "draft-save", { subject_en_executives: "for executives" });

    expect(bot.flows.saves).toMatchObject([
      { lang: "en", audience: "executives", subject: "for executives", version: 3 },
      { lang: "en", audience: "admins", body: "mended body", version: 3 },
      { lang: "ja", audience: "admins", body: "直した本文", version: 3 },
    ]);
    expect(textOf(card)).toContain("3 edited texts");
    expect(buttonsOf(card).get("draft-save")?.data).not.toHaveProperty("edits");
  });

  it("saves no other text that was only looked at, whatever line ends came back", async () => {
    bot.flows.over = { ...over, body: "一行目\n\n二行目\n" };
    const en = await hands.press(await hands.open(), "draft-lang", {
      body_ja_admins: "一行目\r\n\r\n二行目",
    });
    await hands.press(en, "draft-save");

    expect(bot.flows.saves).toMatchObject([{ lang: "en" }]);
  });

  it("saves no text that was shown in part, and keeps what was typed into it", async () => {
    bot.flows.over = { ...over, body: "長い本文です。\n".repeat(4_000) };
    const opened = await hands.open();
    bot.flows.over = over;
    const en = await hands.press(opened, "draft-lang", { body_ja_admins: "短くした本文" });
    const saved = await hands.press(en, "draft-save");

    expect(bot.flows.saves).toMatchObject([{ lang: "en" }]);
    expect(buttonsOf(saved).get("draft-save")?.data["edits"]).toMatchObject([{ body: "短くした本文" }]);
  });

  it("saves for the readers the fields are for, not for those chosen in the menu", async () => {
    await hands.press(await hands.open(), "draft-save", { audience: "executives" });

    expect(bot.flows.saves).toMatchObject([{ audience: "admins" }]);
  });

  it("goes over nothing unseen: the text stays, and the next save carries the other's version", async () => {
    const opened = await hands.open();
    bot.flows.saving = "newer";
    bot.flows.over = { ...over, version: 4, body: "ほかの方の本文" };
    const card = await hands.press(opened, "draft-save", { body_ja_admins: "私の本文" });
    bot.flows.saving = "saved";
    const saved = await hands.press(card, "draft-save");

    expect(textOf(card)).toContain("もう一度保存すると");
    expect(fieldsOf(card)["body_ja_admins"]).toBe("私の本文");
    expect(bot.flows.saves.map(({ version, body }) => [version, body])).toEqual([
      [3, "私の本文"],
      [4, "私の本文"],
    ]);
    expect(textOf(saved)).toContain("保存しました");
  });

  it("names other texts that were not saved, and keeps them", async () => {
    const log = bot.logger.lines.length;
    const en = await hands.press(await hands.open(), "draft-lang", { body_ja_admins: "直した本文" });
    const typed = { body_en_admins: "mended", audience: "everyone" };
    const everyone = await hands.press(en, "draft-audience", typed);
    bot.flows.saveDraft = async (save) => {
      if (save.audience === "everyone") return usual.saveDraft(save);
      if (save.lang === "en") throw new Error("database is away");
      return { kind: "newer", view: (await usual.draft(save)) as DraftView };
    };
    const card = await hands.press(everyone, "draft-save", { body_en_everyone: "for everyone" });

    expect(textOf(card)).toContain("Saved as your organization's text");
    expect(textOf(card)).toMatch(/Not saved: English \(administrators\), 日本語 \(administrators\)/);
    expect(buttonsOf(card).get("draft-save")?.data["edits"]).toMatchObject([
      { lang: "en", body: "mended" },
      { lang: "ja", body: "直した本文" },
    ]);
    expect(bot.logger.lines.slice(log).map(({ message }) => message)).toContain("Teams draft not saved");
  });

  it.each([
    ["unchanged" as const, "変更はありませんでした。", "subject ja"],
    ["empty" as const, "件名か本文が空のため", "件名"],
    ["too-long" as const, "長すぎるため", "件名"],
  ])("says what became of it: %s", async (saving, words, subject) => {
    bot.flows.saving = saving;
    const card = await hands.press(await hands.open(), "draft-save", { subject_ja_admins: "件名" });

    expect(textOf(card)).toContain(words);
    expect(fieldsOf(card)["subject_ja_admins"]).toBe(subject);
  });

  it("takes fields that are missing for emptied ones", async () => {
    const emptied = { subject_ja_admins: undefined, body_ja_admins: undefined };
    await hands.press(await hands.open(), "draft-save", emptied);

    expect(bot.flows.saves).toMatchObject([{ subject: "", body: "", lang: "ja", audience: "admins" }]);
  });

  it("saves nothing for a button that carries no version", async () => {
    const data = pressOf(await hands.open(), "draft-save");
    const { v: _version, ...hansho } = data["hansho"] as Record<string, unknown>;
    const answers = [
      await hands.submit({ ...data, hansho }),
      await hands.submit({ ...data, hansho: { ...hansho, action: "draft-undo" } }),
    ];

    for (const { type } of answers) expect(type).toBe("message");
    expect([bot.flows.saves, bot.flows.undos]).toEqual([[], []]);
  });
});

describe("taking back", () => {
  it("shows what stood before, and takes back the version that was seen", async () => {
    const opened = await hands.open();
    bot.flows.over = { ...over, version: 2, body: "前の本文" };
    const card = await hands.press(opened, "draft-undo", { body_ja_admins: "書きかけ" });

    expect(bot.flows.undos).toMatchObject([
      { idOrAlias: "adv-1", revision: 2, version: 3, audience: "admins", person: { id: "29:user" } },
    ]);
    expect(textOf(card)).toContain("最後の保存を取り消しました");
    expect(fieldsOf(card)["body_ja_admins"]).toBe("前の本文");
  });

  it.each([
    ["newer" as const, "取り消していません"],
    ["nothing" as const, "取り消せる保存はありません"],
  ])("leaves what was typed where nothing is taken back: %s", async (undoing, words) => {
    bot.flows.undoing = undoing;
    const card = await hands.press(await hands.open(), "draft-undo", { body_ja_admins: "書きかけ" });

    expect(textOf(card)).toContain(words);
    expect(fieldsOf(card)["body_ja_admins"]).toBe("書きかけ");
  });
});

describe("other drafts", () => {
  it("shows the follow-up and the first mail again, each with edits of its own", async () => {
    const followUp = await hands.press(await hands.open(), "draft-mail", { body_ja_admins: "初回に書いた" });
    const first = await hands.press(followUp, "draft-mail", { body_ja_admins_followup: "続報に書いた" });
    await hands.press(first, "draft-save");

    expect(bot.flows.drafts.map((ask) => ask.followUp)).toEqual([undefined, true, undefined]);
    expect(fieldsOf(followUp)).toEqual({
      subject_ja_admins_followup: "subject ja",
      body_ja_admins_followup: "body ja",
    });
    expect(fieldsOf(first)["body_ja_admins"]).toBe("初回に書いた");
    expect(bot.flows.saves.map(({ followUp: mail, body }) => [mail, body])).toEqual([
      [false, "初回に書いた"],
      [true, "続報に書いた"],
    ]);
  });

  it("opens the newest, with what was typed into the old one below", async () => {
    const en = await hands.press(await hands.open(), "draft-lang");
    const opened = await hands.press(en, "draft-lang", { body_en_admins: "unsaved" });
    bot.flows.saving = "newer";
    const outdated = { text: "旧版です。", latest: 3, changes: ["悪用が確認されました。"] };
    bot.flows.over = { ...over, editable: false, outdated };
    const old = await hands.press(opened, "draft-save", { body_ja_admins: "書きかけ" });
    bot.flows.over = { ...over, revision: 3, body: "新しい本文" };
    const newest = await hands.press(old, "draft-newest");
    bot.flows.saving = "saved";
    bot.flows.saves = [];
    const saved = await hands.press(newest, "draft-save");

    expect(textOf(old)).toContain("入力された文面は保存していません");
    expect(bot.flows.drafts.at(-1)).toMatchObject({ revision: undefined, lang: "ja", audience: "admins" });
    expect(bot.flows.saves).toMatchObject([{ revision: 3, lang: "ja", body: "新しい本文" }]);
    for (const card of [newest, saved]) {
      expect(fieldsOf(card)).toMatchObject({ body_ja_admins: "新しい本文", body_ja_admins_r2: "書きかけ" });
    }
  });
});
