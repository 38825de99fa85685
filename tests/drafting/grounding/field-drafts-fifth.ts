/** Advisories as the sources write them, with faithful drafts and, for some, with false ones. */
import { AdvisoryContent } from "../../../src/advisory/schema.ts";
import type { Field } from "./given.ts";

const advisory = (content: object) =>
  AdvisoryContent.parse({ publishedAt: "2026-11-20T09:00:00+09:00", ...content });

export const fifthFieldDrafts: Field[] = [
  [
    advisory({
      kind: "vulnerability",
      title: {
        en: "Kinmokusei Backup: restore console exposes archives",
        ja: "Kinmokusei Backupの復元コンソールの脆弱性",
      },
      summary: {
        en: "The restore console of Kinmokusei Backup 11 and 12 does not check permissions. Any domain user can restore, and so read, any archive. Version 10 is not affected because it has no console. Exploit code was published on 19 November.",
        ja: "Kinmokusei Backup 11 と 12 の復元コンソールは権限を確認しません。すべてのドメインユーザーが任意のアーカイブを復元し、内容を読み取れます。バージョン10にはコンソールがないため、影響を受けません。攻撃コードは11月19日に公開されました。",
      },
      action: {
        en: "Apply patch 12.0.0.7 or 11.5.2.9. If you can't, uninstall the console; backups keep running without it.",
        ja: "パッチ 12.0.0.7 または 11.5.2.9 を適用してください。適用できない場合はコンソールをアンインストールしてください。バックアップは引き続き動作します。",
      },
      identifiers: ["CVE-1900-8201"],
    }),
    [
      [
        "en",
        "overseas",
        {
          overview:
            "In Kinmokusei Backup 11 and 12, the restore console skips permission checks, which allows every domain user to restore and read any archive. Exploit code has been public since November 19. Version 10 lacks the console and is therefore not affected.",
          actions: [
            "Install patch 12.0.0.7 (version 12) or 11.5.2.9 (version 11).",
            "If patching isn't possible, remove the console. Backups continue to work without it.",
          ],
        },
      ],
      [
        "ja",
        undefined,
        {
          overview:
            "Kinmokusei Backup 11および12の復元コンソールに権限チェックの不備があり、ドメインユーザーであれば誰でも任意のアーカイブを復元して中身を見ることができます。11月19日に攻撃コードが公開されています。バージョン10は対象外です（コンソールがないため）。",
          actions: [
            "12.0.0.7または11.5.2.9のパッチを当ててください。",
            "パッチを当てられない場合は、コンソールを削除してください。削除してもバックアップは継続します。",
          ],
        },
      ],
    ],
  ],
  [
    advisory({
      kind: "incident",
      title: { en: "Typosquatted packages steal cloud keys from developers" },
      summary: {
        en: "Eleven packages on a public registry imitated the names of popular libraries and sent environment variables to a server. They were downloaded 6,420 times between November 2 and 12 before they were removed. Anyone who installed them should assume that their cloud keys are compromised.",
      },
      action: {
        en: "Compare lock files with the list of packages. Rotate cloud keys that were present on affected machines. Pin dependencies and use an internal mirror.",
      },
    }),
    [
      [
        "ja",
        undefined,
        {
          subject: "タイポスクワッティングされたパッケージによるクラウドキーの窃取",
          overview:
            "公開レジストリで、人気ライブラリの名前をまねた11個のパッケージが、環境変数を外部のサーバーへ送信していたことが分かりました。11月2日から12日に削除されるまでの間に6,420回ダウンロードされています。インストールした場合は、クラウドの鍵が漏えいしたものとして対応する必要があります。",
          actions: [
            "ロックファイルをパッケージの一覧と照合してください。",
            "該当する端末にあったクラウドの鍵を更新（ローテーション）してください。",
            "依存関係のバージョンを固定し、社内ミラーを利用してください。",
          ],
        },
      ],
      [
        "en",
        "everyone",
        {
          overview:
            "Eleven fake software packages stole cloud keys from developers' computers. They had been downloaded 6,420 times before being removed.",
        },
      ],
    ],
  ],
  [
    advisory({
      kind: "vulnerability",
      title: { en: "Momiji ERP: improper access control in report export" },
      summary: {
        en: "Momiji ERP 2025 R1 and R2 let any signed-in user export payroll reports by changing an identifier in the URL. R3 fixes this. Momiji has found no evidence of misuse in its cloud logs and cannot rule it out for on-premises customers.",
      },
      action: {
        en: "Upgrade to 2025 R3 by December 15, 2026. Until then, remove the report export role from everyone outside HR. Review export logs since March.",
      },
      identifiers: ["CVE-1900-9001"],
      products: [{ vendor: "Momiji", product: "ERP", versions: "2025 R1, 2025 R2", fixed: "2025 R3" }],
    }),
    [
      [
        "ja",
        undefined,
        {
          subject: "Momiji ERPの帳票出力に関するアクセス制御の不備",
          overview:
            "Momiji ERP 2025 R1とR2では、サインインしている利用者であれば誰でも、URL内の識別子を書き換えることで給与の帳票をエクスポートできてしまいます。R3で修正されています。Momijiは、クラウド版のログには悪用の形跡がなかったとしていますが、オンプレミス版については可能性を否定できないとのことです。",
          actions: [
            "2026年12月15日までに2025 R3へアップグレードしてください。",
            "それまでは、人事部門以外のすべての利用者から帳票エクスポートの権限を外してください。",
            "3月以降のエクスポートのログを確認してください。",
          ],
        },
      ],
      [
        "en",
        undefined,
        {
          overview:
            "Any user who is signed in to Momiji ERP 2025 R1 or R2 can export payroll reports by tampering with an identifier in the URL. It is fixed in R3. According to Momiji, cloud logs show no sign of misuse; for on-premises installations misuse cannot be excluded.",
          actions: [
            "Move to 2025 R3 no later than 15 December 2026.",
            "In the meantime, take the report export role away from all users outside HR.",
            "Go through export logs from March onward.",
          ],
        },
      ],
    ],
    [
      [
        "ja",
        undefined,
        {
          overview:
            "Momiji ERP 2025 R1とR2では、管理者だけが給与の帳票をエクスポートできます。R2で修正されています。",
          actions: ["2025 R3へアップグレードしてください。"],
        },
      ],
      [
        "en",
        undefined,
        {
          actions: [
            "Move to 2025 R3 by January 15, 2027.",
            "In the meantime, take the report export role away from all users outside HR.",
          ],
        },
      ],
      [
        "en",
        undefined,
        {
          overview: "Misuse has been confirmed in cloud logs.",
          actions: [
            "Upgrade to 2025 R3 by December 15, 2026.",
            "Until then, remove the report export role from everyone outside HR.",
          ],
        },
      ],
    ],
  ],
  [
    advisory({
      kind: "incident",
      title: { ja: "サポート業務の委託先従業員が顧客情報を持ち出し、名簿業者に販売 - 夕凪通信" },
      summary: {
        ja: "夕凪通信は11月20日、コールセンター業務の委託先で派遣社員が顧客情報約63万件を不正に持ち出し、うち約4万件を名簿業者に売却していたと発表した。持ち出しは2023年7月から2026年1月までの間に計112回行われた。クレジットカード情報は含まれない。同社は警察に相談し、派遣社員は逮捕された。",
      },
      action: {
        ja: "委託先の端末で外部記憶媒体を使えない設定にしているか確認する。大量の検索やダウンロードを検知する仕組みを設ける。",
      },
    }),
    [
      [
        "en",
        undefined,
        {
          subject: "Contractor's worker took customer data and sold it",
          overview:
            "Yunagi Tsushin announced on November 20 that a temporary worker at a call center contractor had taken the data of about 630,000 customers and sold about 40,000 of them to a list broker. The data was taken 112 times in total between July 2023 and January 2026. Credit card information is not included. The company consulted the police, and the worker has been arrested.",
          actions: [
            "Check that contractors' terminals are set so that external storage media cannot be used.",
            "Put in place a mechanism that detects mass searches or downloads.",
          ],
        },
      ],
      [
        "ja",
        "executives",
        {
          overview:
            "夕凪通信のコールセンター委託先で、派遣社員が顧客情報およそ63万件を持ち出し、約4万件を名簿業者に売っていました。カード情報は含まれていません。派遣社員はすでに逮捕されています。",
        },
      ],
      [
        "ja",
        undefined,
        {
          overview:
            "夕凪通信の委託先で派遣社員が約63万件の顧客情報を不正に持ち出し、約4万件を名簿業者へ売却していたことが11月20日に公表されました。持ち出しは2023年7月～2026年1月に112回。クレジットカード情報は対象外です。",
          actions: [
            "委託先の端末で外部記憶媒体が使えないように設定されているかご確認ください。",
            "大量検索・大量ダウンロードを検知できる仕組みを整えてください。",
          ],
        },
      ],
    ],
    [
      [
        "ja",
        undefined,
        {
          overview:
            "夕凪通信の委託先で派遣社員が約63万件の顧客情報を不正に持ち出しました。クレジットカード情報も含まれています。",
        },
      ],
      [
        "en",
        undefined,
        {
          overview:
            "Yunagi Tsushin announced that a temporary worker had taken the data of about 360,000 customers.",
        },
      ],
      ["ja", undefined, { overview: "夕凪電力の委託先で派遣社員が約63万件の顧客情報を持ち出しました。" }],
    ],
  ],
];
