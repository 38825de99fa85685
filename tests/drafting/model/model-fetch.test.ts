import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { AskFailure } from "../../../src/drafting/model/ask.ts";
import { createModelFetch } from "../../../src/drafting/model/model-fetch.ts";
import {
  breakOff,
  fail,
  hang,
  hangUp,
  type LlmServer,
  openLlmServer,
  page,
  pourOut,
  redirect,
  type Reply,
  say,
} from "../../fakes/llm-server.ts";

const KEY = "sk-test-0123456789";
let server: LlmServer;
const fetch = createModelFetch();

beforeEach(async () => {
  server = await openLlmServer();
});
afterEach(() => server.close());

function ask(signal?: AbortSignal): Promise<Response> {
  return fetch(`${server.baseUrl}/chat/completions`, {
    method: "POST",
    headers: { authorization: `Bearer ${KEY}`, "content-type": "application/json" },
    body: JSON.stringify({ model: "fake", messages: [{ role: "user", content: "秘密の質問" }] }),
    ...(signal !== undefined && { signal }),
  });
}

async function failure(): Promise<AskFailure> {
  const error = await ask().catch((reason: unknown) => reason);
  if (!(error instanceof AskFailure)) throw new Error("did not fail", { cause: error });
  return error;
}

describe("a language model's server", () => {
  test("is asked with the key, and its answer comes whole", async () => {
    server.replies(say("答え"));

    const answer = await ask();

    expect(await answer.json()).toMatchObject({ choices: [{ message: { content: "答え" } }] });
    expect(server.asked[0]?.headers.authorization).toBe(`Bearer ${KEY}`);
    expect(server.asked[0]?.body).toMatchObject({ messages: [{ content: "秘密の質問" }] });
  });

  test.each<[string, Reply, AskFailure["kind"], string]>([
    ["429", fail(429), "busy", "HTTP 429"],
    ["500", fail(500), "failing", "HTTP 500"],
    ["503", fail(503), "failing", "HTTP 503"],
    ["529", fail(529), "failing", "HTTP 529"],
    ["401", fail(401), "denied", "HTTP 401"],
    ["403", fail(403), "denied", "HTTP 403"],
    ["404", fail(404), "unknown-model", "HTTP 404"],
    ["400", fail(400), "rejected", "HTTP 400"],
    ["413", fail(413), "rejected", "HTTP 413"],
    ["a page of a gateway", page, "unreadable", "the answer is no JSON"],
    ["an answer without end", pourOut, "unreadable", "the answer is too large"],
    ["an answer broken off", breakOff, "unreachable", "UND_ERR_SOCKET"],
    ["no answer", hangUp, "unreachable", "UND_ERR_SOCKET"],
  ])("%s is told by its kind, and nothing is quoted", async (_name, reply, kind, message) => {
    server.replies(reply);

    const error = await failure();

    expect(error).toMatchObject({ kind, message });
    expect(`${error.stack}${JSON.stringify(error)}`).not.toMatch(/sk-test|秘密/);
    expect(error.cause).toBeUndefined();
  });

  test.each([
    ["7", 7_000],
    ["0", 0],
    ["Wed, 25 Nov 2026 00:00:00 GMT", undefined],
    ["-1", undefined],
    ["1e9", undefined],
  ])("that asks to wait, %s", async (after, ms) => {
    server.replies(fail(429, { "retry-after": after }));

    expect((await failure()).retryAfterMs).toBe(ms);
  });

  test("is not followed elsewhere: neither the key nor the question goes along", async () => {
    const other = await openLlmServer();
    server.replies(redirect(`${other.baseUrl}/chat/completions`));

    expect(await failure()).toMatchObject({ kind: "unreadable", message: "HTTP 307" });
    expect(other.asked).toEqual([]);
    await other.close();
  });

  test("that is not there", async () => {
    await server.close();

    expect(await failure()).toMatchObject({ kind: "unreachable", message: "ECONNREFUSED" });
    server = await openLlmServer();
  });

  test("that hangs is left with the reason of the signal", async () => {
    server.replies(hang);
    const ending = new AbortController();
    const reason = new Error("time is up");

    const asking = ask(ending.signal);
    ending.abort(reason);

    await expect(asking).rejects.toBe(reason);
  });

  test("on this machine is asked directly, whatever the proxy", async () => {
    server.replies(say("直接"));
    const proxied = createModelFetch({ https: "http://proxy.example.com:8080" });

    const answer = await proxied(`${server.baseUrl}/models`, {});

    expect(answer.status).toBe(200);
  });
});
