/** Invented advisories with what the examples lack: large numbers, old era years, many versions, English news. */
import { AdvisoryContent } from "../../../src/advisory/schema.ts";

const leak = AdvisoryContent.parse({
  kind: "incident",
  title: { ja: "通販サイトに不正アクセス、カード情報約1.2万件が流出か - 薄氷商事" },
  summary: {
    ja: "薄氷商事は、同社が運営する通販サイト「うすらい本舗」が不正アクセスを受け、顧客12,345人のクレジットカード情報が流出した可能性があると発表した。2026年4月1日から9月30日までに同サイトでカード決済を利用した顧客が対象で、氏名、カード番号、有効期限、セキュリティコードが含まれる。決済アプリケーションの改ざんが原因で、脆弱性を突かれたとしている。10月2日にカード会社から連絡を受けて発覚し、同日カード決済を停止した。パスワードの流出は確認されていない。",
  },
  scope: { ja: "「うすらい本舗」でカード決済を利用した顧客" },
  action: {
    ja: "身に覚えのない請求がないか、カードの利用明細を確認する。\n自社の通販サイトについて、決済アプリケーションの改ざんがないか点検する。",
  },
  references: [
    {
      source: "Example News",
      title: { ja: "薄氷商事の通販サイトに不正アクセス" },
      url: "https://example.com/news/usurai",
    },
  ],
  publishedAt: "2026-11-23T18:00:00+09:00",
});

const library = AdvisoryContent.parse({
  kind: "vulnerability",
  title: { en: "Kagerou HTTP Library: request smuggling via chunk extensions" },
  summary: {
    en: "Versions of Kagerou HTTP Library before 2.17.4, and 3.x before 3.2.1, accept malformed chunk extensions. An unauthenticated attacker can smuggle requests past a proxy and poison its cache. A proof of concept is public. The vendor is not aware of any exploitation. There is no workaround.",
  },
  action: {
    en: "Upgrade to 2.17.4 or 3.2.1. Restart services that load the library; no configuration change is required.",
  },
  identifiers: ["CVE-1900-4101", "CVE-1900-4102"],
  products: [
    { vendor: "Kagerou", product: "HTTP Library", versions: "< 2.17.4", fixed: "2.17.4" },
    { vendor: "Kagerou", product: "HTTP Library 3", versions: ">= 3.0, < 3.2.1", fixed: "3.2.1" },
  ],
  cvss: [{ version: "3.1", score: 8.1, source: "Kagerou", cve: "CVE-1900-4101" }],
  references: [
    { source: "Kagerou", title: { en: "KSA-1900-07" }, url: "https://example.org/kagerou/ksa-1900-07" },
  ],
  publishedAt: "2026-11-20T09:00:00Z",
});

const mail = AdvisoryContent.parse({
  kind: "alert",
  title: { ja: "年末調整の案内を装う不審なメールにご注意ください" },
  summary: {
    ja: "令和8年11月16日以降、年末調整の案内を装い、添付されたZIPファイルを開かせようとするメールが確認されています。ファイルを開くと、端末がマルウェアに感染し、認証情報を盗まれるおそれがあります。11月20日までに、全国で320件の相談が寄せられています。",
  },
  scope: { ja: "メールを利用しているすべての組織" },
  action: {
    ja: "心当たりのないメールの添付ファイルは開かないでください。\n誤って開いた場合は、端末をネットワークから切り離し、24時間以内に情報システム部門へ報告してください。\nマクロは有効にしないでください。",
  },
  references: [
    {
      source: "Example CERT",
      title: { ja: "不審なメールに関する注意喚起" },
      url: "https://example.com/alerts/nencho",
    },
  ],
  alertBy: "Example CERT",
  publishedAt: "2026-11-20T15:00:00+09:00",
});

const vpn = AdvisoryContent.parse({
  kind: "vulnerability",
  title: {
    ja: "Oboro SecureLink のバッファオーバーフローの脆弱性",
    en: "Buffer overflow in Oboro SecureLink",
  },
  summary: {
    ja: "Oboro SecureLink のIKE処理にバッファオーバーフローの脆弱性があり、遠隔の第三者に任意のコードを実行されたり、サービス運用妨害（DoS）を起こされたりするおそれがあります。現時点で悪用は確認されていません。Oboro SecureLink Cloud は影響を受けません。",
    en: "A buffer overflow in the IKE processing of Oboro SecureLink may let a remote attacker execute arbitrary code or cause a denial of service. No exploitation is known so far. Oboro SecureLink Cloud is not affected.",
  },
  scope: {
    ja: "Oboro SecureLink 10.1 系 10.1.9 より前\nOboro SecureLink 11.0 系 11.0.3 より前",
    en: "Oboro SecureLink 10.1 before 10.1.9\nOboro SecureLink 11.0 before 11.0.3",
  },
  action: {
    ja: "10.1.9 または 11.0.3 以降に更新してください。更新には再起動が必要です。\n更新までの間は、IKE（UDP 500番と4500番）への通信を信頼できるIPアドレスに制限してください。",
    en: "Update to 10.1.9 or 11.0.3 or later. The update needs a restart.\nUntil then, restrict IKE traffic (UDP 500 and 4500) to trusted IP addresses.",
  },
  identifiers: ["CVE-1900-4201", "JVNVU#19004201"],
  products: [
    { vendor: "Oboro", product: "SecureLink", versions: "10.1 < 10.1.9", fixed: "10.1.9" },
    { vendor: "Oboro", product: "SecureLink", versions: "11.0 < 11.0.3", fixed: "11.0.3" },
    { vendor: "Oboro", product: "SecureLink Cloud", status: "not-affected" },
  ],
  references: [
    { source: "JVN", title: { ja: "JVNVU#19004201" }, url: "https://example.com/vu/JVNVU19004201" },
  ],
  publishedAt: "2026-11-21T12:00:00+09:00",
});

const hospital = AdvisoryContent.parse({
  kind: "incident",
  title: {
    en: "Ransomware disrupts outpatient services at Asanagi Medical Center",
    ja: "朝凪医療センターでランサムウェア被害、外来診療に影響",
  },
  summary: {
    en: "Asanagi Medical Center said on November 18 that ransomware encrypted its electronic health record servers. Outpatient services were suspended for 3 days; emergency care continued. The attackers got in through a remote maintenance account that had no multi-factor authentication. The center has not paid a ransom. Backups kept offline were not affected, and systems are being restored. About 85,000 patient records may have been accessed.",
    ja: "朝凪医療センターは11月18日、ランサムウェアにより電子カルテのサーバが暗号化されたと公表しました。外来診療を3日間停止し、救急は継続しました。多要素認証のない遠隔保守用アカウントから侵入されました。身代金は支払っていません。オフラインのバックアップは影響を受けず、復旧を進めています。約8万5千件の患者情報にアクセスされた可能性があります。",
  },
  action: {
    en: "Require multi-factor authentication for all remote maintenance accounts. Remove accounts that are no longer used. Keep at least one backup offline and test restoring from it.",
    ja: "遠隔保守用のアカウントすべてに多要素認証を必須にしてください。使われていないアカウントは削除してください。少なくとも一つのバックアップをオフラインで保管し、復元を試験してください。",
  },
  references: [
    {
      source: "Example News",
      title: { en: "Ransomware at Asanagi" },
      url: "https://example.com/news/asanagi",
    },
  ],
  publishedAt: "2026-11-19T09:00:00+09:00",
});

export const advisories = { leak, library, mail, vpn, hospital };
