/** What the bot says when there is no card to show: plain text of a dialog, both languages. */
import type { Lang } from "../../advisory/schema.ts";

interface Words {
  slow: string;
  unknownAdvisory: string;
  unreadable: string;
}

const WORDS: Record<Lang, Words> = {
  ja: {
    slow: "時間内に用意できませんでした。もう一度ボタンを押してください。",
    unknownAdvisory: "このアドバイザリは見つかりません。削除されたか、まだ取り込まれていません。",
    unreadable: "このボタンの内容を読み取れませんでした。show コマンドか draft コマンドをお試しください。",
  },
  en: {
    slow: "It was not ready in time. Please press the button again.",
    unknownAdvisory: "There is no such advisory: it was removed, or has not been read in yet.",
    unreadable: "What this button carries could not be read. Try the show or draft command instead.",
  },
};

export function words(lang: Lang): Words {
  return WORDS[lang];
}
