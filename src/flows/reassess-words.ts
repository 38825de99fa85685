/** What the thread of a post is told when its badge goes up without a new revision. */
import type { Bilingual, Priority } from "../advisory/schema.ts";
import type { Cause } from "./reassess.ts";

export function wentUp(from: Priority, to: Priority): Bilingual {
  return {
    ja: `対応優先度が ${from} から ${to} に上がりました。`,
    en: `The response priority went up from ${from} to ${to}.`,
  };
}

/** The cause; a person's reason in the words it was given in. */
export function because(cause: Cause): Bilingual {
  switch (cause.kind) {
    case "inventory":
      return {
        ja: "利用製品の一覧が更新されたため、判定し直しました。",
        en: "The list of products in use was updated, so it was judged again.",
      };
    case "override": {
      const { by, reason } = cause.override;
      const who = by.name ?? by.id;
      return {
        ja: `${who} さんが対応優先度を変更しました。理由: ${reason}`,
        en: `${who} changed the response priority. Reason: ${reason}`,
      };
    }
    case "override-off": {
      const who = cause.by.name ?? cause.by.id;
      return {
        ja: `${who} さんが対応優先度の変更を取り消したため、元の判定に戻りました。`,
        en: `${who} took back the changed response priority; the original judgement stands again.`,
      };
    }
    case "settings":
      return {
        ja: "判定に使う設定または規則が改められたため、判定し直しました。",
        en: "Settings or rules of judgement were changed, so it was judged again.",
      };
  }
}
