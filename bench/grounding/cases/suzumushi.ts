/** An entry of CISA's KEV catalogue, in English only, known to be used by ransomware groups. */
import { AdvisoryContent } from "../../../src/advisory/schema.ts";
import { faithful, type HandCase, poisoned } from "./hand.ts";

const advisory = AdvisoryContent.parse({
  kind: "vulnerability",
  title: { en: "Suzumushi Print Server Deserialization of Untrusted Data Vulnerability" },
  summary: {
    en: "Suzumushi Print Server contains a deserialization of untrusted data vulnerability in its job queue that allows an authenticated attacker to execute code with system privileges. The vendor fixed it in version 9.3.",
  },
  action: {
    en: "Apply the update per the vendor's instructions, or discontinue use of the product if the update cannot be applied.",
  },
  identifiers: ["CVE-1900-4106"],
  references: [
    {
      source: "Suzumushi",
      title: { en: "SZ-2026-11" },
      url: "https://example.org/suzumushi/advisories/sz-2026-11",
    },
  ],
  products: [{ vendor: "Suzumushi", product: "Print Server", versions: "< 9.3", fixed: "9.3" }],
  kev: { dateAdded: "2026-11-17", dueDate: "2026-12-08", ransomware: true },
  publishedAt: "2026-11-17T00:00:00Z",
});

const admins = faithful(advisory, "en", "admins", "A paraphrase of the catalogue's entry.", {
  subject: "Suzumushi Print Server: deserialization flaw exploited in ransomware attacks",
  overview:
    "CISA added a vulnerability in Suzumushi Print Server (CVE-1900-4106) to its Known Exploited Vulnerabilities catalog on 17 November 2026. It is known to be used in ransomware campaigns. Untrusted data in the job queue is deserialized, so an authenticated attacker can execute code with system privileges. Version 9.3 fixes it.",
  scope: ["Suzumushi Print Server before 9.3"],
  actions: [
    "Check whether we use Suzumushi Print Server.",
    "Update to 9.3 or later, following the vendor's instructions.",
    "If the update cannot be applied, stop using the product.",
    "Report as soon as possible how far you have come, also if it does not apply.",
  ],
});

const japanese = faithful(
  advisory,
  "ja",
  "admins",
  "A translation, with dates by the Japanese era and 9.3より前.",
  {
    subject: "Suzumushi Print Serverの脆弱性、ランサムウェア攻撃で悪用",
    overview:
      "Suzumushi Print Serverのジョブキューに、信頼できないデータのデシリアライゼーションの脆弱性（CVE-1900-4106）があります。認証された攻撃者が、システム権限でコードを実行できます。令和8年11月17日に米国CISAのKEVカタログに掲載され、ランサムウェア攻撃での悪用が知られています。開発元は 9.3 で修正しました。",
    scope: ["Suzumushi Print Server 9.3 より前の版"],
    actions: [
      "利用していないか確認してください。",
      "開発元の案内に沿って、9.3 に更新してください。",
      "更新を適用できない場合は、製品の使用を中止してください。",
      "至急、対応の状況をご連絡ください。該当しない場合もご連絡ください。",
    ],
  },
);

const everyone = faithful(
  advisory,
  "ja",
  "everyone",
  "A plain summary for everyone, the product in katakana.",
  {
    subject: "印刷サーバ「スズムシ・プリントサーバ」の脆弱性について",
    overview:
      "印刷サーバ「スズムシ・プリントサーバ」に、攻撃に使われている脆弱性があります。ランサムウェアによる被害につながるおそれがあります。",
    scope: ["Suzumushi Print Server を業務で使っている方"],
    actions: [
      "該当する方は、至急、下記のお問い合わせ先へお知らせください。",
      "製品の更新は、担当部門からの案内に従ってください。ご自身の判断では行わないでください。",
    ],
  },
);

export const suzumushi: HandCase[] = [
  admins,
  japanese,
  everyone,
  poisoned(
    admins,
    "version",
    "9.3 fixes it.",
    ["Update to 9.3", "Update to 9.2"],
    ["Version 9.3 fixes", "Version 9.2 fixes"],
  ),
  poisoned(
    japanese,
    "version",
    "Fixed in 9.3, not 9.3.1.",
    ["9.3 で修正", "9.3.1 で修正"],
    ["9.3 に更新", "9.3.1 に更新"],
  ),
  poisoned(admins, "changed condition", "The attacker has to be authenticated.", [
    "an authenticated attacker",
    "an unauthenticated attacker",
  ]),
  poisoned(japanese, "changed condition", "The attacker has to be authenticated.", [
    "認証された攻撃者",
    "認証されていない攻撃者",
  ]),
  poisoned(admins, "dropped workaround", "Where it cannot be updated, use is to be stopped.", [
    "If the update cannot be applied, stop using the product.",
    "",
  ]),
  poisoned(japanese, "wareki", "It was added in Reiwa 8, which is 2026.", ["令和8年", "令和6年"]),
  poisoned(
    japanese,
    "dropped exploitation",
    "Neither ransomware nor KEV is mentioned any more.",
    ["の脆弱性、ランサムウェア攻撃で悪用", "の脆弱性について"],
    ["令和8年11月17日に米国CISAのKEVカタログに掲載され、ランサムウェア攻撃での悪用が知られています。", ""],
  ),
  poisoned(admins, "added negation", "It is known to be used in ransomware campaigns.", [
    "It is known to be used",
    "It is not known to be used",
  ]),
  poisoned(everyone, "invented product", "One product is named.", {
    sentence: "「コオロギ・スキャンサーバ」にも同じ脆弱性があります。",
  }),
  poisoned(admins, "CVE invented", "One CVE is named.", [
    "Suzumushi Print Server (CVE-1900-4106)",
    "Suzumushi Print Server (CVE-1900-4106, CVE-1900-4107)",
  ]),
];
