/** Words that make a statement uncertain, in both languages, and words that tell of what has happened. */

/** Behind what they make uncertain: 流出した可能性があります. */
export const HEDGE_JA =
  /可能性|おそれ|恐れ|虞|疑い|疑われ|とみられ|と見られ|とみてい|と見てい|と考えられ|と思われ|推定|推測|推察|かもしれ|かも知れ|調査中|確認中|懸念|危険性|模様|もよう|ようです|ようだ|ようで|らしい|と主張|と称|とされ|見込み|見通し|検討|予定|うる(?=[。、]|$)|得る(?=[。、]|$)|[たる]か(?=[。、」\s]|$)|(?<=[流出染用入害洩い示定止])か(?=[。、」\s-]|$)|有無|否定でき|排除でき/;
export const HEDGE_EN =
  /\b(?:may|might|could|would|can|possibl[ey]|possibilit(?:y|ies)|potential(?:ly)?|suspect(?:s|ed)?|suspicions?|believed?|believes|thought|presumed|assumed|appears?|appeared|apparent(?:ly)?|seems?|seemed|likely|probabl[ey]|alleged(?:ly)?|allegations?|purported(?:ly)?|reportedly|claim(?:s|ed)? (?:that|to|they|it|he|responsibility)|investigat(?:e|es|ed|ing|ion|ions)|whether|risks?|fear(?:s|ed)?|concern(?:s|ed)?|unclear|unconfirmed|estimated?|expect(?:s|ed)?|plan(?:s|ned|ning)?|scheduled|will|shall|not (?:be |been )?(?:ruled out|confirmed)|indications?|looks? like)\b/i;

export interface Event {
  /** The event itself, however told. */
  ja: RegExp;
  /** Its English words, of any form. */
  en: RegExp;
  /** In English: told as having happened or going on, without a helping verb. */
  past: RegExp;
}

const WHO =
  "(?:attackers?|hackers?|intruders?|criminals?|actors?|they|gang|group|someone|third part(?:y|ies)|malware|ransomware|insiders?|employee)";
const did = (verbs: string): RegExp => new RegExp(`\\b${WHO}\\b[^.,;]{0,24}?\\b(?:${verbs})\\b`, "i");

