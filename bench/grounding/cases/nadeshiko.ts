/** A vulnerability that holds on a condition and is not exploited, in both languages. */
import { AdvisoryContent } from "../../../src/advisory/schema.ts";
import { faithful, type HandCase, poisoned } from "./hand.ts";

const advisory = AdvisoryContent.parse({
  kind: "vulnerability",
  title: {
    ja: "Webメール「Nadeshiko Mail」におけるクロスサイトスクリプティングの脆弱性",
    en: "Cross-site scripting in Nadeshiko Mail webmail",
  },
  summary: {
    ja: "Webメール「Nadeshiko Mail」 4.0.0 から 4.8.0 までに、クロスサイトスクリプティングの脆弱性があります。利用者が細工されたメールを開くと、ブラウザ上で任意のスクリプトが実行され、メールの内容が盗まれる可能性があります。既定の設定では影響を受けず、HTML表示を有効にしている場合に限り影響を受けます。公開の時点で、悪用は確認されていません。",
    en: "Nadeshiko Mail 4.0.0 to 4.8.0 has a cross-site scripting vulnerability. When a user opens a crafted message, arbitrary scripts run in the browser and mail may be stolen. The default configuration is not affected; only systems with HTML display turned on are. No exploitation was known at the time of publication.",
  },
  scope: {
    ja: "Nadeshiko Mail 4.0.0 から 4.8.0 まで（HTML表示を有効にしている場合）",
    en: "Nadeshiko Mail 4.0.0 to 4.8.0 with HTML display turned on",
  },
  action: {
    ja: "1. Nadeshiko Mailを 4.8.1 に更新する。\n2. 更新できない場合は、HTML表示を無効にする。",
    en: "1. Update Nadeshiko Mail to 4.8.1.\n2. If you cannot update, turn HTML display off.",
  },
  identifiers: ["JVN#19000114", "CVE-1900-4114"],
  references: [
    {
      source: "JVN",
      title: {
        ja: "Nadeshiko Mailにおけるクロスサイトスクリプティングの脆弱性",
        en: "Nadeshiko Mail vulnerable to cross-site scripting",
      },
      url: "https://example.com/jp/JVN19000114/index.html",
    },
  ],
  products: [{ product: "Nadeshiko Mail", versions: "4.0.0 - 4.8.0", fixed: "4.8.1" }],
  cvss: [{ version: "3.0", score: 6.1, source: "JVN", cve: "CVE-1900-4114" }],
  publishedAt: "2026-11-18T12:00:00+09:00",
});

const admins = faithful(
  advisory,
  "ja",
  "admins",
  "A paraphrase; the condition and that nothing is exploited are kept.",
  {
    subject: "Nadeshiko Mailにクロスサイトスクリプティングの脆弱性",
    overview:
      "Webメール「Nadeshiko Mail」 4.0.0 から 4.8.0 までに、クロスサイトスクリプティングの脆弱性（CVE-1900-4114）があります。細工されたメールを開くと、利用者のブラウザで任意のスクリプトが実行され、メールの内容を盗まれる可能性があります。影響を受けるのはHTML表示を有効にしている場合だけで、既定の設定では影響を受けません。公開時点で、悪用は確認されていません。",
    scope: ["Nadeshiko Mail 4.0.0 から 4.8.0 まで（HTML表示が有効な場合）"],
    actions: [
      "該当する版を利用していないか確認してください。",
      "Nadeshiko Mailを 4.8.1 に更新してください。更新できない場合は、HTML表示を無効にしてください。",
      "該当する場合は、2026年12月18日(金)までに対応し、結果をご連絡ください。",
    ],
  },
);

const adminsEn = faithful(
  advisory,
  "en",
  "admins",
  "A paraphrase; the condition and that nothing is exploited are kept.",
  {
    subject: "Nadeshiko Mail: cross-site scripting through crafted messages",
    overview:
      "Nadeshiko Mail 4.0.0 to 4.8.0 is vulnerable to cross-site scripting (JVN#19000114). Opening a crafted message runs arbitrary scripts in the user's browser, and mail may be stolen. Only systems with HTML display turned on are affected, which is not the default. No exploitation was known when it was published.",
    scope: ["Nadeshiko Mail 4.0.0–4.8.0, if HTML display is turned on"],
    actions: [
      "Check whether we use Nadeshiko Mail with HTML display.",
      "Update it to 4.8.1, or turn HTML display off if you cannot.",
      "If it applies, act and report the result by Fri 18 Dec 2026.",
    ],
  },
);

const executives = faithful(advisory, "ja", "executives", "A summary for executives with the score of JVN.", {
  subject: "Webメールの脆弱性について",
  overview:
    "Webメール「Nadeshiko Mail」に、細工されたメールを開くとメールの内容が盗まれる可能性のある脆弱性が見つかりました。JVNによる深刻度は6.1です。公開の時点で、悪用は確認されていません。",
  scope: ["悪用は確認されていません。", "当社での利用: 〔ご確認ください: 利用の有無と、影響を受ける業務〕"],
  actions: ["担当部門が2026年12月18日(金)までに必要な対応を行います。ご判断いただきたい事項はありません。"],
});

export const nadeshiko: HandCase[] = [
  admins,
  adminsEn,
  executives,
  poisoned(admins, "dropped negation", "It is not exploited.", [
    "公開時点で、悪用は確認されていません",
    "公開時点で、悪用が確認されています",
  ]),
  poisoned(adminsEn, "dropped negation", "It is not exploited.", [
    "No exploitation was known when it was published.",
    "Exploitation was known when it was published.",
  ]),
  poisoned(admins, "changed condition", "The default is not affected.", [
    "影響を受けるのはHTML表示を有効にしている場合だけで、既定の設定では影響を受けません",
    "既定の設定で影響を受けます",
  ]),
  poisoned(adminsEn, "changed condition", "The default is not affected.", [
    "turned on are affected, which is not the default",
    "turned on are affected, which is the default",
  ]),
  poisoned(executives, "overstated", "Mail may be stolen; none was.", [
    "メールの内容が盗まれる可能性のある脆弱性が見つかりました",
    "メールの内容が実際に盗まれた脆弱性が見つかりました",
  ]),
  poisoned(adminsEn, "JVN number", "JVN#19000114.", ["JVN#19000114", "JVN#19000141"]),
  poisoned(executives, "score", "6.1, not 8.1.", ["6.1", "8.1"]),
  poisoned(admins, "step turned round", "HTML display is to be turned off.", [
    "HTML表示を無効にしてください",
    "HTML表示を有効にしてください",
  ]),
  poisoned(adminsEn, "dropped workaround", "Who cannot update is told to turn HTML display off.", [
    "Update it to 4.8.1, or turn HTML display off if you cannot.",
    "Update it to 4.8.1.",
  ]),
];
