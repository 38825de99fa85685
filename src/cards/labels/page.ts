import type { Lang } from "../../advisory/schema.ts";

/** The words of the draft page; what it has in common with modal and dialog is in `draft.ts` and `draft-state.ts`. */
export interface PageWords {
  languages: Record<Lang, string>;
  copySubject: string;
  copyBody: string;
  copyBoth: string;
  copied: Record<"subject" | "body" | "both", string>;
  /** The same of a draft that is out of date. */
  copiedOutdated: (copied: string) => string;
  /** Copied, but it is not what the page would show now. */
  copiedChanged: string;
  copyFailed: string;
  selectHint: string;
  editHint: string;
  downloads: string;
  eml: string;
  txt: string;
  emlBoth: string;
  openIn: string;
  mailto: string;
  tooLong: string;
  newWindow: string;
  /** Stands across an old draft, as large as a stamp. */
  stamp: string;
  /** At the front of a file's name. */
  stampInName: string;
  filesOutdated: string;
  followUp: string;
  /** Of a place that changed, where nobody had edited. */
  notEdited: string;
  openLink: (minutes: number) => string;
  expiredTitle: string;
  expired: string;
  goneTitle: string;
  gone: string;
  previewTitle: string;
  preview: string;
  switchTo: string;
}

export const pageWords: Record<Lang, PageWords> = {
  ja: {
    languages: { ja: "日本語", en: "英語（English）" },
    copySubject: "件名をコピー",
    copyBody: "本文をコピー",
    copyBoth: "件名と本文をコピー",
    copied: {
      subject: "件名をコピーしました",
      body: "本文をコピーしました",
      both: "件名と本文をコピーしました",
    },
    copiedOutdated: (copied) => `${copied}。旧版のため、配信前に最新のメール案をご確認ください`,
    copiedChanged:
      "コピーしましたが、このページを開いたあとにメール案が変わっています。再読み込みして、最新の文面をご確認ください。",
    copyFailed: "コピーできませんでした。欄の中をすべて選択してコピーしてください。",
    selectHint: "欄の中をすべて選択（Ctrl+A、Mac は ⌘A）してコピーすることもできます。",
    editHint: "文面の編集と保存は、Slack または Teams のメール案の画面で行えます。",
    downloads: "ファイルで受け取る",
    eml: "メールファイル（.eml）",
    txt: "テキスト（.txt）",
    emlBoth: "日本語と英語のメールファイル（.eml）",
    openIn: "メールソフトで開く",
    mailto: "既定のメールソフト",
    tooLong:
      "本文が長いため、メールソフトを直接開くことはできません。コピーするか、メールファイルをお使いください。",
    newWindow: "（新しいタブで開きます）",
    stamp: "旧版",
    stampInName: "旧版",
    filesOutdated: "旧版のファイルです。ファイル名の先頭に「旧版」が付きます。",
    followUp: "続報",
    notEdited: "（編集なし。変更後の文面です）",
    openLink: (minutes) =>
      `このページは、メール案を開いた方のためのものです。あと ${minutes} 分ほどで使えなくなります。`,
    expiredTitle: "リンクの有効期限が切れました",
    expired:
      "安全のため、メール案のリンクは 1 時間で使えなくなります。Slack または Teams で「メール案を見る」をもう一度押すと、新しいリンクが作られます。",
    goneTitle: "このページは開けません",
    gone: "リンクが正しくないか、アドバイザリがありません。Slack または Teams で「メール案を見る」から開いてください。",
    previewTitle: "メール案",
    preview: "メール案の内容は、リンクのプレビューには表示されません。",
    switchTo: "View this page in English",
  },
  en: {
    languages: { ja: "Japanese (日本語)", en: "English" },
    copySubject: "Copy the subject",
    copyBody: "Copy the body",
    copyBoth: "Copy subject and body",
    copied: { subject: "Subject copied", body: "Body copied", both: "Subject and body copied" },
    copiedOutdated: (copied) => `${copied}. It is out of date: check the newest draft before you send it`,
    copiedChanged:
      "Copied, but the draft has changed since you opened this page. Reload it and check the newest text.",
    copyFailed: "It could not be copied. Select all inside the field and copy it.",
    selectHint: "You can also select all inside a field (Ctrl+A, or ⌘A on a Mac) and copy it.",
    editHint: "To edit and save the text, use the draft's window in Slack or Teams.",
    downloads: "Download",
    eml: "Mail file (.eml)",
    txt: "Text (.txt)",
    emlBoth: "Mail file in Japanese and English (.eml)",
    openIn: "Open in",
    mailto: "your mail program",
    tooLong: "The text is too long to be handed to a mail program. Copy it, or use the mail file.",
    newWindow: " (opens in a new tab)",
    stamp: "Out of date",
    stampInName: "out-of-date",
    filesOutdated: "These files are out of date; their names begin with “out-of-date”.",
    followUp: "Follow-up",
    notEdited: "(not edited: it reads as under “Now”)",
    openLink: (minutes) =>
      `This page is for the person who opened the draft. It stops working in about ${minutes} min.`,
    expiredTitle: "This link has expired",
    expired:
      "To be safe, a draft's link works for one hour. Press the draft button in Slack or Teams again to get a new one.",
    goneTitle: "This page cannot be opened",
    gone: "The link is not right, or there is no such advisory. Open the draft from its button in Slack or Teams.",
    previewTitle: "Email draft",
    preview: "An email draft is not shown in a preview of its link.",
    switchTo: "このページを日本語で表示",
  },
};
