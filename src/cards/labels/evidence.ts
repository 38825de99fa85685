import type { InputName, InputOrigin } from "../../advisory/evidence.ts";
import type { Lang } from "../../advisory/schema.ts";

/** MyJVN's scale of severity: critical, high, medium, low, none (facts of MyJVN API; CVSS 9.0, 7.0, 4.0, 0.1, 0). */
export type SeverityLevel = "c" | "h" | "m" | "l" | "n";

/** The words of what a badge was judged by, and of CVSS and EPSS beside it. */
export interface EvidenceWords {
  inputs: string;
  table: string;
  /** `CISA BOD 26-04 1.0.0, row 12: 3 days`. */
  row: (table: string, version: string, row: number, outcome: string) => string;
  /** Outcomes of both tables. */
  outcomes: Record<string, string>;
  coordinator: string;
  decidedBy: string;
  suggested: (priority: string) => string;
  names: Record<InputName, string>;
  values: Record<string, string>;
  /** Values that read otherwise for one input: `name:value`. */
  valuesOf: Record<string, string>;
  origins: Record<InputOrigin, string>;
  severity: string;
  levels: Record<SeverityLevel, string>;
  /** `緊急 9.8（CVSS 3.1）` */
  rating: (level: string, score: string, version: string) => string;
  epss: string;
}

export const evidenceWords: Record<Lang, EvidenceWords> = {
  ja: {
    inputs: "判定に使った情報",
    table: "判定表",
    row: (table, version, row, outcome) => `${table} ${version} の行 ${row}「${outcome}」`,
    outcomes: {
      "3 days & forensic investigation": "3日以内に対応し、侵害の有無を調査",
      "3 days": "3日以内に対応",
      "14 days": "14日以内に対応",
      "60 days": "60日以内に対応",
      "fix on system upgrade": "次回の更改時に対応",
      act: "Act（直ちに対応）",
      attend: "Attend（優先して対応）",
      "track*": "Track*（動向を注視）",
      track: "Track（通常の更新で対応）",
    },
    coordinator: "SSVC（参考）",
    decidedBy: "判定を決めた脆弱性",
    suggested: (priority) => `情報源と規則からの判定（参考）: ${priority}`,
    names: {
      "in-kev": "悪用の確認",
      exposed: "インターネットへの公開",
      automatable: "攻撃の自動化",
      "technical-impact": "技術的な影響",
      exploitation: "攻撃の実証コード",
      ransomware: "ランサムウェア攻撃での悪用",
      use: "該当製品の利用",
      alert: "国内機関の注意喚起",
      "round-up": "定例の更新のまとめ",
      severity: "深刻度",
      epss: "悪用の確率（EPSS）",
      incident: "事案の分類",
    },
    values: {
      yes: "あり",
      no: "なし",
      unknown: "不明",
      partial: "部分的",
      total: "全面的",
      poc: "公開されている",
      own: "自組織が当事者",
      supplier: "取引先・委託先が当事者",
      transferable: "自組織にも当てはまりうる原因・侵入経路",
      "used-against-others": "乗っ取られ、第三者への攻撃に使われた",
      "same-sector": "同じ業種の組織の被害",
      warning: "手口への注意喚起",
      "consumer-warning": "消費者への注意喚起",
      compromise: "他の組織の被害（原因不明）",
      leak: "情報流出（原因不明）",
      visible: "閲覧できる状態（原因不明）",
      outage: "障害・停止",
      insider: "内部の者による不正",
      slip: "誤送信・紛失など",
      event: "催し・資料など",
    },
    valuesOf: {
      "automatable:yes": "可",
      "automatable:no": "不可",
      "use:yes": "利用中",
      "use:no": "利用なし",
    },
    origins: {
      kev: "CISA KEV の一覧",
      ssvc: "SSVC の判定",
      exploitation: "情報源",
      cvss: "CVSS のベクトル",
      epss: "EPSS の公表値",
      alert: "注意喚起",
      text: "本文",
      inventory: "利用製品の一覧",
      settings: "組織の設定",
      edge: "製品の種類からの推定",
      assumed: "情報がないための仮定",
    },
    severity: "深刻度",
    levels: { c: "緊急", h: "重要", m: "警告", l: "注意", n: "なし" },
    rating: (level, score, version) => `${level} ${score}（CVSS ${version}）`,
    epss: "悪用の確率（EPSS、30日以内）",
  },
  en: {
    inputs: "Judged by",
    table: "Decision table",
    row: (table, version, row, outcome) => `${table} ${version}, row ${row}: ${outcome}`,
    outcomes: {
      "3 days & forensic investigation": "within 3 days, with a forensic investigation",
      "3 days": "within 3 days",
      "14 days": "within 14 days",
      "60 days": "within 60 days",
      "fix on system upgrade": "fix on system upgrade",
      act: "Act",
      attend: "Attend",
      "track*": "Track*",
      track: "Track",
    },
    coordinator: "SSVC (for reference)",
    decidedBy: "Decided by",
    suggested: (priority) => `What sources and rules say (for reference): ${priority}`,
    names: {
      "in-kev": "Known to be exploited",
      exposed: "Reachable from the internet",
      automatable: "Automatable",
      "technical-impact": "Technical impact",
      exploitation: "Public exploit",
      ransomware: "Used in ransomware campaigns",
      use: "Product in use",
      alert: "Alert by a national body",
      "round-up": "Regular round-up of fixes",
      severity: "Severity",
      epss: "Probability of exploitation (EPSS)",
      incident: "Class of incident",
    },
    values: {
      yes: "yes",
      no: "no",
      unknown: "unknown",
      partial: "partial",
      total: "total",
      poc: "public",
      own: "your own organization",
      supplier: "a listed supplier or contractor",
      transferable: "a cause or way in that anyone may share",
      "used-against-others": "taken over and used against others",
      "same-sector": "another party of your sector",
      warning: "a warning of a technique or fraud",
      "consumer-warning": "a warning to consumers",
      compromise: "another party's compromise, cause unknown",
      leak: "a leak, cause unknown",
      visible: "visible to others, cause unknown",
      outage: "an outage",
      insider: "an insider",
      slip: "a slip or a loss",
      event: "an event or a publication",
    },
    valuesOf: {
      "automatable:yes": "yes",
      "automatable:no": "no",
      "use:yes": "in use",
      "use:no": "not in use",
    },
    origins: {
      kev: "CISA KEV",
      ssvc: "SSVC",
      exploitation: "a source",
      cvss: "CVSS vector",
      epss: "FIRST EPSS",
      alert: "the alert",
      text: "the text",
      inventory: "inventory",
      settings: "settings",
      edge: "taken from the kind of product",
      assumed: "assumed, for want of information",
    },
    severity: "Severity",
    levels: { c: "Critical", h: "High", m: "Medium", l: "Low", n: "None" },
    rating: (level, score, version) => `${level} ${score} (CVSS ${version})`,
    epss: "Probability of exploitation (EPSS, 30 days)",
  },
};
