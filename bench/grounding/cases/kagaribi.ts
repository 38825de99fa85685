/** An exploited vulnerability of a VPN appliance, in both languages: versions of two lines, a workaround, a port of call. */
import { AdvisoryContent } from "../../../src/advisory/schema.ts";
import { faithful, type HandCase, poisoned } from "./hand.ts";

const advisory = AdvisoryContent.parse({
  kind: "vulnerability",
  title: {
    ja: "VPN装置「Kagaribi Connect」に認証なしで任意のコマンドを実行できる脆弱性",
    en: "Unauthenticated command execution in Kagaribi Connect VPN appliances",
  },
  summary: {
    ja: "VPN装置「Kagaribi Connect」のログイン画面に、認証を受けていない遠隔の第三者が任意のコマンドを実行できる脆弱性（CVE-1900-4101）が見つかりました。深刻度はCVSS 3.1の基本値で9.8です。2026年11月19日以降、この脆弱性を悪用した攻撃が約1,200台の装置で確認されています。クラウド版の「Kagaribi Cloud」は影響を受けません。",
    en: "The login page of Kagaribi Connect VPN appliances lets an unauthenticated remote attacker run arbitrary commands (CVE-1900-4101). The severity is 9.8 as a CVSS 3.1 base score. Since 19 November 2026, attacks that exploit the flaw have been confirmed on about 1,200 appliances. The cloud edition, Kagaribi Cloud, is not affected.",
  },
  scope: {
    ja: "Kagaribi Connect 5.1.0 から 5.1.6 まで\nKagaribi Connect 6.0.2 以前（6.0系）",
    en: "Kagaribi Connect 5.1.0 to 5.1.6\nKagaribi Connect 6.0.2 and earlier (6.0 series)",
  },
  action: {
    ja: "1. 5.1系は 5.1.7 以降、6.0系は 6.0.3 以降に更新する。\n2. すぐに更新できない場合は、SSL-VPN機能を無効にする。\n3. 更新の前に、ログを90日分保全する。\n4. 管理者のパスワードを変更し、発行済みのセッションを破棄する。",
    en: "1. Update the 5.1 series to 5.1.7 or later and the 6.0 series to 6.0.3 or later.\n2. If you cannot update at once, disable the SSL-VPN feature.\n3. Before updating, preserve 90 days of logs.\n4. Change the administrator passwords and revoke the sessions that were issued.",
  },
  identifiers: ["CVE-1900-4101"],
  references: [
    {
      source: "Kagaribi Networks",
      title: { ja: "Kagaribi Connectの脆弱性について", en: "Vulnerability in Kagaribi Connect" },
      url: "https://example.com/kagaribi/psirt/4101",
    },
  ],
  products: [
    {
      vendor: "Kagaribi Networks",
      product: "Kagaribi Connect",
      versions: "5.1.0 - 5.1.6, 6.0.0 - 6.0.2",
      fixed: "5.1.7, 6.0.3",
    },
  ],
  cvss: [{ version: "3.1", score: 9.8, source: "Kagaribi Networks", cve: "CVE-1900-4101" }],
  kev: { dateAdded: "2026-11-20", dueDate: "2026-11-27", ransomware: false },
  publishedAt: "2026-11-19T18:00:00+09:00",
  updatedAt: "2026-11-23T10:00:00+09:00",
});

const admins = faithful(
  advisory,
  "ja",
  "admins",
  "A close paraphrase; 1,200台 as 1200台, in another order.",
  {
    subject: "Kagaribi Connectに認証なしでコマンドを実行される脆弱性、攻撃も確認",
    overview:
      "VPN装置「Kagaribi Connect」のログイン画面に、認証なしで遠隔から任意のコマンドを実行される脆弱性（CVE-1900-4101、CVSS 3.1基本値 9.8）が見つかりました。2026年11月19日から、およそ1200台の装置でこの脆弱性を突いた攻撃が確認されています。米国CISAのKEVカタログにも11月20日に掲載されました。クラウド版の「Kagaribi Cloud」は影響を受けません。",
    scope: ["Kagaribi Connect 5.1.0～5.1.6", "Kagaribi Connect 6.0系の 6.0.2 以前"],
    actions: [
      "Kagaribi Connectを利用していないか確認してください。",
      "更新の前に、90日分のログを保全してください。",
      "5.1系は 5.1.7 以降、6.0系は 6.0.3 以降に更新してください。",
      "すぐに更新できない場合は、SSL-VPN機能を無効にしてください。",
      "管理者のパスワードを変更し、発行済みのセッションを破棄してください。",
      "2026年11月25日(水)までに、対応の結果をご連絡ください。",
    ],
  },
);

const adminsEn = faithful(
  advisory,
  "en",
  "admins",
  "A close paraphrase with the count as 1,200 and short dates.",
  {
    subject: "Kagaribi Connect VPN appliances: commands can be run without logging in, attacks confirmed",
    overview:
      "An unauthenticated remote attacker can run arbitrary commands through the login page of Kagaribi Connect VPN appliances (CVE-1900-4101, CVSS 3.1 base score 9.8). Attacks have been confirmed on around 1,200 appliances since Nov 19, 2026, and CISA added the flaw to its KEV catalog on Nov 20. Kagaribi Cloud, the cloud edition, is not affected.",
    scope: ["Kagaribi Connect 5.1.0 through 5.1.6", "Kagaribi Connect 6.0 series, 6.0.2 and earlier"],
    actions: [
      "Check whether we use Kagaribi Connect.",
      "Save 90 days of logs before you update.",
      "Update the 5.1 series to 5.1.7 or later, and the 6.0 series to 6.0.3 or later.",
      "If updating at once is not possible, disable the SSL-VPN feature.",
      "Change the administrator passwords and revoke all issued sessions.",
      "Report the result by Wed 25 Nov 2026, even if it does not apply or you cannot finish in time.",
    ],
  },
);

