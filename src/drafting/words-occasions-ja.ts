import type { OccasionWords } from "./words-occasions.ts";

const BADGES = /対応優先度が ([A-D]) から ([A-D]) に/;

export const ja: OccasionWords = {
  updatePrefix: "【続報】",
  withdrawnPrefix: "【取り下げ】",
  drillPrefix: "【訓練】",
  follows: (date) => `${date}にお送りしたメールの続報です。`,
  takesBack: (date) =>
    `${date}にお送りしたメールの情報が、発行元により取り下げられましたので、ご連絡いたします。`,
  earlierSubject: (subject) => `前回の件名: ${subject}`,
  changed: "前回のメールからの変更点は、次のとおりです。",
  changesUnknown: "前回のメールからの変更点",
  bullet: "・",
  happened: (change) => change.replace(/に掲載されています。$/, "に掲載されました。"),
  now: "現在の情報は、次のとおりです。",
  doneBefore:
    "前回のメールに沿って対応を終えている場合も、上記の変更点により追加の対応が必要か確認してください。",
  change: (text, level) =>
    text
      .replace(/^【訂正】/, "")
      .replace(BADGES, (_all, from: "A", to: "A") => `対応優先度が「${level[from]}」から「${level[to]}」に`)
      .replace("CISA KEV に追加されました", "米国CISAの一覧（KEVカタログ）に追加されました")
      .replace("このアドバイザリは", "この情報は"),
  plainChange: (text) => {
    if (text.startsWith("悪用が確認され、")) return "攻撃に使われていることが確認されました。";
    if (text.startsWith("悪用が確認されました")) return "攻撃に使われていることが確認されました。";
    if (/^対応優先度が.*上がりました/.test(text)) return "緊急度が上がりました。";
    if (/^対応優先度が.*下がりました/.test(text)) return "緊急度が下がりました。";
    return /KEV|更新日時|統合|分離|深刻度|CVSS/.test(text) ? undefined : text;
  },
  correctionOpening: "下記のセキュリティ情報が発行元により取り下げられましたので、ご連絡いたします。",
  withdrawn: (title, at) => `次の情報は、${at === undefined ? "" : `${at}に`}取り下げられました。\n${title}`,
  withdrawnReason: (reason) => `取り下げの理由:\n${reason}`,
  withdrawnReasonQuoted: (reason) => `取り下げの理由（原文のまま）:\n${reason}`,
  withdrawnActions: {
    admins: [
      "まだ対応していない場合は、対応は不要です。",
      "すでに対応した場合は、元に戻す必要があるかどうかを発行元の情報で確認してください。",
    ],
    everyone: ["本件について、対応は不要です。これまでにお願いしたことがあれば、取り消します。"],
    executives: [
      "本件への新たな対応は行いません。",
      "すでに行った対応を元に戻す必要があるかどうかは、担当部門で確認します。",
    ],
    overseas: [
      "まだ対応していない場合は、対応は不要です。報告も必要ありません。",
      "すでに対応した場合は、元に戻す必要があるかどうかを発行元の情報で確認してください。",
    ],
  },
  withdrawnPriority: "低（取り下げにより、対応は不要です）",
  drillOpening: "これは訓練のメールです。実際に起きていることではありません。",
  drillStep:
    "これは訓練です。実際の機器、設定、アカウントは変更しないでください。以下の手順を誰がどのように行うかだけを確認し、ご連絡の際は「訓練」と明記してください。",
  drillRead: "これは訓練です。以下の内容を読み、実際に起きた場合にどう行動するかを確認してください。",
  drillMark: "（訓練）",
  drillEnd:
    "※ このメールは訓練です。実際の機器、設定、アカウントは変更しないでください。\n※ 訓練とは別に、実際に異常に気付いた場合は、すぐにお問い合わせ先へご連絡ください。",
  refusedSubject: "【作成不可】共有範囲の指定により、メール案は作成できません",
  refused: (label) =>
    `このアドバイザリは、共有範囲が TLP:${label} に指定されているため、メール案を作成できません。`,
  refusedWhy:
    "TLP（Traffic Light Protocol）は、情報を共有してよい範囲を発行元が示す取り決めです。Hansho は、TLP:AMBER、TLP:AMBER+STRICT、TLP:RED の情報をメール案に含めません。\n内容は、許可されたチャンネルの投稿で確認してください。ほかの方に知らせる必要がある場合は、共有してよい範囲を発行元に確認してください。",
};
