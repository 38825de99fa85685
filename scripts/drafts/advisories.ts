/** Small invented advisories in the shape in which each source's reader makes them, for the page of drafts. */
import { AdvisoryContent } from "../../src/advisory/schema.ts";
import { HanshoAdvisory } from "../../src/sources/hansho-json/schema.ts";
import { readFileSync } from "node:fs";

/** One of `examples/`, as an advisory's content. */
export function example(name: string): AdvisoryContent {
  const file = new URL(`../../examples/${name}.json`, import.meta.url);
  const {
    id: _id,
    $schema: _schema,
    ...content
  } = HanshoAdvisory.parse(JSON.parse(readFileSync(file, "utf8")));
  return AdvisoryContent.parse(content);
}

/** JPCERT/CC's 注意喚起: Japanese only, sections of its page. */
export const jpcert = AdvisoryContent.parse({
  kind: "alert",
  title: { ja: "Mizuumi SSL-VPN の脆弱性（CVE-1900-3001）に関する注意喚起" },
  summary: {
    ja: "Mizuumi SSL-VPN に、認証されていない遠隔の第三者が任意のコードを実行できる脆弱性があります。開発元は、この脆弱性を悪用する攻撃を確認したと公表しています。該当する製品を使用している場合は、速やかに対策を行うことを推奨します。",
  },
  scope: { ja: "- Mizuumi SSL-VPN 3.2.1 より前の版\n- Mizuumi SSL-VPN Cloud は影響を受けません" },
  action: {
    ja: "開発元が提供する 3.2.1 以降に更新してください。更新を適用するまでの間は、管理画面へのアクセスを社内に限定してください。開発元が公開する手順に沿って、侵害の痕跡がないか調査してください。",
  },
  identifiers: ["at260031", "CVE-1900-3001"],
  references: [
    {
      source: "JPCERT/CC",
      title: { ja: "Mizuumi SSL-VPN の脆弱性（CVE-1900-3001）に関する注意喚起" },
      url: "https://example.com/at/2026/at260031.html",
    },
    {
      source: "example.org",
      title: { ja: "Mizuumi: Security advisory" },
      url: "https://example.org/mizuumi/security/3001",
    },
  ],
  publishedAt: "2026-11-23T15:00:00+09:00",
  alertBy: "JPCERT/CC",
});

/** IPA's RSS: a title and a link, no more. */
export const ipa = AdvisoryContent.parse({
  kind: "alert",
  title: { ja: "Kasumi メールサーバの脆弱性対策について(CVE-1900-3002)" },
  identifiers: ["CVE-1900-3002"],
  references: [
    {
      source: "IPA",
      title: { ja: "Kasumi メールサーバの脆弱性対策について(CVE-1900-3002)" },
      url: "https://example.com/security-alert/2026/alert20261120.html",
    },
  ],
  publishedAt: "2026-11-20T14:00:00+09:00",
  alertBy: "IPA",
});

/** JVN's RSS: title and a sentence. */
export const jvn = AdvisoryContent.parse({
  kind: "vulnerability",
  title: { ja: "グループウェア「Yamabiko」におけるクロスサイトスクリプティングの脆弱性" },
  summary: {
    ja: "株式会社例示ソフトが提供する「Yamabiko」には、クロスサイトスクリプティングの脆弱性が存在します。",
  },
  identifiers: ["JVN#19000001", "CVE-1900-3003"],
  references: [
    {
      source: "JVN",
      title: { ja: "グループウェア「Yamabiko」におけるクロスサイトスクリプティングの脆弱性" },
      url: "https://example.com/jp/JVN19000001/index.html",
    },
  ],
  cvss: [{ version: "3.0", score: 6.1, source: "JVN", cve: "CVE-1900-3003" }],
  publishedAt: "2026-11-20T12:00:00+09:00",
});

