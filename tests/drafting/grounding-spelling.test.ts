import { describe, expect, it } from "vitest";
import { AdvisoryContent } from "../../src/advisory/schema.ts";
import { checkGrounding } from "../../src/drafting/grounding/index.ts";
import { draftOf, requestOf } from "./grounding/given.ts";

const JAPANESE = /[\u3040-\u9fff]/;

/** Findings in a draft that says `said` of an advisory that says `source`. */
function check(source: string, said: string): string[] {
  const content = AdvisoryContent.parse({
    kind: "incident",
    title: { ja: "試験" },
    summary: { [JAPANESE.test(source) ? "ja" : "en"]: source },
    publishedAt: "2026-11-20T09:00:00+09:00",
  });
  const request = requestOf(content, JAPANESE.test(said) ? "ja" : "en");
  return checkGrounding(draftOf(request, { overview: said }), request).map(
    ({ kind, text }) => `${kind} ${text}`,
  );
}

describe("one thing in two spellings passes", () => {
  it.each([
    ["約17万件のメールが送信された。", "Some 170,000 emails were sent."],
    ["約17万件のメールが送信された。", "１７万件のメールが送られました。"],
    ["約17万件のメールが送信された。", "170,000件のメールが送られました。"],
    ["約17万件のメールが送信された。", "十七万件のメールが送られました。"],
    ["17万2,345件のメールが送信された。", "約17万件のメールが送られました。"],
    ["17万2,345件が送信された。", "17万件超のメールが送られました。"],
    ["172,345 emails were sent.", "17万2345通のメールが送信されました。"],
    ["172,345 emails were sent.", "about 172,000 emails went out"],
    ["2026年11月27日に公表した。", "令和8年11月27日に公表されました。"],
    ["2026年11月27日に公表した。", "11/27に公表されました。"],
    ["2026年11月27日に公表した。", "It was announced on Friday, November 27, 2026."],
    ["令和8年11月27日に公表した。", "It was announced on 27 Nov 2026."],
    ["R8.11.27に公表した。", "2026-11-27に公表されました。"],
    ["It was announced on 2026-11-27.", "2026年11月27日（金）に公表されました。"],
    ["It was announced on November 27th.", "11月27日に公表されました。"],
    ["15分間で3倍に増えた。", "It tripled within 15 minutes."],
    ["1.5億円の被害が出た。", "Losses came to 150 million yen."],
    ["1.5億円の被害が出た。", "1億5千万円の被害が出ました。"],
    ["1.5億円の被害が出た。", "1億5,000万円の被害が出ました。"],
    ["The loss was $2.4 million.", "損失は240万ドルでした。"],
    ["全体の3割が対象。", "全体の30%が対象です。"],
    ["A third of users were affected", "利用者の3分の1が影響を受けました"],
    ["利用者の約半数が対象。", "About half of the users are affected."],
    ["午後3時から停止した。", "15時から停止しました。"],
    ["午後3時から停止した。", "It stopped at 3 p.m."],
    ["It went down at 15:30 JST.", "午後3時30分に停止しました。"],
    ["Windows 11 24H2 の利用者", "Windows 11（24H2）を使っている方"],
    ["IPAが公開した。", "IPA published it."],
    ["Ver.1.18 以前が対象。", "バージョン1.18およびそれ以前が対象です。"],
    ["v1.18 and earlier", "1.18以下"],
    ["versions prior to 4.2", "4.2未満のバージョン"],
    ["4.2より前の版", "versions earlier than 4.2"],
    ["4.2.0 から 4.2.9 まで", "4.2.0〜4.2.9"],
    ["4.2.0 から 4.2.9 まで", "4.2.0 through 4.2.9"],
    [">= 4.2.0, < 4.3.0", "4.2.0 以降 4.3.0 未満"],
    ["< 2.4.0", "2.4.0 より前"],
    ["KB5031234を適用する。", "Install KB5031234."],
    ["Ｇａｔｅｗａｙ　２", "Gateway 2"],
    ["ﾘﾓｰﾄｱｸｾｽ", "リモートアクセス"],
    ["髙﨑商店", "Takasaki Shoten"],
    ["JVNVU#91234567", "JVNVU91234567"],
    ["CVE-2026-1234", "ＣＶＥ－２０２６－１２３４"],
    ["https://example.com/a/ を参照", "https://EXAMPLE.com/a を参照してください"],
    ["mail to info@example.com", "info@example.comまでご連絡ください"],
    ["03-0000-1234に電話", "電話 03-0000-1234"],
    ["in 24 hours", "24時間以内に対応してください"],
    ["within 72 hours", "3日以内に対応してください"],
    ["two factor authentication", "二要素認証を有効にしてください"],
    ["三つの脆弱性がある。", "There are three vulnerabilities."],
    ["二十歳以上", "20歳以上"],
    ["第2四半期", "the second quarter"],
    ["ポート443を閉じる。", "Close port 443."],
    ["port 8443/tcp", "8443番ポート（TCP）"],
    ["OpenSSL 3.0系", "OpenSSL 3.0.x"],
  ])("%s → %s", (source, said) => {
    expect(check(source, said)).toEqual([]);
  });
});

describe("another thing is found", () => {
  it.each([
    ["約17万件のメールが送信された。", "約18万件のメールが送られました。"],
    ["約17万件のメールが送信された。", "17,000 emails were sent."],
    ["17万2,345件", "約20万件のメールが送られました。"],
    ["2026年11月27日に公表した。", "令和7年11月27日に公表されました。"],
    ["2026年11月27日に公表した。", "2026年11月28日に公表されました。"],
    ["2026年11月27日に公表した。", "It was announced on Thursday, November 27, 2026."],
    ["4.2.9 以前", "4.2.9 以降が対象です。"],
    ["4.2.9 以前", "4.2.8 以前が対象です。"],
    ["versions prior to 4.2", "4.2以下のバージョン"],
    ["24時間以内", "within 48 hours"],
    ["KB5031234", "Install KB5031235."],
    ["https://example.com/a", "https://example.com/b を参照"],
    ["https://example.com/a", "https://examp1e.com/a を参照"],
    ["https://example.com/a", "https://example.com.example.net/a を参照"],
    ["CVE-2026-1234", "CVE-2026-12345"],
    ["3割", "40%"],
    ["3倍", "4倍に増えました"],
    ["port 443", "port 444"],
    ["Windows 11", "Windows 10 の利用者"],
    ["1.5億円", "1.5万円の被害"],
    ["午後3時", "午後4時に停止"],
    ["10万人以上", "10万人未満の利用者"],
    ["最大10万人", "10万人以上の利用者"],
    ["MN-R1200", "MN-R1300が対象です。"],
    ["info@example.com", "info@example.org までご連絡ください"],
    ["03-0000-1234", "電話 03-0000-1235"],
    ["株式会社ミナモ", "株式会社ミナト が公表しました"],
    ["ミナモルータ", "ミナトルータが対象です"],
    ["Akebono OS", "アケビOSが対象です"],
    ["佐藤氏が発見した。", "鈴木氏が発見しました。"],
    ["奈良女子大学", "奈良大学が公表しました"],
    ["奈良女子大学", "京都女子大学が公表しました"],
    ["Oboro SecureLink", "Oboro SecureMail is affected"],
  ])("%s → %s", (source, said) => {
    expect(check(source, said)).not.toEqual([]);
  });
});
