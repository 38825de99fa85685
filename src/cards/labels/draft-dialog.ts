import type { Lang } from "../../advisory/schema.ts";

/** What a dialog says of texts that are typed and not yet kept. */
export interface DraftDialogWords {
  /** Texts of several languages or audiences were saved at once. */
  savedMany: (count: number) => string;
  /** `names` are those of the texts that were not saved, as `text` has them. */
  othersNotSaved: (names: string) => string;
  text: (language: string, audience: string) => string;
  and: string;
  notUndone: string;
  /** Asked before the last save is taken back; `undoYes` at most 30 characters. */
  undoAsk: string;
  undoYes: string;
  notSaved: Record<"slow" | "failed", string>;
  /** In a draft that is out of date and has somebody's typed text in its fields. */
  keptForNewest: string;
  /** Labels what was typed into the draft of an earlier revision. */
  left: (label: string, revision: number) => string;
  leftCut: string;
  /** Beside the words of a merged draft, above the fields. */
  rowsBelow: string;
  rows: string;
  moreRows: (count: number) => string;
  moreLines: (count: number) => string;
  /** After `bodyCut`. */
  cutNotSaved: string;
  cutUsePage: string;
  /** Of what was typed into a body that was shown in part. */
  typedNotSaved: string;
}

export const draftDialogWords: Record<Lang, DraftDialogWords> = {
  ja: {
    savedMany: (count) =>
      `✅ この組織の文面として、編集された ${count} 件（ほかの言語や宛先を含む）を保存しました。`,
    othersNotSaved: (names) =>
      `⚠️ 保存していない文面があります: ${names}。その言語と宛先を表示して、内容をご確認ください。`,
    text: (language, audience) => `${language}（${audience}）`,
    and: "、",
    undoAsk:
      "最後に保存された文面を取り消し、その前の文面に戻します。表示中の欄に入力して保存していない内容は消えます。取り消したことは履歴に残ります。",
    undoYes: "元に戻す",
    notUndone:
      "⚠️ 取り消していません。開いている間に、ほかの方が保存したか、内容が更新されました。いまの内容をご確認ください。",
    notSaved: {
      slow: "⚠️ 保存できたか確認できませんでした。入力された文面は欄に残っています。もう一度保存してください。二重に保存されることはありません。",
      failed:
        "⚠️ 保存できませんでした。入力された文面は欄に残っています。しばらくしてから、もう一度保存してください。",
    },
    keptForNewest:
      "⚠️ 入力された文面は保存していません（欄に残しています）。最新のメール案を開くと、その下にも表示されます。",
    left: (label, revision) => `${label}（改訂 ${revision} のメール案に入力、未保存）`,
    leftCut: "以前の改訂で入力された文面は、長すぎるため途中までを表示しています。",
    rowsBelow: "変わった箇所の一覧は、本文の下にあります。",
    rows: "変わった箇所",
    moreRows: (count) => `ほか ${count} か所（最新の内容はアドバイザリでご確認ください）`,
    moreLines: (count) => `ほか ${count} 件`,
    cutNotSaved: "このままでは保存できません。",
    typedNotSaved:
      "途中までの本文に入力された文面のため、保存できません。必要な箇所を控えて、開き直してください。",
    cutUsePage: "このままでは保存できません。全文は、コピー・ダウンロード用ページでご覧ください。",
  },
  en: {
    savedMany: (count) =>
      `✅ Saved for your organization: ${count} edited text${count === 1 ? "" : "s"}, those in other languages or for other readers included.`,
    othersNotSaved: (names) => `⚠️ Not saved: ${names}. Show that language and those readers, and check it.`,
    text: (language, audience) => `${language} (${audience})`,
    and: ", ",
    undoAsk:
      "The text that was saved last is taken back, and the one before it is shown. What you typed into these fields and did not save is lost. The history keeps that it was taken back.",
    undoYes: "Take it back",
    notUndone:
      "⚠️ Not taken back: somebody else saved, or the advisory changed, while you had it open. Check what stands now.",
    notSaved: {
      slow: "⚠️ We could not tell in time whether it was saved. Your text is still in the fields. Save again; nothing is saved twice.",
      failed: "⚠️ It could not be saved. Your text is still in the fields. Please save again in a while.",
    },
    keptForNewest:
      "⚠️ Your text is not saved (it is still in the fields). Open the newest draft: your text stands below that one too.",
    left: (label, revision) => `${label} (typed into the draft of revision ${revision}, not saved)`,
    leftCut: "What was typed for an earlier revision is too long: only its beginning is shown.",
    rowsBelow: "What changed is listed below the body.",
    rows: "What changed",
    moreRows: (count) => `${count} more (see the advisory for what it says now)`,
    moreLines: (count) => `${count} more`,
    cutNotSaved: "It cannot be saved like this.",
    typedNotSaved:
      "This was typed into a part of the body and cannot be saved. Copy what you need, and open the draft again.",
    cutUsePage: "It cannot be saved like this. The whole text is on the page to copy or download.",
  },
};
