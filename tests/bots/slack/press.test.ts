import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { outdatedCard } from "../../../src/cards/outdated-card.ts";
import { slackMessage } from "../../../src/cards/slack.ts";
import { OPTIONS, record } from "../../cards/records.ts";
import { lineCard } from "../../fakes/flows.ts";
import { buttonsIn } from "../../fakes/pressed.ts";
import { type Bench, createBench } from "./harness.ts";

const VALUE = JSON.stringify({ a: "adv-1", r: 3 });

describe("a button", () => {
  let bench: Bench;

  beforeEach(async () => {
    bench = await createBench();
  });
  afterEach(() => bench.close());

  it("draft opens a modal with subject and body to select, and both languages to choose", async () => {
    const response = await bench.press("draft", VALUE);
    await bench.settled();

    expect(response.status).toBe(200);
    expect(bench.flows.drafts).toEqual([{ idOrAlias: "adv-1", lang: "ja", revision: 3 }]);
    const view = JSON.stringify(bench.api.of("views.open")[0]?.args["view"]);
    expect(view).toContain('"initial_value":"【注意】見本"');
    expect(view).toContain('"initial_value":"各位\\n\\n見本です。"');
    expect(view).toContain('"action_id":"draft_lang_ja"');
    expect(view).toContain('"action_id":"draft_lang_en"');
    expect(bench.api.of("response")).toEqual([]);
  });

  it("of a private notice opens the follow-up, or the newest draft, for the readers the earlier mail was for", async () => {
    const facts = {
      used: { audience: "executives", action: "copied", at: 0 },
      changes: [],
      confidential: false,
      followable: true,
    } as const;
    const card = outdatedCard(record({}, {}, { number: 3 }), facts, { ...OPTIONS, resent: false });
    for (const { value } of buttonsIn(slackMessage(card))) {
      await bench.press("draft", value ?? "", { channel: { id: "D0000TEST", name: "directmessage" } });
    }
    await bench.settled();

    const draft = { idOrAlias: "adv-1", lang: "ja", revision: 3, audience: "executives" };
    expect(bench.flows.drafts).toEqual([{ ...draft, followUp: true }, draft]);
  });

  it.each([
    { a: "adv-1", r: 3, au: "board", f: "yes" },
    { a: "adv-1", r: 3, au: { toString: 1 }, f: 1 },
  ])("with readers that there are not opens the ordinary draft: %j", async (value) => {
    await bench.press("draft", JSON.stringify(value));
    await bench.settled();

    expect(bench.flows.drafts).toEqual([{ idOrAlias: "adv-1", lang: "ja", revision: 3 }]);
  });

  it("draft answers with a card when Slack opens no modal", async () => {
    bench.api.answer("views.open", { ok: false, error: "exchanged_trigger_id" });
    bench.flows.reply({ card: lineCard("下書き") });

    await bench.press("draft", VALUE);
    await bench.settled();

    expect(bench.flows.commands[0]?.words).toBe("draft adv-1");
    expect(bench.api.of("response")[0]?.args).toMatchObject({ text: "下書き", replace_original: false });
  });

  it.each(["explain", "show"])("%s is answered to the one who pressed it, beside the post", async (id) => {
    bench.flows.reply({ card: lineCard("理由") });

    await bench.press(id, VALUE);
    await bench.settled();

    expect(bench.flows.commands).toMatchObject([
      { words: `${id} adv-1`, asker: { destination: { channel: "C0000TEST", name: "security" } } },
    ]);
    expect(bench.api.of("response")[0]?.args).toMatchObject({
      response_type: "ephemeral",
      replace_original: false,
      text: "理由",
    });
  });

  it("about an advisory that is gone says so", async () => {
    bench.flows.knows(false);

    await bench.press("draft", VALUE);
    await bench.settled();

    expect(bench.api.of("response")[0]?.args).toMatchObject({
      text: expect.stringContaining("見つかりません"),
    });
    expect(bench.api.of("views.open")).toEqual([]);
  });

  it.each([
    ["draft", ""],
    ["draft", "{"],
    ["draft", "null"],
    ["explain", '{"a":"adv-1"}'],
    ["show", '{"a":"","r":1}'],
    ["draft", '{"a":{"$ne":1},"r":1}'],
    ["draft", '{"a":"adv-1","r":-1}'],
    ["unheard_of", VALUE],
    ["draft_lang_en", VALUE],
  ])("forged or old (%s %s) gets a kind word and does nothing", async (id, value) => {
    const response = await bench.press(id, value);
    await bench.settled();

    expect(response.status).toBe(200);
    expect(bench.flows.commands).toEqual([]);
    expect(bench.flows.drafts).toEqual([]);
    expect(bench.api.of("views.open")).toEqual([]);
    expect(bench.api.of("response")[0]?.args).toMatchObject({ text: expect.stringContaining("このボタン") });
  });

  it("pressed in a payload of another shape is dropped without a crash", async () => {
    const response = await bench.press("draft", VALUE, { actions: [{ type: "button" }] });
    await bench.settled();

    expect(response.status).toBe(200);
    expect(bench.flows.drafts).toEqual([]);
    expect(bench.logger.lines.map(({ message }) => message)).toContain("Slack request failed in Bolt");
  });
});
