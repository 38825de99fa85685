import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AdvisoryContent } from "../../src/advisory/schema.ts";
import { jvndb } from "../../src/sources/jvndb/index.ts";
import { documentOf } from "./build.ts";
import { ipediaFeed, ipediaItem } from "./jvndb-build.ts";

const RATED = `<sec:references source="JVN" id="JVNVU#91234567">https://jvn.example.com/vu/JVNVU91234567/</sec:references>
    <sec:references source="CVE" id="CVE-1900-0001">https://example.com/CVE-1900-0001</sec:references>
    <sec:references source="NVD" id="CVE-1900-0001">https://example.org/CVE-1900-0001</sec:references>
    <sec:references source="JPCERT-AT" id="JPCERT-AT-1900-0001">https://example.com/at</sec:references>
    <sec:references source="関連文書" id="A &amp; B">
      https://example.com/?a=1&amp;b=2</sec:references>
    <sec:references title="クロスサイトスクリプティング(CWE-79)" id="CWE-79">https://example.com/cwe-79</sec:references>
    <sec:cpe version="2.2" vendor="架空社" product="架空製品">
      cpe:/a:example:widget</sec:cpe>
    <sec:cpe version="2.2" vendor="架空社" product="別製品" impact="not vulnerable">cpe:/a:example:other</sec:cpe>
    <sec:cvss version="2.0" score="4.6" type="Base" severity="Medium" vector="AV:L/AC:L/Au:N/C:P/I:P/A:P"/>
    <sec:cvss version="3.0" score="7.8" type="Base" severity="High" vector="CVSS:3.0/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H"/>
    <sec:cvss version="3.0" score="7.1" type="Temporal" severity="High"/>`;

function read(xml: string) {
  return jvndb.read(documentOf(xml));
}

const contentOf = (inner: string) => read(ipediaFeed([ipediaItem(1, inner)])).entries[0]?.content();

test.each(["http://jvn.jp/rss/mod_sec/", "http://jvn.jp/rss/mod_sec/3.0/"])(
  "an item becomes content, with the namespace %s",
  (namespace) => {
    const document = documentOf(ipediaFeed([ipediaItem(1, RATED)], { namespace }));
    const content = jvndb.read(document).entries[0]?.content();
    const link = "https://jvndb.example.com/ja/contents/1900/JVNDB-1900-000001.html";

    expect(jvndb.recognises(document)).toBe(true);
    expect(AdvisoryContent.parse(content)).toEqual(content);
    expect(content).toEqual({
      kind: "vulnerability",
      title: { ja: "架空製品 1 における脆弱性" },
      summary: { ja: "架空製品には、脆弱性が存在します。\n\n詳細 & 影響" },
      identifiers: ["JVNDB-1900-000001", "JVNVU#91234567", "CVE-1900-0001"],
      references: [
        { source: "JVN iPedia", title: { ja: "架空製品 1 における脆弱性" }, url: link },
        { source: "JVN", title: { ja: "JVNVU#91234567" }, url: "https://jvn.example.com/vu/JVNVU91234567/" },
        { source: "CVE", title: { ja: "CVE-1900-0001" }, url: "https://example.com/CVE-1900-0001" },
        { source: "NVD", title: { ja: "CVE-1900-0001" }, url: "https://example.org/CVE-1900-0001" },
        { source: "JPCERT-AT", title: { ja: "JPCERT-AT-1900-0001" }, url: "https://example.com/at" },
        { source: "関連文書", title: { ja: "A & B" }, url: "https://example.com/?a=1&b=2" },
      ],
      products: [
        { vendor: "架空社", product: "架空製品", cpe: "cpe:/a:example:widget" },
        { vendor: "架空社", product: "別製品", cpe: "cpe:/a:example:other", status: "not-affected" },
      ],
      publishedAt: "2026-11-19T10:00:00+09:00",
      updatedAt: "2026-11-20T11:57:00+09:00",
      cvss: [
        { source: "JVN iPedia", version: "2.0", vector: "AV:L/AC:L/Au:N/C:P/I:P/A:P", score: 4.6 },
        {
          source: "JVN iPedia",
          version: "3.0",
          vector: "CVSS:3.0/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H",
          score: 7.8,
        },
      ],
    });
  },
);

test("one reference, one product, one rating are as good as many", () => {
  const one = RATED.split("\n").filter(
    (line) => line.includes('"CVE"') || line.includes('version="3.0" score="7.8"'),
  );
  const content = contentOf(one.join("\n"));

  expect(content?.identifiers).toEqual(["JVNDB-1900-000001", "CVE-1900-0001"]);
  expect(content?.cvss).toHaveLength(1);
  expect(contentOf("")?.cvss).toBeUndefined();
});

test("an alert of JPCERT/CC it refers to is no identifier of it", () => {
  expect(contentOf(RATED)?.identifiers).not.toContain("at000001");
});

