import { request } from "node:http";
import express from "express";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createPreview, type Preview } from "../../src/preview/index.ts";
import { type Loopback, listenOnLoopback } from "../../src/preview/loopback.ts";
import { createManualClock } from "../fakes/clock.ts";
import { createQuietLogger } from "../fakes/logger.ts";

let preview: Preview;
let server: Loopback;

beforeEach(async () => {
  preview = await createPreview({ logger: createQuietLogger(), clock: createManualClock() });
  const app = express();
  preview.attach(app);
  app.get("/healthz", (_request, response) => void response.send("ok"));
  server = await listenOnLoopback(app);
});
afterEach(async () => {
  await server.close();
  await preview.close();
});

/** With Node's own client, since fetch does not let anybody name a Host. */
function ask(
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body = "",
): Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(`${server.url}${path}`, { method, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (part: string) => {
        text += part;
      });
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
      );
    });
    asked.on("error", reject).end(body);
  });
}

const invite = JSON.stringify({ do: "slack-delete", lang: "ja", channel: "C0ALERTS", ts: "1" });
const json = { "content-type": "application/json" };

describe("the preview's page", () => {
  it("serves itself with a strict policy", async () => {
    const { status, headers, body } = await ask("GET", "/");

    expect(status).toBe(200);
    expect(headers["content-security-policy"]).toContain("script-src 'self'");
    expect(headers["content-security-policy"]).not.toContain("unsafe");
    expect(headers["referrer-policy"]).toBe("no-referrer");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(body).not.toMatch(/<script(?![^>]* src=)/);
    expect(body).not.toMatch(/ style=| onclick=/);
  });

  it.each(["evil.example.com", "127.0.0.1.example.com", "localhost.example.com:80", "[::2]"])(
    "answers no Host like %s",
    async (host) => {
      expect((await ask("GET", "/", { host })).status).toBe(403);
      expect((await ask("GET", "/preview/api/state", { host })).status).toBe(403);
    },
  );

  it.each([
    ["another origin", { ...json, origin: "https://evil.example.com" }],
    ["no origin", { ...json }],
    ["origin null", { ...json, origin: "null" }],
    ["a cross-site fetch", { ...json, origin: "own", "sec-fetch-site": "cross-site" }],
    ["a plain form", { "content-type": "text/plain", origin: "own" }],
  ])("takes no action from %s", async (_name, headers: Record<string, string>) => {
    const origin = headers["origin"] === "own" ? server.url : headers["origin"];
    const sent = { ...headers, ...(origin !== undefined && { origin }) };

    expect((await ask("POST", "/preview/api/act", sent, invite)).status).toBe(403);
  });

  it("takes actions from itself, and says what is wrong with them", async () => {
    const own = { ...json, origin: server.url, "sec-fetch-site": "same-origin" };

    expect(await ask("POST", "/preview/api/act", own, invite)).toMatchObject({
      status: 404,
      body: '{"error":"not_there"}',
    });
    expect((await ask("POST", "/preview/api/act", own, "{}")).status).toBe(400);
    expect((await ask("POST", "/preview/api/act", own, "{")).status).toBe(400);
  });

  it("tells that no bot answers", async () => {
    const own = { ...json, origin: server.url };
    const help = JSON.stringify({ do: "slack-command", lang: "en", channel: "C0ALERTS", text: "help" });

    expect(await ask("POST", "/preview/api/act", own, help)).toMatchObject({
      status: 502,
      body: '{"error":"bot_unreachable"}',
    });
  });

  it("leaves other addresses to others, and files outside its folder alone", async () => {
    expect((await ask("GET", "/healthz", { host: "elsewhere.example.com" })).body).toBe("ok");
    expect((await ask("GET", "/preview/page/..%2findex.ts")).status).not.toBe(200);
    expect((await ask("GET", "/preview/fonts/noto-sans-jp/..%2f..%2f..%2fpackage.json")).status).not.toBe(
      200,
    );
  });
});
