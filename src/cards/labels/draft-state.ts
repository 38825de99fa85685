import type { Lang } from "../../advisory/schema.ts";

/** The words of what became of a draft: who made it, whether it is out of date, what was saved. */
export interface DraftStateWords {
  made: {
    template: string;
    model: (name: string) => string;
    sourcePerson: string;
    sourceModel: string;
    edited: (who: string, when: string, version: number, from: string) => string;
    /** What an edited draft began as. */
    from: Record<"template" | "model" | "source", string>;
    merged: (who: string, when: string) => string;
    /** A person whose name the platform did not tell. */
    someone: string;
    person: (name: string) => string;
  };
  insteadOfModel: (reason: string) => string;
  pending: string;
  /** `when` may be empty: not known. */
  outdated: (revision: number, latest: number, when: string) => string;
  outdatedChanges: string;
  openLatest: string;
  showFollowUp: string;
  showFirst: string;
  /** Of a 【続報】: the mail it refers to. */
  follows: (subject: string, date: string) => string;
  /** Beside a first mail, where an earlier one went out. */
  earlier: (subject: string, date: string) => string;
  /** Here and in history, `revision` is 0 for a draft of an advisory that was merged into this one. */
  merged: (who: string, revision: number, when: string) => string;
  mergedUnchanged: (who: string, revision: number, when: string) => string;
  /** Of a version of this very revision, which stays as it is. */
  drifted: string;
  /** `was`: it was written for a notice of withdrawal; else this is one. */
  notMerged: (who: string, revision: number, was: boolean) => string;
  mergedRow: Record<"before" | "now" | "yours" | "nothing", string>;
  history: string;
  historyLine: (version: number, revision: number, who: string, when: string) => string;
  historyModel: (version: number, revision: number, model: string, when: string) => string;
  historyTakenBack: (line: string, who: string, when: string) => string;
  save: string;
  saveHint: string;
  undo: string;
  said: Record<"saved" | "unchanged" | "newer" | "empty" | "too-long" | "undone" | "nothing", string>;
  /** Title of a view that only says why there is no draft. */
  refusedTitle: string;
}

const ofJa = (revision: number) => (revision === 0 ? "統合前のアドバイザリ" : `改訂 ${revision} `);
const ofEn = (revision: number) =>
  revision === 0 ? "an advisory merged into this one" : `revision ${revision}`;

