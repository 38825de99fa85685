/** Names in kanji and kana: companies and places by what they end in, people by surnames and titles, katakana by lists. */
import type { Source } from "./source.ts";
import { GENERIC_HEAD, isMadeOf, SURNAMES, withoutLongMark } from "./words-ja.ts";

const KATAKANA = /[\u30a1-\u30fa][\u30a1-\u30fa\u30fc・]{2,}/g;
const HAN = "[\\p{Script=Han}々ヶ]";
const WIDE = "[\\p{Script=Han}々ヶノ\\p{Script=Katakana}ー]";
const COMPANY = /(?:株式会社|有限会社|合同会社|社団法人|財団法人|学校法人|医療法人|行政法人)/g;
const PLACE_END =
  "大学院?|信用金庫|協議会|研究所|製作所|百貨店|銀行|病院|学園|商会|商事|物産|新聞|電力|電機|電鉄|製薬|鉄道|航空|運輸|協会|機構|財団|高校|信金|証券|生命|市|町|村|県|府|省|庁";
const PLACE = new RegExp(`${WIDE}{2,15}(?:${PLACE_END})(?!${HAN})`, "gu");
const PLACE_TAIL = new RegExp(`(?:${PLACE_END}|.)$`, "u");
const PERSON = new RegExp(`(?<!${HAN})(?:${SURNAMES})${HAN}{1,3}(?!${HAN})`, "gu");
const TITLED = new RegExp(
  `(?<!${HAN})(${HAN}{2,5})(?<!者|先|員|客|皆|方|社|仕|同|多|模|有|異|各|業)(?:氏(?!名)|さん|様(?![式々子]))`,
  "gu",
);
const QUOTED_PRODUCT =
  /(?:ソフト|ソフトウェア|製品|サービス|システム|装置|ツール|アプリ|機器|サーバー?|プラグイン|ライブラリ|ルータ)「([^」\n]{2,40})」/g;
/** To whom an attack is ascribed; the second is how the source may say it. */
const COUNTRIES: [RegExp, RegExp][] = [
  [/北朝鮮/g, /north korea|dprk|北朝鮮/],
  [/中国(?!地方|銀行|電力|支社|支店|拠点)/g, /chin(?:a|ese)|中国/],
  [/韓国/g, /south korea|korean|韓国/],
  [/台湾/g, /taiwan|台湾/],
  [/米国/g, /\bu\.?s\.?\b|united states|american?|cisa|米国|アメリカ/],
  [/英国/g, /\bu\.?k\.?\b|united kingdom|british|英国|イギリス/],
];

export function japaneseNames(text: string, source: Source): string[] {
  if (!/[\u3041-\u9fff]/.test(text)) return [];
  return [
    ...katakanaNames(text, source),
    ...companies(text, source),
    ...[...text.matchAll(PLACE)].map(([name]) => name).filter((name) => !isPlaceKnown(name, source)),
    ...[...text.matchAll(PERSON)].map(([name]) => name).filter((name) => !has(source, name)),
    ...[...text.matchAll(TITLED)].filter(([, person = ""]) => !has(source, person)).map(([name]) => name),
    ...quotedNames(text, source),
    ...COUNTRIES.filter(([country, known]) => text.search(country) >= 0 && !known.test(source.all)).map(
      ([country]) => country.source.replace(/\(.*/, ""),
    ),
  ];
}

function has(source: Source, name: string): boolean {
  return source.all.includes(name.toLowerCase());
}

function katakanaNames(text: string, source: Source): string[] {
  const own = (piece: string) =>
    source.katakana.has(piece) ||
    source.katakana.has(withoutLongMark(piece)) ||
    source.katakana.has(`${piece}ー`) ||
    source.otherScript.hasKana(piece);
  return [...text.matchAll(KATAKANA)]
    .filter(([run]) => run.replace(/[・ー]+$/, "").length > 2 && !has(source, run) && !isMadeOf(run, own))
    .map(([run]) => run.replace(/・+$/, ""));
}

function companies(text: string, source: Source): string[] {
  const found: string[] = [];
  for (const match of text.matchAll(COMPANY)) {
    const names = companyAt(text, match.index, match[0]);
    if (names.length > 0 && !names.some((name) => has(source, name))) found.push(names[0] ?? match[0]);
  }
  return found;
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

/**
 * In Japanese a name may stand right behind other words, so its end is looked for, too; but 女子大学 of the advisory's
 * 奈良女子大学 does not make 京都女子大学 known.
 */
function isPlaceKnown(name: string, source: Source): boolean {
  const tail = PLACE_TAIL.exec(name)?.[0] ?? "";
  const head = name.slice(0, name.length - tail.length);
  if (has(source, name) || GENERIC_HEAD.test(head)) return true;
  for (let from = 1; from + 1 < head.length; from++) if (isWholeIn(source.all, name.slice(from))) return true;
  return false;
}

const IN_NAME = /[\p{Script=Han}\p{Script=Katakana}々ー]/u;

/** Whether the text has it with no further letter of a name before it. */
function isWholeIn(text: string, name: string): boolean {
  const wanted = name.toLowerCase();
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    if (!IN_NAME.test(text.charAt(at - 1))) return true;
  }
  return false;
}

/** Names in kana and Latin letters alone are looked at by themselves. */
function quotedNames(text: string, source: Source): string[] {
  return [...text.matchAll(QUOTED_PRODUCT)]
    .map(([, name = ""]) => name)
    .filter((name) => /[\p{Script=Han}\p{Script=Hiragana}]/u.test(name) && !has(source, name));
}
