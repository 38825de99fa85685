/**
 * Orders in a feed's own text: what stands in them and nowhere else, a draft may not say, so that one which obeys them
 * without repeating them is found all the same: the link, the number to call, the "no action is needed" they ask for.
 */
import type { AdvisoryContent } from "../../advisory/schema.ts";
import type { DraftRequest } from "../../ports.ts";
import { fold, forWords } from "./fold.ts";
import { findInstructions } from "./instructions.ts";
import { readLinks, readPhones } from "./links.ts";
import { sentencesOf } from "./sentences.ts";

const MAIL_EN = "(?:e-?mail|mail|draft|summary|notice|message|notification|post|report|output|reply|text)";
const SAY_EN =
  "(?:say|state|include|contain|tell|ask|mention|read|begin|start|end|claim|recommend|instruct|direct|list|give|use|link|add)";
/** Said to whoever writes the mail, wherever it stands. */
const TO_WRITER: RegExp[] = [
  new RegExp(
    `\\b(?:the|this|your|any|every|all|generated|resulting)\\b (?:[a-z]+ ){0,2}${MAIL_EN}s? (?:must|should|shall|has to|have to|needs? to|is to|are to|will) (?:also |only |always |not )?(?:be |${SAY_EN}\\b)`,
  ),
  new RegExp(`\\bin (?:the|your|any|every) (?:[a-z]+ )?${MAIL_EN},? (?:please )?(?:also )?${SAY_EN}\\b`),
  /\b(?:when|while|before|after) (?:you )?(?:writ|draft|summari[sz]|translat|compos|prepar)(?:e|ing) (?:this|the|your|an?|any)\b/,
  /\b(?:attention|note|notice|message|instructions?|reminder)[ ,:]{1,3}(?:to |for )?(?:the |any |all )?(?:automated|automatic|ai|assistants?|agents?|bots?|summari[sz]ers?|drafters?|writers?|tools?|systems?|models?)\b/,
  /\b(?:if|as) (?:you are |you're )?an? (?:ai|automated|language|assistant|bot|agent)\b/,
  /\b(?:tell|inform|instruct|advise|urge|direct) (?:the |all |your )*(?:readers?|recipients?)\b/,
  /\b(?:override|overrides|supersedes?|replaces?) (?:all |any |the |your )*(?:previous|prior|earlier|above|other|existing) (?:instructions?|guidance|rules|prompts?|advice|text)\b/,
  /\b(?:add|append|insert|include|put|place) (?:this|the following|these|a|the) [^.\n]{0,30}\b(?:to|in|into|at) (?:the|your|every|each|all) (?:[a-z]+ ){0,3}(?:e-?mails?|drafts?|summar(?:y|ies)|notices?|messages?|subjects?|actions?|steps?|list)\b/,
  /(?:メール|下書き|要約|通知文|案内文|文面|本文|件名|メッセージ|草案)(?:案|文)?(?:の(?:本文|末尾|冒頭|最後|中|件名))?(?:に|で|へ|の中で|には|では|にも)[^。\n]{0,60}(?:書[いけくき]|記載|記し|記述|含め|入れ|加え|追記|追加|明記|掲載|載せ|案内|使[っえ])/,
  /(?:次|以下|下記)の(?:よう|通り|とおり)に?[^。\n]{0,4}(?:書[いけくき]|記載|記し|伝え|回答|案内|出力|記述)/,
  /(?:読者|読み手|受信者|受け取った人|宛先|社員|利用者)(?:に|へ|には)[^。\n]{0,40}(?:と|よう(?:に)?|を)(?:伝え|知らせ|案内|指示|書[いけ])(?:て(?:ください|下さい)|ること|よ|ろ)/,
  /(?:アシスタント|ボット|生成ai|エージェント|自動(?:要約|作成|生成|処理)|作成者|執筆者|(?:この|本)(?:文書|情報|文章|記事|項目|データ)を(?:処理|要約|読|翻訳|参照))[^。\n]{0,40}(?:ください|下さい|せよ|しろ|こと|しなさい|指示|注意)/,
  /(?:これ|それ|ここ)まで(?:の|に)[^。\n]{0,12}(?:無視|忘れ|破棄|取り消)|(?:優先|上書き)(?:する|される)?(?:指示|命令|事項)|(?:指示|命令)(?:を|に)(?:優先|変更|更新|上書き)/,
  /(?:^|[\s\n"'「【[(<])(?:system|システム|assistant|admin|管理者|developer|開発者)(?: ?(?:note|message|prompt|override|メッセージ|指示|命令))? ?[:】\]>]/,
];

/** What may follow an order and still be of it. */
const CONTINUES =
  /^["'「『“(]|\b(?:say|write|include|mention|state|instead|readers?|recipients?|must|e-?mail|click|visit|call|phone|pay|send|confirm|verify)\b|書[いけくき]|記載|伝え|案内|代わり|必ず|読者|受信者|クリック|アクセス|お?電話|支払|送金|振り?込|入力/i;
const MOST_CONTINUED = 3;
const COMMENT = /<!--[\s\S]{0,4000}?-->/g;

/** The request without the sentences of its advisory that order its writer or its readers about. */
export function withoutOrders(request: DraftRequest): DraftRequest {
  const { record } = request;
  const { content } = record.revision;
  const { title, summary, scope, action } = content;
  const passages = [title, summary, scope, action].flatMap((text) => [text?.ja, text?.en]);
  if (!passages.some((text) => text !== undefined && isOrder(text))) return request;
  const cleaned: AdvisoryContent = {
    ...content,
    title: withLanguages(title) ?? { ja: "-", en: "-" },
    summary: withLanguages(summary),
    scope: withLanguages(scope),
    action: withLanguages(action),
  };
  return { ...request, record: { ...record, revision: { ...record.revision, content: cleaned } } };
}

function withLanguages(text: AdvisoryContent["summary"]): AdvisoryContent["summary"] {
  const ja = text?.ja === undefined ? undefined : clean(text.ja);
  const en = text?.en === undefined ? undefined : clean(text.en);
  if ((ja ?? "") === "" && (en ?? "") === "") return undefined;
  return {
    ...(ja === undefined || ja === "" ? {} : { ja }),
    ...(en === undefined || en === "" ? {} : { en }),
  };
}

function isOrder(text: string): boolean {
  const words = forWords(text);
  return (
    words.includes("<!--") ||
    findInstructions({ where: "", text }).length > 0 ||
    TO_WRITER.some((pattern) => pattern.test(words))
  );
}

/** Line by line, so that a list stays one. */
function clean(text: string): string {
  let following = 0;
  const lines = text
    .replace(COMMENT, " ")
    .split("\n")
    .map((line) => {
      const kept = sentencesOf(line).filter((sentence) => {
        if (isOrder(sentence)) following = MOST_CONTINUED;
        else if (following > 0 && continues(sentence)) following--;
        else {
          following = 0;
          return true;
        }
        return false;
      });
      return kept.join(" ");
    });
  return lines.filter((line) => line !== "").join("\n");
}

function continues(sentence: string): boolean {
  if (CONTINUES.test(sentence)) return true;
  const { links, rest } = readLinks(fold(sentence));
  return links.length > 0 || readPhones(rest).phones.length > 0;
}
