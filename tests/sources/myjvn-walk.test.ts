import { expect, test } from "vitest";
import type { WalkFeed } from "../../src/ports.ts";
import { myjvn } from "../../src/sources/myjvn/index.ts";
import { documentOf } from "./build.ts";
import { overview, resultOnly, xmlStatus } from "./myjvn-build.ts";
import { drain, listedFile, walkedFeed } from "./walked-feed.ts";

const API = "https://jvndb.example.com/myjvn?feed=hnd&lang=ja&method=";

/** An API that has `total` entries, 50 a page. */
function api(
  method: string,
  total: number,
  fields: { cursor?: string | undefined; now?: string; answer?: string } = {},
) {
  const asked: Record<string, string>[] = [];
  const feed: WalkFeed = {
    url: `${API}${method}`,
    cursor: fields.cursor,
    now: Date.parse(fields.now ?? "2026-11-20T03:30:00Z"),
    async get(url) {
      const query = Object.fromEntries(new URL(url).searchParams);
      asked.push(query);
      const first = Number(query.startItem);
      const returned = Math.min(50, total - first + 1);
      const status = xmlStatus({ method, total, returned, first });
      return documentOf(fields.answer ?? (total === 0 ? resultOnly(status) : overview([], status)), url);
    },
  };
  return { feed, asked };
}

test("the first walk asks for what was updated in a week, whenever it was published, page by page", async () => {
  const { feed, asked } = api("getVulnOverviewList", 101);
  const { names, cursor } = await drain(myjvn, feed);

  expect(names).toHaveLength(3);
  expect(asked.map(({ startItem }) => startItem)).toEqual(["1", "51", "101"]);
  expect(asked[0]).toEqual({
    feed: "hnd",
    lang: "ja",
    method: "getVulnOverviewList",
    rangeDatePublic: "n",
    rangeDatePublished: "w",
    rangeDateFirstPublished: "n",
    startItem: "1",
    maxCountItem: "50",
  });
  expect(cursor).toBe('{"day":"2026-11-20"}');
});

test("the API's bare address asks for the same", async () => {
  const { feed, asked } = api("getVulnOverviewList", 1);
  await drain(myjvn, { ...feed, url: "https://jvndb.example.com/myjvn" });

  expect(asked[0]).toMatchObject({ method: "getVulnOverviewList", feed: "hnd", rangeDatePublished: "w" });
});

test("later ones ask for what was updated since the day of the last, in Japan", async () => {
  const evening = await drain(myjvn, api("getVulnOverviewList", 1, { now: "2026-11-30T15:30:00Z" }).feed);
  const now = "2026-12-01T03:00:00Z";
  const { feed, asked } = api("getVulnOverviewList", 1, { cursor: evening.cursor, now });
  await drain(myjvn, feed);

  expect(asked).toHaveLength(1);
  expect(asked[0]).toMatchObject({
    rangeDatePublic: "n",
    rangeDatePublished: "n",
    rangeDateFirstPublished: "n",
    datePublishedStartY: "2026",
    datePublishedStartM: "12",
    datePublishedStartD: "1",
  });
});

test("a day in the future, of a clock that was ahead, is none", async () => {
  const { feed, asked } = api("getVulnOverviewList", 1, { cursor: '{"day":"2031-01-01"}' });
  await drain(myjvn, feed);

  expect(asked[0]).toMatchObject({ rangeDatePublished: "w" });
});

test("no hits end it at once", async () => {
  const { feed, asked } = api("getVulnOverviewList", 0);

  expect((await drain(myjvn, feed)).names).toHaveLength(1);
  expect(asked).toHaveLength(1);
});

test("an error is handed on to be read, and the cursor stays", async () => {
  const answer = resultOnly(xmlStatus({ retCd: '"1"', errMsg: "busy" }));
  const cursor = '{"day":"2026-11-01"}';
  const { feed, asked } = api("getVulnOverviewList", 200, { answer, cursor });
  const walked = await drain(myjvn, feed);

  expect(walked).toMatchObject({ cursor, errors: [] });
  expect(walked.names).toHaveLength(1);
  expect(asked).toHaveLength(1);
});

test("a server that answers with everything it has is not asked for all of it", async () => {
  const { feed, asked } = api("getVulnOverviewList", 155_174, { cursor: '{"day":"2026-11-01"}' });
  const { errors, cursor } = await drain(myjvn, feed);

  expect(asked).toHaveLength(1);
  expect(errors).toHaveLength(1);
  expect(cursor).toBe('{"day":"2026-11-13"}');
});

test("alerts are those of this year, and of the last until it was seen to its end", async () => {
  const december = await drain(myjvn, api("getAlertList", 1, { now: "2026-12-31T12:00:00Z" }).feed);
  const january = api("getAlertList", 1, { now: "2027-01-01T12:00:00Z", cursor: december.cursor });
  const { cursor } = await drain(myjvn, january.feed);
  const next = api("getAlertList", 1, { now: "2027-01-02T12:00:00Z", cursor });
  await drain(myjvn, next.feed);

  expect(january.asked.map(({ datePublished }) => datePublished)).toEqual(["2026", "2027"]);
  expect(next.asked.map(({ datePublished }) => datePublished)).toEqual(["2027"]);
});

test("the list of checksums brings the yearly detail files, and no feed", async () => {
  const list = "https://jvndb.example.com/ja/feed/checksum.txt";
  const detail = "https://jvndb.example.com/ja/feed/detail/jvndb_detail_2026.rdf";
  const files = [listedFile("/ja/rss/jvndb.rdf"), listedFile("/ja/feed/detail/jvndb_detail_2026.rdf")];

  expect((await drain(myjvn, walkedFeed(list, { [list]: files, [detail]: "<a></a>" }))).names).toEqual([
    detail,
  ]);
});

test("details of named ids are one answer", async () => {
  const url = `${API}getVulnDetailInfo&vulnId=JVNDB-1900-000001`;

  expect((await drain(myjvn, walkedFeed(url, { [url]: "x" }))).names).toEqual([url]);
});
