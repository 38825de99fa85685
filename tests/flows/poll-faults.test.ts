import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { FeedState, Fetcher } from "../../src/ports.ts";
import { kevCatalog, kevEntry } from "../sources/build.ts";
import { body, inTurn, kev, openPollBench, type PollBench, status } from "./poll-harness.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

let bench: PollBench;
beforeEach(async () => {
  bench = await openPollBench();
});
afterEach(() => bench.close());

const waitOf = ({ nextAt, polledAt }: FeedState) => nextAt - (polledAt ?? 0);

describe("a poll that fails", () => {
  test.each([
    ["a 500", status(500), "the server answered 500"],
    ["a 404", status(404), "the server answered 404"],
    [
      "a redirect inside",
      status(302, { location: "https://169.254.169.254/" }),
      "169.254.169.254 is not a public",
    ],
    ["a redirect to http", status(302, { location: "http://example.com/" }), "only https"],
    [
      "a bomb",
      body(gzipSync(Buffer.alloc(65 * 1024 * 1024)), { "content-encoding": "gzip" }),
      "larger than 67108864",
    ],
    ["half an answer", body("half", { "content-length": "100" }), ""],
    ["a page instead of a feed", body("<!doctype html><title>Moved</title>"), ""],
    ["an entity bomb", body('<!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>'), ""],
  ])("by %s is told, and tried again a minute later", async (_case, answer, reason) => {
    bench.server.answer((request, response) => {
      answer(request, response);
      if (reason === "" && _case === "half an answer") response.destroy();
    });

    const state = await bench.pollOn(bench.poller([bench.feed()]));

    expect(state).toMatchObject({ failures: 1, completedAt: undefined, trouble: undefined });
    expect(state.lastError).toMatch(/./);
    expect(state.lastError).toContain(reason);
    expect(waitOf(state)).toBe(MINUTE);
  });

  test("is tried again ever more rarely, at last every four hours, and at the usual time once it is well", async () => {
    const sick = Array.from({ length: 12 }, () => status(500));
    bench.server.answer(inTurn(...sick, body(kev(1))));
    const poller = bench.poller([bench.feed()]);

    const waits: number[] = [];
    for (const _each of sick) waits.push(waitOf(await bench.pollOn(poller)) / MINUTE);

    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 240, 240, 240, 240]);
    const well = await bench.pollOn(poller);
    expect(well).toMatchObject({ failures: 0, failingSince: undefined, lastError: undefined });
    expect(waitOf(well)).toBe(15 * MINUTE + 45_000);
  });

  test.each([
    ["seconds", () => "3600", HOUR],
    ["a year, of which a day is obeyed", () => "31536000", DAY],
    ["less than our own rest", () => "1", MINUTE],
  ])("with Retry-After is left alone so long: %s", async (_case, value, wait) => {
    bench.server.answer(status(429, { "retry-after": value() }));

    expect(waitOf(await bench.pollOn(bench.poller([bench.feed()])))).toBe(wait);
  });

  test("is tried again within a day, though the clock ran ahead for a while", async () => {
    bench.server.answer(inTurn(status(500), status(500), body(kev(1))));
    const poller = bench.poller([bench.feed()]);
    await bench.pollOn(poller);
    const now = bench.clock.now();
    bench.clock.set(now + 365 * DAY);
    await poller.tick();
    bench.clock.set(now + HOUR);

    await poller.tick();

    expect((await bench.state()).nextAt).toBeLessThanOrEqual(now + HOUR + DAY);
  });

  test("does not spoil the others", async () => {
    bench.server.answer((request, response) =>
      (request.url === "/bad" ? status(500) : body(kev(2)))(request, response),
    );
    const bad = bench.feed({ name: "bad", url: `${bench.server.origin}/bad` });

    await bench.pollOn(bench.poller([bad, bench.feed()]));

    expect(await bench.state("bad")).toMatchObject({ failures: 1 });
    expect(await bench.state("kev")).toMatchObject({ failures: 0, entries: 2 });
  });

  test("because the database failed ends nothing: the loop goes on", async () => {
    bench.server.answer(body(kev(1)));
    let broken = true;
    const store = {
      ...bench.store,
      claimFeeds: (...of: Parameters<typeof bench.store.claimFeeds>) =>
        broken ? Promise.reject(new Error("disk full")) : bench.store.claimFeeds(...of),
    };
    const stop = new AbortController();
    const running = bench.poller([bench.feed()], { store }).run(stop.signal);
    await bench.clock.asleep(1);
    broken = false;

    while (bench.server.requests.length === 0) {
      await bench.clock.advance(5_000);
      await bench.clock.asleep(1);
    }
    stop.abort();
    await running;

    expect(bench.logger.lines).toContainEqual(
      expect.objectContaining({ message: "feeds cannot be looked up", fields: { error: "disk full" } }),
    );
  });
});

