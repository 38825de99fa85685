/** The sentences commands answer with, in the reader's language. Arguments are untrusted plain text. */
import type { Lang } from "../advisory/schema.ts";

const ja = {
  needWords: "探す言葉を付けてください。例: search 漏洩 VPN",
  needId: (command: string) => `アドバイザリの番号を付けてください。例: ${command} CVE-1900-0001`,
  noSuch: (id: string) =>
    `「${id}」というアドバイザリは見つかりませんでした。search で言葉から探すこともできます。`,
  badPriority: (word: string) =>
    `「${word}」というバッジはありません。A、B、C、D のいずれかを付けてください。`,
  badLang: (word: string) =>
    `「${word}」は分かりませんでした。subscribe ja か subscribe en と入力してください。`,
  subscribed: (lang: string) =>
    `このチャンネルに新しいアドバイザリを${lang}で投稿します。やめるときは unsubscribe と入力してください。`,
  already: (lang: string) => `このチャンネルはすでに購読しています（投稿は${lang}）。`,
  announced: (who: string, lang: string) =>
    `${who} がこのチャンネルで Hansho の通知を有効にしました。新しいアドバイザリを${lang}で投稿します。`,
  unsubscribed: "このチャンネルへの投稿をやめました。もう一度始めるときは subscribe と入力してください。",
  notSubscribed: "このチャンネルは購読していません。始めるときは subscribe と入力してください。",
  cannotPost: (detail: string) => `このチャンネルに投稿できないため、購読していません。理由: ${detail}`,
  tryLater: "いま投稿できるか確かめられませんでした。少し待ってから、もう一度 subscribe と入力してください。",
  latestHeading: (priority?: string) =>
    priority === undefined ? "新しいアドバイザリ" : `新しいアドバイザリ（${priority}）`,
  latestEmpty: "まだアドバイザリはありません。",
  searchHeading: (words: string) => `「${words}」の検索結果`,
  searchEmpty: "見つかりませんでした。言葉を減らすか、CVE や JVN の番号で探してみてください。",
  language: { ja: "日本語", en: "英語" },
  failed: "うまくいきませんでした。少し待ってからもう一度お試しください。続くときは管理者にご連絡ください。",
};

const en: typeof ja = {
  needWords: "Add the words to look for. Example: search VPN leak",
  needId: (command) => `Add an advisory's id. Example: ${command} CVE-1900-0001`,
  noSuch: (id) => `There is no advisory “${id}”. You can also look by words: search …`,
  badPriority: (word) => `There is no badge “${word}”. Use A, B, C or D.`,
  badLang: (word) => `“${word}” is not understood. Type subscribe ja or subscribe en.`,
  subscribed: (lang) => `New advisories will be posted to this channel in ${lang}. To stop: unsubscribe.`,
  already: (lang) => `This channel is subscribed already (posts are in ${lang}).`,
  announced: (who, lang) => `${who} turned on Hansho here. New advisories will be posted in ${lang}.`,
  unsubscribed: "Nothing more will be posted to this channel. To start again: subscribe.",
  notSubscribed: "This channel is not subscribed. To start: subscribe.",
  cannotPost: (detail) => `Hansho cannot post to this channel, so it was not subscribed. Reason: ${detail}`,
  tryLater: "Whether Hansho can post here could not be checked. Wait a moment, then type subscribe again.",
  latestHeading: (priority) =>
    priority === undefined ? "Latest advisories" : `Latest advisories (${priority})`,
  latestEmpty: "There are no advisories yet.",
  searchHeading: (words) => `Results for “${words}”`,
  searchEmpty: "Nothing found. Try fewer words, or a CVE or JVN id.",
  language: { ja: "Japanese", en: "English" },
  failed: "That did not work. Wait a moment and try again; if it goes on, tell your administrator.",
};

const ANSWERS: Record<Lang, typeof ja> = { ja, en };

/** The sentences in one language. */
export function answers(lang: Lang): typeof ja {
  return ANSWERS[lang];
}
