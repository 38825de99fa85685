/** Sentences in clauses, and whether something in a clause is denied. */
import { fold } from "./fold.ts";

export interface Clause {
  text: string;
  japanese: boolean;
  /** It says what happens if something else does, or asks whether it does: it claims nothing. */
  conditional: boolean;
  /** It says so with an if, and so of something that may not be. */
  supposed: boolean;
  /** It asks to see to it that something is or is not so. */
  inquiry: boolean;
  /** It asks not to do something. */
  prohibition: boolean;
}

/** After 、 unless it only lists or names the topic; after , ; : and before conjunctions. */
const JA_ENDS =
  /(?<![はもやと])、|(?<=場合[はも])、?|(?<=とき[はも]|際[はも])、|[。！？\n；;：:()「」]|[,.] /;
const EN_ENDS =
  /[()\n"]|[.;:,!?]+(?:\s|$)|\s(?:and|but|while|although|though|because|so that|or else)\s|\s(?=(?:if|unless|when|where|until|even if|as long as)\s)/;
const CONDITION_JA =
  /場合|とき[はに]|際[はに、]|たら|れば|ないと|かどうか|か否か|有無|ないか|れたか|いるか|まで(?:の間|は)|前に|以外/;
const CONDITION_EN =
  /^(?:\W*(?:also |even |only |and |or )?)(?:if|in case|when|where|whether|until|unless|once|should you|anyone who|those who|as long as)\b|\b(?:if|in case|whether|unless|whenever|anyone who|those who|in the event)\b/i;

const SUPPOSED = /(?<!た)場合|れば|なら(?!な)|^(?:\W*(?:even |also |or )?)(?:if|where|in case|should you)\b/i;

const INQUIRY_JA = /こと(?:を|に)?(?:確認|確か|点検|ご確認)|よう(?:に)?(?:して|し、|注意|確認)|ないか/;
const INQUIRY_EN =
  /\b(?:verify|check|confirm|see)(?: also)? (?:that|whether|if)\b|\bto check,|\bensure\b|\bmake sure\b/i;
const PROHIBITION_JA =
  /ないで(?!す)|(?<!でき|され)ないよう|禁止|控え|避け|なりません|いけません|ないこと(?![をにが])|[かけさせわまたえ]ずに?$/;
const PROHIBITION_EN =
  /^(?:\[[^\]]{1,40}\])?(?:\W|please |also |and |but |otherwise )*(?:do not|don't|never|avoid|refrain|no need|ban|prohibit|forbid)\b|\b(?:must|should|shall) (?:not|never)\b|\bnot to\b|\bkeep [^.,]{1,40}\b(?:off|out of|away from)\b/i;

const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

export function isJapanese(text: string): boolean {
  return JAPANESE.test(text);
}

/** English words in a Japanese sentence, too many to be a name. */
const ENGLISH = /(?:[a-z']{2,20}[ ,]{1,2}){3,60}[a-z']{2,20}/i;

/** Of one sentence. */
export function clausesOf(sentence: string): Clause[] {
  const folded = fold(sentence);
  const japanese = isJapanese(folded);
  const english = japanese ? ENGLISH.exec(folded)?.[0] : undefined;
  const own = english === undefined ? [] : clausesOf(english);
  return [...clausesIn(folded, japanese), ...own];
}

function clausesIn(folded: string, japanese: boolean): Clause[] {
  const asks = INQUIRY_EN.test(folded);
  return folded
    .split(japanese ? JA_ENDS : EN_ENDS)
    .map((text) => text.trim())
    .filter((text) => text.length > 2)
    .map((text) => clauseOf(text, japanese, asks));
}

function clauseOf(text: string, japanese: boolean, asks: boolean): Clause {
  const prohibition = (japanese ? PROHIBITION_JA : PROHIBITION_EN).test(text);
  return {
    text,
    japanese,
    conditional: (japanese ? CONDITION_JA : CONDITION_EN).test(text),
    supposed: SUPPOSED.test(text),
    inquiry: !prohibition && (japanese ? INQUIRY_JA.test(text) : asks),
    prohibition,
  };
}

/** ない that denies nothing: なければならない, かもしれません, だけでなく. */
const IDLE_JA =
  /なければなり?ま?せ?ん?(?:ならない)?|なくてはな?り?ま?せ?ん?|かも知?し?れ(?:ない|ません)|だけで(?:は)?なく|のみならず|に限らず|間違いな[くい]|少なくな[いく]|少なくとも|ほかな(?:らない|りません)|のではないか|問わず|に関わらず|にかかわらず|まもなく|間もなく|もれなく|漏れなく|すみやか|ください(?:ませ)?|身に覚えのない|見覚えのない|心当たりのない|問題がなければ|差し支えな|(?:でき|され)ない(?=よう|状態)|(?:でき|使え|動か|応答し|開け|見え)なくな/g;
const DENIAL_JA =
  /ない(?!か(?!ら))|ません(?!か)|[させれわかまえけらか]ず(?!れ|つ|か)|[^少]なく|なかった|なし(?!で(?:き|も))|無し|無い|不要|不可|未(?:確認|公開|提供|対応|修正|適用|定|実施|認証|解決|承認)|皆無|控え|避け(?!ら)|禁止|禁じ|やめ|否定|非公開|非対応|対象外|無関係|できかね|難し[いく]|困難|(?<=支払い?[をに]|要求[をに])拒(?:否|ん|み)/g;
/** Not, no and their like, as they stand in a clause. */
const DENIAL_EN =
  /\b(?:not|never|no|none|nor|neither|nobody|nothing|without|cannot|unable|avoid(?:ed|ing)?|refrain|prohibit(?:ed|s)?|forbid(?:den|s)?|unlikely|refus(?:e|es|ed|ing)|declin(?:e|es|ed)|lack(?:s|ed|ing)?|absence|fail(?:s|ed)?|failure(?= to)|den(?:ied|ies)|rul(?:e|ed) out|keep(?= [^.,]{1,40} off\b)|ban(?:s|ned)?|free of(?! charge))\b|n't\b/gi;
/** Words that deny only themselves. */
const UN =
  /\bun(?:affected|authenticated|confirmed|available|patched|fixed|supported|exploited|published|disclosed|reachable|usable|responsive|accessible|bootable)\b|\binaccessible\b/gi;
/** Said of something, not only naming it: an unpatched flaw denies nothing. */
const UN_SAID = new RegExp(
  `\\b(?:is|are|was|were|be|been|remains?) (?:still |currently )?${UN.source}`,
  "gi",
);
const DENIAL_OR_UN = new RegExp(`${DENIAL_EN.source}|${UN.source}`, "gi");
const IDLE_EN =
  /\bnot only\b|\bno later than\b|\bno longer than\b|\bnot limited to\b|\bno matter\b|\bno doubt\b|\bno\.? ?(?=\d)|\bnot yet\b(?= known to be complete)|\bdon't hesitate\b|\bdo not hesitate\b|\bwithout delay\b|\bwithout fail\b|\bcannot be ruled out\b|\bif not\b|\bor not\b|\bdenial[- ]of[- ]service\b/gi;

/** The clause with its idle negations taken out. */
function plain({ text, japanese }: Clause): string {
  return text.replace(japanese ? IDLE_JA : IDLE_EN, (idle) => " ".repeat(idle.length));
}

/** How many times it denies. */
export function denials(clause: Clause): number {
  const text = plain(clause);
  return clause.japanese ? count(text, DENIAL_JA) : count(text, DENIAL_EN) + count(text, UN_SAID);
}

/** Whether it denies, by a word of its own and not only by un-. */
export function isDenial(clause: Clause): boolean {
  return clause.prohibition || count(plain(clause), clause.japanese ? DENIAL_JA : DENIAL_EN) > 0;
}

/** Characters that a Japanese denial may stand behind its word, and an English one before it. */
const REACH_JA = 24;
const REACH_EN = 60;
const AFTER_EN =
  /^(?:(?!\b(?:wh(?:at|ich|o|ere)\w{0,4}|that)\b)[^.,;]){0,24}?(?:\b(?:is|are|was|were|has|have|had|does|do|did|can|could|will|need|should|must)(?: not|n't| yet to)\b|cannot\b)|^[^.,;]{0,16}\b(?:unnecessary|unavailable|unknown|unconfirmed|prohibited|forbidden|unsupported)\b/i;

/**
 * Whether the words from `start` to `end` of a clause are denied, by what stands between `from` and `to`: the claims
 * before and after it have their own denials.
 */
export function isDenied(clause: Clause, start: number, end: number, from = 0, to = Infinity): boolean {
  const text = plain(clause);
  if (clause.japanese) return count(text.slice(start, Math.min(to, end + REACH_JA)), DENIAL_JA) > 0;
  const before = text.slice(Math.max(from, start - REACH_EN), start);
  const denied = count(before, DENIAL_EN) > 0 !== count(text.slice(start, end), DENIAL_OR_UN) > 0;
  return denied || AFTER_EN.test(text.slice(end, Math.min(to, end + 40)));
}

function count(text: string, pattern: RegExp): number {
  return [...text.matchAll(pattern)].length;
}
