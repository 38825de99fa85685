/** What sentences claim and deny, in words of both languages, so that a claim can be compared across them. */
import { type Clause, isDenied } from "./clauses.ts";

export interface Claim {
  /** Of `SUBJECTS`. */
  subject: string;
  denied: boolean;
  /** Whether readers are asked to do it, or not to. */
  asked: boolean;
  clause: Clause;
}

interface Subject {
  ja: RegExp;
  en: RegExp;
  /** What by itself says the contrary: 無効 of 有効. */
  contrary?: RegExp;
}

/** Not of what only names what is affected: 影響を受ける製品, affected versions, the vulnerable code. */
const AFFECTED_JA =
  /影響(?:を(?:受け(?!る[\p{Script=Han}\p{Script=Katakana}]|て(?:いる)?[\p{Script=Han}])|及)|は|が(?!大|な?い?か)|な[いし]|し(?:ま|な)|あり)/gu;
const AFFECTED_EN =
  /\b(?:un)?affect(?:s|ed)\b(?! (?:product|version|system|device|user|software|model|compan|organi|part|item|by\b))|\b(?:is|are) not$|\bsafe from\b|\bat risk\b|\bvulnerable\b(?! (?:code|version|product|system|device|component|function|part))/gi;

/** What advisories claim or ask, each in both languages. */
const SUBJECTS: Record<string, Subject> = {
  affected: { ja: AFFECTED_JA, en: AFFECTED_EN, contrary: /safe from/i },
  authenticated: {
    ja: /認証(?:は|が|を|の)?(?:不要|なし|必要|経|され|済|受け|せ)|ログイン(?:し(?!て(?:確認|くだ))|せ|不要|なし|が必要|済|は)/g,
    en: /\b(?:un)?authenticated\b|\bauthentication (?:is )?(?:not )?(?:required|needed)\b|\brequir\w{1,3} authentication\b|\bwithout (?:any )?(?:authentication|logging in|login)\b|\blogg(?:ed|ing) in\b/gi,
  },
  interaction: { ja: /(?:利用者|ユーザー?)の操作/g, en: /\buser interaction\b/gi },
  restart: { ja: /再起動/g, en: /\b(?:restart|reboot)(?:s|ed|ing)?\b/gi },
  mended: {
    ja: /未修正|(?:修正|対策|解決)(?:版|済み?|プログラム|パッチ)?[^、。]{0,8}(?:提供|公開|リリース|用意|予定|存在|ありま|はな)|修正され/g,
    en: /\bunpatched\b|\bunfixed\b|\b(?:fix|patch|update)(?:e?s)?\b(?= (?:is|are|has|have|was|were|will)?[^.,;]{0,16}\b(?:available|released|provided|planned|exist))|\b(?:no|a) (?:fix|patch|update)(?:e?s)?\b|\b(?:be|been|is|are|was|were) (?:fixed|patched|resolved|corrected)\b/gi,
  },
  workaround: { ja: /回避策|回避方法|緩和策/g, en: /\bworkarounds?\b/gi },
  needed: {
    ja: /不要(?!な|と|に|の)|必要(?!な|と|に応|事項|以上|最小)/g,
    en: /\b(?:required|needed|necessary)\b|\bnothing (?:needs|has|more)\b|\bno need\b|\bneed not\b|\bneeds? (?:to|an?|no)\b|\bha(?:s|ve) to\b|\bneeds (?=[a-z]+ing\b)|\brequires?\b/gi,
  },
  leaked: {
    ja: /流出|漏えい|漏洩|漏れ|閲覧(?:され|でき)|盗まれ|窃取/g,
    en: /\bleak(?:s|ed|age)?\b|\bexfiltrat\w{0,4}\b|\bexposed\b|\bstolen\b|\bdata breach\b/gi,
  },
  intruded: {
    ja: /不正(?:アクセス|侵入)|侵入(?:さ|は|の)|侵害(?:さ|は)/g,
    en: /\bintrusions?\b|\bcompromised\b|\bunauthori[sz]ed access\b|\bbreak-?ins?\b/gi,
  },
  open: {
    ja: /開(?:か|き|い|く|け)/g,
    en: /\bopen(?:s|ed|ing)?\b(?! (?:relay|source|port|connection|redirect|question|issue|network|standard))|\b(?:follow|click)(?:s|ed|ing)? (?:on )?(?:the |any |such |these |those |its |their )?links?\b/gi,
  },
  click: { ja: /クリック|タップ|押(?:さ|し|す)/g, en: /\bclick(?:s|ed|ing)?\b/gi },
  reply: { ja: /返信/g, en: /\brepl(?:y|ies|ied|ying)\b/gi },
  enter: { ja: /入力/g, en: /\b(?:enter|typ)(?:e|s|ed|ing)?\b/gi },
  pay: {
    ja: /支払|振り?込|送金/g,
    en: /\b(?:pay(?:s|ing|ments?)?|paid|(?:wire|transfer)(?:s|red|ring)? (?:money|funds))\b/gi,
  },
  install: { ja: /(?<!アン)インストール/g, en: /\binstall(?:s|ed|ing)?\b/gi },
  run: { ja: /実行/g, en: /\b(?:run(?:s|ning)?|execut(?:e|es|ed|ing|ion))\b/gi },
  update: {
    ja: /更新(?:し|され|でき|す|を|が|は)|アップデート|適用/g,
    en: /\b(?:updat|upgrad)(?:e|ed|ing)\b|\bappl(?:y|ied|ying)\b(?= (?:the|an?|all|any|each|this|updates?|patch|fix|mitig))|\bpatch(?:ed|ing)\b/gi,
  },
  on: {
    ja: /有効|無効|(?:オン|オフ)(?=に|の|で)/g,
    en: /\b(?:enabl|disabl|deactivat|activat)(?:e|es|ed|ing)\b|\b(?:turn|switch)(?:ed|ing)? (?:on|off)\b/gi,
    contrary: /無効|オフ|disabl|deactivat|off$/i,
  },
  block: {
    ja: /遮断|ブロック|(?<!支払い?[をに]|要求[をに])拒否|(?:接続|アクセス|到達|公開)(?:でき|し|され)ない(?=よう|状態)/g,
    en: /\b(?:block|den[yi]|reject)(?:s|e?d|ing|es)?\b|\bnot (?:be )?(?:reachable|exposed|accessible)\b/gi,
  },
  restricted: {
    ja: /限定|制限(?!なし)|のみ(?:に|を|から)?許可|絞/g,
    en: /\b(?:restrict|limit)(?:s|ed|ing)?\b|\bonly (?:from|to|allow)\b/gi,
  },
  isolated: { ja: /切り離|隔離|切断/g, en: /\bisolat(?:e|es|ed|ing)\b|\bdisconnect(?:s|ed|ing)?\b/gi },
  stopped: {
    ja: /停止|止め/g,
    en: /\b(?:stop(?:s|ped|ping)?|suspend(?:s|ed|ing)?|shut(?:s|ting)? down|tak(?:e|en|ing) [a-z ]{0,12}offline)\b/gi,
  },
  urgent: { ja: /急(?:ぎ|ぐ|が)|至急|緊急/g, en: /\burgent(?:ly)?\b|\bhurry\b|\brush\b/gi },
  allow: {
    ja: /許可/g,
    en: /\b(?:allow|permit)(?:s|t?ed|t?ing)?\b(?= (?:access|connections?|traffic|only))/gi,
  },
  delete: {
    ja: /削除|アンインストール/g,
    en: /\b(?:delet|remov|eras)(?:e|es|ed|ing)\b|\buninstall(?:s|ed|ing)?\b/gi,
  },
  reuse: { ja: /使い回/g, en: /\bre-?us(?:e|es|ed|ing)\b/gi },
  forward: { ja: /転送(?:し|せ|す)/g, en: /\bforward(?:s|ed|ing)?\b/gi },
  share: { ja: /共有(?:し|せ|す)/g, en: /\bshar(?:e|es|ed|ing)\b/gi },
  contact: {
    ja: /(?:連絡|報告|お?知らせ)(?:し|くだ|す|いただ)/g,
    en: /\bcontact(?:s|ed|ing)?\b(?= (?:the|your|us|it))|\breport (?:it|this|to|any|the)\b|\btell (?:the|us|your)\b|\binform\b/gi,
  },
  encrypted: { ja: /暗号化/g, en: /\bencrypt(?:s|ed|ion|ing)?\b/gi },
  restored: {
    ja: /復旧|復元|再開/g,
    en: /\b(?:restor(?:e|es|ed|ing)|recover(?:s|ed|y|ing)?|resum(?:e|es|ed|ing))\b/gi,
  },
  found: {
    ja: /判明|特定(?:し|でき|され)|調査中|不明/g,
    en: /\b(?:identified|determined|established|unknown|under investigation|(?:being )?investigat(?:ed|ing))\b/gi,
    contrary: /調査中|不明|unknown|investigat/i,
  },
  check: {
    ja: /(?:確認|点検|調査)(?:し(?:て(?=くだ|、)|ない)|を(?:お願|行)|する)/g,
    en: /\b(?:check|verify|review|inspect|make sure|ensure)\b/gi,
  },
  downloaded: { ja: /ダウンロード(?:し|され|は)/g, en: /\bdownload(?:s|ed|ing)\b/gi },
  included: { ja: /含(?:む|ま|み|め)/g, en: /\binclud(?:e|es|ed|ing)\b|\bcontain(?:s|ed)?\b/gi },
  use: {
    ja: /使(?:わ|い|う|っ)|(?:利|使)用(?:し|せ|す)/g,
    en: /\b(?:use|using|accept|accepting)\b/gi,
  },
  cyberattack: { ja: /サイバー攻撃/g, en: /\bcyber-? ?attacks?\b/gi },
  lost: { ja: /消失|紛失|失われ/g, en: /\bloss(?:es)? of\b|\blost\b/gi },
  reached: { ja: /到達|及(?:んで|び|ば|ん)/g, en: /\breach(?:es|ed)?\b/gi },
  deploy: {
    ja: /展開|配布/g,
    en: /\b(?:deploy|roll(?:s|ed|ing)? (?:out|them out)|distribut(?:e|es|ed|ing))\b/gi,
  },
  bypassed: { ja: /回避(?!策|方法)|迂回|すり抜け/g, en: /\b(?:bypass|circumvent)(?:es|s|ed|ing)?\b/gi },
  read: {
    ja: /読み(?:取|出|込)|閲覧|取得/g,
    en: /\bread(?:s|ing|able)?\b|\bview(?:s|ed|ing)?\b|\bobtain(?:s|ed|ing)?\b/gi,
  },
  planned: { ja: /予定/g, en: /\bplan(?:s|ned)?\b|\bwill be (?:fixed|released|provided)\b/gi },
  free: {
    ja: /無料|無償|有料|有償/g,
    en: /\bfree(?: of charge)?\b|\bno (?:cost|charge)\b|\bpaid\b/gi,
    contrary: /有料|有償|paid/i,
  },
  supported: {
    ja: /サポート(?:は|が|の|を|対象|され)?(?:すでに|既に)?(?:終了|切れ)?/g,
    en: /\b(?:un)?supported\b|\bend[- ]of[- ](?:support|life)\b/gi,
    contrary: /終了|切れ|end/i,
  },
  saved: { ja: /保存(?:し|され)/g, en: /\b(?:stored|saved)\b/gi },
  safe: {
    ja: /安全(?:です|に(?:使|利用|開|無視))|無視して(?:も|構)/g,
    en: /\bsafe(?:ly)? (?:to|be)\b|\bsafely (?:ignore|use|open)/gi,
  },
  changed: {
    ja: /変更(?:し|せ|す|され|を)/g,
    en: /\bchang(?:e|es|ed|ing)\b/gi,
  },
  connect: { ja: /接続(?:し|せ|す|され|を)/g, en: /\bconnect(?:s|ed|ing)?\b/gi },
  exploited: {
    ja: /(?:攻撃|被害)(?:は|も|の(?:報告|事実|兆候))(?=[^、。]{0,20}(?:ない|ません|ておらず))|悪用(?:は|も|が(?:確認|報告|観測)|を(?:確認|観測)|の(?:報告|事実|情報|事例|兆候|形跡|試み)|され(?:た|て(?!い?れば|いる場合))|の?確認)|攻撃に(?:も)?(?:使|利用|用い)/g,
    en: /\bexploited\b|\bexploitation\b|\bno (?:[a-z]+ ){0,2}(?:attacks?|exploits?|abuse|misuse)\b|\bin the wild\b|\b(?:attackers|criminals|hackers|gangs?)\b(?=[^.,;]{0,24}\b(?:using|exploiting|abusing|attacking)\b)|\battacks? (?:ha[sv]e?|is|are|was|were)\b|\bused in [a-z]{0,12} ?(?:attacks|campaigns)\b/gi,
  },
};

