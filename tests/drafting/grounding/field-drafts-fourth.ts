/** Advisories as the sources write them, with faithful drafts and, for some, with false ones. */
import { AdvisoryContent } from "../../../src/advisory/schema.ts";
import type { Field } from "./given.ts";

const advisory = (content: object) =>
  AdvisoryContent.parse({ publishedAt: "2026-11-20T09:00:00+09:00", ...content });

export const fourthFieldDrafts: Field[] = [
  [
    advisory({
      kind: "vulnerability",
      title: {
        ja: "Hinode製ルータのWebUIにおける認証不備の脆弱性",
        en: "Improper authentication in Hinode router web UI",
      },
      summary: {
        ja: "Hinode製ルータ HR-500 および HR-800 のWebUIには認証不備の脆弱性があり、隣接するネットワークの攻撃者により、管理者パスワードを再設定される可能性があります。WAN側からは攻撃できません。",
        en: "The web UI of Hinode routers HR-500 and HR-800 has an improper authentication vulnerability. An attacker on an adjacent network may reset the administrator password. It cannot be attacked from the WAN side.",
      },
      scope: {
        ja: "HR-500 ファームウェア V2.03 以前\nHR-800 ファームウェア V1.11 以前",
        en: "HR-500 firmware V2.03 and earlier\nHR-800 firmware V1.11 and earlier",
      },
      action: {
        ja: "ファームウェアを HR-500 は V2.04、HR-800 は V1.12 に更新してください。\n更新できない場合は、ゲスト用Wi-Fiを停止し、WebUIへの接続元を制限してください。",
        en: "Update HR-500 to V2.04 and HR-800 to V1.12.\nIf you cannot update, stop guest Wi-Fi and restrict which addresses may connect to the web UI.",
      },
      identifiers: ["CVE-1900-8001"],
    }),
    [
      [
        "ja",
        undefined,
        {
          subject: "Hinode製ルータ（HR-500、HR-800）の脆弱性に関するお知らせ",
          overview:
            "ルータのWeb管理画面に認証の不備があり、隣接ネットワークにいる攻撃者に管理者パスワードをリセットされるおそれがあります。なお、WAN側から攻撃されることはありません。",
          scope: ["HR-500: ファームウェアV2.03以前", "HR-800: ファームウェアV1.11以前"],
          actions: [
            "HR-500はV2.04、HR-800はV1.12へファームウェアを更新してください。",
            "すぐに更新できない場合は、ゲスト用Wi-Fiを止め、Web管理画面に接続できる端末を限定してください。",
          ],
        },
      ],
      [
        "en",
        undefined,
        {
          overview:
            "Because of improper authentication in the web UI, someone on an adjacent network could reset the administrator password of the HR-500 and HR-800. Attacks from the WAN side are not possible.",
          actions: [
            "Install firmware V2.04 on the HR-500 and V1.12 on the HR-800.",
            "If updating is not an option, turn off guest Wi-Fi and limit the addresses that can reach the web UI.",
          ],
        },
      ],
      [
        "en",
        "executives",
        {
          subject: "Vulnerability in office routers",
          overview:
            "Two router models may let someone on the same local network take over the administrator password. They cannot be attacked from the internet side.",
        },
      ],
    ],
  ],
  [
    advisory({
      kind: "alert",
      title: { en: "Takedown of botnet 'Ruriko' and what to check" },
      summary: {
        en: "Police in seven countries took down 340 servers of the Ruriko botnet on 17 November 2026. Around 2.3 million devices, mostly home cameras, had been infected since 2023. Infected devices no longer receive commands but remain vulnerable until they are updated. No arrests have been made.",
      },
      action: {
        en: "Look for connections to port 52881 in the logs since January 2026. Update or replace cameras. Change default passwords.",
      },
      identifiers: [],
    }),
    [
      [
        "ja",
        undefined,
        {
          subject: "ボットネット「Ruriko」の摘発と確認事項",
          overview:
            "2026年11月17日、7か国の警察がボットネット「Ruriko」のサーバ340台を停止させました。2023年以降、家庭用カメラを中心に約230万台の機器が感染していました。感染機器は命令を受け取らなくなりましたが、更新するまでは脆弱なままです。逮捕者は出ていません。",
          actions: [
            "2026年1月以降のログに、52881番ポートへの通信がないか確認してください。",
            "カメラを更新するか、買い替えてください。",
            "初期パスワードを変更してください。",
          ],
        },
      ],
      [
        "en",
        "everyone",
        {
          overview:
            "Police took down the Ruriko botnet, which had infected some 2.3 million devices, most of them home cameras. If you use such a camera, update it and change its default password.",
        },
      ],
      [
        "en",
        undefined,
        {
          overview:
            "On November 17, police from seven countries seized 340 servers of the Ruriko botnet. Since 2023 it had infected about 2.3 million devices, mainly home cameras. They can no longer be controlled, yet they stay vulnerable until updated. Nobody has been arrested.",
          actions: [
            "Search your logs from January 2026 onward for traffic to port 52881.",
            "Update cameras, or replace them.",
            "Set new passwords where defaults are still in use.",
          ],
        },
      ],
    ],
  ],
  [
    advisory({
      kind: "incident",
      title: { ja: "私立あけぼの学園、サポート詐欺で教員端末が遠隔操作 成績データ流出の可能性は低い" },
      summary: {
        ja: "学校法人あけぼの学園は11月14日、教員が業務用パソコンで偽の警告画面に表示された番号に電話し、約40分間遠隔操作を受けたと公表した。端末には生徒86人の成績データがあったが、通信記録から流出の可能性は低いとしている。端末は初期化された。",
      },
      action: {
        ja: "偽の警告画面が出た場合は電話をかけず、ネットワークから切断して情報システム担当に連絡する。",
      },
    }),
    [
      [
        "en",
        undefined,
        {
          subject: "School: teacher's computer remotely controlled in support scam",
          overview:
            "Akebono Gakuen, a school corporation, announced on November 14 that a teacher called the number shown on a fake warning screen on a work computer, which was then remotely controlled for about 40 minutes. Grade data of 86 students was on the device. Based on communication records, the school considers a leak unlikely. The device has been wiped.",
          actions: [
            "If a fake warning appears, do not call the number. Disconnect from the network and contact IT.",
          ],
        },
      ],
      [
        "ja",
        "everyone",
        {
          overview:
            "学校法人あけぼの学園で、教員が偽の警告画面に書かれた番号へ電話し、パソコンを約40分にわたり遠隔操作される被害がありました。",
          actions: [
            "偽の警告画面が表示されても電話はかけず、ネットワークを切断して、情報システム担当へ連絡してください。",
          ],
        },
      ],
      [
        "ja",
        "executives",
        {
          overview:
            "他校で、教員のパソコンがサポート詐欺により40分ほど遠隔操作されました。生徒86名の成績データが保存されていましたが、流出した可能性は低いとされています。",
        },
      ],
    ],
  ],
  [
    advisory({
      kind: "vulnerability",
      title: { en: "Suzumushi Chat for Desktop: link preview leaks local files" },
      summary: {
        en: "A link in a message can make Suzumushi Chat for Desktop read local files and send them to the author of the link. The user does not have to click it. Versions 4.0 through 4.7.2 on Windows and macOS are affected; the web and mobile apps are not.",
      },
      action: {
        en: "The app updates itself to 4.7.3; restart it to complete the update. Administrators who block automatic updates must deploy 4.7.3.",
      },
      identifiers: ["CVE-1900-8101"],
      products: [
        { vendor: "Suzumushi", product: "Chat for Desktop", versions: "4.0 - 4.7.2", fixed: "4.7.3" },
      ],
    }),
    [
      [
        "ja",
        "everyone",
        {
          subject: "チャットアプリ「Suzumushi Chat」の再起動のお願い",
          overview:
            "パソコン版の「Suzumushi Chat」に、メッセージ内のリンクによってパソコンの中のファイルを読み取られ、外部に送られてしまう欠陥があります。リンクをクリックしなくても被害を受けるおそれがあります。Web版とスマートフォン版は影響を受けません。",
          actions: [
            "該当する方は、2026年12月18日(金)までに下記のお問い合わせ先へお知らせください。",
            "製品の更新や設定の変更は、担当部門からの案内に従ってください。",
          ],
        },
      ],
      [
        "ja",
        undefined,
        {
          overview:
            "Suzumushi Chat for Desktopでは、メッセージに含まれるリンクを通じてローカルファイルを読み取られ、リンクの作成者に送信されるおそれがあります。利用者がクリックする必要はありません。WindowsとmacOSの4.0から4.7.2が対象で、Web版とモバイル版は対象外です。",
          actions: [
            "アプリは4.7.3に自動で更新されます。再起動して更新を完了してください。",
            "自動更新を止めている場合は、管理者が4.7.3を配布してください。",
          ],
        },
      ],
      [
        "en",
        undefined,
        {
          overview:
            "Suzumushi Chat for Desktop (Windows and macOS, 4.0 to 4.7.2) can be made to read local files and send them to whoever wrote a link, without any click by the user. Web and mobile apps are unaffected.",
          actions: [
            "Restart the app to finish its automatic update to 4.7.3.",
            "Where automatic updates are blocked, deploy 4.7.3 yourself.",
          ],
        },
      ],
    ],
  ],
  [
    advisory({
      kind: "alert",
      title: { ja: "公開サーバの古いPHPに対する攻撃が続いています" },
      summary: {
        ja: "サポートが終了したPHP 7系を使う公開サーバへの攻撃を引き続き観測しています。10月の観測数は1日あたり平均8,700件で、9月の約2倍です。攻撃が成功すると、仮想通貨の採掘に使われたり、フィッシングサイトの設置場所にされたりします。",
      },
      scope: { ja: "PHP 7.4 以前を利用している公開サーバ" },
      action: {
        ja: "PHP 8.3 以降に移行してください。移行に時間がかかる場合は、WAFの導入やアクセス元の制限を検討してください。不審なファイルが設置されていないか確認してください。",
      },
      alertBy: "Example CERT",
    }),
    [
      [
        "en",
        undefined,
        {
          subject: "Continued attacks on public servers running old PHP",
          overview:
            "Attacks on public servers that use the unsupported PHP 7 series continue to be observed. In October there were 8,700 a day on average, about twice as many as in September. Compromised servers are used to mine cryptocurrency or to host phishing sites.",
          scope: ["Public servers running PHP 7.4 or earlier"],
          actions: [
            "Migrate to PHP 8.3 or later.",
            "If migration takes time, consider introducing a WAF or restricting source addresses.",
            "Check that no suspicious files have been placed on the server.",
          ],
        },
      ],
      [
        "ja",
        undefined,
        {
          overview:
            "サポート切れのPHP 7系で動く公開サーバが攻撃され続けています。10月は1日平均8700件と、9月のおよそ2倍に増えました。侵害されると、仮想通貨のマイニングやフィッシングサイトの設置に悪用されます。",
          scope: ["PHP 7.4以前で稼働する公開サーバ"],
          actions: [
            "PHP 8.3以降へ移行してください。",
            "すぐに移行できない場合は、WAFの導入やアクセス元の制限をご検討ください。",
            "不審なファイルが置かれていないかご確認ください。",
          ],
        },
      ],
      [
        "en",
        "executives",
        {
          overview:
            "Servers on outdated PHP are under continued attack, with 8,700 attempts a day in October, roughly double the month before.",
        },
      ],
    ],
  ],
];
