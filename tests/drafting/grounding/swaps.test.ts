import { describe, expect, it } from "vitest";
import { found, told } from "./checking.ts";

const ja =
  "Suzukake CMS と Suzukake Shop に脆弱性があります。CVE-1900-7001 は Suzukake CMS の認証回避の脆弱性で、3.4.1 で修正されています。CVE-1900-7002 は Suzukake Shop のクロスサイトスクリプティングの脆弱性で、2.2.0 で修正されています。11月4日にサーバーへの侵入が始まり、11月12日に担当者が異常な通信を発見しました。";
const en =
  "Suzukake CMS and Suzukake Shop have flaws. CVE-1900-7001 is an authentication bypass in Suzukake CMS, fixed in 3.4.1. CVE-1900-7002 is cross-site scripting in Suzukake Shop, fixed in 2.2.0. The intrusion into the server began on 4 November, and on 12 November an operator noticed unusual traffic.";
const products = [
  { vendor: "Suzukake", product: "Suzukake CMS", versions: "< 3.4.1", fixed: "3.4.1" },
  { vendor: "Suzukake", product: "Suzukake Shop", versions: "< 2.2.0", fixed: "2.2.0" },
];
const source = told(
  { ja, en },
  { kind: "vulnerability", products, identifiers: ["CVE-1900-7001", "CVE-1900-7002"] },
);

const swaps = (written: string[]): string[] =>
  written.filter((text) => text.startsWith("negation") || text.startsWith("number"));

describe("facts exchanged", () => {
  it.each([
    ["ja", "Suzukake CMS は 2.2.0、Suzukake Shop は 3.4.1 へ更新してください。"],
    ["ja", "Suzukake CMS には CVE-1900-7002 があります。"],
    ["en", "Update Suzukake CMS to 2.2.0 and Suzukake Shop to 3.4.1."],
    ["en", "Suzukake Shop is affected by CVE-1900-7001."],
    ["en", "CVE-1900-7002 is an authentication bypass in the CMS."],
  ] as const)("are found, %s: %s", (lang, overview) => {
    expect(found(source, lang, { overview })).not.toEqual([]);
  });

  it.each([
    ["ja", "Suzukake CMS は 3.4.1、Suzukake Shop は 2.2.0 へ更新してください。"],
    ["ja", "Suzukake CMS（CVE-1900-7001）と Suzukake Shop（CVE-1900-7002）に脆弱性が見つかりました。"],
    ["ja", "11月4日に始まったサーバーへの侵入に、担当者が11月12日に気付きました。"],
    ["en", "Suzukake CMS and Suzukake Shop are fixed in 3.4.1 and 2.2.0."],
    ["en", "The authentication bypass CVE-1900-7001 is fixed in Suzukake CMS 3.4.1."],
  ] as const)("are not found in what keeps them together, %s: %s", (lang, overview) => {
    expect(swaps(found(source, lang, { overview }))).toEqual([]);
  });
});
