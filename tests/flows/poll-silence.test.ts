import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { body, inTurn, kev, openPollBench, type PollBench, status } from "./poll-harness.ts";

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

let bench: PollBench;
beforeEach(async () => {
  bench = await openPollBench();
});
afterEach(() => bench.close());

describe("a silent feed", () => {
  /** Something new every so many polls. */
  const speaks = (every: number) => {
    let poll = 0;
    bench.server.answer((request, response) => body(kev(1 + Math.floor(poll++ / every)))(request, response));
  };
  const daily = (more = {}) => bench.feed({ schedule: { every: DAY }, ...more });

  test("is told of when it is silent for longer than the settings say, and when it speaks again", async () => {
    bench.server.answer(inTurn(...Array.from({ length: 5 }, () => body(kev(1))), body(kev(2))));
    const poller = bench.poller([daily({ quietDays: 3 })]);

    await bench.pollOn(poller, 3);
    expect(await bench.told("notice")).not.toContain("trouble silent → OPS");
    await bench.pollOn(poller, 2);
    expect((await bench.state()).trouble?.kind).toBe("silent");
    await bench.pollOn(poller);

    const told = (await bench.told("notice")).filter((line) => line.endsWith("OPS"));
    expect(told).toEqual(["trouble silent → OPS", "recovered silent → OPS"]);
  });

  test("is judged by its own habit: three times the usual gap", async () => {
    speaks(4);
    const poller = bench.poller([daily()]);
    await bench.pollOn(poller, 17);
    expect((await bench.state()).gaps).toBe(4);

    bench.server.answer(body(kev(5)));
    await bench.pollOn(poller, 11);
    expect((await bench.state()).trouble).toBeUndefined();
    await bench.pollOn(poller, 3);

    expect((await bench.state()).trouble?.kind).toBe("silent");
  });

  test("is no trouble within a week, however often it speaks else: there are holidays", async () => {
    speaks(1);
    const poller = bench.poller([daily({ schedule: { every: HOUR } })]);
    await bench.pollOn(poller, 20);

    bench.server.answer(body(kev(20)));
    await bench.pollOn(poller, 7 * 23);
    expect((await bench.state()).trouble).toBeUndefined();
    await bench.pollOn(poller, 12);

    expect((await bench.state()).trouble?.kind).toBe("silent");
  });

  test("may be silent for ever where the settings say so", async () => {
    bench.server.answer(body(kev(1)));

    await bench.pollOn(bench.poller([daily({ quietDays: 0 })]), 60);

    expect((await bench.state()).trouble).toBeUndefined();
  });

  test("and was broken before is told to be back first, then to be silent", async () => {
    const sick = Array.from({ length: 5 }, () => status(500, { "retry-after": String(DAY / 1_000) }));
    bench.server.answer(inTurn(body(kev(1)), ...sick, body(kev(1))));
    const poller = bench.poller([bench.feed({ quietDays: 3 })]);

    await bench.pollOn(poller, 8);

    const told = (await bench.told("notice")).filter((line) => line.endsWith("OPS"));
    expect(told).toEqual(["trouble broken → OPS", "recovered broken → OPS", "trouble silent → OPS"]);
  });
});
