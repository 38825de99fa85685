import type { Lang } from "../../advisory/schema.ts";

/** How a source is: `failing` has not failed for long enough to be told of. */
export type SourceCondition =
  | "ok"
  | "waiting"
  | "reading"
  | "failing"
  | "broken"
  | "unreadable"
  | "silent"
  | "byHand";

/** The words about the sources' health. */
export interface SourceWords {
  title: string;
  none: string;
  noneHint: string;
  summary: (total: number, well: number) => string;
  allHint: string;
  conditions: Record<SourceCondition, string>;
  since: (at: string) => string;
  never: string;
  lastPoll: (at: string) => string;
  nextPoll: (at: string) => string;
  counts: (entries: number, refused: number) => string;
  reason: (error: string) => string;
  troubleTitle: string;
  broken: (label: string, at: string) => string;
  unreadable: (label: string, at: string) => string;
  silent: (label: string, at: string) => string;
  troubleHint: string;
  recoveredTitle: string;
  recovered: (label: string, at: string) => string;
  /** Word for word, says NVD: https://nvd.nist.gov/developers/terms-of-use */
  nvdNotice: string;
}

const NVD_NOTICE = "This product uses the NVD API but is not endorsed or certified by the NVD.";

export const sourceWords: Record<Lang, SourceWords> = {
  ja: {
    title: "情報源の状態",
    none: "定期的に読む情報源はありません。",
    noneHint: "読む情報源は設定ファイルの sources で決めます。",
    summary: (total, well) => `情報源 ${total} 件のうち ${well} 件は正常です。`,
    allHint: "sources と入力すると、すべての情報源の状態を表示します。",
    conditions: {
      ok: "正常",
      waiting: "最初の読み込み待ち",
      reading: "読み込み中",
      failing: "前回は失敗、再試行します",
      broken: "⚠️ 取得できません",
      unreadable: "⚠️ 内容を読み取れません",
      silent: "⚠️ 新しい情報が途絶えています",
      byHand: "手動で取り込み",
    },
    since: (at) => `（${at} から）`,
    never: "前回はまだありません",
    lastPoll: (at) => `前回 ${at}`,
    nextPoll: (at) => `次回 ${at}`,
    counts: (entries, refused) => `${entries} 件${refused === 0 ? "" : `（読めなかったもの ${refused} 件）`}`,
    reason: (error) => `理由：${error}`,
    troubleTitle: "⚠️ 情報源に問題があります",
    broken: (label, at) =>
      `「${label}」を ${at} から取得できていません。この情報源の新しい情報は届いていません。`,
    unreadable: (label, at) =>
      `「${label}」の内容を ${at} から読み取れていません。配信元の形式が変わった可能性があります。`,
    silent: (label, at) =>
      `「${label}」に ${at} から新しい情報がありません。取得はできていますが、いつもより長く途絶えています。`,
    troubleHint:
      "設定、ネットワーク、配信元のお知らせを確認してください。元に戻ると、もう一度お知らせします。sources で詳しい状態を表示できます。",
    recoveredTitle: "✅ 情報源が元に戻りました",
    recovered: (label, at) => `「${label}」は元に戻りました。${at} からの問題は解消しています。`,
    nvdNotice: `${NVD_NOTICE}（NVD の API を利用していますが、NVD の推奨や認証を受けたものではありません。）`,
  },
  en: {
    title: "Sources",
    none: "No source is polled.",
    noneHint: "Which sources are polled is set under “sources” in the settings file.",
    summary: (total, well) => `${well} of ${total} sources are well.`,
    allHint: "Type sources to see the state of each.",
    conditions: {
      ok: "well",
      waiting: "waiting for its first read",
      reading: "being read",
      failing: "failed last time, will be tried again",
      broken: "⚠️ cannot be fetched",
      unreadable: "⚠️ cannot be read",
      silent: "⚠️ silent for longer than usual",
      byHand: "read on command",
    },
    since: (at) => ` (since ${at})`,
    never: "never polled",
    lastPoll: (at) => `last ${at}`,
    nextPoll: (at) => `next ${at}`,
    counts: (entries, refused) =>
      `${entries} ${entries === 1 ? "entry" : "entries"}${refused === 0 ? "" : ` (${refused} refused)`}`,
    reason: (error) => `Reason: ${error}`,
    troubleTitle: "⚠️ There is a problem with a source",
    broken: (label, at) =>
      `“${label}” could not be fetched since ${at}. Nothing new from this source is arriving.`,
    unreadable: (label, at) =>
      `“${label}” could not be read since ${at}. Its publisher may have changed the format.`,
    silent: (label, at) =>
      `“${label}” has said nothing new since ${at}. It can be fetched, but is silent for longer than usual.`,
    troubleHint:
      "Check the settings, the network and the publisher's announcements. You will be told once it is back. sources shows the details.",
    recoveredTitle: "✅ A source is back",
    recovered: (label, at) => `“${label}” is back. The problem that began ${at} is over.`,
    nvdNotice: NVD_NOTICE,
  },
};