/** What an advisory says has happened, or may have: apart, for one may be known and another not. */
export const EVENTS: Record<string, Event> = {
  leaked: {
    ja: /流出|漏えい|漏洩|漏れ|盗まれ|窃取|盗み出|持ち出され|抜き取ら/g,
    en: /\bleak(?:s|ed|age|ing)?\b|\bexfiltrat\w{1,4}\b|\bstolen\b|\bstole\b|\bexposed\b(?! (?:to the internet|on the internet|online|externally|ports?|devices?|systems?))|\bdata (?:breach|theft|loss)\b|\bdisclosed to\b|\btaken (?:from|by)\b/gi,
    past: new RegExp(
      `${did("stole|leaked|exfiltrated|took").source}|\\b(?:data|information|records?|details|files?|numbers?|addresses|credentials|passwords?) (?:also )?leaked\\b`,
      "i",
    ),
  },
  viewed: {
    ja: /閲覧(?!でき|可能|[がを]?制限)|のぞき見|アクセスされ|読み取ら/g,
    en: /\b(?:viewed|accessed|read by|seen by|looked at)\b/gi,
    past: did("viewed|accessed|read"),
  },
  intruded: {
    ja: /不正アクセス|不正侵入|侵入され|侵害され|侵入(?=[をがの])/g,
    en: /\b(?:breach(?:ed|es)?|compromised?|intrusions?|unauthori[sz]ed access|broke(?:n)? into|hacked|break-?ins?)\b/gi,
    past: did("breached|compromised|broke|hacked|entered|accessed"),
  },
  entry: {
    ja: /侵入(?:口|経路)|(?:から|経由で|通じて|悪用して|突いて|使って)の?(?:不正)?侵入/g,
    en: /\bentry point\b|\b(?:got|came|broke) in\b|\bgained (?:initial |first )?(?:access|entry)\b|\binitial access\b|\bentered (?:through|via)\b|\bpoint of entry\b/gi,
    past: /\b(?:got|came|broke) in\b|\bgained (?:initial |first )?(?:access|entry)\b|\bentered (?:through|via)\b|\b(?:was|is) the (?:[a-z]+ )?(?:entry point|point of entry)\b|\b(?:entry point|point of entry) (?:was|is)\b/i,
  },
  infected: {
    ja: /感染/g,
    en: /\binfect(?:s|ed|ion|ions)?\b/gi,
    past: did("infected"),
  },
  encrypted: {
    ja: /暗号化/g,
    en: /\bencrypt(?:s|ed|ion|ing)?\b/gi,
    past: did("encrypted"),
  },
  altered: {
    ja: /改ざん|改竄|書き換え/g,
    en: /\b(?:tampered|altered|defaced|modified|falsified|manipulated)\b/gi,
    past: did("tampered|altered|defaced|modified|manipulated"),
  },
  destroyed: {
    ja: /(?:データ|ファイル|記録|情報)[^。、]{0,8}(?:消失|消え|削除され|失われ|破壊)/g,
    en: /\b(?:destroyed|lost|wiped|erased)\b/gi,
    past: did("destroyed|wiped|erased"),
  },
  abused: {
    ja: /悪用(?!される(?:と|前)|を防)|不正(?:利用|使用)|不正な(?:取引|送金|引き出し|決済)/g,
    en: /\b(?:misused?|abused?|exploited|exploitation|fraudulent(?:ly)?|unauthori[sz]ed (?:transactions?|use|charges))\b/gi,
    past: did("misused|abused|exploited|used"),
  },
  damaged: {
    ja: /被害(?=[がをも])|被害を受け/g,
    en: /\b(?:damage(?:d)?|victims?)\b/gi,
    past: /(?!)/,
  },
  attributed: {
    ja: /犯行(?!声明|予告)|による(?:もの|攻撃)(?=です|だ|でした|と(?:判明|断定|特定|確認))|関与|背後に|仕業/g,
    en: /\b(?:attributed|responsible for|behind (?:the|this|it)|carried out by|the work of|perpetrat\w{2,4}|involved in|linked to)\b/gi,
    past: /\b(?:is|was|are|were) (?:responsible for|behind (?:the|this|it)|the work of)\b/i,
  },
  caused: {
    ja: /原因/g,
    en: /\b(?:root )?cause\b(?! (?:a|an|the|denial|harm|damage|loss)\b)/gi,
    past: /\bcause (?:was|is|has been)\b|\b(?:was|is) the (?:root )?cause\b/i,
  },
  released: {
    ja: /(?:修正|対策|更新)(?:版|プログラム|パッチ|モジュール)?[^。、]{0,16}(?:公開|提供|リリース|配布)|(?:パッチ|アップデート)[^。、]{0,12}(?:公開|提供|リリース|配布)/g,
    en: /\b(?:fix|patch|update|hotfix|release)(?:es|s)?\b[^.,;]{0,24}\b(?:available|released|published|out|issued|provided|planned|scheduled|expected)\b/gi,
    past: /\b(?:fix|patch|update|hotfix)(?:es|s)? (?:is|are) (?:now |already )?(?:available|out)\b/i,
  },
  restored: {
    ja: /復旧|復元|再開/g,
    en: /\b(?:restored|recovered|resumed|back (?:online|to normal|up))\b/gi,
    past: /\b(?:is|are) back (?:online|to normal|up)\b/i,
  },
};

/** Behind a Japanese event: that it happened, goes on, or is established. */
export const HAPPENED_JA =
  /^[^。、\n]{0,14}?(?:し|され|せられ|れ|受け|行わ?れ|出し|出て|出|があり|及び|至り)?(?:ました|まして|た(?=[。、」\s]|$|こと|事実|と(?!き)|[\p{Script=Han}\p{Script=Katakana}])|て(?:い(?:ます|る|た|まし)|おり|しま))|^(?:が|を|も|の(?:事実|発生|被害)(?:が|を|も)?|であると|と)[^。、\n]{0,12}?(?:確認|判明|発生|検知|発覚|断定|特定)(?:し|され)?(?:ました|た|て|済み)|^は、?[^。\n]{1,60}(?:です|でした|だった|であ(?:る|った))(?=[。\n]|$)|^(?:です|でした|だった)/u;
/** Before an English participle. */
export const HELPING_EN =
  /\b(?:was|were|has|have|had|been|being|is|are|got)\b(?: (?:also|now|already|since|all|both|actually|indeed|being|been|recently|then|later|successfully|actively|in fact|definitely))*(?: [a-z]+ly)?(?: and)? $|\bsuffered\b[^.,;]{0,24}$|\bthere (?:was|were|has been|have been) [^.,;]{0,30}$|\bresult(?:ed|ing) in [^.,;]{0,20}$/i;
/** Behind an English noun: a leak occurred. */
export const OCCURRED_EN =
  /^(?:[^.,;]|,(?=\d)){0,60}?\b(?:(?:was|were|has been|have been|is|are) (?:now )?(?:confirmed|detected|discovered|found|established|determined|identified)|occurred|happened|took place)\b/i;
