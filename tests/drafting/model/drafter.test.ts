import { describe, expect, test } from "vitest";
import { AskFailure } from "../../../src/drafting/model/ask.ts";
import type { ModelDraft, Spending } from "../../../src/ports.ts";
import { drafter, request } from "./given.ts";
import { PARTS, says, silent } from "./scripted.ts";

const code = (draft: ModelDraft) => ("reason" in draft ? draft.reason.code : "model");
/** Resolves when everything that waits for no time has been done. */
const allElse = () => new Promise((resolve) => setImmediate(resolve));
const FAULT = {
  text: "99",
  where: "overview",
  reason: { ja: "元の情報にありません。", en: "not in the advisory" },
};

describe("a model's draft", () => {
  test("has the model's parts; badge, opening, links, priority and closing are the template's", async () => {
    const { draft, template } = drafter([says()]);

    const made = await draft(request());

    const base = template.draft(request()).text;
    expect(made).toEqual({
      text: { ...base, ...PARTS, subject: `【重要】${PARTS.subject}` },
      origin: "model",
      model: "test-model",
      tokens: 1_000,
    });
  });

  test("cannot raise or fake a badge in its subject", async () => {
    const { draft } = drafter([says({ subject: "【緊急】【訓練】至急の連絡" })]);

    expect((await draft(request())).text.subject).toBe("【重要】至急の連絡");
  });

  test.each([
    ["in a fence", "```json\n", "\n```"],
    ["in a fence after words", "Here you are:\n```\n", "\n```\nAnything else?"],
    ["with words around it", "Sure. ", " Done."],
  ])("is read %s", async (_name, before, after) => {
    const { draft } = drafter([says({}, { text: before + JSON.stringify(PARTS) + after })]);

    expect(await draft(request())).toMatchObject({ origin: "model", text: { overview: PARTS.overview } });
  });

  test.each([
    ["no JSON", "I cannot do that."],
    ["another shape", JSON.stringify({ subject: "x", body: "y" })],
    ["a part too many", JSON.stringify({ ...PARTS, priority: "A" })],
    ["no action", JSON.stringify({ ...PARTS, actions: [" "] })],
    ["no subject", JSON.stringify({ ...PARTS, subject: "【緊急】" })],
    ["a passage too long", JSON.stringify({ ...PARTS, overview: "あ".repeat(20_001) })],
    ["a hundred steps", JSON.stringify({ ...PARTS, actions: Array(100).fill("する。") })],
    ["nothing", ""],
  ])("of a wrong form goes back once with what is wrong: %s", async (_name, text) => {
    const wrong = says({}, { text });
    const once = drafter([wrong, says()]);
    const twice = drafter([wrong, wrong]);

    expect(await once.draft(request())).toMatchObject({ origin: "model", tokens: 2_000 });
    expect(once.questions[1]?.messages.map(({ role }) => role)).toEqual(["user", "assistant", "user"]);
    expect(once.questions[1]?.messages[2]?.content).toContain("does not have the required form");
    const given = await twice.draft(request());
    expect(given).toEqual({ ...twice.template.draft(request()), reason: expect.anything(), tokens: 2_000 });
    expect(code(given)).toBe("malformed");
  });

  test("that is cut off goes back once and is asked to be shorter", async () => {
    const cut = says({}, { text: '{"subject": "Exa', end: "cut-off" });
    const { draft, questions } = drafter([cut, cut]);

    expect(code(await draft(request()))).toBe("cut-off");
    expect(questions[1]?.messages[2]?.content).toContain("much shorter");
  });

  test("that does not pass the check goes back once with the findings, then the template answers and says why", async () => {
    const check = () => [FAULT];
    const { draft, questions, template } = drafter([says(), says()], { check });

    const made = await draft(request());

    expect(questions).toHaveLength(2);
    expect(questions[1]?.messages[2]?.content).toContain('"fault": "not in the advisory"');
    expect(made.text).toEqual(template.draft(request()).text);
    expect(made).toMatchObject({
      origin: "template",
      tokens: 2_000,
      reason: { code: "ungrounded", passing: false },
    });
    expect("reason" in made && made.reason.words.ja).toContain("「99」: 元の情報にありません。");
  });

  test("that passes at the second time is given", async () => {
    const findings = [[FAULT], []];
    const { draft } = drafter([says({ overview: "99件です。" }), says()], {
      check: () => findings.shift() ?? [],
    });

    expect(await draft(request())).toMatchObject({ origin: "model", text: { overview: PARTS.overview } });
  });

  test("takes three questions at most: one more for the form and one for the check", async () => {
    const { draft, questions } = drafter([says({}, { text: "?" }), says(), says({}, { text: "?" })], {
      check: () => [FAULT],
    });

    expect(code(await draft(request()))).toBe("malformed");
    expect(questions).toHaveLength(3);
  });

  test("that is refused is not asked for again", async () => {
    const { draft, questions } = drafter([says({}, { end: "refused", text: "I'm sorry." })]);

    expect(code(await draft(request()))).toBe("refused");
    expect(questions).toHaveLength(1);
  });

  test("keeps a marked blank, and invents nothing in its place", async () => {
    const executives = request({}, { audience: "executives" });
    const { draft, questions } = drafter([says(), says()]);

    expect(code(await draft(executives))).toBe("malformed");
    expect(questions[1]?.messages[2]?.content).toContain("〔ご確認ください: ");
  });
});

