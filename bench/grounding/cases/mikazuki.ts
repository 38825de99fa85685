/** Ransomware at a hospital's contractor, in Japanese only: a victim and a vendor, a leak that is possible and not confirmed. */
import { AdvisoryContent } from "../../../src/advisory/schema.ts";
import { faithful, type HandCase, poisoned } from "./hand.ts";

const advisory = AdvisoryContent.parse({
  kind: "incident",
  title: { ja: "電子カルテの保守委託先がランサムウェアに感染、患者情報が流出した可能性 - みかづき病院" },
  summary: {
    ja: "医療法人三日月会は、みかづき病院の電子カルテの保守を委託している月見システム株式会社のサーバが、令和8年10月31日にランサムウェアに感染したと公表しました。患者約17万件の個人情報が流出した可能性がありますが、現時点で流出は確認されていません。侵入の経路は、保守用VPNの退職者アカウントとみられます。外来診療は11月9日に再開しました。身代金は支払っていません。",
  },
  scope: { ja: "月見システム株式会社の保守サービスを利用している医療機関" },
  action: {
    ja: "月見システム株式会社との接続を一時停止し、保守用アカウントのパスワードを変更してください。退職者のアカウントが残っていないか確認してください。同社の接続元について、過去30日間のログを確認してください。バックアップから復旧できることを確認し、復旧の訓練を年内に1回実施してください。",
  },
  references: [
    {
      source: "みかづき病院",
      title: { ja: "委託先におけるサイバー攻撃について（第二報）" },
      url: "https://example.jp/mikazuki/notice/ransomware-2",
    },
  ],
  publishedAt: "2026-11-22T17:00:00+09:00",
  stated: { priority: "B", deadline: "this-week" },
});

const admins = faithful(
  advisory,
  "ja",
  "admins",
  "令和8年 as 2026年, 17万件余り for 約17万件, the doubt is kept.",
  {
    subject: "病院の電子カルテ保守の委託先でランサムウェア感染、患者情報流出のおそれ",
    overview:
      "みかづき病院を運営する医療法人三日月会は、電子カルテの保守を委託している月見システム株式会社のサーバが2026年10月31日にランサムウェアに感染したと公表しました。患者17万件余りの個人情報が流出した可能性がありますが、現時点で流出は確認されていません。退職者の保守用VPNアカウントから侵入されたとみられます。外来診療は11月9日に再開しており、身代金は支払っていません。",
    scope: ["月見システム株式会社の保守サービスを利用している医療機関"],
    actions: [
      "自社に同じような運用がないか確認してください。",
      "月見システム株式会社との接続を一時停止し、保守用アカウントのパスワードを変更してください。",
      "退職者のアカウントが残っていないか確認してください。",
      "同社からの接続について、過去30日分のログを確認してください。",
      "バックアップから復旧できることを確かめ、年内に一度、復旧の訓練を行ってください。",
      "2026年11月27日(金)までに、対応の結果をご連絡ください。",
    ],
  },
);

const executives = faithful(
  advisory,
  "ja",
  "executives",
  "A summary with full-width digits and the year by the Japanese era.",
  {
    subject: "医療機関の委託先で発生したランサムウェア被害について",
    overview:
      "医療法人三日月会によると、みかづき病院の電子カルテの保守を担う月見システム株式会社のサーバが、令和８年１０月３１日にランサムウェアに感染しました。患者約１７万件の個人情報が流出した可能性がありますが、流出は今のところ確認されていません。外来診療は１１月９日に再開しています。",
    scope: ["〔ご確認ください: 影響の有無と、その内容〕"],
    actions: [
      "担当部門が、委託先との接続と退職者のアカウントを点検し、11月27日(金)までに必要な対応を行います。",
      "結果は、対応が終わり次第ご報告します。",
      "ご判断いただきたい事項: 〔ご確認ください: 内容と期限（なければ「ありません」と記載）〕",
    ],
  },
);

const english = faithful(
  advisory,
  "en",
  "admins",
  "A translation: 約17万件 as 170,000; names that cannot be read with certainty stay as they are.",
  {
    subject: "Ransomware at a hospital's maintenance contractor, patient data may have leaked",
    overview:
      "医療法人三日月会 announced that a server of 月見システム株式会社, which maintains the electronic medical records of みかづき病院, was infected with ransomware on 31 October 2026. The personal data of about 170,000 patients may have leaked, but no leak has been confirmed so far. The attackers seem to have come in through a former employee's account on the maintenance VPN. Outpatient care resumed on 9 November. No ransom was paid.",
    scope: ["Medical institutions that use the maintenance service of 月見システム株式会社"],
    actions: [
      "Check whether we have similar practices.",
      "Suspend the connection to 月見システム株式会社 and change the passwords of maintenance accounts.",
      "Make sure that no accounts of former employees are left.",
      "Review the logs of connections from the company over the past 30 days.",
      "Check that you can restore from backups, and hold one recovery drill before the end of the year.",
      "Report the result by Fri 27 Nov 2026.",
    ],
  },
);

export const mikazuki: HandCase[] = [
  admins,
  executives,
  english,
  poisoned(admins, "overstated", "The leak is possible, not confirmed.", [
    "流出した可能性がありますが、現時点で流出は確認されていません。",
    "流出したことが確認されました。",
  ]),
  poisoned(english, "overstated", "The leak is possible, not confirmed.", [
    "may have leaked, but no leak has been confirmed so far",
    "has leaked, as the hospital confirmed",
  ]),
  poisoned(admins, "unit", "17万, not 17億.", ["17万件余り", "17億件余り"]),
  poisoned(english, "digit", "170,000, not 1.7 million.", [
    "about 170,000 patients",
    "about 1.7 million patients",
  ]),
  poisoned(executives, "wareki", "It was in Reiwa 8.", ["令和８年", "令和７年"]),
  poisoned(executives, "kanji number", "十七万 would be right; this says seventy thousand.", [
    "約１７万件",
    "約七万件",
  ]),
  poisoned(admins, "swapped victim and vendor", "The contractor's server was infected, not the hospital's.", [
    "みかづき病院を運営する医療法人三日月会は、電子カルテの保守を委託している月見システム株式会社のサーバ",
    "月見システム株式会社は、電子カルテの保守を委託しているみかづき病院のサーバ",
  ]),
  poisoned(
    english,
    "swapped victim and vendor",
    "The contractor's server was infected, not the hospital's.",
    [
      "a server of 月見システム株式会社, which maintains the electronic medical records of みかづき病院, was",
      "a server of みかづき病院, which maintains the electronic medical records of 月見システム株式会社, was",
    ],
  ),
  poisoned(english, "dropped negation", "No ransom was paid.", [
    "No ransom was paid.",
    "The ransom was paid.",
  ]),
  poisoned(admins, "dropped negation", "No ransom was paid.", [
    "身代金は支払っていません",
    "身代金は支払っています",
  ]),
  poisoned(executives, "added claim", "Who did it is not said.", {
    sentence: "攻撃グループ「夜烏」が犯行声明を出しています。",
  }),
  poisoned(english, "invented organization", "No hospital but one is named.", {
    sentence: " Asanagi Central Hospital was affected as well.",
  }),
  poisoned(admins, "invented person", "No person is named.", {
    sentence: "同法人の山田太郎理事長が会見で説明しました。",
  }),
];
