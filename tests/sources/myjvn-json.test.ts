import { describe, expect, test } from "vitest";
import { AdvisoryContent } from "../../src/advisory/schema.ts";
import { myjvn } from "../../src/sources/myjvn/index.ts";
import { documentOf } from "./build.ts";
import { jsonStatus, okaDetail, okaFeed } from "./myjvn-build.ts";

function read(value: object | string) {
  const document = documentOf(value);

  expect(myjvn.recognises(document)).toBe(true);
  return myjvn.read(document);
}

const ENTRY = {
  title: "架空製品における脆弱性",
  id: "JVNDB-1900-000001",
  summary: "架空製品には、脆弱性が存在します。",
  link: "https://jvndb.example.com/ja/contents/1900/JVNDB-1900-000001.html",
  modified: "2026-11-20T11:57:51+09:00",
  created: "2026-11-19T10:00:51+09:00",
  references: [{ url: "https://example.com/cve", summary: "CVE-1900-0001", source: "CVE" }],
  products: [
    {
      vname: "架空社",
      pname: "架空製品",
      version: "4.0.0",
      product_ids: {
        cpe: "cpe:2.3:a:example:widget:4.0.0:*:*:*:*:*:*:*",
        id_refs: [
          { nameType: "purl", value: "pkg:rpm/example/widget@4.0.0" },
          { nameType: "swid", value: "swid:x" },
        ],
      },
    },
  ],
  metrics: [
    {
      content: {
        cvss_v2: { version: "2.0", vectorString: "AV:N/AC:L/Au:N/C:C/I:C/A:C", baseScore: 10 },
        cvss_v4: {
          version: "4.0",
          vectorString: "CVSS:4.0/AV:N/AC:H/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:L/SA:L",
          baseScore: 9.5,
        },
      },
    },
  ],
};

describe("overviews", () => {
  test("become content", () => {
    const [entry] = read(okaFeed([ENTRY])).entries;
    const content = entry?.content();

    expect(entry?.key).toBe(ENTRY.link);
    expect(AdvisoryContent.parse(content)).toEqual(content);
    expect(content).toMatchObject({
      title: { ja: ENTRY.title },
      summary: { ja: ENTRY.summary },
      identifiers: ["JVNDB-1900-000001", "CVE-1900-0001"],
      products: [
        {
          vendor: "架空社",
          product: "架空製品",
          versions: "4.0.0",
          cpe: "cpe:2.3:a:example:widget:4.0.0:*:*:*:*:*:*:*",
          purl: "pkg:rpm/example/widget@4.0.0",
        },
      ],
      publishedAt: ENTRY.created,
      updatedAt: ENTRY.modified,
    });
    expect(content?.cvss?.map(({ version, score }) => [version, score])).toEqual([
      ["2.0", 10],
      ["4.0", 9.5],
    ]);
  });

  test("count what the server says it returned, as number or text", () => {
    expect(read(okaFeed([ENTRY], { totalResRet: 4 }))).toMatchObject({ announced: 4, missing: 3 });
    expect(read(okaFeed([ENTRY], { totalResRet: "4" }))).toMatchObject({ announced: 4, missing: 3 });
  });

  test("an entry without an id is refused alone", () => {
    const result = read(okaFeed([{ ...ENTRY, id: undefined }, null, ENTRY]));

    expect(result.refusals).toEqual([
      { entry: "[0]", reason: "its id is missing" },
      { entry: "[1]", reason: "its id is missing" },
    ]);
    expect(result.entries).toHaveLength(1);
  });
});

test("alerts are told by their id", () => {
  const alert = {
    id: "MYJVN-ALT-1900-0001",
    title: "架空製品について",
    summary: "",
    link: "",
    category: { term: "Low", label: "注意" },
    created: ENTRY.created,
    modified: ENTRY.modified,
    items: [{ title: "修正版", link: "https://example.com/fix", products: ENTRY.products }],
  };
  const [entry] = read(okaFeed([alert], { method: "getAlertList" })).entries;

  expect(entry?.key).toBe("MYJVN-ALT-1900-0001");
  expect(entry?.content()).toMatchObject({
    kind: "alert",
    alertBy: "IPA",
    references: [{ title: { ja: "修正版" }, url: "https://example.com/fix" }],
    products: [{ product: "架空製品" }],
  });
});

