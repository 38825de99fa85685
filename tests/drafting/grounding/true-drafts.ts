/** Faithful drafts: shortened, reordered, reworded or translated, as models write them. All must pass. */
import type { Audience, DraftText, Lang } from "../../../src/advisory/schema.ts";

export interface Written {
  of: string;
  lang: Lang;
  audience?: Audience;
  written: Partial<DraftText>;
}

export const trueDrafts: Written[] = [
  {
    of: "tsukiyo-gateway-auth-bypass",
    lang: "ja",
    written: {
      subject: "Tsukiyo Gatewayの認証回避の脆弱性（CVE-1900-1001）、悪用を確認",
      overview:
        "リモートアクセス装置「Tsukiyo Gateway」の管理画面に認証回避の脆弱性があり、第三者がログインせずに管理者権限を得られます。ランサムウェア攻撃に使われており、米国CISAも2026年11月21日に悪用が確認された脆弱性として公表しました。",
      scope: ["Tsukiyo Gateway: バージョン7.2.4以前", "Tsukiyo Gateway Virtual: バージョン7.2.4以前"],
      actions: [
        "Tsukiyo Gatewayを利用しているか、利用している場合はバージョンを確認してください。",
        "7.2.5以降のファームウェアへ更新してください。",
        "すぐに更新できない場合は、インターネットから管理画面に接続できないように遮断してください。",
        "更新が済んだら監査ログを調べ、覚えのない管理者アカウントや設定変更がないことを確かめてください。",
        "不審な点が見つかった装置はネットワークから切り離し、セキュリティ責任者へ報告してください。",
        "11月25日(水)までに、結果を問い合わせ先へご連絡ください。",
      ],
    },
  },
  {
    of: "tsukiyo-gateway-auth-bypass",
    lang: "en",
    written: {
      subject: "Tsukiyo Gateway authentication bypass (CVE-1900-1001) used in ransomware attacks",
      overview:
        "Attackers can bypass authentication in the management interface of Tsukiyo Gateway and obtain administrator privileges with a crafted request. The flaw is already being exploited by ransomware groups to gain initial access, and CISA listed it in the KEV catalog on November 21, 2026.",
      scope: [
        "Tsukiyo Gateway, version 7.2.4 and earlier",
        "Tsukiyo Gateway Virtual, version 7.2.4 and earlier",
      ],
      actions: [
        "Identify every Tsukiyo Gateway and Tsukiyo Gateway Virtual you operate and note its version.",
        "Upgrade the firmware to version 7.2.5 or newer.",
        "Where immediate patching is not possible, block internet access to the management interface.",
        "Once updated, review audit logs for unfamiliar administrator accounts or configuration changes.",
        "Disconnect any appliance that shows signs of compromise from the network and escalate to your security officer.",
        "Send your results by Wednesday, 25 November 2026.",
      ],
    },
  },
  {
    of: "tsukiyo-gateway-auth-bypass",
    lang: "ja",
    audience: "everyone",
    written: {
      subject: "リモート接続装置「Tsukiyo Gateway」をお使いの方へ（重要）",
      overview:
        "社外から社内へ接続するための装置「Tsukiyo Gateway」に、第三者が管理者として操作できてしまう欠陥が見つかりました。すでにランサムウェアの攻撃に悪用されています。",
      scope: ["業務で Tsukiyo Gateway を使っている方"],
      actions: [
        "該当する方は、2026年11月25日(水)までに問い合わせ先へお知らせください。",
        "更新や設定の変更は担当部門が案内します。ご自身では行わないでください。",
        "不審な画面や動きに気付いたら、操作を止めてすぐにご連絡ください。",
      ],
    },
  },
  {
    of: "tsukiyo-gateway-auth-bypass",
    lang: "en",
    audience: "executives",
    written: {
      subject: "Critical flaw in our remote access product under active attack",
      overview:
        "A security flaw in Tsukiyo Gateway, a remote access product, lets outsiders take administrator control without logging in. Criminals are already using it to deploy ransomware.",
      scope: [
        "A successful attack could interrupt operations and lead to a leak of information.",
        "Use here: [Please confirm: whether we use it, and which work depends on it]",
      ],
    },
  },
  {
    of: "asagiri-portal-path-traversal",
    lang: "ja",
    written: {
      subject: "Asagiri Portalのパストラバーサルの脆弱性、設定ファイルの読み取りに悪用",
      overview:
        "Asagiri Portalのテーマのプレビュー機能にパストラバーサルの脆弱性があります。遠隔の攻撃者が、データベースの認証情報を含め、Webサーバーが読み取れる任意のファイルを読み取ることができます。悪用が確認されています。",
      scope: ["Asagiri Portal 2.8以前で、テーマのプレビューを有効にしているもの（初期設定で有効）"],
      actions: [
        "Asagiri Portal 2.9に更新してください。",
        "更新できない場合は、「Settings > Appearance」でテーマのプレビューを無効にしてください。",
        "更新後、読み取られたおそれがあるため、データベースのパスワードを変更してください。",
      ],
    },
  },
  {
    of: "asagiri-portal-path-traversal",
    lang: "ja",
    written: {
      subject: "アサギリ・ポータルに任意のファイルを読み取られる脆弱性、攻撃を確認",
      overview:
        "コンテンツ管理製品「アサギリポータル」（Asagiri Portal）のテーマプレビューに不備があり、外部の第三者にサーバ上のファイルを閲覧される脆弱性です。実際の攻撃に悪用されており、データベースの接続情報が読み取られる可能性があります。",
      scope: ["Asagiri Portal 2.8 およびそれ以前（テーマプレビューが有効な場合。既定値は有効です）"],
      actions: [
        "バージョン2.9へアップデートしてください。",
        "アップデートが難しい場合は、設定画面の外観の項目でテーマのプレビューをオフにしてください。",
        "アップデート後にデータベースのパスワードを変更してください。すでに読み取られているおそれがあります。",
      ],
    },
  },
  {
    of: "asagiri-portal-path-traversal",
    lang: "en",
    written: {
      overview:
        "A path traversal flaw in the theme preview of Asagiri Portal allows remote attackers to read any file accessible to the web server, database credentials included. It is known to be exploited.",
      scope: ["Asagiri Portal 2.8 or older, if the theme preview is turned on (it is by default)"],
      actions: [
        "Install Asagiri Portal 2.9.",
        "If you are unable to update, switch off the theme preview (Settings > Appearance).",
        "Rotate the database password afterwards, as it may already have been exposed.",
      ],
    },
  },
  {
    of: "yamabuki-transfer-rce",
    lang: "en",
    written: {
      subject: "Yamabuki Transfer remote code execution (CVE-1900-1002), exploited",
      overview:
        "Improper handling of uploads in the file transfer server Yamabuki Transfer allows unauthenticated attackers to execute arbitrary code. It has been exploited in the wild and files awaiting collection were stolen.",
      scope: ["Yamabuki Transfer versions 4.0.0 through 4.3.1"],
      actions: [
        "Upgrade Yamabuki Transfer to version 4.3.2 or later.",
        "Look for unknown .jsp files in the public folder.",
        "Check the files waiting for pick-up and remove whatever is not needed anymore.",
        "Reset the passwords of service accounts that log in from outside.",
      ],
    },
  },
  {
    of: "yamabuki-transfer-rce",
    lang: "ja",
    written: {
      overview:
        "「Yamabuki Transfer」のアップロード処理の不備により、認証なしで任意のコードを実行される脆弱性です。すでに悪用が確認され、受け渡し用ファイルの盗難も発生しています。",
      scope: ["Yamabuki Transfer バージョン 4.0.0〜4.3.1"],
      actions: [
        "Yamabuki Transfer を 4.3.2 以上にアップデートしてください。",
        "公開フォルダに不審な .jsp ファイルがないか調べてください。",
        "受け渡し用ファイルを見直し、不要なものは削除してください。",
        "外部接続に使うサービスアカウントのパスワードを変更してください。",
      ],
    },
  },
  {
    of: "hibarigahara-cloud-form",
    lang: "en",
    audience: "overseas",
    written: {
      subject: "Check online forms: sign-up form at a Japanese city exposed applicants' data",
      overview:
        "Hibarigahara City in Japan disclosed that people who signed up for an event could view other applicants' names and phone numbers. A setting of the cloud form that displays a summary of responses had been left enabled.",
      scope: ["Any organization that publishes cloud-based forms or surveys"],
      actions: [
        "Make a list of all forms you have published, and verify that response summaries and lists are not shown to respondents.",
        "Introduce a second-person review of form settings before publication.",
      ],
    },
  },
  {
    of: "hibarigahara-cloud-form",
    lang: "ja",
    audience: "everyone",
    written: {
      subject: "申込フォームの設定ミスによる個人情報の公開事例について",
      overview:
        "ひばりが原市のイベント申込フォームで、共有設定の誤りから、申込者の氏名と電話番号が他の申込者に見える状態になっていました。",
      scope: ["クラウドのフォームやアンケートを社外に公開している方"],
      actions: [
        "公開しているフォームをすべて洗い出し、回答の概要や一覧が回答者に表示されない設定になっているかご確認ください。",
        "フォームの公開前に、別の担当者に設定を確認してもらってください。",
      ],
    },
  },
];
