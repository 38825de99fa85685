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
  API_KEY,
  blockOf,
  faithful,
  type ModelService,
  OWN,
  round,
  startModelService,
  textOf,
} from "./model-service.ts";

const LANGS: Lang[] = ["ja", "en"];
const SUMMARY = {
  ja: "キャッシュサーバー「Hatsukari Cache」3.2.0 以前に、細工した通信で停止する脆弱性があります。",
  en: "Hatsukari Cache 3.2.0 and earlier can be stopped by a crafted request.",
};

let made = 0;

/** One of its own: two with the same CVE would be merged. */
function advisory(id: string, more: object = {}) {
  made += 1;
  return {
    id,
    kind: "vulnerability",
    title: { ja: `Hatsukari Cache の脆弱性（${id}）`, en: `Vulnerability in Hatsukari Cache (${id})` },
    summary: SUMMARY,
    action: { ja: "3.2.1 に更新してください。", en: "Update to 3.2.1." },
    identifiers: [`CVE-1900-${5_000 + made}`],
    references: [{ source: "Hatsukari", title: { ja: "お知らせ" }, url: "https://example.com/hatsukari" }],
    products: [{ product: "Hatsukari Cache", versions: "<= 3.2.0", fixed: "3.2.1" }],
    stated: { priority: "B", deadline: "this-week" },
    ...more,
  };
}

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

describe("Anthropic's form", () => {
  it("writes a draft, and tells of faults alike", async () => {
    const other = await startModelService({ HANSHO_LLM_PROVIDER: "anthropic" });
    try {
      other.answers.set("anthropic-good", faithful());
      other.answers.set("anthropic-busy", fail(529));
      other.answers.set("anthropic-refusal", say("", "content_filter"));
      await other.push(["good", "busy", "refusal"].map((name) => advisory(`anthropic-${name}`)));

      expect((await other.settled("anthropic-refusal")).notes?.join()).toContain("作成を断った");
      expect((await other.settled("anthropic-busy")).notes?.join()).toContain("障害");
      const view = await other.settled("anthropic-good");
      expect(view).toMatchObject({ origin: "model", made: expect.stringContaining("fake-model") });
      const [asked] = other.questionsOf("anthropic-good");
      expect(asked?.path).toBe("/v1/messages");
      expect(asked?.headers["x-api-key"]).toBe(API_KEY);

      await other.llm.close();
      await other.push(advisory("anthropic-gone"));
      expect((await other.settled("anthropic-gone")).notes?.join()).toContain("接続できなかった");
    } finally {
      await other.stop();
    }
  }, 60_000);
});

describe("the service", () => {
  it("posts before the model is asked, and stops in time while it is", async () => {
    const other = await startModelService();
    other.answers.set("hangs-on", hang);
    await other.push(advisory("hangs-on"));
    await vi.waitFor(() => expect(other.questionsOf("hangs-on")).toHaveLength(1), 25_000);
    expect(other.posts("hangs-on")).toHaveLength(1);
    const started = performance.now();

    await other.stop();

    expect(performance.now() - started).toBeLessThan(3_000);
  }, 60_000);
});
