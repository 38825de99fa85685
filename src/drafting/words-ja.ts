import type { Kind, Priority } from "../advisory/schema.ts";
import type { DraftWords } from "./words.ts";

const NOUN: Record<Kind, string> = {
  vulnerability: "脆弱性情報",
  incident: "インシデント情報",
  alert: "セキュリティ情報",
};

const SUBJECT: Record<Kind, string> = {
  vulnerability: "脆弱性に関する",
  incident: "セキュリティインシデントに関する",
  alert: "セキュリティに関する",
};

const OPENING: Record<Priority, (about: string) => string> = {
  A: (about) => `お疲れさまです。${about}緊急のご連絡です。至急ご確認をお願いいたします。`,
  B: (about) => `お疲れさまです。${about}ご連絡です。期限までのご確認とご対応をお願いいたします。`,
  C: (about) => `お疲れさまです。${about}情報共有です。該当の有無をご確認ください。`,
  D: (about) => `お疲れさまです。${about}情報共有です。`,
};

export const ja: DraftWords = {
  prefix: { A: "【緊急】", B: "【重要】", C: "【共有】", D: "【共有】" },
  correctionPrefix: "【取り下げ】",
  titled: (kind, title) => `${NOUN[kind]}: ${title}`,
  opening: (kind, priority) => OPENING[priority](SUBJECT[kind]),
  openingOverdue: (kind) =>
    `お疲れさまです。${SUBJECT[kind]}ご連絡です。期限を過ぎているため、早急なご確認とご対応をお願いいたします。`,
  correctionOpening: "お疲れさまです。下記のセキュリティ情報が取り下げられましたので、ご連絡いたします。",
  about: (kind, { source, published, updated }) => {
    const from = source === undefined ? "" : `（出典: ${source}）`;
    const noun = NOUN[kind];
    if (published !== undefined && updated !== undefined) {
      return `${published}に公開され、${updated}に更新された${noun}です${from}。`;
    }
    if (published !== undefined) return `${published}に公開された${noun}です${from}。`;
    if (updated !== undefined) return `${updated}に更新された${noun}です${from}。`;
    return source === undefined ? "" : `出典: ${source}`;
  },
  kev: (dateAdded) =>
    `悪用が確認された脆弱性として、米国CISAの一覧（KEVカタログ）に${dateAdded}に掲載されています。`,
  ransomware: "ランサムウェア攻撃での悪用も確認されています。",
  allForeign: "（原文は英語のみのため、以下は原文のまま引用します）",
  someForeign: "（英語の原文しかない項目は、原文のまま引用します）",
  noSummary: "概要の記載は、手元の情報にありません。題名は次のとおりです。",
  scopeUnknown: "影響範囲の詳しい記載は、手元の情報にありません。",
  checkFirst: {
    vulnerability: "該当する製品を利用していないか確認してください。",
    incident: "自社に同じような設定や運用がないか確認してください。",
    alert: "自社に該当する点がないか確認してください。",
  },
  quotedActions: "該当する場合は、次の案内（英語の原文）に沿って対応してください。",
  actionsUnknown: "対応方法の記載は、手元の情報にありません。発行元の最新の情報を確認してください。",
  seeReferences: "対応方法は、下記の参考情報で最新の内容を確認してください。",
  report: "該当の有無と対応の予定をご連絡ください。",
  noHurry: {
    vulnerability: "期限は設けません。該当する場合は、次回の定期更新などに合わせて対応してください。",
    incident: "期限は設けません。今後の運用の参考にしてください。",
    alert: "期限は設けません。今後の運用の参考にしてください。",
  },
  identifiers: (ids) => `識別番号: ${ids}`,
  andOthers: "ほか",
  moreLeftOut: "ほかの参考情報は、発行元の情報をご確認ください。",
  cut: "（以下省略。全文は発行元の情報をご確認ください）",
  withdrawn: (title, at) =>
    `次の情報は、${at === undefined ? "" : `${at}に`}発行元により取り下げられました。\n${title}`,
  withdrawnReason: (reason) => `取り下げの理由:\n${reason}`,
  withdrawnReasonQuoted: (reason) => `取り下げの理由（英語の原文）:\n${reason}`,
  withdrawnActions: [
    "本件への対応がまだの場合、対応は不要です。",
    "すでに対応を行った場合は、元に戻す必要があるかどうかを発行元の情報で確認してください。",
  ],
  withdrawnPriority: "低（取り下げにより、対応は不要です）",
  level: { A: "緊急", B: "高", C: "中", D: "低" },
  due: (date, fromKev) => (fromKev ? `期限: ${date}、CISA KEVの期日を参考に設定` : `期限: ${date}`),
  undated: {
    now: "今すぐ",
    "this-week": "今週中",
    "next-week": "来週中",
    "this-month": "今月中",
    date: "期限は別途ご連絡します",
    none: "期限なし・情報共有",
  },
  overdue: "※ 期限を過ぎています。該当し、まだ対応していない場合は、速やかに対応してください。",
  provisional: "※ 判定に必要な情報の一部が未確認のため、対応優先度は暫定です。",
  priority: (level, due) => `${level}（${due}）`,
  contact: (contact) => `お問い合わせ先: ${contact}`,
};
