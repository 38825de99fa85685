import type { ModalView } from "@slack/types";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Lang } from "../../../src/advisory/schema.ts";
import { TEAM } from "../../fakes/slack-api.ts";
import { type Bench, createBench } from "./harness.ts";

const VALUE = JSON.stringify({ a: "adv-1", r: 3 });

/** What a person typed over a field, by its block id; null empties it. */
type Typed = Record<string, string | null>;

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
  async function switched(view: ModalView, to: Lang, typed: Typed = {}): Promise<ModalView> {
    const before = bench.api.of("views.update").length;
    await bench.press(`draft_lang_${to}`, VALUE, {
      response_url: undefined,
      channel: undefined,
      container: { type: "view", view_id: "V0000TEST" },
      view: { ...view, id: "V0000TEST", hash: `h${before}`, state: { values: state(view, typed) } },
    });
    await bench.settled();
    expect(bench.api.of("views.update")).toHaveLength(before + 1);
    return bench.api.of("views.update").at(-1)?.args["view"] as ModalView;
  }

  it("switches to the other language of the same revision, guarded by the view's hash", async () => {
    const ja = await opened();

    const en = await switched(ja, "en");

    expect(fields(en)).toEqual({ subject_en: "[Notice] Sample", body_en_1: "Dear all,\n\nA sample." });
    expect(bench.flows.drafts.at(-1)).toEqual({ idOrAlias: "adv-1", lang: "en", revision: 3 });
    expect(bench.api.of("views.update")[0]?.args).toMatchObject({ view_id: "V0000TEST", hash: "h0" });
  });

  it("keeps what was typed in each language, there and back", async () => {
    const ja = await opened();

    const en = await switched(ja, "en", { subject_ja: "【至急】書き直した件名" });
    const back = await switched(en, "ja", { body_en_1: "Edited in English" });
    const again = await switched(back, "en");

    expect(fields(back)).toEqual({ subject_ja: "【至急】書き直した件名", body_ja_1: "各位\n\n見本です。" });
    expect(fields(again)).toEqual({ subject_en: "[Notice] Sample", body_en_1: "Edited in English" });
  });

  it("keeps a field that was emptied empty", async () => {
    const ja = await opened();

    const en = await switched(ja, "en", { subject_ja: null });
    const back = await switched(en, "ja");

    expect(fields(back)["subject_ja"]).toBeUndefined();
    expect(fields(back)["body_ja_1"]).toBe("各位\n\n見本です。");
  });

  it("is forgotten when it is closed", async () => {
    const ja = await opened();
    const en = await switched(ja, "en", { subject_ja: "書き直した件名" });

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
    expect(fields(reused)["subject_ja"]).toBe("【注意】見本");
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

/** The values Slack would send back: what is shown, with what was typed over it. */
function state(view: ModalView, typed: Typed) {
  const values = { ...fields(view), ...typed };
  return Object.fromEntries(
    Object.entries(values).map(([id, value]) => [id, { [id]: { type: "plain_text_input", value } }]),
  );
}

function fields(view: ModalView): Record<string, string | undefined> {
  const inputs = view.blocks.filter((block) => block.type === "input") as {
    block_id?: string;
    element: { initial_value?: string };
  }[];
  return Object.fromEntries(inputs.map((block) => [block.block_id ?? "", block.element.initial_value]));
}