describe("details", () => {
  const answer = (detail: object) => ({
    ...detail,
    status: jsonStatus({ method: "getVulnDetailInfo", totalRes: 1, totalResRet: 1 }),
  });

  test("become content: each CVE its rating, ranges and the versions that mend them", () => {
    const [entry] = read(answer(okaDetail())).entries;
    const content = entry?.content();

    expect(entry?.key).toBe("JVNDB-1900-000001");
    expect(AdvisoryContent.parse(content)).toEqual(content);
    expect(content).toMatchObject({
      title: { ja: "架空製品における複数の脆弱性" },
      summary: { ja: "複数の脆弱性が存在します。\n\n情報を取得される可能性があります。" },
      action: { ja: "最新版に更新してください。" },
      identifiers: ["JVNDB-1900-000001", "CVE-1900-0001", "CVE-1900-0002", "JVN#12345678"],
      publishedAt: "2026-11-19T10:00:51+09:00",
      updatedAt: "2026-11-20T11:57:51+09:00",
    });
    expect(content?.products).toEqual([
      {
        vendor: "架空社",
        product: "架空製品",
        versions: "バージョン 1.0.6未満、バージョン 2.1.0以上 2.1.3以下",
        fixed: "1.0.6",
        cpe: "cpe:2.3:a:example:widget:*:*:*:*:*:*:*:*",
        purl: "pkg:rpm/example/widget",
      },
    ]);
    expect(content?.cvss?.map(({ cve, version, score }) => [cve, version, score])).toEqual([
      ["CVE-1900-0001", "3.0", 6.1],
      ["CVE-1900-0002", "3.0", 5.1],
    ]);
  });

  test("in a STIX bundle are the same entries", () => {
    const bundle = {
      $schema: "https://jvndb.jvn.jp/schema/myjvn_vuldef_1.0.stix.json?20250419",
      type: "bundle",
      objects: [{ type: "identity" }, { type: "jvn-jp-sdo", "VULDEF-Document": [okaDetail()] }],
      status: jsonStatus({ totalResRet: 1 }),
    };
    const [alone] = read(answer(okaDetail({}))).entries;
    const [embedded] = read(bundle).entries;

    expect(embedded?.key).toBe(alone?.key);
    expect(embedded?.content()).toEqual(alone?.content());
  });

  test("when the answer was made changes nothing of it", () => {
    const later = JSON.parse(
      JSON.stringify(okaDetail()).replaceAll("2026-11-20T11:36:12", "2026-11-21T11:36:12"),
    );

    expect(read(answer(later)).entries[0]?.hash).toBe(read(answer(okaDetail())).entries[0]?.hash);
    expect(read(answer(okaDetail({ vulnerabilities: [] }))).entries[0]?.hash).not.toBe(
      read(answer(okaDetail())).entries[0]?.hash,
    );
  });
});

describe("what the server says of its answer", () => {
  test("no hits are no entries", () => {
    expect(read(okaFeed([]))).toEqual({ announced: 0, entries: [], refusals: [], missing: 0 });
  });

  test("an error is refused with its words", () => {
    const error = okaFeed([], { retCd: 1, errCd: "E1", errMsg: "feed が不正です", totalResRet: "" });

    expect(read(error).refusals).toEqual([{ reason: "MyJVN answered with an error: feed が不正です (E1)" }]);
  });

  test.each([[undefined], [null], [{ retCd: "" }], [{ method: "getAlertList" }]])(
    "a status like %j is malformed",
    (status) => {
      const result = read({ ...okaFeed([ENTRY]), status });

      expect(result.entries).toEqual([]);
      expect(result.refusals[0]?.reason).toMatch(/^its status is malformed/);
    },
  );

  test("JSON that is broken in its status is refused, not read by halves", () => {
    const broken = JSON.stringify(okaFeed([ENTRY])).replace('"retCd":0', '"retCd":');

    expect(read(broken)).toMatchObject({ announced: 1, entries: [] });
    expect(read(broken).refusals[0]?.reason).toMatch(/^is not JSON that can be read/);
  });

  test("a document that lost its end is read as far as it goes", () => {
    const whole = JSON.stringify(
      okaFeed([ENTRY, { ...ENTRY, id: "JVNDB-1900-000002", link: "https://example.com/2" }]),
    );
    const result = read(whole.slice(0, whole.lastIndexOf('"cvss_v4"')));

    expect(result).toMatchObject({ announced: 2, missing: 1, refusals: [] });
    expect(result.entries).toHaveLength(1);
  });
});
