import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AdvisoryContent } from "../../src/advisory/schema.ts";
import { myjvn } from "../../src/sources/myjvn/index.ts";
import { documentOf } from "./build.ts";
import { ipediaItem } from "./jvndb-build.ts";
import {
  alertEntry,
  alertItem,
  alerts,
  overview,
  resultOnly,
  vuldef,
  vulinfo,
  xmlStatus,
} from "./myjvn-build.ts";

function read(xml: string) {
  const document = documentOf(xml);

  expect(myjvn.recognises(document)).toBe(true);
  return myjvn.read(document);
}

const AFFECTED = `<Affected>
  <AffectedItem><Name>架空社</Name><ProductName>架空製品</ProductName><Cpe version="2.2">cpe:/a:example:widget</Cpe><VersionNumber>5.8 (Build 1577) 未満</VersionNumber><VersionNumber>6.0 未満</VersionNumber></AffectedItem>
  <AffectedItem><Name>架空社</Name><ProductName>別製品</ProductName><VersionNumber/></AffectedItem>
</Affected>`;
const IMPACT = `<Impact>
  <Cvss version="2.0"><Severity type="Base">High</Severity><Base>9.3</Base><Vector>AV:N/AC:M/Au:N/C:C/I:C/A:C</Vector></Cvss>
  <Cvss version="3.0"><Severity type="Base">Critical</Severity><Base>10</Base><Vector>CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H</Vector></Cvss>
  <ImpactItem><Description>任意のコードが実行される可能性があります。</Description></ImpactItem>
</Impact>`;
const RELATED = `<Related>
  <RelatedItem type="vendor"><Name>架空社 Q&amp;A</Name><VulinfoID>修正について</VulinfoID><URL>https://example.com/qa?a=1&amp;b=2</URL></RelatedItem>
  <RelatedItem type="advisory"><Name>CVE</Name><VulinfoID>CVE-1900-0001</VulinfoID><URL>https://example.com/cve</URL></RelatedItem>
  <RelatedItem type="advisory"><Name>JVN</Name><VulinfoID>JVN#12345678</VulinfoID><URL>https://jvn.example.com/JVN12345678/</URL></RelatedItem>
  <RelatedItem type="cwe"><Name>JVNDB</Name><VulinfoID>CWE-79</VulinfoID><URL>https://example.com/cwe</URL></RelatedItem>
</Related>`;

