import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openAiSdk } from "../../../src/drafting/model/ai-sdk.ts";
import type { ModelSettings } from "../../../src/ports.ts";
import {
  breakOff,
  fail,
  hang,
  hangUp,
  type LlmServer,
  openLlmServer,
  page,
  pourOut,
  type Reply,
  say,
} from "../../fakes/llm-server.ts";
import { drafter, request } from "./given.ts";
import { PARTS } from "./scripted.ts";

const KEY = "sk-test-0123456789";
let server: LlmServer;
beforeEach(async () => {
  server = await openLlmServer();
});
afterEach(() => server.close());

const GOOD = say(JSON.stringify(PARTS));

function real(provider: ModelSettings["provider"] = "openai-compatible", apiKey: string | undefined = KEY) {
  const { baseUrl } = server;
  const open = () => openAiSdk({ provider, baseUrl, model: "fake", apiKey });
  // Each wait of a manual clock would need a hand: what is waited for here is over at once, but time-outs never come.
  return drafter([], {
    open,
    clock: { now: () => 0, sleep: (ms) => (ms > 30_000 ? new Promise(() => {}) : Promise.resolve()) },
  });
}

describe("the AI SDK over HTTP", () => {
  test.each(["openai-compatible", "anthropic"] as const)("writes a draft: %s", async (provider) => {
    server.replies(GOOD);

    const made = await real(provider).draft(request());

    expect(made).toMatchObject({ origin: "model", text: { overview: PARTS.overview }, tokens: 1_000 });
    const [asked] = server.asked;
    expect(asked?.path).toBe(provider === "anthropic" ? "/v1/messages" : "/v1/chat/completions");
    expect(asked?.headers).toMatchObject(
      provider === "anthropic" ? { "x-api-key": KEY } : { authorization: `Bearer ${KEY}` },
    );
    expect(asked?.body).toMatchObject({ model: "fake", max_tokens: 4_000 });
  });

  test("a server on this machine is asked without a key, held to the schema, and not to stream", async () => {
    server.replies(GOOD);
    const { draft } = drafter([], {
      open: () => openAiSdk({ provider: "openai-compatible", baseUrl: server.baseUrl, model: "fake" }),
    });

    await draft(request());

    const [asked] = server.asked;
    expect(asked?.headers.authorization).toBeUndefined();
    expect(asked?.body).toMatchObject({ response_format: { type: "json_schema" } });
    expect(asked?.body.stream ?? false).toBe(false);
    expect(JSON.stringify(asked?.body.response_format)).not.toMatch(/maxLength|maxItems|minLength/);
  });

  test.each<[string, Reply[], string, number]>([
    ["fenced JSON", [say(`\`\`\`json\n${JSON.stringify(PARTS)}\n\`\`\``)], "model", 1],
    ["a wrong form, then a good one", [say('{"subject":1}'), GOOD], "model", 2],
    ["a wrong form twice", [say("no")], "malformed", 2],
    ["cut off twice", [say('{"subject":"x', "length")], "cut-off", 2],
    ["a refusal", [say("", "stop", "I cannot help with that.")], "refused", 1],
    ["a content filter", [say("", "content_filter")], "refused", 1],
    ["429 and then an answer", [fail(429, { "retry-after": "3" }), GOOD], "model", 2],
    ["429 for long", [fail(429, { "retry-after": "3600" })], "busy", 1],
    ["500 three times", [fail(500)], "failing", 3],
    ["401", [fail(401)], "denied", 1],
    ["404", [fail(404)], "unknown-model", 1],
    ["400 with the schema, then an answer without it", [fail(400), GOOD], "model", 2],
    ["400 whatever is asked", [fail(400)], "rejected", 2],
    ["a page of a gateway", [page], "unreadable", 1],
    ["a huge answer", [pourOut], "unreadable", 1],
    ["broken off, then an answer", [breakOff, GOOD], "model", 2],
    ["hung up three times", [hangUp], "unreachable", 3],
    ["JSON of another kind", [(response) => response.end('{"ok":true}')], "unreadable", 1],
  ])("%s", async (_name, replies, expected, questions) => {
    server.replies(...replies);
    const { draft, logger } = real();

    const made = await draft(request());

    expect("reason" in made ? made.reason.code : "model").toBe(expected);
    expect(server.asked).toHaveLength(questions);
    expect(JSON.stringify([made, logger.lines])).not.toContain(KEY);
  });

  test("a question that is refused with and without the schema says nothing of the schema", async () => {
    server.replies(fail(400), fail(400), GOOD);
    const { draft } = real();

    await draft(request());
    await draft(request());

    expect(server.asked[2]?.body).toHaveProperty("response_format");
  });

  test("a hanging server is left when Hansho stops", async () => {
    server.replies(hang);
    const stopping = new AbortController();

    const drafted = real().draft(request(), stopping.signal);
    while (server.asked.length === 0) await new Promise((resolve) => setImmediate(resolve));
    stopping.abort();

    expect(await drafted).toMatchObject({ reason: { code: "stopped" } });
  });
});
