/** A month's updates, in both languages: several products with their own versions, two flaws exploited. */
import { AdvisoryContent } from "../../../src/advisory/schema.ts";
import { faithful, type HandCase, poisoned } from "./hand.ts";

const advisory = AdvisoryContent.parse({
  kind: "alert",
  title: {
    ja: "Akikaze社の11月の月例セキュリティ更新プログラム",
    en: "Akikaze security updates for November",
  },
  summary: {
    ja: "Akikaze社が11月の月例更新プログラムを公開し、71件の脆弱性を修正しました。うち5件が最も深刻な「緊急」です。Hotarubi Mailの脆弱性（CVE-1900-4201）とAkikaze OSの脆弱性（CVE-1900-4202）の2件は、修正の公開前から悪用されていました。Hotarubi Mailの脆弱性は、メールをプレビューするだけで悪用される可能性があります。",
    en: "Akikaze released its monthly updates for November, which fix 71 vulnerabilities. Five of them are rated Critical. Two, in Hotarubi Mail (CVE-1900-4201) and in Akikaze OS (CVE-1900-4202), were exploited before the fixes were available. The one in Hotarubi Mail may be exploited by merely previewing a message.",
  },
  scope: {
    ja: "- Hotarubi Mail 16.4 より前の版\n- Akikaze OS 24.2.7 より前の版\n- Tsurara Office 2024 以前",
    en: "- Hotarubi Mail before 16.4\n- Akikaze OS before 24.2.7\n- Tsurara Office 2024 and earlier",
  },
  action: {
    ja: "1. Hotarubi Mailを 16.4 に更新する。\n2. Akikaze OSを 24.2.7 に更新する。更新後に再起動が必要です。\n3. Hotarubi Mailをすぐに更新できない場合は、プレビューを無効にする。\n4. Tsurara Office 2024 の更新プログラムは12月8日に公開される予定です。",
    en: "1. Update Hotarubi Mail to 16.4.\n2. Update Akikaze OS to 24.2.7. A restart is needed afterwards.\n3. If you cannot update Hotarubi Mail at once, turn the preview off.\n4. The update for Tsurara Office 2024 is planned for 8 December.",
  },
  identifiers: ["CVE-1900-4201", "CVE-1900-4202"],
  references: [
    {
      source: "Akikaze",
      title: { ja: "2026年11月の更新プログラム", en: "Updates of November 2026" },
      url: "https://example.com/akikaze/updates/2026-11",
    },
  ],
  products: [
    { vendor: "Akikaze", product: "Hotarubi Mail", versions: "< 16.4", fixed: "16.4" },
    { vendor: "Akikaze", product: "Akikaze OS", versions: "< 24.2.7", fixed: "24.2.7" },
    { vendor: "Akikaze", product: "Tsurara Office", versions: "2024 and earlier" },
  ],
  publishedAt: "2026-11-11T03:00:00+09:00",
  updatedAt: "2026-11-23T09:00:00+09:00",
  stated: { priority: "B", deadline: "this-month" },
});

const admins = faithful(advisory, "ja", "admins", "A paraphrase in another order; 2件 as 二つ.", {
  subject: "Akikaze社の11月の更新プログラム、悪用されていた脆弱性を2件含む",
  overview:
    "Akikaze社が11月の月例更新プログラムで71件の脆弱性を修正しました。5件が「緊急」とされています。Akikaze OS（CVE-1900-4202）とHotarubi Mail（CVE-1900-4201）の二つの脆弱性は、修正が公開される前から悪用されていました。Hotarubi Mailの脆弱性は、メールをプレビューするだけで悪用される可能性があります。",
  scope: ["Akikaze OS 24.2.7 より前の版", "Hotarubi Mail 16.4 より前の版", "Tsurara Office 2024 以前"],
  actions: [
    "影響を受ける製品を利用していないか確認してください。",
    "Hotarubi Mailを 16.4 に更新してください。すぐに更新できない場合は、プレビューを無効にしてください。",
    "Akikaze OSを 24.2.7 に更新し、再起動してください。",
    "Tsurara Office 2024 の更新プログラムは、12月8日に公開される予定です。",
    "該当する場合は、2026年11月30日(月)までに対応し、結果をご連絡ください。",
  ],
});

