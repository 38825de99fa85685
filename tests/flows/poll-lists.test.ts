/** CVE's log and OSV's list, walked over HTTP: nothing lost, nothing blocked, nothing twice. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { cveRecord, osvRecord } from "../sources/build-vulnerabilities.ts";
import { openSite, type Site } from "./poll-site.ts";

let site: Site;

beforeEach(async () => {
  site = await openSite();
});
afterEach(() => site.close());

const cve = (number: number) => `CVE-1900-${String(number).padStart(4, "0")}`;

describe("cve5", () => {
  const LOG = "/cves/deltaLog.json";
  const at = (number: number) => `/cves/1900/${Math.floor(number / 1000)}xxx/${cve(number)}.json`;
  const minute = (number: number) => new Date(Date.UTC(2026, 10, 23, 0, number)).toISOString();
  const record = (number: number, title = "Widget", dateUpdated = minute(number)) =>
    cveRecord({ metadata: { cveId: cve(number), dateUpdated }, cna: { title } });
  /** The log of these, in minutes of one day; each in a look of its own. */
  const log = (...changes: [number: number, changed?: number][]) =>
    changes.map(([number, changed = number]) => ({
      fetchTime: minute(changed),
      new: [{ cveId: cve(number), dateUpdated: minute(changed) }],
      updated: [],
    }));

  function serve(...numbers: number[]): void {
    site.files[LOG] = log(...numbers.map((number): [number] => [number]));
    for (const number of numbers) site.files[at(number)] ??= record(number);
  }

  test("first all of the log, then nothing but the log, then the one that changed", async () => {
    serve(1, 2, 3);
    expect((await site.poll(LOG, "cve5")).asked).toEqual([LOG, at(1), at(2), at(3)]);
    expect(await site.known()).toHaveLength(3);

    expect((await site.poll(LOG, "cve5")).asked).toEqual([LOG]);

    site.files[LOG] = log([1], [2], [3], [2, 9]);
    site.files[at(2)] = record(2, "Gadget", minute(9));
    const third = await site.poll(LOG, "cve5");

    expect(third.asked).toEqual([LOG, at(2)]);
    expect(third.state).toMatchObject({ failures: 0, lastError: undefined });
    expect((await site.store.record("example", cve(2)))?.revision.content.title).toEqual({ en: "Gadget" });
  });

  test("five hundred records are written in batches, not one by one", async () => {
    serve(...Array.from({ length: 500 }, (_, index) => index + 1));
    const commits = vi.spyOn(site.store, "commitIngest");
    const lookups = vi.spyOn(site.store, "knownEntries");

    await site.poll(LOG, "cve5");

    expect(await site.known()).toHaveLength(500);
    expect(commits.mock.calls.length).toBeLessThan(60);
    expect(lookups.mock.calls.length).toBeLessThan(10);
  });

  test("a record that is gone is told, asked for once more, and stands in nobody's way", async () => {
    serve(1);
    await site.poll(LOG, "cve5");
    site.files[at(2)] = 404;
    serve(1, 2);

    const first = await site.poll(LOG, "cve5");
    expect(first.state).toMatchObject({ failures: 0, lastError: "the server answered 404" });
    const second = await site.poll(LOG, "cve5");
    expect(second.asked).toEqual([LOG, at(2)]);
    expect(second.state.failures).toBe(0);
    expect((await site.poll(LOG, "cve5")).asked).toEqual([LOG]);

    serve(1, 2, 3);
    expect((await site.poll(LOG, "cve5")).asked).toEqual([LOG, at(3)]);
  });

  test("six that are gone, one after the other, do not keep the seventh from being read", async () => {
    for (let number = 1; number <= 6; number++) site.files[at(number)] = 404;
    serve(1, 2, 3, 4, 5, 6, 7);

    const { state } = await site.poll(LOG, "cve5");

    expect(await site.known()).toEqual([cve(7)]);
    expect(state.failures).toBe(1);
    await site.poll(LOG, "cve5");
    expect(await site.poll(LOG, "cve5")).toMatchObject({ asked: [LOG], state: { failures: 0 } });
  });

  test("a server that stops answering is left alone, and what was read is not asked for again", async () => {
    for (let number = 3; number <= 20; number++) site.files[at(number)] = 503;
    serve(...Array.from({ length: 20 }, (_, index) => index + 1));

    const first = await site.poll(LOG, "cve5");
    expect(first.asked).toHaveLength(1 + 2 + 5);
    expect(first.state.failures).toBe(1);
    expect(first.state.lastError).toContain("503");
    expect(await site.known()).toEqual([cve(1), cve(2)]);

    for (let number = 3; number <= 20; number++) site.files[at(number)] = record(number);
    const second = await site.poll(LOG, "cve5");
    expect(second.asked).not.toContain(at(2));
    expect(await site.known()).toHaveLength(20);
    expect(second.state.failures).toBe(0);
  });

  test("a server that asks to be left alone is, at once and for as long as it asks", async () => {
    site.files[at(2)] = 429;
    serve(1, 2, 3);

    const { asked, state } = await site.poll(LOG, "cve5");

    expect(asked).toEqual([LOG, at(1), at(2)]);
    expect(state.nextAt - site.clock.now()).toBe(7_200_000);
    site.files[at(2)] = record(2);
    expect((await site.poll(LOG, "cve5")).asked).toEqual([LOG, at(2), at(3)]);
  });

  test.each([
    ["on its way", { cut: JSON.stringify(record(2)) }],
    ["where it lies", JSON.stringify(record(2)).slice(0, 200)],
  ])("a record that was cut off %s is asked for once more", async (_name, broken) => {
    site.files[at(2)] = broken;
    serve(1, 2, 3);

    const { state } = await site.poll(LOG, "cve5");
    expect(await site.known()).toEqual([cve(1), cve(3)]);
    expect(state).toMatchObject({ failures: 0, lastError: expect.stringMatching(/./) });

    site.files[at(2)] = record(2);
    expect((await site.poll(LOG, "cve5")).asked).toEqual([LOG, at(2)]);
    expect(await site.known()).toHaveLength(3);
  });

  test("a copy older than the log says is read, and asked for once more", async () => {
    serve(1);
    site.files[at(1)] = record(1, "Old", minute(0));
    await site.poll(LOG, "cve5");
    site.files[at(1)] = record(1, "New");

    expect((await site.poll(LOG, "cve5")).asked).toEqual([LOG, at(1)]);
    expect((await site.store.record("example", cve(1)))?.revision.content.title).toEqual({ en: "New" });
    expect((await site.poll(LOG, "cve5")).asked).toEqual([LOG]);
  });

  test("a look nobody can read is told of and costs no other", async () => {
    serve(1);
    site.files[LOG] = [{ fetchTime: "soon", new: [] }, 5, ...log([1])];

    const { state } = await site.poll(LOG, "cve5");

    expect(await site.known()).toEqual([cve(1)]);
    expect(state).toMatchObject({ failures: 0, lastError: expect.stringContaining("2 ") });
  });

  test("a change dated in the future is told, and does not hide what comes before it", async () => {
    const far = { fetchTime: "2099-01-01T00:00:00Z", new: [{ cveId: cve(9) }], updated: [] };
    serve(1);
    site.files[at(9)] = record(9);
    site.files[LOG] = [far, ...log([1])];
    const { state } = await site.poll(LOG, "cve5");
    expect(state).toMatchObject({ failures: 0, lastError: expect.stringContaining("2099") });

    serve(1, 2);
    site.files[LOG] = [far, ...log([1], [2])];
    await site.poll(LOG, "cve5");

    expect(await site.known()).toEqual([cve(1), cve(2)]);
  });

  test("a clock that was years ahead for a while hides nothing", async () => {
    site.files[LOG] = [];
    const now = site.clock.now();
    site.clock.set(Date.parse("2031-01-01T00:00:00Z"));
    await site.poll(LOG, "cve5");
    await site.setBack(LOG, now);
    serve(1);

    await site.poll(LOG, "cve5");

    expect(await site.known()).toEqual([cve(1)]);
  });
});

