/** What no security notice asks its readers for: secrets, money, defences turned off, attachments opened, secrecy. */

/** Where an English order begins: at the start of a sentence or clause, after a few words that lead to it. */
const START =
  '(?:^|[.!?:;,\\n"“(>*•-] ?|\\b(?:and|then|or) )(?:please |then |also |first |now |simply |just |kindly |temporarily |immediately |urgently |at once |(?:all )?(?:you|staff|employees|users|everyone|everybody|recipients|readers) (?:must|should|shall|need to|have to|are (?:asked|required|requested) to) |we (?:need|ask|require) you to |be sure to |make sure to )*';
const SECRET_EN =
  "(?:passwords?|passcodes?|credentials?|(?:one-time|security|verification|recovery|authentication|login|mfa|2fa|sms) codes?|one-time passwords?|otp|pin(?: code)?s?|secret keys?|private keys?|api keys?|seed phrases?|card (?:numbers?|details)|bank (?:account|details)|account (?:numbers?|details))";
const MONEY_EN =
  "(?:money|funds|fees?|bitcoins?|btc|crypto(?:currency)?|gift cards?|ransom|(?:[$¥€£] ?)?\\d[\\d,.]* ?(?:(?:thousand|million) )?(?:yen|usd|jpy|dollars|euros|btc)?)";
const DEFENCE_EN =
  "(?:anti-?virus|antimalware|anti-malware|endpoint protection|edr|windows defender|defender|firewalls?|security (?:software|tools?)|(?:multi|two)-factor authentication|mfa|2fa|audit logs?|logging)";

