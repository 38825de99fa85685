/** A mail of an advisory that was taken back must say so, in what it is called or in what it tells. */
import { type Finding, finding, type Part } from "./finding.ts";
import type { Source } from "./source.ts";

const TAKEN_BACK =
  /取り?下げ|取り?消|撤回|取りやめ|無効(?:です|とな|とさ)|脆弱性では(?:ない|あり|なか)|誤り(?:で|と)|\bwithdr[ae]w|\bretract|\brescind|\brevok|\breject|\bcancel|\btaken back|\bno longer (?:valid|considered)|\bnot a (?:vulnerability|flaw|security)|\bfalse (?:alarm|positive)/i;
/** Template's own: `【取り下げ】`. */
const PREFIX = /^(?:【[^】]{1,20}】|\[[^\]]{1,30}\] ?)/;

export function findWithdrawal(parts: readonly Part[], { content }: Source): Finding[] {
  if (content.withdrawn === undefined) return [];
  const written = parts.filter(({ where }) => /^(?:subject|overview)/.test(where));
  if (
    written.some(({ where, text }) => TAKEN_BACK.test(where === "subject" ? text.replace(PREFIX, "") : text))
  )
    return [];
  return [
    finding("missing", { where: "overview", text: "" }, "取り下げ / withdrawn", {
      ja: "取り下げられたことが書かれていません。元の情報のとおりに書いてください。",
      en: "That the advisory was withdrawn is left out. Say so.",
    }),
  ];
}
