import type { Lang } from "../../advisory/schema.ts";

/** What happens to an entry of an advisory; the keys are those of the history. */
export interface HistoryWords {
  revision: (number: number) => string;
  events: Record<string, string>;
  /** What people did to an advisory; the keys are those of the audit table. */
  actions: Record<string, string>;
  none: string;
}

export const historyWords: Record<Lang, HistoryWords> = {
  ja: {
    revision: (number) => `第${number}版`,
    events: {
      new: "新規",
      changed: "変更",
      withdrawn: "取り下げ",
      reinstated: "取り下げの撤回",
      unlisted: "掲載終了",
      relisted: "再掲載",
      merged: "統合",
      separated: "分離",
      left: "分離先へ移動",
    },
    actions: {
      create: "登録した人",
      withdraw: "取り消した人",
      override: "対応優先度を変更した人",
      "override-off": "対応優先度を元に戻した人",
    },
    none: "記録がありません。",
  },
  en: {
    revision: (number) => `revision ${number}`,
    events: {
      new: "new",
      changed: "changed",
      withdrawn: "withdrawn",
      reinstated: "reinstated",
      unlisted: "no longer listed",
      relisted: "listed again",
      merged: "merged",
      separated: "separated",
      left: "moved elsewhere",
    },
    actions: {
      create: "registered by",
      withdraw: "taken back by",
      override: "priority set by",
      "override-off": "priority reset by",
    },
    none: "Nothing is recorded.",
  },
};
