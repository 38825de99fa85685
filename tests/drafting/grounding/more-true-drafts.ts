/** More faithful drafts, of the page's small advisories and of those made for this. All must pass. */
import type { Written } from "./true-drafts.ts";

export const moreTrueDrafts: Written[] = [
  {
    of: "leak",
    lang: "en",
    written: {
      subject: "Online shop breached, about 12,000 payment cards possibly exposed",
      overview:
        'Usurai Shoji announced that its online shop "Usurai Honpo" was accessed without authorization and that credit card data of 12,345 customers may have leaked. Customers who paid by card from April 1 to September 30, 2026 are affected; the data includes names, card numbers, expiry dates and security codes. The payment application had been tampered with. The company was notified by a card company on October 2 and stopped card payments the same day. There is no confirmation that passwords leaked.',
      scope: ["Customers who paid by card at the shop"],
      actions: [
        "Review your card statements for charges you do not recognize.",
        "Check whether the payment application of our own online shops has been tampered with.",
      ],
    },
  },
  {
    of: "leak",
    lang: "ja",
    audience: "executives",
    written: {
      subject: "通販サイトへの不正アクセスで約1万2千件のカード情報が流出した可能性",
      overview:
        "薄氷商事の通販サイト「うすらい本舗」で、2026年4月1日から9月30日の間にカード決済をした12,345名分のカード情報が流出した可能性があります。決済アプリケーションの改ざんが原因です。",
    },
  },
  {
    of: "library",
    lang: "ja",
    written: {
      subject: "Kagerou HTTP Libraryにリクエストスマグリングの脆弱性",
      overview:
        "Kagerou HTTP Libraryは不正なチャンク拡張を受け付けてしまいます。認証されていない攻撃者が、プロキシをすり抜けてリクエストを送り込み、キャッシュを汚染することができます。実証コードが公開されていますが、ベンダーは悪用を把握していません。回避策はありません。",
      scope: [
        "Kagerou HTTP Library 2.17.4 より前のバージョン",
        "Kagerou HTTP Library 3.x の 3.2.1 より前のバージョン",
      ],
      actions: [
        "2.17.4 または 3.2.1 へアップグレードしてください。",
        "本ライブラリを読み込んでいるサービスを再起動してください。設定の変更は不要です。",
        "直接導入していない場合も、依存関係に含まれていないか確認してください。",
      ],
    },
  },
  {
    of: "library",
    lang: "en",
    written: {
      overview:
        "Kagerou HTTP Library before 2.17.4 (and before 3.2.1 in the 3.x series) mishandles chunk extensions, so attackers can smuggle requests through a proxy without authentication and poison its cache. Proof-of-concept code is available; no attacks are known. No workaround exists.",
      actions: [
        "Update Kagerou HTTP Library to 2.17.4 or 3.2.1, depending on the series in use.",
        "Restart every service that uses it. You do not need to change any configuration.",
      ],
    },
  },
  {
    of: "mail",
    lang: "en",
    written: {
      subject: "Suspicious emails posing as year-end tax adjustment notices",
      overview:
        "Since November 16, 2026, emails that pose as year-end tax adjustment notices and try to get recipients to open an attached ZIP file have been observed. Opening the file may infect the device with malware and allow credentials to be stolen. By November 20, 320 inquiries had been received nationwide.",
      scope: ["All organizations that use email"],
      actions: [
        "Do not open attachments of emails you were not expecting.",
        "If you opened one by mistake, disconnect the device from the network and report to the IT department within 24 hours.",
        "Never enable macros.",
      ],
    },
  },
  {
    of: "mail",
    lang: "ja",
    audience: "everyone",
    written: {
      overview:
        "11月16日から、年末調整のお知らせに見せかけたメールが出回っています。添付のZIPファイルを開くとマルウェアに感染し、パスワードなどの認証情報を盗まれるおそれがあります。",
      actions: [
        "心当たりのないメールに添付されたファイルは、絶対に開かないでください。",
        "開いてしまった場合は、すぐに端末をネットワークから外し、24時間以内に情報システム部門へご報告ください。",
        "マクロを有効にしないでください。",
      ],
    },
  },
  {
    of: "vpn",
    lang: "ja",
    written: {
      overview:
        "VPN製品「Oboro SecureLink」のIKE処理にバッファオーバーフローの脆弱性が見つかりました。外部の第三者に任意のコードを実行される、またはサービスを停止させられるおそれがあります。これまでに悪用の報告はありません。なお、SecureLink Cloudは対象外です。",
      scope: ["Oboro SecureLink 10.1系: 10.1.9未満", "Oboro SecureLink 11.0系: 11.0.3未満"],
      actions: [
        "10.1.9または11.0.3以降へ更新してください（再起動を伴います）。",
        "更新するまでは、IKE（UDP/500、UDP/4500）の通信元を信頼できるIPアドレスだけに絞ってください。",
      ],
    },
  },
  {
    of: "vpn",
    lang: "en",
    audience: "overseas",
    written: {
      overview:
        "Oboro SecureLink has a buffer overflow in its IKE processing. Remote attackers may be able to run arbitrary code or cause a denial of service. It has not been exploited so far. SecureLink Cloud is unaffected.",
      scope: ["Oboro SecureLink 10.1.x earlier than 10.1.9", "Oboro SecureLink 11.0.x earlier than 11.0.3"],
      actions: [
        "Install 10.1.9, or 11.0.3 or later. Plan for a restart.",
        "Until you have updated, only allow IKE traffic (UDP ports 500 and 4500) from trusted addresses.",
      ],
    },
  },
  {
    of: "hospital",
    lang: "en",
    audience: "executives",
    written: {
      subject: "Ransomware at a hospital: remote maintenance account without multi-factor authentication",
      overview:
        "Ransomware encrypted the health record servers of Asanagi Medical Center and halted outpatient care for three days. Attackers used a remote maintenance account that lacked multi-factor authentication. No ransom was paid, and offline backups survived. Some 85,000 patient records may have been accessed.",
    },
  },
  {
    of: "hospital",
    lang: "ja",
    written: {
      overview:
        "朝凪医療センターがランサムウェアに感染し、電子カルテのサーバーが暗号化されました。外来診療は3日間止まりましたが、救急は継続しています。侵入口は多要素認証が設定されていない遠隔保守用アカウントでした。身代金の支払いはしておらず、オフラインのバックアップから復旧中です。患者情報およそ85,000件にアクセスされた可能性があります。",
      actions: [
        "リモート保守に使うすべてのアカウントで、多要素認証を必須にしてください。",
        "不要になったアカウントを削除してください。",
        "バックアップを少なくとも1つはオフラインで保管し、復元できることを試験してください。",
      ],
    },
  },
  {
    of: "jpcert",
    lang: "en",
    written: {
      subject: "Alert on a vulnerability in Mizuumi SSL-VPN (CVE-1900-3001)",
      overview:
        "Mizuumi SSL-VPN has a vulnerability that allows unauthenticated remote attackers to execute arbitrary code. The developer has confirmed attacks that exploit it. Users of the affected product are advised to take measures promptly.",
      scope: ["Mizuumi SSL-VPN before 3.2.1", "Mizuumi SSL-VPN Cloud is not affected"],
      actions: [
        "Update to version 3.2.1 or later, provided by the developer.",
        "Until the update is applied, limit access to the management interface to the internal network.",
        "Investigate for traces of compromise following the developer's procedure.",
      ],
    },
  },
  {
    of: "jpcert",
    lang: "ja",
    written: {
      overview:
        "「Mizuumi SSL-VPN」に、認証なしで遠隔から任意のコードを実行できる脆弱性が見つかりました。開発元はすでに悪用する攻撃を確認しています。",
      scope: ["Mizuumi SSL-VPN 3.2.1 未満（Mizuumi SSL-VPN Cloud は影響なし）"],
      actions: [
        "3.2.1以降のバージョンへ更新してください。",
        "更新が完了するまで、管理画面へのアクセスは社内からに限定してください。",
        "開発元の手順に従い、侵害の痕跡の有無を調査してください。",
      ],
    },
  },
  {
    of: "csaf",
    lang: "ja",
    written: {
      subject: "Harukaze ControllerのWeb画面にサービス運用妨害の脆弱性",
      overview:
        "Harukaze ControllerのWebインターフェースには、同時接続数の上限がありません。ネットワーク内の攻撃者により、手動で再起動するまでコントローラーに接続できなくなるおそれがあります。発行元による深刻度は「High」です。",
      scope: [
        "Harukaze Controller 500 バージョン2.4.0未満（修正版: 2.4.0）",
        "Harukaze Controller 300 バージョン1.8.2（影響の有無を調査中）",
        "影響を受けない製品: Harukaze Controller 100",
      ],
      actions: [
        "Harukaze Controller 500 をバージョン2.4.0以降に更新してください。",
        "回避策として、443/tcpへのアクセスを信頼できるアドレスからのみに制限してください。",
      ],
    },
  },
  {
    of: "kev",
    lang: "ja",
    written: {
      subject: "Ajisai File Server にパストラバーサルの脆弱性、悪用を確認",
      overview:
        "「Ajisai File Server」にパストラバーサルの脆弱性があり、認証されていない攻撃者にファイルを読み取られるおそれがあります。CISAは悪用が確認された脆弱性として、2026年11月2日にKEVカタログへ追加しました。",
      actions: [
        "ベンダーの指示に従って緩和策を適用してください。緩和策がない場合は、製品の使用を中止してください。",
      ],
    },
  },
  {
    of: "nvd",
    lang: "ja",
    written: {
      subject: "Tanabata PortalにSQLインジェクションの脆弱性（CVE-1900-3007）",
      overview:
        "Tanabata Portal 2.0から2.12.1、および3.0から3.1.4には、検索パラメータを介したSQLインジェクションの脆弱性があり、遠隔の攻撃者に任意のSQL文を実行されるおそれがあります。2.12.2および3.1.5で修正されています。CVSSの評価は9.8です。",
      actions: ["2.12.2 または 3.1.5 以降に更新してください。"],
    },
  },
  {
    of: "ghsa",
    lang: "ja",
    written: {
      subject: "npmパッケージ hotaru-merge にプロトタイプ汚染の脆弱性",
      overview:
        "hotaru-merge は、オブジェクトを結合する際に __proto__ などのキーをコピーします。入力を操作できる攻撃者は、アプリケーションの動作を変更できます。",
      scope: ["hotaru-merge 4.17.3 未満"],
      actions: ["hotaru-merge を 4.17.3 に更新してください。"],
    },
  },
  {
    of: "vex",
    lang: "en",
    written: {
      overview:
        "Koharu checked whether its products are affected by a flaw in a widely used compression library. Koharu Storage 4.1 and Koharu Backup 2.0 are not affected, because the vulnerable code is never executed.",
    },
  },
  {
    of: "news",
    lang: "en",
    written: {
      subject: "Customer data possibly leaked from a contractor's file transfer service",
      overview:
        "A department store announced that customer information may have leaked after unauthorized access to a file transfer service used by its contractor. The contractor had not removed the account of a former employee, and it is believed to have been abused.",
    },
  },
  {
    of: "person",
    lang: "en",
    audience: "everyone",
    written: {
      subject: "Emails impersonating our executives",
      overview:
        "Several employees have received emails that use the names of our executives and ask for urgent transfers or to move to a chat. They come from addresses outside the company.",
      actions: [
        "Do not reply to such emails, and do not open attachments or links.",
        "If you have replied or opened a link, contact the IT department immediately.",
      ],
    },
  },
  {
    of: "jvn",
    lang: "en",
    written: {
      subject: 'Cross-site scripting in the groupware "Yamabiko"',
      overview: 'The groupware "Yamabiko" has a cross-site scripting vulnerability.',
    },
  },
];