/** A vendor's CSAF: English only; fixed versions, a workaround, VEX statuses, TLP:GREEN. */
export const csaf = AdvisoryContent.parse({
  kind: "vulnerability",
  title: { en: "Harukaze Controller: denial of service in the web interface" },
  summary: {
    en: "The web interface of Harukaze Controller does not limit the number of open connections. An attacker in the network can make the controller unreachable until it is restarted by hand.\n\nSeverity by the publisher: High\nRevision 2: Fixed versions added",
  },
  action: {
    en: "Fix: Update Harukaze Controller 500 to version 2.4.0 or later.\nWorkaround: Allow access to port 443/tcp from trusted addresses only.",
  },
  identifiers: ["HK-1900-17", "CVE-1900-3004"],
  references: [
    {
      source: "Harukaze Automation",
      title: { en: "HK-1900-17" },
      url: "https://example.com/harukaze/psirt/hk-1900-17.html",
    },
  ],
  products: [
    {
      vendor: "Harukaze",
      product: "Controller 500",
      versions: "< 2.4.0",
      fixed: "2.4.0",
      status: "affected",
    },
    { vendor: "Harukaze", product: "Controller 300", versions: "1.8.2", status: "under-investigation" },
    { vendor: "Harukaze", product: "Controller 100", status: "not-affected" },
  ],
  cvss: [{ version: "3.1", score: 7.5, source: "Harukaze Automation", cve: "CVE-1900-3004" }],
  tlp: "GREEN",
  publishedAt: "2026-11-16T09:00:00Z",
  updatedAt: "2026-11-23T09:00:00Z",
});

/** VEX: a vendor says of its products that a known flaw does not affect them. */
export const vex = AdvisoryContent.parse({
  kind: "vulnerability",
  title: { ja: "Koharu 製品への CVE-1900-3005 の影響", en: "Impact of CVE-1900-3005 on Koharu products" },
  summary: {
    ja: "広く使われている圧縮ライブラリの脆弱性について、自社製品への影響を調査しました。",
    en: "We investigated whether our products are affected by the flaw in a widely used compression library.",
  },
  scope: {
    ja: "影響を受けない製品: Koharu Storage 4.1, Koharu Backup 2.0\n脆弱なコードは実行されない",
    en: "Not affected: Koharu Storage 4.1, Koharu Backup 2.0\nthe vulnerable code is not executed",
  },
  identifiers: ["CVE-1900-3005"],
  references: [
    {
      source: "Koharu Systems",
      title: { ja: "CVE-1900-3005 の影響", en: "Impact of CVE-1900-3005" },
      url: "https://example.com/koharu/vex/3005",
    },
  ],
  products: [
    { vendor: "Koharu", product: "Koharu Storage", versions: "4.1", status: "not-affected" },
    { vendor: "Koharu", product: "Koharu Backup", versions: "2.0", status: "not-affected" },
  ],
  publishedAt: "2026-11-20T09:00:00+09:00",
});

/** CISA's KEV catalogue: English, with its own due date. */
export const kev = AdvisoryContent.parse({
  kind: "vulnerability",
  title: { en: "Ajisai File Server Path Traversal Vulnerability" },
  summary: {
    en: "Ajisai File Server contains a path traversal vulnerability that allows an unauthenticated attacker to read files.",
  },
  action: {
    en: "Apply mitigations per vendor instructions or discontinue use of the product if mitigations are unavailable.",
  },
  identifiers: ["CVE-1900-3006"],
  references: [
    {
      source: "example.org",
      title: { en: "https://example.org/ajisai/3006" },
      url: "https://example.org/ajisai/3006",
    },
  ],
  products: [{ vendor: "Ajisai", product: "File Server" }],
  kev: { dateAdded: "2026-11-02", dueDate: "2026-11-23", ransomware: false },
  publishedAt: "2026-11-02T00:00:00Z",
});

