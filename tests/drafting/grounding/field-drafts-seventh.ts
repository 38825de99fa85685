/** Advisories as the sources write them, with faithful drafts and, for some, with false ones. */
import { AdvisoryContent } from "../../../src/advisory/schema.ts";
import type { Field } from "./given.ts";

const advisory = (content: object) =>
  AdvisoryContent.parse({ publishedAt: "2026-11-20T09:00:00+09:00", ...content });

export const seventhFieldDrafts: Field[] = [
  [
    advisory({
      kind: "vulnerability",
      title: { en: "Botan Remote Desktop Gateway: session hijack by reused tickets" },
      summary: {
        en: "Botan Remote Desktop Gateway accepts a session ticket again within 10 minutes after logoff. Someone who obtains a ticket from a proxy log or a crash dump can take over the session. Tickets are not logged by the gateway itself. All versions before 6.3.1 are affected; 7.0 betas are fixed from beta 4.",
      },
      action: {
        en: "Upgrade to 6.3.1. As a temporary measure, set TicketReuse=0 in gateway.conf and restart the service. Delete old crash dumps.",
      },
      identifiers: ["CVE-1900-9301"],
      products: [{ vendor: "Botan", product: "Remote Desktop Gateway", versions: "< 6.3.1", fixed: "6.3.1" }],
    }),
    [
      [
        "ja",
        undefined,
        {
          subject: "Botan Remote Desktop Gatewayのセッション乗っ取りの脆弱性",
          overview:
            "Botan Remote Desktop Gatewayは、ログオフ後10分以内であれば同じセッションチケットを再び受け付けてしまいます。プロキシのログやクラッシュダンプからチケットを入手した第三者に、セッションを乗っ取られるおそれがあります。ゲートウェイ自体はチケットをログに記録しません。6.3.1より前のすべてのバージョンが影響を受けます。",
          actions: [
            "6.3.1へアップグレードしてください。",
            "暫定対策として、gateway.confでTicketReuse=0を設定し、サービスを再起動してください。",
            "古いクラッシュダンプを削除してください。",
          ],
        },
      ],
      [
        "en",
        undefined,
        {
          overview:
            "For ten minutes after a user logs off, Botan Remote Desktop Gateway still accepts the old session ticket. Anyone holding such a ticket, for instance from a proxy log or a crash dump, can hijack the session. Everything before 6.3.1 is affected.",
          actions: [
            "Install 6.3.1.",
            "Until then, set TicketReuse=0 in gateway.conf, then restart the service.",
            "Get rid of old crash dumps.",
          ],
        },
      ],
      [
        "ja",
        "everyone",
        {
          overview:
            "社外から接続するための仕組みに、他人に接続を乗っ取られるおそれのある欠陥が見つかりました。",
        },
      ],
    ],
    [
      [
        "ja",
        undefined,
        { actions: ["6.3.1へアップグレードしてください。", "古いクラッシュダンプを削除してください。"] },
      ],
      ["en", undefined, { overview: "Tickets are logged by the gateway itself." }],
      ["ja", undefined, { overview: "6.3.1以前のすべてのバージョンが影響を受けます。" }],
      [
        "en",
        undefined,
        {
          actions: [
            "Install 6.3.1.",
            "Until then, set TicketReuse=1 in gateway.conf, then restart the service.",
          ],
        },
      ],
    ],
  ],
  [
    advisory({
      kind: "incident",
      title: { ja: "メール誤送信で会員1,953人のアドレスが閲覧可能に 神無月美術館" },
      summary: {
        ja: "神無月美術館は11月17日、友の会会員へ特別展の案内を送った際、宛先をBCCではなくTOに入力したため、1,953人分のメールアドレスが受信者間で閲覧できる状態になったと公表した。送信は3回に分けて行われた。同館は同日中に会員へ謝罪し、メールの削除を依頼した。",
      },
      action: { ja: "一斉送信には専用のシステムを使い、送信前に別の職員が宛先欄を確認する。" },
    }),
    [
      [
        "en",
        undefined,
        {
          subject: "Museum exposes email addresses of 1,953 members by mistake",
          overview:
            "On November 17 the Kannazuki Museum of Art announced that, when it sent members of its friends' association an invitation to a special exhibition, the addresses were entered in the TO field instead of BCC. As a result, 1,953 email addresses were visible to the recipients. The mail was sent in three batches. The museum apologized to the members on the same day and asked them to delete the email.",
          actions: [
            "Use a dedicated system for bulk mail, and have another staff member check the recipient fields before sending.",
          ],
        },
      ],
      [
        "ja",
        "everyone",
        {
          overview:
            "神無月美術館で、案内メールの宛先をBCCでなくTOに入れて送ったため、会員1953人のメールアドレスが互いに見える状態になりました。",
          actions: [
            "複数の社外の方へ同時に送るときは、専用のシステムを使ってください。",
            "送信する前に、宛先欄をほかの人に確認してもらってください。",
          ],
        },
      ],
      [
        "en",
        "everyone",
        {
          overview:
            "A museum sent an invitation with all recipients in the TO field, so 1,953 members could see each other's email addresses.",
          actions: [
            "Use the dedicated system for bulk mail.",
            "Before you send, ask a colleague to check the recipients.",
          ],
        },
      ],
    ],
    [["en", undefined, { overview: "On November 7 a museum exposed 1,953 email addresses." }]],
  ],
  [
    advisory({
      kind: "vulnerability",
      title: {
        ja: "Windows向け「しののめPDF」に解放済みメモリ使用の脆弱性",
        en: "Use-after-free in Shinonome PDF for Windows",
      },
      summary: {
        ja: "「しののめPDF」に解放済みメモリ使用（Use-after-free）の脆弱性があります。細工されたPDFファイルを開くと、利用者の権限で任意のコードが実行されるおそれがあります。提供元は、標的型攻撃での悪用を11月12日に確認したとしています。",
        en: "Shinonome PDF has a use-after-free vulnerability. Opening a crafted PDF file may execute arbitrary code with the user's privileges. The vendor says it confirmed use in targeted attacks on November 12.",
      },
      scope: {
        ja: "しののめPDF 9.1.0 から 9.4.2 まで（Windows版）。Mac版は対象外です。",
        en: "Shinonome PDF 9.1.0 to 9.4.2 for Windows. The Mac version is not affected.",
      },
      action: {
        ja: "9.4.3 に更新してください。更新までは、信頼できない送信元のPDFファイルを開かないでください。",
        en: "Update to 9.4.3. Until then, do not open PDF files from untrusted senders.",
      },
      identifiers: ["CVE-1900-9401"],
      kev: { dateAdded: "2026-11-14", dueDate: "2026-12-05", ransomware: false },
    }),
    [
      [
        "ja",
        undefined,
        {
          overview:
            "Windows版「しののめPDF」に解放済みメモリ使用の脆弱性が見つかりました。細工されたPDFを開くと、開いた人の権限で任意のコードを実行されます。11月12日に標的型攻撃での悪用が確認されており、CISAのKEVカタログにも11月14日に掲載されました。",
          scope: ["しののめPDF（Windows版）9.1.0～9.4.2", "Mac版は影響を受けません"],
          actions: [
            "9.4.3へ更新してください。",
            "更新が済むまで、信頼できない相手から届いたPDFは開かないでください。",
          ],
        },
      ],
      [
        "en",
        "everyone",
        {
          subject: "Please update Shinonome PDF on your PC",
          overview:
            "Shinonome PDF for Windows has a flaw that attackers are using: opening a prepared PDF file can run malicious code on your computer. The Mac version is not affected.",
        },
      ],
      [
        "en",
        undefined,
        {
          overview:
            "A use-after-free flaw in Shinonome PDF for Windows can lead to code execution when a crafted PDF is opened. It has been used in targeted attacks, which the vendor confirmed on November 12.",
          actions: [
            "Install version 9.4.3.",
            "Don't open PDFs from senders you do not trust until you have updated.",
          ],
        },
      ],
      [
        "ja",
        "executives",
        {
          overview:
            "PDF閲覧ソフト「しののめPDF」（Windows版）に、細工されたファイルを開くと不正なプログラムを実行される欠陥が見つかりました。すでに標的型攻撃に悪用されています。",
        },
      ],
    ],
    [
      ["ja", undefined, { scope: ["しののめPDF（Windows版）9.1.0～9.4.2", "Mac版も影響を受けます"] }],
      [
        "en",
        undefined,
        {
          actions: ["Install version 9.4.3.", "Open PDFs from any sender after updating."],
          overview: "A use-after-free flaw may be used in attacks in future; none is known.",
        },
      ],
      ["en", undefined, { actions: ["Update to 9.4.3."] }],
    ],
  ],
  [
    advisory({
      kind: "alert",
      title: { en: "QR codes on parcels lead to fake delivery pages" },
      summary: {
        en: "Stickers with QR codes are put on parcels left in lobbies. The codes lead to pages that imitate delivery companies and ask for a redelivery fee by card. Card data is used abroad within minutes. The delivery companies say they never put such stickers on parcels.",
      },
      action: {
        en: "Do not scan QR codes on parcels. Use the delivery company's app or its website instead. If you entered card data, call your card issuer at once.",
      },
    }),
    [
      [
        "ja",
        "everyone",
        {
          subject: "荷物に貼られた偽のQRコードにご注意ください",
          overview:
            "集合住宅のロビーなどに置かれた荷物に、QRコードのシールを貼る手口が確認されています。読み取ると、宅配会社を装った偽のページが開き、再配達の手数料をカードで支払うよう求められます。入力したカード情報は数分のうちに海外で使われます。宅配会社は、このようなシールを荷物に貼ることはないとしています。",
          actions: [
            "荷物に貼られたQRコードを読み取らないでください。",
            "再配達の手続きは、宅配会社のアプリまたは公式サイトから行ってください。",
            "カード情報を入力してしまった場合は、すぐにカード会社へ電話してください。",
          ],
        },
      ],
      [
        "en",
        "everyone",
        {
          overview:
            "QR code stickers on parcels lead to fake delivery pages that ask for a card payment. Delivery companies never use such stickers.",
          actions: [
            "Don't scan QR codes on parcels; go to the delivery company's app or website.",
            "If you have entered card data, phone your card issuer immediately.",
          ],
        },
      ],
    ],
    [
      [
        "ja",
        "everyone",
        {
          overview:
            "荷物に貼られたQRコードを使う手口です。宅配会社は、このようなシールを貼ることがあるとしています。",
          actions: ["荷物に貼られたQRコードを読み取ってください。"],
        },
      ],
      [
        "en",
        "everyone",
        {
          actions: [
            "Scan the QR code on the parcel with the company's app.",
            "If you entered card data, wait until your card issuer calls.",
          ],
        },
      ],
    ],
  ],
];
