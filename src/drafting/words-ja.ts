import type { Kind } from "../advisory/schema.ts";
import type { AboutFacts, DraftWords, Range } from "./words.ts";

const NOUN: Record<Kind, string> = {
  vulnerability: "脆弱性情報",
  incident: "インシデント情報",
  alert: "セキュリティ情報",
};

function rangeWords({ from, after, before, through, is }: Range): string {
  if (is !== undefined) return is;
  const start = from === undefined ? (after === undefined ? "" : `${after} より後`) : `${from} 以降`;
  const end = before === undefined ? (through === undefined ? "" : `${through} 以前`) : `${before} 未満`;
  return [start, end].filter((part) => part !== "").join(" ");
}

/** 「」, or 『』 around a title that has 「」 itself. */
function titleMarks(title: string): string {
  return /[「」]/.test(title) ? `『${title}』` : `「${title}」`;
}

/** `2026年11月20日に、IPAが「…」を公開しました。` */
function headline(title: string, { source, published, updated, news }: Omit<AboutFacts, "alert">): string {
  const who = source === undefined ? "" : `${source}が`;
  const told = `${who}${titleMarks(title)}${news ? "と報じ" : who === "" ? "が公開され" : "を公開し"}`;
  const since = updated === undefined ? "" : `（${updated}更新）`;
  return published === undefined ? `${told}ています${since}。` : `${published}に、${told}ました${since}。`;
}

export const ja: DraftWords = {
  prefix: { A: "【緊急】", B: "【重要】", C: "【共有】", D: "【共有】" },
  titled: (kind, title) => `${kind === undefined ? "" : NOUN[kind]}「${title}」`,
  titledBy: (product, more) => `${product} ${more ? "など" : ""}の脆弱性について`,
  blank: (what) => `〔ご確認ください: ${what}〕`,
  blanks: {
    contact: "部署名、内線番号、メールアドレスなど",
    sender: "差出人の部署と氏名",
    usage: "利用の有無と、影響を受ける業務",
    effect: "影響の有無と、その内容",
    decision: "内容と期限（なければ「ありません」と記載）",
    request: "社員にお願いすること、してはいけないこと",
    readers: "対象となる方",
    products: "影響を受ける製品とバージョン",
    plain: "日本語での説明",
    steps: "日本語での手順",
    deadline: "日付",
  },
  greeting: (sender) => `お疲れさまです。${sender === undefined ? "" : `${sender}です。`}`,
  by: (day) => `${day}までに`,
  undatedBy: {
    now: "至急",
    "this-week": "今週中に",
    "next-week": "来週中に",
    "this-month": "今月中に",
    date: "別途ご連絡する期限までに",
    none: "",
  },
  lateBy: (priority) => (priority === "C" ? "速やかに" : "至急"),
  zoned: (day, timeZone, offset) =>
    `${day}（${timeZone === "Asia/Tokyo" ? "日本時間" : timeZone}、${offset}）`,
  zonedInside: (day, timeZone, offset) =>
    `${day}、${timeZone === "Asia/Tokyo" ? "日本時間" : timeZone} ${offset}`,
  about: (kind, { source, published, updated, alert, news, title }) => {
    const from = source === undefined ? "" : `（${news ? "報道" : "出典"}: ${source}）`;
    if (title !== undefined) return headline(title, { source, published, updated, news });
    const noun = alert ? "注意喚起" : NOUN[kind];
    if (published !== undefined && updated !== undefined) {
      return `${published}に公開され、${updated}に更新された${noun}です${from}。`;
    }
    if (published !== undefined) return `${published}に公開された${noun}です${from}。`;
    if (updated !== undefined) return `${updated}に更新された${noun}です${from}。`;
    return source === undefined ? "" : `出典: ${source}`;
  },
  kev: (dateAdded) =>
    `この脆弱性は、悪用が確認されたものとして、米国CISAの一覧（KEVカタログ）に${dateAdded}に掲載されています。`,
  exploited: (source) => `悪用が確認されています${source === undefined ? "" : `（${source}による）`}。`,
  ransomware: "ランサムウェア攻撃での悪用も確認されています。",
  proofOfConcept: "攻撃の方法を示すプログラム（実証コード）が公開されています。",
  severity: (score, version, source, several) =>
    `深刻度${several ? "（最も高いもの）" : ""}: ${score}（CVSS v${version}${source === undefined ? "" : `、${source}による評価`}）`,
  allForeign: "（日本語の情報がないため、以下は原文のまま引用します）",
  someForeign: "（日本語の情報がない項目は、原文のまま引用します）",
  publisherSays: "発行元の説明は、次のとおりです。",
  newsSays: "報道の内容は、次のとおりです。",
  seeForDetails: "詳しい内容は、下記の参考情報をご確認ください。",
  noSummary: "詳しい内容の記載はありません。",
  more: "（以下省略。続きは参考情報をご覧ください）",
  scopeElsewhere: "影響を受ける製品とバージョンは、下記の参考情報をご確認ください。",
  ranges: (ranges) => ranges.map(rangeWords).join("、"),
  product: (name, { fixed, state }) => {
    const notes = [
      fixed === undefined ? "" : `修正版: ${fixed}`,
      state === "fixed" ? "修正済み" : "",
      state === "under-investigation" ? "影響の有無を調査中" : "",
    ].filter((note) => note !== "");
    return notes.length === 0 ? name : `${name}（${notes.join("、")}）`;
  },
  version: "バージョン",
  happenedTo: (name) => `報道された組織: ${name}`,
  fixedIn: (name, fixed) => `${name} の修正版: ${fixed}`,
  because: (said, reasons) => `${said}（理由: ${reasons}）`,
  unaffected: (names) => `影響を受けない製品: ${names}`,
  used: (names) => `当社での利用: あり（資産台帳${names === undefined ? "による" : `: ${names}`}）`,
  unused: "当社での利用: なし（資産台帳による）",
  identifiers: (ids) => `識別番号: ${ids}`,
  andOthers: "ほか",
  moreLeftOut: "ほかの参考情報は省略しています。",
  cut: "（以下省略。全文は発行元の情報をご確認ください）",
  join: "、",
  level: { A: "緊急", B: "高", C: "中", D: "低" },
  due: (date, fromKev, late) =>
    `${late ? "当初の期限" : "期限"}: ${date}${fromKev ? "、CISA KEVの期日を参考に設定" : ""}`,
  undated: {
    now: "今すぐ",
    "this-week": "今週中",
    "next-week": "来週中",
    "this-month": "今月中",
    date: "期限は別途ご連絡します",
    none: "期限なし・情報共有",
  },
  newDeadline: (date) => `※ 新しい期限: ${date}`,
  provisional: "※ 未確認の情報があるため、対応優先度は今後変わることがあります。",
  priority: (level, due) => `${level}（${due}）`,
  contact: (contact) => `お問い合わせ先: ${contact}`,
  green: "この情報の共有範囲は TLP:GREEN です。Webサイトや SNS など、公開の場には載せないでください。",
};
