/** Advisories as the sources write them, with faithful drafts and, for some, with false ones. */
import { AdvisoryContent } from "../../../src/advisory/schema.ts";
import type { Field } from "./given.ts";

const advisory = (content: object) =>
  AdvisoryContent.parse({ publishedAt: "2026-11-20T09:00:00+09:00", ...content });

export const ninthFieldDrafts: Field[] = [
  [
    advisory({
      kind: "vulnerability",
      title: { ja: "グループウェア「Matsukaze」に複数の脆弱性" },
      summary: {
        ja: "株式会社松風ソフトが提供するグループウェア「Matsukaze」には、SQLインジェクション（CVE-1900-3301）とオープンリダイレクト（CVE-1900-3302）の脆弱性が存在します。CVE-1900-3301 が悪用されると、ログイン可能な利用者により、データベース内の情報を取得・改ざんされる可能性があります。",
      },
      scope: { ja: "Matsukaze 5.0.0 から 5.9.2 まで\nMatsukaze クラウド版は対策済みです" },
      action: {
        ja: "開発者が提供する情報をもとに、5.9.3 へアップデートしてください。\nアップデートできない場合は、検索機能を無効化することで CVE-1900-3301 の影響を軽減できます。",
      },
      identifiers: ["JVN#19003301", "CVE-1900-3301", "CVE-1900-3302"],
      cvss: [{ version: "3.0", score: 8.8, source: "JVN", cve: "CVE-1900-3301" }],
      products: [{ vendor: "松風ソフト", product: "Matsukaze", versions: "5.0.0 - 5.9.2", fixed: "5.9.3" }],
    }),
    [
      [
        "en",
        undefined,
        {
          subject: "Multiple vulnerabilities in Matsukaze groupware (CVE-1900-3301, CVE-1900-3302)",
          overview:
            "Two vulnerabilities have been disclosed in Matsukaze, a groupware product from Matsukaze Soft. The SQL injection flaw (CVE-1900-3301) may allow a user who can log in to obtain or tamper with data in the database. The second issue is an open redirect (CVE-1900-3302). The highest CVSS score is 8.8.",
          scope: [
            "Matsukaze versions 5.0.0 to 5.9.2 (on-premises)",
            "The cloud edition of Matsukaze has already been fixed",
          ],
          actions: [
            "Find out whether your site runs Matsukaze and which version it is.",
            "Update to version 5.9.3, following the information from the developer.",
            "If you are not able to update, turn off the search function. This reduces the impact of CVE-1900-3301.",
            "Please let us know the result by the deadline stated in this mail.",
          ],
        },
      ],
      [
        "ja",
        undefined,
        {
          subject: "グループウェア「Matsukaze」の脆弱性（SQLインジェクションほか）について",
          overview:
            "松風ソフト社のグループウェア「Matsukaze」に2件の脆弱性が公表されました。SQLインジェクション（CVE-1900-3301）が悪用されると、ログインできる利用者にデータベースの情報を盗み見られたり、書き換えられたりするおそれがあります。もう1件はオープンリダイレクト（CVE-1900-3302）です。",
          scope: ["Matsukaze 5.0.0～5.9.2（オンプレミス版）", "クラウド版は対策が済んでいます"],
          actions: [
            "Matsukazeの利用の有無と、バージョンをご確認ください。",
            "該当する場合は、5.9.3へアップデートしてください。",
            "すぐにアップデートできない場合は、検索機能を無効にして、CVE-1900-3301の影響を抑えてください。",
          ],
        },
      ],
      [
        "ja",
        "executives",
        {
          subject: "グループウェアの脆弱性への対応について",
          overview:
            "当社でも利用の可能性があるグループウェア「Matsukaze」に、社内の利用者がデータベースの情報を不正に取得・改ざんできる欠陥が見つかりました。現時点で、攻撃に使われたとの情報はありません。",
        },
      ],
    ],
    [],
  ],
  [
    advisory({
      kind: "alert",
      title: {
        en: "Actively exploited zero-day in Kirigiri Mail Gateway",
        ja: "Kirigiri Mail Gateway のゼロデイ脆弱性の悪用",
      },
      summary: {
        en: "Attackers are exploiting an unpatched command injection flaw in the attachment scanner of Kirigiri Mail Gateway. A mail with a crafted archive is enough; no one has to open it. Kirigiri plans to release a fix on November 27.",
        ja: "Kirigiri Mail Gateway の添付ファイル検査機能にある未修正のコマンドインジェクションの脆弱性が悪用されています。細工された圧縮ファイルを添付したメールが届くだけで攻撃が成立し、開封は必要ありません。Kirigiri は11月27日に修正版を公開する予定です。",
      },
      action: {
        en: "Turn off archive scanning, or quarantine all mails with archives, until the fix is installed. Check outgoing connections of the gateway since November 1. Rebuild it from a clean image if you find signs of compromise.",
        ja: "修正版を適用するまで、圧縮ファイルの検査を無効にするか、圧縮ファイルが添付されたメールをすべて隔離してください。11月1日以降のゲートウェイからの外向き通信を確認してください。侵害の痕跡が見つかった場合は、クリーンなイメージから再構築してください。",
      },
      identifiers: ["CVE-1900-3401"],
      alertBy: "JPCERT/CC",
      exploitation: [{ state: "active", source: "Kirigiri", cve: "CVE-1900-3401" }],
    }),
    [
      [
        "ja",
        undefined,
        {
          subject: "Kirigiri Mail Gatewayの未修正の脆弱性が悪用されています",
          overview:
            "メールゲートウェイ製品「Kirigiri Mail Gateway」の添付ファイル検査機能に、まだ修正されていないコマンドインジェクションの脆弱性があり、攻撃に使われています。細工された圧縮ファイル付きのメールを受信するだけで被害を受け、利用者が開く必要はありません。修正版は11月27日に公開される予定です。",
          actions: [
            "修正版を適用するまでの間、圧縮ファイルの検査を止めるか、圧縮ファイルが添付されたメールをすべて隔離してください。",
            "11月1日以降に、ゲートウェイから外部へ不審な通信がないか調べてください。",
            "侵害された形跡があれば、クリーンなイメージで再構築してください。",
          ],
        },
      ],
      [
        "en",
        "overseas",
        {
          subject: "Kirigiri Mail Gateway zero-day under attack, no fix yet",
          overview:
            "A command injection flaw in the attachment scanner of Kirigiri Mail Gateway is under active attack and has not been fixed yet. Receiving a mail with a crafted archive is sufficient; nobody needs to open it. The vendor expects to publish a fix on 27 November.",
          actions: [
            "Until you have installed the fix, disable archive scanning or put all mails with archives into quarantine.",
            "Look at outbound connections from the gateway since 1 November.",
            "If there are signs of compromise, rebuild the gateway from a clean image.",
          ],
        },
      ],
      [
        "en",
        "everyone",
        {
          overview:
            "Our mail gateway product may have a flaw that attackers are already using. A fix is expected on November 27.",
        },
      ],
    ],
    [],
  ],
  [
    advisory({
      kind: "incident",
      title: {
        ja: "フィッシングサイトを閲覧した職員の端末から不正ログイン、メール2,400通が流出の可能性 - 汐見大学",
      },
      summary: {
        ja: "汐見大学は、職員が実在の企業を装うメールのリンクから偽サイトにアクセスし、IDとパスワードを入力したため、メールアカウントに不正ログインされたと発表した。2026年9月28日から10月6日までの間、送受信メール約2,400通が閲覧された可能性がある。メールには学生や取引先の個人情報延べ1,105件が含まれていた。同大学は多要素認証を導入していたが、当該アカウントは対象外だった。",
      },
      action: {
        ja: "多要素認証の対象から外れているアカウントがないか確認する。不審なログインを検知する設定を見直す。",
      },
    }),
    [
      [
        "en",
        undefined,
        {
          subject: "University mail account accessed after phishing, 2,400 emails possibly viewed",
          overview:
            "Shiomi University announced that a staff member followed a link in an email posing as an actual company and entered an ID and password on a fake site, which led to unauthorized access to the mail account. About 2,400 sent and received emails may have been viewed between September 28 and October 6, 2026. They contained 1,105 items of personal information of students and business partners. Multi-factor authentication was in place at the university, but this account was excluded from it.",
          scope: [
            "Shiomi University",
            "Students and business partners whose personal information was in the emails",
          ],
          actions: [
            "Check whether any of your accounts are exempt from multi-factor authentication.",
            "Review the settings that detect suspicious logins.",
          ],
        },
      ],
      [
        "ja",
        undefined,
        {
          subject: "汐見大学: フィッシングによるメールアカウントへの不正ログイン",
          overview:
            "汐見大学の職員が、企業をかたるメールから偽サイトに誘導されてIDとパスワードを入力し、メールアカウントに不正にログインされました。9月28日から10月6日までに送受信したおよそ2,400通のメールを見られた可能性があり、その中には学生や取引先の個人情報が延べ1,105件含まれていました。多要素認証は導入済みでしたが、このアカウントには適用されていませんでした。",
          actions: [
            "多要素認証が適用されていないアカウントがないか、ご確認ください。",
            "不審なログインを検知できるよう、設定を見直してください。",
          ],
        },
      ],
      [
        "ja",
        "everyone",
        {
          subject: "偽サイトへの誘導にご注意ください",
          overview:
            "ある大学で、職員がメールのリンクから偽サイトを開いてパスワードを入力し、メールを盗み見られた可能性がある事案が起きました。",
          actions: [
            "メールのリンクから開いたページに、IDやパスワードを入力しないでください。",
            "不審な画面や動作に気付いた場合は、操作を止めて、すぐに下記のお問い合わせ先へご連絡ください。",
          ],
        },
      ],
    ],
    [],
  ],
  [
    advisory({
      kind: "vulnerability",
      title: { en: "libumeboshi: heap overflow when decoding AVIF images" },
      summary: {
        en: "libumeboshi before 1.4.2 has a heap buffer overflow in the AVIF decoder. Applications that decode untrusted images, such as browsers, chat clients and thumbnailers, may crash or execute code. The maintainers rate it critical. A fuzzer found it; there are no reports of exploitation.",
      },
      action: {
        en: "Update libumeboshi to 1.4.2 and rebuild statically linked applications. Debian 13 and Ubuntu 26.04 have published packages. Disabling AVIF support is a workaround.",
      },
      identifiers: ["CVE-1900-3501", "GHSA-aaaa-bbbb-cccc"],
      products: [
        { product: "libumeboshi", versions: "< 1.4.2", fixed: "1.4.2", purl: "pkg:generic/libumeboshi" },
      ],
    }),
    [
      [
        "ja",
        undefined,
        {
          subject: "画像ライブラリ libumeboshi に深刻な脆弱性（CVE-1900-3501）",
          overview:
            "libumeboshi 1.4.2より前のバージョンには、AVIF画像のデコード処理にヒープバッファオーバーフローの脆弱性があります。ブラウザやチャットクライアント、サムネイル作成ツールなど、信頼できない画像を処理するアプリケーションが異常終了したり、コードを実行されたりするおそれがあります。メンテナーは深刻度を「Critical」としています。ファジングで発見されたもので、悪用の報告はありません。",
          scope: ["libumeboshi 1.4.2 未満", "libumeboshi を静的リンクしているアプリケーション"],
          actions: [
            "libumeboshiを1.4.2に更新し、静的にリンクしているアプリケーションは再ビルドしてください。",
            "Debian 13とUbuntu 26.04では、修正済みパッケージが公開されています。",
            "回避策として、AVIFのサポートを無効にする方法があります。",
          ],
        },
      ],
      [
        "en",
        undefined,
        {
          subject: "Critical heap overflow in libumeboshi's AVIF decoder",
          overview:
            "The AVIF decoder of libumeboshi (before 1.4.2) contains a heap buffer overflow. Software that handles untrusted images with it, for example browsers, chat clients or thumbnailers, could crash or run attacker-supplied code. It was discovered by fuzzing, and nobody has reported exploitation.",
          scope: ["All versions of libumeboshi earlier than 1.4.2"],
          actions: [
            "Upgrade to libumeboshi 1.4.2, and rebuild applications that link it statically.",
            "Use the packages already available for Debian 13 and Ubuntu 26.04.",
            "If you can't update yet, switch off AVIF support.",
            "Check indirect dependencies as well.",
          ],
        },
      ],
    ],
    [],
  ],
  [
    advisory({
      kind: "incident",
      title: { en: "Backup vendor Hamayu: stolen token exposed customer configuration files" },
      summary: {
        en: "Hamayu said an attacker used an access token that had been committed to a public repository to read configuration backups of 1,120 customers. The backups contain encrypted passwords; the encryption keys were not exposed. Hamayu revoked the token on November 13 and notified affected customers by email.",
      },
      scope: { en: "Customers of Hamayu Cloud Backup whose tenants are in the EU region" },
      action: {
        en: "Rotate the credentials stored in configuration backups, although they are encrypted. Check whether you received Hamayu's notification. Do not trust emails about this that ask you to sign in.",
      },
    }),
    [
      [
        "ja",
        undefined,
        {
          subject: "バックアップサービス「Hamayu」の設定ファイルへの不正アクセス",
          overview:
            "Hamayuによると、公開リポジトリに誤って登録されていたアクセストークンが攻撃者に使われ、1,120社の顧客の設定バックアップが読み取られました。バックアップには暗号化されたパスワードが含まれていますが、暗号鍵は漏れていません。同社は11月13日にトークンを失効させ、影響を受ける顧客にメールで通知しています。",
          scope: ["EUリージョンにテナントがあるHamayu Cloud Backupの利用者"],
          actions: [
            "設定バックアップに保存されている認証情報は、暗号化されていますが、念のため変更してください。",
            "Hamayuからの通知が届いていないか確認してください。",
            "本件を装ってサインインを求めるメールは信用しないでください。",
          ],
        },
      ],
      [
        "en",
        "executives",
        {
          subject: "Backup provider Hamayu: customer configuration data read by an attacker",
          overview:
            "Using a leaked access token, an attacker read the configuration backups of 1,120 Hamayu customers. Passwords in them are encrypted and the keys remain safe. The token was revoked on November 13.",
        },
      ],
      [
        "en",
        undefined,
        {
          overview:
            "An access token committed to a public repository let an attacker read configuration backups belonging to 1,120 Hamayu customers. Although these include passwords, they are encrypted, and the keys did not leak. The token has been revoked since November 13 and the customers concerned were informed by email.",
          actions: [
            "Change all credentials kept in configuration backups, even though they are encrypted.",
            "See whether Hamayu has notified you.",
            "Treat emails on this matter that ask you to sign in as suspicious.",
          ],
        },
      ],
    ],
    [],
  ],
];
