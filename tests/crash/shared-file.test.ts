import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { openStore } from "../../src/store/index.ts";
import { createManualClock } from "../fakes/clock.ts";
import { createQuietLogger } from "../fakes/logger.ts";
import { item, subscribed } from "../fakes/outbox.ts";
import { forkChild } from "./fork.ts";
import { startPlatformServer } from "./platform-server.ts";

it("two processes on one file post each of 500 deliveries once", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "hansho-shared-"));
  const databaseUrl = `sqlite:${path.join(folder, "test.db")}`;
  const clock = createManualClock();
  const server = await startPlatformServer(clock);
  const store = await openStore({ url: databaseUrl, logger: createQuietLogger() });
  for (let channel = 0; channel < 250; channel += 1) {
    await subscribed(store, `C${channel}`, clock.now(), { workspace: `T${channel}` });
  }
  await store.commitIngest(
    ["a1", "a2"].map((id) => item(id, { at: clock.now() })),
    clock.now(),
  );

  const children = [1, 2].map(() => forkChild({ databaseUrl, serverUrl: server.url }));
  const finished = await Promise.all(children.map((child) => child.message()));
  const exits = await Promise.all(children.map(({ exited }) => exited));

  const ids = server.posts.map(({ metadata }) => JSON.stringify(metadata));
  const counts = await store.deliveryCounts();
  await store.close();
  await server.close();
  await rm(folder, { recursive: true });
  expect(exits).toEqual([0, 0]);
  expect(ids).toHaveLength(500);
  expect(new Set(ids).size).toBe(500);
  expect(counts).toMatchObject({ sent: 500, pending: 0, unknown: 0, failed: 0 });
  // Both had a part in it: otherwise nothing was shared.
  for (const { finished: attempted } of finished as { finished: number }[])
    expect(attempted).toBeGreaterThan(0);
}, 120_000);

it("two processes on one file tell each of 150 people once, however often the revision is read", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "hansho-shared-"));
  const databaseUrl = `sqlite:${path.join(folder, "test.db")}`;
  const clock = createManualClock();
  const server = await startPlatformServer(clock);
  const store = await openStore({ url: databaseUrl, logger: createQuietLogger() });
  const key = { organizationId: "default", advisoryId: "a1", revision: 1, audience: "admins" } as const;
  await store.commitIngest([item("a1", { at: clock.now() })], clock.now());
  for (let index = 0; index < 150; index += 1) {
    const person = { platform: "slack", workspace: `T${index}`, id: `U${index}` } as const;
    for (const action of ["opened", "copied"] as const) {
      await store.recordUse({ ...key, lang: "ja", action, person, at: clock.now() });
    }
  }
  const second = () => store.commitIngest([item("a1", { number: 2, at: clock.now() })], clock.now());
  const read = await Promise.allSettled([second(), second(), second()]);

  const children = [1, 2].map(() => forkChild({ databaseUrl, serverUrl: server.url }));
  await Promise.all(children.map((child) => child.message()));
  await Promise.all(children.map(({ exited }) => exited));

  const told = server.posts.map(({ channel }) => channel);
  const counts = await store.deliveryCounts();
  await store.close();
  await server.close();
  await rm(folder, { recursive: true });
  expect(read.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(told).toHaveLength(150);
  expect(new Set(told).size).toBe(150);
  expect(counts).toMatchObject({ sent: 150, pending: 0, unknown: 0, failed: 0 });
}, 120_000);