describe("details (VULDEF)", () => {
  test("become content", () => {
    const [entry] = read(
      vuldef([vulinfo(1, { affected: AFFECTED, impact: IMPACT, related: RELATED })]),
    ).entries;
    const content = entry?.content();

    expect(entry?.key).toBe("JVNDB-1900-000001");
    expect(AdvisoryContent.parse(content)).toEqual(content);
    expect(content).toEqual({
      kind: "vulnerability",
      title: { ja: "架空製品 1 における脆弱性" },
      summary: {
        ja: "次の脆弱性が存在します。\n\nXSS - CVE-1900-0001\n\n任意のコードが実行される可能性があります。",
      },
      action: { ja: "[アップデートする] 最新版に更新してください。" },
      identifiers: ["JVNDB-1900-000001", "CVE-1900-0001", "JVN#12345678"],
      references: [
        {
          source: "JVN iPedia",
          title: { ja: "架空製品 1 における脆弱性" },
          url: "https://jvndb.jvn.jp/ja/contents/1900/JVNDB-1900-000001.html",
        },
        { source: "架空社 Q&A", title: { ja: "修正について" }, url: "https://example.com/qa?a=1&b=2" },
        { source: "CVE", title: { ja: "CVE-1900-0001" }, url: "https://example.com/cve" },
        { source: "JVN", title: { ja: "JVN#12345678" }, url: "https://jvn.example.com/JVN12345678/" },
      ],
      products: [
        {
          vendor: "架空社",
          product: "架空製品",
          versions: "5.8 (Build 1577) 未満、6.0 未満",
          cpe: "cpe:/a:example:widget",
        },
        { vendor: "架空社", product: "別製品" },
      ],
      publishedAt: "2026-11-19T10:00:51+09:00",
      updatedAt: "2026-11-20T11:57:51+09:00",
      cvss: [
        { source: "JVN iPedia", version: "2.0", vector: "AV:N/AC:M/Au:N/C:C/I:C/A:C", score: 9.3 },
        {
          source: "JVN iPedia",
          version: "3.0",
          vector: "CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H",
          score: 10,
        },
      ],
    });
  });

  test("with nothing but an id and a title are content too", () => {
    const bare =
      "<Vulinfo><VulinfoID>JVNDB-1900-000001</VulinfoID><VulinfoData><Title>題</Title></VulinfoData></Vulinfo>";

    expect(read(vuldef([bare])).entries[0]?.content()).toMatchObject({ title: { ja: "題" }, products: [] });
  });

  test("in English have a key and a title of their own", () => {
    const [entry] = read(vuldef([vulinfo(1)], { lang: "en" })).entries;

    expect(entry?.key).toBe("JVNDB-1900-000001 (en)");
    expect(Object.keys(entry?.content().title ?? {})).toEqual(["en"]);
  });

  test.each([
    ["WHITE", undefined],
    ["GREEN", "GREEN"],
    ["AMBER", "AMBER"],
    ["RED", "RED"],
    ["PURPLE", "RED"],
  ])("marked %s they are %s", (color, tlp) => {
    expect(read(vuldef([vulinfo(1)], { color })).entries[0]?.content().tlp).toBe(tlp);
  });

  test("an entry without an id is refused alone, one that is no XML when it is mapped", () => {
    const nameless = vulinfo(1).replace(/<VulinfoID>.*?<\/VulinfoID>/, "");
    const untitled = vulinfo(2).replace(/<Title>.*?<\/Title>/, "<Title/>");
    const result = read(vuldef([nameless, untitled, vulinfo(3)]));

    expect(result).toMatchObject({ announced: 3, missing: 0 });
    expect(result.refusals).toEqual([{ entry: "Vulinfo 1", reason: "VulinfoID: is missing" }]);
    expect(() => result.entries[0]?.content()).toThrow("its title is missing");
    expect(result.entries[1]?.content().identifiers).toEqual(["JVNDB-1900-000003"]);
  });

  test("a yearly file without a status is read as well", () => {
    expect(read(vuldef([vulinfo(1)], { status: "" }))).toMatchObject({
      announced: 1,
      missing: 0,
      refusals: [],
    });
  });
});

describe("what the server says of its answer", () => {
  test("no hits are no entries", () => {
    const nothing = resultOnly(xmlStatus({ method: "getVulnOverviewList", total: 0, returned: 0 }));

    expect(read(nothing)).toEqual({ announced: 0, entries: [], refusals: [], missing: 0 });
  });

  test.each([
    [
      "its words",
      { errCd: "MYJVN_ERR_API_007", errMsg: "maxCountItem が不正です" },
      "MyJVN answered with an error: maxCountItem が不正です (MYJVN_ERR_API_007)",
    ],
    ["no words", {}, "MyJVN answered with an error: it gave no reason"],
  ])("an error is refused with %s", (_name, fields, reason) => {
    const error = resultOnly(xmlStatus({ retCd: '"1"', ...fields }));

    expect(read(error)).toEqual({ announced: 1, entries: [], refusals: [{ reason }], missing: 0 });
  });

  test.each([" 0", '""', '"2"'])("a status whose retCd is %j is no success", (retCd) => {
    const result = read(vuldef([vulinfo(1)], { status: xmlStatus({ retCd, returned: 1 }) }));

    expect(result.entries).toEqual([]);
    expect(result.refusals[0]?.reason).toMatch(/^its status is malformed/);
  });

  test("a list of vendors is refused by its name", () => {
    const vendors = resultOnly(xmlStatus({ method: "getVendorList", returned: 5 }));

    expect(read(vendors).refusals[0]?.reason).toBe(
      "is MyJVN's answer to getVendorList, which holds no advisories",
    );
  });

  test("an answer without a status is refused", () => {
    expect(read(resultOnly("")).refusals).toEqual([{ reason: "is an answer of MyJVN without a status" }]);
  });

  test("fewer entries than it says are missing, more are all read", () => {
    const entries = [vulinfo(1), vulinfo(2)];

    expect(read(vuldef(entries, { status: xmlStatus({ returned: 9 }) }))).toMatchObject({
      announced: 9,
      missing: 7,
    });
    expect(read(vuldef(entries, { status: xmlStatus({ returned: 1 }) }))).toMatchObject({
      announced: 2,
      missing: 0,
    });
  });
});