/** A CVE record that NVD enriched: CVSS, versions. */
export const nvd = AdvisoryContent.parse({
  kind: "vulnerability",
  title: { en: "SQL injection in Tanabata Portal" },
  summary: {
    en: "Tanabata Portal 2.0 through 2.12.1 and 3.0 through 3.1.4 allows remote attackers to execute arbitrary SQL commands via the search parameter. The issue is fixed in 2.12.2 and 3.1.5.",
  },
  identifiers: ["CVE-1900-3007"],
  references: [
    { source: "CVE", title: { en: "CVE-1900-3007" }, url: "https://example.com/CVERecord?id=CVE-1900-3007" },
    { source: "NVD", title: { en: "CVE-1900-3007" }, url: "https://example.com/vuln/detail/CVE-1900-3007" },
    {
      source: "example.org",
      title: { en: "https://example.org/tanabata/3007" },
      url: "https://example.org/tanabata/3007",
    },
  ],
  products: [
    {
      vendor: "Tanabata",
      product: "Portal",
      versions: ">= 2.0, < 2.12.2; >= 3.0, < 3.1.5",
      fixed: "2.12.2, 3.1.5",
    },
  ],
  cvss: [{ version: "3.1", score: 9.8, source: "NVD", cve: "CVE-1900-3007" }],
  ssvc: [
    {
      cve: "CVE-1900-3007",
      source: "CISA Vulnrichment",
      exploitation: "poc",
      automatable: "yes",
      technicalImpact: "total",
    },
  ],
  epss: [{ cve: "CVE-1900-3007", score: 0.42, percentile: 0.97, date: "2026-11-23" }],
  publishedAt: "2026-11-20T10:15:00Z",
  updatedAt: "2026-11-23T08:00:00Z",
});

/** GitHub's advisory of a package, as OSV has it too. */
export const ghsa = AdvisoryContent.parse({
  kind: "vulnerability",
  title: { en: "Prototype pollution in hotaru-merge" },
  summary: {
    en: "hotaru-merge copies keys such as __proto__ when it merges objects. An attacker who controls the input can change the behavior of the application.",
  },
  identifiers: ["GHSA-19x0-aaaa-0008", "CVE-1900-3008"],
  references: [
    {
      source: "GitHub",
      title: { en: "GHSA-19x0-aaaa-0008" },
      url: "https://example.com/advisories/GHSA-19x0-aaaa-0008",
    },
  ],
  products: [
    { product: "hotaru-merge", versions: "< 4.17.3", fixed: "4.17.3", purl: "pkg:npm/hotaru-merge" },
  ],
  cvss: [{ version: "4.0", score: 6.9, source: "GitHub", cve: "CVE-1900-3008" }],
  publishedAt: "2026-11-20T18:00:00Z",
});

/** Security NEXT: a headline and the beginning of the article, Japanese only. */
export const news = AdvisoryContent.parse({
  kind: "incident",
  title: { ja: "委託先のファイル転送サービスに不正アクセス、顧客情報が流出 - 架空百貨店" },
  summary: {
    ja: "架空百貨店は、業務委託先が利用するファイル転送サービスが不正アクセスを受け、顧客情報が流出した可能性があると発表した。委託先では、退職者のアカウントが削除されずに残っており、悪用されたと見られる。",
  },
  scope: { ja: "架空百貨店" },
  references: [
    {
      source: "Security NEXT",
      title: { ja: "委託先のファイル転送サービスに不正アクセス、顧客情報が流出 - 架空百貨店" },
      url: "https://example.com/190001",
    },
  ],
  publishedAt: "2026-11-23T18:00:00+09:00",
});

/** What a colleague wrote into the form. */
export const person = AdvisoryContent.parse({
  kind: "alert",
  title: { ja: "当社の役員をかたるメールが届いています" },
  summary: {
    ja: "当社の役員の名前をかたり、至急の振り込みやチャットへの移動を求めるメールが、複数の社員に届いています。送信元は社外のアドレスです。",
  },
  action: {
    ja: "このようなメールには返信せず、添付ファイルやリンクを開かないでください。\n返信した場合や、リンクを開いた場合は、すぐに情報システム部へ連絡してください。\nメールサーバで送信元のアドレスを拒否する設定を行ってください。",
  },
  stated: { priority: "B" },
  publishedAt: "2026-11-24T09:30:00+09:00",
});

/** Something shared with few: no draft may hold it. */
export const amber = AdvisoryContent.parse({ ...csaf, tlp: "AMBER" });
