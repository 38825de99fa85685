import { describe, expect, test } from "vitest";
import { identifiersIn, kindOf, organisationIn, productIn } from "../../src/sources/headlines.ts";

describe("what a headline is about", () => {
  test.each([
    ["架空製品の管理機能に脆弱性 - すでに悪用も、侵害調査を", "vulnerability"],
    ["「架空CM」など脆弱性2件の悪用に注意喚起 - 架空当局", "vulnerability"],
    ["架空当局、「架空Server」の脆弱性悪用に注意喚起", "vulnerability"],
    ["架空プラグインに脆弱性、情報漏えいのおそれ", "vulnerability"],
    ["架空ブラウザがゼロデイを修正、悪用を確認", "vulnerability"],
    ["架空社、月例セキュリティ更新を公開", "vulnerability"],
    ["Example Widget zero-day exploited in ransomware attacks", "vulnerability"],
    ["VPN機器の脆弱性突かれ不正アクセス、個人情報流出 - 架空社", "incident"],
    ["脆弱性を悪用されサイト改ざん - 架空市", "incident"],
    ["脆弱性が原因で個人情報が流出 - 架空社", "incident"],
    ["通販サイトに脆弱性、カード情報が流出 - 架空社", "incident"],
    ["事務用NASがランサム被害、通常業務は再開 - 架空大", "incident"],
    ["個人情報含むファイルを誤送信 - 架空県", "incident"],
    ["Example Corp confirms data breach", "incident"],
  ])("%s: %s", (title, kind) => {
    expect(kindOf(title, "", "alert")).toBe(kind);
  });

  test("where the headline is silent, a CVE in the text makes it news of a flaw, unless something happened", () => {
    expect(kindOf("「架空.js」が更新", "脆弱性「CVE-1900-0001」を修正した。", "incident")).toBe(
      "vulnerability",
    );
    expect(kindOf("架空社が公表", "脆弱性「CVE-1900-0001」により情報が流出した。", "alert")).toBe("incident");
    expect(kindOf("架空社が公表", "脆弱性に関する講演を行う。", "alert")).toBe("alert");
    expect(kindOf("架空の催しを開催", "", "incident")).toBe("incident");
  });
});

describe("whom it happened to", () => {
  test.each([
    ["個人情報含むファイルを誤送信 - 架空県", "架空県"],
    ["サイトが改ざん - 無関係 - 架空町", "架空町"],
    ["A - B株式会社", "B株式会社"],
  ])("%s: %s", (title, name) => {
    expect(organisationIn(title)).toBe(name);
  });

  test.each([
    "殺虫剤通販サイトに不正アクセス - 個人情報流出の可能性",
    "アンケートサイトに不正アクセス - 個人情報が流出、ポイント不正交換も",
    "架空製品に脆弱性 - 更新を予告",
    "月間がスタート - 架空の「二人組」も登場",
    "組織名のない見出し",
    "空 - ",
  ])("%s: nobody named", (title) => {
    expect(organisationIn(title)).toBeUndefined();
  });
});

test.each([
  ["「架空CM」など脆弱性2件の悪用に注意喚起", "架空CM"],
  ["架空当局、AIフレームワーク「架空Ray」の脆弱性悪用を警告", "架空Ray"],
  ["架空の製品に重要度「高」の脆弱性", undefined],
  ["架空の製品に脆弱性", undefined],
])("%s: product %s", (title, product) => {
  expect(productIn(title)).toBe(product);
});

test("a text that names many flaws is a round-up and joins none", () => {
  const text = [1, 2, 3, 4].map((number) => `CVE-1900-000${number}`).join(", ");

  expect(identifiersIn("まとめ", text)).toEqual([]);
  expect(identifiersIn("まとめ", text.slice(0, 30))).toEqual(["CVE-1900-0001", "CVE-1900-0002"]);
  expect(identifiersIn("CVE-1900-0009", text)).toEqual(["CVE-1900-0009"]);
});

test.each(["「", "脆弱性", "に", " - ", "、", "ランサム"])("a hundred thousand %j take no time", (piece) => {
  const title = piece.repeat(100_000);

  expect(typeof kindOf(title, title, "alert")).toBe("string");
  expect([organisationIn(title), productIn(title)].filter((found) => found !== undefined)).toEqual([]);
});
