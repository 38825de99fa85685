/** Advisories pushed over real HTTP into the real service, with good signatures and with every bad one. */
import { mkdtemp, rm } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readConfig } from "../../src/config.ts";
import { type Service, startService } from "../../src/main.ts";
import { MOST_PUSHED_BYTES } from "../../src/web/push.ts";

const SECRET = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
const OLD_SECRET = `whsec_${Buffer.alloc(32, 9).toString("base64")}`;

let folder: string;
let service: Service;
let count = 0;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "hansho-push-"));
  const env = {
    PORT: "0",
    HANSHO_DATA_DIR: folder,
    HANSHO_PUSH_SECRET: `${SECRET} ${OLD_SECRET}`,
    LOG_LEVEL: "silent",
  };
  service = await startService(readConfig(env, folder));
});
afterAll(async () => {
  await service.stop();
  await rm(folder, { recursive: true, force: true });
});

interface Signing {
  secret?: string;
  id?: string;
  at?: Date;
  /** What is signed, where it is not what is sent. */
  signed?: string;
  /** Put in place of, or beside, the signed headers. */
  headers?: Record<string, string>;
}

function send(body: string | Buffer, { secret = SECRET, id, at = new Date(), ...more }: Signing = {}) {
  count += 1;
  const name = id ?? `msg_${count}`;
  return fetch(`${service.url}/api/advisories`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "webhook-id": name,
      "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
      "webhook-signature": new Webhook(secret).sign(name, at, more.signed ?? String(body)),
      ...more.headers,
    },
    body: new Uint8Array(Buffer.from(body)),
  });
}

const good = (body: string, id: string) =>
  new Webhook(SECRET).sign(id, new Date(Math.floor(Date.now() / 1000) * 1000), body);

const advisory = (id: string) =>
  JSON.stringify({
    id,
    kind: "incident",
    title: { ja: `押し込み試験 ${id}` },
    summary: { ja: "試験です。" },
  });

