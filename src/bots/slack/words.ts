import type { Lang } from "../../advisory/schema.ts";
import { answers } from "../../cards/answers.ts";
import { messageCard } from "../../cards/message-card.ts";
import type { Card } from "../../cards/model.ts";

const ja = {
  oldButton:
    "このボタンは古いか、読み取れませんでした。/advisory latest か /advisory search で、もう一度開いてください。",
  noSuch: (id: string) =>
    `「${id}」というアドバイザリは見つかりませんでした。/advisory search で言葉から探すこともできます。`,
  modalTitle: "Hansho",
  close: "閉じる",
  working: "登録しています…",
  saving: "保存しています。このままお待ちください。終わりしだい、結果をここに表示します。",
};

const en: typeof ja = {
  oldButton:
    "That button is old or could not be read. Open the advisory again with /advisory latest or /advisory search.",
  noSuch: (id) => `There is no advisory “${id}”. You can also look by words: /advisory search …`,
  modalTitle: "Hansho",
  close: "Close",
  working: "Registering…",
  saving: "Saving. Please wait: what became of it is shown here.",
};

/** What Slack alone has to say, when nothing else can be shown. */
export const words: Record<Lang, typeof ja> = { ja, en };

/** Something of ours went wrong. */
export function sorryCard(lang: Lang): Card {
  return messageCard(answers(lang).failed, lang, "warning");
}

/** A button whose value is not one we write. */
export function oldButtonCard(lang: Lang): Card {
  return messageCard(words[lang].oldButton, lang, "warning");
}

/** A button about an advisory that is not there. */
export function noSuchCard(id: string, lang: Lang): Card {
  return messageCard(words[lang].noSuch(id.slice(0, 100)), lang, "warning");
}
