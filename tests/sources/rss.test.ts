import { describe, expect, test } from "vitest";
import { rss } from "../../src/sources/rss/index.ts";
import { documentOf } from "./build.ts";
import { atom, item, jsonFeed, rss1, rss2 } from "./rss-build.ts";

const read = (body: string | object) => rss.read(documentOf(body));
const first = (body: string | object) => read(body).entries[0]?.content();

describe("one article in every format", () => {
  const expected = {
    kind: "vulnerability",
    title: { en: "Widget vulnerability CVE-1900-0001" },
    summary: { en: "Update.\nNow & here" },
    identifiers: ["CVE-1900-0001"],
    references: [
      {
        source: "example.com",
        title: { en: "Widget vulnerability CVE-1900-0001" },
        url: "https://example.com/1?a=1&b=2",
      },
    ],
    products: [],
  };
  const title = "<title>Widget vulnerability CVE-1900-0001</title>";
  const link = "<link>https://example.com/1?a=1&amp;b=2</link>";
  const html = "&lt;p&gt;Update.&lt;br&gt;Now &amp;amp; here&lt;/p&gt;";

  test.each([
    [
      "RSS 2.0",
      rss2(
        `<item>${title}${link}<guid isPermaLink="false">tag:example.com,2099:1</guid><description>${html}</description><pubDate>Mon, 23 Nov 2099 09:00:00 +0900</pubDate></item>`,
      ),
      { publishedAt: "2099-11-23T00:00:00.000Z" },
    ],
    [
      "RSS 2.0 in CDATA",
      rss2(
        `<item><title><![CDATA[Widget vulnerability CVE-1900-0001]]></title>${link}<description><![CDATA[<p>Update.<br>Now &amp; here</p>]]></description><pubDate>23 Nov 2099 09:00 JST</pubDate></item>`,
      ),
      { publishedAt: "2099-11-23T00:00:00.000Z" },
    ],
    [
      "RSS 1.0",
      rss1(
        `<item rdf:about="https://example.com/1">${title}${link}<description>${html}</description><dc:date>2099-11-23T09:00+09:00</dc:date></item>`,
      ),
      { publishedAt: "2099-11-23T09:00:00+09:00" },
    ],
    [
      "Atom 1.0",
      atom(
        `<entry><id>urn:x:1</id>${title}<link rel="self" href="https://example.com/self"/><link href="https://example.com/1?a=1&amp;b=2"/><published>2099-11-23T00:00:00Z</published><updated>2099-11-24T00:00:00Z</updated><summary type="html">${html}</summary></entry>`,
      ),
      { publishedAt: "2099-11-23T00:00:00Z", updatedAt: "2099-11-24T00:00:00Z" },
    ],
    [
      "Atom 1.0 with XHTML",
      atom(
        `<entry><id>urn:x:1</id>${title}<link href="https://example.com/1?a=1&amp;b=2"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Update.<br/>Now &amp; here</p></div></content></entry>`,
      ),
      {},
    ],
    [
      "Atom with a prefix",
      `<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:id>urn:x:1</a:id><a:title>Widget vulnerability CVE-1900-0001</a:title><a:link href="https://example.com/1?a=1&amp;b=2"/><a:summary type="html">${html}</a:summary></a:entry></a:feed>`,
      {},
    ],
    [
      "Atom 0.3 in base64",
      `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><id>urn:x:1</id>${title}<link rel="alternate" href="https://example.com/1?a=1&amp;b=2"/><issued>2099-11-23T00:00:00Z</issued><summary type="text/html" mode="base64">${Buffer.from("<p>Update.<br>Now &amp; here</p>").toString("base64")}</summary></entry></feed>`,
      { publishedAt: "2099-11-23T00:00:00Z" },
    ],
    [
      "JSON Feed",
      jsonFeed([
        {
          id: "tag:x,1:1",
          title: "Widget vulnerability CVE-1900-0001",
          url: "https://example.com/1?a=1&b=2",
          content_html: "<p>Update.<br>Now &amp; here</p>",
          date_published: "2099-11-23T00:00:00Z",
        },
      ]),
      { publishedAt: "2099-11-23T00:00:00Z" },
    ],
  ])("%s", (_name, body, dates) => {
    expect(rss.recognises(documentOf(body))).toBe(true);
    expect(read(body)).toMatchObject({ announced: 1, missing: 0, refusals: [] });
    expect(first(body)).toEqual({ ...expected, ...dates });
  });
});

describe("how an item is known again", () => {
  test.each([
    [
      "its guid",
      "<guid>https://example.com/g</guid><link>https://example.com/l</link>",
      "https://example.com/g",
    ],
    [
      "a guid that is no address, with its feed",
      '<guid isPermaLink="false">12</guid>',
      "https://example.com/ 12",
    ],
    ["its link, in one form", "<link>HTTPS://Example.com</link>", "https://example.com/"],
    ["its link, of the site", "<link>/news/1</link>", "https://example.com/news/1"],
  ])("%s", (_name, inner, key) => {
    expect(read(rss2(`<item><title>a</title>${inner}</item>`)).entries[0]?.key).toBe(key);
  });

  test("in Atom by its own id, not by that of the feed it was taken from", () => {
    const body = atom(
      "<entry><source><id>urn:other</id><link href='https://example.org/'/></source><id>urn:own</id><title>a</title></entry>",
    );

    expect(read(body).entries[0]?.key).toBe("urn:own");
  });

  test("a CVE for a guid is the feed's own affair: it joins nobody else's", () => {
    expect(read(rss2("<item><title>a</title><guid>CVE-1900-0001</guid></item>")).entries[0]?.key).toBe(
      "https://example.com/ CVE-1900-0001",
    );
  });

  test.each([
    "<title>a</title>",
    "<title>a</title><guid> </guid>",
    "<title>a</title><link>mailto:a@example.com</link>",
  ])("not at all with %s: refused, and counted", (inner) => {
    expect(read(rss2(`<item>${inner}</item>${item(2)}`))).toMatchObject({
      announced: 2,
      missing: 0,
      refusals: [{ entry: "item 1", reason: expect.stringContaining("known again") }],
    });
  });
});