export const REQUESTS_EN: RegExp[] = [
  new RegExp(
    `${START}(?:reply|respond|send|provide|share|submit|give|tell|read out|forward|text|e-?mail) [^.!?\\n]{0,40}?\\b(?:your|the|their|a)\\b [^.!?,\\n]{0,24}?\\b${SECRET_EN}\\b`,
  ),
  new RegExp(
    `${START}(?:enter|type|confirm|verify|update) (?:your|the) (?:[a-z]+ ){0,3}${SECRET_EN}\\b[^.!?\\n]{0,40}\\b(?:link|page|site|form|below|here|url|website|portal)\\b`,
  ),
  new RegExp(
    `${START}(?:transfer|wire|pay|remit|deposit|purchase|buy|send)(?: us| them)?(?: the| an?| some)? ${MONEY_EN}\\b`,
  ),
  new RegExp(
    `${START}(?:turn off|switch off|disable|deactivate|uninstall|pause|stop|remove|exit) (?:the |your |all |any |its )?(?:[a-z-]+ )?${DEFENCE_EN}\\b(?! (?:rules?|management|ports?|exceptions?|policy|policies|service|interface|console|bypass|of))(?:[^.!?\\n]{0,30}\\b(?:before|while|during|first|temporarily|to install|until)\\b|[.!?\\n]|$| (?:software|protection|program|agent)s?\\b| and\\b)`,
  ),
  new RegExp(
    `${START}(?:open|run|launch|execute|double-click|install|download and (?:run|open|install)) (?:the |this |our )?(?:[a-z]+ )?(?:attach(?:ment|ed)|enclosed)\\b(?! (?:device|disk|drive|storage|server|printer|unit))`,
  ),
  new RegExp(
    `\\b(?:recommend|suggest|advise|propose)(?:s|ed)? (?:you |that you |to )*(?:turn|switch|disabl|deactivat|uninstall|paus|stopp|remov)(?:e|es|ing)?(?: off)? (?:the |your |all |any )?(?:[a-z-]+ )?${DEFENCE_EN}\\b(?! (?:rules?|management|ports?))`,
  ),
  new RegExp(`${START}(?:enable|allow|activate) (?:the )?macros?\\b`),
  new RegExp(`${START}forward this (?:e-?mail|message|notice|warning) to (?:all|every|your|as many)`),
  /\b(?:do not|don't|never) (?:tell|inform|notify|report (?:this|it)|share this|discuss)\b[^.\n]{0,30}\b(?:anyone|anybody|security|manager|it department|supervisor|police|colleagues)\b|\btell (?:nobody|no one|no-one)\b|\bkeep this (?:secret|to yourself|between us)\b/,
  /\b(?:scan|use) (?:the|this) qr\b|\b(?:install|download|start|grant [a-z ]{0,20}through)\b[^.\n]{0,20}\b(?:anydesk|teamviewer|remote (?:control|support|access) (?:tool|software|session|app))\b[^.\n]{0,40}\b(?:help|assist|support you|so that|below|us)\b/,
  new RegExp(`${START}(?:click|tap) (?:on )?(?:here|(?:the|this) (?:link|button|url)(?: below)?)\\b`),
  new RegExp(`${START}(?:call|ring|phone|dial) (?:us at|the number (?:below|above)|this number)\\b`),
];

const SECRET_JA =
  "(?:パスワード|暗証番号|認証コード|確認コード|セキュリティコード|リカバリーコード|ワンタイム(?:パスワード|コード)|認証情報|ログイン情報|秘密鍵|api ?キー|カード番号|カード情報|口座番号|口座情報|マイナンバー|シードフレーズ)";
/** Said as a request: してください, せよ. Not させる, しないで, した場合. */
const ASKED =
  "(?:して(?:ください|下さい|いただ)|し(?:なさい|ろ)|せよ|すること|をお願い|願います|いただけ|ください|下さい|が必要です|する必要が)";

export const REQUESTS_JA: RegExp[] = [
  new RegExp(
    `${SECRET_JA}(?:を|と[^。、\\n]{1,12}を)[^。、\\nてし]{0,40}(?:返信|送信|送付|提供|共有|回答|記入|連絡|(?:お)?知らせ|お?伝え|お?教え)(?:て)?${ASKED}`,
  ),
  new RegExp(
    `${SECRET_JA}を[^。、\\nてし]{0,16}(?:リンク|サイト|ページ|フォーム|こちら|下記|url)[^。、\\n]{0,8}入力${ASKED}|(?:リンク|サイト|ページ|フォーム|こちら|下記|url)[^。、\\n]{0,14}${SECRET_JA}を(?:ご)?入力${ASKED}`,
  ),
  /(?:円|万円|料金|手数料|資金|金額|身代金|代金|ビットコイン|暗号資産|仮想通貨|口座(?:に|へ))[^。、\n]{0,12}(?:振り?込(?:んで|み)|送金(?:して)?|送っ?て|入金(?:して)?|(?:お)?支払(?:って|い))(?:ください|下さい|をお願い|いただ)/,
  /(?:ギフトカード|プリペイド(?:カード)?|電子マネー)[^。、\n]{0,10}(?:購入|買っ|送)[^。、\n]{0,6}(?:ください|下さい|お願い|せよ|し(?:、|て))/,
  new RegExp(
    `(?:ウイルス対策|ウィルス対策|セキュリティ(?:対策)?(?:ソフト|製品|機能)|アンチウイルス|edr|ファイアウォール|多要素認証|二要素認証|2要素認証|ディフェンダー|ログの(?:取得|記録|監視))(?:ソフト(?:ウェア)?|機能|製品|の設定)?を[^。、\\nの]{0,8}(?:停止|無効に|無効化|オフに|アンインストール|解除|削除|切っ)(?:て)?(?:${ASKED}|してから|した?うえで|した?上で|し、)`,
  ),
  new RegExp(
    `添付(?:の|された)?[^。、\\nを]{0,10}を[^。、\\n]{0,6}(?:開い|開き|実行し?|クリックし?|起動し?|インストールし?)(?:て)?(?:ご?確認)?${ASKED}`,
  ),
  new RegExp(`マクロ(?:の実行)?を[^。、\\n]{0,4}(?:有効に|有効化|許可)${ASKED}`),
  /(?:この|本)(?:メール|メッセージ|お知らせ)を[^。\n]{0,16}(?:すべて|全て|全員|連絡先|知り合い|友人|できるだけ多く)[^。\n]{0,10}転送/,
  /(?:誰にも|他の人に|ほかの人に|上司に|情報システム部門?に|セキュリティ部門?に|警察に)[^。\n]{0,8}(?:言わ|話さ|知らせ|報告し|相談し|連絡し|伝え)ない(?:で|こと)/,
  /qrコードを(?:読み取|スキャン)(?:って|り|して)(?:ください|アクセス|ログイン)/,
  /(?:こちら|下記|以下)の?(?:リンク|url|ボタン)?を(?:今すぐ|直ちに)?(?:クリック|タップ)(?:して(?:ください|下さい)|せよ|し、)/,
];
