/** JVN iPedia's files and MyJVN's pages, walked over HTTP. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ipediaFeed, ipediaItem } from "../sources/jvndb-build.ts";
import { overview, resultOnly, xmlStatus } from "../sources/myjvn-build.ts";
import { openSite, type Site } from "./poll-site.ts";

let site: Site;

beforeEach(async () => {
  site = await openSite();
});
afterEach(() => site.close());

describe("jvndb", () => {
  const LIST = "/ja/feed/checksum.txt";
  const NEW = "/ja/rss/jvndb.rdf";
  const YEAR = "/ja/rss/years/jvndb_1900.rdf";
  const line = (path: string, sha256: string, lastModified: string) => ({
    url: `https://jvndb.example.com${path}`,
    sha256,
    size: 1_000,
    lastModified,
  });
  const list = (...lines: unknown[]) => JSON.stringify(lines);
  const both = () => list(line(YEAR, "y1", "2026/11/20 09:00:00"), line(NEW, "n1", "2026/11/23 12:00:00"));

  test("a single file that cannot be had is a failure until it can be", async () => {
    site.files[LIST] = both();
    for (let time = 1; time <= 3; time++) {
      expect((await site.poll(NEW, "jvndb")).state.failures).toBe(time);
    }
    site.files[NEW] = ipediaFeed([ipediaItem(1)]);
    expect((await site.poll(NEW, "jvndb")).state.failures).toBe(0);
    expect((await site.poll(NEW, "jvndb")).asked).toEqual([LIST]);
    expect(await site.known()).toHaveLength(1);
  });

  test("of all files one that is gone keeps the others waiting once", async () => {
    site.files[LIST] = both();
    site.files[NEW] = ipediaFeed([ipediaItem(1)]);

    expect((await site.poll(LIST, "jvndb")).asked).toEqual([LIST, YEAR]);
    expect((await site.poll(LIST, "jvndb")).asked).toEqual([LIST, YEAR, NEW]);
    expect((await site.poll(LIST, "jvndb")).asked).toEqual([LIST]);
    expect(await site.known()).toHaveLength(1);
  });

  test("a file that lies there cut off is asked for once more", async () => {
    site.files[LIST] = list(line(NEW, "n1", "2026/11/23 12:00:00"));
    const whole = ipediaFeed([ipediaItem(1), ipediaItem(2)]);
    site.files[NEW] = whole.slice(0, whole.indexOf("JVNDB-1900-000002</sec:identifier>"));
    const { state } = await site.poll(NEW, "jvndb");
    expect(state.lastError).toBeDefined();
    site.files[NEW] = whole;

    expect((await site.poll(NEW, "jvndb")).asked).toEqual([LIST, NEW]);
    expect(await site.known()).toHaveLength(2);
    expect((await site.poll(NEW, "jvndb")).asked).toEqual([LIST]);
  });

  test("a line of the list that is none costs no other, and none leads elsewhere", async () => {
    site.files[LIST] = list(
      { url: 5 },
      line("//example.org/ja/rss/x.rdf", "x", "2026/11/01 00:00:00"),
      line(NEW, "n1", "2026/11/23 12:00:00"),
    );
    site.files[NEW] = ipediaFeed([ipediaItem(1)]);
    site.files["//example.org/ja/rss/x.rdf"] = ipediaFeed([ipediaItem(3)]);

    const { asked } = await site.poll(LIST, "jvndb");

    expect(asked).toEqual([LIST, "//example.org/ja/rss/x.rdf", NEW]);
    expect(await site.known()).toHaveLength(2);
  });

  test("a yearly file is no older snapshot of the newest entries", async () => {
    site.files[LIST] = both();
    site.files[NEW] = ipediaFeed([ipediaItem(1)], { date: "2026-11-23T12:00:00+09:00" });
    site.files[YEAR] = 503;
    await site.poll(LIST, "jvndb");
    await site.poll(LIST, "jvndb");
    site.files[LIST] = list(line(YEAR, "y2", "2026/11/23 13:00:00"), line(NEW, "n1", "2026/11/23 12:00:00"));
    site.files[YEAR] = ipediaFeed([ipediaItem(2)], {
      file: "years/jvndb_1900",
      date: "2026-11-23T11:00:00+09:00",
    });

    await site.poll(LIST, "jvndb");

    expect(await site.known()).toHaveLength(2);
  });
});

describe("myjvn", () => {
  const PATH = "/myjvn";
  const first = (url: URL) => Number(url.searchParams.get("startItem"));
  const item = (number: number) =>
    overview(
      [ipediaItem(number)],
      xmlStatus({ method: "getVulnOverviewList", total: 2, returned: 1, first: number }),
    );

  test("an error in the middle is told, and all is asked for again", async () => {
    site.files[PATH] = (url) =>
      first(url) === 1 ? item(1) : resultOnly(xmlStatus({ retCd: '"1"', errMsg: "busy" }));
    const broken = await site.poll(PATH, "myjvn");
    expect(broken.state.cursor).toBeUndefined();
    expect(broken.state.lastError).toContain("busy");
    site.files[PATH] = (url) => item(first(url));

    await site.poll(PATH, "myjvn");

    expect(await site.known()).toHaveLength(2);
    expect((await site.store.validators("kev")).size).toBe(0);
  });

  test("more than can be read since a long time ago is told, and the last week read all the same", async () => {
    const days: (string | null)[] = [];
    let total = 12_000;
    site.files[PATH] = (url) => {
      days.push(url.searchParams.get("datePublishedStartD"));
      return overview([ipediaItem(1)], xmlStatus({ method: "getVulnOverviewList", total, returned: 1 }));
    };
    await site.poll(PATH, "myjvn");
    expect((await site.state()).lastError).toContain("12000");
    total = 1;
    await site.poll(PATH, "myjvn");

    expect(days).toEqual([null, "17"]);
  });
});