describe("a server that is", () => {
  test("busy is asked again when it says, and not before", async () => {
    const { draft, clock, questions } = drafter([new AskFailure("busy", "HTTP 429", 7_000), says()]);

    const drafted = draft(request());
    await allElse();
    await clock.advance(6_999);
    expect(questions).toHaveLength(1);
    await clock.advance(1);

    expect(await drafted).toMatchObject({ origin: "model" });
  });

  test("busy for long is left alone", async () => {
    const { draft, questions } = drafter([new AskFailure("busy", "HTTP 429", 31_000)]);

    const made = await draft(request());
    expect(made).toMatchObject({ origin: "template", reason: { code: "busy", passing: true } });
    expect(questions).toHaveLength(1);
  });

  test.each(["busy", "failing", "unreachable"] as const)("%s is asked three times in all", async (kind) => {
    const failure = new AskFailure(kind, "HTTP 500");
    const { draft, clock, questions } = drafter([failure, failure, failure]);

    const drafted = draft(request());
    for (const wait of [1_000, 4_000]) {
      await allElse();
      await clock.advance(wait);
    }

    expect(code(await drafted)).toBe(kind);
    expect(questions).toHaveLength(3);
  });

  test.each(["denied", "unknown-model", "rejected", "unreadable"] as const)(
    "%s is asked once",
    async (kind) => {
      const { draft, questions } = drafter([new AskFailure(kind, "HTTP 4xx")]);

      expect(code(await draft(request()))).toBe(kind);
      expect(questions).toHaveLength(1);
    },
  );

  test("silent is left after the time-out, also where it heeds no signal", async () => {
    const { draft, clock } = drafter([silent]);

    const drafted = draft(request());
    await clock.asleep(2);
    await clock.advance(60_000);

    expect(code(await drafted)).toBe("slow");
  });

  test("being asked when Hansho stops is left at once", async () => {
    const { draft } = drafter([silent]);
    const stopping = new AbortController();

    const drafted = draft(request(), stopping.signal);
    stopping.abort();

    expect(code(await drafted)).toBe("stopped");
  });

  test("quoting our key or the advisory in an error is not quoted in turn", async () => {
    const error = Object.assign(new Error("key sk-secret is wrong"), { requestBody: "認証なし" });
    const { draft, logger } = drafter([error]);

    const made = await draft(request());

    expect(code(made)).toBe("unreadable");
    expect(JSON.stringify([made, logger.lines])).not.toMatch(/sk-secret/);
    expect(JSON.stringify(logger.lines)).not.toMatch(/認証なし/);
  });
});

describe("tokens", () => {
  const settings = { model: "m", timeoutMs: 60_000, maxTokens: 4_000, concurrency: 2 };

  test("of a day have a ceiling; the next day it begins anew", async () => {
    const { draft, clock, questions } = drafter([says({}, { tokens: 19_000 }), says()], {
      settings: { ...settings, dailyTokens: 20_000 },
    });

    expect(code(await draft(request()))).toBe("model");
    expect(await draft(request())).toMatchObject({ reason: { code: "ceiling", passing: true }, tokens: 0 });
    expect(questions).toHaveLength(1);
    await clock.advance(24 * 3_600_000);
    expect(code(await draft(request()))).toBe("model");
  });

  test("have a price, and a day's cost a ceiling; what the model wrote costs as much as answers do", async () => {
    const spent: Spending[] = [];
    const spend = async (spending: Spending) => {
      spent.push(spending);
      return spent.reduce((a, b) => ({ tokens: a.tokens + b.tokens, cost: a.cost + b.cost }));
    };
    const { draft, questions } = drafter([says({}, { tokens: 1_000, written: 200 }), says()], {
      settings: { ...settings, dailyTokens: 500_000, dailyCost: 0.08, prices: { question: 3, answer: 15 } },
      spend,
    });

    expect(code(await draft(request()))).toBe("model");
    expect(spent.at(-1)).toEqual({ tokens: 1_000, cost: 800 * 3 + 200 * 15 });
    // 4,000 tokens of an answer are held back at their price: 0.06, and the question's.
    await spend({ tokens: 1, cost: 9_000 });
    expect(code(await draft(request()))).toBe("ceiling");
    expect(questions).toHaveLength(1);
  });

  test("that nobody counts are taken for as many as there are characters", async () => {
    const { draft } = drafter([says({}, { tokens: undefined })]);

    expect((await draft(request())).tokens).toBeGreaterThan(2_000);
  });

  test("of questions under way together stay under the ceiling", async () => {
    const { draft, questions } = drafter([says(), says()], {
      settings: { ...settings, dailyTokens: 12_000 },
    });

    const codes = await Promise.all([draft(request()), draft(request())]);

    expect(codes.map(code).toSorted()).toEqual(["ceiling", "model"]);
    expect(questions).toHaveLength(1);
  });

  test("are counted where the caller says, also when the answer was not waited for", async () => {
    const spent: number[] = [];
    const spend = async ({ tokens }: { tokens: number }) => {
      spent.push(tokens);
      return { tokens: 0, cost: 0 };
    };
    const { draft, clock } = drafter([silent], { spend });

    const drafted = draft(request());
    await clock.asleep(2);
    await clock.advance(60_000);
    await drafted;

    expect(spent.at(-1)).toBeGreaterThan(4_000);
  });
});

test("no more drafts are under way than allowed, and the rest wait their turn", async () => {
  let [now, most] = [0, 0];
  const slow = async () => {
    now += 1;
    most = Math.max(most, now);
    await new Promise((resolve) => setImmediate(resolve));
    now -= 1;
    return says();
  };
  const { draft } = drafter(Array(7).fill(slow));

  const made = await Promise.all(Array.from({ length: 7 }, () => draft(request())));

  expect(made.map(code)).toEqual(Array(7).fill("model"));
  expect(most).toBe(2);
});
