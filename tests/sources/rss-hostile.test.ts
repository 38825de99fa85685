import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rss } from "../../src/sources/rss/index.ts";
import { documentOf } from "./build.ts";
import { item, jsonFeed, rss1, rss2 } from "./rss-build.ts";

const read = (body: string | object) => rss.read(documentOf(body));
const first = (body: string | object) => read(body).entries[0]?.content();

describe("what is not whole or not right", () => {
  const ten = rss2(Array.from({ length: 10 }, (_, number) => item(number)).join("\n"));

  test("cut off anywhere, nothing is lost without a word, and no item changes", () => {
    const all = new Set(read(ten).entries.map(({ key, hash }) => key + hash));
    fc.assert(
      fc.property(
        fc.integer({ min: ten.indexOf("<item>"), max: ten.lastIndexOf("</channel>") }),
        (length) => {
          const result = read(ten.slice(0, length));

          expect(result.missing).toBeGreaterThan(0);
          expect(result.announced).toBe(result.entries.length + result.refusals.length + result.missing);
          for (const { key, hash } of result.entries) expect(all).toContain(key + hash);
        },
      ),
    );
  });

  test("what RSS 1.0 lists and does not hold is missing", () => {
    const one =
      '<item rdf:about="https://example.com/1"><title>a</title><link>https://example.com/1</link></item>';

    expect(read(rss1(one, ["https://example.com/1", "https://example.com/2"]))).toMatchObject({
      announced: 2,
      missing: 1,
    });
  });

  test.each([
    ["RSS", rss2(item(1).replace(/<guid[^>]*>[^<]*/, "<guid>tag:&#xD800;&#0;1"))],
    ["JSON Feed", jsonFeed([{ id: "tag:\ud800", title: "a" }])],
  ])("an id of %s with half a character in it is the same after it was stored", (_format, body) => {
    const [entry] = read(body).entries;

    expect(entry?.key).toMatch(/^tag:/);
    expect(Buffer.from(entry?.key ?? "").toString()).toBe(entry?.key);
  });

  test.each([
    ["an entity bomb", `<!DOCTYPE rss [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>${rss2(item(1))}`],
    [
      "an outside entity",
      `<!DOCTYPE rss [<!ENTITY a SYSTEM "http://127.0.0.1/">]>${rss2(item(1, "<description>&a;</description>"))}`,
    ],
    ["a DOCTYPE in an item", rss2(item(1, "<description><!DOCTYPE x></description>"))],
  ])("%s is refused whole, with the reason", (_name, body) => {
    expect(rss.recognises(documentOf(body))).toBe(true);
    expect(read(body)).toMatchObject({
      announced: 1,
      entries: [],
      refusals: [{ reason: expect.stringContaining("DOCTYPE") }],
    });
  });

  test("a DOCTYPE that is only quoted is not one", () => {
    expect(
      first(rss2(item(1, "<description><![CDATA[<!DOCTYPE html><p>a</p>]]></description>")))?.summary,
    ).toEqual({ en: "a" });
  });

  test.each([
    ["deep nesting", "<a>".repeat(5_000)],
    ["a reserved name", "<__proto__>x</__proto__>"],
  ])("%s sinks only its item, if at all", (_name, inner) => {
    const { entries } = read(rss2(item(1, inner) + item(2)));
    const titles = entries.map((entry) => {
      try {
        return entry.content().title.en;
      } catch {
        return "refused";
      }
    });

    expect(titles.at(-1)).toBe("Widget 2 vulnerability");
    expect(titles).toHaveLength(2);
  });

  test("bytes that are no characters sink only the item they are in", () => {
    const { bytes } = documentOf(rss2(item(1) + item(2)));
    bytes[Buffer.from(bytes).indexOf("Widget 1")] = 0xff;
    const { entries } = rss.read({ name: "x", bytes });

    expect(() => entries[0]?.content()).toThrow(/characters/);
    expect(entries[1]?.content().title.en).toBe("Widget 2 vulnerability");
  });

  test("a JSON Feed that was cut off", () => {
    const text = JSON.stringify(
      jsonFeed([
        { id: "urn:1", title: "a" },
        { id: "urn:2", title: "b" },
      ]),
    );

    expect(read(text.slice(0, text.indexOf('"urn:2"')))).toMatchObject({ missing: 1 });
  });
});

describe("not taken", () => {
  test.each([
    ["a page", "<html><body><rss></rss></body></html>"],
    ["Atom of another namespace", '<feed xmlns="https://example.org/"><entry/></feed>'],
    ["RDF that is no feed", '<rdf:RDF xmlns:rdf="r"><x/></rdf:RDF>'],
    ["a feed in a comment", "<!-- <rss> -->"],
    ["other JSON", '{"version":"1","items":[]}'],
  ])("%s", (_name, body) => {
    expect(rss.recognises(documentOf(body))).toBe(false);
  });

  test("a feed with nothing of one in it is refused", () => {
    expect(read("<rss></rss>").refusals).toHaveLength(1);
  });

  test.each(["<!--", "<rss ", "<item>", "<?xml ", "<!ENTITY"])(
    "a hundred thousand %j take no time",
    (piece) => {
      expect(rss.recognises(documentOf(piece.repeat(100_000)))).toBe(false);
    },
  );
});
