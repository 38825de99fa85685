/** Faithful drafts of the examples' incidents and notices, and of vulnerabilities in Japanese alone. */
import type { Written } from "./true-drafts.ts";

export const incidentDrafts: Written[] = [
  {
    of: "hoshimizaka-contractor-ransomware",
    lang: "en",
    written: {
      subject: "Delivery contractor hit by ransomware, links to shippers suspended",
      overview:
        "Hoshimizaka Logistics, a logistics company, announced that it was hit by ransomware. An old account on a VPN appliance used for maintenance is believed to have been the entry point. The company has suspended data exchange with shippers and is investigating the impact on their systems.",
      scope: [
        "Shippers that exchange data with Hoshimizaka Logistics",
        "Accounts and connections provided to the company's users",
      ],
      actions: [
        "Stop VPN connections and file exchange with the company.",
        "Disable the accounts issued to it and change passwords and keys.",
        "Review recent logins and file operations that came from the company's addresses.",
        "Work with the business units to prepare for arranging deliveries manually.",
      ],
    },
  },
  {
    of: "hoshimizaka-contractor-ransomware",
    lang: "ja",
    audience: "executives",
    written: {
      subject: "配送の委託先でランサムウェア被害、当社の配送への影響を確認中",
      overview:
        "当社が配送を委託している星見坂ロジスティクスがランサムウェアの被害を公表しました。保守用VPN機器に残っていた古いアカウントから侵入されたとみられます。",
      scope: ["当社への影響: 〔ご確認ください: 影響の有無と、その内容〕"],
    },
  },
  {
    of: "kogane-runtime-end-of-support",
    lang: "ja",
    written: {
      subject: "Kogane Runtime 8 の無償サポート終了（来年夏）について",
      overview:
        "Kogane Runtime の開発元は、バージョン 8 の無償のセキュリティ更新を来年の夏に終了すると発表しました。バージョン 17 以降は対象外です。",
      scope: ["Kogane Runtime 8 で稼働しているシステム"],
      actions: [
        "次回の更改計画に、バージョン 17 以降への移行を盛り込んでください。",
        "現時点で対応は不要です。",
      ],
    },
  },
  {
    of: "kogane-runtime-end-of-support",
    lang: "ja",
    written: {
      overview:
        "コガネランタイム（Kogane Runtime）8の無償セキュリティアップデートが、来年夏に提供終了となります。17以降のバージョンは影響を受けません。",
      actions: ["次の更新計画に17以降への移行を含めてください。今すぐの対応は必要ありません。"],
    },
  },
  {
    of: "konoha-printers-many-models",
    lang: "ja",
    audience: "executives",
    written: {
      subject: "コノハ製の複合機などに複数の脆弱性、ファームウェアの更新を準備",
      overview:
        "コノハイメージングの複合機・プリンタ・スキャナに4件の脆弱性が見つかりました。社内ネットワークの第三者に設定や保存文書を読み取られたり、機器を止められたりするおそれがあります。悪用の報告はありません。",
    },
  },
  {
    of: "minamo-router-command-injection",
    lang: "en",
    written: {
      subject: "OS command injection in Minamo routers (CVE-1900-1004)",
      overview:
        "Minamo routers are vulnerable to OS command injection. A third party who can log in to the administration page may be able to run arbitrary OS commands on the router.",
      scope: [
        "MN-R1200 with firmware 1.18 and earlier",
        "MN-R2400 with firmware 1.07 and earlier",
        "MN-R3600 (end of support; no fix is planned)",
      ],
      actions: [
        "Update the firmware to the latest version following the developer's instructions.",
        "The MN-R3600 is no longer supported. Consider migrating to a successor product.",
      ],
    },
  },
  {
    of: "minamo-router-command-injection",
    lang: "ja",
    written: {
      overview:
        "Minamoルータに、管理画面へログインできる第三者が任意のOSコマンドを実行できる脆弱性が見つかりました。",
      scope: [
        "MN-R1200（ファームウェア 1.18 以前）",
        "MN-R2400（ファームウェア 1.07 以前）",
        "MN-R3600（サポートが終了しており、修正は予定されていません）",
      ],
      actions: [
        "MN-R1200とMN-R2400は、ファームウェアを最新版に更新してください。",
        "MN-R3600は修正されないため、後継機種への入れ替えをご検討ください。",
      ],
    },
  },
  {
    of: "yoshino-inventory-unauthorised-access",
    lang: "ja",
    written: {
      overview:
        "株式会社髙﨑𠮷乃商会の在庫管理システム「ザイコナビ」が不正アクセスを受け、取引先担当者の氏名とメールアドレスを閲覧された可能性があります。原因は調査中で、同社はシステムを停止し、VPN接続のパスワードをすべて変更しました。",
      scope: ["株式会社髙﨑𠮷乃商会と取引のある企業", "在庫管理システム「ザイコナビ」を利用している企業"],
      actions: [
        "同社の担当者を名乗る不審なメールに注意してください。",
        "「ザイコナビ」を利用している場合は、提供元からの案内を確認してください。",
        "VPNやリモートデスクトップのパスワードの使い回しがないか点検してください。",
      ],
    },
  },
  {
    of: "yoshino-inventory-unauthorised-access",
    lang: "en",
    written: {
      subject:
        "Unauthorized access to the inventory system of a wholesaler, business contacts possibly viewed",
      overview:
        'The wholesaler Takasaki Yoshino Shokai reported unauthorized access to its inventory management system "Zaiko Navi". Names and email addresses of contacts at business partners may have been viewed. The cause is under investigation. The company has taken the system offline and changed all VPN passwords.',
      scope: [
        "Takasaki Yoshino Shokai (wholesale)",
        "Companies that use the inventory management system Zaiko Navi",
      ],
      actions: [
        "If you do business with the company, be alert to suspicious emails claiming to be from its staff.",
        "If you use Zaiko Navi, check the provider's notices.",
        "Verify that passwords for VPN and remote desktop are not reused.",
      ],
    },
  },
  {
    of: "nara-wu-smtp-relay",
    lang: "en",
    audience: "overseas",
    written: {
      subject: "Misconfigured SMTP server at Nara Women's University abused to send spam",
      overview:
        "A misconfigured SMTP server at Nara Women's University was abused as a relay by a third party. About 170,000 spam emails were sent between February 21 and 24, 2026. No intrusion or leak of personal information has been confirmed, and the configuration has since been corrected.",
      scope: ["SMTP servers that accept mail for relay without authentication"],
      actions: [
        "Prohibit open relay on SMTP servers and enforce SMTP AUTH together with restrictions on sending hosts.",
        "Monitor outgoing mail logs continuously so that unusual volumes are noticed early.",
      ],
    },
  },
  {
    of: "nara-wu-smtp-relay",
    lang: "ja",
    audience: "everyone",
    written: {
      subject: "メールサーバの設定不備で大量の迷惑メールが送信された事例",
      overview:
        "奈良女子大学のメールサーバ（SMTPサーバ）が設定不備により第三者の踏み台となり、令和8年2月21日から24日に170,000件ほどの迷惑メールが送信されました。不正侵入や個人情報の流出は確認されていません。",
    },
  },
  {
    of: "security-training-materials",
    lang: "en",
    written: {
      subject: "Security training materials for small and medium-sized businesses",
      overview:
        "New information security materials for training new employees and transferees have been published. Short videos and quizzes cover targeted email attacks, password management and portable devices. They are free of charge.",
      actions: ["Use them as a reference when you plan training."],
    },
  },
  {
    of: "origami-print-withdrawn",
    lang: "en",
    written: {
      overview:
        "The advisory on a privilege escalation in Origami Print Manager was withdrawn on 20 November 2026. An investigation found that the behaviour occurs only if an administrator allowed it in advance and that it is not a vulnerability.",
    },
  },
  {
    of: "chat-mention-phishing",
    lang: "en",
    audience: "everyone",
    written: {
      subject: "Beware of phishing that looks like chat notifications",
      overview:
        "Phishing mails that pose as notifications from chat services are increasing. They contain marks such as <!channel> in the subject or text, and their links lead to a fake login page.",
      actions: [
        "Do not follow links in notification mails; open the chat app itself instead.",
        "If you entered your password by mistake, change it at once and contact the IT department.",
      ],
    },
  },
  {
    of: "monthly-security-updates",
    lang: "ja",
    written: {
      overview:
        "Akebono OSなど主要な9製品の月例セキュリティ更新プログラムが公開されました。公開時点で悪用が確認された脆弱性はありません。通常の手順で検証し、今月中に適用してください。",
      actions: [
        "検証用端末に更新プログラムを適用し、業務アプリの動作に問題がないことを確認してください。",
        "問題がなければ、全社の端末とサーバに段階的に展開してください。",
        "再起動を伴う更新もあるため、サーバへの適用は計画停止の時間帯に行ってください。",
      ],
    },
  },
];