test("cut off anywhere, nothing is lost without a word, and what is whole is read", () => {
  const whole = vuldef([1, 2, 3].map((number) => vulinfo(number, { affected: AFFECTED })));
  const all = read(whole).entries.map(({ key }) => key);
  fc.assert(
    fc.property(fc.integer({ min: whole.indexOf(">", 60) + 1, max: whole.length - 18 }), (length) => {
      const result = myjvn.read(documentOf(whole.slice(0, length)));
      const keys = result.entries.map(({ key }) => key);

      expect(result.missing + result.refusals.length).toBeGreaterThan(0);
      expect(result.announced).toBe(result.entries.length + result.refusals.length + result.missing);
      expect(all.slice(0, keys.length)).toEqual(keys);
      expect(keys.length).toBe(whole.slice(0, length).split("</Vulinfo>").length - 1);
    }),
  );
});

describe("overviews", () => {
  test("are JVN iPedia's items, apart from the details of the same id", () => {
    const status = xmlStatus({ method: "getVulnOverviewList", total: 6, returned: 2 });
    const result = read(overview([ipediaItem(1), ipediaItem(2)], status));

    expect(result).toMatchObject({ announced: 2, missing: 0 });
    expect(result.entries.map(({ key }) => key)).toEqual([
      "https://jvndb.example.com/ja/contents/1900/JVNDB-1900-000001.html",
      "https://jvndb.example.com/ja/contents/1900/JVNDB-1900-000002.html",
    ]);
    expect(result.entries[1]?.content().identifiers).toEqual(["JVNDB-1900-000002"]);
  });
});

describe("alerts", () => {
  test("become content, with their items as references and products", () => {
    const items = alertItem("架空製品 (CVE-1900-0001)") + alertItem("別製品", "cpe:/a:example:other");
    const [entry] = read(alerts([alertEntry(1, { items })])).entries;
    const content = entry?.content();

    expect(entry?.key).toBe("MYJVN-ALT-1900-0001");
    expect(AdvisoryContent.parse(content)).toEqual(content);
    expect(content).toMatchObject({
      kind: "alert",
      title: { ja: "架空製品の脆弱性対策について" },
      summary: { ja: "更新してください。" },
      identifiers: ["MYJVN-ALT-1900-0001", "CVE-1900-0001"],
      products: [
        { vendor: "example", product: "web server", cpe: "cpe:/a:example:web_server" },
        { vendor: "example", product: "other", cpe: "cpe:/a:example:other" },
      ],
      publishedAt: "2026-11-19T10:00:00+09:00",
      updatedAt: "2026-11-20T10:00:00+09:00",
      alertBy: "IPA",
    });
    expect(content?.references.map(({ url }) => url)).toEqual([
      "https://alert.example.com/1",
      `https://item.example.com/${encodeURIComponent("架空製品 (CVE-1900-0001)")}`,
      `https://item.example.com/${encodeURIComponent("別製品")}`,
    ]);
  });

  test.each([
    ['<category label="INFO" term="Info"/>', undefined],
    ["", undefined],
    ['<category term="Low" label="注意"/>', "IPA"],
  ])("with the category %j the alert is by %j", (category, alertBy) => {
    expect(read(alerts([alertEntry(1, { category })])).entries[0]?.content().alertBy).toBe(alertBy);
  });

  test("about one entry of JVN are about that, about several about none of them", () => {
    const about = (...titles: string[]) =>
      read(
        alerts([alertEntry(1, { items: titles.map((title) => alertItem(title)).join("") })]),
      ).entries[0]?.content().identifiers;

    expect(about("JVN#12345678")).toEqual(["MYJVN-ALT-1900-0001", "JVN#12345678"]);
    expect(about("JVN#12345678", "JVNDB-1900-000001", "CVE-1900-0001")).toEqual([
      "MYJVN-ALT-1900-0001",
      "CVE-1900-0001",
    ]);
  });
});

test.each([
  ["another Atom feed", '<feed xmlns="http://www.w3.org/2005/Atom"><entry/></feed>'],
  [
    "a schema",
    '<xs:schema targetNamespace="http://jvndb.jvn.jp/myjvn/Status" xmlns:status="http://jvndb.jvn.jp/myjvn/Status"/>',
  ],
])("%s is none of it", (_name, xml) => {
  expect(myjvn.recognises(documentOf(xml))).toBe(false);
});
