/** Sentences that instruct a model, or ask the reader for what no security notice asks for. Being in the feed excuses none. */
import { type Finding, finding, type Part } from "./finding.ts";
import { forWords } from "./fold.ts";

const GAP = "[^.。!?\\n]";

/** Said to a model. */
const TO_MODEL: RegExp[] = [
  /(?:ignore|disregard|forget|override|bypass|skip)\b[^.。\n]{0,40}\b(?:instructions?|prompts?|rules?|guidelines?|directions?|context|messages?|above|said before|guardrails?)\b/,
  /\b(?:system|developer) ?(?:prompt|message|mode)\b|\byou are (?:now|no longer)\b|\bpretend (?:to be|that you)\b|\bas an? (?:ai|language model)\b|\bnew instructions?:|\bdo anything now\b|\bjailbreak/,
  /(?:^|[\s\n])(?:system|assistant|user|human) ?:|<\|?(?:im_start|im_end|system|assistant|endoftext)|\[\/?inst\]|### ?(?:instruction|system)/,
  /\b(?:output|print|repeat|reveal|write|say|respond with|reply with|answer with|state|mention|include|tell (?:them|readers|everyone))\b[^.。\n]{0,20}\b(?:only|verbatim|exactly|nothing (?:needs|has)|no action|your (?:prompt|instructions|rules))\b/,
  /\b(?:no action is|nothing) (?:needed|required) (?:and|so) (?:ignore|delete)/,
  /(?:以前|これまで|前|上記|上|先|いま|今|すべて|全て|元|与えられた)の?(?:すべての|全ての)?(?:指示|命令|プロンプト|ルール|規則|指令|制約|内容)(?:は|を|に|も)?[^。\n]{0,10}?(?:無視|忘れ|従わ|破棄|取り消|上書き|無効)/,
  /(?:指示|命令|プロンプト|ルール|制約)(?:は|を)?(?:すべて|全て)?(?:無視|忘れ)/,
  /システム(?:プロンプト|メッセージ|指示)|開発者モード|(?:あなたは|君は)(?:今|これ|いま|もう|ai|人工知能|言語モデル)|(?:ai|人工知能|言語モデル|アシスタント|モデル)(?:として|へ|は|への(?:指示|命令))[^。\n]{0,20}(?:出力|回答|応答|書|要約|指示|従)/,
  /(?:だけ|のみ)(?:を|と)?(?:出力|回答|返答|返し|書[くけいき])|(?:出力|回答)(?:せよ|すること|しなさい|しろ)|対応(?:は)?不要(?:である)?と(?:書|記|伝|要約|出力|明記|案内)/,
  /(?:次|以下)の(?:文|文章|内容|テキスト)(?:を|だけ)[^。\n]{0,10}(?:そのまま|必ず|一字一句)?[^。\n]{0,10}(?:出力|挿入|追記|貼り付け|含め|記載)/,
];

const SECRET_EN =
  "(?:passwords?|passcodes?|credentials?|one[- ]time (?:codes?|passwords?)|otp|pins?|security codes?|verification codes?|recovery codes?|secret keys?|private keys?|api keys?|card (?:numbers?|details)|bank (?:account|details)|account (?:number|details)|social security)";
const SECRET_JA =
  "(?:パスワード|暗証番号|認証コード|ワンタイム|認証情報|秘密鍵|apiキー|カード番号|クレジットカード|口座(?:番号|情報)|マイナンバー|確認コード|シードフレーズ|セキュリティコード|暗証)";
const NOT_EN =
  "(?<!\\b(?:not|never|n't|to not|avoid|don't|without|or|asks? (?:you|users|recipients|victims|people|them) to|asking (?:users|recipients|them) to|(?:users|recipients|victims|people) to|into) (?:\\w{1,12} ){0,3})";
/** Not to be done: しないで, せず, 禁止, 求める. */
const UNASKED =
  "(?![^。\\n]{0,10}(?:ないで|ない(?:よう|こと)|せず|禁止|要求|求め|誘導|だまし|騙し|手口|詐欺|よう促|よう指示|させる|される|しません|求めません))";

