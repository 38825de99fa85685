import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { body, inTurn, kev, openPollBench, type PollBench, status } from "./poll-harness.ts";

const MINUTE = 60_000;
let bench: PollBench;
beforeEach(async () => {
  bench = await openPollBench();
});
afterEach(() => bench.close());

describe("a feed that is polled", () => {
  test("is read when it is due and not before, and again after its time", async () => {
    bench.server.answer(body(kev(2)));
    const poller = bench.poller([bench.feed()]);

    expect(await poller.tick()).toEqual([]);
    const started = bench.clock.now();
    bench.clock.set(started + 10_000);
    expect(await poller.tick()).toEqual(["kev"]);
    expect(await poller.tick()).toEqual([]);

    const state = await bench.state();
    expect(state).toMatchObject({ entries: 2, refused: 0, failures: 0, polledAt: bench.clock.now() });
    // 15 minutes, and half of a tenth of them.
    expect(state.nextAt - bench.clock.now()).toBe(15 * MINUTE + 45_000);
  });

  test("has a first read of its own, then posts what is new", async () => {
    bench.server.answer(inTurn(body(kev(2)), body(kev(3))));
    const poller = bench.poller([bench.feed()]);

    await bench.pollOn(poller);
    expect(await bench.told()).toEqual(["baseline 2 → NEWS"]);
    await bench.pollOn(poller);

    expect(await bench.told("post")).toHaveLength(1);
  });

  test("is told of by its own name, beside another of the same format that is read at the same time", async () => {
    bench.server.answer((request, response) => body(kev(request.url === "/a" ? 1 : 2))(request, response));
    const feeds = ["a", "b"].map((name) =>
      bench.feed({ name, url: `${bench.server.origin}/${name}`, label: { ja: `配信元 ${name}`, en: name } }),
    );

    const poller = bench.poller(feeds);
    await poller.tick();
    bench.clock.set(bench.clock.now() + MINUTE);
    await poller.tick();

    const notices = (await bench.store.deliveries({ limit: 9 })).flatMap(({ notice }) =>
      notice === undefined || notice.kind === "draft-outdated" ? [] : notice,
    );
    expect(notices.map(({ source, label }) => `${source} ${label.ja}`).toSorted()).toEqual([
      "a 配信元 a",
      "b 配信元 b",
    ]);
  });

  test("that may not post is stored and searchable, and nothing is posted", async () => {
    bench.server.answer(inTurn(body(kev(1)), body(kev(3))));

    await bench.pollOn(bench.poller([bench.feed({ post: false })]), 2);

    expect(await bench.told("post")).toEqual([]);
    expect((await bench.store.latest("example", { limit: 9 })).total).toBe(3);
  });

  test("is asked whether it changed, and nothing is read when it did not", async () => {
    bench.server.answer((request, response) => {
      if (request.headers["if-none-match"] === '"1"') response.writeHead(304).end();
      else response.writeHead(200, { etag: '"1"' }).end(kev(2));
    });
    const poller = bench.poller([bench.feed()]);

    await bench.pollOn(poller);
    const before = await bench.state();
    const after = await bench.pollOn(poller);

    expect(bench.server.requests).toHaveLength(2);
    expect(after).toMatchObject({ entries: 2, failures: 0, newsAt: before.newsAt });
    expect(after.polledAt).toBeGreaterThan(before.polledAt ?? 0);
  });

  test("and cut off is asked for again as a whole, and its first read is not over", async () => {
    bench.server.answer(inTurn(body(kev(3, { count: 9 }), { etag: '"1"' }), body(kev(9), { etag: '"1"' })));
    const poller = bench.poller([bench.feed()]);

    const cut = await bench.pollOn(poller);
    expect(cut).toMatchObject({ failures: 1, entries: 3, refused: 6, completedAt: undefined });
    expect(cut.lastError).toContain("6 of the 9");
    await bench.pollOn(poller);

    expect(bench.server.requests[1]?.headers).not.toHaveProperty("if-none-match");
    expect(await bench.state()).toMatchObject({ failures: 0, entries: 9, lastError: undefined });
    expect(await bench.told("post")).toEqual([]);
  });

  test("sends the settings' headers to its server, and no log line or state has them", async () => {
    bench.server.answer(status(403));

    await bench.pollOn(bench.poller([bench.feed({ headers: { apikey: "s3cret" } })]));

    expect(bench.server.requests[0]?.headers).toMatchObject({
      apikey: "s3cret",
      "user-agent": "Hansho test",
    });
    expect(JSON.stringify([bench.logger.lines, await bench.store.feedStates()])).not.toContain("s3cret");
  });

  test("may be told by its content", async () => {
    bench.server.answer(body(kev(2)));

    expect(await bench.pollOn(bench.poller([bench.feed({ format: undefined })]))).toMatchObject({
      entries: 2,
    });
  });

  test("of a format nobody knows fails by name", async () => {
    const state = await bench.pollOn(bench.poller([bench.feed({ format: "nonsense" })]));

    expect(state.lastError).toMatch(/no format nonsense.*cisa-kev/);
  });
});

