import { describe, expect, test } from "vitest";
import { securityNext } from "../../src/sources/security-next/index.ts";
import { documentOf } from "./build.ts";
import { fixture } from "./fixture.ts";

const FEED = fixture("security-next/feed.xml");
const read = (text: string) => securityNext.read(documentOf(text));

test("the feed is recognised and counted", () => {
  expect(securityNext.recognises(documentOf(FEED))).toBe(true);
  expect(securityNext.recognises(documentOf(FEED.replaceAll("www.security-next.com", "example.com")))).toBe(
    false,
  );
  expect(read(FEED)).toMatchObject({ announced: 2, missing: 0, refusals: [] });
  expect(read(FEED).snapshotAt).toBe(Date.parse("2099-11-23T00:00:00Z"));
});

test("an incident: whom it happened to, and no CVE, lest it joins the news of the flaw", () => {
  expect(read(FEED).entries[0]?.content()).toEqual({
    kind: "incident",
    title: { ja: "架空サイトに不正アクセス、個人情報が流出 - 架空市" },
    summary: {
      ja: "架空市は、サイトが不正アクセスを受けたと公表した。脆弱性「CVE-1900-0001」が悪用された。",
    },
    scope: { ja: "架空市" },
    identifiers: [],
    references: [
      {
        source: "Security NEXT",
        title: { ja: "架空サイトに不正アクセス、個人情報が流出 - 架空市" },
        url: "https://www.security-next.com/900001",
      },
    ],
    products: [],
    publishedAt: "2099-11-23T01:00:00.000Z",
  });
});

test("a flaw: no <wbr> in its title, its product, the CVE of its text", () => {
  expect(read(FEED).entries[1]?.content()).toMatchObject({
    kind: "vulnerability",
    title: { ja: "「Widget.js」に重要度「高」の脆弱性 - 更新を予告" },
    identifiers: ["CVE-1900-0002"],
    products: [{ product: "Widget.js" }],
  });
});

test.each(["<wbr>", "<wbr/>", "&lt;wbr /&gt;", "<![CDATA[<wbr>]]>"])(
  "a title with %s reads as one word",
  (wbr) => {
    const { entries } = read(FEED.replace("&lt;wbr&gt;", wbr));

    expect(entries[1]?.content().title.ja).toContain("「Widget.js」");
  },
);

test("the key is the article's number, however it is linked to", () => {
  const other = FEED.replace(
    "https://www.security-next.com/900001<",
    "http://www.security-next.com/900001/?ref=rss<",
  );

  expect(read(other).entries[0]?.key).toBe("https://www.security-next.com/900001");
});

test("the hash is that of the words: neither dates nor the number of comments change it", () => {
  const hashes = (text: string) => read(text).entries.map(({ hash }) => hash);
  const touched = FEED.replaceAll("<slash:comments>0", "<slash:comments>9").replaceAll(
    "Nov 2099",
    "Dec 2099",
  );

  expect(hashes(touched)).toEqual(hashes(FEED));
  expect(hashes(FEED.replace("公表した", "発表した"))[0]).not.toBe(hashes(FEED)[0]);
  expect(hashes(FEED.replace("架空サイト", "架空のサイト"))[0]).not.toBe(hashes(FEED)[0]);
});

describe("what is not right", () => {
  test.each([
    "javascript:alert(1)",
    "https://example.com/900001",
    "https://www.security-next.com/category/x",
  ])("an item that links to %j is refused alone", (link) => {
    const result = read(FEED.replace("https://www.security-next.com/900001<", `${link}<`));

    expect(result).toMatchObject({ announced: 2, missing: 0, refusals: [{ entry: "item 1" }] });
    expect(result.entries).toHaveLength(1);
  });

  test("cut off in an item, or before the end: said", () => {
    expect(read(FEED.slice(0, FEED.lastIndexOf("<description>")))).toMatchObject({
      announced: 2,
      missing: 1,
    });
    expect(read(FEED.slice(0, FEED.lastIndexOf("<item>")))).toMatchObject({ announced: 2, missing: 1 });
  });
});
