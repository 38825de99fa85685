import type { Lang, Priority } from "../../advisory/schema.ts";

/** Which rule decided a badge, and how its date came about (docs/priority.md, docs/deadlines.md). */
export interface RuleWords {
  /** By the rule's name; `incident` stands for all of its classes. */
  names: Record<string, string>;
  /** `EPSS（epss-raise、規則 2026-12）` */
  rule: (name: string | undefined, id: string, version: string) => string;
  deadline: string;
  /** How each badge's date is found; D has none. */
  dates: Record<Exclude<Priority, "D">, string>;
  counted: string;
  stated: string;
  /** A person's badge. */
  set: string;
  noDate: string;
}

export const ruleWords: Record<Lang, RuleWords> = {
  ja: {
    names: {
      "bod-26-04": "CISA BOD 26-04 の判定表",
      ransomware: "ランサムウェア攻撃での悪用",
      alert: "国内機関の注意喚起",
      "round-up": "定例の更新のまとめ",
      "epss-high": "悪用の確率（EPSS）が高い",
      "epss-raise": "悪用の確率（EPSS）による1段階の引き上げ",
      critical: "CVSS の深刻度",
      poc: "攻撃の実証コードの公開",
      unknown: "分からないものを低く扱わない",
      "not-in-use": "利用していない製品",
      "not-affected": "影響を受けない製品",
      "use-unknown": "利用が不明なときの上限",
      withdrawn: "発行元による取り下げ",
      stated: "発行元の判定",
      override: "人による判定",
      incident: "事案の分類",
    },
    rule: (name, id, version) => `${name === undefined ? "" : `${name}、`}${id}（規則 ${version} 版）`,
    deadline: "期限の決め方",
    dates: {
      A: "3日以内の最後の営業日か2営業日目の、早いほうです。3日以内に営業日がなければ次の営業日です。CISA KEV の期限がそれより早ければ、それに合わせます。",
      B: "今週の営業日が2日以上残っていれば今週の最後の営業日、残っていなければ7日以内の最後の営業日です。",
      C: "今月の営業日が10日以上残っていれば今月の最後の営業日、残っていなければ30日以内の最後の営業日です。",
    },
    counted:
      "公開または更新の時点から数え、土日、祝日、組織の休業日は除きます。対応優先度が後から上がり、その日付がもう過ぎている場合は、上がった日から数えます。",
    stated:
      "発行元の示した期間の最後の営業日です。その期間に営業日が残っていなければ、対応優先度の規則で決めます。",
    set: "この対応優先度に決めた時点から数え、土日、祝日、組織の休業日は除きます。",
    noDate: "公開日が分からないか、信用できない日付のため、期限の日付はありません。",
  },
  en: {
    names: {
      "bod-26-04": "CISA BOD 26-04 table",
      ransomware: "Used in ransomware campaigns",
      alert: "Alert by a national body",
      "round-up": "Regular round-up of fixes",
      "epss-high": "High probability of exploitation (EPSS)",
      "epss-raise": "One step up for the probability of exploitation (EPSS)",
      critical: "CVSS severity",
      poc: "Public exploit",
      unknown: "Unknown is not treated as low",
      "not-in-use": "Product not in use",
      "not-affected": "Product not affected",
      "use-unknown": "Highest badge where use is unknown",
      withdrawn: "Withdrawn by its publisher",
      stated: "The publisher's own badge",
      override: "A person's badge",
      incident: "Class of incident",
    },
    rule: (name, id, version) => `${name === undefined ? "" : `${name}, `}${id} (rules ${version})`,
    deadline: "How the date was found",
    dates: {
      A: "The last business day within 3 days or the second business day, whichever is earlier; the next business day where none is left within 3 days. A due date of CISA KEV's that is earlier is kept to.",
      B: "The last business day of this week if two or more are left of it, else the last one within 7 days.",
      C: "The last business day of this month if ten or more are left of it, else the last one within 30 days.",
    },
    counted:
      "Counted from the time of publication or update, without weekends, Japanese holidays and the organization's closed days; from the day the badge went up, where the date would have passed by then.",
    stated:
      "The last business day of the period that the publisher named; by the badge's own rule where none is left in it.",
    set: "Counted from when the badge was set, without weekends, Japanese holidays and the organization's closed days.",
    noDate: "There is no date, for the date of publication is unknown or cannot be trusted.",
  },
};
