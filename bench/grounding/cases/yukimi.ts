/** An alert about phishing, in Japanese only: counts of reports, shares, what not to do. */
import { AdvisoryContent } from "../../../src/advisory/schema.ts";
import { faithful, type HandCase, poisoned } from "./hand.ts";

const advisory = AdvisoryContent.parse({
  kind: "alert",
  title: { ja: "年末調整の手続きを装うフィッシングメールに関する注意喚起" },
  summary: {
    ja: "年末調整の手続きを装い、人事システム「ゆきみ人事」の偽のログイン画面に誘導するフィッシングメールが増えています。10月の報告件数は3万1,208件で、9月の2万3,456件から約33%増加しました。メールの件名には「【重要】年末調整のご確認」などが使われています。入力したIDとパスワードは、給与の振込先の変更に悪用されるおそれがあります。「ゆきみ人事」のサーバへの侵入は確認されていません。",
  },
  scope: { ja: "ゆきみ人事を利用している組織と、その従業員" },
  action: {
    ja: "メールのリンクを開かず、ブックマークからログインしてください。IDとパスワードを入力してしまった場合は、すぐにパスワードを変更し、人事部門に振込先を確認してください。管理者は、多要素認証を12月4日までに全員へ適用してください。",
  },
  references: [
    {
      source: "架空フィッシング情報センター",
      title: { ja: "年末調整を装うフィッシング（2026年11月）" },
      url: "https://example.org/phishing/2026/nencho",
    },
  ],
  alertBy: "JPCERT/CC",
  publishedAt: "2026-11-23T11:00:00+09:00",
  stated: { priority: "B", deadline: "this-week" },
});

const everyone = faithful(
  advisory,
  "ja",
  "everyone",
  "A paraphrase for everyone; 3万1,208 as 31,208, the share rounded as the source does.",
  {
    subject: "年末調整を装うフィッシングメールにご注意ください",
    overview:
      "年末調整の手続きに見せかけ、人事システム「ゆきみ人事」の偽のログイン画面へ誘導するメールが増えています。10月には31,208件の報告があり、9月（23,456件）より約33％増えました。入力したIDとパスワードが、給与の振込先を変えるために悪用されるおそれがあります。なお、「ゆきみ人事」のサーバへの侵入は確認されていません。",
    scope: ["ゆきみ人事を利用している従業員"],
    actions: [
      "メールのリンクは開かず、ブックマークからログインしてください。",
      "IDとパスワードを入力してしまった場合は、すぐにパスワードを変更し、人事部門に振込先を確認してください。",
      "不審な点に気付いた場合は、すぐに下記のお問い合わせ先へご連絡ください。",
    ],
  },
);

const admins = faithful(
  advisory,
  "ja",
  "admins",
  "A summary: 3万件余り for 3万1,208件, 3割余り for 約33%, the date by weekday.",
  {
    subject: "年末調整を装うフィッシングの増加と、多要素認証の適用について",
    overview:
      "年末調整の手続きを装い、「ゆきみ人事」の偽のログイン画面に誘導するフィッシングメールが増えています。10月の報告は3万件余りで、前の月から3割余り増えました。件名には「【重要】年末調整のご確認」などが使われます。「ゆきみ人事」のサーバへの侵入は確認されていません。",
    scope: ["ゆきみ人事を利用している組織とその従業員"],
    actions: [
      "利用の有無を確認してください。",
      "メールのリンクを開かず、ブックマークからログインするよう、従業員に知らせてください。",
      "パスワードを入力した従業員がいた場合は、すぐに変更させ、振込先を人事部門に確認してください。",
      "多要素認証を12月4日(金)までに全員へ適用してください。",
      "2026年11月27日(金)までに、対応の状況をご連絡ください。",
    ],
  },
);

const english = faithful(
  advisory,
  "en",
  "everyone",
  "A translation for everyone; the product in romaji, the subject line translated.",
  {
    subject: "Beware of phishing mails about the year-end tax adjustment",
    overview:
      "Phishing mails that pretend to be about the year-end tax adjustment lead to a false login page of the HR system ゆきみ人事. There were 31,208 reports in October, up about 33% from 23,456 in September. IDs and passwords that were entered may be abused to change the account to which salaries are paid. No intrusion into the servers of ゆきみ人事 has been found.",
    scope: ["Anyone who uses ゆきみ人事 at work"],
    actions: [
      "Do not open links in such mails; log in from your bookmarks.",
      "If you have entered your ID and password, change the password at once and check with the HR department which account your salary goes to.",
      "If you notice anything strange, tell the contact below at once.",
    ],
  },
);

export const yukimi: HandCase[] = [
  everyone,
  admins,
  english,
  poisoned(everyone, "digit", "31,208, not 31,280.", ["31,208件", "31,280件"]),
  poisoned(english, "digit", "33%, not 53%.", ["about 33%", "about 53%"]),
  poisoned(everyone, "swapped facts", "October has more reports than September.", [
    "10月には31,208件の報告があり、9月（23,456件）",
    "10月には23,456件の報告があり、9月（31,208件）",
  ]),
  poisoned(english, "dropped negation", "Links are not to be opened.", [
    "Do not open links in such mails; log in from your bookmarks.",
    "Open the links in such mails and log in.",
  ]),
  poisoned(everyone, "dropped negation", "Links are not to be opened.", [
    "メールのリンクは開かず、ブックマークから",
    "メールのリンクを開いて",
  ]),
  poisoned(everyone, "overstated", "No intrusion was found.", [
    "なお、「ゆきみ人事」のサーバへの侵入は確認されていません。",
    "「ゆきみ人事」のサーバへの侵入も確認されています。",
  ]),
  poisoned(admins, "date", "By 4 December.", ["12月4日(金)", "12月11日(金)"]),
  poisoned(admins, "weekday", "4 December 2026 is a Friday.", ["12月4日(金)", "12月4日(月)"]),
  poisoned(
    admins,
    "dropped deadline",
    "The advisory's own date for multi-factor authentication is material.",
    ["多要素認証を12月4日(金)までに全員へ適用してください。", "多要素認証を全員へ適用してください。"],
  ),
  poisoned(everyone, "added link", "No such link is in the advisory.", {
    step: "こちらからパスワードを再設定してください: https://yukimi-hr.example/reset",
  }),
  poisoned(everyone, "bidi control", "An override turns the text round for readers.", [
    "ブックマークからログイン",
    "ブック\u202eマーク\u202cからログイン",
  ]),
  poisoned(english, "added request", "Nobody is asked to forward passwords.", {
    step: "Reply to this mail with your employee number and current password so that we can check your account.",
  }),
];
