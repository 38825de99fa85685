import { describe, expect, test } from "vitest";
import { jvnRss } from "../../src/sources/jvn-rss/index.ts";
import { documentOf, JVN_FEED, jvnFeed } from "./build.ts";

describe("a whole feed", () => {
  const result = jvnRss.read(documentOf(JVN_FEED));

  test("is recognised and counted", () => {
    expect(jvnRss.recognises(documentOf(JVN_FEED))).toBe(true);
    expect(result).toMatchObject({ announced: 2, missing: 0, refusals: [] });
    expect(result.snapshotAt).toBe(Date.parse("2026-11-20T08:36:37+09:00"));
  });

  test("gives title, plain text, identifier, link and times", () => {
    expect(result.entries[0]?.key).toBe("https://jvn.example.com/jp/JVN00000001/");
    expect(result.entries[0]?.content()).toEqual({
      kind: "vulnerability",
      title: { ja: "架空製品における複数の脆弱性 & 対策" },
      summary: { ja: "架空の製品「髙﨑𠮷」には、複数の脆弱性が存在します。\n\n影響: a < b" },
      identifiers: ["JVN#00000001"],
      references: [
        {
          source: "JVN",
          title: { ja: "架空製品における複数の脆弱性 & 対策" },
          url: "https://jvn.example.com/jp/JVN00000001/",
        },
      ],
      products: [],
      publishedAt: "2026-11-19T12:00:00+09:00",
      updatedAt: "2026-11-20T08:00:00+09:00",
    });
  });

  test("says English where the feed does, and that it is another feed", () => {
    const english = jvnRss.read(documentOf(jvnFeed([1], { lang: "en", title: "Made up" })));

    expect(english.feed).toBe("en");
    expect(english.entries[0]?.content().title).toEqual({ en: "Made up 1" });
  });

  test("has a hash that changes with any field that is read", () => {
    const changed = jvnRss.read(documentOf(JVN_FEED.replace("もう一つの", "別の")));

    expect(changed.entries[0]?.hash).toBe(result.entries[0]?.hash);
    expect(changed.entries[1]?.hash).not.toBe(result.entries[1]?.hash);
  });
});

describe("a feed that is not whole", () => {
  test("cut off in an item: what is whole is read, the rest is counted as missing", () => {
    const whole = jvnFeed([1, 2, 3, 4]);
    const cut = whole.slice(0, whole.lastIndexOf("<dc:identifier>"));

    const result = jvnRss.read(documentOf(cut));

    expect(result).toMatchObject({ announced: 4, missing: 1, refusals: [] });
    expect(result.entries.map((entry) => entry.content().identifiers)).toEqual([
      ["JVN#00000001"],
      ["JVN#00000002"],
      ["JVN#00000003"],
    ]);
  });

  test("lists more than it holds", () => {
    expect(jvnRss.read(documentOf(jvnFeed([1, 2], { missing: [3, 4, 5] })))).toMatchObject({
      announced: 5,
      missing: 3,
    });
  });

  test("cut off, with no table of contents: the item that was cut is missing all the same", () => {
    const feed = jvnFeed([1, 2]).replace(/<rdf:li [^>]*>/g, "");

    const result = jvnRss.read(documentOf(feed.slice(0, feed.lastIndexOf("<dc:identifier>"))));

    expect(result).toMatchObject({ announced: 2, missing: 1 });
  });

  test("an item that is not closed is missing, those after it are read; one in a comment is none", () => {
    const feed = jvnFeed([1, 2, 3]).replace(/<rdf:li [^>]*>/g, "");

    expect(jvnRss.read(documentOf(feed.replace("</item>", "")))).toMatchObject({ announced: 3, missing: 1 });
    expect(jvnRss.read(documentOf(feed.replace("</rdf:RDF>", "<!-- <item > --></rdf:RDF>")))).toMatchObject({
      announced: 3,
      missing: 0,
    });
  });

  test("cut off before its first item", () => {
    const feed = jvnFeed([1, 2]);

    expect(jvnRss.read(documentOf(feed.slice(0, feed.indexOf("<item "))))).toMatchObject({
      announced: 2,
      missing: 2,
      entries: [],
    });
  });
});

describe("hostile feeds", () => {
  test.each([
    ["a DOCTYPE", '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'],
    ["an outside entity", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'],
    ["a DOCTYPE in small letters", "<!doctype html>"],
  ])("with %s are refused whole, with the reason", (_name, doctype) => {
    const result = jvnRss.read(documentOf(JVN_FEED.replace("<rdf:RDF", `${doctype}<rdf:RDF`)));

    expect(result).toMatchObject({ announced: 1, entries: [], missing: 0 });
    expect(result.refusals[0]?.reason).toContain("DOCTYPE");
  });

  test.each([["javascript:alert(1)"], ["file:///etc/passwd"], ["//example.com/x"], [""]])(
    "an item that links to %j is refused alone",
    (link) => {
      const feed = JVN_FEED.replace(
        "<link>https://jvn.example.com/jp/JVN00000001/</link>",
        `<link>${link}</link>`,
      );

      const { entries } = jvnRss.read(documentOf(feed));

      expect(() => entries[0]?.content()).toThrow(/link/);
      expect(entries[1]?.content().identifiers).toEqual(["JVNVU#00000002"]);
    },
  );

  test("an item without rdf:about is refused, and still counted", () => {
    const feed = JVN_FEED.replace('<item rdf:about="https://jvn.example.com/jp/JVN00000001/">', "<item>");

    const result = jvnRss.read(documentOf(feed));

    expect(result).toMatchObject({ announced: 3, missing: 1, refusals: [{ entry: "item 1" }] });
  });

  test("bytes that are no characters sink only the item they are in", () => {
    const bytes = documentOf(JVN_FEED).bytes.slice();
    bytes[Buffer.from(bytes).indexOf("もう一つ")] = 0xff;

    const { entries } = jvnRss.read(documentOf(bytes));

    expect(() => entries[1]?.content()).toThrow(/characters/);
    expect(entries[0]?.content().identifiers).toEqual(["JVN#00000001"]);
  });

  test("an encoding nobody knows is a reason", () => {
    const result = jvnRss.read(documentOf(JVN_FEED.replace("UTF-8", "x-nobody")));

    expect(result.refusals[0]?.reason).toContain("x-nobody");
  });

  test("characters written as numbers are read, impossible ones stay text", () => {
    const feed = JVN_FEED.replace("もう一つの架空製品", "&#x30AB;&#12490; &#x110000; &#0;");

    expect(jvnRss.read(documentOf(feed)).entries[1]?.content().title.ja).toMatch(/^カナ/);
  });
});

describe("other feeds are not mistaken for JVN's", () => {
  test.each([
    ["JVN iPedia", JVN_FEED.replace("xml:lang", 'xmlns:sec="http://jvn.jp/rss/mod_sec/" xml:lang')],
    ["another publisher", JVN_FEED.replaceAll("jvn.jp", "example.com").replaceAll(/JVN(VU)?#/g, "X")],
    ["RSS 2.0", "<rss><channel><title>JVN#00000001</title></channel></rss>"],
    ["nothing", ""],
  ])("%s", (_name, text) => {
    expect(jvnRss.recognises(documentOf(text))).toBe(false);
  });
});
