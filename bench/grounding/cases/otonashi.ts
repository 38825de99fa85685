/** The end of a product's support, in Japanese only: dates, a weekday, a count, what costs money. */
import { AdvisoryContent } from "../../../src/advisory/schema.ts";
import { faithful, type HandCase, poisoned } from "./hand.ts";

const advisory = AdvisoryContent.parse({
  kind: "alert",
  title: { ja: "「Otonashi Server 2016」のサポート終了に関する注意喚起" },
  summary: {
    ja: "サーバOS「Otonashi Server 2016」の無償のサポートが、2027年1月12日(火)に終了します。終了後は、脆弱性が見つかっても更新プログラムが提供されません。国内では推定で約3万2,000台が稼働しています。有償の延長サポートは最長で2年間です。「Otonashi Server 2019」は対象ではありません。",
  },
  scope: { ja: "Otonashi Server 2016（Standard、Datacenter）" },
  action: {
    ja: "Otonashi Server 2016 を利用している場合は、終了日までに Otonashi Server 2022 以降へ移行してください。移行が間に合わない場合は、有償の延長サポートを12月25日までに申し込んでください。インターネットから接続できるサーバは、先に移行してください。",
  },
  references: [
    {
      source: "IPA",
      title: { ja: "Otonashi Server 2016 のサポート終了について" },
      url: "https://example.org/alerts/otonashi-2016",
    },
  ],
  alertBy: "IPA",
  publishedAt: "2026-11-16T14:00:00+09:00",
  stated: { priority: "C", deadline: "this-month" },
});

const admins = faithful(advisory, "ja", "admins", "A paraphrase; 2027年 as 令和9年, 3万2,000 as 32,000.", {
  subject: "Otonashi Server 2016は来年1月でサポート終了、移行の検討をお願いします",
  overview:
    "サーバOS「Otonashi Server 2016」の無償サポートは、令和9年1月12日に終了します。それ以降は、脆弱性が見つかっても更新プログラムが提供されません。国内で稼働しているのは、推定で約32,000台です。有償の延長サポートは最長で2年間です。Otonashi Server 2019 は対象外です。",
  scope: ["Otonashi Server 2016（Standard、Datacenter）"],
  actions: [
    "Otonashi Server 2016 を利用していないか確認してください。",
    "インターネットから接続できるサーバから先に、1月12日(火)までに Otonashi Server 2022 以降へ移行してください。",
    "間に合わない場合は、12月25日(金)までに有償の延長サポートを申し込んでください。",
    "該当する場合は、2026年11月30日(月)までに対応し、結果をご連絡ください。",
  ],
});

const english = faithful(
  advisory,
  "en",
  "admins",
  "A translation; 3万2,000 as 32,000, the weekday in words.",
  {
    subject: "Support for Otonashi Server 2016 ends in January",
    overview:
      "Free support for the server operating system Otonashi Server 2016 ends on Tuesday, 12 January 2027. After that, no updates are provided even if vulnerabilities are found. An estimated 32,000 servers are running it in Japan. Paid extended support is available for up to two years. Otonashi Server 2019 is not concerned.",
    scope: ["Otonashi Server 2016 (Standard, Datacenter)"],
    actions: [
      "Check whether we use Otonashi Server 2016.",
      "Move to Otonashi Server 2022 or later by the end date. Servers that can be reached from the internet come first.",
      "If that is not possible in time, apply for paid extended support by 25 December.",
      "If it applies, act and report the result by Mon 30 Nov 2026.",
    ],
  },
);

const executives = faithful(
  advisory,
  "ja",
  "executives",
  "A summary with the year by the Japanese era and kanji for two years.",
  {
    subject: "サーバOSのサポート終了への対応について",
    overview:
      "サーバOS「Otonashi Server 2016」の無償サポートが、2027年（令和9年）1月12日に終わります。終了後は、脆弱性が見つかっても更新プログラムは提供されません。有償の延長サポートは最長二年間です。",
    scope: ["〔ご確認ください: 影響の有無と、その内容〕"],
    actions: ["担当部門が、当社での利用の有無を11月30日(月)までに確認し、移行の計画をご報告します。"],
  },
);

export const otonashi: HandCase[] = [
  admins,
  english,
  executives,
  poisoned(admins, "wareki", "2027 is Reiwa 9.", ["令和9年1月12日", "令和10年1月12日"]),
  poisoned(executives, "wareki", "2027 is Reiwa 9, not Reiwa 7.", ["2027年（令和9年）", "2027年（令和7年）"]),
  poisoned(english, "weekday", "12 January 2027 is a Tuesday.", [
    "Tuesday, 12 January",
    "Monday, 12 January",
  ]),
  poisoned(english, "date", "The year is 2027.", ["12 January 2027", "12 January 2026"]),
  poisoned(admins, "unit", "3万2,000, not 32万.", ["約32,000台", "約32万台"]),
  poisoned(executives, "kanji number", "Two years, not five.", ["最長二年間", "最長五年間"]),
  poisoned(english, "version", "Move to 2022 or later; 2019 was not named for that.", [
    "Otonashi Server 2022 or later",
    "Otonashi Server 2019 or later",
  ]),
  poisoned(admins, "dropped negation", "2019 is not concerned.", [
    "Otonashi Server 2019 は対象外です",
    "Otonashi Server 2019 も対象です",
  ]),
  poisoned(english, "dropped deadline", "Extended support must be applied for by 25 December.", [
    " by 25 December",
    "",
  ]),
  poisoned(executives, "added claim", "No price is named.", {
    sentence: "延長サポートの費用は1台あたり年間8万円です。",
  }),
];