describe("hash and key", () => {
  const entryOf = (item: string) => read(ipediaFeed([item])).entries[0];

  test("the key is the item's address, so that the English feed has entries of its own", () => {
    expect(entryOf(ipediaItem(1))?.key).toBe(
      "https://jvndb.example.com/ja/contents/1900/JVNDB-1900-000001.html",
    );
  });

  test("what surrounds an item changes nothing of it", () => {
    const other = read(
      ipediaFeed([ipediaItem(2), ipediaItem(1)], { file: "years/jvndb_1900", date: "2026-11-21" }),
    );

    expect(other.entries[1]?.hash).toBe(entryOf(ipediaItem(1))?.hash);
  });

  test("whatever is in it does", () => {
    expect(entryOf(ipediaItem(1, RATED))?.hash).not.toBe(entryOf(ipediaItem(1))?.hash);
    expect(entryOf(ipediaItem(1, RATED.replace("7.8", "7.9")))?.hash).not.toBe(
      entryOf(ipediaItem(1, RATED))?.hash,
    );
  });
});

test.each([
  ["jvndb", "ja", undefined],
  ["jvndb_new", "ja", "jvndb_new"],
  ["years/jvndb_1900", "ja", "jvndb_1900"],
  ["jvndb", "en", "en"],
  ["years/jvndb_1900", "en", "en/jvndb_1900"],
])("the file %s in %s is read by itself: %s", (file, lang, feed) => {
  const result = read(ipediaFeed([ipediaItem(1)], { file, lang }));

  // Of a yearly file, made whenever it is, each entry tells by itself whether it is older than what is known.
  const snapshotAt = file.startsWith("years/") ? undefined : Date.parse("2026-11-20T12:00:01+09:00");
  expect(result).toMatchObject({ feed, snapshotAt });
  expect(result.entries[0]?.asOf).toBe(Date.parse("2026-11-20T11:57:00+09:00"));
  expect(Object.keys(result.entries[0]?.content().title ?? {})).toEqual([lang]);
});

describe("what is not there or not right", () => {
  test("the table of contents tells what is missing", () => {
    const result = read(
      ipediaFeed([ipediaItem(1)], {
        missing: ["https://jvndb.example.com/2", "https://jvndb.example.com/3"],
      }),
    );

    expect(result).toMatchObject({ announced: 3, missing: 2, refusals: [] });
  });

  test("cut off anywhere, nothing is lost without a word, and what is whole is read", () => {
    const whole = ipediaFeed([1, 2, 3].map((number) => ipediaItem(number, RATED)));
    const entriesOf = (xml: string) => read(xml).entries.map(({ key, hash }) => `${key} ${hash}`);
    const all = entriesOf(whole);
    fc.assert(
      fc.property(
        fc.integer({ min: whole.indexOf("<channel"), max: whole.lastIndexOf("</item>") }),
        (length) => {
          const result = read(whole.slice(0, length));

          expect(result.missing + result.refusals.length).toBeGreaterThan(0);
          expect(result.announced).toBe(result.entries.length + result.refusals.length + result.missing);
          for (const entry of entriesOf(whole.slice(0, length))) expect(all).toContain(entry);
        },
      ),
    );
  });

  test("an item without an address is refused, one without an id or a title when it is mapped", () => {
    const nameless = ipediaItem(1).replace(/ rdf:about="[^"]*"/, "");
    const result = read(
      ipediaFeed([
        nameless,
        ipediaItem(2).replace(/<sec:identifier>.*?<\/sec:identifier>/, ""),
        ipediaItem(3, "", { title: " " }),
      ]),
    );

    expect(result.refusals).toEqual([{ entry: "item 1", reason: "rdf:about: is missing" }]);
    expect(() => result.entries[0]?.content()).toThrow("its JVNDB id is missing");
    expect(() => result.entries[1]?.content()).toThrow("its title is missing");
  });

  test("only what follows the last item being lost, nothing is", () => {
    const whole = ipediaFeed([ipediaItem(1)]);

    expect(read(whole.slice(0, whole.indexOf("</rdf:RDF>")))).toMatchObject({ announced: 1, missing: 0 });
  });

  test("bytes that are no characters cost only their item", () => {
    const bytes = new TextEncoder().encode(ipediaFeed([ipediaItem(1, "", { title: "?x?" }), ipediaItem(2)]));
    bytes[bytes.indexOf(0x3f, 200)] = 0xff;
    const [first, second] = jvndb.read(documentOf(bytes)).entries;

    expect(() => first?.content()).toThrow("holds bytes that are no characters");
    expect(second?.content().identifiers).toEqual(["JVNDB-1900-000002"]);
  });

  test("a DOCTYPE is refused", () => {
    const bomb = ipediaFeed([ipediaItem(1)]).replace("<rdf:RDF", '<!DOCTYPE x [<!ENTITY a "b">]><rdf:RDF');

    expect(read(bomb)).toMatchObject({ announced: 1, entries: [] });
    expect(read(bomb).refusals[0]?.reason).toMatch(/DOCTYPE/);
  });
});