describe("operators are told", () => {
  const TROUBLE = "trouble broken → OPS";

  test("after five failures in a row, once, and once when it is back", async () => {
    const sick = Array.from({ length: 8 }, () => status(503));
    bench.server.answer(inTurn(...sick, body(kev(1)), status(304), status(500), body(kev(2))));
    const poller = bench.poller([bench.feed()]);

    await bench.pollOn(poller, 4);
    expect(await bench.told("notice")).toEqual([]);
    const first = await bench.pollOn(poller);
    expect(await bench.told("notice")).toEqual([TROUBLE]);
    await bench.pollOn(poller, 3);
    expect(await bench.told("notice")).toEqual([TROUBLE]);
    await bench.pollOn(poller, 4);

    const told = (await bench.told("notice")).filter((line) => line.endsWith("OPS"));
    expect(told).toEqual([TROUBLE, "recovered broken → OPS"]);
    expect(first.trouble).toEqual({ kind: "broken", since: first.failingSince });
  });

  test("after six hours of it, where a feed is asked rarely", async () => {
    bench.server.answer(status(500, { "retry-after": String((6 * HOUR) / 1_000) }));

    await bench.pollOn(bench.poller([bench.feed({ schedule: { every: DAY } })]), 2);

    expect(await bench.told("notice")).toEqual([TROUBLE]);
  });

  test("of what comes but cannot be read, as such", async () => {
    bench.server.answer(body("<!doctype html><title>Gone</title>"));

    const state = await bench.pollOn(bench.poller([bench.feed()]), 5);

    expect(state.trouble?.kind).toBe("unreadable");
    expect(await bench.told("notice")).toEqual(["trouble unreadable → OPS"]);
  });

  test("of a feed that refuses most of its entries, or holds none any more", async () => {
    const spoiled = JSON.stringify(kevCatalog([kevEntry(1), {}, {}, {}]));
    bench.server.answer(inTurn(body(kev(1)), body(spoiled), body(JSON.stringify(kevCatalog([])))));
    const poller = bench.poller([bench.feed()]);

    expect(await bench.pollOn(poller, 2)).toMatchObject({ failures: 1, refused: 3 });
    expect(await bench.pollOn(poller)).toMatchObject({ failures: 2 });
    expect((await bench.state()).lastError).toMatch(/no entries any more|older/);
  });

  test("once, though two processes poll and fail in turn", async () => {
    bench.server.answer(status(500));
    const pollers = ["w1", "w2"].map((worker) => bench.poller([bench.feed()], { worker }));
    await bench.pollOn(pollers[0]!);

    for (let time = 0; time < 9; time++) {
      bench.clock.set((await bench.state()).nextAt);
      await Promise.all(pollers.map((poller) => poller.tick()));
    }

    expect(bench.server.requests).toHaveLength(10);
    expect(await bench.told("notice")).toEqual([TROUBLE]);
  });

  test("nothing where no place is set; the log says it once", async () => {
    bench.server.answer(status(500));
    const operators = { organizationId: "example", lang: "ja" as const, channels: [] };

    await bench.pollOn(bench.poller([bench.feed()], { operators }), 8);

    expect(await bench.told("notice")).toEqual([]);
    const loud = bench.logger.lines.filter(({ message }) => message === "source in trouble");
    expect(loud).toHaveLength(1);
  });
});

test("an older copy changes nothing, and the feed's state and the log say so", async () => {
  bench.server.answer(inTurn(body(kev(2)), body(kev(1))));

  const state = await bench.pollOn(bench.poller([bench.feed()]), 2);

  expect(state).toMatchObject({ failures: 0, entries: 2 });
  expect(state.lastError).toMatch(/is older \(.*\) than the snapshot read last/);
  expect(bench.logger.lines.at(-1)?.fields).toMatchObject({ reason: state.lastError });
});

describe("polls that last", () => {
  test("hold nobody up: after ten minutes others are begun beside them", async () => {
    bench.server.answer((request, response) => {
      if (request.url === "/kev.json") body(kev(1))(request, response);
    });
    const stuck = ["a", "b"].map((name) => bench.feed({ name, url: `${bench.server.origin}/${name}` }));
    const poller = bench.poller([...stuck, bench.feed()], { concurrency: 2, random: () => 0 });
    const stop = new AbortController();
    const running = poller.run(stop.signal);
    await bench.clock.asleep(1);
    const read = async () => (await bench.state()).polledAt !== undefined;

    for (let minute = 0; minute < 12 && !(await read()); minute++) {
      await bench.clock.advance(MINUTE);
      await bench.clock.asleep(1);
      for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
    }

    expect(await read()).toBe(true);
    stop.abort();
    await running;
  });
});

test("a poll without end is ended after six hours, and has failed", async () => {
  bench.server.answer(() => {});
  const poller = bench.poller([bench.feed()], { leaseMs: HOUR });
  await poller.tick();
  bench.clock.set(bench.clock.now() + MINUTE);
  const polling = poller.tick();
  while (bench.server.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));

  for (let lease = 0; lease < 18; lease++) {
    await bench.clock.asleep(1);
    await bench.clock.advance(HOUR / 3);
  }
  await polling;

  expect(await bench.state()).toMatchObject({
    failures: 1,
    lastError: "the poll took longer than six hours",
    leasedUntil: undefined,
  });
});

test("a fetcher that never throws an Error is a failure all the same", async () => {
  const fetcher: Fetcher = () => Promise.reject("odd");
  const poller = bench.poller([bench.feed()], { fetcher });

  expect((await bench.pollOn(poller)).lastError).toBe("odd");
});
