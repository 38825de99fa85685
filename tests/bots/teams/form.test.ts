/** The form for a new advisory on Teams: opened by a button or on a message, refused, and sent. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { AdaptiveCard } from "../../../src/cards/teams.ts";
import { adaptiveCardProblem } from "../../../src/preview/teams-limits.ts";
import { activityOf, createHarness, type Harness, TENANT } from "./harness.ts";

interface Task {
  task: { type: string; value: { title: string; card: { content: AdaptiveCard } } };
}

let bot: Harness;

beforeAll(async () => {
  bot = await createHarness();
});
afterAll(() => bot.close());
beforeEach(() => {
  Object.assign(bot.flows, { forms: [], failure: undefined, gate: undefined });
});

async function invoke(name: string, value: object, parts: object = {}): Promise<Task> {
  const response = await bot.post(
    activityOf(bot.connector.serviceUrl, { type: "invoke", name, value, ...parts }),
  );
  expect(response.status).toBe(200);
  return (await response.json()) as Task;
}

const cardOf = (answer: Task) => answer.task.value.card.content;

/** What the dialog's button sends, with what a person typed. */
function typed(answer: Task, fields: Record<string, string>): object {
  const inputs = cardOf(answer).body.filter((item) => item.type.startsWith("Input.")) as {
    id: string;
    value: string;
  }[];
  const values = Object.fromEntries(inputs.map(({ id, value }) => [id, value]));
  return { data: { ...cardOf(answer).actions?.[0]?.data, ...values, ...fields } };
}

const button = { data: { hansho: { action: "new", a: "new", r: 1, lang: "ja" } } };
const onMessage = (content: string, contentType = "html") => ({
  commandId: "makeAdvisory",
  commandContext: "message",
  messagePayload: { id: "1", body: { contentType, content } },
});

