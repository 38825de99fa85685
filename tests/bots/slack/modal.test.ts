import type { ModalView } from "@slack/types";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Lang } from "../../../src/advisory/schema.ts";
import { TEAM } from "../../fakes/slack-api.ts";
import { type Bench, createBench } from "./harness.ts";
import { fields, state, type Typed } from "./modal-state.ts";

const VALUE = JSON.stringify({ a: "adv-1", r: 3 });

describe("the draft's modal", () => {
  let bench: Bench;

  beforeEach(async () => {
    bench = await createBench();
  });
  afterEach(() => bench.close());

  async function opened(): Promise<ModalView> {
    await bench.press("draft", VALUE);
    await bench.settled();
    return bench.api.of("views.open").at(-1)?.args["view"] as ModalView;
  }

  /** Presses a language button as Slack sends it: with what stands in the fields of the view shown. */
  async function switched(
    view: ModalView,
    to: Lang,
    typed: Typed = {},
    actions?: object[],
  ): Promise<ModalView> {
    const before = bench.api.of("views.update").length;
    await bench.press(`draft_lang_${to}`, VALUE, {
      response_url: undefined,
      channel: undefined,
      container: { type: "view", view_id: "V0000TEST" },
      ...(actions && { actions }),
      view: { ...view, id: "V0000TEST", hash: `h${before}`, state: { values: state(view, typed) } },
    });
    await bench.settled();
    expect(bench.api.of("views.update")).toHaveLength(before + 1);
    return bench.api.of("views.update").at(-1)?.args["view"] as ModalView;
  }

  it("switches to the other language of the same revision, guarded by the view's hash", async () => {
    const ja = await opened();

    const en = await switched(ja, "en");

    expect(fields(en)).toEqual({
      subject_en_admins_r3: "[Notice] Sample",
      body_en_admins_r3_1: "Dear all,\n\nA sample.",
    });
    expect(bench.flows.drafts.at(-1)).toEqual({
      idOrAlias: "adv-1",
      lang: "en",
      revision: 3,
      audience: "admins",
    });
    expect(bench.api.of("views.update")[0]?.args).toMatchObject({ view_id: "V0000TEST", hash: "h0" });
  });

  it("keeps what was typed in each language, there and back", async () => {
    const ja = await opened();

    const en = await switched(ja, "en", { subject_ja_admins_r3: "【至急】書き直した件名" });
    const back = await switched(en, "ja", { body_en_admins_r3_1: "Edited in English" });
    const again = await switched(back, "en");

    expect(fields(back)).toEqual({
      subject_ja_admins_r3: "【至急】書き直した件名",
      body_ja_admins_r3_1: "各位\n\n見本です。",
    });
    expect(fields(again)).toEqual({
      subject_en_admins_r3: "[Notice] Sample",
      body_en_admins_r3_1: "Edited in English",
    });
  });

  /** Chooses in the menu of audiences, as Slack sends it. */
  async function readers(view: ModalView, audience: string, typed: Typed = {}): Promise<ModalView> {
    const selected = { text: { type: "plain_text", text: "…" }, value: audience };
    return switched(view, "ja", typed, [
      {
        type: "static_select",
        action_id: "draft_audience",
        block_id: "draft_lang",
        selected_option: selected,
      },
    ]);
  }

  it("shows the chosen audience with edits of its own, there and back, in either language", async () => {
    const admins = await opened();

    const executives = await readers(admins, "executives", { body_ja_admins_r3_1: "管理者だけに書いた" });
    const english = await switched(executives, "en", { body_ja_executives_r3_1: "経営層に書いた" });
    const back = await readers(await switched(english, "ja"), "admins");
    const again = await readers(back, "executives");

    expect(executives.title.text).toBe("メール案 (経営層向け)");
    expect(bench.flows.drafts).toContainEqual({
      idOrAlias: "adv-1",
      lang: "en",
      revision: 3,
      audience: "executives",
    });
    expect(fields(executives)["body_ja_executives_r3_1"]).toBe("各位\n\n見本です。");
    expect(fields(english)).toHaveProperty("subject_en_executives_r3");
    expect(fields(back)["body_ja_admins_r3_1"]).toBe("管理者だけに書いた");
    expect(fields(again)["body_ja_executives_r3_1"]).toBe("経営層に書いた");
  });

  it("stays as it is for an audience that is none", async () => {
    const selected = { selected_option: { value: "nobody" } };
    await bench.press("draft_audience", "", {
      response_url: undefined,
      view: { id: "V0000TEST", private_metadata: '{"advisoryId":"a","revision":1,"lang":"ja"}' },
      actions: [{ type: "static_select", action_id: "draft_audience", ...selected }],
    });
    await bench.settled();

    expect(bench.api.of("views.update")).toEqual([]);
  });

  it("lets the link to the page open by itself, without a word", async () => {
    await bench.press("draft_page", "", { response_url: undefined, view: { id: "V0000TEST" } });
    await bench.settled();

    expect(bench.api.of("views.update")).toEqual([]);
    expect(bench.api.of("views.push")).toEqual([]);
    expect(bench.flows.drafts).toEqual([]);
  });

  it("keeps a field that was emptied empty", async () => {
    const ja = await opened();

    const en = await switched(ja, "en", { subject_ja_admins_r3: null });
    const back = await switched(en, "ja");

    expect(fields(back)["subject_ja_admins_r3"]).toBeUndefined();
    expect(fields(back)["body_ja_admins_r3_1"]).toBe("各位\n\n見本です。");
  });

  it("is forgotten when it is closed", async () => {
    const ja = await opened();
    const en = await switched(ja, "en", { subject_ja_admins_r3: "書き直した件名" });

    const closed = await bench.interact({
      type: "view_submission",
      team: { id: TEAM },
      user: { id: "U0000ONE" },
      trigger_id: "submit",
      view: { ...en, id: "V0000TEST", state: { values: {} } },
    });
    await bench.settled();
    const reused = await switched(en, "ja");

    expect(closed.status).toBe(200);
    expect(await closed.text()).toBe("");
    expect(fields(reused)["subject_ja_admins_r3"]).toBe("【注意】見本");
  });

  it("lets a newer view stand when Slack says that this one is old", async () => {
    const ja = await opened();
    bench.api.answer("views.update", { ok: false, error: "hash_conflict" });

    await switched(ja, "en");

    expect(bench.api.of("views.push")).toEqual([]);
    expect(bench.logger.lines.filter(({ level }) => level === "error")).toEqual([]);
  });

  it("tells the person in a modal of its own when the switch fails", async () => {
    const ja = await opened();
    bench.api.answer("views.update", { ok: false, error: "internal_error" });

    await switched(ja, "en");

    const pushed = JSON.stringify(bench.api.of("views.push")[0]?.args);
    expect(pushed).toContain("うまくいきませんでした");
  });

  it("tells it in the open modal, with what was typed, where it is too late for another one", async () => {
    const ja = await opened();
    bench.api.answer("views.push", { ok: false, error: "expired_trigger_id" });
    bench.flows.draft = () => Promise.reject(new Error("database is away"));

    const after = await switched(ja, "en", { subject_ja_admins_r3: "書きかけの件名" });

    expect(JSON.stringify(after.blocks)).toContain("うまくいきませんでした");
    expect(fields(after)["subject_ja_admins_r3"]).toBe("書きかけの件名");
    expect(bench.api.of("views.update").at(-1)?.args).toMatchObject({ view_id: "V0000TEST", hash: "h0" });
  });

  it.each(["", "{", '{"advisoryId":"","revision":1,"lang":"ja"}', '{"lang":"xx"}'])(
    "with forged metadata (%s) says that it is old",
    async (metadata) => {
      await bench.press("draft_lang_en", VALUE, {
        response_url: undefined,
        view: { id: "V0000TEST", private_metadata: metadata, state: { values: {} } },
      });
      await bench.settled();

      expect(bench.api.of("views.update")).toEqual([]);
      expect(JSON.stringify(bench.api.of("views.push")[0]?.args)).toContain("このボタン");
    },
  );
});
