import { describe, expect, test } from "vitest";
import { ipa } from "../../src/sources/ipa/index.ts";
import { documentOf } from "./build.ts";
import { fixture } from "./fixture.ts";

const FEED = fixture("ipa/alert-rss.rdf");
const PAGE = "https://www.ipa.go.jp/security/security-alert/2098/alert20981209.html";

const read = (text: string) => ipa.read(documentOf(text));
/** The content of a page, by its key. */
const contentOf = (text: string, key: string) =>
  read(text)
    .entries.find((entry) => entry.key === key)
    ?.content();

test("the feed is recognised, and gives alerts with the identifiers of their titles, whatever the brackets", () => {
  expect(ipa.recognises(documentOf(FEED))).toBe(true);
  expect(read(FEED).entries[1]?.content()).toEqual({
    kind: "alert",
    title: { ja: "「架空製品」におけるパストラバーサルの脆弱性について(JVN#00000001)" },
    identifiers: ["JVN#00000001"],
    references: [
      {
        source: "IPA",
        title: { ja: "「架空製品」におけるパストラバーサルの脆弱性について(JVN#00000001)" },
        url: "https://www.ipa.go.jp/security/security-alert/2098/20990225-jvn.html",
      },
    ],
    products: [],
    publishedAt: "2099-02-25T00:00:00+09:00",
    updatedAt: "2099-02-25T00:00:00+09:00",
    alertBy: "IPA",
  });
});

describe("a page that is listed again at each change", () => {
  test("is one entry: the words of the newest item, the day of the original", () => {
    expect(contentOf(FEED, PAGE)).toMatchObject({
      title: { ja: "架空フレームワークにおける脆弱性について（CVE-1900-0001）" },
      identifiers: ["CVE-1900-0001"],
      publishedAt: "2098-12-09T00:00:00+09:00",
      updatedAt: "2098-12-12T00:00:00+09:00",
    });
  });

  test("each of its items is counted, as that same entry: ingest takes it once and calls the others unchanged", () => {
    const result = read(FEED);
    const same = result.entries.filter(({ key }) => key === PAGE);

    expect(result).toMatchObject({ announced: 5, missing: 0, refusals: [] });
    expect(result.entries).toHaveLength(5);
    expect(new Set(same.map(({ hash }) => hash)).size).toBe(1);
    expect(same).toHaveLength(3);
  });

  test("the order of its items makes no difference", () => {
    const items = FEED.match(/ <item[\s\S]*?<\/item>\n/g) ?? [];
    const turned = FEED.replace(items.join(""), items.toReversed().join(""));

    expect(turned).not.toBe(FEED);
    expect(contentOf(turned, PAGE)).toEqual(contentOf(FEED, PAGE));
  });

  test("whose original has left the feed keeps its day, as the page's name says it", () => {
    const without = FEED.replace(
      / <item rdf:about="[^"]*alert20981209.html">\s*<title>架空[\s\S]*?<\/item>\n/,
      "",
    );

    expect(read(without).missing).toBe(1);
    expect(contentOf(without, PAGE)).toMatchObject({
      publishedAt: "2098-12-09T00:00:00+09:00",
      updatedAt: "2098-12-12T00:00:00+09:00",
    });
  });

  test("named by month and day has the year of its folder, which is fiscal", () => {
    const name = "https://www.ipa.go.jp/security/security-alert/2098/0114-ms.html";

    expect(contentOf(FEED, name)).toMatchObject({
      publishedAt: "2099-01-14T00:00:00+09:00",
      updatedAt: "2099-01-27T00:00:00+09:00",
    });
  });

  test.each(["win_eos", "alert20981232", "alert20991209"])("named %s has no day of publication", (name) => {
    const page = FEED.replaceAll("0114-ms", name);
    const content = contentOf(page, `https://www.ipa.go.jp/security/security-alert/2098/${name}.html`);

    expect(content?.updatedAt).toBe("2099-01-27T00:00:00+09:00");
    expect(content).not.toHaveProperty("publishedAt");
  });
});

test("a page that is listed without end costs no more than fifty of its items", () => {
  const [item = ""] = FEED.match(/ <item rdf:about="[^"]*alert20981209.html">[\s\S]*?<\/item>\n/) ?? [];
  const broken = item.replace("<title>", "<title><![CDATA[");
  const flood = FEED.replace(item, item.repeat(50) + broken);

  expect(broken).not.toBe(item);
  expect(contentOf(flood, PAGE)).toEqual(contentOf(FEED, PAGE));
});

test("a broken item is refused alone", () => {
  const { entries } = read(
    FEED.replace("<title>「架空製品」", "<title><![CDATA[").replace("(JVN#00000001)", ""),
  );

  expect(() => entries[1]?.content()).toThrow(/not XML/);
  expect(entries[0]?.content().identifiers).toEqual(["CVE-1900-0001"]);
});