describe("two processes on one database", () => {
  test("poll a feed once between them, at the same moment too", async () => {
    bench.server.answer(body(kev(2)));
    const pollers = ["w1", "w2"].map((worker) => bench.poller([bench.feed()], { worker }));
    await Promise.all(pollers.map((poller) => poller.tick()));
    bench.clock.set(bench.clock.now() + MINUTE);

    const polled = await Promise.all(pollers.map((poller) => poller.tick()));

    expect(polled.flat()).toEqual(["kev"]);
    expect(bench.server.requests).toHaveLength(1);
  });

  test("do not wait for one that died: its lease runs out", async () => {
    bench.server.answer(body(kev(2)));
    const poller = bench.poller([bench.feed()], { worker: "w2" });
    await poller.tick();
    bench.clock.set(bench.clock.now() + MINUTE);
    await bench.store.claimFeeds({
      names: ["kev"],
      worker: "dead",
      now: bench.clock.now(),
      leaseMs: 5 * MINUTE,
      limit: 1,
    });

    expect(await poller.tick()).toEqual([]);
    bench.clock.set(bench.clock.now() + 5 * MINUTE);
    expect(await poller.tick()).toEqual(["kev"]);
  });

  test("one that comes back after its lease ran out writes nothing over the other's state", async () => {
    let release = (): void => {};
    bench.server.answer(
      inTurn(
        (request, response) => {
          release = () => body(kev(2))(request, response);
        },
        body(kev(3)),
      ),
    );
    const slow = bench.poller([bench.feed()], { worker: "slow" });
    const quick = bench.poller([bench.feed()], { worker: "quick" });
    await slow.tick();
    bench.clock.set(bench.clock.now() + MINUTE);
    const polling = slow.tick();
    while (bench.server.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
    // As a machine that slept: no timer of the slow one ran.
    bench.clock.set(bench.clock.now() + 10 * MINUTE);

    await quick.tick();
    release();
    await polling;

    expect(await bench.state()).toMatchObject({ entries: 3, failures: 0 });
    expect(bench.logger.lines.map(({ message }) => message)).toContain(
      "another process polled the feed meanwhile",
    );
  });

  test("keep a lease for as long as a poll takes", async () => {
    let release = (): void => {};
    bench.server.answer((request, response) => {
      release = () => body(kev(2))(request, response);
    });
    const slow = bench.poller([bench.feed()], { worker: "slow" });
    const other = bench.poller([bench.feed()], { worker: "other" });
    await slow.tick();
    bench.clock.set(bench.clock.now() + MINUTE);
    const polling = slow.tick();
    await bench.clock.asleep(1);
    while (bench.server.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));

    for (let minute = 0; minute < 12; minute++) {
      await bench.clock.advance(MINUTE);
      await bench.clock.asleep(1);
      expect(await other.tick()).toEqual([]);
    }
    release();
    await polling;

    expect(await bench.state()).toMatchObject({ entries: 2 });
  });
});

test("a stop ends the request under way and gives the feed back, as if it had not begun", async () => {
  bench.server.answer(() => {});
  const stop = new AbortController();
  const poller = bench.poller([bench.feed()]);
  await poller.tick();
  bench.clock.set(bench.clock.now() + MINUTE);
  const running = poller.run(stop.signal);
  while (bench.server.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));

  stop.abort();
  await running;

  expect(await bench.state()).toMatchObject({ failures: 0, leasedUntil: undefined, polledAt: undefined });
});
