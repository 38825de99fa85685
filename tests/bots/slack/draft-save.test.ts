import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { TEAM } from "../../fakes/slack-api.ts";
import { type Bench, createBench } from "./harness.ts";
import { fields, type Hands, handsOn, noteIn } from "./modal-state.ts";

const SUBJECT = "subject_ja_admins_r3";
const BODY = "body_ja_admins_r3_1";

describe("the draft's modal, sent", () => {
  let bench: Bench;
  let opened: Hands["opened"];
  let pressed: Hands["pressed"];
  let submitted: Hands["submitted"];
  let refused: Hands["refused"];

  beforeEach(async () => {
    bench = await createBench();
    ({ opened, pressed, submitted, refused } = handsOn(bench));
  });
  afterEach(() => bench.close());

  it("is saved in the acknowledgement, and shown as the new version", async () => {
    const after = await submitted(await opened(), { [BODY]: "書き直した本文" });

    expect(bench.flows.saves).toEqual([
      {
        organizationId: "default",
        idOrAlias: "adv-1",
        revision: 3,
        lang: "ja",
        audience: "admins",
        followUp: false,
        subject: "【注意】見本",
        body: "書き直した本文",
        version: 0,
        person: { platform: "slack", workspace: TEAM, id: "U0000ONE", name: expect.any(String) },
      },
    ]);
    expect(noteIn(after)).toContain("保存しました");
    expect(fields(after)).toEqual({
      [`${SUBJECT}_v1`]: "【注意】見本",
      body_ja_admins_r3_v1_1: "書き直した本文",
    });
    expect(bench.api.of("views.update")).toEqual([]);

    await submitted(after, { body_ja_admins_r3_v1_1: "もう一度" });
    expect(bench.flows.saves.at(-1)).toMatchObject({ body: "もう一度", version: 1 });
  });

  it("saves what was edited in another language of this modal, and only that", async () => {
    const en = await pressed("draft_lang_en", await opened(), { [SUBJECT]: "日本語の件名" });
    const ja = await pressed("draft_lang_ja", en);
    const back = await pressed("draft_lang_en", ja);

    const after = await submitted(back, { body_en_admins_r3_1: "English body" });

    expect(bench.flows.saves.map(({ lang, subject, body }) => [lang, subject, body])).toEqual([
      ["ja", "日本語の件名", "各位\n\n見本です。"],
      ["en", "[Notice] Sample", "English body"],
    ]);
    expect(noteIn(after)).toContain("2 edited texts");
    await submitted(after);
    expect(bench.flows.saves).toHaveLength(3);
  });

  it("keeps what was typed where somebody else saved, and the next save is over theirs", async () => {
    bench.flows.overDraft({ version: 4, body: "ほかの方の本文" });
    bench.flows.answersSave("newer");
    const first = await opened();
    const after = await submitted(first, { body_ja_admins_r3_v4_1: "私の本文" });

    expect(noteIn(after)).toContain("保存していません");
    expect(Object.values(fields(after))).toContain("私の本文");
    bench.flows.answersSave("saved");
    await submitted(after);
    expect(bench.flows.saves.at(-1)).toMatchObject({ body: "私の本文", version: 4 });
  });

  it("says that nothing was changed, and can be saved on", async () => {
    bench.flows.answersSave("unchanged");
    const after = await submitted(await opened());

    expect(noteIn(after)).toContain("変更はありませんでした");
    expect(after?.submit?.text).toBe("この組織の文面として保存");
  });

  it.each([
    { kind: "empty", typed: { [SUBJECT]: null }, beside: SUBJECT, says: "空のため" },
    { kind: "empty", typed: { [BODY]: " \u200b" }, beside: BODY, says: "空のため" },
    { kind: "too-long", typed: { [SUBJECT]: "長".repeat(501) }, beside: SUBJECT, says: "長すぎる" },
  ] as const)("says beside the field what is wrong with it: $kind", async ({ kind, typed, beside, says }) => {
    bench.flows.answersSave(kind);

    expect(await refused(await opened(), typed)).toEqual({ [beside]: expect.stringContaining(says) });
    expect(bench.api.of("views.update")).toEqual([]);
  });

  it("says in the open modal where the store fails, with everything as it was typed: it can be sent again", async () => {
    const first = await opened();
    bench.flows.failsSaving(new Error("disk full"));
    const errors = await refused(first, { [BODY]: "失いたくない本文" });

    expect(errors).toEqual({ [SUBJECT]: expect.stringContaining("保存できませんでした") });
    bench.flows.failsSaving(undefined);
    await submitted(first, { [BODY]: "失いたくない本文" });
    expect(bench.flows.saves.at(-1)).toMatchObject({ body: "失いたくない本文", idOrAlias: "adv-1" });
  });

  it("closes where there is nothing to save, and for another workspace does nothing at all", async () => {
    bench.flows.overDraft({ editable: false, outdated: { text: "旧版です", latest: 4, changes: [] } });
    const old = await opened();
    expect(old.submit?.text).toBe("閉じる");
    expect(await submitted(old, { [BODY]: "x" })).toBeUndefined();
    bench.flows.overDraft({});
    const fresh = await opened();
    expect(await submitted(fresh, { [BODY]: "x" }, { team: { id: "T0000OTHER" } })).toBeUndefined();
    expect(bench.flows.saves).toEqual([]);
  });

  it("a submission that Slack repeats is not done again; the modal stays, as the draft is by then", async () => {
    const first = await opened();
    await submitted(first, { [BODY]: "x" }, { trigger_id: "same" });
    bench.flows.overDraft({ version: 1, body: "x" });

    const again = await submitted(first, { [BODY]: "x" }, { trigger_id: "same" });

    expect(bench.flows.saves).toHaveLength(1);
    expect(fields(again)["body_ja_admins_r3_v1_1"]).toBe("x");
    expect(noteIn(again)).toBeUndefined();
  });

  it("takes the last save back, drops what was typed over it, and says so", async () => {
    bench.flows.overDraft({ version: 2, undoable: true });
    const after = await pressed("draft_undo", await opened(), { body_ja_admins_r3_v2_1: "途中" });

    expect(bench.flows.undos).toEqual([
      expect.objectContaining({ idOrAlias: "adv-1", revision: 3, lang: "ja", version: 2, followUp: false }),
    ]);
    expect(noteIn(after)).toContain("取り消しました");
    expect(Object.values(fields(after))).not.toContain("途中");
  });

  it("opens the other mail, and the newest draft with what was typed into the old one beside it", async () => {
    bench.flows.overDraft({ otherMail: "続報のメール案を表示" });
    await pressed("draft_mail", await opened());
    expect(bench.flows.drafts.at(-1)).toMatchObject({ revision: 3, followUp: true });

    bench.flows.overDraft({ editable: false, outdated: { text: "旧版です", latest: 4, changes: [] } });
    const old = await opened();
    bench.flows.overDraft({ revision: 4 });
    const newest = await pressed("draft_newest", old, { [BODY]: "古い案に書いた本文" });
    expect(bench.flows.drafts.at(-1)?.revision).toBeUndefined();
    expect(JSON.stringify(newest.blocks)).toContain("古い案に書いた本文");
    expect(fields(newest)["body_ja_admins_r4_1"]).toBe("各位\n\n見本です。");
  });
});
