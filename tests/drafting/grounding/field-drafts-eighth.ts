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
];
