/** The form for a new advisory on Teams: opened by a button or on a message, refused, and sent. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { AdaptiveCard } from "../../../src/cards/teams.ts";
import { adaptiveCardProblem } from "../../../src/preview/teams-limits.ts";
import { activityOf, createHarness, type Harness } from "./harness.ts";

interface Task {
  task: { type: string; value: { title: string; card: { content: AdaptiveCard } } };
}

let bot: Harness;

beforeAll(async () => {
  bot = await createHarness();
});
afterAll(() => bot.close());
beforeEach(() => {
  Object.assign(bot.flows, { forms: [], failure: undefined });
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

const button = { data: { hansho: { action: "new", a: "form-9", r: 1, lang: "ja" } } };
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
      { formId: "form-9", form: { title: "停電", kind: "alert", priority: "A", summary: "" } },
    ]);
  });

  it("comes back with what is wrong and what was typed", async () => {
    const form = await invoke("task/fetch", button);
    const answer = await invoke("task/submit", typed(form, { form_title: "", form_summary: "書きかけ" }));

    const text = JSON.stringify(cardOf(answer).body);
    expect(text).toContain("⚠️ 空です");
    expect(text).toContain("書きかけ");
    expect(cardOf(answer).actions?.[0]?.data).toMatchObject({ hansho: { a: "form-9" } });
  });
});
