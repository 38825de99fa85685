/** A language model over real HTTP, through the real service: good answers, and every bad one. */
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Lang } from "../../src/advisory/schema.ts";
import {
  breakOff,
  fail,
  hang,
  hangUp,
  page,
  pourOut,
  redirect,
  type Reply,
  say,
} from "../fakes/llm-server.ts";
import { slackHands } from "../parity/platforms.ts";
import {
  advisory,
  API_KEY,
  blockOf,
  faithful,
  type ModelService,
  OWN,
  round,
  startModelService,
  SUMMARY,
  textOf,
} from "./model-service.ts";

const LANGS: Lang[] = ["ja", "en"];
/** The first answer, and from the second question on the other. */
const first =
  (one: Reply, then: Reply): Reply =>
  (response, asked) =>
    (round(asked) === 0 ? one : then)(response, asked);

const chat =
  (body: object, type = "application/json"): Reply =>
  (response) => {
    response.writeHead(200, { "content-type": type });
    response.end(JSON.stringify(body));
  };

/** A whole answer that calls itself plain text. */
const plainly: Reply = (response, asked) => {
  const content = JSON.stringify({ ...blockOf<object>("draft", asked), overview: SUMMARY.ja });
  const choice = { message: { role: "assistant", content }, finish_reason: "stop" };
  chat({ choices: [choice] }, "text/plain")(response, asked);
};

const fenced: Reply = (response, asked) => {
  const parts = { ...blockOf<object>("draft", asked), overview: SUMMARY.ja };
  say(`以下のとおりです。\n\`\`\`json\n${JSON.stringify(parts)}\n\`\`\``)(response, asked);
};

const poison = (ja: string) => faithful(({ overview }) => ({ overview: `${overview}${ja}` }));
const poisons: [string, Reply, RegExp][] = [
  ["an invented CVE", poison(" CVE-2026-99999 も確認されています。"), /CVE-2026-99999/],
  ["an added link", poison(" https://evil.example.org/fix"), /evil\.example\.org/],
  [
    "changed digits",
    faithful(({ actions }) => ({
      actions: actions.map((a) => a.replace("3.2.1", "3.2.7")),
      overview: "Hatsukari Cache 3.2.7",
    })),
    /3\.2\.7/,
  ],
];

/** What a server does, how it ends, and how many questions it is asked. */
const TABLE: [name: string, reply: Reply, ends: RegExp, questions: number][] = [
  ["refusal", say("", "stop", "I cannot help."), /作成を断った|declined/, 1],
  ["filter", say("", "content_filter"), /作成を断った|declined/, 1],
  ["wrong-form", say('{"subject":1}'), /決められた形式|required form/, 2],
  ["words-only", say("わかりました。"), /決められた形式|required form/, 2],
  ["cut-short", say('{"subject":"x', "length"), /途中で切れた|cut off/, 2],
  [
    "empty-choices",
    chat({ id: "c", object: "chat.completion", created: 0, model: "f", choices: [] }),
    /読み取れなかった|could not be read/,
    1,
  ],
  [
    "no-content",
    chat({ choices: [{ message: { role: "assistant", content: null }, finish_reason: "stop" }] }),
    /決められた形式|required form/,
    2,
  ],
  ["endless", pourOut, /読み取れなかった|could not be read/, 1],
  ["html", page, /読み取れなかった|could not be read/, 1],
  ["redirect", redirect("http://127.0.0.1:9/v1/chat/completions"), /読み取れなかった|could not be read/, 1],
  ["busy-long", fail(429, { "retry-after": "3600" }), /混み合っている|busy/, 1],
  ["denied", fail(401), /HANSHO_LLM_API_KEY/, 1],
  ["no-model", fail(404), /HANSHO_LLM_MODEL/, 1],
  ["failing", fail(500), /障害が起きている|failing/, 3],
  ["hung-up", hangUp, /接続できなかった|could not be reached/, 3],
  ["broken-off", breakOff, /接続できなかった|could not be reached/, 3],
  ["silent", hang, /時間内に得られなかった|did not answer in time/, 1],
  ...poisons.map(([name, reply, found]): [string, Reply, RegExp, number] => [
    name.replaceAll(" ", "-"),
    reply,
    found,
    2,
  ]),
];

