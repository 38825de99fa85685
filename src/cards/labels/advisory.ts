import type { Kind, Lang } from "../../advisory/schema.ts";

/** The words of an advisory's card. */
export interface AdvisoryWords {
  summary: string;
  scope: string;
  action: string;
  draftButton: string;
  draftButtonShort: string;
  explainButton: string;
  review: string;
  overdue: string;
  withdrawn: string;
  withdrawnNote: string;
  resent: string;
  outdated: (latest: number) => string;
  kinds: Record<Kind, string>;
  /** Why this badge: 対応優先度, never to be read as CVSS 深刻度. */
  reasons: (priority: string) => string;
  identifiers: string;
  references: string;
  sources: string;
  published: string;
  updated: string;
  revision: (number: number) => string;
  /** A new judgement of the same revision. */
  judgedAgain: string;
  /** Said where only the other language is there. */
  original: string;
  /** Said where a language model's words stand. */
  translated: string;
  translatedBy: (model: string, originalTitle: string | undefined) => string;
  translatedDraft: (model: string) => string;
  /** Said in place of the post of an advisory that is part of another now. */
  merged: string;
  mergedInto: (id: string) => string;
  /** What a bulletin lists and has advisories of its own: how many, and the first of them. */
  parts: string;
  partsOf: (count: number, named: string, more: boolean) => string;
  changes: string;
  changedSomehow: string;
  more: (count: number) => string;
  continued: string;
  continuedInDraft: string;
  sourceNames: Record<string, string>;
  join: string;
  /** Between the badge and its deadline. */
  bar: string;
  colon: string;
}

export const advisoryWords: Record<Lang, AdvisoryWords> = {
  ja: {
    summary: "📌 一言でいうと",
    scope: "🏢影響範囲",
    action: "✅該当時の対応",
    draftButton: "📧 メール案を見る (管理者向け)",
    draftButtonShort: "📧 メール案",
    explainButton: "なぜ？",
    review: "⚠️要確認",
    overdue: "期限超過",
    withdrawn: "取り下げ",
    withdrawnNote: "このアドバイザリは取り下げられました。",
    resent: "再送（重複の可能性があります）",
    outdated: (latest) => `旧版です。最新は第${latest}版です。`,
    kinds: { incident: "インシデント", vulnerability: "脆弱性", alert: "注意喚起" },
    reasons: (priority) => `対応優先度 ${priority} の理由`,
    identifiers: "識別番号",
    references: "🔗 参考情報",
    sources: "出典",
    published: "公開日",
    updated: "更新日",
    revision: (number) => `更新 第${number}版`,
    judgedAgain: "対応優先度の変更",
    original: "（原文: 英語）",
    translated: "（AI による翻訳）",
    translatedBy: (model, title) =>
      `AI による翻訳を含みます（モデル: ${model}）。正確な内容は原文をご確認ください。${title === undefined ? "" : `原題: ${title}`}`,
    translatedDraft: (model) =>
      `英語の原文しかない部分に、AI による翻訳（モデル: ${model}）を使っています。配信前に原文と照らし合わせてください。`,
    merged: "統合済み",
    mergedInto: (id) =>
      `同じ件を扱うアドバイザリ（${id}）に統合されました。今後の更新は、統合先の投稿でお知らせします。`,
    parts: "個別のアドバイザリ",
    partsOf: (count, named, more) => `${count} 件（${named}${more ? " ほか" : ""}）`,
    changes: "変わったこと",
    changedSomehow: "内容が更新されました。",
    more: (count) => `ほか ${count} 件`,
    continued: "…（以下省略）",
    continuedInDraft: "…（続きは「メール案を見る」へ）",
    sourceNames: {
      "hansho-json": "登録された文書",
      person: "担当者の登録",
      csaf: "製品開発元（CSAF）",
      rss: "RSS フィード",
      jpcert: "JPCERT/CC（注意喚起）",
      ipa: "IPA（重要なセキュリティ情報）",
      jvndb: "JVN iPedia（脆弱性対策情報データベース）",
      myjvn: "MyJVN（JVN iPedia の情報）",
      "security-next": "Security NEXT（ニュース）",
      "enisa-kev": "ENISA（欧州の、悪用が確認された脆弱性の一覧）",
      ghsa: "GitHub Advisory Database（ソフトウェア部品の脆弱性）",
      osv: "OSV（ソフトウェア部品の脆弱性）",
      cve5: "CVE（脆弱性の登録情報）",
      nvd: "NVD（米国の脆弱性データベース）",
      epss: "EPSS（悪用される確率の予測）",
      "jvn-rss": "JVN（脆弱性対策情報）",
      "cisa-kev": "CISA KEV（悪用が確認された脆弱性の一覧）",
    },
    join: "、",
    bar: "｜",
    colon: "：",
  },
  en: {
    summary: "📌 In short",
    scope: "🏢 Scope",
    action: "✅ What to do if affected",
    draftButton: "📧 View email draft (for admins)",
    draftButtonShort: "📧 Email draft",
    explainButton: "Why?",
    review: "⚠️ Needs review",
    overdue: "Overdue",
    withdrawn: "Withdrawn",
    withdrawnNote: "This advisory was withdrawn.",
    resent: "Sent again (may be a duplicate)",
    outdated: (latest) => `This is an old revision. The newest is revision ${latest}.`,
    kinds: { incident: "Incident", vulnerability: "Vulnerability", alert: "Alert" },
    reasons: (priority) => `Why response priority ${priority}`,
    identifiers: "Identifiers",
    references: "🔗 References",
    sources: "Source",
    published: "Published",
    updated: "Updated",
    revision: (number) => `Update, revision ${number}`,
    judgedAgain: "Response priority changed",
    original: " (Original in Japanese)",
    translated: " (translated by AI)",
    translatedBy: (model, title) =>
      `Partly translated by AI (model: ${model}). The original is what counts.${title === undefined ? "" : ` Original title: ${title}`}`,
    translatedDraft: (model) =>
      `Parts that are in Japanese only are translated by AI (model: ${model}). Compare them with the original before you send this.`,
    merged: "Merged",
    mergedInto: (id) =>
      `This was merged into another advisory about the same thing (${id}). What comes next is told in its post.`,
    parts: "Advisories of their own",
    partsOf: (count, named, more) => `${count} (${named}${more ? " and others" : ""})`,
    changes: "What changed",
    changedSomehow: "The advisory was updated.",
    more: (count) => `${count} more`,
    continued: "… (shortened)",
    continuedInDraft: "… (continued in “View email draft”)",
    sourceNames: {
      "hansho-json": "Registered document",
      person: "Registered by a person",
      csaf: "Vendor (CSAF)",
      rss: "RSS",
      jpcert: "JPCERT/CC",
      ipa: "IPA",
      jvndb: "JVN iPedia",
      myjvn: "MyJVN",
      "security-next": "Security NEXT",
      "enisa-kev": "ENISA EUVD",
      ghsa: "GitHub Advisory Database",
      osv: "OSV",
      cve5: "CVE",
      nvd: "NVD",
      epss: "EPSS (FIRST)",
      "jvn-rss": "JVN (Japan Vulnerability Notes)",
      "cisa-kev": "CISA KEV (Known Exploited Vulnerabilities)",
    },
    join: ", ",
    bar: " | ",
    colon: ": ",
  },
};