const MOST_MATCHES = 40;
/** What joins words that one denial denies: 侵入や流出は, open or click. */
const JOINED = /や|・|、|または|又は|および|及び|ならびに|と|も|て|たり|\b(?:or|nor|and)\b|,/;

/** No change is required: what is denied of the one is denied of the other. */
const SAID_OF = /^ (?:is|are|was|were|has|have|had|been|be|will|can)\b/;

/** What a clause claims. */
export function claimsOf(clause: Clause): readonly Claim[] {
  const known = READ.get(clause) ?? readClaims(clause);
  READ.set(clause, known);
  return known;
}

/** Each clause is asked for several times. */
const READ = new WeakMap<Clause, readonly Claim[]>();

function readClaims(clause: Clause): Claim[] {
  const matches = matchesOf(clause);
  return matches.map(({ subject, words, start, end }) => {
    const before = matches.findLast((other) => other.end <= start && other.subject !== subject);
    const after = matches.find((other) => other.start >= end && other.subject !== subject);
    const between = before === undefined ? "" : clause.text.slice(before.end, start);
    const alone =
      before !== undefined &&
      !JOINED.test(between) &&
      !SAID_OF.test(between) &&
      !/^no /i.test(before.words) &&
      before.subject !== "needed";
    const from = alone ? before.end : 0;
    const last =
      after !== undefined && !JOINED.test(clause.text.slice(end, after.start)) && after.subject !== "needed";
    const to = last ? after.start : Infinity;
    const contrary = SUBJECTS[subject]?.contrary?.test(words) ?? false;
    const denied = isDenied(clause, start, end, from, to) !== contrary;
    return { subject, denied, asked: !/(?:ing|ed)$/i.test(words) && isAsked(clause, start, end), clause };
  });
}

