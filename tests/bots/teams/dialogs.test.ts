import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { outdatedCard } from "../../../src/cards/outdated-card.ts";
import { type AdaptiveCard, teamsCard } from "../../../src/cards/teams.ts";
import { OPTIONS, record } from "../../cards/records.ts";
import { buttonsIn } from "../../fakes/pressed.ts";
import { fieldsOf, pressOf } from "../../fakes/teams-dialog.ts";
import { activityOf, createHarness, type Harness } from "./harness.ts";

interface Task {
  task?: {
    type: string;
    value: string & { title: string; card: { contentType: string; content: AdaptiveCard } };
  };
}

let bot: Harness;

beforeAll(async () => {
  bot = await createHarness();
});
afterAll(() => bot.close());
beforeEach(() => {
  Object.assign(bot.flows, { drafts: [], failure: undefined, gate: undefined });
  bot.connector.requests.length = 0;
});

function invoke(name: string, data: unknown, parts: object = {}): Promise<Response> {
  const activity = { type: "invoke", name, value: { data, context: { theme: "default" } }, ...parts };
  return bot.post(activityOf(bot.connector.serviceUrl, activity));
}

async function task(name: string, data: unknown, parts: object = {}): Promise<Task> {
  const response = await invoke(name, data, parts);
  expect(response.status).toBe(200);
  return (await response.json()) as Task;
}

const cardOf = (answer: Task) => answer.task!.value.card.content;
const fields = (answer: Task) => fieldsOf(cardOf(answer));
/** What a button of the dialog sends, with its menu and with what a person typed into the fields. */
const submit = (answer: Task, typed: Record<string, string> = {}, action = "draft-lang") =>
  pressOf(cardOf(answer), action, typed);

const draft = { hansho: { action: "draft", a: "adv-1", r: 2 }, msteams: { type: "task/fetch" } };

describe("the draft's dialog", () => {
  it("opens in the reader's language from a post in the channel's", async () => {
    const posted = { ...draft, hansho: { ...draft.hansho, lang: "ja" } };

    expect(fields(await task("task/fetch", posted, { locale: "en-US" }))).toHaveProperty("subject_en_admins");
    expect(fields(await task("task/fetch", posted, { locale: "fr-FR" }))).toHaveProperty("subject_ja_admins");
  });

  it("opens in the reader's language, on the revision of the card", async () => {
    const ja = await task("task/fetch", draft);
    const en = await task("task/fetch", draft, { locale: "en-US" });

    expect(ja.task).toMatchObject({
      type: "continue",
      value: { card: { contentType: "application/vnd.microsoft.card.adaptive" } },
    });
    expect(fields(ja)).toEqual({ subject_ja_admins: "subject ja", body_ja_admins: "body ja" });
    expect(fields(en)).toEqual({ subject_en_admins: "subject en", body_en_admins: "body en" });
    expect(bot.flows.drafts).toEqual([
      { idOrAlias: "adv-1", lang: "ja", revision: 2, audience: "admins" },
      { idOrAlias: "adv-1", lang: "en", revision: 2, audience: "admins" },
    ]);
    expect(bot.connector.requests).toEqual([]);
  });

  it("of a private notice is the follow-up, or the newest draft, for the readers the earlier mail was for", async () => {
    const facts = {
      used: { audience: "executives", action: "copied", at: 0 },
      changes: [],
      confidential: false,
      followable: true,
    } as const;
    const card = outdatedCard(record({}, {}, { number: 3 }), facts, { ...OPTIONS, resent: false });
    const shown = [];
    for (const { data } of buttonsIn(teamsCard(card))) shown.push(await task("task/fetch", data));

    const wanted = { idOrAlias: "adv-1", lang: "ja", revision: 3, audience: "executives" };
    expect(bot.flows.drafts).toEqual([{ ...wanted, followUp: true }, wanted]);
    expect(shown.map((answer) => Object.keys(fields(answer))[0])).toEqual(
      shown.map(() => expect.stringMatching(/^subject_ja_executives/)),
    );
  });

  it("switches language there and back and keeps the edits of both", async () => {
    const ja = await task("task/fetch", draft);
    const en = await task("task/submit", submit(ja, { body_ja_admins: "書き足した本文" }));
    const back = await task("task/submit", submit(en, { subject_en_admins: "edited subject" }));
    const again = await task("task/submit", submit(back));

    expect(fields(en)).toEqual({ subject_en_admins: "subject en", body_en_admins: "body en" });
    expect(fields(back)).toEqual({ subject_ja_admins: "subject ja", body_ja_admins: "書き足した本文" });
    expect(fields(again)).toEqual({ subject_en_admins: "edited subject", body_en_admins: "body en" });
  });

  it("shows the chosen audience with edits of its own, there and back, in either language", async () => {
    const admins = await task("task/fetch", draft);
    const chosen = { audience: "executives", body_ja_admins: "管理者だけに書いた" };
    const executives = await task("task/submit", submit(admins, chosen, "draft-audience"));
    const english = await task("task/submit", submit(executives, { body_ja_executives: "経営層に書いた" }));
    const back = await task("task/submit", submit(english, { audience: "admins" }, "draft-lang"));
    const again = await task("task/submit", submit(back, { audience: "executives" }, "draft-audience"));

    expect(executives.task!.value.title).toBe("メール案 (経営層向け)");
    expect(fields(executives)).toEqual({
      subject_ja_executives: "subject ja",
      body_ja_executives: "body ja",
    });
    expect(fields(english)).toHaveProperty("subject_en_executives");
    expect(fields(back)).toEqual({ subject_ja_admins: "subject ja", body_ja_admins: "管理者だけに書いた" });
    expect(fields(again)).toHaveProperty("body_ja_executives", "経営層に書いた");
  });

  it("closes on a submit that carries nothing", async () => {
    for (const data of [undefined, null, "", {}, { subject_ja_admins: "x" }]) {
      const response = await invoke("task/submit", data);
      expect([response.status, await response.text()]).toEqual([200, ""]);
    }
    expect(bot.flows.drafts).toEqual([]);
  });
});

