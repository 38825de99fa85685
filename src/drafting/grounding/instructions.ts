/**
 * Sentences that instruct a model, or ask the reader for what no security notice asks for. Being in the feed excuses
 * none; telling of such a request does: 「パスワードを入力させる偽サイト」, "attackers ask users to reply".
 */
import type { Bilingual } from "../../advisory/schema.ts";
import { type Finding, finding, type Part } from "./finding.ts";
import { fold, forWords } from "./fold.ts";
import { REQUESTS_EN, REQUESTS_JA } from "./requests.ts";

/** Who is told to be made to do it, so that it is a story and no order. */
const TOLD_OF =
  "(?<!\\b(?:it|them|him|her|attackers?|users?|models?|assistants?|victims?|chatbots?|agents?|llms?|to|can|could|may|might|will|would|that|who|which|not) )";
const ORDERED_JA =
  "(?:して(?:ください|下さい|、|「)|しろ|せよ|しなさい|すること|し、|し$|してほしい|[。」]|$)";

/** Said to a model, wherever it stands. */
const TO_MODEL: RegExp[] = [
  new RegExp(
    `${TOLD_OF}\\b(?:ignore|disregard|forget|override)\\b (?:all |any |the |your |these |those |every )*(?:of )?(?:previous|prior|above|earlier|preceding|said before|existing|other|instructions?|prompts?|guidelines?|safety)\\b(?! (?:updates?|versions?|releases?|alerts?|warnings?))`,
  ),
  /\b(?:notes?|messages?|instructions?|attention|hint) (?:to|for) (?:the |an? |any )?(?:ai|llms?|(?:language )?models?|assistants?|chatbots?|summari[sz]er)\b/,
  /(?:^|[.\n:] ?)(?:to|for|dear|hey) (?:all |any |the |you,? )*(?:ai|llms?|(?:large )?language models?|assistants?|chatbots?)\b|\bnew (?:task|role|objective|system prompt)\b ?[:,]|\bend of (?:advisory|data|document|prompt|context|input)\b|\byour (?:instructions|task|role|rules) (?:have|has|are|is) (?:been )?(?:changed|updated|replaced|now)\b|\b(?:stop|quit|cease) (?:following|obeying)\b|\bdo not (?:follow|obey) (?:your|the|any) (?:guidelines|rules|instructions|system)\b/,
  /\bthe (?:model|assistant|ai|llm|chatbot) (?:must|should|shall|has to|is to|will now) (?:answer|say|respond|reply|write|output|ignore|state|summari[sz]e|rate)\b|\b(?:translate|summari[sz]e|describe|report) (?:the above|this|it|everything|the text) as\b/,
  /\byou are (?:now|no longer|an? (?:ai|assistant|language model|helpful))\b|(?:^|[.\n:] ?|\byou (?:must|should|will) )pretend (?:to be|that you)\b|\bas an? (?:ai|language model)\b|\bif you are an? (?:ai|llm|(?:large )?language model|assistant)\b|\bnew instructions?:|\bdo anything now\b/,
  /(?:^|[\s\n"'])(?:system|assistant|user|human|ai) ?: |"role" ?: ?"|<\|?(?:im_start|im_end|system|assistant|endoftext)|\[\/?inst\]|### ?(?:instructions?|system)\b/,
  /\b(?:print|show|reveal|repeat|output|display|write out) (?:me )?(?:your|the|all) (?:\w+ )?(?:system )?(?:prompt|instructions)\b/,
  /\b(?:respond|reply|answer|output|say|return|write) (?:with )?(?:only|nothing but|exactly|just)\b|\b(?:only|just) (?:respond|reply|answer|output|say|return) (?:with)?\b/,
  /\b(?:include|add|insert|append|write|use) the (?:following )?(?:exact )?(?:sentence|phrase|words|text|line|link|url)\b|\b(?:write|say|state|claim|report|mention) that (?:this|it|there|no|nothing|all|everything)\b[^.\n]{0,30}\b(?:not|no|nothing|safe|fine|low|needed|required)\b/,
  /\b(?:rate|classify|mark|treat|rank|label) (?:this|it|the \w+) as (?:low|not|safe|harmless|informational|false)\b|\bwhen (?:summari[sz]ing|you summari[sz]e|translating|writing the (?:summary|draft|email))\b/,
  /\b(?:do not|don't|never) (?:mention|include|tell|warn|reveal|write|translate)\b[^.\n]{0,30}\b(?:readers?|users?|anyone|recipients?|vulnerabilit|flaw|cve|this)\b/,
  new RegExp(
    `(?:以前|これまで|前述|直前|前|先|上記|上|先ほど|いま|今まで|すべて|全て|元|与えられた)の?(?:すべての|全ての)?(?:指示|命令|プロンプト|指令|制約|ルール|内容)(?:は|を|に|も)?[^。\\n]{0,10}?(?:無視|忘却|破棄|上書き|放棄)${ORDERED_JA}`,
  ),
  /(?:指示|命令|プロンプト|指令|制約|上記)(?:は|を|に)?[^。\n]{0,6}?(?:無視(?:して(?:ください|「|、)|せよ|しろ|し、)|忘れ(?:て(?:ください|、)|よ|ろ)|従わ(?:ず|ないで))|(?:ガイドライン|方針|安全基準)に従わ(?:ず|ないで)|新しい(?:指示|命令|タスク|役割)(?:です|に従|:|は次)|(?:上|上記|これまで)の内容(?:は|を)忘れ/,
  /システムプロンプトを[^。\n]{0,6}(?:表示|出力|開示|教え)(?!させ|され)|開発者モード(?:に|で)|あなたは(?:今から|これから|もう|ai|人工知能|言語モデル|制限)/,
  /(?:\bai|人工知能|言語モデル|アシスタント|要約モデル|llm)(?:へ|への(?:指示|命令|注意)|は|に|よ)[^。\n]{0,30}(?:して(?:ください|下さい)|せよ|しろ|すること|しなさい)/,
  /(?:だけ|のみ)(?:を|と)?(?:出力|回答|返答|返信|返)(?:せよ|して|し(?:ろ|なさい)|すること|。|$)|(?:出力|回答)(?:せよ|すること|しなさい|しろ)/,
  /(?:要約|翻訳|作成|メール案|本文)(?:では|には|の際|時|に)[^。\n]{0,40}と(?:書い|記載し|記し|回答し|伝え|し)て(?:ください|下さい)|(?:不要|必要ない|必要はない|安全|低|問題なし|問題な[いし]|問題ありません|ない)」?と(?:だけ)?(?:書[いけくき]|記載|明記|評価|回答|出力|要約|案内|記し|翻訳|訳[しせ]|伝えて)/,
  /(?:次|以下)の(?:文|文章|一文|内容|テキスト)(?:を|だけ)[^。\n]{0,16}(?:出力|挿入|追記|貼り付け|含め|記載)/,
];

const MODEL_REASON: Bilingual = {
  ja: "言語モデルへの指示と読める文です。元の情報にあっても従わず、書かないでください。",
  en: "It reads as an instruction to a language model. Even where the source has it, neither follow nor write it.",
};
const READER_REASON: Bilingual = {
  ja: "注意喚起のメールが読み手に求めないこと（認証情報の返信、送金、防御の停止など）を求めています。",
  en: "It asks the reader for what no notice asks for: secrets, money, defences turned off, an attachment opened.",
};

/** A verb with a capital begins an order, whatever stands before it without a full stop. */
const CAPITAL =
  / (?=(?:Ignore|Disregard|Forget|Override|Reply|Respond|Send|Provide|Share|Submit|Give|Tell|Forward|Enter|Type|Confirm|Transfer|Wire|Pay|Remit|Buy|Turn|Switch|Disable|Deactivate|Uninstall|Pause|Stop|Open|Run|Launch|Execute|Download|Enable|Click|Call|Please)\b)/g;

/** One finding for a model, one for the reader at most: a draft with one of either is refused. */
export function findInstructions(part: Part): Finding[] {
  const text = forWords(fold(part.text).replace(CAPITAL, "\n"));
  const found: Finding[] = [];
  const toModel = firstOf(TO_MODEL, text);
  if (toModel !== undefined) found.push(finding("instruction", part, toModel, MODEL_REASON));
  const toReader = firstOf([...REQUESTS_EN, ...REQUESTS_JA], text);
  if (toReader !== undefined) found.push(finding("instruction", part, toReader, READER_REASON));
  return found;
}

function firstOf(patterns: readonly RegExp[], text: string): string | undefined {
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    if (match !== null) return match[0].trim();
  }
  return undefined;
}
