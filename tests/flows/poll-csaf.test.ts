/** A CSAF provider, walked over HTTP. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { csafDocument } from "../sources/csaf-build.ts";
import { openSite, type Site } from "./poll-site.ts";

let site: Site;

beforeEach(async () => {
  site = await openSite();
});
afterEach(() => site.close());

describe("csaf", () => {
  const FEED = "/csaf/feed.json";
  const at = (number: number) => `/csaf/2026/exco-2026-000${number}.json`;
  const day = (number: number) => new Date(Date.UTC(2026, 10, number)).toISOString();
  const document = (number: number, title = "Gate") =>
    csafDocument({ tracking: { id: `EXCO-2026-000${number}` }, document: { title }, vulnerabilities: [] });
  const entry = (number: number, changed: string) => ({
    id: `EXCO-2026-${number}`,
    updated: changed,
    content: { src: `${site.server.origin}${at(number)}` },
  });
  const rolie = (...entries: object[]) => ({
    feed: { category: [{ scheme: "urn:ietf:params:rolie:category:information-type" }], entry: entries },
  });

  test("first the documents, then nothing but the feed, then the one that changed", async () => {
    site.files[FEED] = rolie(entry(1, day(1)), entry(2, day(2)));
    for (const number of [1, 2]) site.files[at(number)] = document(number);
    expect((await site.poll(FEED, "csaf")).asked.slice(0, 3)).toEqual([FEED, at(2), at(1)]);
    expect((await site.poll(FEED, "csaf")).asked).toEqual([FEED]);
    site.files[FEED] = rolie(entry(1, day(20)), entry(2, day(2)));
    site.files[at(1)] = document(1, "Gate again");

    expect((await site.poll(FEED, "csaf")).asked).toEqual([FEED, at(1)]);
    expect(await site.known()).toHaveLength(2);
  });

  test("one document that is gone is given up in the end, and breaks nothing meanwhile", async () => {
    site.files[FEED] = rolie(entry(1, day(1)));
    const polls = [];
    for (let time = 0; time < 7; time++) polls.push(await site.poll(FEED, "csaf"));

    expect(polls.filter(({ asked }) => asked.includes(at(1)))).toHaveLength(5);
    expect(polls.map(({ state }) => state.failures)).toEqual([0, 0, 0, 0, 0, 0, 0]);
    site.files[FEED] = rolie(entry(1, day(1)), entry(2, day(2)));
    site.files[at(2)] = document(2);
    expect((await site.poll(FEED, "csaf")).asked).toEqual([FEED, at(2)]);
  });

  test("a server that stops answering is left alone, and nothing is given up for it", async () => {
    const numbers = [1, 2, 3, 4, 5, 6, 7, 8];
    site.files[FEED] = rolie(...numbers.map((number) => entry(number, day(number))));
    for (const number of numbers) site.files[at(number)] = number === 8 ? document(8) : 503;
    for (let time = 0; time < 7; time++) {
      const { asked, state } = await site.poll(FEED, "csaf");
      expect(asked.filter((path) => path !== FEED && path !== at(8))).toHaveLength(5);
      expect(state.failures).toBe(time + 1);
    }
    for (const number of numbers) site.files[at(number)] = document(number);

    const { asked, state } = await site.poll(FEED, "csaf");

    expect(asked).not.toContain(at(8));
    expect(state.failures).toBe(0);
    expect(await site.known()).toHaveLength(8);
  });

  test("a document dated in the future does not hide what comes before it", async () => {
    site.files[FEED] = rolie(entry(1, "2099-01-01T00:00:00Z"));
    site.files[at(1)] = document(1);
    await site.poll(FEED, "csaf");
    expect((await site.poll(FEED, "csaf")).asked).toEqual([FEED]);
    site.clock.set(site.clock.now() + 86_400_000);
    site.files[FEED] = rolie(entry(1, "2099-01-01T00:00:00Z"), entry(2, day(25)));
    site.files[at(2)] = document(2);

    expect((await site.poll(FEED, "csaf")).asked).toEqual([FEED, at(2)]);
  });

  test("a deletion whose name nobody can decode does not end the walk", async () => {
    site.files["/csaf/changes.csv"] = `2026/exco-2026-0001.json,${day(1)}\n`;
    site.files[at(1)] = document(1);
    await site.poll("/csaf/", "csaf");
    site.files["/csaf/deletions.csv"] = `2026/bad%E0.json,${day(25)}\n2026/exco-2026-0001.json,${day(25)}\n`;
    site.clock.set(site.clock.now() + 8 * 86_400_000);

    const { state } = await site.poll("/csaf/", "csaf");

    expect(state.failures).toBe(0);
    const [only] = (await site.store.latest("example", { limit: 9 })).records;
    expect(only?.revision.content.withdrawn).toBeDefined();
  });

  test("a deleted document that comes back with the date it had stands again", async () => {
    const withdrawn = async () =>
      (await site.store.latest("example", { limit: 9 })).records[0]?.revision.content.withdrawn;
    site.files["/csaf/changes.csv"] = `2026/exco-2026-0001.json,${day(1)}\n`;
    site.files["/csaf/deletions.csv"] = "";
    site.files[at(1)] = document(1);
    await site.poll("/csaf/", "csaf");
    site.clock.set(site.clock.now() + 8 * 86_400_000);
    site.files["/csaf/deletions.csv"] = `2026/exco-2026-0001.json,${day(25)}\n`;
    await site.poll("/csaf/", "csaf");
    expect(await withdrawn()).toBeDefined();
    site.files["/csaf/changes.csv"] = `2026/exco-2026-0001.json,${day(26)}\n`;

    await site.poll("/csaf/", "csaf");

    expect(await withdrawn()).toBeUndefined();
  });

  test("many lines that lead nowhere are told as one, and are no failure", async () => {
    const bad = Array.from({ length: 30 }, (_, index) => `https://example.org/${index}.json,${day(2)}`);
    site.files["/csaf/changes.csv"] = `${bad.join("\n")}\n2026/exco-2026-0001.json,${day(1)}\n`;
    site.files[at(1)] = document(1);

    const { state } = await site.poll("/csaf/", "csaf");

    expect(state).toMatchObject({ failures: 0, lastError: expect.stringContaining("30 ") });
  });
});
