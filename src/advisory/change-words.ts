/** What a revision says of itself in a post's thread, in both languages. */
import type { Bilingual, Kev, Priority } from "./schema.ts";

export const withdrawn: Bilingual = {
  ja: "【訂正】このアドバイザリは取り下げられました。",
  en: "Correction: this advisory was withdrawn.",
};
export const reinstated: Bilingual = {
  ja: "【訂正】取り下げが撤回されました。",
  en: "Correction: the withdrawal was reversed.",
};
export const withdrawalRevised: Bilingual = {
  ja: "取り下げの説明が更新されました。",
  en: "The note on the withdrawal was updated.",
};
export const exploited: Bilingual = { ja: "悪用が確認されました。", en: "Exploitation was confirmed." };
export const fixed: Bilingual = { ja: "修正版が公開されました。", en: "A fix is available." };
export const kevAdded: Bilingual = {
  ja: "悪用が確認され、CISA KEV に追加されました。",
  en: "Exploitation was confirmed: it was added to CISA KEV.",
};
export const ransomwareKnown: Bilingual = {
  ja: "ランサムウェア攻撃での悪用が確認されました。",
  en: "It is now known to be used in ransomware campaigns.",
};
export const ransomwareUnknown: Bilingual = {
  ja: "ランサムウェア攻撃での悪用の記載が取り消されました。",
  en: "It is no longer listed as used in ransomware campaigns.",
};
export const kevGone: Bilingual = {
  ja: "CISA KEV の記載がなくなりました。",
  en: "It is no longer listed in CISA KEV.",
};
export const noLongerExploited: Bilingual = {
  ja: "悪用が確認されたとの記載がなくなりました。",
  en: "It is no longer said to be exploited.",
};
export const dates: Bilingual = {
  ja: "出典側の更新日時が変わりました。",
  en: "The source changed its dates.",
};
export const partLeft: Bilingual = {
  ja: "別件と分かった情報を分離しました。",
  en: "Information that turned out to be about something else was separated.",
};

export function badge(from: Priority, to: Priority, up: boolean): Bilingual {
  return up
    ? {
        ja: `対応優先度が ${from} から ${to} に上がりました。`,
        en: `The response priority went up from ${from} to ${to}.`,
      }
    : {
        ja: `対応優先度が ${from} から ${to} に下がりました。`,
        en: `The response priority went down from ${from} to ${to}.`,
      };
}

export function dueDate(was: Kev, is: Kev): Bilingual {
  return {
    ja: `CISA KEV の期限が ${was.dueDate} から ${is.dueDate} に変わりました。`,
    en: `The CISA KEV due date changed from ${was.dueDate} to ${is.dueDate}.`,
  };
}

/** @param ids of the advisories that are one with this now */
export function mergedWith(ids: string): Bilingual {
  return {
    ja: `同じ件を扱うアドバイザリ（${ids}）を統合しました。`,
    en: `Merged with another advisory about the same thing (${ids}).`,
  };
}

/** @param id of the advisory this was part of */
export function separatedFrom(id: string): Bilingual {
  return {
    ja: `別件と分かったため、${id} から分離しました。`,
    en: `Separated from ${id}: it turned out to be something else.`,
  };
}
