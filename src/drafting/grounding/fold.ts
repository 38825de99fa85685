/** One spelling for what is written in many: width, case, dashes, kanji numerals, old era years. */

const DASHES = /[\u2010-\u2015\u2212\ufe58\ufe63]/g;
/** Marks of no width, and variation selectors. */
const UNSEEN =
  /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]|[\ufe00-\ufe0f]|[\u{e0000}-\u{e01ef}]/gu;
const QUOTES = /[\u2018\u2019\u02bc]/g;

/** As some write Japanese: 更新し，再起動する． */
const WIDE_STOPS = /(?<=[\u3040-\u30ff\u4e00-\u9fff）」])[，．]/g;
/** Nothing to fold but spaces. */
const PLAIN = /^[\n\x20-\x7e]*$/;

/** NFKC, one hyphen, one apostrophe, no character that is not seen. Case is kept: capitals tell names. */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.replace(/ {2,}/g, " ");
  return text
    .toWellFormed()
    .replace(WIDE_STOPS, (stop) => (stop === "，" ? "、" : "。"))
    .normalize("NFKC")
    .replace(UNSEEN, "")
    .replace(DASHES, "-")
    .replace(QUOTES, "'")
    .replace(/[^\S\n]+/g, " ");
}

const DIGITS: Record<string, number> = {
  〇: 0,
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const SMALL: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };
const LARGE: Record<string, number> = { 万: 10_000, 億: 100_000_000, 兆: 1_000_000_000_000 };

/**
 * The value of a number in kanji: `十七万`, `二〇二六`, `三百`. At most 16 characters are read.
 */
export function kanjiValue(text: string): number {
  let total = 0;
  let section = 0;
  let digits = 0;
  for (const character of text.slice(0, 16)) {
    const digit = DIGITS[character];
    const small = SMALL[character];
    const large = LARGE[character];
    if (digit !== undefined) digits = digits * 10 + digit;
    if (small !== undefined) {
      section += (digits === 0 ? 1 : digits) * small;
      digits = 0;
    }
    if (large !== undefined) {
      total += Math.max(1, section + digits) * large;
      section = 0;
      digits = 0;
    }
  }
  return total + section + digits;
}

const KANJI = "〇一二三四五六七八九十百千万億兆";
const COUNTER =
  "(?:件|人|名|社|台|通|個|つ|回|種|時間|分|秒|日|週間|か月|ヶ月|カ月|月|年|円|割|倍|桁|校|店|機種|製品|歳|番|号|枚|本|点|位|軒|拠点|か国|カ国|ページ|文字|%|パーセント)";
/** Words that only look like numbers: 第三者, 一部, 二要素, 一般. They have no counter, or are named here. */
const IDIOM =
  /^(?:一つ(?!目)|一人ひとり|一日も|一時間も|一番|一本化|一点|一号|一文字|一本(?!の)|万一|千葉|十分(?![間前後以])|一件(?!の)|一年中)/;
/** Tried at the beginning of a run alone and no further than sixteen characters, so that a long run costs no more. */
const NUMERAL = new RegExp(
  `(?<![${KANJI}])(?:(?<=第)[${KANJI}]{1,16}(?!者)|(?<!第)[${KANJI}]{1,16}(?=${COUNTER})|(?<![\\d.])[${KANJI}]{0,6}[十百千][${KANJI}]{0,6}[万億兆]|[一二三四五六七八九]{1,8}[万億兆])`,
  "g",
);

/** Digits for numbers in kanji that count something: 十七万件 → 170000件, 十五分 → 15分, 四つ → 4つ. */
export function digitsForKanji(text: string): string {
  return text.replace(NUMERAL, (numeral, offset: number) => {
    const before = text.charAt(offset - 1);
    if (/[\d.,]/.test(before) || IDIOM.test(text.slice(offset, offset + 8))) return numeral;
    if (/^[万億兆]/.test(numeral)) return numeral;
    return String(kanjiValue(numeral));
  });
}

const ERAS: Record<string, number> = { 令和: 2018, 平成: 1988, 昭和: 1925, R: 2018, H: 1988 };

/** 令和8年 → 2026年, R8.11.27 → 2026.11.27. */
export function commonYears(text: string): string {
  return text
    .replace(/(令和|平成|昭和) ?(\d{1,2}|元)年/g, (whole, era: string, year: string) => {
      const start = ERAS[era];
      return start === undefined ? whole : `${start + (year === "元" ? 1 : Number(year))}年`;
    })
    .replace(
      /(?<![A-Za-z0-9])([RH])(\d{1,2})\.(\d{1,2})\.(\d{1,2})(?![\d.])/g,
      (whole, era: string, year: string, month: string, day: string) => {
        const start = ERAS[era];
        return start === undefined ? whole : `${start + Number(year)}/${month}/${day}`;
      },
    );
}

/** What facts are read from: folded, with common years and plain digits. */
export function forFacts(text: string): string {
  return commonYears(digitsForKanji(fold(text)));
}

/** What words are compared as. */
export function forWords(text: string): string {
  return fold(text).toLowerCase();
}
