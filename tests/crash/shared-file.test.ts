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
