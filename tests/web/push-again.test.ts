/** Pushed documents whose reading fails, takes long, or ends with the process: two processes on one database. */
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStore } from "../../src/store/index.ts";
import { attachPush, type PushDeps } from "../../src/web/push.ts";
import { createWebServer } from "../../src/web/server.ts";
import { createManualClock } from "../fakes/clock.ts";
import { createQuietLogger } from "../fakes/logger.ts";

const SECRET = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;

describe("a document whose reading fails or ends with the process", () => {
  const logger = createQuietLogger();
  const clock = createManualClock();
  let ingest: PushDeps["ingest"];
  let doors: { url: string; close(): Promise<void> }[];
  let closeStore: () => Promise<void>;

  beforeAll(async () => {
    const store = await openStore({ url: "sqlite::memory:", logger });
    closeStore = () => store.close();
    doors = await Promise.all(
      [1, 2].map(async () => {
        const server = createWebServer(logger);
        attachPush(server.app, {
          secrets: [SECRET],
          firstSeen: (key, ttlMs) => store.firstSeen(key, clock.now(), ttlMs),
          forgetSeen: (key) => store.forgetSeen(key),
          ingest: (document, on) => ingest(document, on),
          wake() {},
          logger,
        });
        const { url } = await server.listen(0, "127.0.0.1");
        return { url, close: () => server.close(0) };
      }),
    );
  });
  afterAll(async () => {
    await Promise.all(doors.map((door) => door.close()));
    await closeStore();
  });

  const summary = { inputs: 1, entries: 1, refused: 0, documents: [] } as unknown as Awaited<
    ReturnType<PushDeps["ingest"]>
  >;
  const works: PushDeps["ingest"] = async () => summary;
  function at(door: number, id: string): Promise<Response> {
    const now = new Date();
    return fetch(`${doors[door]?.url}/api/advisories`, {
      method: "POST",
      headers: {
        "webhook-id": id,
        "webhook-timestamp": String(Math.floor(now.getTime() / 1000)),
        "webhook-signature": new Webhook(SECRET).sign(id, now, "{}"),
      },
      body: "{}",
    });
  }

  it("is taken when it is sent again after an answer of 500", async () => {
    ingest = () => Promise.reject(new Error("the disk is full"));
    expect((await at(0, "failed")).status).toBe(500);
    ingest = works;
    expect((await at(1, "failed")).status).toBe(200);
    expect((await at(0, "failed")).status).toBe(409);
  });

  it("is put off while another process reads it, and then taken for read", async () => {
    const reading = Promise.withResolvers<void>();
    const go = Promise.withResolvers<void>();
    ingest = async (document, on) => {
      reading.resolve();
      await go.promise;
      return works(document, on);
    };
    const first = at(0, "slow");
    await reading.promise;

    const second = await at(1, "slow");
    expect([second.status, second.headers.get("retry-after")]).toEqual([503, "120"]);

    go.resolve();
    expect((await first).status).toBe(200);
    expect((await at(1, "slow")).status).toBe(409);
  });

  it("is taken by another process two minutes after the one that read it ended", async () => {
    const reading = Promise.withResolvers<void>();
    ingest = () => {
      reading.resolve();
      return new Promise(() => {});
    };
    void at(0, "lost").catch(() => {});
    await reading.promise;
    ingest = works;

    expect((await at(1, "lost")).status).toBe(503);
    await clock.advance(2 * 60_000);
    expect((await at(1, "lost")).status).toBe(200);
  });
});
