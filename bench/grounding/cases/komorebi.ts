/** A city's contractor lost a memory stick, in both languages: what was on it and what was not, where to ask. */
import { AdvisoryContent } from "../../../src/advisory/schema.ts";
import { faithful, type HandCase, poisoned } from "./hand.ts";

const advisory = AdvisoryContent.parse({
  kind: "incident",
  title: {
    ja: "こもれび市の印刷委託先が住民情報の入ったUSBメモリを一時紛失",
    en: "Komorebi City's printing contractor lost a USB memory stick with residents' data for five days",
  },
  summary: {
    ja: "こもれび市は、印刷を委託している株式会社こだま印刷の従業員が、住民46,025人の氏名と住所を保存したUSBメモリを2026年11月3日に紛失し、8日に社内で発見したと公表しました。メモリは暗号化されており、口座番号とマイナンバーは含まれていません。第三者に閲覧された形跡はなく、不正利用は確認されていません。",
    en: "Komorebi City announced that an employee of its printing contractor, Kodama Printing, lost a USB memory stick with the names and addresses of 46,025 residents on 3 November 2026. It was found on the contractor's premises on 8 November. The stick is encrypted and holds no bank account numbers and no national ID numbers. There is no sign that third parties read it, and no misuse has been found.",
  },
  scope: {
    ja: "個人情報を媒体で受け渡している組織",
    en: "Organizations that hand over personal data on removable media",
  },
  action: {
    ja: "USBメモリでの受け渡しを原則として禁止し、ファイル転送サービスに切り替えてください。やむを得ず媒体を使う場合は、暗号化し、持ち出しの記録を残してください。委託先での取り扱いを、少なくとも年2回点検してください。",
    en: "Forbid handing over data on USB memory sticks as a rule and use a file transfer service instead. Where media cannot be avoided, encrypt them and keep a record of who takes them out. Inspect how contractors handle them at least twice a year.",
  },
  references: [
    {
      source: "こもれび市",
      title: { ja: "住民情報の一時紛失について", en: "Temporary loss of residents' data" },
      url: "https://example.jp/komorebi/press/1110",
    },
  ],
  publishedAt: "2026-11-10T15:00:00+09:00",
  stated: { priority: "C", deadline: "this-month" },
});

const admins = faithful(advisory, "ja", "admins", "A paraphrase with the number in full width and 年に2回.", {
  subject: "USBメモリの紛失事例と、媒体での受け渡しの点検のお願い",
  overview:
    "こもれび市の印刷委託先である株式会社こだま印刷の従業員が、住民４６，０２５人分の氏名と住所が入ったUSBメモリを11月3日に紛失しました。メモリは11月8日に社内で見つかっています。暗号化されており、口座番号やマイナンバーは入っていませんでした。第三者が閲覧した形跡はなく、不正利用も確認されていません。",
  scope: ["個人情報を媒体で受け渡している部署"],
  actions: [
    "同じような運用がないか確認してください。",
    "USBメモリでの受け渡しは原則として禁止し、ファイル転送サービスに切り替えてください。",
    "やむを得ず媒体を使うときは、暗号化したうえで、持ち出しの記録を残してください。",
    "委託先での取り扱いを、少なくとも年に2回点検してください。",
    "該当する場合は、2026年11月30日(月)までに対応し、結果をご連絡ください。",
  ],
});

const everyone = faithful(
  advisory,
  "en",
  "everyone",
  "A plain summary for everyone; twice as in the source.",
  {
    subject: "A lost memory stick: please do not hand over personal data on USB sticks",
    overview:
      "An employee of Kodama Printing, a contractor of Komorebi City, lost a USB memory stick holding the names and addresses of 46,025 residents on 3 November. It was found on the contractor's premises five days later. The stick was encrypted and held neither bank account numbers nor national ID numbers. Nothing suggests that anyone else read it, and no misuse is known.",
    scope: ["Anyone who hands over personal data on removable media"],
    actions: [
      "Use a file transfer service instead of USB memory sticks.",
      "If you cannot avoid media, encrypt them and record who takes them out.",
      "If you notice anything strange, tell the contact below at once.",
    ],
  },
);

const executives = faithful(advisory, "en", "executives", "A short summary with the month abbreviated.", {
  subject: "Report: contractor of a city lost a memory stick with residents' data",
  overview:
    "A contractor of Komorebi City lost a memory stick with the names and addresses of 46,025 residents on Nov 3 and found it again on Nov 8. It was encrypted; no misuse has been found.",
  scope: ["[Please confirm: whether and how it affects us]"],
  actions: [
    "The department in charge checks how we and our contractors hand over personal data, by 30 November.",
    "No decision is needed from you.",
  ],
});

export const komorebi: HandCase[] = [
  admins,
  everyone,
  executives,
  poisoned(admins, "digit", "46,025, not 46,052.", ["４６，０２５人", "４６，０５２人"]),
  poisoned(everyone, "digit", "46,025, not 64,025.", ["46,025 residents", "64,025 residents"]),
  poisoned(admins, "date", "It was lost on the 3rd.", ["11月3日に紛失", "11月5日に紛失"]),
  poisoned(executives, "date", "It was found on the 8th.", ["on Nov 8", "on Nov 18"]),
  poisoned(admins, "dropped negation", "Account numbers were not on it.", [
    "口座番号やマイナンバーは入っていませんでした",
    "口座番号やマイナンバーも入っていました",
  ]),
  poisoned(everyone, "dropped negation", "The stick held no such numbers.", [
    "held neither bank account numbers nor national ID numbers",
    "held bank account numbers and national ID numbers",
  ]),
  poisoned(executives, "added negation", "The stick was encrypted.", [
    "It was encrypted;",
    "It was not encrypted;",
  ]),
  poisoned(admins, "added phone", "The advisory gives no number to ring.", {
    step: "ご不明な点は 050-0000-0000 までお電話ください。",
  }),
  poisoned(everyone, "added mail address", "The advisory gives no address to write to.", {
    step: "Send the list of your media to privacy@example.org.",
  }),
  poisoned(everyone, "invented organization", "The contractor is Kodama Printing.", [
    "Kodama Printing",
    "Hibiki Printing",
  ]),
  poisoned(admins, "invented organization", "The city is こもれび市.", ["こもれび市の", "みなも市の"]),
  poisoned(admins, "unit", "Twice a year, not a month.", ["年に2回", "月に2回"]),
];