describe("a dialog that cannot be shown", () => {
  const unknown = { hansho: { action: "draft", a: "nowhere", r: 1 } };

  it("says in the reader's language that there is no such advisory", async () => {
    const ja = await task("task/fetch", unknown);
    const en = await task("task/fetch", unknown, { locale: "en-US" });

    expect(ja.task).toMatchObject({ type: "message", value: expect.stringContaining("見つかりません") });
    expect(en.task).toMatchObject({ type: "message", value: expect.stringContaining("no such advisory") });
  });

  it("says that forged data cannot be read", async () => {
    const forged = [
      undefined,
      "x",
      { hansho: {} },
      { hansho: { action: "draft", a: "adv-1" } },
      { hansho: { action: "draft", a: "adv-1", r: -1 } },
      { hansho: { action: "draft", a: ["adv-1"], r: 1 } },
      { hansho: { action: "explain", a: "adv-1", r: 1 } },
    ];
    for (const data of forged) {
      expect((await task("task/fetch", data)).task).toMatchObject({
        type: "message",
        value: expect.stringContaining("読み取れません"),
      });
    }
    expect(bot.flows.drafts).toEqual([]);
  });

  it("says that it failed, and logs why", async () => {
    bot.flows.failure = new Error("database is away");

    const answer = await task("task/fetch", draft);

    expect(answer.task?.type).toBe("message");
    expect(JSON.stringify(answer)).not.toContain("database");
    expect(bot.logger.lines.some(({ message }) => message === "Teams dialog failed")).toBe(true);
  });

  it("answers within five seconds even when the draft is not ready", async () => {
    let release = (): void => {};
    bot.flows.gate = new Promise((resolve) => {
      release = resolve;
    });

    const asleep = bot.clock.asleep();
    const answer = task("task/fetch", draft);
    await asleep;
    await bot.clock.advance(4_999);

    expect((await answer).task).toMatchObject({ type: "message", value: expect.stringContaining("時間内") });
    release();
  });

  it("does not do an invoke twice, and does not know others", async () => {
    const same = { id: "same" };
    await invoke("task/fetch", draft, same);
    const repeat = await invoke("task/fetch", draft, same);
    const other = await invoke("composeExtension/query", {});

    expect([repeat.status, await repeat.text()]).toEqual([200, ""]);
    expect(other.status).toBe(501);
    expect(bot.flows.drafts).toHaveLength(1);
  });
});
