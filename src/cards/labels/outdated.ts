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
  /** In place of `sent`. */
  withdrawn: string;
  confidential: string;
  followUp: string;
  newest: string;
}

export const outdatedWords: Record<Lang, OutdatedWords> = {
  ja: {
    heading: "お使いのメール案が旧版になりました",
    used: (did, date, audience) =>
      `${date} に${did}メール案（${audience}）は、アドバイザリの更新により旧版になりました。`,
    did: {
      opened: "開いた",
      copied: "コピーした",
      downloaded: "ダウンロードした",
      saved: "保存した",
      restored: "元に戻した",
    },
    since: "その後の変更",
    changedSomehow: "内容が更新されました。",
    sent: "すでに配信された場合は、続報をお送りください。まだの場合は、最新のメール案をお使いください。",
    withdrawn:
      "すでに配信された場合は、取り下げを続報でお知らせください。まだの場合は、配信しないでください。",
    confidential:
      "情報の共有範囲（TLP）が制限されたため、このアドバイザリのメール案は表示できません。お手元のメール案は配信しないでください。",
    followUp: "📧 続報のメール案を見る",
    newest: "最新のメール案を見る",
  },
  en: {
    heading: "A draft you used is out of date",
    used: (did, date, audience) =>
      `The draft for ${audience} that you ${did} on ${date} is out of date: its advisory has changed.`,
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
    withdrawn:
      "If you already sent that mail, tell its readers of the withdrawal. If not, do not send it any more.",
    confidential:
      "The advisory may no longer be passed on (TLP), so there is no draft of it any more. Please do not send the one you have.",
    followUp: "📧 View the follow-up draft",
    newest: "View the newest draft",
  },
};