describe("POST /api/advisories", () => {
  it("stores, judges and announces what a publisher with the secret sends", async () => {
    const answer = await send(advisory("push-1"));

    expect(answer.status).toBe(200);
    const told = (await answer.json()) as { advisories: { id: string; change: string }[]; summary: object };
    expect(told.advisories).toMatchObject([{ change: "new", aliases: ["push-1"] }]);
    expect(told.summary).toMatchObject({ entries: 1, new: 1, refused: 0 });
    const record = await service.core.store.record("default", "push-1");
    expect(record?.revision.content.title.ja).toBe("押し込み試験 push-1");
    const planned = await service.core.store.deliveries({ advisoryId: record?.id, limit: 10 });
    expect(planned).toHaveLength(2);
  });

  it("takes the former secret as long as it is set", async () => {
    expect((await send(advisory("push-2"), { secret: OLD_SECRET })).status).toBe(200);
  });

  it("refuses a replay, whatever became of the first", async () => {
    expect((await send(advisory("push-3"), { id: "once" })).status).toBe(200);
    expect((await send(advisory("push-3"), { id: "once" })).status).toBe(409);
  });

  it.each([
    ["another secret", { secret: `whsec_${Buffer.alloc(32, 1).toString("base64")}` }],
    ["a body that was changed", { signed: advisory("push-other") }],
    ["a signature six minutes old", { at: new Date(Date.now() - 6 * 60_000) }],
    ["a signature six minutes ahead", { at: new Date(Date.now() + 6 * 60_000) }],
    ["an id nobody makes", { id: "a b" }],
    ["an id as long as a page", { id: "a".repeat(201) }],
    ["a version of the signature nobody knows", { headers: { "webhook-signature": "v2,AAAA" } }],
    ["a version without a signature", { headers: { "webhook-signature": "v1" } }],
    ["a thousand wrong signatures", { headers: { "webhook-signature": "v1,AAAA ".repeat(1_000) } }],
    ["a time that is no number", { headers: { "webhook-timestamp": "soon" } }],
  ])("refuses %s and stores nothing", async (_name, signing) => {
    const answer = await send(advisory("push-stranger"), signing);

    expect(answer.status).toBe(401);
    expect(await service.core.store.record("default", "push-stranger")).toBeUndefined();
  });

  it.each(["/api/advisories", "/API/Advisories/", "/./api/advisories?a=1"])(
    "refuses a request without a signature to %s",
    async (path) => {
      const answer = await fetch(`${service.url}${path}`, { method: "POST", body: advisory("push-4") });

      expect(answer.status).toBe(401);
      expect(await service.core.store.record("default", "push-4")).toBeUndefined();
    },
  );

  it("sends a stranger away before the body has come", async () => {
    const answered = Promise.withResolvers<number | undefined>();
    const stranger = request(`${service.url}/api/advisories`, {
      method: "POST",
      headers: { "content-length": "1000000" },
    });
    stranger.on("response", ({ statusCode }) => answered.resolve(statusCode)).on("error", answered.reject);
    stranger.flushHeaders();

    expect(await answered.promise).toBe(401);
    stranger.destroy();
  });

  it("takes one good signature among others, as a sender with two keys sends them", async () => {
    const body = advisory("push-8");
    const headers = { "webhook-signature": `v1a,AAAA v1,AAAA ${good(body, "two-keys")}` };

    expect((await send(body, { id: "two-keys", headers })).status).toBe(200);
  });

  it("takes a body that comes in pieces", async () => {
    const body = advisory("push-9");
    const at = new Date();
    const answer = await fetch(`${service.url}/api/advisories`, {
      method: "POST",
      headers: {
        "webhook-id": "pieces",
        "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
        "webhook-signature": new Webhook(SECRET).sign("pieces", at, body),
      },
      body: new Blob([body.slice(0, 10), body.slice(10)]).stream(),
      duplex: "half",
    } as RequestInit);

    expect(answer.status).toBe(200);
  });

  it("does not unpack what is compressed", async () => {
    const answer = await send(advisory("push-10"), { headers: { "content-encoding": "gzip" } });

    expect(answer.status).toBe(415);
    expect(await answer.json()).toEqual({ error: "the body is compressed" });
  });

  it("takes twenty versions of one advisory that come at once, each in turn", async () => {
    const versions = Array.from({ length: 20 }, (_, index) =>
      JSON.stringify({ id: "push-11", kind: "incident", title: { ja: `第${index}報` } }),
    );
    const answers = await Promise.all(versions.map((body) => send(body)));

    expect(answers.map(({ status }) => status)).toEqual(versions.map(() => 200));
  });

  it("takes one of twenty that come at once under the same id", async () => {
    const crowd = Array.from({ length: 20 }, () => send(advisory("push-12"), { id: "crowd" }));
    const answers = await Promise.all(crowd);

    const statuses = Object.groupBy(answers, ({ status }) => status);
    expect([statuses[200]?.length, statuses[409]?.length]).toEqual([1, 19]);
  });

  it("reads the good elements and names the bad one", async () => {
    const body = `[${advisory("push-5")}, {"id":"push-6","kind":"gossip","title":{"ja":"x"}}]`;
    const answer = await send(body);

    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      advisories: [{ aliases: ["push-5"] }],
      refused: [{ entry: "push-6", reason: expect.stringContaining("kind") }],
      summary: { entries: 1, refused: 1 },
    });
  });

  it.each([
    ["no JSON", "{", 422],
    ["another feed's format", '{"catalogVersion":"1","vulnerabilities":[]}', 422],
    ["nothing", "", 400],
    ["more than a MiB", `"${"x".repeat(MOST_PUSHED_BYTES)}"`, 413],
  ])("says so to a body of %s", async (_name, body, status) => {
    expect((await send(body)).status).toBe(status);
  });

  it("refuses bytes that are no UTF-8, which a signature over text cannot vouch for", async () => {
    const body = Buffer.concat([Buffer.from(advisory("push-7")), Buffer.from([0xff])]);
    const answer = await send(body, { signed: body.toString() });

    expect(answer.status).toBe(415);
  });

  it("is not there at all without a secret", async () => {
    const inner = path.join(folder, "without");
    const without = await startService(
      readConfig({ PORT: "0", HANSHO_DATA_DIR: inner, LOG_LEVEL: "silent" }, folder),
    );
    const answer = await fetch(`${without.url}/api/advisories`, { method: "POST", body: "{}" });
    await without.stop();

    expect(answer.status).toBe(404);
  });
});

describe("HANSHO_PUSH_SECRET", () => {
  it.each(["short", "whsec_c2hvcnQ="])("refuses %s", (secret) => {
    expect(() => readConfig({ HANSHO_PUSH_SECRET: secret }, tmpdir())).toThrow(/HANSHO_PUSH_SECRET.*openssl/);
  });
});