const executives = faithful(advisory, "ja", "executives", "A summary for executives, without versions.", {
  subject: "VPN装置の脆弱性が攻撃に悪用されています",
  overview:
    "VPN装置「Kagaribi Connect」に、外部の第三者がログインせずに装置を操作できる脆弱性が見つかりました。約1,200台の装置で攻撃が確認されており、深刻度はCVSSの基本値で9.8です。クラウド版は影響を受けません。",
  scope: ["すでに攻撃に使われています。", "当社での利用: 〔ご確認ください: 利用の有無と、影響を受ける業務〕"],
  actions: [
    "担当部門が利用の有無を確認し、必要な対応を11月25日(水)までに行います。",
    "結果は、対応が終わり次第ご報告します。",
    "ご判断いただきたい事項: 〔ご確認ください: 内容と期限（なければ「ありません」と記載）〕",
  ],
});

const overseas = faithful(
  advisory,
  "en",
  "overseas",
  "Short sentences for sites abroad; the deadline with its time zone.",
  {
    subject: "For sites outside Japan: Command execution flaw in Kagaribi Connect VPN appliances",
    overview:
      "Attackers can run commands on Kagaribi Connect VPN appliances without logging in. The flaw is CVE-1900-4101. It has been exploited since 19 November 2026. About 1,200 appliances have been attacked. Kagaribi Cloud is not affected.",
    scope: ["Kagaribi Connect 5.1.0 to 5.1.6", "Kagaribi Connect 6.0.2 and earlier in the 6.0 series"],
    actions: [
      "Check whether your site uses Kagaribi Connect.",
      "Keep the logs of the last 90 days. Then update to 5.1.7 or later (5.1 series) or 6.0.3 or later (6.0 series).",
      "If you cannot update yet, disable SSL-VPN.",
      "Change administrator passwords and revoke issued sessions.",
      "Report your site's name and the result by the end of Wed 25 Nov 2026, Japan time (UTC+9).",
    ],
  },
);

export const kagaribi: HandCase[] = [
  admins,
  adminsEn,
  executives,
  overseas,
  poisoned(admins, "version", "The fix of the 5.1 series is 5.1.7.", ["5.1.7 以降", "5.1.8 以降"]),
  poisoned(adminsEn, "version", "6.0.3 is the fix; 6.0.2 is affected.", ["6.0.3 or later", "6.0.2 or later"]),
  poisoned(admins, "earlier for later", "6.0.2 and earlier are affected, not later ones.", [
    "6.0.2 以前",
    "6.0.2 以降",
  ]),
  poisoned(adminsEn, "earlier for later", "6.0.2 and earlier are affected, not later ones.", [
    "6.0.2 and earlier",
    "6.0.2 and later",
  ]),
  poisoned(admins, "swapped versions", "Each line has its own fix; they are exchanged.", [
    "5.1系は 5.1.7 以降、6.0系は 6.0.3 以降",
    "5.1系は 6.0.3 以降、6.0系は 5.1.7 以降",
  ]),
  poisoned(admins, "CVE digit", "The CVE is 4101.", ["CVE-1900-4101", "CVE-1900-4701"]),
  poisoned(overseas, "digit", "Logs of 90 days are asked for.", ["last 90 days", "last 30 days"]),
  poisoned(adminsEn, "unit", "90 days, not hours.", ["90 days of logs", "90 hours of logs"]),
  poisoned(executives, "kanji number", "一万二千 is ten times as many.", ["約1,200台", "約一万二千台"]),
  poisoned(adminsEn, "dropped negation", "The cloud edition is not affected.", [
    "the cloud edition, is not affected",
    "the cloud edition, is affected as well",
  ]),
  poisoned(admins, "dropped workaround", "Who cannot update is told to disable SSL-VPN.", [
    "すぐに更新できない場合は、SSL-VPN機能を無効にしてください。",
    "",
  ]),
  poisoned(
    adminsEn,
    "dropped exploitation",
    "That it is exploited is material; neither attacks nor KEV are left.",
    [", attacks confirmed", ""],
    [
      " Attacks have been confirmed on around 1,200 appliances since Nov 19, 2026, and CISA added the flaw to its KEV catalog on Nov 20.",
      "",
    ],
  ),
  poisoned(overseas, "deadline", "The deadline is 25 November.", ["Wed 25 Nov 2026", "Fri 27 Nov 2026"]),
  poisoned(executives, "weekday", "25 November 2026 is a Wednesday.", ["11月25日(水)", "11月25日(木)"]),
  poisoned(admins, "look-alike domain", "No such link is in the advisory.", {
    step: "詳細は https://example.com.kagaribi.example/psirt/4101 をご確認ください。",
  }),
];
