/** Names of products, organizations and people that the advisory does not have. */
import { type Finding, type Part, ungrounded } from "./finding.ts";
import type { Source } from "./source.ts";
import { isEnglishWord, isTradeWord } from "./words-en.ts";
import { GENERIC_HEAD, isMadeOf, SURNAMES, withoutLongMark } from "./words-ja.ts";

const LATIN = /(?<![A-Za-z0-9])[A-Za-z][A-Za-z]*(?:['+#&-][A-Za-z]{1,40}){0,6}/g;
const KATAKANA = /[\u30a1-\u30fa][\u30a1-\u30fa\u30fc・]{2,}/g;
const HAN = "[\\p{Script=Han}々ヶ]";
const WIDE = "[\\p{Script=Han}々ヶノ\\p{Script=Katakana}ー]";
const COMPANY = /(?:株式会社|有限会社|合同会社|社団法人|財団法人|学校法人|医療法人|行政法人)/g;
const PLACE = new RegExp(
  `${WIDE}{2,15}(?:大学院?|市|町|村|県|府|省|庁|銀行|病院|学園|商会|新聞|電力|鉄道|航空|協会|協議会|機構|財団|研究所|製作所|高校|信用金庫|信金|証券|百貨店)(?!${HAN})`,
  "gu",
);
const PERSON = new RegExp(`(?<!${HAN})(?:${SURNAMES})${HAN}{1,3}(?!${HAN})`, "gu");
const TITLED = new RegExp(
  `(?<!${HAN})(${HAN}{2,5})(?<!者|先|員|客|皆|方|社|仕|同|多|模|有|異|各)(?:氏(?!名)|さん|様(?![式々子]))`,
  "gu",
);
const QUOTED_PRODUCT =
  /(?:ソフト|ソフトウェア|製品|サービス|システム|装置|ツール|アプリ|機器|サーバー?|プラグイン|ライブラリ|ルータ)「([^」\n]{2,40})」/g;

/** @param rest the part's text with links, ids, dates, versions and codes taken out */
export function findNames(part: Part, rest: string, source: Source): Finding[] {
  return [...latinNames(rest, source), ...japaneseNames(rest, source)].map((name) =>
    ungrounded("name", part, name),
  );
}

function japaneseNames(text: string, source: Source): string[] {
  const found: string[] = [];
  for (const [run] of text.matchAll(KATAKANA)) {
    const name = run.replace(/[・ー]+$/, "");
    if (name.length > 2 && !isKatakanaKnown(run, source)) found.push(name);
  }
  for (const match of text.matchAll(COMPANY)) {
    const company = companyAt(text, match.index, match[0]);
    if (
      company.every((name) => name.length > match[0].length) &&
      !company.some((name) => has(source, name))
    ) {
      found.push(company[0] ?? match[0]);
    }
  }
  for (const [name] of text.matchAll(PLACE)) if (!isPlaceKnown(name, source)) found.push(name);
  for (const [name] of text.matchAll(PERSON)) if (!has(source, name)) found.push(name);
  for (const [name, person = ""] of text.matchAll(TITLED)) if (!has(source, person)) found.push(name);
  for (const [, name = ""] of text.matchAll(QUOTED_PRODUCT)) if (!has(source, name)) found.push(name);
  return found;
}

function has(source: Source, name: string): boolean {
  return source.all.includes(name.toLowerCase());
}

function isKatakanaKnown(run: string, source: Source): boolean {
  const own = (piece: string) =>
    source.katakana.has(piece) ||
    source.katakana.has(withoutLongMark(piece)) ||
    source.katakana.has(`${piece}ー`);
  return has(source, run) || isMadeOf(run, own);
}

/** The name with what stands before it and after it: 株式会社ミナモ, 星見坂ロジスティクス株式会社. */
function companyAt(text: string, index: number, form: string): string[] {
  const after = /^[\p{Script=Han}々\p{Script=Katakana}ー\p{Script=Hiragana}A-Za-z0-9]{1,4}/u.exec(
    text.slice(index + form.length),
  );
  const before = /[\p{Script=Han}々\p{Script=Katakana}ーA-Za-z0-9]{1,4}$/u.exec(
    text.slice(Math.max(0, index - 8), index),
  );
  const names = [after === null ? "" : form + after[0], before === null ? "" : before[0] + form];
  return names.filter((name) => name !== "");
}

/** In Japanese a name may stand right behind other words: the last characters of the run are what is looked for. */
function isPlaceKnown(name: string, source: Source): boolean {
  const suffix =
    /(?:大学院?|信用金庫|協議会|研究所|製作所|百貨店|銀行|病院|学園|商会|新聞|電力|鉄道|航空|協会|機構|財団|高校|信金|証券|.)$/u.exec(
      name,
    )?.[0] ?? "";
  const head = name.slice(0, name.length - suffix.length);
  if (has(source, name) || GENERIC_HEAD.test(head)) return true;
  return (
    head.length > 2 && (has(source, name.slice(head.length - 2)) || has(source, name.slice(head.length - 3)))
  );
}

/** Words that make a product's or an organization's name of ordinary words before them. */
const NAMING = new Set(
  `gateway server manager cloud firewall router suite studio portal office browser mailer database runtime transfer printer hospital
  university college bank city corporation company group institute agency ministry telecom systems networks software labs technologies
  technology holdings association foundation council platform connect`.split(/\s+/),
);

interface Word {
  text: string;
  lower: string;
  start: number;
}

function latinNames(text: string, source: Source): string[] {
  const found: string[] = [];
  for (const line of text.split(/\n/)) {
    const words = [...line.matchAll(LATIN)].map(
      (match): Word => ({ text: match[0], lower: match[0].toLowerCase(), start: match.index }),
    );
    const english = isEnglish(line);
    const unknown = words.filter((word) => !isKnown(word, source, english));
    found.push(...unknown.map((word) => word.text));
    if (!isTitle(words)) found.push(...namingRuns(line, words, source));
  }
  return found;
}

function isEnglish(line: string): boolean {
  return !/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(line);
}

/** In a Japanese sentence every Latin word may be a name; in an English one those with a capital. */
function isKnown({ text, lower }: Word, source: Source, english: boolean): boolean {
  if (text.length < 2 || (english && text === lower)) return true;
  const bare = lower.replace(/'s?$/, "");
  if (source.words.has(bare) || isTradeWord(bare) || isEnglishWord(bare)) return true;
  const pieces = bare.split(/['+#&-]/).filter((piece) => piece.length > 1);
  if (pieces.every((piece) => source.words.has(piece) || isTradeWord(piece) || isEnglishWord(piece)))
    return true;
  // Plural of an abbreviation: URLs, VPNs.
  return /^[A-Z]{2,}s$/.test(text) && (isTradeWord(bare.slice(0, -1)) || source.words.has(bare.slice(0, -1)));
}

/** A heading in which most words have a capital: capitals say nothing there. */
function isTitle(words: readonly Word[]): boolean {
  const long = words.filter(({ text }) => text.length > 3);
  const capitals = long.filter(({ text }) => /^[A-Z]/.test(text));
  return capitals.length >= long.length * 0.6;
}

/** `Blue Storage Gateway` in a running sentence, where the advisory has no such words together. */
function namingRuns(line: string, words: readonly Word[], source: Source): string[] {
  const found: string[] = [];
  let run: Word[] = [];
  const close = () => {
    const first = run[0];
    const last = run.at(-1);
    if (
      first !== undefined &&
      last !== undefined &&
      run.length > 1 &&
      run.some(({ lower }) => NAMING.has(lower))
    ) {
      const name = line.slice(first.start, last.start + last.text.length);
      if (
        !has(source, name) &&
        !run.slice(1).every((_, index) => has(source, line.slice(run[index]?.start, end(run[index + 1]))))
      )
        found.push(name);
    }
    run = [];
  };
  for (const word of words) {
    const before = run.at(-1);
    const joined = before !== undefined && line.slice(end(before), word.start) === " ";
    if (!joined) close();
    if (/^[A-Z][a-z]/.test(word.text)) run.push(word);
    else close();
  }
  close();
  return found;
}

function end(word: Word | undefined): number {
  return word === undefined ? 0 : word.start + word.text.length;
}