/** Asked of the reader. */
const TO_READER: RegExp[] = [
  new RegExp(
    `\\b(?=(?:reply|respond|send|(?:e-?mail|text) (?:us|me|back|your)|provide|share|submit|give|tell|read out|confirm|enter|forward)\\b)${NOT_EN}(?:reply|respond|send|(?:e-?mail|text) (?:us|me|back|your)|provide|share|submit|give|tell|read out|confirm|enter|forward)\\b${GAP}{0,60}\\b(?:your |the |their |a )?${SECRET_EN}\\b`,
  ),
  new RegExp(
    `\\b(?=(?:transfer|wire|pay|send|remit|deposit|purchase|buy)\\b)${NOT_EN}(?:transfer|wire|pay|send|remit|deposit|purchase|buy)\\b${GAP}{0,40}\\b(?:fees?|money|bitcoins?|btc|crypto(?:currency)?|gift cards?|payment|invoice|funds|usd|yen|ransom|dollars)\\b`,
  ),
  new RegExp(
    `\\b(?=(?:turn off|disable|deactivate|uninstall|stop|switch off|pause|remove)\\b)${NOT_EN}(?:turn off|disable|deactivate|uninstall|stop|switch off|pause|remove)\\b${GAP}{0,24}\\b(?:anti-?virus|antimalware|endpoint protection|edr|defender|firewall|security software|multi-?factor|two-factor|mfa|2fa|logging|monitoring|audit logs?)\\b`,
  ),
  new RegExp(
    `\\b(?=(?:open|run|launch|execute|double-click)\\b)${NOT_EN}(?:open|run|launch|execute|double-click)\\b${GAP}{0,24}\\b(?:attach(?:ment|ed)|enclosed)\\b`,
  ),
  new RegExp(`${NOT_EN}\\benabl(?:e|ing)\\b${GAP}{0,12}\\bmacros?\\b`),
  /\b(?:do not|don't|never) (?:tell|inform|report|notify|share this|mention)\b[^.\n]{0,30}\b(?:anyone|security|manager|it department|supervisor|this|colleagues)\b/,
  /\b(?:scan|use) (?:the|this) qr\b|\b(?:anydesk|teamviewer|remote (?:control|support) (?:tool|software|session))\b[^.\n]{0,30}\b(?:install|download|grant|start)|\b(?:install|download|grant|start)\b[^.\n]{0,30}\b(?:anydesk|teamviewer)\b/,
  /\b(?:click|tap|follow|visit) (?:on )?(?:the|this) (?:link|url|button)? ?(?:below|here|now)\b|\bclick here\b/,
  /\b(?:call|ring|phone|dial|text) (?:us at|the number (?:below|above)|this number)\b/,
  new RegExp(
    `${SECRET_JA}[^。\\n]{0,24}?(?:返信|送信|送付|送って|お送り|知らせ|お知らせ|伝え|教え|入力して|ご入力|提供|連絡|記入|共有して|回答)${UNASKED}(?:して|し|ください|いただ|をお願い|願い|て|せよ|すること|ご)?(?:ください|下さい|お願い|て|こと|せよ|いただ)`,
  ),
  new RegExp(
    `(?:振り込|振込|送金|入金|支払|お支払)[^。\\n]{0,8}?${UNASKED}(?:んで|み|って|い|して)?[^。\\n]{0,4}(?:ください|下さい|お願い|こと。?$|せよ)`,
  ),
  new RegExp(
    `(?:ビットコイン|暗号資産|仮想通貨|ギフトカード|プリペイド)[^。\\n]{0,20}${UNASKED}(?:購入|送|支払)[^。\\n]{0,10}(?:ください|下さい|お願い|せよ)`,
  ),
  new RegExp(
    `(?:ウイルス対策|ウィルス対策|セキュリティ(?:対策)?(?:ソフト|製品|機能)|アンチウイルス|edr|ファイアウォール|多要素認証|二要素認証|2要素認証|監視|ログの?(?:取得|記録))[^。\\n]{0,10}(?:を|の)[^。\\n]{0,6}(?:停止|無効|オフ|アンインストール|解除|削除|切っ)${UNASKED}[^。\\n]{0,8}(?:ください|下さい|お願い|こと|せよ|うえで|上で|から)`,
  ),
  new RegExp(
    `添付(?:の)?(?:ファイル|文書|資料|プログラム)?(?:を|は)[^。\\n]{0,6}(?:開[いき]|実行|クリック|ダブルクリック|起動)${UNASKED}`,
  ),
  new RegExp(`マクロ(?:を|の)[^。\\n]{0,4}有効(?:に|化)${UNASKED}(?:し|する)`),
  /(?:誰にも|他の人に|上司に|情報システム部門?に|セキュリティ部門?に|警察に)[^。\n]{0,8}(?:言わ|話さ|知らせ|報告し|相談し|連絡し|伝え)ない(?:で|こと)/,
  /qrコードを(?:読み取|スキャン)(?:って|り|して)(?:ください|アクセス|ログイン)/,
  /(?:こちら|下記|以下)の?(?:リンク|url|ボタン)?を(?:今すぐ|直ちに)?(?:クリック|タップ)(?!し?ないで|せず|しない)/,
];

const MODEL_REASON = {
  ja: "言語モデルへの指示と読める文です。元の情報にあっても従わず、書かないでください。",
  en: "It reads as an instruction to a language model. Even where the source has it, neither follow nor write it.",
};
const READER_REASON = {
  ja: "注意喚起のメールが読み手に求めないこと（認証情報の返信、送金、防御の停止など）を求めています。",
  en: "It asks the reader for what no notice asks for: secrets, money, defences turned off, an attachment opened.",
};

export function findInstructions(part: Part): Finding[] {
  const text = forWords(part.text);
  const found: Finding[] = [];
  for (const pattern of TO_MODEL) {
    const match = pattern.exec(text);
    if (match !== null) found.push(finding("instruction", part, match[0].trim(), MODEL_REASON));
  }
  for (const pattern of TO_READER) {
    const match = pattern.exec(text);
    if (match !== null) found.push(finding("instruction", part, match[0].trim(), READER_REASON));
  }
  return found.slice(0, 2);
}
