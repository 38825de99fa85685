import type { Lang } from "../../advisory/schema.ts";

type StateName = "pending" | "sending" | "sent" | "unknown" | "failed" | "superseded";

/** The words of answers to commands. */
export interface AnswerWords {
  shownOf: (shown: number, total: number) => string;
  nothing: string;
  explainTitle: string;
  notCvss: string;
  wouldChange: string;
  rule: string;
  posted: string;
  notPosted: string;
  states: Record<StateName, string>;
  replies: (count: number, state: string) => string;
  edits: (count: number, state: string) => string;
  /** Of an edit, where it differs from that of a message. */
  editStates: Partial<Record<StateName, string>>;
  baselineTitle: string;
  baseline: (label: string, entries: number, posted: number | undefined) => string;
  baselineHint: string;
  subscriptionsTitle: string;
  noSubscriptions: string;
  subscribedBy: (name: string, at: string) => string;
  language: Record<Lang, string>;
  statusTitle: string;
  subscribed: string;
  notSubscribed: string;
  lastPost: string;
  noPost: string;
  sources: string;
  sampleTitle: string;
  sampleNote: string;
  sampleSummary: string;
  sampleScope: string;
  sampleAction: string;
  sampleButtons: string;
  /** Around what explains the words before it. */
  inBrackets: (text: string) => string;
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

export const answerWords: Record<Lang, AnswerWords> = {
  ja: {
    shownOf: (shown, total) => `全 ${total} 件のうち ${shown} 件を表示`,
    nothing: "当てはまるアドバイザリはありません。",
    explainTitle: "なぜこの対応優先度と期限なのか",
    notCvss: "対応優先度は「いつまでに動くか」を表します。CVSS の深刻度とは別のものです。",
    wouldChange: "変わるとすれば",
    rule: "判定の規則",
    posted: "投稿先",
    notPosted:
      "投稿の記録はありません。取り込んだときに購読している投稿先がなかったか、情報源の最初の読み込みで取り込まれたアドバイザリです。",
    states: {
      pending: "投稿待ち",
      sending: "投稿中",
      sent: "投稿済み",
      unknown: "投稿できたか不明",
      failed: "投稿できず",
      superseded: "取りやめ（新しい版、投稿の削除、または購読の終了のため）",
    },
    replies: (count, state) => `続報 ${count} 件（${state}）`,
    edits: (count, state) => `投稿の書き換え ${count} 回（${state}）`,
    editStates: {
      pending: "反映待ち",
      sending: "反映中",
      sent: "反映済み",
      unknown: "反映できたか不明",
      failed: "反映できず",
    },
    baselineTitle: "📥 最初の読み込みが終わりました",
    baseline: (label, entries, posted) => {
      const taken = `「${label}」から ${entries} 件を取り込みました。`;
      if (posted === undefined) return `${taken}ほかの情報源の内容を補うために使い、単独では投稿しません。`;
      return (
        taken +
        (posted === 0
          ? "最近公開されたものはないため、投稿はありません。"
          : `うち ${posted} 件を投稿します。`)
      );
    },
    baselineHint: "投稿していないものも、検索で見つかります。",
    subscriptionsTitle: "投稿先の一覧",
    noSubscriptions: "投稿先はまだありません。投稿したい場所で subscribe と入力してください。",
    subscribedBy: (name, at) => `${name} さんが ${at} に購読を開始`,
    language: { ja: "日本語で投稿", en: "英語で投稿" },
    statusTitle: "状態",
    subscribed: "この場所に投稿しています",
    notSubscribed: "この場所には投稿していません。subscribe と入力すると始まります。",
    lastPost: "最後の投稿",
    noPost: "まだありません",
    sources: "情報源",
    sampleTitle: "【テスト】これは見本です。実際の情報ではありません",
    sampleNote: "【テスト】対応は必要ありません。",
    sampleSummary: "この場所にカードを表示できることを確かめるための見本です。",
    sampleScope: "影響を受けるものはありません（見本）。",
    sampleAction: "何もする必要はありません（見本）。",
    sampleButtons: "実際のカードには「メール案を見る」ボタンが付きます。",
    inBrackets: (text) => `（${text}）`,
  },
  en: {
    shownOf: (shown, total) => `Showing ${shown} of ${total}`,
    nothing: "Nothing found.",
    explainTitle: "Why this response priority and deadline",
    notCvss: "The response priority says by when to act. It is not the CVSS severity.",
    wouldChange: "What would change it",
    rule: "Rule",
    posted: "Posted to",
    notPosted:
      "No post is on record: no place was subscribed when the advisory was taken in, or it came with the first read of its source.",
    states: {
      pending: "waiting to be posted",
      sending: "being posted",
      sent: "posted",
      unknown: "not known whether it was posted",
      failed: "could not be posted",
      superseded: "dropped (a newer revision, a deleted post, or a subscription that ended)",
    },
    replies: (count, state) => `${count} ${count === 1 ? "reply" : "replies"} (${state})`,
    edits: (count, state) => `${count} ${count === 1 ? "edit" : "edits"} (${state})`,
    editStates: {
      pending: "waiting",
      sending: "being made",
      sent: "made",
      unknown: "not known whether made",
      failed: "could not be made",
    },
    baselineTitle: "📥 The first read is done",
    baseline: (label, entries, posted) => {
      const taken = `${counted(entries, "entry", "entries")} taken in from “${label}”`;
      if (posted === undefined)
        return `${taken}, to add to what other sources publish. None is posted by itself.`;
      return posted === 0
        ? `${taken}. None was published recently, so nothing is posted.`
        : `${taken}; ${posted} of them posted.`;
    },
    baselineHint: "Those not posted can be found by search.",
    subscriptionsTitle: "Where advisories are posted",
    noSubscriptions: "Nowhere yet. Type subscribe where you want them.",
    subscribedBy: (name, at) => `subscribed by ${name}, ${at}`,
    language: { ja: "in Japanese", en: "in English" },
    statusTitle: "Status",
    subscribed: "Advisories are posted here",
    notSubscribed: "Advisories are not posted here. Type subscribe to start.",
    lastPost: "Last post",
    noPost: "none yet",
    sources: "Sources",
    sampleTitle: "[TEST] This is a sample, not a real advisory",
    sampleNote: "[TEST] Nothing needs to be done.",
    sampleSummary: "A sample, to see that cards can be shown here.",
    sampleScope: "Nothing is affected (sample).",
    sampleAction: "There is nothing to do (sample).",
    sampleButtons: "Real cards have a “View email draft” button.",
    inBrackets: (text) => ` (${text})`,
  },
};
