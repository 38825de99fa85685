/** Advisories as the sources write them, with faithful drafts and, for some, with false ones. */
import { AdvisoryContent } from "../../../src/advisory/schema.ts";
import type { Field } from "./given.ts";

const advisory = (content: object) =>
  AdvisoryContent.parse({ publishedAt: "2026-11-20T09:00:00+09:00", ...content });

export const sixthFieldDrafts: Field[] = [
  [
    advisory({
      kind: "alert",
      title: { en: "Scattered attacks on help desks: callers pose as employees" },
      summary: {
        en: "Callers who pose as employees ask help desks to reset passwords and register new phones for multi-factor authentication. They know names, employee numbers and managers. At three companies this led to the theft of data within four hours.",
      },
      scope: { en: "Organizations whose help desk resets passwords by phone" },
      action: {
        en: "Call the person back on the number in the directory before resetting anything. Do not accept employee numbers as proof of identity. Require a manager's approval for new authentication devices.",
      },
    }),
    [
      [
        "ja",
        undefined,
        {
          subject: "従業員を装ってヘルプデスクに電話をかける攻撃について",
          overview:
            "従業員になりすましてヘルプデスクに電話をかけ、パスワードのリセットや、多要素認証に使う新しい電話の登録を求める手口が報告されています。犯人は氏名、従業員番号、上司の名前を把握しています。3社では、4時間以内にデータを盗まれました。",
          scope: ["電話でパスワードをリセットしているヘルプデスクを持つ組織"],
          actions: [
            "リセットの前に、社員名簿に載っている番号へ折り返し電話してください。",
            "従業員番号を本人確認に使わないでください。",
            "新しい認証端末の登録には、上司の承認を必須にしてください。",
          ],
        },
      ],
      [
        "en",
        "everyone",
        {
          overview:
            "Criminals call help desks, pretend to be employees and ask for password resets. At three companies, data was stolen within four hours.",
        },
      ],
      [
        "en",
        "overseas",
        {
          overview:
            "Attackers phone the help desk as if they were employees and have passwords reset and new phones enrolled for MFA. They can name the employee's number and manager. Three companies lost data within 4 hours.",
          actions: [
            "Before any reset, call back using the directory number.",
            "An employee number is not proof of identity; do not accept it.",
            "Have managers approve every new authentication device.",
          ],
        },
      ],
    ],
    [
      [
        "ja",
        undefined,
        {
          actions: [
            "リセットの前に、社員名簿に載っている番号へ折り返し電話してください。",
            "従業員番号を本人確認に使ってください。",
          ],
        },
      ],
      [
        "en",
        undefined,
        {
          actions: ["Reset passwords without calling back.", "Accept employee numbers as proof of identity."],
        },
      ],
      [
        "en",
        undefined,
        { overview: "At thirteen companies this led to the theft of data within four hours." },
      ],
    ],
  ],
  [
    advisory({
      kind: "vulnerability",
      title: { ja: "Apache風Webサーバ「Hotaru HTTPD」のアップデートについて" },
      summary: {
        ja: "Hotaru HTTPD 2.4.60 が公開されました。重要度「高」の脆弱性1件と「低」2件を修正しています。CVE-1900-9101 は、mod_rewrite の設定によっては、認証を回避して制限付きのファイルにアクセスできるものです。CVE-1900-9102 と CVE-1900-9103 はサービス運用妨害です。",
      },
      scope: { ja: "Hotaru HTTPD 2.4.0 から 2.4.59 まで" },
      action: { ja: "Hotaru HTTPD 2.4.60 に更新する。" },
      identifiers: ["CVE-1900-9101", "CVE-1900-9102", "CVE-1900-9103"],
    }),
    [
      [
        "en",
        undefined,
        {
          subject: "Hotaru HTTPD 2.4.60 fixes three vulnerabilities",
          overview:
            "Hotaru HTTPD 2.4.60 has been released. It fixes one vulnerability rated high and two rated low. Depending on the mod_rewrite configuration, CVE-1900-9101 lets someone bypass authentication and access restricted files. CVE-1900-9102 and CVE-1900-9103 are denial-of-service issues.",
          scope: ["Hotaru HTTPD 2.4.0 through 2.4.59"],
          actions: ["Update Hotaru HTTPD to 2.4.60."],
        },
      ],
      [
        "ja",
        undefined,
        {
          overview:
            "Hotaru HTTPDの最新版2.4.60が公開され、3件の脆弱性が修正されました。このうちCVE-1900-9101（重要度「高」）は、mod_rewriteの設定次第で認証を回避され、制限されたファイルにアクセスされるおそれがあります。残る2件はサービス運用妨害に関するもので、重要度は「低」です。",
          actions: ["2.4.60へ更新してください。"],
        },
      ],
    ],
    [
      [
        "ja",
        undefined,
        { overview: "Hotaru HTTPDの最新版2.4.61が公開されました。", actions: ["2.4.61へ更新してください。"] },
      ],
      ["en", undefined, { overview: "Hotaru HTTPD 2.4.60 has been released. Nginx is affected as well." }],
      ["en", undefined, { scope: ["Hotaru HTTPD 2.4.0 through 2.4.60"] }],
      ["en", undefined, { actions: ["Do not update Hotaru HTTPD to 2.4.60."] }],
    ],
  ],
  [
    advisory({
      kind: "incident",
      title: { en: "Cloud storage of travel agency Kazahana left open for nine months" },
      summary: {
        en: "A storage bucket of the travel agency Kazahana was readable by anyone from February to October 2026. It held 58,700 passport scans. A contractor had changed the access policy during a migration. Access logs had not been kept, so the agency does not know whether anyone downloaded the files.",
      },
      action: {
        en: "Scan for buckets that are publicly readable. Keep access logs for at least one year. Have changes to access policies reviewed.",
      },
    }),
    [
      [
        "ja",
        undefined,
        {
          subject: "旅行会社のクラウドストレージが9か月間公開状態に",
          overview:
            "旅行会社Kazahana（カザハナ）のストレージが、2026年2月から10月まで誰でも閲覧できる状態になっていました。パスポートの画像58,700件が保存されていました。移行作業の際に、委託先がアクセスポリシーを変更したことが原因です。アクセスログは保存されておらず、ファイルがダウンロードされたかどうかは分かっていません。",
          actions: [
            "誰でも閲覧できる状態のストレージがないか点検してください。",
            "アクセスログは1年以上保存してください。",
            "アクセスポリシーの変更は、別の担当者がレビューしてください。",
          ],
        },
      ],
      [
        "en",
        "executives",
        {
          overview:
            "The travel agency Kazahana left 58,700 passport scans open to anyone for nine months. No access logs were kept, so it is not known whether the files were downloaded.",
        },
      ],
      [
        "ja",
        "everyone",
        {
          overview:
            "ある旅行会社で、パスポートの画像5万8,700件が約9か月にわたり誰でも見られる状態になっていました。",
        },
      ],
    ],
    [
      [
        "en",
        undefined,
        { overview: "The travel agency Kazahana left 57,800 passport scans open to anyone for nine months." },
      ],
      [
        "en",
        undefined,
        {
          overview:
            "The travel agency Kazahana left passport scans open to anyone from March to October 2026.",
        },
      ],
    ],
  ],
  [
    advisory({
      kind: "vulnerability",
      title: { ja: "「つゆくさPOS」に管理画面の初期パスワードが共通である問題" },
      summary: {
        ja: "つゆくさシステムズ株式会社の「つゆくさPOS」では、すべての端末で管理画面の初期パスワードが同じです。パスワードを変更していない端末に、店舗のWi-Fiに接続した第三者がログインできます。対象は2026年9月以前に出荷された端末です。",
      },
      action: {
        ja: "管理画面のパスワードを変更してください。来店客向けWi-Fiと業務用ネットワークを分離してください。",
      },
      identifiers: ["JVN#19009999"],
    }),
    [
      [
        "en",
        undefined,
        {
          subject: "Tsuyukusa POS: shared initial password of the management screen",
          overview:
            "All Tsuyukusa POS terminals by Tsuyukusa Systems share the same initial password for the management screen. Anyone connected to the shop's Wi-Fi can log in to terminals whose password has not been changed. Terminals shipped in or before September 2026 are affected.",
          actions: [
            "Change the password of the management screen.",
            "Separate guest Wi-Fi from the business network.",
          ],
        },
      ],
      [
        "ja",
        undefined,
        {
          overview:
            "「つゆくさPOS」の管理画面の初期パスワードは全端末で共通です。変更していない場合、店舗のWi-Fiに接続した第三者にログインされるおそれがあります。2026年9月以前に出荷された端末が対象です。",
          actions: [
            "管理画面のパスワードを変更してください。",
            "お客様向けWi-Fiと業務用ネットワークを分けてください。",
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
            "All Tsuyukusa POS terminals share the same initial password. Terminals shipped in or after September 2026 are affected.",
        },
      ],
      [
        "ja",
        undefined,
        {
          overview:
            "「つゆくさPOS」の管理画面の初期パスワードは全端末で共通です。2026年10月以前に出荷された端末が対象です。",
        },
      ],
      ["ja", undefined, { actions: ["管理画面のパスワードは変更しないでください。"] }],
    ],
  ],
];
