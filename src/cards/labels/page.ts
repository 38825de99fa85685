import type { Audience, Lang } from "../../advisory/schema.ts";

/** The words of the draft page. */
export interface PageWords {
  title: string;
  languages: Record<Lang, string>;
  audiences: Record<Audience, string>;
  subject: string;
  body: string;
  copySubject: string;
  copyBody: string;
  copyBoth: string;
  copied: Record<"subject" | "body" | "both", string>;
  copyFailed: string;
  selectHint: string;
  downloads: string;
  eml: string;
  txt: string;
  emlBoth: string;
  openIn: string;
  mailto: string;
  tooLong: string;
  outdated: string;
  openLink: string;
  expiredTitle: string;
  expired: string;
  goneTitle: string;
  gone: string;
  switchTo: string;
}

export const pageWords: Record<Lang, PageWords> = {
  ja: {
    title: "メール案",
    languages: { ja: "日本語", en: "英語（English）" },
    audiences: {
      admins: "管理者向け",
      everyone: "全社員向け",
      executives: "経営層向け",
      overseas: "海外拠点向け",
    },
    subject: "件名",
    body: "本文",
    copySubject: "件名をコピー",
    copyBody: "本文をコピー",
    copyBoth: "件名と本文をコピー",
    copied: {
      subject: "件名をコピーしました",
      body: "本文をコピーしました",
      both: "件名と本文をコピーしました",
    },
    copyFailed: "コピーできませんでした。欄の中をすべて選択してコピーしてください。",
    selectHint: "欄の中をすべて選択（Ctrl+A、Mac は ⌘A）してコピーすることもできます。",
    downloads: "ファイルで受け取る",
    eml: "メールファイル（.eml）",
    txt: "テキスト（.txt）",
    emlBoth: "日本語と英語のメールファイル（.eml）",
    openIn: "メールソフトで開く",
    mailto: "既定のメールソフト",
    tooLong:
      "本文が長いため、メールソフトを直接開くことはできません。コピーするか、メールファイルをお使いください。",
    outdated:
      "旧版です。このメール案を開いたあとに、内容が更新されました。最新のメール案を Slack または Teams で開いてください。",
    openLink: "このリンクは、メール案を開いた方のためのものです。1 時間で使えなくなります。",
    expiredTitle: "リンクの有効期限が切れました",
    expired:
      "安全のため、メール案のリンクは 1 時間で使えなくなります。Slack または Teams で「メール案を見る」をもう一度押すと、新しいリンクが作られます。",
    goneTitle: "このページは開けません",
    gone: "リンクが正しくないか、アドバイザリがありません。Slack または Teams で「メール案を見る」から開いてください。",
    switchTo: "View this page in English",
  },
  en: {
    title: "Email draft",
    languages: { ja: "Japanese (日本語)", en: "English" },
    audiences: {
      admins: "for administrators",
      everyone: "for everyone",
      executives: "for executives",
      overseas: "for sites abroad",
    },
    subject: "Subject",
    body: "Body",
    copySubject: "Copy the subject",
    copyBody: "Copy the body",
    copyBoth: "Copy subject and body",
    copied: { subject: "Subject copied", body: "Body copied", both: "Subject and body copied" },
    copyFailed: "It could not be copied. Select all inside the field and copy it.",
    selectHint: "You can also select all inside a field (Ctrl+A, or ⌘A on a Mac) and copy it.",
    downloads: "Download",
    eml: "Mail file (.eml)",
    txt: "Text (.txt)",
    emlBoth: "Mail file in Japanese and English (.eml)",
    openIn: "Open in",
    mailto: "your mail program",
    tooLong: "The text is too long to be handed to a mail program. Copy it, or use the mail file.",
    outdated:
      "Out of date: the advisory changed after this draft was opened. Open the newest draft in Slack or Teams.",
    openLink: "This link is for the person who opened the draft. It works for one hour.",
    expiredTitle: "This link has expired",
    expired:
      "To be safe, a draft's link works for one hour. Press the draft button in Slack or Teams again to get a new one.",
    goneTitle: "This page cannot be opened",
    gone: "The link is not right, or there is no such advisory. Open the draft from its button in Slack or Teams.",
    switchTo: "このページを日本語で表示",
  },
};