const ASKED_JA = /(?:ください|下さい|お願い(?:し|いた|致)します|こと|ましょう)$/;
/** Characters between the word and the end of a Japanese request: しないでください, していただくようお願いします. */
const TO_END = 16;
const TO_VERB =
  /^(?:please |then |also |first |next |immediately |always )*(?:do not |don't |never |avoid )?$/i;

function isAsked({ text, japanese, conditional, prohibition }: Clause, start: number, end: number): boolean {
  if (conditional) return false;
  if (japanese && prohibition && text.length - end < TO_END) return true;
  return japanese ? ASKED_JA.test(text) && text.length - end < TO_END : TO_VERB.test(text.slice(0, start));
}

/** What clauses claim of one subject; only those that have one of its words are read. */
export function claimsAbout(subject: string, clauses: readonly Clause[]): Claim[] {
  const words = SUBJECTS[subject];
  if (words === undefined) return [];
  return clauses
    .filter(({ text, japanese }) => text.search(japanese ? words.ja : words.en) >= 0)
    .flatMap(claimsOf)
    .filter((claim) => claim.subject === subject);
}

interface Words {
  subject: string;
  words: string;
  start: number;
  end: number;
}

function matchesOf(clause: Clause): Words[] {
  const found: Words[] = [];
  for (const [subject, { ja, en }] of Object.entries(SUBJECTS)) {
    for (const { 0: words, index } of clause.text.matchAll(clause.japanese ? ja : en)) {
      if (found.length < MOST_MATCHES)
        found.push({ subject, words, start: index, end: index + words.length });
    }
  }
  return found.toSorted((one, other) => one.start - other.start);
}
