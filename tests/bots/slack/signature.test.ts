import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Bench, commandBody, createBench, sign } from "./harness.ts";

const MINUTE = 60_000;

describe("a request to /slack/events", () => {
  let bench: Bench;

  beforeEach(async () => {
    bench = await createBench();
  });
  afterEach(() => bench.close());

  const body = () => commandBody("help", { response_url: bench.api.responseUrl, trigger_id: "one" });
  const now = () => String(Math.floor(Date.now() / 1_000));

  it.each<[string, (bench: Bench) => Promise<Response>]>([
    [
      "a signature of another secret",
      ({ post }) => post(body(), { signature: sign(now(), body(), "other") }),
    ],
    ["a signature of another body", ({ post }) => post(body(), { signature: sign(now(), "text=other") })],
    ["no version", ({ post }) => post(body(), { signature: sign(now(), body()).slice(3) })],
    ["another version", ({ post }) => post(body(), { signature: sign(now(), body()).replace("v0", "v1") })],
    ["an empty signature", ({ post }) => post(body(), { signature: "" })],
    ["a timestamp six minutes old", ({ post }) => post(body(), { at: Date.now() - 6 * MINUTE })],
    ["a timestamp six minutes ahead", ({ post }) => post(body(), { at: Date.now() + 6 * MINUTE })],
    ["a timestamp a year ahead", ({ post }) => post(body(), { at: Date.now() + 365 * 24 * 60 * MINUTE })],
    ["a timestamp of 1970", ({ post }) => post(body(), { at: 0 })],
    ["a timestamp that is no number", ({ post }) => post(body(), { at: Number.NaN })],
  ])("with %s gets 401 and no work", async (_name, send) => {
    const response = await send(bench);
    await bench.settled();

    expect(response.status).toBe(401);
    expect(await response.text()).toBe("");
    expect(bench.flows.commands).toEqual([]);
    expect(bench.flows.keys).toEqual([]);
    expect(bench.api.calls).toEqual([]);
  });

  it("without signature headers gets 401 and no work", async () => {
    const { url } = await bench.post(body());
    await bench.settled();
    const before = bench.flows.commands.length;

    const response = await fetch(url, { method: "POST", body: body() });

    expect(response.status).toBe(401);
    expect(bench.flows.commands).toHaveLength(before);
  });

  it.each([4 * MINUTE, -4 * MINUTE])("within five minutes (%i ms) is served", async (skew) => {
    const response = await bench.post(body(), { at: Date.now() + skew });
    await bench.settled();

    expect(response.status).toBe(200);
    expect(bench.flows.commands).toHaveLength(1);
  });

  it("replayed is acknowledged again and does its work once", async () => {
    const sent = body();

    const first = await bench.post(sent);
    const again = await bench.post(sent);
    await bench.settled();

    expect([first.status, again.status]).toEqual([200, 200]);
    expect(bench.flows.commands).toHaveLength(1);
    expect(bench.api.of("response")).toHaveLength(1);
  });

  it("of another workspace is acknowledged and does no work", async () => {
    const response = await bench.command("help", { team_id: "T0000ELSE" });
    await bench.settled();

    expect(response.status).toBe(200);
    expect(bench.flows.commands).toEqual([]);
    expect(bench.api.of("response")).toEqual([]);
  });

  it("answers Slack's own checks without any work", async () => {
    const ssl = await bench.post("ssl_check=1&token=legacy");
    const challenge = JSON.stringify({ type: "url_verification", challenge: "3eZbrw1a" });
    const url = await bench.post(challenge, { type: "application/json" });

    expect(ssl.status).toBe(200);
    expect(await url.json()).toEqual({ challenge: "3eZbrw1a" });
    expect(bench.flows.keys).toEqual([]);
  });

  it.each([
    ["null", "application/json", 400],
    ["{", "application/json", 400],
    ["payload=%7B%22type%22%3A%22block_actions%22%7D", "application/x-www-form-urlencoded", 200],
    [JSON.stringify({ type: "unheard_of" }), "application/json", 200],
  ])("signed but odd (%s) is no crash", async (odd, type, status) => {
    const response = await bench.post(odd, { type });

    expect(response.status).toBe(status);
    expect(bench.flows.commands).toEqual([]);
  });

  it("too large gets 413", async () => {
    const response = await bench.post(`text=${"あ".repeat(1_100_000)}`);

    expect(response.status).toBe(413);
  });
});