export const draftStateWords: Record<Lang, DraftStateWords> = {
  ja: {
    made: {
      template: "作成方法: 定型文（出典とこの組織の設定だけから自動作成）",
      model: (name) => `作成方法: AI（モデル: ${name}）。出典にない数値・日付・名称がないか自動で照合済み`,
      sourcePerson: "作成方法: アドバイザリに添えられた文面（人が作成）",
      sourceModel: "作成方法: アドバイザリに添えられた文面（AI が作成）",
      edited: (who, when, version, from) =>
        `作成方法: ${who}が編集（${when}、第${version}版）。元の文面: ${from}`,
      from: { template: "定型文", model: "AI による案", source: "アドバイザリに添えられた文面" },
      merged: (who, when) => `作成方法: ${who}が編集した文面（${when}）に、新しい内容を反映（未保存）`,
      someone: "どなたか",
      person: (name) => `${name} さん`,
    },
    insteadOfModel: (reason) => `AI ではなく定型文で作成しました。理由: ${reason}`,
    pending: "AI がメール案を作成しています。しばらくしてから開き直すと、できあがった案が表示されます。",
    outdated: (revision, latest, when) =>
      `旧版です（改訂 ${revision}）。${when === "" ? "その後" : `${when} `}に改訂 ${latest} が出ています。配信前に最新のメール案をご確認ください。`,
    outdatedChanges: "その後の変更",
    openLatest: "最新のメール案を開く",
    showFollowUp: "続報のメール案を表示",
    showFirst: "初回のメール案を表示",
    follows: (subject, date) =>
      `前回のメール: 「${subject}」（${date}）。件名や日付が実際と違う場合は直してください。`,
    earlier: (subject, date) =>
      `この件では ${date} に「${subject}」のメール案が開かれています。すでに配信済みなら、続報のメール案をお使いください。`,
    merged: (who, revision, when) =>
      `${ofJa(revision)}で${who}が編集した文面（${when}）を引き継いでいます。その後に変わった箇所があります。ご確認のうえ保存してください。`,
    mergedUnchanged: (who, revision, when) =>
      `${ofJa(revision)}で${who}が編集した文面（${when}）を引き継いでいます。文面に関わる変更はありません。`,
    drifted:
      "保存したあとで、期限・対応優先度・設定など、元になった内容が変わっています。保存された文面には反映していません。変わった箇所をご確認ください。",
    notMerged: (who, revision, was) =>
      `${ofJa(revision)}で${who}が編集した文面は引き継いでいません（${was ? "取り下げのお知らせだったため" : "取り下げのお知らせに変わったため"}）。`,
    mergedRow: {
      before: "変更前",
      now: "変更後",
      yours: "編集された文面（このまま残しています）",
      nothing: "（記載なし）",
    },
    history: "編集の履歴",
    historyLine: (version, revision, who, when) =>
      `第${version}版（${ofJa(revision).trim()}） ${who} ${when}`,
    historyModel: (version, revision, model, when) =>
      `第${version}版（${ofJa(revision).trim()}） AI（${model}） ${when}`,
    historyTakenBack: (line, who, when) => `${line} → ${when} に${who}が取り消し`,
    save: "この組織の文面として保存",
    saveHint: "保存すると、この組織でこのメール案を開く方全員に、編集した文面が表示されます。",
    undo: "元に戻す（最後の保存を取り消す）",
    said: {
      saved: "✅ この組織の文面として保存しました。",
      unchanged: "変更はありませんでした。",
      newer:
        "⚠️ 保存していません。開いている間に、ほかの方が保存したか、内容が更新されました。欄には入力された文面を残しています。もう一度保存すると、入力された文面に置き換わります。",
      empty: "⚠️ 件名か本文が空のため、保存していません。",
      "too-long": "⚠️ 件名（500 文字まで）か本文（5 万文字まで）が長すぎるため、保存していません。",
      undone: "✅ 最後の保存を取り消しました。",
      nothing: "取り消せる保存はありません。",
    },
    refusedTitle: "メール案はありません",
  },
  en: {
    made: {
      template: "How it was made: from a template, out of the sources and your organization's settings alone",
      model: (name) =>
        `How it was made: by AI (model: ${name}); checked automatically for numbers, dates and names that are not in the sources`,
      sourcePerson: "How it was made: it came with the advisory, written by a person",
      sourceModel: "How it was made: it came with the advisory, written by AI",
      edited: (who, when, version, from) =>
        `How it was made: edited by ${who} (${when}, version ${version}); it began as ${from}`,
      from: {
        template: "a template's draft",
        model: "a draft by AI",
        source: "the draft that came with the advisory",
      },
      merged: (who, when) =>
        `How it was made: the text ${who} edited (${when}), with the new facts taken in (not saved yet)`,
      someone: "somebody",
      person: (name) => `${name}`,
    },
    insteadOfModel: (reason) => `Made from a template and not by AI. Why: ${reason}`,
    pending: "AI is writing a draft. Open this again in a while to see it.",
    outdated: (revision, latest, when) =>
      `Out of date (revision ${revision}): revision ${latest} came ${when === "" ? "after it" : when}. Check the newest draft before you send anything.`,
    outdatedChanges: "What changed since",
    openLatest: "Open the newest draft",
    showFollowUp: "Show the follow-up draft",
    showFirst: "Show the first draft",
    follows: (subject, date) =>
      `The earlier mail: “${subject}” (${date}). Correct subject or date if yours went out otherwise.`,
    earlier: (subject, date) =>
      `The draft “${subject}” was opened on ${date}. If that mail was sent, use the follow-up draft.`,
    merged: (who, revision, when) =>
      `It has the text ${who} edited for ${ofEn(revision)} (${when}). Some of it has changed since: check that, then save.`,
    mergedUnchanged: (who, revision, when) =>
      `It has the text ${who} edited for ${ofEn(revision)} (${when}). Nothing in the text has changed since.`,
    drifted:
      "What this was made from (deadline, priority, settings) has changed since it was saved. The saved text is left as it is: check the places that changed.",
    notMerged: (who, revision, was) =>
      `The text ${who} edited for ${ofEn(revision)} is not taken over: ${was ? "that was" : "this is now"} a notice of withdrawal.`,
    mergedRow: { before: "Before", now: "Now", yours: "Edited text (kept as it is)", nothing: "(nothing)" },
    history: "Edit history",
    historyLine: (version, revision, who, when) => `Version ${version} (${ofEn(revision)}) ${who}, ${when}`,
    historyModel: (version, revision, model, when) =>
      `Version ${version} (${ofEn(revision)}) AI (${model}), ${when}`,
    historyTakenBack: (line, who, when) => `${line} → taken back by ${who}, ${when}`,
    save: "Save as our version",
    saveHint: "Once saved, everybody in your organization who opens this draft sees your text.",
    undo: "Undo (take back the last save)",
    said: {
      saved: "✅ Saved as your organization's text.",
      unchanged: "Nothing was changed.",
      newer:
        "⚠️ Not saved: somebody else saved, or the advisory changed, while you had it open. Your text is still in the fields. Save again to put it in place of theirs.",
      empty: "⚠️ Not saved: subject or body is empty.",
      "too-long": "⚠️ Not saved: the subject (500 characters at most) or the body (50,000) is too long.",
      undone: "✅ The last save was taken back.",
      nothing: "There is no save to take back.",
    },
    refusedTitle: "No email draft",
  },
};
