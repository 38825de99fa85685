import type { ModalView } from "@slack/types";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createManualClock, type ManualClock } from "../../fakes/clock.ts";
import { type Bench, createBench } from "./harness.ts";
import { fields, handsOn, noteIn } from "./modal-state.ts";

const SUBJECT = "subject_ja_admins_r3";
const BODY = "body_ja_admins_r3_1";
const OUTDATED = { editable: false, outdated: { text: "旧版です", latest: 4, changes: [] } };

/** What somebody typed and nobody has kept. */
describe("what is typed into the draft's modal", () => {
  let bench: Bench;

  beforeEach(async () => {
    bench = await createBench();
  });
  afterEach(() => bench.close());

  it("is still there on the way back, where somebody else had saved", async () => {
    const { opened, submitted, pressed } = handsOn(bench);
    const first = await opened();
    bench.flows.overDraft({ version: 4, body: "ほかの方の本文" });
    bench.flows.answersSave("newer");
    const after = await submitted(first, { [BODY]: "私の本文" });

    const back = await pressed("draft_lang_ja", await pressed("draft_lang_en", after));

    expect(fields(back)["body_ja_admins_r3_v4_1"]).toBe("私の本文");
    expect(noteIn(back)).toContain("ほかの方が保存したか");
  });

  it("stands beside the newest draft, as it was promised, where a revision came before it was saved", async () => {
    const { opened, submitted, pressed } = handsOn(bench);
    const first = await opened();
    bench.flows.overDraft(OUTDATED);
    bench.flows.answersSave("newer");
    const after = await submitted(first, { [BODY]: "遅れた本文" });
    expect(noteIn(after)).toContain("最新のメール案を開くと、その下にも表示されます");
    expect(fields(after)[BODY]).toBe("遅れた本文");

    bench.flows.overDraft({ revision: 4 });
    const newest = await pressed("draft_newest", after);

    expect(Object.entries(fields(newest))).toEqual([
      ["subject_ja_admins_r4", "【注意】見本"],
      ["body_ja_admins_r4_1", "各位\n\n見本です。"],
      ["left_3_0", "【注意】見本"],
      ["left_3_1", "遅れた本文"],
    ]);
  });

  it("in another language of the old draft stands beside the newest one of that language", async () => {
    const { opened, pressed } = handsOn(bench);
    const en = await pressed("draft_lang_en", await opened(), { [BODY]: "日本語で書いた本文" });
    bench.flows.overDraft({ revision: 4 });
    const newest = await pressed("draft_newest", en);
    expect(Object.values(fields(newest))).not.toContain("日本語で書いた本文");

    const ja = await pressed("draft_lang_ja", newest);

    expect(fields(ja)).toMatchObject({
      left_3_1: "日本語で書いた本文",
      body_ja_admins_r4_1: "各位\n\n見本です。",
    });
  });

  it("is not put over another's save unseen: on the way back it is said who came between", async () => {
    const { opened, pressed, submitted } = handsOn(bench);
    const en = await pressed("draft_lang_en", await opened(), { [BODY]: "私の本文" });
    bench.flows.overDraft({ version: 1 });

    const back = await pressed("draft_lang_ja", en);

    expect(fields(back)["body_ja_admins_r3_v1_1"]).toBe("私の本文");
    expect(noteIn(back)).toContain("ほかの方が保存したか");
    await submitted(back);
    expect(bench.flows.saves.at(-1)).toMatchObject({ body: "私の本文", version: 1 });
  });

  it("is still there on the way back after the store failed", async () => {
    const { opened, refused, pressed } = handsOn(bench);
    const first = await opened();
    const typed = { [SUBJECT]: "失いたくない件名" };
    bench.flows.failsSaving(new Error("disk full"));
    await refused(first, typed);

    const back = await pressed("draft_lang_ja", await pressed("draft_lang_en", first, typed));

    expect(fields(back)[SUBJECT]).toBe("失いたくない件名");
  });

  it("is not shown again where the advisory became confidential meanwhile: the reason stands there alone", async () => {
    const { opened, submitted } = handsOn(bench);
    const first = await opened();
    bench.flows.saveDraft = async () => ({ kind: "no-such" });
    bench.flows.overDraft({ refused: "TLP:AMBER のため、メール案はありません。" });

    const after = await submitted(first, { [BODY]: "私の本文" });

    expect(after?.submit).toBeUndefined();
    expect(JSON.stringify(after)).toContain("TLP:AMBER のため");
    expect(JSON.stringify(after)).not.toContain("私の本文");
  });

  it("can be copied where the advisory is gone, and it is said why it cannot be saved", async () => {
    const { opened, submitted } = handsOn(bench);
    const first = await opened();
    bench.flows.knows(false);

    const after = await submitted(first, { [BODY]: "私の本文" });

    expect(noteIn(after)).toContain("「adv-1」というアドバイザリは見つかりませんでした");
    expect(fields(after)[BODY]).toBe("私の本文");
    expect(after?.submit?.text).toBe("閉じる");
  });

  it("that was saved is not saved again by a repeated submission and a save of another text", async () => {
    const { opened, submitted, pressed } = handsOn(bench);
    const first = await opened();
    const after = await submitted(first, { [BODY]: "私の本文" }, { trigger_id: "same" });
    await submitted(first, { [BODY]: "私の本文" }, { trigger_id: "same" });

    await submitted(await pressed("draft_lang_en", after), { subject_en_admins_r3: "English" });

    expect(bench.flows.saves.map(({ lang }) => lang)).toEqual(["ja", "en"]);
  });

  it("stands beside the draft of the advisory that its own was merged into, and is not taken for that one's", async () => {
    const { opened, pressed, submitted } = handsOn(bench);
    const first = await opened();
    bench.flows.overDraft({ advisoryId: "adv-2" });

    const en = await pressed("draft_lang_en", first, { [BODY]: "統合前に書いた本文" });
    const ja = await pressed("draft_lang_ja", en);

    expect(fields(ja)).toMatchObject({ [BODY]: "各位\n\n見本です。", left_3_1: "統合前に書いた本文" });
    await submitted(ja);
    expect(bench.flows.saves).toMatchObject([{ idOrAlias: "adv-2", body: "各位\n\n見本です。" }]);
  });

  it("is told as saved where the shown text could not be", async () => {
    const { opened, pressed, refused } = handsOn(bench);
    const en = await pressed("draft_lang_en", await opened(), { [BODY]: "日本語の本文" });
    const original = { ...bench.flows };
    bench.flows.saveDraft = async (asked) => {
      bench.flows.answersSave(asked.subject === "" ? "empty" : "saved");
      return original.saveDraft(asked);
    };

    const said = (await refused(en, { subject_en_admins_r3: null }))["subject_en_admins_r3"];

    expect(said).toContain("Not saved: subject or body is empty.");
    expect(said).toContain("1 edited text");
  });
});