describe("osv", () => {
  const LIST = "/npm/modified_id.csv";
  const record = (number: number) => osvRecord({ id: `MAL-1900-${number}`, aliases: [] });

  test("first all of the list, then nothing but the list, then what is new; a line out of order hides nothing", async () => {
    site.files["/npm/MAL-1900-1.json"] = record(1);
    site.files["/npm/MAL-1900-2.json"] = record(2);
    site.files[LIST] = "1970-01-01T00:00:00Z,MAL-1900-9\n2026-11-23T00:00:00Z,MAL-1900-1\n";
    expect((await site.poll(LIST, "osv")).asked).toEqual([LIST, "/npm/MAL-1900-1.json"]);
    expect((await site.poll(LIST, "osv")).asked).toEqual([LIST]);
    site.files[LIST] = "2026-11-23T12:00:00Z,MAL-1900-2\n2026-11-23T00:00:00Z,MAL-1900-1\n";

    expect((await site.poll(LIST, "osv")).asked).toEqual([LIST, "/npm/MAL-1900-2.json"]);
    expect(await site.known()).toHaveLength(2);
  });

  test("a path that climbs out of the list's folder is not followed", async () => {
    site.files[LIST] = "2026-11-23T12:00:00Z,../../secret\n2026-11-23T00:00:00Z,./MAL-1900-1\n";

    expect((await site.poll(LIST, "osv")).asked).toEqual([LIST]);
  });
});
