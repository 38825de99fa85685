/** Advisories as the sources write them, with faithful drafts and, for some, with false ones. */
import { AdvisoryContent } from "../../../src/advisory/schema.ts";
import type { Field } from "./given.ts";

const advisory = (content: object) =>
  AdvisoryContent.parse({ publishedAt: "2026-11-20T09:00:00+09:00", ...content });

export const eighthFieldDrafts: Field[] = [
  [
    advisory({
      kind: "incident",
      title: { en: "Power utility Yukimura reports intrusion into office network" },
      summary: {
        en: "Yukimura Electric Power said on November 16 that attackers were in its office network for 19 days. They used a stolen VPN password of a supplier. Control systems are separated and were not reached. The company cut all supplier connections and is rebuilding 140 computers. No customer data is known to have been taken.",
      },
      action: {
        en: "Ask suppliers with VPN access to use multi-factor authentication. Check for logins of supplier accounts at unusual hours since October 20.",
      },
    }),
    [
      [
        "ja",
        undefined,
        {
          subject: "電力会社のオフィスネットワークへの侵入、委託先のVPNパスワードが悪用",
          overview:
            "Yukimura Electric Powerは11月16日、攻撃者が19日間にわたりオフィスネットワークに侵入していたと発表しました。サプライヤーのVPNパスワードが盗まれ、悪用されました。制御システムは分離されており、到達されていません。同社はすべてのサプライヤーとの接続を切断し、140台のコンピューターを再構築しています。顧客データの持ち出しは確認されていません。",
          actions: [
            "VPNを利用しているサプライヤーに、多要素認証の利用を求めてください。",
            "10月20日以降、通常と異なる時間帯にサプライヤーのアカウントによるログインがないか確認してください。",
          ],
        },
      ],
      [
        "en",
        "executives",
        {
          overview:
            "Attackers spent 19 days in the office network of Yukimura Electric Power after stealing a supplier's VPN password. Control systems, which are separate, were not reached, and no customer data is known to be lost.",
        },
      ],
      [
        "ja",
        "executives",
        {
          overview:
            "電力会社のオフィスネットワークに、盗まれた取引先のVPNパスワードを使って攻撃者が19日間侵入していました。制御システムには及んでいません。",
        },
      ],
    ],
    [
      [
        "ja",
        undefined,
        {
          overview:
            "Yukimura Electric Powerのオフィスネットワークに攻撃者が侵入し、制御システムにも到達しました。",
        },
      ],
      [
        "en",
        undefined,
        { overview: "Attackers were in the office network of Yukimura Electric Power for 19 hours." },
      ],
      [
        "en",
        undefined,
        { overview: "Customer data is known to have been taken from Yukimura Electric Power." },
      ],
    ],
  ],
  [
    advisory({
      kind: "incident",
      title: { en: "Ransomware at parts maker halts three plants of Hagoromo Motors" },
      summary: {
        en: "Hagoromo Motors stopped three of its eleven plants on November 17 after a parts supplier was hit by ransomware and could no longer receive orders. The plants resumed on November 20. Hagoromo's own systems were not compromised. The supplier restored from backups and refused to pay.",
      },
      action: {
        en: "List suppliers without which your operations stop. Agree on ways to order when systems are down. Separate connections to suppliers from the production network.",
      },
    }),
    [
      [
        "ja",
        undefined,
        {
          subject: "部品メーカーのランサムウェア被害でHagoromo Motorsの3工場が停止",
          overview:
            "部品サプライヤーがランサムウェアの被害を受け、発注を受けられなくなったため、Hagoromo Motorsは11月17日に国内外11工場のうち3工場を停止しました。11月20日に再開しています。同社自身のシステムは侵害されていません。サプライヤーはバックアップから復旧し、身代金の支払いを拒否しました。",
          actions: [
            "止まると自社の業務も止まるサプライヤーを一覧にしてください。",
            "システムが使えないときの発注方法を取り決めてください。",
            "サプライヤーとの接続を生産ネットワークから分離してください。",
          ],
        },
      ],
      [
        "en",
        "executives",
        {
          subject: "Supplier's ransomware infection stopped three car plants",
          overview:
            "Three of Hagoromo Motors' eleven plants stood still from November 17 to 20 because a supplier of parts, hit by ransomware, was unable to take orders. Hagoromo's own systems were not affected. The supplier did not pay and recovered from backups.",
        },
      ],
      [
        "ja",
        "executives",
        {
          overview:
            "部品メーカーがランサムウェアに感染した影響で、Hagoromo Motorsの11工場のうち3工場が11月17日から停止し、20日に再開しました。同社のシステムへの侵害はありませんでした。",
        },
      ],
    ],
    [
      ["en", undefined, { overview: "The supplier paid the ransom and restored its systems." }],
      ["ja", undefined, { overview: "Hagoromo Motorsは11月17日に11工場のうち8工場を停止しました。" }],
      ["en", undefined, { overview: "Hagoromo's own systems were compromised as well." }],
    ],
  ],
];
