/** More of them: invoices, a CMS, a resolver. */
import { AdvisoryContent } from "../../../src/advisory/schema.ts";
import type { Field } from "./given.ts";

const advisory = (content: object) =>
  AdvisoryContent.parse({ publishedAt: "2026-11-20T09:00:00+09:00", ...content });

export const secondFieldDrafts: Field[] = [
  [
    advisory({
      kind: "incident",
      title: { en: "Cloud mailbox takeover at Wakatake Shipping led to fake invoices" },
      summary: {
        en: "Wakatake Shipping said attackers took over two employees' cloud mailboxes in August and sent customers invoices with altered bank details. Three customers paid a total of 18.6 million yen; 12 million yen has been recovered. The accounts had no multi-factor authentication and the attackers created rules that moved replies to an RSS folder. The company noticed on September 3 when a customer phoned.",
      },
      action: {
        en: "Confirm changed bank details by phone with a known number before paying. Turn on multi-factor authentication for all mailboxes. Look for inbox rules that move or forward mail.",
      },
    }),
    [
      [
        "ja",
        undefined,
        {
          subject: "クラウドメールの乗っ取りで偽の請求書、取引先3社が支払い",
          overview:
            "Wakatake Shippingによると、8月に従業員2名のクラウドメールボックスが乗っ取られ、振込先を書き換えた請求書が取引先に送られました。取引先3社が合計1,860万円を支払い、このうち1,200万円は回収されています。多要素認証は設定されておらず、返信をRSSフォルダに移動させるルールが作成されていました。9月3日に取引先からの電話で発覚しました。",
          actions: [
            "振込先の変更は、支払いの前に、既知の電話番号で相手に確認してください。",
            "すべてのメールボックスで多要素認証を有効にしてください。",
            "メールを移動または転送する受信トレイのルールがないか確認してください。",
          ],
        },
      ],
      [
        "ja",
        "everyone",
        {
          subject: "偽の請求書メールにご注意ください",
          overview:
            "他社で、社員のメールアカウントが乗っ取られ、振込先を書き換えた請求書が取引先に送られる被害がありました。3社が合わせて1860万円を支払っています。",
          actions: [
            "振込先が変わったという連絡を受けたら、支払う前に、以前から知っている番号に電話して確かめてください。",
            "不審な画面や動作に気付いた場合は、操作を止めて、すぐに下記のお問い合わせ先へご連絡ください。",
          ],
        },
      ],
      [
        "en",
        "executives",
        {
          overview:
            "Attackers took over two cloud mailboxes at Wakatake Shipping and sent invoices with changed bank details. Three customers paid 18.6 million yen in total, of which 12 million has been recovered. The mailboxes were not protected by multi-factor authentication.",
        },
      ],
    ],
  ],
  [
    advisory({
      kind: "vulnerability",
      title: { ja: "「すばるCMS」における複数の脆弱性" },
      summary: {
        ja: "株式会社すばるソフトが提供する「すばるCMS」には、次の複数の脆弱性が存在します。\n・格納型クロスサイトスクリプティング（CVE-1900-7001）\n・アクセス制限不備（CVE-1900-7002）\n想定される影響は各脆弱性により異なりますが、ウェブブラウザ上で任意のスクリプトを実行されたり、非公開の記事を閲覧されたりする可能性があります。",
      },
      scope: {
        ja: "CVE-1900-7001\n・すばるCMS 2.0.0 から 2.4.6 まで\nCVE-1900-7002\n・すばるCMS 2.4.0 から 2.4.6 まで",
      },
      action: {
        ja: "【アップデートする】\n開発者が提供する情報をもとに、最新版にアップデートしてください。\n開発者は、本脆弱性を修正した次のバージョンをリリースしています。\n・すばるCMS 2.4.7",
      },
      identifiers: ["JVN#19007777", "CVE-1900-7001", "CVE-1900-7002"],
      cvss: [
        { version: "3.0", score: 5.4, source: "JVN", cve: "CVE-1900-7001" },
        { version: "3.0", score: 4.3, source: "JVN", cve: "CVE-1900-7002" },
      ],
    }),
    [
      [
        "en",
        undefined,
        {
          subject: "Multiple vulnerabilities in Subaru CMS",
          overview:
            "Subaru CMS, provided by Subaru Soft, has two vulnerabilities: stored cross-site scripting (CVE-1900-7001) and improper access restriction (CVE-1900-7002). An arbitrary script may be executed in a user's web browser, or unpublished articles may be viewed.",
          scope: ["CVE-1900-7001: Subaru CMS 2.0.0 to 2.4.6", "CVE-1900-7002: Subaru CMS 2.4.0 to 2.4.6"],
          actions: [
            "Update to the latest version, based on the information provided by the developer.",
            "The developer has released Subaru CMS 2.4.7, which fixes these vulnerabilities.",
          ],
        },
      ],
      [
        "ja",
        undefined,
        {
          overview:
            "「すばるCMS」に2件の脆弱性が公表されました。任意のスクリプトを実行される、または公開前の記事を見られるおそれがあります。",
          scope: ["すばるCMS 2.0.0〜2.4.6（CVE-1900-7001）", "すばるCMS 2.4.0〜2.4.6（CVE-1900-7002）"],
          actions: ["修正済みの「すばるCMS 2.4.7」にアップデートしてください。"],
        },
      ],
    ],
  ],
  [
    advisory({
      kind: "vulnerability",
      title: { en: "Denial of service in Tombo DNS resolver (KeyTrap-like)" },
      summary: {
        en: "A remote attacker can exhaust the CPU of Tombo Resolver with a single crafted DNS response. Resolvers without DNSSEC validation are not vulnerable. CVSS 7.5. There are no reports of attacks. Tombo 1.19.x reached its end of life in June 2026 and will not be fixed.",
      },
      action: {
        en: "Upgrade to 1.20.4 or 1.21.2. Disabling DNSSEC validation stops the attack but is not recommended.",
      },
      identifiers: ["CVE-1900-7101"],
      products: [
        { vendor: "Tombo", product: "Resolver", versions: ">= 1.20, < 1.20.4", fixed: "1.20.4" },
        { vendor: "Tombo", product: "Resolver", versions: ">= 1.21, < 1.21.2", fixed: "1.21.2" },
        { vendor: "Tombo", product: "Resolver", versions: "1.19" },
      ],
      cvss: [{ version: "3.1", score: 7.5, source: "Tombo", cve: "CVE-1900-7101" }],
    }),
    [
      [
        "ja",
        undefined,
        {
          subject: "Tombo ResolverにDNS応答によるサービス運用妨害の脆弱性",
          overview:
            "Tombo Resolverでは、細工されたDNS応答1つでCPUが使い果たされるおそれがあります。DNSSEC検証を行っていないリゾルバーは影響を受けません。攻撃の報告はありません。なお、1.19系は2026年6月にサポートが終了しており、修正されません。",
          actions: [
            "1.20.4 または 1.21.2 にアップグレードしてください。",
            "DNSSEC検証を無効にすれば攻撃は防げますが、推奨されません。",
          ],
        },
      ],
      [
        "en",
        undefined,
        {
          overview:
            "One crafted DNS response is enough to exhaust the CPU of a Tombo Resolver that validates DNSSEC. No attacks have been reported. Version 1.19 has been out of support since June 2026 and will receive no fix.",
          actions: [
            "Move to 1.20.4 or 1.21.2.",
            "Turning off DNSSEC validation blocks the attack, but it isn't recommended.",
          ],
        },
      ],
    ],
  ],
];
