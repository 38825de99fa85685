import { expect, test } from "vitest";
import { jvndb } from "../../src/sources/jvndb/index.ts";
import { drain, listedFile, walkedFeed } from "./walked-feed.ts";

const LIST = "https://jvndb.example.com/ja/feed/checksum.txt";
const file = (name: string) => `https://jvndb.example.com/ja/rss/${name}`;
const FILES = [
  listedFile("/ja/rss/jvndb.rdf", { lastModified: "2026/11/20 12:00:04" }),
  listedFile("/ja/rss/years/jvndb_2026.rdf", { lastModified: "2026/11/15 09:00:11" }),
  listedFile("/ja/feed/detail/jvndb_detail_2026.rdf"),
  listedFile("/ja/feed/vendor/myjvn_vendor_202611.rdf"),
];
const WHOLE = "<rdf:RDF></rdf:RDF>\n";
const served = { [file("jvndb.rdf")]: WHOLE, [file("years/jvndb_2026.rdf")]: WHOLE };

test("the list's own address brings every feed file, the older first, and nothing twice", async () => {
  const feed = walkedFeed(LIST, { [LIST]: FILES, ...served });
  const first = await drain(jvndb, feed);

  expect(first.names).toEqual([file("years/jvndb_2026.rdf"), file("jvndb.rdf")]);

  const second = await drain(jvndb, { ...feed, cursor: first.cursor });

  expect(second.names).toEqual([]);
  expect(feed.asked.slice(3)).toEqual([LIST]);
});

test("a file is fetched again when its line changed, and no other", async () => {
  const first = await drain(jvndb, walkedFeed(LIST, { [LIST]: FILES, ...served }));
  const changed = FILES.map((line, index) => (index === 0 ? { ...line, sha256: "other" } : line));
  const feed = walkedFeed(LIST, { [LIST]: changed, ...served }, first.cursor);

  expect((await drain(jvndb, feed)).names).toEqual([file("jvndb.rdf")]);
});

test("one file's address brings that file, by the list beside it", async () => {
  const feed = walkedFeed(file("jvndb.rdf"), { [LIST]: FILES, ...served });

  expect((await drain(jvndb, feed)).names).toEqual([file("jvndb.rdf")]);
  expect(feed.asked).toEqual([LIST, file("jvndb.rdf")]);
});

test.each([
  ["no list beside it", {}],
  ["a list that does not name it", { [LIST]: FILES.slice(1) }],
  ["a list that cannot be read", { [LIST]: "<html>busy</html>" }],
])("one file's address brings that file all the same with %s", async (_name, lists) => {
  expect((await drain(jvndb, walkedFeed(file("jvndb.rdf"), { ...lists, ...served }))).names).toEqual([
    file("jvndb.rdf"),
  ]);
});

test("files are fetched from where the list is, whatever host it names", async () => {
  const elsewhere = FILES.map((line) => ({
    ...line,
    url: line.url.replace("jvndb.example.com", "other.example.org"),
  }));
  const feed = walkedFeed(LIST, { [LIST]: elsewhere, ...served });

  expect((await drain(jvndb, feed)).names).toHaveLength(2);
});

test("an unchanged list asks for nothing", async () => {
  const feed = walkedFeed(LIST, { [LIST]: undefined }, JSON.stringify({ read: {} }));
  const { names, cursor } = await drain(jvndb, feed);

  expect({ names, asked: feed.asked, cursor }).toEqual({ names: [], asked: [LIST], cursor: feed.cursor });
});

test("where a file cannot be had the walk ends, and goes on there though the list did not change", async () => {
  const broken = walkedFeed(LIST, { [LIST]: FILES, [file("jvndb.rdf")]: WHOLE });
  const first = await drain(jvndb, broken);

  expect(first.names).toEqual([]);
  expect(first.errors).toEqual([file("years/jvndb_2026.rdf")]);

  const mended = walkedFeed(LIST, { [LIST]: FILES, ...served }, first.cursor);

  expect((await drain(jvndb, mended)).names).toEqual([file("years/jvndb_2026.rdf"), file("jvndb.rdf")]);
  expect(mended.options[0]).toEqual({ evenUnchanged: true });
});

test("a file that cannot be had twice no longer stands in the way, until its line changes", async () => {
  const broken = { [LIST]: FILES, [file("jvndb.rdf")]: WHOLE };
  const first = await drain(jvndb, walkedFeed(LIST, broken));
  const second = await drain(jvndb, walkedFeed(LIST, broken, first.cursor));

  expect(second.names).toEqual([file("jvndb.rdf")]);
  expect(second.errors).toEqual([file("years/jvndb_2026.rdf")]);

  const changed = FILES.map((line, index) => (index === 1 ? { ...line, sha256: "other" } : line));
  const third = await drain(
    jvndb,
    walkedFeed(LIST, { ...broken, ...served, [LIST]: changed }, second.cursor),
  );

  expect(third.names).toEqual([file("years/jvndb_2026.rdf")]);
});

test("a file too large is named and not asked for", async () => {
  const large = [listedFile("/ja/rss/jvndb.rdf", { size: 72_364_726 })];
  const feed = walkedFeed(LIST, { [LIST]: large });
  const { errors } = await drain(jvndb, feed);

  expect(errors).toEqual([file("jvndb.rdf")]);
  expect(feed.asked).toEqual([LIST]);
});

test.each([["<html>busy</html>"], [{ files: [] }], [[{ url: 5 }]]])(
  "a list like %j ends the walk with a reason",
  async (list) => {
    await expect(drain(jvndb, walkedFeed(LIST, { [LIST]: list }))).rejects.toThrow(/list of checksums/);
  },
);

test("a cursor nobody can read begins anew", async () => {
  const feed = walkedFeed(LIST, { [LIST]: FILES, ...served }, "{");

  expect((await drain(jvndb, feed)).names).toHaveLength(2);
});