let at: ModelService;

beforeAll(async () => {
  at = await startModelService();
}, 60_000);
afterAll(() => at.stop());

describe("a model's draft", () => {
  it("is there when somebody opens it after the post: with the model's name and the disclaimer for AI", async () => {
    at.answers.set("good-answer", faithful());
    await at.push(advisory("good-answer"));
    await vi.waitFor(() => expect(at.questionsOf("good-answer")).toHaveLength(1), 25_000);

    const view = await at.settled("good-answer");

    expect(view).toMatchObject({ origin: "model", subject: expect.stringContaining("【重要】") });
    expect(view.body).toContain(SUMMARY.ja);
    expect(view.made).toContain("AI（モデル: fake-model）");
    expect(view.disclaimer).toContain("AI");
    expect(at.questionsOf("good-answer")).toHaveLength(1);
    const preview = at.service.preview;
    if (preview === undefined) throw new Error("no preview");
    const modal = await slackHands(preview).say("draft good-answer");
    expect(modal).toContain(SUMMARY.ja);
  });

  it("is taken from fenced JSON and from any content type, and after one correction", async () => {
    const replies: [string, Reply, number][] = [
      ["fenced-json", fenced, 1],
      ["plain-type", plainly, 1],
      ["corrected-form", first(say("{}"), faithful()), 2],
      ["corrected-facts", first(poison(" 9,999台が被害を受けました。"), faithful()), 2],
    ];
    for (const [id, reply] of replies) at.answers.set(id, reply);
    await at.push(replies.map(([id]) => advisory(id)));
    for (const [id, , questions] of replies) {
      expect([id, (await at.settled(id)).origin]).toEqual([id, "model"]);
      expect([id, at.questionsOf(id).length]).toEqual([id, questions]);
    }
    const told = textOf(at.questionsOf("corrected-facts")[1] ?? { path: "", headers: {}, body: {} });
    expect(told).toContain("9,999");
  });

  it("comes back with its reason in both languages where it is not to be had, and holds up nobody who opens it", async () => {
    for (const [id, reply] of TABLE) at.answers.set(id, reply);
    const started = performance.now();
    await at.push(TABLE.map(([id]) => advisory(id)));
    for (const lang of LANGS) await Promise.all(TABLE.map(([id]) => at.draft(id, lang)));
    const opened = performance.now() - started;

    for (const lang of LANGS) {
      const views = await Promise.all(TABLE.map(([id]) => at.settled(id, lang)));
      for (const [index, [id, , ends]] of TABLE.entries()) {
        const view = views[index];
        const notes = view?.notes?.join("\n") ?? "";
        const said = [
          id,
          view?.origin,
          ends.test(notes),
          notes.includes(lang === "ja" ? "定型文" : "template"),
        ];
        expect(said).toEqual([id, "template", true, true]);
        expect(JSON.stringify(view)).not.toContain(API_KEY);
      }
    }
    for (const [id, , , questions] of TABLE)
      expect([id, at.questionsOf(id).length]).toEqual([id, questions * LANGS.length]);
    expect(opened).toBeLessThan(5_000);
  }, 60_000);
});

