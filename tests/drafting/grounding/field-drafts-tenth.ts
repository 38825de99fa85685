/** Advisories as the sources write them, with faithful drafts and, for some, with false ones. */
import { AdvisoryContent } from "../../../src/advisory/schema.ts";
import type { Field } from "./given.ts";

const advisory = (content: object) =>
  AdvisoryContent.parse({ publishedAt: "2026-11-20T09:00:00+09:00", ...content });

export const tenthFieldDrafts: Field[] = [
  [
    advisory({
      kind: "incident",
      title: { ja: "人材派遣の雪洞スタッフ、設定ミスで登録者情報がネット上で閲覧可能に" },
      summary: {
        ja: "人材派遣の雪洞スタッフは11月18日、登録者の情報がインターネット上で閲覧できる状態になっていたと発表した。対象は2019年4月から2026年10月までに登録した4万2,318人で、氏名、生年月日、職歴などが含まれる。システム改修の際にアクセス制限を設定し忘れたことが原因。外部からの指摘で発覚し、即日修正した。アクセスの記録を調べた結果、少なくとも17件の閲覧が確認されたが、悪用の報告はないという。",
      },
      scope: { ja: "雪洞スタッフに登録した人" },
      action: { ja: "システムの改修後に、認証なしで閲覧できるページがないか確認する手順を設ける。" },
    }),
    [
      [
        "en",
        undefined,
        {
          subject: "Staffing agency left registrants' data open on the internet",
          overview:
            "On November 18, a staffing agency announced that information on registered workers could be viewed on the internet. It concerns 42,318 people who registered from April 2019 to October 2026 and includes names, dates of birth and work histories. Access restrictions had been forgotten during a system renovation. The problem came to light through an outside report and was fixed the same day. Access records show at least 17 views, but no misuse has been reported.",
          scope: ["People registered with it"],
          actions: [
            "Establish a procedure to check, after changes to a system, that no page can be viewed without authentication.",
          ],
        },
      ],
      [
        "ja",
        undefined,
        {
          subject: "設定の漏れによる個人情報の公開（人材派遣会社の事例）",
          overview:
            "雪洞スタッフの登録者42,318人分の個人情報（氏名、生年月日、職歴など）が、インターネットから閲覧できる状態になっていました。システム改修時にアクセス制限の設定が漏れていたことが原因です。外部からの指摘を受けて即日修正されましたが、少なくとも17件の閲覧があったことが分かっています。悪用の報告はありません。",
          scope: ["2019年4月から2026年10月までに雪洞スタッフに登録した方"],
          actions: [
            "システムを改修したときは、認証なしで見られるページがないか確認する手順を設けてください。",
          ],
        },
      ],
      [
        "en",
        "executives",
        {
          subject: "Personal data of 42,318 people exposed by a configuration error at a staffing agency",
          overview:
            "A staffing agency exposed registrants' personal data because access restrictions were not set after a system change. At least 17 accesses were confirmed, with no reports of misuse.",
        },
      ],
    ],
    [
      [
        "ja",
        undefined,
        {
          overview:
            "雪洞スタッフの登録者42,318人分の個人情報が公開されていました。閲覧は確認されていません。",
        },
      ],
      [
        "en",
        undefined,
        { overview: "It concerns 24,318 people who registered from April 2019 to October 2026." },
      ],
    ],
  ],
  [
    advisory({
      kind: "vulnerability",
      title: {
        en: "Hisui Endpoint Manager: authentication bypass in API",
        ja: "Hisui Endpoint Manager の API における認証回避",
      },
      summary: {
        en: "An unauthenticated attacker can call the device wipe API of Hisui Endpoint Manager 22.1 to 22.8 when the legacy agent protocol is enabled. It is disabled by default since 21.0 but stays on after an upgrade from 20.x. Hisui is aware of one case of exploitation.",
        ja: "Hisui Endpoint Manager 22.1 から 22.8 では、旧エージェントプロトコルが有効な場合、認証されていない攻撃者が端末消去の API を呼び出せます。21.0 以降は初期状態で無効ですが、20.x からアップグレードした環境では有効のままです。Hisui は悪用の事例を1件把握しています。",
      },
      scope: {
        en: "Hisui Endpoint Manager 22.1 to 22.8 with the legacy agent protocol on",
        ja: "旧エージェントプロトコルが有効な Hisui Endpoint Manager 22.1 から 22.8",
      },
      action: {
        en: "Upgrade to 22.9 within 3 days. If that is not possible, turn off the legacy agent protocol. Review the API log for calls to /v1/wipe.",
        ja: "3日以内に 22.9 へアップグレードしてください。できない場合は、旧エージェントプロトコルを無効にしてください。API ログに /v1/wipe の呼び出しがないか確認してください。",
      },
      identifiers: ["CVE-1900-3601"],
      products: [{ vendor: "Hisui", product: "Endpoint Manager", versions: "22.1 - 22.8", fixed: "22.9" }],
    }),
    [
      [
        "ja",
        undefined,
        {
          subject: "Hisui Endpoint Managerに認証回避の脆弱性、端末を消去されるおそれ",
          overview:
            "Hisui Endpoint Manager 22.1～22.8のAPIに認証回避の脆弱性があります。旧エージェントプロトコルを有効にしていると、ログインしていない攻撃者に管理対象の端末を消去されるおそれがあります。21.0以降では既定で無効ですが、20.x系からアップグレードした場合は有効なままになっています。すでに悪用された事例が1件確認されています。",
          scope: ["Hisui Endpoint Manager 22.1から22.8（旧エージェントプロトコルが有効な場合のみ）"],
          actions: [
            "3日以内に22.9へアップグレードしてください。",
            "アップグレードできない場合は、旧エージェントプロトコルを無効にしてください。",
            "APIのログを調べ、/v1/wipeが呼び出されていないか確認してください。",
          ],
        },
      ],
      [
        "en",
        undefined,
        {
          subject: "Hisui Endpoint Manager API lets attackers wipe devices (CVE-1900-3601)",
          overview:
            "If the legacy agent protocol is on, attackers can call Hisui Endpoint Manager's device wipe API without logging in. The protocol has been off by default since version 21.0, yet installations upgraded from 20.x still have it enabled. One case of exploitation is known to Hisui.",
          scope: [
            "Versions 22.1 through 22.8 of Hisui Endpoint Manager, if the legacy agent protocol is enabled",
          ],
          actions: [
            "Upgrade to version 22.9 within three days.",
            "Where that can't be done, disable the legacy agent protocol.",
            "Search the API log for calls of /v1/wipe.",
          ],
        },
      ],
      [
        "ja",
        "executives",
        {
          overview:
            "端末管理製品「Hisui Endpoint Manager」に、社外の第三者が社員の端末を消去できてしまう欠陥が見つかりました。悪用された事例が1件報告されています。",
        },
      ],
      [
        "en",
        "everyone",
        {
          overview:
            "A flaw in a product that manages our devices could let attackers erase them. It has been exploited in one case.",
        },
      ],
    ],
    [
      [
        "en",
        undefined,
        {
          actions: [
            "Upgrade to version 22.9 within 30 days.",
            "Where that can't be done, disable the legacy agent protocol.",
          ],
        },
      ],
      [
        "ja",
        undefined,
        {
          actions: [
            "3日以内に22.9へアップグレードしてください。",
            "アップグレードできない場合は、旧エージェントプロトコルを有効にしてください。",
          ],
        },
      ],
      [
        "en",
        undefined,
        {
          overview:
            "Only authenticated attackers can call the device wipe API. One case of exploitation is known.",
        },
      ],
      ["ja", undefined, { actions: ["22.9へアップグレードしてください。"] }],
    ],
  ],
  [
    advisory({
      kind: "alert",
      title: { ja: "SMSで届く偽の不在通知にご注意ください" },
      summary: {
        ja: "宅配便の不在通知を装ったSMSが増えています。リンクを開くと、Androidでは不正なアプリのインストールを求められ、iPhoneではApple IDを入力させる偽サイトが表示されます。不正なアプリを入れると、自分の端末から同じSMSが大量に送信されます。",
      },
      action: {
        ja: "SMSのリンクを開かず、公式アプリやブックマークから確認してください。\nアプリを入れてしまった場合は、機内モードにしてからアプリを削除してください。\nApple IDを入力してしまった場合は、パスワードを変更してください。",
      },
    }),
    [
      [
        "en",
        "everyone",
        {
          subject: "Watch out for fake missed-delivery text messages",
          overview:
            "Text messages that pose as missed-delivery notices are increasing. On Android, the link asks you to install a malicious app; on an iPhone, it opens a fake site that asks for your Apple ID. Once installed, the app sends the same message in large numbers from your phone.",
          actions: [
            "Do not open links in text messages. Check in the official app or from your bookmarks.",
            "If you installed the app, switch to airplane mode and then delete it.",
            "If you entered your Apple ID, change your password.",
          ],
        },
      ],
      [
        "ja",
        "everyone",
        {
          subject: "偽の不在通知SMSへの注意のお願い",
          overview:
            "宅配業者の不在通知を装うSMSが多く確認されています。リンクを開くと、Android端末では不正アプリを入れるよう促され、iPhoneでは偽サイトでApple IDの入力を求められます。不正アプリを入れてしまうと、ご自身の端末から同様のSMSが大量に送られてしまいます。",
          actions: [
            "SMSに書かれたリンクは開かないでください。確認は公式アプリかブックマークから行ってください。",
            "アプリをインストールした場合は、機内モードに切り替えたうえでアプリを削除してください。",
            "Apple IDを入力した場合は、パスワードを変更してください。",
          ],
        },
      ],
    ],
    [
      [
        "en",
        "everyone",
        {
          actions: [
            "Open the link in the text message and check.",
            "If you installed the app, switch to airplane mode and then delete it.",
          ],
        },
      ],
      [
        "ja",
        "everyone",
        {
          overview:
            "宅配便の不在通知を装ったSMSが増えています。AndroidではApple IDを入力させられ、Windows Phoneにも届きます。",
        },
      ],
    ],
  ],
  [
    advisory({
      kind: "vulnerability",
      title: { en: "Privilege escalation in Tsubame VPN client for macOS" },
      summary: {
        en: "The helper tool of Tsubame VPN client for macOS accepts commands from any local process. A local user can gain root privileges. Windows and Linux clients do not have the helper tool.",
      },
      scope: { en: "Tsubame VPN client for macOS 3.0.0 to 3.4.5" },
      action: {
        en: "Update the client to 3.4.6 through the app or your device management. The server does not need to be updated.",
      },
      identifiers: ["CVE-1900-3701"],
      products: [
        { vendor: "Tsubame", product: "VPN client for macOS", versions: "3.0.0 - 3.4.5", fixed: "3.4.6" },
      ],
      cvss: [{ version: "3.1", score: 7.8, source: "Tsubame", cve: "CVE-1900-3701" }],
    }),
    [
      [
        "ja",
        undefined,
        {
          subject: "macOS版 Tsubame VPNクライアントの権限昇格の脆弱性",
          overview:
            "macOS版のTsubame VPNクライアントに含まれるヘルパーツールは、端末上のあらゆるプロセスからのコマンドを受け付けてしまいます。このため、端末を操作できる利用者がroot権限を取得できます。WindowsとLinuxのクライアントにはヘルパーツールがありません。",
          scope: ["macOS版 Tsubame VPNクライアント 3.0.0～3.4.5"],
          actions: [
            "アプリまたは端末管理ツールから、クライアントを3.4.6に更新してください。",
            "サーバーの更新は不要です。",
          ],
        },
      ],
      [
        "en",
        undefined,
        {
          subject: "Tsubame VPN client for macOS: local privilege escalation",
          overview:
            "Any local process can send commands to the helper tool of the macOS client, so a local user is able to obtain root privileges. The clients for Windows and Linux have no helper tool and are not affected.",
          scope: ["Tsubame VPN client for macOS, 3.0.0 through 3.4.5"],
          actions: [
            "Bring the client to 3.4.6 using the app or device management.",
            "There is no need to update the server.",
          ],
        },
      ],
    ],
    [
      [
        "ja",
        undefined,
        { actions: ["クライアントを3.4.6に更新してください。", "サーバーの更新も必要です。"] },
      ],
    ],
  ],
];
