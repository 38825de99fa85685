import { describe, expect, test } from "vitest";
import type { Store } from "../../src/ports.ts";
import { item } from "../contracts/store/given.ts";
import { createQuietLogger } from "../fakes/logger.ts";
import {
  clock,
  drafts,
  fails,
  modelOf,
  open,
  posted,
  REASON,
  store,
  writes,
} from "./model-drafts-harness.ts";

describe("after a post", () => {
  test.each(["A", "B", "C", "D"] as const)("of a %s", async (priority) => {
    const { model, asked } = modelOf(writes);
    const flow = drafts(model);

    flow.posted(posted({ priority }));
    await flow.idle();

    expect(asked).toHaveLength(priority < "C" ? 1 : 0);
  });

  test.each(["update", "notice"] as const)("an %s asks for nothing", async (kind) => {
    const { model, asked } = modelOf(writes);
    const flow = drafts(model);

    flow.posted(posted({ kind }));
    await flow.idle();

    expect(asked).toEqual([]);
  });

  test("in many places, and in two processes, one draft is asked for", async () => {
    const { model, asked } = modelOf(writes);
    const flows = [drafts(model), drafts(model, { store: await open(), worker: "w2" })];

    for (const flow of flows)
      for (let place = 0; place < 5; place += 1) flow.posted(posted({ id: `d${place}` }));
    await Promise.all(flows.map((flow) => flow.idle()));

    expect(asked).toHaveLength(1);
  });

  test("no more are under way than allowed; the rest follow", async () => {
    const ids = Array.from({ length: 7 }, (_, index) => `adv-${index + 10}`);
    await store.commitIngest(
      ids.map((id) => item({ id })),
      clock.now(),
    );
    let [now, most] = [0, 0];
    const { model, asked } = modelOf(async (asking) => {
      now += 1;
      most = Math.max(most, now);
      await new Promise((resolve) => setImmediate(resolve));
      now -= 1;
      return writes(asking);
    });
    const flow = drafts(model);

    for (const advisoryId of ids) flow.posted(posted({ advisoryId }));
    await flow.idle();

    expect(asked).toHaveLength(7);
    expect(most).toBe(2);
  });

  test("stopping gives up what is under way; another process takes it over", async () => {
    const hanging = modelOf(async (asking, signal) => {
      await new Promise((resolve) => signal?.addEventListener("abort", resolve));
      return fails(asking, { ...REASON, code: "stopped" });
    });
    const { model, asked } = modelOf(writes);
    const [first, second] = [drafts(hanging.model), drafts(model, { store: await open(), worker: "w2" })];
    first.posted(posted());
    first.posted(posted({ lang: "en" }));
    first.posted(posted({ advisoryId: "adv-2" }));

    await until(() => hanging.asked.length === 2);
    await first.stop();
    first.posted(posted());
    second.posted(posted());
    await second.idle();

    expect(hanging.asked).toHaveLength(2);
    expect(asked).toHaveLength(1);
  });

  test("a database that fails leaves a line in the log, and later drafts are written", async () => {
    const logger = createQuietLogger();
    const { model, asked } = modelOf(writes);
    let broken = true;
    const record: Store["record"] = async (...of) => {
      if (broken) throw new Error("disk full");
      return store.record(...of);
    };
    const flow = drafts(model, { logger, store: { ...store, record } });

    flow.posted(posted());
    await flow.idle();
    broken = false;
    flow.posted(posted());
    await flow.idle();

    expect(logger.lines).toMatchObject([{ level: "error", message: "not kept" }]);
    expect(asked).toHaveLength(1);
  });
});

async function until(done: () => boolean): Promise<void> {
  while (!done()) await new Promise((resolve) => setImmediate(resolve));
}