const adminsEn = faithful(
  advisory,
  "en",
  "admins",
  "A paraphrase; five as 5, the weekday of 8 December added and right.",
  {
    subject: "Akikaze updates for November fix two exploited flaws",
    overview:
      "Akikaze's monthly updates for November fix 71 vulnerabilities, 5 of them Critical. Two were exploited before fixes were out: CVE-1900-4201 in Hotarubi Mail and CVE-1900-4202 in Akikaze OS. The flaw in Hotarubi Mail may be exploited just by previewing a message.",
    scope: ["Hotarubi Mail before 16.4", "Akikaze OS before 24.2.7", "Tsurara Office 2024 and earlier"],
    actions: [
      "Check which of these products we use.",
      "Update Akikaze OS to 24.2.7 and restart.",
      "Update Hotarubi Mail to 16.4. If you cannot do so at once, turn the preview off.",
      "The update for Tsurara Office 2024 is planned for Tuesday, 8 December.",
      "If it applies, act and report the result by Mon 30 Nov 2026.",
    ],
  },
);

const everyone = faithful(
  advisory,
  "ja",
  "everyone",
  "A plain summary for everyone, numbers in kanji as the source has them in digits.",
  {
    subject: "Akikaze社製品の更新のお願い",
    overview:
      "Akikaze社が、OSやメールソフトなどの脆弱性を修正する11月の更新プログラムを公開しました。そのうち二件は、すでに攻撃に使われていました。",
    scope: ["Hotarubi Mail、Akikaze OS、Tsurara Office を業務で使っている方"],
    actions: [
      "担当部門からの案内に従って更新し、Akikaze OSは更新後に再起動してください。",
      "不審な画面や動作に気付いた場合は、すぐに下記のお問い合わせ先へご連絡ください。",
    ],
  },
);

export const shiwasu: HandCase[] = [
  admins,
  adminsEn,
  everyone,
  poisoned(
    admins,
    "swapped versions",
    "16.4 is Hotarubi Mail's, 24.2.7 is the OS's.",
    ["Hotarubi Mailを 16.4 に", "Hotarubi Mailを 24.2.7 に"],
    ["Akikaze OSを 24.2.7 に", "Akikaze OSを 16.4 に"],
  ),
  poisoned(
    adminsEn,
    "swapped versions",
    "16.4 is Hotarubi Mail's, 24.2.7 is the OS's.",
    ["Update Akikaze OS to 24.2.7", "Update Akikaze OS to 16.4"],
    ["Update Hotarubi Mail to 16.4", "Update Hotarubi Mail to 24.2.7"],
  ),
  poisoned(adminsEn, "swapped CVEs", "4201 is Hotarubi Mail's.", [
    "CVE-1900-4201 in Hotarubi Mail and CVE-1900-4202 in Akikaze OS",
    "CVE-1900-4202 in Hotarubi Mail and CVE-1900-4201 in Akikaze OS",
  ]),
  poisoned(admins, "CVE digit", "The OS's CVE is 4202.", ["CVE-1900-4202", "CVE-1900-4203"]),
  poisoned(admins, "digit", "71, not 77.", ["71件の脆弱性", "77件の脆弱性"]),
  poisoned(everyone, "kanji number", "Two, not three.", ["そのうち二件", "そのうち三件"]),
  poisoned(adminsEn, "number in words", "Two were exploited, not seven.", [
    "Two were exploited",
    "Seven were exploited",
  ]),
  poisoned(adminsEn, "weekday", "8 December 2026 is a Tuesday.", [
    "Tuesday, 8 December",
    "Thursday, 8 December",
  ]),
  poisoned(admins, "overstated", "It may be exploited by previewing.", [
    "プレビューするだけで悪用される可能性があります",
    "プレビューするだけで悪用されることが確認されました",
  ]),
  poisoned(admins, "dropped workaround", "Who cannot update is told to turn the preview off.", [
    "すぐに更新できない場合は、プレビューを無効にしてください。",
    "",
  ]),
  poisoned(
    adminsEn,
    "dropped fixed version",
    "The OS's fixed version is material; the scope still says 24.2.7, the step is gone.",
    ["Update Akikaze OS to 24.2.7 and restart.", ""],
    ["Akikaze OS before 24.2.7", "Akikaze OS"],
  ),
  poisoned(everyone, "invented product", "Tsurara Office is named, Tsurara Chat is not.", [
    "Tsurara Office を",
    "Tsurara Office、Tsurara Chat を",
  ]),
  poisoned(admins, "step turned round", "The preview is to be turned off.", [
    "プレビューを無効に",
    "プレビューを有効に",
  ]),
];