test("feeds of one site are told apart by their own addresses", () => {
  const self = '<atom:link rel="self" href="https://example.com/news.xml"/><link>https://example.com/</link>';

  expect(read(rss2(item(1), self)).feed).toBe("https://example.com/news.xml");
  expect(read(atom("", "")).feed).toBe("https://example.com/");
});

describe("comparing", () => {
  const hashes = (body: string) => read(body).entries.map(({ hash }) => hash);

  test("neither the envelope, nor comments, nor the date of a rebuild changes a hash", () => {
    const feed = (date: string) =>
      rss2(
        item(1, `<slash:comments>${date}</slash:comments>`),
        `<link>https://example.com/</link><lastBuildDate>${date}</lastBuildDate>`,
      );

    expect(hashes(feed("2"))).toEqual(hashes(feed("1")));
    const entry = (date: string) =>
      atom(`<entry><id>urn:1</id><title>a</title><updated>${date}</updated></entry>`);
    expect(hashes(entry("2099-11-24T00:00:00Z"))).toEqual(hashes(entry("2099-11-23T00:00:00Z")));
  });

  test.each(["title", "description", "link", "pubDate"])("another %s does", (name) => {
    const feed = (text: string) => rss2(item(1).replace(/<title>.*?<\/link>/, `<${name}>${text}</${name}>`));

    expect(hashes(feed("2"))).not.toEqual(hashes(feed("1")));
  });

  test("with a prefix as well", () => {
    const feed = (title: string) =>
      `<rdf:RDF xmlns:rdf="r" xmlns:r="http://purl.org/rss/1.0/"><r:channel/><r:item rdf:about="https://example.com/1"><r:title>${title}</r:title></r:item></rdf:RDF>`;

    expect(hashes(feed("2"))).not.toEqual(hashes(feed("1")));
  });
});

describe("text", () => {
  test.each([
    [
      "language of the feed",
      rss2("<item><title>漢字</title><guid>urn:1</guid></item>", "<language>ja-JP</language>"),
      { ja: "漢字" },
    ],
    [
      "kana, whatever the feed says",
      rss2("<item><title>かな</title><guid>urn:1</guid></item>", "<language>en</language>"),
      { ja: "かな" },
    ],
    [
      "another language stands as English",
      rss2("<item><title>Água</title><guid>urn:1</guid></item>", "<language>pt</language>"),
      { en: "Água" },
    ],
    [
      "what a title speaks of stays",
      rss2("<item><title>XSS via &lt;script&gt; tag</title><guid>urn:1</guid></item>"),
      { en: "XSS via <script> tag" },
    ],
    [
      "a title is made where there is none",
      rss2("<item><description>&lt;p&gt;a&lt;/p&gt;b</description><guid>urn:1</guid></item>"),
      { en: "a b" },
    ],
  ])("%s", (_name, body, title) => {
    expect(first(body)?.title).toEqual(title);
  });

  test.each([
    ["script", "safe&lt;script&gt;alert(1)&lt;/script&gt; text", "safe text"],
    ["iframe", "safe&lt;iframe src='x'&gt;&lt;b&gt;in&lt;/b&gt;&lt;/iframe&gt; text", "safe text"],
    ["style", "safe&lt;style&gt;p{}&lt;/style&gt; text", "safe text"],
    ["handler", "&lt;img src=x onerror=alert(1)&gt;safe text", "safe text"],
  ])("%s in a description goes", (_name, html, text) => {
    expect(first(rss2(item(1, `<description>${html}</description>`)))?.summary).toEqual({ en: text });
  });

  test("without a word, refused", () => {
    expect(() => first(rss2("<item><guid>urn:1</guid></item>"))).toThrow(/neither a title nor a text/);
  });
});

describe("links", () => {
  test.each([
    ["of the site", rss2("<item><title>a</title><link>/1</link></item>"), "https://example.com/1"],
    [
      "of xml:base",
      atom(
        "<entry><id>urn:1</id><title>a</title><link href='1'/></entry>",
        ' xml:base="https://example.org/x/"',
      ),
      "https://example.org/x/1",
    ],
    [
      "of a permanent guid",
      rss2("<item><title>a</title><guid>https://example.com/1</guid></item>"),
      "https://example.com/1",
    ],
  ])("%s", (_name, body, url) => {
    expect(first(body)?.references[0]?.url).toBe(url);
  });

  test.each(["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x"])("%s is refused", (link) => {
    expect(() => first(rss2(`<item><title>a</title><guid>urn:1</guid><link>${link}</link></item>`))).toThrow(
      /link/,
    );
  });

  test("none, and the article is read without", () => {
    expect(
      first(rss2('<item><title>a</title><guid isPermaLink="false">https://example.com/1</guid></item>'))
        ?.references,
    ).toEqual([]);
  });
});
