import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Source, WalkFeed } from "../../src/ports.ts";
import { cisaKev } from "../../src/sources/cisa-kev/index.ts";
import { body, kev, openPollBench, type PollBench, status } from "./poll-harness.ts";

const MINUTE = 60_000;

let bench: PollBench;
/** What a walk does in a test, and what it was given. */
let walk: NonNullable<Source["walk"]>;
let walked: WalkFeed[];

beforeEach(async () => {
  walked = [];
  const walking: Source = {
    ...cisaKev,
    name: "walking",
    recognises: () => false,
    walk(feed) {
      walked.push(feed);
      return walk(feed);
    },
  };
  bench = await openPollBench([walking]);
});
afterEach(() => bench.close());

describe("a feed of several documents", () => {
  const feed = () => bench.feed({ format: "walking" });
  const at = (name: string) => `${bench.server.origin}/${name}`;

  test("is walked with the cursor of the last complete walk", async () => {
    bench.server.answer((request, response) => body(kev(request.url === "/a" ? 1 : 2))(request, response));
    walk = async function* (given) {
      for (const name of ["a", "b"]) {
        const document = await given.get(at(name));
        if (document !== undefined) yield document;
      }
      return `c${walked.length}`;
    };

    const state = await bench.pollOn(bench.poller([feed()]), 2);

    expect(walked.map(({ cursor }) => cursor)).toEqual([undefined, "c1"]);
    expect(state).toMatchObject({ cursor: "c2", entries: 3, failures: 0 });
    expect(await bench.told("post")).toEqual([]);
  });

  test("may ask for a document though it did not change", async () => {
    bench.server.answer(body(kev(1), { etag: '"1"' }));
    walk = async function* (given) {
      const again = walked.length > 1;
      const document = await given.get(at("list"), { evenUnchanged: again });
      if (document !== undefined) yield document;
      return undefined;
    };

    await bench.pollOn(bench.poller([feed()]), 2);

    expect(bench.server.requests.map(({ headers }) => headers["if-none-match"])).toEqual([
      undefined,
      undefined,
    ]);
    expect(await bench.state()).toMatchObject({ entries: 1, failures: 0 });
  });

  test("remembers nothing of addresses that are asked whatever they say: NVD's name a time, and never come again", async () => {
    bench.server.answer(body(kev(1), { etag: '"1"' }));
    walk = async function* (given) {
      const document = await given.get(at(`page?until=${walked.length}`), { evenUnchanged: true });
      if (document !== undefined) yield document;
      return undefined;
    };

    await bench.pollOn(bench.poller([feed()]), 3);

    expect(await bench.store.validators("kev")).toEqual(new Map());
  });

  test("that breaks off keeps what came, the old cursor and its first read, and asks for all again", async () => {
    bench.server.answer((request, response) =>
      request.url === "/b" && bench.server.requests.length < 3
        ? status(500)(request, response)
        : body(kev(request.url === "/a" ? 1 : 5), { etag: '"1"' })(request, response),
    );
    walk = async function* (given) {
      for (const name of ["a", "b"]) {
        const document = await given.get(at(name));
        if (document !== undefined) yield document;
      }
      return "end";
    };
    const poller = bench.poller([feed()]);

    const broken = await bench.pollOn(poller);
    expect(broken).toMatchObject({ failures: 1, entries: 1, cursor: undefined, completedAt: undefined });
    expect((await bench.store.latest("example", { limit: 9 })).total).toBe(1);
    const whole = await bench.pollOn(poller);

    expect(bench.server.requests.map(({ url }) => url)).toEqual(["/a", "/b", "/a", "/b"]);
    expect(whole).toMatchObject({ failures: 0, cursor: "end" });
    expect(await bench.told("post")).toEqual([]);
  });

  test("one document that cannot be had is no failure, and told; the index is not sent again for it", async () => {
    bench.server.answer((request, response) => body(kev(1), { etag: `"${request.url}"` })(request, response));
    walk = async function* (given) {
      await given.get(at("index"));
      yield { name: "lost", error: "the server answered 404" };
      return "end";
    };

    const state = await bench.pollOn(bench.poller([feed()]));

    expect(state).toMatchObject({ failures: 0, lastError: "the server answered 404", cursor: "end" });
    expect([...(await bench.store.validators("kev")).keys()]).toEqual([at("index")]);
  });

  test("most of whose documents cannot be had has failed, and yet comes as far as it says", async () => {
    bench.server.answer(body(kev(1)));
    walk = async function* (given) {
      await given.get(at("index"));
      yield { name: "lost", error: "the server answered 404" };
      yield { name: "lost too", error: "the server answered 404" };
      return "end";
    };

    const state = await bench.pollOn(bench.poller([feed()]));

    expect(state).toMatchObject({ failures: 1, cursor: "end", completedAt: undefined });
    expect(state.lastError).toContain("2 of 3 documents could not be fetched, the first lost");
  });

  test("that breaks off goes on from the last place it named", async () => {
    bench.server.answer(body(kev(1)));
    walk = async function* (given) {
      yield (await given.get(at("a")))!;
      yield { cursor: "a" };
      yield (await given.get(at("b")))!;
      if (walked.length === 1) throw new Error("no more");
      return "end";
    };
    const poller = bench.poller([feed()]);

    expect(await bench.pollOn(poller)).toMatchObject({ failures: 1, cursor: "a", lastError: "no more" });
    expect(await bench.pollOn(poller)).toMatchObject({ failures: 0, cursor: "end" });
    expect(walked.map(({ cursor }) => cursor)).toEqual([undefined, "a"]);
  });

  test("is left alone from the moment its server asks for it, for as long as it asks", async () => {
    bench.server.answer((request, response) =>
      (request.url === "/0" ? body(kev(1)) : status(429, { "retry-after": "7200" }))(request, response),
    );
    walk = async function* (given) {
      for (const name of ["0", "1", "2", "3"]) {
        try {
          const document = await given.get(at(name));
          if (document !== undefined) yield document;
        } catch (error) {
          yield { name, error: String(error) };
          if (name === "1") return "end";
        }
      }
      return "end";
    };

    const state = await bench.pollOn(bench.poller([feed()]));

    expect(bench.server.requests.map(({ url }) => url)).toEqual(["/0", "/1"]);
    expect(state).toMatchObject({ failures: 1, cursor: "end" });
    expect(state.nextAt - bench.clock.now()).toBe(2 * 60 * MINUTE);
  });

  test("whose walk goes on all the same asks nothing more of that server", async () => {
    bench.server.answer(status(503, { "retry-after": "60" }));
    walk = async function* (given) {
      for (const name of ["a", "b", "c"]) {
        try {
          await given.get(at(name));
        } catch (error) {
          yield { name, error: error instanceof Error ? error.message : "" };
        }
      }
      return "end";
    };

    const state = await bench.pollOn(bench.poller([feed()]));

    expect(bench.server.requests).toHaveLength(1);
    expect(state).toMatchObject({ failures: 1 });
    expect(state.lastError).toContain("the server answered 503");
  });

  test("is not asked faster than its pace, and its headers go to its own server alone", async () => {
    bench.server.answer(body(kev(1)));
    walk = async function* (given) {
      yield (await given.get(at("a")))!;
      yield (await given.get(at("b").replace("127.0.0.1", "localhost"), {
        headers: { accept: "text/csv" },
      }))!;
      return undefined;
    };
    const poller = bench.poller([{ ...feed(), paceMs: 6_000, headers: { apikey: "s3cret" } }]);
    await poller.tick();
    bench.clock.set(bench.clock.now() + MINUTE);
    const polling = poller.tick();
    // The lease's keeper and the pace.
    await bench.clock.asleep(2);
    expect(bench.server.requests).toHaveLength(1);
    await bench.clock.advance(6_000);
    await polling;

    expect(bench.server.requests.map(({ headers }) => [headers.apikey, headers.accept?.slice(0, 8)])).toEqual(
      [
        ["s3cret", "applicat"],
        [undefined, "text/csv"],
      ],
    );
  });
});
