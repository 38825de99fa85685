import type { Lang } from "../../advisory/schema.ts";

type Action = "opened" | "copied" | "downloaded" | "saved" | "restored";

/** The words of the private notice that a draft somebody used is out of date. */
export interface OutdatedWords {
  heading: string;
  /** @param date of what they did; @param audience as it stands in the menu */
  used: (did: string, date: string, audience: string) => string;
  did: Record<Action, string>;
  since: string;
  /** Nothing in words is known of it. */
  changedSomehow: string;
  sent: string;
  confidential: string;
  followUp: string;
  newest: string;
}

export const outdatedWords: Record<Lang, OutdatedWords> = {
  ja: {
    heading: "メール案が旧版になりました",
    used: (did, date, audience) =>
      `${date} に${did}メール案（${audience}）の元になったアドバイザリが更新されました。`,
    did: {
      opened: "開かれた",
      copied: "コピーされた",
      downloaded: "ダウンロードされた",
      saved: "保存された",
      restored: "元に戻された",
    },
    since: "その後の変更",
    changedSomehow: "内容が更新されました。",
    sent: "すでに配信された場合は、続報をお送りください。まだの場合は、最新のメール案をお使いください。",
    confidential:
      "内容の公開範囲（TLP）が変わり、メール案を表示できなくなりました。お手元のメール案は配信しないでください。",
    followUp: "📧 続報のメール案を見る",
    newest: "最新のメール案を見る",
  },
  en: {
    heading: "A draft you used is out of date",
    used: (did, date, audience) =>
      `The advisory behind the draft (for ${audience}) that you ${did} on ${date} has changed.`,
    did: {
      opened: "opened",
      copied: "copied",
      downloaded: "downloaded",
      saved: "saved",
      restored: "restored",
    },
    since: "What changed since",
    changedSomehow: "Its content was updated.",
    sent: "If you already sent that mail, send a follow-up. If not, use the newest draft.",
    confidential:
      "Its marking (TLP) has changed and there is no draft of it any more. Please do not send the one you have.",
    followUp: "📧 View the follow-up draft",
    newest: "View the newest draft",
  },
};
