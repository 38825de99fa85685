/** A step turned round: the advisory's own words with one verb exchanged for its contrary, 有効 for 無効, block for open. */
import type { Bilingual } from "../../advisory/schema.ts";
import { isJapanese } from "./clauses.ts";
import { type Finding, finding, type Part } from "./finding.ts";
import { fold } from "./fold.ts";
import { sentencesOf } from "./sentences.ts";

const REASON: Bilingual = {
  ja: "元の情報と逆のことを求めて（述べて）います。元の情報のとおりに書いてください。",
  en: "It says the contrary of what the advisory says. Keep its verbs as they are.",
};

/** Words that let, join, begin or add, and those that forbid, part, end or take away. */
const WORDS: Record<"ja" | "en", { yes: string; no: string }> = {
  ja: {
    no: "無効|禁止|拒否|遮断|ブロック|閉鎖|閉じ|非公開|切断|切り離|隔離|停止|中止|中断|終了|戻|ダウングレード|ロールバック|削除|消去|破棄|除外|除去|オフ|解除|アンインストール|任意|緩和|減ら|制限|限定|維持|据え置|後に|後は|短く|弱|外部|社外|共有|公開",
    yes: "有効|許可|容認|開放|開[いくけき]|接続|復帰|開始|再開|継続|進め|更新|アップグレード|アップデート|追加|作成|登録|復元|保存|保管|残|オン|設定|インストール|導入|必須|強化|増や|拡大|変更|前に|前は|長く|強|内部|社内|秘匿|適用",
  },
  en: {
    no: "disabl(?:e|es|ed|ing)|deactivat(?:e|ed|ing)|(?:turn|switch)(?:ed|ing)? off|off|block(?:s|ed|ing)?|den(?:y|ied|ies)|forbid(?:den)?|prohibit(?:ed)?|clos(?:e|ed|ing)|disconnect(?:ed|ing)?|isolat(?:e|ed|ing)|detach(?:ed)?|stop(?:ped|ping)?|suspend(?:ed)?|paus(?:e|ed)|end|downgrad(?:e|ed|ing)|roll(?:ed|ing)? back|revert(?:ed|ing)?|remov(?:e|ed|ing)|delet(?:e|ed|ing)|discard(?:ed)?|eras(?:e|ed)|uninstall(?:ed|ing)?|reduc(?:e|ed)|decreas(?:e|ed)|lower|restrict(?:ed|ing)?|limit(?:ed|ing)?|exclud(?:e|ed)|weak(?:en|er)?|relax(?:ed)?|skip(?:ped)?|after|untrusted|external|public|keep|reject(?:ed)?|unregister(?:ed)?",
    yes: "enabl(?:e|es|ed|ing)|activat(?:e|ed|ing)|(?:turn|switch)(?:ed|ing)? on|on|allow(?:s|ed|ing)?|permit(?:s|ted|ting)?|open(?:s|ed|ing)?|expos(?:e|ed|ing)|connect(?:ed|ing)?|attach(?:ed)?|start(?:ed|ing)?|resum(?:e|ed)|continu(?:e|ed)|begin|upgrad(?:e|ed|ing)|updat(?:e|ed|ing)|add(?:ed|ing)?|creat(?:e|ed|ing)|restor(?:e|ed|ing)|retain(?:ed)?|install(?:ed|ing)?|increas(?:e|ed)|rais(?:e|ed)|higher|unblock(?:ed)?|includ(?:e|ed)|strong(?:er)?|strengthen(?:ed)?|requir(?:e|ed)|before|trusted|internal|private|chang(?:e|ed)|rotat(?:e|ed)|accept(?:ed)?|register(?:ed)?|appl(?:y|ied)",
  },
};
const NO = { ja: new RegExp(WORDS.ja.no, "g"), en: new RegExp(`\\b(?:${WORDS.en.no})\\b`, "g") };
const EITHER = {
  ja: new RegExp(`${WORDS.ja.no}|${WORDS.ja.yes}`, "g"),
  en: new RegExp(`\\b(?:${WORDS.en.no}|${WORDS.en.yes})\\b`, "g"),
};
const SMALL_EN = /\b(?:the|an?|to|for|of|all|any|your|its|please|in|from|with|against|back)\b|[^a-z0-9±. ]+/g;
const LEAST = 4;

/** The sentence with one sign for each such word, and which of the two each is; undefined where there is none. */
function read(sentence: string): { key: string; turns: string } | undefined {
  const plain = fold(sentence).toLowerCase();
  const lang = isJapanese(plain) ? "ja" : "en";
  const words = plain.match(EITHER[lang]) ?? [];
  if (words.length === 0) return undefined;
  // A fresh search each: a global pattern keeps its place.
  const turns = words.map((word) => (word.match(NO[lang])?.[0] === word ? "-" : "+")).join("");
  const signed = plain.replace(EITHER[lang], "±");
  const key =
    lang === "ja"
      ? signed.replace(/[\p{Script=Hiragana}\s、。]/gu, "")
      : (signed.replace(SMALL_EN, " ").match(/\S+/g) ?? []).join(" ").replace(/\.$/, "");
  return key.replace(/±/g, "").length < LEAST ? undefined : { key, turns };
}

/** How the source's sentences turn, by what is left of them without it. */
export function readTurns(sentences: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const turns = new Map<string, Set<string>>();
  for (const sentence of new Set(sentences)) {
    const own = read(sentence);
    if (own !== undefined) turns.set(own.key, (turns.get(own.key) ?? new Set()).add(own.turns));
  }
  return turns;
}

/** @param part its text without the sentences that the source has word for word */
export function findTurned(part: Part, turns: ReadonlyMap<string, ReadonlySet<string>>): Finding[] {
  return sentencesOf(part.text)
    .filter((sentence) => {
      const own = read(sentence);
      return own !== undefined && turns.get(own.key)?.has(own.turns) === false;
    })
    .map((sentence) => finding("negation", part, sentence, REASON));
}
