import { AdvisoryContent, type Assessment } from "../../src/advisory/schema.ts";
import type { AdvisoryFacts, CardOptions } from "../../src/cards/facts.ts";

/** A Tuesday; the Friday of its week is 11/27. */
export const OPTIONS: CardOptions = { lang: "ja", today: "2026-11-24", timeZone: "Asia/Tokyo" };

/** The passages of the customer's example, word for word. */
export const SEED = {
  title: "奈良女子大学のSMTPサーバにおいて設定不備があり、第三者に踏み台として悪用されました",
  summary:
    "奈良女子大学のSMTPサーバにおいて設定不備があり、第三者に踏み台として悪用されました。2026年2月21日から24日にかけて、約17万件のスパムメールが送信されました。不正侵入や個人情報の流出は確認されておらず、現在は設定の修正と監視体制の強化が完了しています。",
  scope: "奈良女子大学 (Education sector, Japan)",
  action:
    "SMTPサーバのオープンリレー設定を禁止し、適切な認証(SMTP-AUTH)および送信元制限を適用すること。また、送信ログの常時監視体制を構築し、異常な送信量増加を早期に検知できる仕組みを導入することを推奨します。",
  disclaimer:
    "⚠️ これは AI が生成した参考例です。配信前に必ず内容をご確認のうえ、貴社の状況に合わせて編集してご利用ください。実際の被害状況や自社の利用環境を踏まえた判断は、貴社のセキュリティ責任者にご確認ください。",
} as const;

/** An advisory as one organization sees it, made of what a test cares about. */
export function record(
  content: Partial<AdvisoryContent> = {},
  assessment: Partial<Assessment> = {},
  rest: Partial<{
    number: number;
    latest: number;
    sources: string[];
    changes: { ja: string; en: string }[];
  }> = {},
): AdvisoryFacts {
  const number = rest.number ?? 1;
  return {
    id: "adv-1",
    aliases: ["CVE-1900-0001"],
    latest: rest.latest ?? number,
    revision: {
      advisoryId: "adv-1",
      number,
      change: number === 1 ? "new" : "material",
      changes: rest.changes ?? [],
      content: AdvisoryContent.parse({
        kind: "vulnerability",
        title: { ja: "架空の製品に脆弱性", en: "Vulnerability in a made-up product" },
        ...content,
      }),
      sources: rest.sources ?? ["hansho-json"],
      createdAt: "2026-11-24T01:00:00Z",
    },
    assessment: {
      priority: "B",
      review: false,
      deadline: { kind: "this-week", date: "2026-11-27" },
      reasons: [{ ja: "理由その一", en: "reason one" }],
      wouldChange: [{ ja: "悪用が確認されれば A", en: "A if it is exploited" }],
      rule: "stated",
      rules: "2026-11",
      ...assessment,
    },
  };
}

/** The seed as the store gives it: its badge, 今週中 without a date, Japanese alone, no link. */
export function seedRecord(): AdvisoryFacts {
  return record(
    {
      kind: "incident",
      title: { ja: SEED.title },
      summary: { ja: SEED.summary },
      scope: { ja: SEED.scope },
      action: { ja: SEED.action },
      references: [
        { source: "Security NEXT", title: { ja: "SMTPサーバで設定不備、約17万件のスパム送信 - 奈良女大" } },
      ],
    },
    { deadline: { kind: "this-week" } },
  );
}
