/** What an assessment says of badges that its rules did not make, in both languages. */
import { formatDay } from "../deadline-words.ts";
import type { Bilingual, LocalizedLine, Priority } from "../schema.ts";
import type { Override } from "../usage.ts";

export const withdrawn: Bilingual = {
  ja: "発行元がこの情報を取り下げたため、対応は不要です。",
  en: "The publisher has withdrawn this advisory; nothing needs to be done.",
};

export const withdrawnMeanwhile: Bilingual = {
  ja: "要確認: 発行元はこの情報を取り下げています。",
  en: "Needs review: the publisher has withdrawn this advisory.",
};

export const republished: Bilingual = {
  ja: "発行元が改めて公開すれば、判定し直します。",
  en: "It is judged again if the publisher publishes it anew.",
};

export function stated(priority: Priority): Bilingual {
  return {
    ja: `発行元が対応優先度 ${priority} と判定しており、そのまま採用しています。`,
    en: `The publisher set response priority ${priority}; it is kept as it is.`,
  };
}

/** The publisher's own reason, in whichever language it has. */
export function statedReason(reason: LocalizedLine): Bilingual {
  const original = reason.ja ?? reason.en ?? "";
  return {
    ja: `発行元の理由: ${reason.ja ?? original}`,
    en: `The publisher's reason: ${reason.en ?? original}`,
  };
}

/** Who set the badge, when (`date`, the organization's) and why, in the person's own words. */
export function overridden({ priority, reason, by }: Override, date: string): Bilingual {
  const who = by.name ?? by.id;
  return {
    ja: `${who} さんが${formatDay(date, "ja")}に対応優先度 ${priority} としました。理由: ${reason}`,
    en: `${who} set response priority ${priority} on ${formatDay(date, "en")}. Reason: ${reason}`,
  };
}

export function suggests(priority: Priority): Bilingual {
  return {
    ja: `要確認: その後の情報からは対応優先度 ${priority} が相当です。`,
    en: `Needs review: what is known since then suggests response priority ${priority}.`,
  };
}

export const byPublisher: Bilingual = {
  ja: "発行元が判定を改めれば変わります。",
  en: "It changes when the publisher changes it.",
};

export const byPerson: Bilingual = {
  ja: "判定した人が改めるか、取り消せば変わります。",
  en: "It changes when somebody changes or takes back that decision.",
};

export const futureDate: Bilingual = {
  ja: "要確認: 公開日または更新日が未来の日付のため、期限の計算には使っていません。",
  en: "Needs review: the date of publication or update lies in the future and was not used for the deadline.",
};
