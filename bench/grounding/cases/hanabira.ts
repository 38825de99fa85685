/** Customer records taken through a vendor's stolen tokens, in English only: a vendor, a victim, hours and dates. */
import { AdvisoryContent } from "../../../src/advisory/schema.ts";
import { faithful, type HandCase, poisoned } from "./hand.ts";

const advisory = AdvisoryContent.parse({
  kind: "incident",
  title: { en: "Tokens stolen from Hanabira CRM used to export customer records of Minori Foods" },
  summary: {
    en: "Hanabira Software reported that an attacker stole access tokens of the chat integration of its service Hanabira CRM. Between 3 and 7 November 2026 the tokens were used to export the contact records of about 170,000 customers of Minori Foods. Two other companies may have been affected. Passwords and payment data were not included. Hanabira Software revoked all tokens on 8 November.",
  },
  scope: { en: "Organizations that connected Hanabira CRM to a chat service before 8 November 2026" },
  action: {
    en: "Connect the chat integration again with new tokens within 48 hours. Rotate the API keys that are stored in Hanabira CRM. Review the export logs since 1 November 2026. If you find exports that nobody can explain, write to security@example.com.",
  },
  references: [
    {
      source: "Hanabira Software",
      title: { en: "Security incident: chat integration tokens" },
      url: "https://example.com/hanabira/trust/incident-1107",
    },
  ],
  publishedAt: "2026-11-23T02:00:00Z",
  stated: { priority: "B", deadline: "this-week" },
});

const admins = faithful(
  advisory,
  "en",
  "admins",
  "A paraphrase; Two other companies keeps its doubt, 170,000 is written 170 thousand.",
  {
    subject: "Stolen Hanabira CRM tokens used to export customer records",
    overview:
      "Hanabira Software says that an attacker stole access tokens of Hanabira CRM's chat integration and, from 3 to 7 November 2026, used them to export contact records of roughly 170 thousand customers of Minori Foods. 2 other companies may be affected. Passwords and payment data were not among the records. All tokens were revoked on 8 November.",
    scope: ["Organizations that had connected Hanabira CRM to a chat service before 8 November 2026"],
    actions: [
      "Check whether we have connected Hanabira CRM to a chat service.",
      "Reconnect the chat integration with new tokens within 48 hours.",
      "Rotate the API keys stored in Hanabira CRM.",
      "Review the export logs from 1 November 2026 on. If you find exports nobody can explain, write to security@example.com.",
      "Report the result by Fri 27 Nov 2026, also if it does not apply.",
    ],
  },
);

const japanese = faithful(
  advisory,
  "ja",
  "admins",
  "A translation: about 170,000 as 約17万, Two as 2社, names as they are.",
  {
    subject: "Hanabira CRMのトークンが盗まれ、Minori Foodsの顧客情報が持ち出される",
    overview:
      "Hanabira Softwareは、Hanabira CRMのチャット連携機能のアクセストークンが攻撃者に盗まれたと公表しました。2026年11月3日から7日にかけて、このトークンを使ってMinori Foodsの顧客約17万人分の連絡先が持ち出されました。ほかに2社が影響を受けた可能性があります。パスワードと決済情報は含まれていません。同社は11月8日にすべてのトークンを失効させました。",
    scope: ["2026年11月8日より前に、Hanabira CRMをチャットサービスと連携させていた組織"],
    actions: [
      "Hanabira CRMを利用していないか確認してください。",
      "48時間以内に、新しいトークンでチャット連携を接続し直してください。",
      "Hanabira CRMに保存しているAPIキーを更新してください。",
      "11月1日以降のエクスポートのログを確認し、説明のつかないものがあれば security@example.com に連絡してください。",
      "2026年11月27日(金)までに、対応の結果をご連絡ください。",
    ],
  },
);

const executives = faithful(
  advisory,
  "ja",
  "executives",
  "A summary in kana: Hanabira and Minori Foods in katakana as a Japanese writer may put them.",
  {
    subject: "顧客管理サービスからの情報の持ち出しについて",
    overview:
      "顧客管理サービス「ハナビラCRM」から盗まれたアクセストークンが使われ、ミノリフーズの顧客約17万人分の連絡先が持ち出されました。パスワードや決済情報は含まれていません。ほかに2社が影響を受けた可能性があります。",
    scope: ["〔ご確認ください: 影響の有無と、その内容〕"],
    actions: [
      "担当部門が、当社での利用と連携の状況を2026年11月27日(金)までに確認し、結果をご報告します。",
      "ご判断いただきたい事項: 〔ご確認ください: 内容と期限（なければ「ありません」と記載）〕",
    ],
  },
);

export const hanabira: HandCase[] = [
  admins,
  japanese,
  executives,
  poisoned(admins, "unit", "48 hours, not days.", ["48 hours", "48 days"]),
  poisoned(japanese, "unit", "48 hours, not days.", ["48時間以内", "48日以内"]),
  poisoned(japanese, "unit", "170,000 is 17万, not 170万.", ["約17万人分", "約170万人分"]),
  poisoned(admins, "overstated", "The two others may be affected.", [
    "2 other companies may be affected",
    "2 other companies were affected",
  ]),
  poisoned(japanese, "overstated", "The two others may be affected.", [
    "影響を受けた可能性があります",
    "影響を受けました",
  ]),
  poisoned(japanese, "dropped negation", "Payment data were not taken.", [
    "パスワードと決済情報は含まれていません",
    "パスワードと決済情報も含まれています",
  ]),
  poisoned(
    admins,
    "swapped victim and vendor",
    "Tokens of Hanabira, records of Minori Foods.",
    ["Hanabira Software says", "Minori Foods says"],
    ["customers of Minori Foods", "customers of Hanabira Software"],
  ),
  poisoned(
    japanese,
    "swapped victim and vendor",
    "Tokens of Hanabira, records of Minori Foods.",
    ["Hanabira Softwareは、", "Minori Foodsは、"],
    ["Minori Foodsの顧客約", "Hanabira Softwareの顧客約"],
  ),
  poisoned(admins, "mail address changed", "The address is security@example.com.", [
    "security@example.com",
    "security@example.org",
  ]),
  poisoned(executives, "invented product", "No such service is named.", [
    "「ハナビラCRM」",
    "「ハナビラCRM」と「ツボミ会計」",
  ]),
  poisoned(admins, "date", "All tokens were revoked on the 8th.", [
    "revoked on 8 November",
    "revoked on 3 November",
  ]),
  poisoned(admins, "look-alike letters", "The Latin a of Hanabira is a Cyrillic one.", [
    "Rotate the API keys stored in Hanabira CRM.",
    "Rotate the API keys stored in Hаnabira CRM.",
  ]),
];
