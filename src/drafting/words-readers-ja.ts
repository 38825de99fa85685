import type { Kind, Priority } from "../advisory/schema.ts";
import type { Due } from "./words.ts";
import type { ReaderWords } from "./words-readers.ts";

const SUBJECT: Record<Kind, string> = {
  vulnerability: "脆弱性に関する",
  incident: "セキュリティインシデントに関する",
  alert: "セキュリティに関する",
};

const CHECKS: Record<Kind, string> = {
  vulnerability: "当社での利用の有無を確認し、",
  incident: "同じような問題が当社で起こりうるかを点検し、",
  alert: "当社に該当する点がないかを確認し、",
};

function ask(priority: Priority, { by, late, dated }: Due): string {
  if (priority === "D") return "期限は設けません。";
  const passed = late ? "当初の期限を過ぎています。" : "";
  if (priority === "C") {
    return `${passed}該当するかどうかをご確認ください。該当する場合は、${dated ? by : `${by || "計画的に"}、`}ご対応をお願いいたします。`;
  }
  if (late) return `${passed}${by}、ご確認とご対応をお願いいたします。`;
  if (priority === "A" && dated) return `至急ご確認のうえ、${by}ご対応をお願いいたします。`;
  return `${by || "速やかに"}、ご確認とご対応をお願いいたします。`;
}

function reported(priority: Priority, { by, late }: Due, to: string): string {
  if (priority === "C") {
    return `該当する場合は、${by || "計画的に"}対応し、結果を${to}へご連絡ください。`;
  }
  if (late) return `${by}、対応の状況を${to}へご連絡ください。該当しない場合も、その旨をご連絡ください。`;
  const when = by || "至急";
  return `${when}、対応の結果を${to}へご連絡ください。該当しない場合や間に合わない場合も、ご連絡ください。`;
}

const OTHERS = "他の組織で発生した";

