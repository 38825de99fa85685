/** Still more: holidays, lost papers, a bypassed patch, a scam; and credentials in a device. */
import { AdvisoryContent } from "../../../src/advisory/schema.ts";
import type { Field } from "./given.ts";

const advisory = (content: object) =>
  AdvisoryContent.parse({ publishedAt: "2026-11-20T09:00:00+09:00", ...content });

export const thirdFieldDrafts: Field[] = [
  [
    advisory({
      kind: "vulnerability",
      title: { en: "Shirakaba NAS: hard-coded credentials" },
      summary: {
        en: "Shirakaba NAS models SN-220 and SN-440 ship with a hard-coded maintenance account. Anyone on the same network can log in over SSH and read or erase all files. Firmware 5.0.12 removes the account. Shirakaba learned of the issue from a researcher and has seen no attacks.",
      },
      scope: { en: "SN-220 and SN-440 with firmware 5.0.11 and earlier" },
      action: {
        en: "Install firmware 5.0.12. If you can't, disable SSH in the control panel and keep the NAS off the internet. Check the login history for the user 'svc-maint'.",
      },
      identifiers: ["CVE-1900-5001"],
      products: [
        { vendor: "Shirakaba", product: "NAS SN-220", versions: "<= 5.0.11", fixed: "5.0.12" },
        { vendor: "Shirakaba", product: "NAS SN-440", versions: "<= 5.0.11", fixed: "5.0.12" },
      ],
    }),
    [
      [
        "ja",
        undefined,
        {
          subject: "Shirakaba NASに認証情報がハードコードされている脆弱性",
          overview:
            "Shirakaba製NAS「SN-220」「SN-440」に、保守用アカウントが固定で組み込まれていることが分かりました。同じネットワーク上の第三者がSSHでログインし、保存されているすべてのファイルを閲覧・消去できます。攻撃は確認されていません。",
          scope: ["SN-220、SN-440（ファームウェア5.0.11以前）"],
          actions: [
            "ファームウェアを5.0.12に更新してください。",
            "更新できない場合は、コントロールパネルでSSHを無効にし、NASをインターネットに公開しないでください。",
            "ユーザー「svc-maint」によるログイン履歴がないか確認してください。",
          ],
        },
      ],
      [
        "en",
        undefined,
        {
          overview:
            "A maintenance account with fixed credentials exists on the Shirakaba SN-220 and SN-440. An attacker in the same network could use it via SSH to view or delete any file. The account is removed in firmware 5.0.12. No attacks have been seen.",
          actions: [
            "Update both models to firmware 5.0.12.",
            "As a workaround, turn off SSH in the control panel, and make sure the NAS cannot be reached from the internet.",
            "Look through the login history for svc-maint.",
          ],
        },
      ],
      [
        "ja",
        "everyone",
        {
          overview:
            "社内のファイル保存装置「Shirakaba NAS」に、外部の人が入り込めてしまう弱点が見つかりました。現在のところ、攻撃は見つかっていません。",
        },
      ],
      [
        "en",
        "executives",
        {
          overview:
            "A flaw in a file storage device we may use could let someone inside our network read or delete files. No attacks are known, and a fix is available.",
          scope: [
            "There is nothing in what we know now that says it has been used in attacks.",
            "Use here: [Please confirm: whether we use it, and which work depends on it]",
          ],
        },
      ],
    ],
  ],
  [
    advisory({
      kind: "alert",
      title: { ja: "大型連休に向けた情報セキュリティの注意喚起" },
      summary: {
        ja: "長期休暇の時期は、システム管理者が不在になるなど、いつもとは違う状況になりやすく、トラブルへの対応が遅れることがあります。休暇の前に対策を確認してください。",
      },
      scope: { ja: "すべての組織と利用者" },
      action: {
        ja: "緊急連絡体制を確認してください。\n使わない機器の電源を切ってください。\n休暇明けには、溜まったメールの中に不審なものがないか注意してください。\n修正プログラムを適用し、定義ファイルを更新してから業務を始めてください。",
      },
      references: [
        {
          source: "Example CERT",
          title: { ja: "長期休暇における情報セキュリティ対策" },
          url: "https://example.com/holiday",
        },
      ],
    }),
    [
      [
        "en",
        "everyone",
        {
          subject: "Security precautions for the holiday period",
          overview:
            "During long holidays, system administrators may be away and responses to problems can be delayed. Please check the precautions before your holiday starts.",
          actions: [
            "Turn off devices you will not use.",
            "After the holidays, watch out for suspicious messages among the emails that have piled up.",
            "Install updates before you start working.",
          ],
        },
      ],
      [
        "ja",
        "everyone",
        {
          subject: "連休前後のセキュリティ対策のお願い",
          overview:
            "長期休暇中は管理者が不在になるなど普段と状況が異なり、トラブルへの対処が遅れがちです。休暇に入る前に、次の対策をお願いします。",
          actions: [
            "使わない機器の電源は切ってください。",
            "休暇明けは、たまったメールに不審なものが紛れていないか気を付けてください。",
            "業務を始める前に、修正プログラムの適用と定義ファイルの更新を行ってください。",
          ],
        },
      ],
      [
        "en",
        "overseas",
        {
          overview:
            "Long holidays tend to delay the response to incidents because administrators are absent. Confirm your measures beforehand.",
          actions: [
            "Confirm the emergency contact structure.",
            "Power off equipment that is not in use.",
            "When work resumes, be careful of suspicious emails, and apply patches and update virus definitions first.",
          ],
        },
      ],
    ],
  ],
  [
    advisory({
      kind: "incident",
      title: { ja: "委託先で個人情報を含む書類を誤廃棄、1万4,820人分 - 楓ヶ丘市" },
      summary: {
        ja: "楓ヶ丘市は、国民健康保険に関する申請書類1万4820人分を、保存期間の満了前に誤って廃棄したと発表した。委託先の倉庫会社が廃棄対象の箱番号を取り違えた。書類は溶解処理されており、外部への流出はないとしている。",
      },
    }),
    [
      [
        "en",
        undefined,
        {
          subject: "City contractor discards documents of 14,820 people by mistake",
          overview:
            "Kaedegaoka City announced that application documents for national health insurance concerning 14,820 people were discarded before their retention period ended. A warehouse contractor mixed up the numbers of the boxes to be discarded. The documents were dissolved, and the city says that nothing leaked to the outside.",
        },
      ],
      [
        "ja",
        "executives",
        {
          overview:
            "楓ヶ丘市で、国民健康保険の申請書類14,820人分が保存期間中に誤廃棄されました。委託先の倉庫会社が箱番号を取り違えたことが原因です。書類は溶解済みで、外部には流出していないとのことです。",
        },
      ],
    ],
  ],
  [
    advisory({
      kind: "vulnerability",
      title: { en: "Mokuren Print Server: unauthenticated RCE, patch bypass" },
      summary: {
        en: "The patch for CVE-1900-7200 released in October was incomplete. Mokuren Print Server 8.2.1 through 8.2.3 can still be exploited over TCP port 9191 without authentication. Mokuren confirmed on November 17 that the bypass is used by at least two ransomware groups.",
      },
      action: {
        en: "Upgrade to 8.2.4 immediately, even if you installed the October patch. If you cannot, stop the service or block port 9191 at the perimeter. Hunt for new local administrators and for pc-svc.exe starting cmd.exe.",
      },
      identifiers: ["CVE-1900-7201", "CVE-1900-7200"],
      products: [{ vendor: "Mokuren", product: "Print Server", versions: "8.2.1 - 8.2.3", fixed: "8.2.4" }],
      kev: { dateAdded: "2026-11-18", dueDate: "2026-11-25", ransomware: true },
    }),
    [
      [
        "ja",
        undefined,
        {
          subject: "Mokuren Print Serverに認証不要のリモートコード実行、10月の修正が不十分で再び悪用",
          overview:
            "10月に公開されたCVE-1900-7200の修正は不完全でした。Mokuren Print Server 8.2.1～8.2.3は、認証なしでTCP 9191番ポート経由で悪用されるおそれが残っています。Mokurenは11月17日、少なくとも2つのランサムウェアグループがこの回避手法を悪用していることを確認しました。CISAのKEVカタログにも11月18日に追加されています。",
          scope: ["Mokuren Print Server 8.2.1 から 8.2.3"],
          actions: [
            "10月のパッチを適用済みでも、ただちに8.2.4へアップグレードしてください。",
            "アップグレードできない場合は、サービスを停止するか、境界で9191番ポートを遮断してください。",
            "新たに作られたローカル管理者アカウントや、pc-svc.exeによるcmd.exeの起動がないか調査してください。",
          ],
        },
      ],
      [
        "en",
        "overseas",
        {
          overview:
            "October's patch for CVE-1900-7200 did not fully fix the problem: Mokuren Print Server 8.2.1 to 8.2.3 remains exploitable through TCP port 9191, and no login is needed. Mokuren says that two or more ransomware groups use the bypass.",
          actions: [
            "Upgrade to 8.2.4 at once, whether or not the October patch is installed.",
            "If that is not possible, stop the service, or block port 9191 at the network perimeter.",
            "Search for new local administrator accounts and for cmd.exe launched by pc-svc.exe.",
          ],
        },
      ],
      [
        "en",
        "everyone",
        {
          overview:
            "A print server product we may use has a serious flaw that ransomware groups already exploit.",
        },
      ],
    ],
  ],
  [
    advisory({
      kind: "alert",
      title: { ja: "「サポート詐欺」の被害が増えています" },
      summary: {
        ja: "パソコンの画面に「ウイルスに感染しました」という偽の警告を表示し、画面の番号に電話をかけさせ、遠隔操作ソフトを入れさせて金銭をだまし取る手口です。2026年度上半期の相談は2,210件で、前年同期の1.4倍でした。警告画面が出ても、実際には感染していません。",
      },
      action: {
        ja: "画面に表示された番号に電話をかけないでください。\n画面を閉じられないときは、Ctrl、Alt、Deleteキーを同時に押してサインアウトするか、再起動してください。\n電話をかけた、または遠隔操作ソフトを入れた場合は、ネットワークから切り離して情報システム部門へ連絡してください。",
      },
    }),
    [
      [
        "en",
        "everyone",
        {
          subject: "Tech support scams are on the rise",
          overview:
            'In this scam, a fake warning such as "Your computer is infected" appears on the screen and urges you to call a number. The caller is then made to install remote control software and cheated out of money. There were 2,210 inquiries in the first half of fiscal 2026, 1.4 times as many as a year before. Even if the warning appears, your computer is not actually infected.',
          actions: [
            "Do not call the number shown on the screen.",
            "If you cannot close the screen, press Ctrl, Alt and Delete together and sign out, or restart the computer.",
            "If you called or installed remote control software, disconnect from the network and contact the IT department.",
          ],
        },
      ],
      [
        "ja",
        "everyone",
        {
          overview:
            "「ウイルスに感染した」という偽の警告を画面に出し、表示した番号へ電話させて遠隔操作ソフトをインストールさせ、お金をだまし取る詐欺です。今年度上半期の相談件数は2210件に上りました。警告が出ても感染はしていません。",
          actions: [
            "表示された番号には電話しないでください。",
            "画面が閉じられない場合は、CtrlキーとAltキーとDeleteキーを一緒に押してサインアウトするか、パソコンを再起動してください。",
            "電話してしまった場合や遠隔操作ソフトを入れてしまった場合は、パソコンをネットワークから切り離し、情報システム部門へご連絡ください。",
          ],
        },
      ],
    ],
  ],
];
