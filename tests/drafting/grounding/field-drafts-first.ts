/** Advisories as the sources write them, each with faithful drafts; what they are about differs as much as may be. */
import { AdvisoryContent } from "../../../src/advisory/schema.ts";
import type { Field } from "./given.ts";

const advisory = (content: object) =>
  AdvisoryContent.parse({ publishedAt: "2026-11-20T09:00:00+09:00", ...content });

export const firstFieldDrafts: Field[] = [
  [
    advisory({
      kind: "incident",
      title: { ja: "○○県立みぎわ高校、教職員の私物USBメモリ紛失 生徒312人分の成績情報" },
      summary: {
        ja: "県教育委員会は11月19日、県立みぎわ高校の教諭が生徒312人の成績情報を保存した私物のUSBメモリを紛失したと発表した。パスワードや暗号化による保護はされていなかった。同校では情報の持ち出しに校長の許可が必要だが、教諭は許可を得ていなかった。現時点で情報の悪用は確認されていない。",
      },
      action: { ja: "私物のUSBメモリの業務利用を禁止し、持ち出しが必要な場合は暗号化された媒体を使う。" },
    }),
    [
      [
        "en",
        undefined,
        {
          subject: "High school teacher loses private USB stick with grades of 312 students",
          overview:
            "On November 19 a prefectural board of education announced that a teacher of Migiwa High School lost a private USB memory stick holding the grades of 312 students. It was protected neither by a password nor by encryption. The principal's permission, which is required to take data out, had not been obtained. No misuse of the data has been confirmed so far.",
          actions: [
            "Ban the use of private USB sticks for work.",
            "Where data must be taken outside, use encrypted media.",
          ],
        },
      ],
      [
        "ja",
        "everyone",
        {
          subject: "私物USBメモリの紛失事例について",
          overview:
            "県立みぎわ高校で、教諭が生徒312名の成績情報を入れた私物のUSBメモリを無くす事案がありました。暗号化などの保護はなく、持ち出しの許可も得ていませんでした。",
          actions: [
            "業務で私物のUSBメモリを使わないでください。",
            "データの持ち出しが必要なときは、暗号化された媒体を使用してください。",
          ],
        },
      ],
      [
        "ja",
        undefined,
        {
          overview:
            "11月19日、県立みぎわ高校で生徒312人分の成績情報を保存したUSBメモリ（教諭の私物）の紛失が公表されました。パスワード保護や暗号化は行われておらず、校長の許可を得ずに持ち出していました。悪用の事実は今のところ確認されていません。",
        },
      ],
    ],
  ],
  [
    advisory({
      kind: "alert",
      title: { en: "Weekly summary: phishing kits target payroll portals" },
      summary: {
        en: "Between 9 and 15 November 2026 researchers counted 1,482 phishing pages that imitate payroll portals, up 37% on the week before. The pages relay one-time codes in real time, so codes sent by SMS give no protection. Passkeys and security keys are not affected. Salary accounts were changed in at least 26 cases, with losses of $410,000.",
      },
      action: {
        en: "Warn staff not to sign in to payroll through links in emails. Require a second person to approve changes of bank details. Move to passkeys by 31 March 2027.",
      },
      identifiers: [],
    }),
    [
      [
        "ja",
        undefined,
        {
          subject: "給与ポータルを装うフィッシングの増加（11月9日〜15日）",
          overview:
            "2026年11月9日から15日の間に、給与ポータルを模倣したフィッシングページが1,482件確認され、前の週より37%増えました。ワンタイムコードをその場で中継する仕組みのため、SMSで届くコードでは防げません。パスキーとセキュリティキーは影響を受けません。少なくとも26件で振込先が書き換えられ、被害額は41万ドルに上ります。",
          actions: [
            "メール内のリンクから給与システムにサインインしないよう、社員に注意を促してください。",
            "口座情報の変更には、2人目の承認を必須にしてください。",
            "2027年3月31日までにパスキーへ移行してください。",
          ],
        },
      ],
      [
        "en",
        "everyone",
        {
          overview:
            "Fake payroll sites are on the rise: 1,482 were found from November 9 to 15, 37 percent more than the week before. They pass on one-time codes as you type them, so SMS codes do not protect you.",
          actions: [
            "Do not sign in to the payroll portal from a link in an email.",
            "If you notice a strange screen or behavior, stop and tell the contact below at once.",
          ],
        },
      ],
      [
        "en",
        undefined,
        {
          overview:
            "From 9 to 15 November 2026, 1,482 phishing pages posing as payroll portals were counted, an increase of 37% over the previous week. One-time codes are relayed in real time; SMS codes therefore offer no protection, while passkeys and security keys hold. In at least 26 cases bank details were changed, causing losses of 410,000 dollars.",
          actions: [
            "Tell staff never to sign in to payroll via email links.",
            "Have changes to bank details approved by a second person.",
            "Complete the move to passkeys no later than March 31, 2027.",
          ],
        },
      ],
      [
        "ja",
        "executives",
        {
          subject: "給与振込先を書き換えるフィッシングの増加",
          overview:
            "給与ポータルをかたるフィッシングが前週比37％増の1,482件に達し、少なくとも26件で給与口座が変更され、約41万ドルの損失が出ています。",
        },
      ],
    ],
  ],
  [
    advisory({
      kind: "vulnerability",
      title: { ja: "Windows版「ひさかたメモ」におけるDLL読み込みに関する脆弱性" },
      summary: {
        ja: "ひさかた工房が提供するWindows版「ひさかたメモ」のインストーラには、DLL読み込みに関する脆弱性が存在します。同一ディレクトリにある細工されたDLLを読み込み、インストーラの実行権限で任意のコードを実行される可能性があります。すでにインストール済みの場合は影響を受けません。",
      },
      scope: { ja: "Windows版「ひさかたメモ」インストーラ Ver.3.4.0 およびそれ以前" },
      action: {
        ja: "最新のインストーラ（Ver.3.4.1）を使用してください。\n回避策: インストーラを新しい空のフォルダに置いてから実行してください。",
      },
      identifiers: ["JVN#19005555", "CVE-1900-5555"],
      cvss: [{ version: "3.0", score: 7.8, source: "JVN", cve: "CVE-1900-5555" }],
    }),
    [
      [
        "en",
        undefined,
        {
          subject: "DLL loading vulnerability in the installer of Hisakata Memo for Windows",
          overview:
            "The installer of Hisakata Memo for Windows, provided by Hisakata Kobo, has a vulnerability in how it loads DLLs. A crafted DLL in the same directory may be loaded, and arbitrary code may be executed with the privileges of the installer. Existing installations are not affected.",
          scope: ["Installer of Hisakata Memo for Windows, Ver. 3.4.0 and earlier"],
          actions: [
            "Use the latest installer (Ver. 3.4.1).",
            "Workaround: place the installer in a new, empty folder before you run it.",
          ],
        },
      ],
      [
        "ja",
        undefined,
        {
          overview:
            "Windows版「ひさかたメモ」のインストーラに、同じフォルダにある不正なDLLを読み込んでしまう脆弱性があります。インストーラの権限で任意のコードを実行されるおそれがあります。インストール済みの環境には影響しません。",
          scope: ["ひさかたメモ（Windows版）のインストーラ Ver.3.4.0 以前"],
          actions: [
            "インストーラは最新のVer.3.4.1を使用してください。",
            "回避策として、空の新しいフォルダにインストーラを移してから実行してください。",
          ],
        },
      ],
    ],
  ],
  [
    advisory({
      kind: "vulnerability",
      title: {
        en: "Critical: Nijimasu Identity SAML signature bypass",
        ja: "【緊急】Nijimasu Identity の SAML 署名検証不備",
      },
      summary: {
        en: "Nijimasu Identity does not verify the signature of SAML responses when encryption is on. Attackers can sign in as any user, including administrators. Nijimasu reports limited exploitation since October 28.",
        ja: "Nijimasu Identity は、暗号化が有効な場合に SAML レスポンスの署名を検証しません。攻撃者は管理者を含む任意の利用者としてサインインできます。Nijimasu は10月28日以降の限定的な悪用を報告しています。",
      },
      action: {
        en: "Hosted tenants were patched on November 19; no action is needed for them. Update on-premises servers to 2026.3 HF2 within 24 hours. Until then turn off SAML encryption. Revoke all sessions.",
        ja: "クラウド版は11月19日に修正済みで、対応は不要です。オンプレミス版は24時間以内に 2026.3 HF2 に更新してください。それまでは SAML の暗号化を無効にしてください。すべてのセッションを失効させてください。",
      },
      identifiers: ["CVE-1900-6001"],
      products: [{ vendor: "Nijimasu", product: "Identity Server", fixed: "2026.3 HF2" }],
      exploitation: [{ state: "active", source: "Nijimasu", cve: "CVE-1900-6001" }],
    }),
    [
      [
        "en",
        undefined,
        {
          subject: "Nijimasu Identity: SAML signature bypass under limited attack",
          overview:
            "With encryption enabled, Nijimasu Identity fails to check signatures on SAML responses, so an attacker can log in as anyone, administrators included. Limited exploitation has been reported since October 28.",
          actions: [
            "Hosted tenants have been fixed since November 19 and require no action.",
            "Patch on-premises servers to 2026.3 HF2 within 24 hours.",
            "Disable SAML encryption until the update is in place.",
            "Revoke every session.",
          ],
        },
      ],
      [
        "ja",
        undefined,
        {
          overview:
            "Nijimasu Identityで、暗号化を有効にしているとSAMLレスポンスの署名が検証されない問題が見つかりました。攻撃者が管理者を含む任意のユーザーになりすましてサインインできます。10月28日から限定的に悪用されています。",
          actions: [
            "クラウド版は11月19日に修正されており、対応の必要はありません。",
            "オンプレミス版は、24時間以内に2026.3 HF2へ更新してください。",
            "更新するまで、SAMLの暗号化をオフにしてください。",
            "すべてのセッションを無効化してください。",
          ],
        },
      ],
      [
        "ja",
        "executives",
        {
          overview:
            "社内の認証基盤「Nijimasu Identity」に、第三者が管理者になりすませる欠陥が見つかり、10月28日以降、一部で攻撃に悪用されています。",
        },
      ],
      [
        "en",
        "overseas",
        {
          overview:
            "Nijimasu Identity skips verification of SAML signatures if encryption is on. This lets attackers impersonate any user. There is limited exploitation since October 28.",
          actions: [
            "No action is needed for hosted tenants (patched November 19).",
            "Update on-premises servers to 2026.3 HF2 within 24 hours.",
            "In the meantime, turn SAML encryption off.",
            "Invalidate all sessions.",
          ],
        },
      ],
    ],
  ],
];