export const ja: ReaderWords = {
  admins: {
    notice: (kind, priority, others) => {
      const about = `${others ? OTHERS : ""}${SUBJECT[kind]}`;
      if (priority === "A") return `${about}緊急のご連絡です。`;
      return `${about}${priority === "B" ? "ご連絡です。" : "情報共有です。"}`;
    },
    ask,
    askNothing: "対応は不要です。",
    checkFirst: {
      vulnerability: "影響を受ける製品を利用していないか確認してください。",
      incident: "当社に同じような設定や運用がないか確認してください。",
      alert: "当社に該当する点がないか確認してください。",
    },
    checkLinked:
      "下記の参考情報で最新の内容を読み、当社に該当する点がないか、どのような対応が必要かを確認してください。",
    checkScope: "影響範囲に記載した製品などを利用していないか確認してください。",
    checkUsed: "当社で利用している製品のバージョンが、影響を受けるものに当たるか確認してください。",
    checkUnused: "資産台帳にない利用がないか確認してください。",
    stepsFollow: {
      vulnerability: "利用している場合は、以下の手順で対応してください。",
      incident: "ある場合は、以下の手順で対応してください。",
      alert: "該当する場合は、以下の手順で対応してください。",
    },
    quotedActions: (blank) => `該当する場合は、次の案内（原文のまま）に沿って対応してください。${blank}`,
    directive: (id) => `（${id} は、米国の連邦政府機関に向けた指令です）`,
    actionsUnknown: "対応方法は、発行元の最新の情報を確認してください。",
    seeReferences: "対応方法は、下記の参考情報で最新の内容を確認してください。",
    updateToFixed: "影響を受けるバージョンを利用している場合は、影響範囲に記載した修正版に更新してください。",
    dependencies:
      "直接導入していなくても、ほかのソフトウェアに組み込まれていることがあります。当社で開発したシステムの依存関係も確認してください。",
    notAffected: "発行元は、上記の製品は影響を受けないとしています。これらの製品については、対応は不要です。",
    report: (priority, due) => reported(priority, due, "下記のお問い合わせ先"),
    noHurry: {
      vulnerability: "期限は設けません。該当する場合は、次回の定期更新などに合わせて対応してください。",
      incident: "期限は設けません。今後の運用の参考にしてください。",
      alert: "期限は設けません。今後の運用の参考にしてください。",
    },
  },
  overseas: {
    subject: (title) => `海外拠点向け: ${title}`,
    greeting: (sender) =>
      `海外拠点のIT担当者の皆さま\nお疲れさまです。${sender === undefined ? "" : `${sender}です。`}`,
    checkFirst: {
      vulnerability: "影響を受ける製品を自拠点で利用していないか確認してください。",
      incident: "自拠点に同じような設定や運用がないか確認してください。",
      alert: "自拠点に該当する点がないか確認してください。",
    },
    checkLinked:
      "下記の参考情報で最新の内容を読み、自拠点に該当する点がないか、どのような対応が必要かを確認してください。",
    checkScope: "影響範囲に記載した製品などを自拠点で利用していないか確認してください。",
    report: (priority, due) => {
      const holiday =
        due.dated && !due.late ? "現地の休日で間に合わない場合は、対応できる日をお知らせください。" : "";
      if (priority === "C") return `${reported(priority, due, "下記のお問い合わせ先")}${holiday}`;
      const when = due.by || "至急";
      return `${when}、拠点名、該当の有無、対応の結果を下記のお問い合わせ先へご連絡ください。該当しない場合もご連絡ください。${holiday}`;
    },
  },
  everyone: {
    notice: {
      A: "至急ご確認いただきたい、セキュリティに関するお知らせです。",
      B: "ご確認いただきたい、セキュリティに関するお知らせです。",
      C: "セキュリティに関するお知らせです。",
      D: "セキュリティに関するお知らせです。",
    },
    again: { A: "至急ご確認ください。", B: "ご確認ください。", C: "", D: "" },
    whom: "「■ 対象」に当てはまる方は、「■ お願い」をご覧ください。",
    exploited: "すでに攻撃に使われていることが確認されています。",
    foreign: "原文:",
    users: (product) => `${product} を業務で使っている方`,
    developers: "システムの開発や運用を担当している方",
    tellUs: ({ by }) =>
      `上記に該当する方は、${by && `${by}、`}その旨を下記のお問い合わせ先へお知らせください。該当するか分からない場合は、お問い合わせください。`,
    waitForUs:
      "製品の更新や設定の変更は、担当部門からの案内に従ってください。ご自身の判断では行わないでください。",
    suspicious:
      "不審な画面や動作に気付いた場合は、操作を止めて、すぐに下記のお問い合わせ先へご連絡ください。",
    nothing: "現時点で、社員の皆さまにお願いすることはありません。",
  },
  executives: {
    greeting: (sender) => `お疲れさまです。${sender === undefined ? "" : `${sender}です。`}`,
    subject: (title, others) => `ご報告${others ? "（他組織の事例）" : ""}: ${title}`,
    prefix: { A: "【緊急】", B: "【重要】", C: "【共有】", D: "【共有】" },
    notice: {
      A: "緊急の対応が必要なセキュリティの件について、ご報告いたします。",
      B: "セキュリティに関する件と、その対応についてご報告いたします。",
      C: "セキュリティに関する情報を共有いたします。",
      D: "セキュリティに関する情報を共有いたします。",
    },
    noticeOfOthers: `${OTHERS}セキュリティインシデントと、当社での対応についてご報告いたします。`,
    again: "その後の状況をご報告いたします。",
    means: {
      ransomware: "すでにランサムウェア攻撃に使われています。",
      held: "被害を受けた場合、業務の停止や情報の流出につながるおそれがあります。",
      exploited: "すでに攻撃に使われています。対応が遅れると、被害を受けるおそれがあります。",
      unexploited: "現時点で把握している情報には、攻撃に使われたとの記載はありません。",
    },
    usage: (text) => `当社での利用: ${text}`,
    plan: (kind, priority, { by, late }) => {
      const check = CHECKS[kind];
      if (priority === "D")
        return `担当部門が、${check}必要な場合は定期的な更新や見直しに合わせて対応します。`;
      if (late) return `当初の期限を過ぎているため、担当部門が、${check}${by}対応します。`;
      return `担当部門が、${check}必要な対応を${by || (priority === "C" ? "計画的に" : "速やかに")}行います。`;
    },
    result: "結果は、対応が終わり次第ご報告します。遅れる見込みとなった場合も、すぐにご報告します。",
    decision: (text) => `ご判断いただきたい事項: ${text}`,
    noDecision: "現時点で、ご判断いただく事項はありません。",
  },
};
