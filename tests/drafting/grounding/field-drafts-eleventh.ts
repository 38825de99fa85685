/** Advisories as the sources write them, with faithful drafts and with false ones. */
import { AdvisoryContent } from "../../../src/advisory/schema.ts";
import type { Field } from "./given.ts";

const advisory = (content: object) =>
  AdvisoryContent.parse({ publishedAt: "2026-11-20T09:00:00+09:00", ...content });

export const eleventhFieldDrafts: Field[] = [
  [
    advisory({
      kind: "vulnerability",
      title: { en: "Wisteria Wiki: stored XSS and account takeover" },
      summary: {
        en: "Page titles in Wisteria Wiki 6.0 to 6.5.1 are not escaped in the history view. A user with edit rights can run scripts in other users' browsers and take over their accounts. Wikis open for public editing are at the highest risk. The maintainers know of no attacks.",
      },
      action: {
        en: "Update to 6.5.2. Until you can, restrict editing to trusted users. Log out all sessions after the update.",
      },
      identifiers: ["CVE-1900-4401"],
      products: [{ vendor: "Wisteria", product: "Wiki", versions: "6.0 - 6.5.1", fixed: "6.5.2" }],
    }),
    [
      [
        "ja",
        undefined,
        {
          subject: "Wisteria Wikiに格納型クロスサイトスクリプティングの脆弱性",
          overview:
            "Wisteria Wiki 6.0から6.5.1では、履歴画面でページ名のエスケープ処理が行われません。編集権限を持つ利用者が、ほかの利用者のブラウザー上でスクリプトを実行し、アカウントを乗っ取ることができます。誰でも編集できる設定のWikiは特に危険です。開発元は攻撃を把握していません。",
          scope: ["Wisteria Wiki 6.0～6.5.1"],
          actions: [
            "6.5.2にアップデートしてください。",
            "アップデートできるまでは、編集を信頼できる利用者に限定してください。",
            "アップデート後に、すべてのセッションをログアウトさせてください。",
          ],
        },
      ],
      [
        "en",
        undefined,
        {
          overview:
            "Wisteria Wiki 6.0 to 6.5.1 fails to escape page titles in the history view, so anyone who may edit pages can run scripts in the browsers of others and hijack their accounts. Publicly editable wikis are most at risk. No attacks are known to the maintainers.",
          actions: [
            "Install 6.5.2.",
            "Limit editing to users you trust until then.",
            "End all sessions once you have updated.",
          ],
        },
      ],
    ],
    [
      [
        "en",
        undefined,
        {
          overview:
            "Only administrators can run scripts in other users' browsers. The maintainers know of attacks.",
        },
      ],
    ],
  ],
  [
    advisory({
      kind: "incident",
      title: { ja: "自治体向けクラウドで障害、証明書のコンビニ交付が12自治体で停止" },
      summary: {
        ja: "青嵐システムは11月19日、自治体向けクラウドの障害により、12の自治体で証明書のコンビニ交付が約7時間停止したと発表した。原因はストレージの更新作業中の手順の誤りで、サイバー攻撃ではない。データの消失や漏えいは確認されていない。",
      },
      action: { ja: "更新作業の手順書に、切り戻しの判断基準を記載する。" },
    }),
    [
      [
        "en",
        undefined,
        {
          subject: "Cloud outage stops certificate issuance in 12 municipalities",
          overview:
            "Seiran Systems announced that a failure of its cloud for municipalities on November 19 stopped the issuance of certificates at convenience stores in 12 municipalities for about seven hours. The cause was a mistake in the procedure while storage was being updated; it was not a cyberattack. No loss or leak of data has been confirmed.",
          actions: ["Add criteria for rolling back to the procedures for update work."],
        },
      ],
      [
        "ja",
        "executives",
        {
          overview:
            "自治体向けクラウドの障害で、12自治体の証明書のコンビニ交付がおよそ7時間止まりました。ストレージ更新の手順を誤ったことが原因で、サイバー攻撃によるものではありません。",
        },
      ],
    ],
    [
      [
        "ja",
        undefined,
        { overview: "サイバー攻撃により、12の自治体で証明書のコンビニ交付が約7時間停止しました。" },
      ],
      ["en", undefined, { overview: "Loss of data has been confirmed in 12 municipalities." }],
    ],
  ],
  [
    advisory({
      kind: "alert",
      title: { en: "Fake browser updates install remote access malware" },
      summary: {
        en: "Hacked websites show a full-screen notice that the browser is out of date. The download is a remote access trojan called Mothwing. Real browsers never ask you to download an update from a website. In October 9% of the incidents we handled began this way.",
      },
      action: {
        en: "Update browsers only through their own menu. Block script downloads at the proxy. If someone ran the file, isolate the computer and reset the user's passwords.",
      },
    }),
    [
      [
        "ja",
        undefined,
        {
          subject: "偽のブラウザー更新画面によるマルウェア感染",
          overview:
            "改ざんされたWebサイトで、ブラウザーが古いという全画面の通知が表示される手口です。ダウンロードされるのは「Mothwing」と呼ばれるリモートアクセス型のトロイの木馬です。本物のブラウザーが、Webサイトから更新をダウンロードするよう求めることはありません。10月に対応したインシデントの9%が、この手口から始まっていました。",
          actions: [
            "ブラウザーの更新は、ブラウザー自身のメニューからのみ行ってください。",
            "プロキシで、スクリプトファイルのダウンロードを遮断してください。",
            "ファイルを実行してしまった場合は、端末を隔離し、利用者のパスワードをリセットしてください。",
          ],
        },
      ],
      [
        "en",
        "everyone",
        {
          subject: "Do not trust browser updates offered by websites",
          overview:
            "Some hacked websites claim that your browser is out of date and offer a download. It is malware that lets criminals control your computer. Your browser will never ask you to download an update from a website.",
          actions: [
            "Only update your browser from its own menu.",
            "If you ran such a file, contact the IT department right away.",
          ],
        },
      ],
      [
        "ja",
        "everyone",
        {
          overview:
            "Webサイトに「ブラウザーが古くなっています」という偽の通知を表示し、マルウェアを入れさせる手口が確認されています。",
          actions: ["ブラウザーの更新は、必ずブラウザーのメニューから行ってください。"],
        },
      ],
    ],
    [
      ["ja", undefined, { overview: "10月に対応したインシデントの19%が、この手口から始まっていました。" }],
      ["en", "everyone", { overview: "Real browsers ask you to download an update from a website." }],
    ],
  ],
  [
    advisory({
      kind: "vulnerability",
      title: {
        ja: "産業用PLC「Raicho」シリーズに情報漏えいの脆弱性",
        en: "Information disclosure in Raicho PLC series",
      },
      summary: {
        ja: "PLC「Raicho」シリーズの通信機能に、メモリの内容が漏えいする脆弱性があります。細工したパケットを受信すると、認証情報を含むメモリの一部を応答することがあります。制御動作には影響しません。",
        en: "The communication function of Raicho PLCs may return part of its memory, including credentials, when it receives a crafted packet. Control operations are not affected.",
      },
      scope: {
        ja: "Raicho R1: 全バージョン\nRaicho R2: V3.0 より前",
        en: "Raicho R1: all versions\nRaicho R2: before V3.0",
      },
      action: {
        ja: "Raicho R2 は V3.0 以降に更新してください。Raicho R1 の修正版は提供されません。ファイアウォールでTCPポート 2404 へのアクセスを制限してください。",
        en: "Update Raicho R2 to V3.0 or later. No fix will be provided for Raicho R1. Restrict access to TCP port 2404 with a firewall.",
      },
      identifiers: ["CVE-1900-4501", "JVNVU#19004501"],
    }),
    [
      [
        "ja",
        undefined,
        {
          subject: "PLC「Raicho」シリーズの脆弱性（CVE-1900-4501）",
          overview:
            "「Raicho」シリーズのPLCは、細工されたパケットを受け取ると、認証情報を含むメモリの内容の一部を返してしまうことがあります。制御の動作に影響はありません。",
          scope: ["Raicho R1のすべてのバージョン", "Raicho R2のV3.0未満"],
          actions: [
            "Raicho R2はV3.0以降に更新してください。",
            "Raicho R1には修正版が提供されないため、ファイアウォールでTCP 2404番ポートへのアクセスを制限してください。",
          ],
        },
      ],
      [
        "en",
        "overseas",
        {
          overview:
            "Raicho PLCs can leak parts of their memory, credentials among them, in response to a crafted packet. Control operations are unaffected.",
          scope: ["Raicho R1, every version", "Raicho R2 earlier than V3.0"],
          actions: [
            "Update Raicho R2 to V3.0 or later.",
            "Raicho R1 will not receive a fix. Use a firewall to limit who can reach TCP port 2404.",
          ],
        },
      ],
    ],
    [
      ["en", undefined, { overview: "Control operations are affected." }],
      [
        "ja",
        undefined,
        { actions: ["Raicho R1とR2はV3.0以降に更新してください。R1の修正版も提供されます。"] },
      ],
    ],
  ],
  [
    advisory({
      kind: "incident",
      title: { en: "Charity Sazanka loses donations to cloned website" },
      summary: {
        en: "Between October 1 and November 10, about 260 people donated a total of 3.1 million yen on a copy of the Sazanka charity's website. The copy was found through search advertisements and differed in one letter of the address. The charity's own site and donor data were not compromised. The hosting provider took the copy down on November 12.",
      },
      action: {
        en: "Watch for domain names that resemble yours. Do not reach donation pages through advertisements; use bookmarks.",
      },
    }),
    [
      [
        "ja",
        undefined,
        {
          subject: "慈善団体「Sazanka」の偽サイトで寄付金の被害",
          overview:
            "10月1日から11月10日までの間に、慈善団体Sazankaのサイトを複製した偽サイトで、約260人が合計310万円を寄付していました。偽サイトは検索広告から誘導されるもので、アドレスが1文字だけ異なっていました。団体自身のサイトと寄付者のデータは侵害されていません。偽サイトは11月12日にホスティング事業者が停止しました。",
          actions: [
            "自組織に似たドメイン名がないか監視してください。",
            "寄付のページは広告から開かず、ブックマークを使ってください。",
          ],
        },
      ],
      [
        "en",
        "executives",
        {
          overview:
            "About 260 donors gave 3.1 million yen to a fake copy of a charity's website between October 1 and November 10. The charity's own site was not breached.",
        },
      ],
    ],
    [
      [
        "ja",
        undefined,
        { overview: "慈善団体Sazankaのサイトが侵害され、約260人が合計310万円を寄付していました。" },
      ],
      ["en", undefined, { overview: "About 620 people donated a total of 3.1 million yen." }],
    ],
  ],
];
