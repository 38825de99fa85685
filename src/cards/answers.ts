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
  overrideUsage:
    "識別番号、対応優先度、理由を付けてください。例: override CVE-1900-0001 A 公開サーバーで利用しているため（元に戻すときは override CVE-1900-0001 off）",
  overridden: (from: string, to: string, title: string) =>
    from === to
      ? `「${title}」の対応優先度 ${to} を、あなたの判断として記録しました。`
      : `「${title}」の対応優先度を ${from} から ${to} に変更しました。`,
  overrideKept:
    "今後届く情報ではこの対応優先度は変わらず、要確認として提案されます。投稿済みのカードも書き換えます。元に戻すときは override に off を付けてください。",
  overrideOff: (from: string, to: string, title: string) =>
    from === to
      ? `「${title}」の変更を取り消しました。元の判定も対応優先度 ${to} です。`
      : `「${title}」の対応優先度を ${from} から元の ${to} に戻しました。`,
  notOverridden: (title: string) => `「${title}」の対応優先度は変更されていません。`,
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
  overrideUsage:
    "Add the id, the response priority and a reason. Example: override CVE-1900-0001 A runs on our public servers (to take it back: override CVE-1900-0001 off)",
  overridden: (from, to, title) =>
    from === to
      ? `Kept response priority ${to} of “${title}” as your decision.`
      : `Changed the response priority of “${title}” from ${from} to ${to}.`,
  overrideKept:
    "What is learnt later does not change it, but is suggested for review. Posts already made are edited. To take it back: override with off.",
  overrideOff: (from, to, title) =>
    from === to
      ? `Took back the change of “${title}”. Its own response priority is ${to} as well.`
      : `“${title}” is back from response priority ${from} to its own, ${to}.`,
  notOverridden: (title) => `The response priority of “${title}” was not changed by anybody.`,
  language: { ja: "Japanese", en: "English" },
  failed: "That did not work. Wait a moment and try again; if it keeps happening, tell your administrator.",
};

const ANSWERS: Record<Lang, typeof ja> = { ja, en };

/** The sentences in one language. */
export function answers(lang: Lang): typeof ja {
  return ANSWERS[lang];
}