describe("an advisory in one language", () => {
  it("is posted as it is, then translated once, marked, and its post edited; its own words and badge stay", async () => {
    const english = {
      title: { en: "Path traversal in Asagiri Relay (one-language)" },
      summary: { en: "Asagiri Relay 2.8 and earlier lets remote attackers read files." },
      action: { en: "Update to Asagiri Relay 2.9." },
      products: [],
      stated: { priority: "A", deadline: "this-week" },
    };
    const said = {
      title: "Asagiri Relay のパストラバーサルの脆弱性（one-language）",
      summary: "Asagiri Relay 2.8 以前では、遠隔の攻撃者がファイルを読み取ることができます。",
      action: "Asagiri Relay 2.9 に更新してください。",
    };
    at.answers.set("one-language", (response, asked) => {
      const isTranslation = blockOf("texts", asked) !== null;
      say(isTranslation ? JSON.stringify(said) : "", isTranslation ? "stop" : "content_filter")(
        response,
        asked,
      );
    });
    await at.push(advisory("one-language", english));

    await vi.waitFor(() => expect(at.posts(said.summary)).toHaveLength(1), 25_000);

    const [post] = at.posts("one-language");
    expect(at.posts("one-language")).toHaveLength(1);
    expect(post).toContain("一言でいうと（AI による翻訳）");
    expect(post).toContain("モデル: fake-model");
    expect(post).toContain(`原題: ${english.title.en}`);
    const { store, organization } = at.service.core;
    const record = await store.record(organization.id, "one-language");
    expect(record).toMatchObject({ latest: 1, assessment: { priority: "A" } });
    expect(record?.revision.content).toMatchObject({ title: english.title, summary: english.summary });
    const questions = at.questionsOf("one-language").filter((asked) => blockOf("texts", asked) !== null);
    expect(questions.map((asked) => blockOf("texts", asked))).toEqual([
      { title: english.title.en, summary: english.summary.en, action: english.action.en },
    ]);

    const draft = await at.settled("one-language");
    expect(draft).toMatchObject({ origin: "template", subject: expect.stringContaining(said.title) });
    expect(draft.body).toContain(said.action);
    expect(draft.notes?.join("\n")).toContain("AI による翻訳（モデル: fake-model）");
    expect((await at.draft("one-language", "en")).body).toContain(english.action.en);
  }, 40_000);
});

describe("what leaves the machine", () => {
  it("is the advisory's own words, and nothing of the organization, its people, its secrets or other advisories", async () => {
    at.answers.set("what-leaves", faithful());
    const pushed = advisory("what-leaves", { tlp: "GREEN" });
    await at.push(pushed);
    await at.draft("what-leaves");
    await vi.waitFor(() => expect(at.questionsOf("what-leaves")).toHaveLength(1));
    const [asked] = at.questionsOf("what-leaves");
    if (asked === undefined) throw new Error("not asked");

    expect(Object.keys(asked.body).toSorted()).toEqual([
      "max_tokens",
      "messages",
      "model",
      "response_format",
    ]);
    expect(blockOf("advisory", asked)).toEqual({
      kind: "vulnerability",
      title: pushed.title,
      summary: SUMMARY,
      action: pushed.action,
      identifiers: pushed.identifiers,
      products: [{ product: "Hatsukari Cache", versions: "<= 3.2.0", fixed: "3.2.1" }],
      sources: [{ source: "Hatsukari", title: { ja: "お知らせ" } }],
    });
    for (const { body, headers } of at.llm.asked) {
      expect(JSON.stringify(body)).not.toMatch(OWN);
      expect(JSON.stringify(body)).not.toContain(API_KEY);
      expect(headers.authorization).toBe(`Bearer ${API_KEY}`);
    }
    expect(textOf(asked)).not.toMatch(/good-answer|U0JAPANESE|日本語の担当者|example\.com/);
  });

  it.each(["AMBER", "AMBER+STRICT", "RED"])("is nothing of TLP:%s", async (tlp) => {
    const id = `kept-in-${tlp.toLowerCase().replace("+", "-")}`;
    at.answers.set(id, faithful());
    await at.push(advisory(id, { tlp, stated: { priority: "A" } }));
    await vi.waitFor(() => expect(at.posts(id)).not.toEqual([]), 25_000);

    const view = await at.draft(id);

    expect(view.refused).toContain(tlp);
    expect(at.questionsOf(id)).toEqual([]);
  });
});
