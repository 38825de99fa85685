/** Nothing that was typed in the draft's dialog is lost when the store fails, is slow, or has nothing any more. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { DraftView } from "../../../src/cards/model.ts";
import { buttonsOf, fieldsOf } from "../../fakes/teams-dialog.ts";
import { createDialogHands, type DialogHands, textOf } from "./dialog-hands.ts";
import { createHarness, type Harness } from "./harness.ts";

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

describe("a store that does not answer", () => {
  const kept = { subject_ja_admins: "書いた件名", body_ja_admins: "書いた本文" };

  it("leaves what was typed in the fields, says so, and saves it at the next press", async () => {
    const opened = await hands.open();
    bot.flows.failure = new Error("database is away");
    const card = await hands.press(opened, "draft-save", kept);
    delete bot.flows.failure;
    const saved = await hands.press(card, "draft-save");

    expect(textOf(card)).toContain("⚠️ 保存できませんでした");
    expect(textOf(card)).toContain("title ja");
    expect(fieldsOf(card)).toEqual(kept);
    expect(JSON.stringify(card)).not.toContain("database");
    expect(bot.flows.saves.at(-1)).toMatchObject({ version: 3, subject: "書いた件名", body: "書いた本文" });
    expect(textOf(saved)).toContain("✅");
  });

  it.each(["draft-lang", "draft-audience", "draft-mail", "draft-undo"])(
    "leaves it, and what was typed elsewhere, at %s too",
    async (action) => {
      const en = await hands.press(await hands.open("en-US"), "draft-lang", {
        body_en_admins: "typed in English",
      });
      bot.flows.failure = new Error("database is away");
      const card = await hands.press(en, action, kept);
      delete bot.flows.failure;
      const back = await hands.press(card, "draft-lang");

      expect(fieldsOf(card)).toEqual(kept);
      expect(fieldsOf(back)["body_en_admins"]).toBe("typed in English");
      expect([...buttonsOf(card).keys()]).toEqual([...buttonsOf(en).keys()]);
    },
  );

  it("takes no text for changed that only came back", async () => {
    const opened = await hands.open();
    bot.flows.failure = new Error("database is away");
    const card = await hands.press(opened, "draft-lang");
    delete bot.flows.failure;

    expect(fieldsOf(card)).toEqual(fieldsOf(opened));
    expect(buttonsOf(await hands.press(card, "draft-lang")).get("draft-save")?.data).not.toHaveProperty(
      "edits",
    );
  });

  it("says when it took too long, and knows the text again when it was saved after all", async () => {
    const opened = await hands.open();
    const gate = Promise.withResolvers<void>();
    bot.flows.gate = gate.promise;
    const asleep = bot.clock.asleep();
    const answer = hands.press(opened, "draft-save", kept);
    await asleep;
    await bot.clock.advance(4_999);
    const card = await answer;
    gate.resolve();
    bot.flows.saving = "newer";
    const text = { subject: kept.subject_ja_admins, body: kept.body_ja_admins };
    bot.flows.over = { ...over, version: 4, ...text };
    const again = await hands.press(card, "draft-save");

    expect(textOf(card)).toContain("保存できたか確認できませんでした");
    expect(fieldsOf(card)).toEqual(kept);
    expect(textOf(again)).toContain("✅ この組織の文面として保存しました。");
  });

  it("gives the text back when the advisory is gone, and nothing once it may not be shown", async () => {
    const opened = await hands.open();
    bot.flows.saveDraft = async () => ({ kind: "no-such" });
    bot.flows.draft = async () => undefined;
    const gone = await hands.press(opened, "draft-save", kept);
    bot.flows.draft = usual.draft;
    bot.flows.over = { refused: "TLP:AMBER のため、メール案はありません。" };
    const refused = await hands.press(opened, "draft-save", kept);

    expect(textOf(gone)).toContain("このアドバイザリは見つかりません");
    expect(fieldsOf(gone)).toEqual(kept);
    expect(textOf(refused)).toContain("TLP:AMBER");
    expect([fieldsOf(refused), refused.actions]).toEqual([{}, undefined]);
  });
});
