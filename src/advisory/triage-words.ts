/** What an assessment says of itself, in both languages. */
import { formatDay, formatDue } from "./deadline-words.ts";
import type { Bilingual, Kev, LocalizedLine, Priority } from "./schema.ts";

export const withdrawn: Bilingual = {
  ja: "発行元がこの情報を取り下げたため、対応は不要です。",
  en: "The publisher has withdrawn this advisory; nothing needs to be done.",
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

/** CISA's listing, its date and what that date means outside the United States. */
export function kev(kev: Kev, due: string): Bilingual {
  return {
    ja: `CISA KEV（悪用が確認された脆弱性の一覧）に${formatDue({ kind: "date", date: kev.dateAdded }, "ja")}に掲載されました。期限の${formatDue({ kind: "date", date: due }, "ja")}は、CISAの指令（BOD）が米国の連邦政府機関に課すもので、参考です。`,
    en: `Listed in CISA KEV (Known Exploited Vulnerabilities) on ${formatDay(kev.dateAdded, "en")}. Its due date, ${formatDay(due, "en")}, binds US federal agencies only (BOD); elsewhere it is for reference.`,
  };
}

export const ransomware: Bilingual = {
  ja: "ランサムウェア攻撃での悪用が確認されています。",
  en: "Known to be used in ransomware campaigns.",
};

export function urgent(days: number): Bilingual {
  return {
    ja: `悪用が確認されており、CISAが掲載から${days}日以内の対応を求めています。`,
    en: `Exploited, and CISA asks for action within ${days} days of listing it.`,
  };
}

export const exploited: Bilingual = {
  ja: "悪用が確認されています。",
  en: "Known to be exploited.",
};

export const exposureUnknown: Bilingual = {
  ja: "要確認: 該当製品の利用と、インターネットへの公開の有無が分かっていません。公開資産なら A です。",
  en: "Needs review: whether you use the product, and whether it is reachable from the internet, is unknown. It is A for an exposed asset.",
};

export const exposed: Bilingual = {
  ja: "該当製品をインターネットに公開していれば、対応優先度が上がります（悪用が確認されていれば A）。",
  en: "Higher if the product is reachable from the internet (A if it is also exploited).",
};

export const ransomwareSeen: Bilingual = {
  ja: "ランサムウェア攻撃での悪用が確認されれば A です。",
  en: "A if it is seen in ransomware campaigns.",
};

export const notUsed: Bilingual = {
  ja: "該当製品を利用していなければ D です。",
  en: "D if the product is not in use.",
};

export const vulnerabilityUnknown: Bilingual = {
  ja: "要確認: 深刻度、悪用の有無、インターネットへの公開の有無、該当製品の利用が分かっていません。分からないものを低くは扱いません。",
  en: "Needs review: severity, exploitation, exposure to the internet and use of the product are unknown. Unknown is not treated as low.",
};

export const incidentUnknown: Bilingual = {
  ja: "要確認: 侵入経路、影響の範囲、自社や取引先との関係が分かっていません。分からないものを低くは扱いません。",
  en: "Needs review: the way in, the extent, and any link to you or your suppliers are unknown. Unknown is not treated as low.",
};

export const exploitationSeen: Bilingual = {
  ja: "悪用が確認されれば A または B です。",
  en: "A or B if exploitation is seen.",
};

export const sameWeakness: Bilingual = {
  ja: "原因が自社にも当てはまりうる設定や運用の不備であれば B です。",
  en: "B if the cause is a weakness of settings or operation that you may share.",
};

export const concernsUs: Bilingual = {
  ja: "自社、取引先、委託先が当事者であれば A です。",
  en: "A if you or one of your suppliers or contractors is concerned.",
};

export const noConcern: Bilingual = {
  ja: "誤送信や紛失など、自社に当てはまらない事案であれば D です。",
  en: "D if it is another party's slip, such as a misdirected email or a loss.",
};

export const futureDate: Bilingual = {
  ja: "要確認: 公開日または更新日が未来の日付のため、期限の計算には使っていません。",
  en: "Needs review: the date of publication or update lies in the future and was not used for the deadline.",
};
