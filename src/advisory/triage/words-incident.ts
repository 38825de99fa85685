/** The sentences of an incident's assessment, in both languages. */
import type { Bilingual } from "../schema.ts";
import type { IncidentClass } from "./incident.ts";

const CLASSES: Record<IncidentClass, Bilingual> = {
  own: { ja: "自組織の名前が挙がっています", en: "It names your own organization" },
  supplier: {
    ja: "登録されている取引先・委託先の名前が挙がっています",
    en: "It names one of your listed suppliers or contractors",
  },
  transferable: {
    ja: "原因または侵入経路が、どの組織にも当てはまりうる設定や運用の不備です",
    en: "The cause or the way in is a weakness of settings or operation that any organization may share",
  },
  "used-against-others": {
    ja: "乗っ取られたものが、第三者への攻撃や迷惑メールに使われました",
    en: "What was taken over was used against others",
  },
  "same-sector": {
    ja: "登録されている業種の組織の被害です",
    en: "It concerns another party of a sector you listed",
  },
  warning: {
    ja: "製品の欠陥ではなく、攻撃や詐欺の手口への注意喚起です",
    en: "A warning of a technique or a fraud, with no flaw in a product",
  },
  compromise: {
    ja: "他の組織の被害で、原因は示されていません",
    en: "Another party's compromise, with the cause unknown",
  },
  leak: {
    ja: "他の組織の情報流出で、原因は示されていません",
    en: "Another party's leak, with the cause unknown",
  },
  visible: {
    ja: "情報が閲覧できる状態だったとされていますが、原因は示されていません",
    en: "Information could be seen by others, with the cause unknown",
  },
  outage: {
    ja: "障害や停止ですが、攻撃によるものとは示されていません",
    en: "An outage, with no attack claimed",
  },
  unknown: { ja: "判定の手がかりとなる記述がありません", en: "Nothing in the text tells how to judge it" },
  insider: { ja: "内部の者による持ち出しや不正利用です", en: "Theft or misuse by an insider" },
  "consumer-warning": { ja: "消費者に向けた注意喚起です", en: "A warning addressed to consumers" },
  slip: { ja: "誤送信や紛失などの人為的な誤りです", en: "A slip or a loss, such as a misdirected email" },
  event: { ja: "催しや資料などのお知らせです", en: "News of an event or a publication" },
};

const CHECK: Bilingual = {
  ja: "要確認: 侵入経路、影響の範囲、自組織や取引先との関係が分かっていません。分からないものを低くは扱いません。",
  en: "Needs review: the way in, the extent, and any link to you or your suppliers are unknown. Unknown is not treated as low.",
};

/** Why its class, with the words of the text that put it there. */
export function reason(its: IncidentClass, cue: string | undefined): Bilingual {
  const { ja, en } = CLASSES[its];
  const open = its === "visible" || its === "outage" || its === "unknown";
  const said = {
    ja: cue === undefined ? "" : `（手がかり: ${cue}）`,
    en: cue === undefined ? "" : ` (cue: ${cue})`,
  };
  return {
    ja: `${ja}${said.ja}。${open ? CHECK.ja : ""}`,
    en: `${en}${said.en}.${open ? ` ${CHECK.en}` : ""}`,
  };
}

export const alert: Bilingual = {
  ja: "国内の機関（JPCERT/CC、IPA）が注意を喚起しているため、B 以上とします。",
  en: "A national body (JPCERT/CC, IPA) has issued an alert: at least B.",
};

const TO_A: Bilingual = {
  ja: "自組織、または登録した取引先・委託先が当事者であれば A です。",
  en: "A if you or one of your listed suppliers or contractors is concerned.",
};
const TO_B: Bilingual = {
  ja: "原因が、自組織にも当てはまりうる設定や運用の不備であれば B です。",
  en: "B if the cause is a weakness of settings or operation that you may share.",
};
const SECTOR: Bilingual = {
  ja: "同じ業種の組織であれば B です。",
  en: "B if the party is of your own sector.",
};
const TO_C: Bilingual = {
  ja: "原因が他に見つかり、自組織に当てはまらなければ C です。",
  en: "C if another cause is found that you do not share.",
};
const TO_D: Bilingual = {
  ja: "誤送信や紛失など、自組織に当てはまらない事案であれば D です。",
  en: "D if it is another party's slip, such as a misdirected email or a loss.",
};

/** What would make another class of it. */
export function wouldChange(its: IncidentClass): Bilingual[] {
  switch (its) {
    case "own":
    case "supplier":
      return [
        { ja: "当事者が別の組織と分かれば下がります。", en: "Lower if another party turns out to be meant." },
      ];
    case "transferable":
    case "used-against-others":
    case "same-sector":
      return [TO_A, TO_C];
    case "compromise":
    case "leak":
      return [TO_A, TO_B, SECTOR, TO_D];
    case "visible":
    case "outage":
    case "unknown":
    case "warning":
      return [TO_A, TO_B, TO_D];
    case "insider":
    case "slip":
    case "event":
    case "consumer-warning":
      return [TO_A, TO_B];
  }
}
