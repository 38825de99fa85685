/** The sentences commands answer with, in the reader's language. Arguments are untrusted plain text. */
import type { Lang } from "../advisory/schema.ts";

const ja = {
  needWords: "探す言葉を付けてください。例: search 漏洩 VPN",
  needId: (command: string) => `アドバイザリの識別番号を付けてください。例: ${command} CVE-1900-0001`,
  noSuch: (id: string) =>
    `「${id}」というアドバイザリは見つかりませんでした。search で言葉から探すこともできます。`,
  badPriority: (word: string) =>
    `「${word}」という対応優先度はありません。A、B、C、D のいずれかを付けてください。`,
  badLang: (word: string) =>
    `「${word}」は分かりませんでした。subscribe ja か subscribe en と入力してください。`,
  subscribed: (lang: string) =>
    `この場所に新しいアドバイザリを${lang}で投稿します。やめるときは unsubscribe と入力してください。`,
  already: (lang: string) => `この場所はすでに購読しています（投稿は${lang}）。`,
  announced: (who: string, lang: string) =>
    `${who} さんがこの場所で Hansho の購読を始めました。新しいアドバイザリを${lang}で投稿します。`,
  unsubscribed:
    "購読をやめました。この場所にはもう投稿しません。もう一度始めるときは subscribe と入力してください。",
  stopped: (who: string) =>
    `${who} さんがこの場所の Hansho の購読をやめました。新しいアドバイザリはもう投稿しません。もう一度始めるときは subscribe と入力してください。`,
  notSubscribed: "この場所は購読していません。始めるときは subscribe と入力してください。",
  cannotPost: (detail: string) => `この場所に投稿できないため、購読していません。理由: ${detail}`,
  tryLater: "いま投稿できるか確かめられませんでした。少し待ってから、もう一度 subscribe と入力してください。",
  latestHeading: (priority?: string) =>
    priority === undefined ? "新しいアドバイザリ" : `新しいアドバイザリ（${priority}）`,
  latestEmpty: "まだアドバイザリはありません。",
  searchHeading: (words: string) => `「${words}」の検索結果`,
  searchEmpty: "見つかりませんでした。言葉を減らすか、CVE や JVN などの識別番号で探してみてください。",
  language: { ja: "日本語", en: "英語" },
  failed: "うまくいきませんでした。少し待ってからもう一度お試しください。続くときは管理者にご連絡ください。",
};

const en: typeof ja = {
  needWords: "Add the words to look for. Example: search VPN leak",
  needId: (command) => `Add an advisory's id. Example: ${command} CVE-1900-0001`,
  noSuch: (id) => `There is no advisory “${id}”. You can also look by words: search …`,
  badPriority: (word) => `There is no response priority “${word}”. Use A, B, C or D.`,
  badLang: (word) => `“${word}” is not understood. Type subscribe ja or subscribe en.`,
  subscribed: (lang) => `New advisories will be posted here in ${lang}. To stop: unsubscribe.`,
  already: (lang) => `This place is subscribed already (posts are in ${lang}).`,
  announced: (who, lang) =>
    `${who} subscribed this place to Hansho. New advisories will be posted in ${lang}.`,
  unsubscribed: "Unsubscribed: nothing more will be posted here. To start again: subscribe.",
  stopped: (who) =>
    `${who} unsubscribed this place from Hansho. No new advisories will be posted. To start again: subscribe.`,
  notSubscribed: "This place is not subscribed. To start: subscribe.",
  cannotPost: (detail) => `Hansho cannot post here, so this place was not subscribed. Reason: ${detail}`,
  tryLater: "It could not be checked whether Hansho can post here. Wait a moment, then type subscribe again.",
  latestHeading: (priority) =>
    priority === undefined ? "Latest advisories" : `Latest advisories (${priority})`,
  latestEmpty: "There are no advisories yet.",
  searchHeading: (words) => `Results for “${words}”`,
  searchEmpty: "Nothing found. Try fewer words, or a CVE or JVN id.",
  language: { ja: "Japanese", en: "English" },
  failed: "That did not work. Wait a moment and try again; if it keeps happening, tell your administrator.",
};

const ANSWERS: Record<Lang, typeof ja> = { ja, en };

/** The sentences in one language. */
export function answers(lang: Lang): typeof ja {
  return ANSWERS[lang];
}