describe("a slow store", () => {
  let bench: Bench;
  let clock: ManualClock;
  let answer: () => void;
  let fail: (error: Error) => void;
  let asked: Promise<void>;

  beforeEach(async () => {
    clock = createManualClock(Date.now());
    bench = await createBench({ clock });
    const original = { ...bench.flows };
    const store = new Promise<void>((resolve, reject) => {
      answer = resolve;
      fail = reject;
    });
    asked = new Promise((resolve) => {
      bench.flows.saveDraft = async (what) => {
        resolve();
        await store;
        return original.saveDraft(what);
      };
    });
  });
  afterEach(() => {
    answer();
    return bench.close();
  });

  const shownLater = () => bench.api.of("views.update").at(-1)?.args["view"] as ModalView | undefined;

  it("is acknowledged in time, with what was typed in sight and no second save; then with what became of it", async () => {
    const { opened, submitting } = handsOn(bench);
    const sent = submitting(await opened(), { [BODY]: "書き直した本文" });
    await asked;
    await clock.advance(1_799);
    expect(clock.sleepers()).toBe(1);
    await clock.advance(1);

    const meanwhile = await sent;

    expect(noteIn(meanwhile)).toContain("保存しています");
    expect(fields(meanwhile)[BODY]).toBe("書き直した本文");
    expect(meanwhile?.submit?.text).toBe("閉じる");
    expect(shownLater()).toBeUndefined();
    answer();
    await bench.settled();
    expect(noteIn(shownLater())).toContain("保存しました");
    expect(fields(shownLater())["body_ja_admins_r3_v1_1"]).toBe("書き直した本文");
    expect(bench.flows.saves).toHaveLength(1);
  });

  it("that fails late gives what was typed back, to be saved again", async () => {
    const { opened, submitting } = handsOn(bench);
    const sent = submitting(await opened(), { [BODY]: "書き直した本文" });
    await asked;
    await clock.advance(1_800);
    await sent;
    fail(new Error("disk full"));
    await bench.settled();

    expect(noteIn(shownLater())).toContain("保存できませんでした");
    expect(fields(shownLater())[BODY]).toBe("書き直した本文");
    expect(shownLater()?.submit?.text).toBe("この組織の文面として保存");
  });

  it("that answers in time is not waited for any longer", async () => {
    const { opened, submitting } = handsOn(bench);
    const sent = submitting(await opened(), { [BODY]: "書き直した本文" });
    await asked;
    answer();

    expect(noteIn(await sent)).toContain("保存しました");
    await bench.settled();
    expect(clock.sleepers()).toBe(0);
    await clock.advance(10_000);
    expect(shownLater()).toBeUndefined();
  });
});