describe("the form for a new advisory", () => {
  it("opens from a card's button in the reader's language, as Teams draws it", async () => {
    const ja = await invoke("task/fetch", button);
    const en = await invoke("task/fetch", button, { locale: "en-US" });

    expect(ja.task.value.title).toBe("アドバイザリを作成");
    expect(JSON.stringify(en)).not.toMatch(/[ぁ-ん]/);
    expect(adaptiveCardProblem(cardOf(ja))).toBeUndefined();
  });

  it("opens from a card's button with what was typed after `new`", async () => {
    const data = { hansho: { ...button.data.hansho, s: "停電のお知らせ" } };
    const answer = await invoke("task/fetch", { data });

    expect(cardOf(answer).body).toContainEqual(
      expect.objectContaining({ id: "form_title", value: "停電のお知らせ" }),
    );
  });

  it.each([
    ["a chat without the bot", { id: "19:elsewhere@unq.gbl.spaces", conversationType: "groupChat" }],
    ["a personal chat", { id: "a:personal", conversationType: "personal" }],
  ])("works on a message in %s", async (_name, conversation) => {
    const parts = {
      conversation: { ...conversation, tenantId: TENANT },
      channelData: { tenant: { id: TENANT } },
    };
    const form = await invoke("composeExtension/fetchTask", onMessage("<p>停電</p>"), parts);
    const answer = await invoke("composeExtension/submitAction", typed(form, {}), parts);

    expect(JSON.stringify(cardOf(answer))).toContain("登録しました");
    expect(bot.flows.forms).toMatchObject([{ form: { title: "停電" } }]);
    expect(bot.flows.installs).toEqual([]);
  });

  it("opens on a message with its text, without its markup", async () => {
    const html = "<div><p>VPN &amp; FW に<b>脆弱性</b></p><at id='0'>誰か</at><br>更新してください</div>";
    const answer = await invoke("composeExtension/fetchTask", onMessage(html));

    expect(cardOf(answer).body).toContainEqual(
      expect.objectContaining({ id: "form_title", value: "VPN & FW に脆弱性 誰か 更新してください" }),
    );
  });

  it.each([
    ["a text message", onMessage("平文 <b>", "text"), "平文 <b>"],
    ["no message", { commandId: "makeAdvisory", commandContext: "compose" }, ""],
    ["a broken tag", onMessage("a <b"), "a <b"],
    [
      "a link",
      onMessage('<a href="https://example.com/?a&amp;b" title="x">詳細</a>です'),
      "詳細 (https://example.com/?a&b)です",
    ],
    [
      "a bare link",
      onMessage('<a href="https://example.com/a">https://example.com/a</a>'),
      "https://example.com/a",
    ],
    ["a link that is none", onMessage('<a href="javascript:alert(1)">詳細</a>'), "詳細"],
    ["numbered characters", onMessage("&#x1F600;&#9731;"), "😀☃"],
  ])("opens on %s", async (_name, value, title) => {
    const answer = await invoke("composeExtension/fetchTask", value);

    expect(cardOf(answer).body).toContainEqual(expect.objectContaining({ id: "form_title", value: title }));
  });

  it.each(["task/submit", "composeExtension/submitAction"])("is taken in by %s", async (name) => {
    const form = await invoke("task/fetch", button);
    const fields = { form_title: "停電", form_kind: "alert", form_priority: "A" };
    const answer = await invoke(name, typed(form, fields));

    expect(JSON.stringify(cardOf(answer))).toContain("登録しました");
    expect(bot.flows.forms).toMatchObject([
      { formId: "form-1", form: { title: "停電", kind: "alert", priority: "A", summary: "" } },
    ]);
  });

  it("comes back with what is wrong and what was typed", async () => {
    const form = await invoke("task/fetch", button);
    const answer = await invoke("task/submit", typed(form, { form_title: "", form_summary: "書きかけ" }));

    const text = JSON.stringify(cardOf(answer).body);
    expect(text).toContain("⚠️ 空です");
    expect(text).toContain("書きかけ");
    expect(cardOf(answer).actions?.[0]?.data).toMatchObject({ hansho: { a: "form-1" } });
  });

  it("comes back as it was sent when it cannot be stored", async () => {
    const form = await invoke("task/fetch", button);
    bot.flows.failure = new Error("database is away");
    const sent = { form_title: "停電", form_summary: "書いたもの" };
    const answer = await invoke("task/submit", typed(form, sent));

    const text = JSON.stringify(cardOf(answer).body);
    expect(text).toContain("登録できませんでした");
    expect(text).toContain("書いたもの");
    expect(cardOf(answer).actions?.[0]?.data).toMatchObject({ hansho: { a: "form-1" } });
  });

  it("comes back as it was sent when it takes longer than Teams waits", async () => {
    const form = await invoke("task/fetch", button);
    const gate = Promise.withResolvers<void>();
    bot.flows.gate = gate.promise;
    const asleep = bot.clock.asleep();
    const answer = invoke("task/submit", typed(form, { form_title: "停電" }));
    await asleep;
    await bot.clock.advance(4_999);

    const text = JSON.stringify(cardOf(await answer).body);
    gate.resolve();
    expect(text).toContain("二重に登録されることはありません");
    expect(text).toContain("停電");
  });

  it.each([
    ["another tenant", { channelData: { tenant: { id: "22222222-2222-2222-2222-222222222222" } } }, 403],
    ["another bot's channel", { channelId: "emulator" }, 401],
  ])("takes nothing from %s", async (_name, parts, status) => {
    const form = await invoke("task/fetch", button);
    const value = typed(form, { form_title: "停電" });
    const sent = activityOf(bot.connector.serviceUrl, {
      type: "invoke",
      name: "task/submit",
      value,
      ...parts,
    });

    expect((await bot.post(sent)).status).toBe(status);
    expect(bot.flows.forms).toEqual([]);
  });

  it.each([
    ["wrong types", { form_title: 7, form_kind: { a: 1 }, form_priority: "E", form_url: null }],
    [
      "prototype names",
      { form_title: "__proto__", form_kind: "constructor", __proto__: { form_summary: "x" } },
    ],
  ])("reads %s as nothing typed", async (_name, fields) => {
    const form = await invoke("task/fetch", button);
    await invoke("task/submit", typed(form, fields as unknown as Record<string, string>));

    expect(bot.flows.forms).toMatchObject([{ form: { kind: "incident", priority: "", summary: "" } }]);
  });
});
