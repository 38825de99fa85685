/**
 * Names of vendors and products, folded so that two ways of writing one name are the same. A name is a list of
 * tokens, and a match begins and ends where a token does: `Word` is not found in `WordPress`.
 */

/** Far more than any name or title holds: what follows is not looked at. */
const MOST_CHARACTERS = 2_000;

/**
 * A version; a run of Latin letters and digits with the signs that tell `Notepad++` from `Notepad`; or a run of one
 * Japanese script; or of any other letters. Everything else parts tokens.
 */
const TOKEN =
  /\d+(?:\.\d+)+[a-z]?\d*(?![a-z])|[\p{Script=Latin}\p{Nd}]+[+#]*|[\p{Script=Katakana}ー]+|\p{Script=Hiragana}+|[\p{Script=Han}々]+|\p{L}+/gu;

/** Japanese writes these without a space: what kind of company, and what follows a product's name. */
const COMPANY = "株式会社|有限会社|合同会社|合資会社|一般社団法人|独立行政法人";
const HAN_JOINTS = new RegExp(
  `(?<=^(?:${COMPANY}))|(?=(?:${COMPANY})$)|(?<=.{2})(?=(?:製品|製|用|版|等|向)$|脆弱性)`,
  "u",
);

/** Small kana are written large by some (キヤノン), and ヴ is written ブ. */
const SMALL = "ァィゥェォッャュョヮヵヶ";
const LARGE = "アイウエオツヤユヨワカケ";

/** Words that say what kind of company it is, or that it makes software; folded. */
const CORPORATE = new Set(
  [
    "株式会社 有限会社 合同会社 合資会社 一般社団法人 独立行政法人 株 有 社",
    "inc incorporated corp corporation co company ltd limited llc llp plc gmbh ag sa sas bv nv ab oy oyj as asa",
    "aps pty pte srl spa kk holdings group software foundation systems technologies technology project communications",
  ]
    .join(" ")
    .split(" "),
);

/** One token: its letters as `tokensOf` folds them. */
export type Token = string;

/**
 * The tokens of a text: NFKC (half- and full-width are one), lower case, hiragana as katakana, without long vowel
 * marks; spaces, hyphens and middle dots part tokens and are dropped.
 */
export function tokensOf(text: string): Token[] {
  const folded = text.slice(0, MOST_CHARACTERS).normalize("NFKC").toLowerCase();
  const tokens: Token[] = [];
  for (const [token] of folded.matchAll(TOKEN)) {
    if (/^\p{Script=Han}/u.test(token)) tokens.push(...token.split(HAN_JOINTS));
    else {
      const kana = foldKana(token);
      if (kana !== "") tokens.push(kana);
    }
  }
  return tokens;
}

function foldKana(token: string): string {
  if (!/[\u3041-\u30ff]/.test(token)) return token;
  return token
    .replace(/[\u3041-\u3096]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60))
    .replace(/ヴ[ァア]/g, "バ")
    .replace(/ヴ[ィイ]/g, "ビ")
    .replace(/ヴ[ェエ]/g, "ベ")
    .replace(/ヴ[ォオ]/g, "ボ")
    .replaceAll("ヴ", "ブ")
    .replace(/[ァィゥェォッャュョヮヵヶ]/g, (kana) => LARGE.charAt(SMALL.indexOf(kana)))
    .replaceAll("ー", "");
}

/** What two ways of writing one name have in common: `BIG-IP`, `Big IP` and `BIGIP` are `bigip`. */
export function keyOf(tokens: readonly Token[]): string {
  return tokens.join("");
}

/** A vendor's tokens without 株式会社, Inc. and the like; whole where nothing else would be left. */
export function vendorTokens(vendor: string): Token[] {
  const tokens = tokensOf(vendor);
  const own = tokens.filter((token) => !CORPORATE.has(token));
  return own.length === 0 ? tokens : own;
}

/** Tokens that follow a product's name: `2019`, `5.4.2`, `v3`, `SP1`, `CU13`, `R2`, `LTS`. */
const VERSION = /^(?:v|ver|sp|cu|r|u|rc|rev|update|build)?\d+(?:\.\d+)*[a-z]?\d*$/;
const AROUND_VERSIONS = new Set([
  ..."version versions ver release update cumulative service pack edition esr lts and or to through before prior".split(
    " ",
  ),
  ..."earlier later from standard enterprise professional pro community ultimate premium essentials series products".split(
    " ",
  ),
  // As `tokensOf` folds them.
  ..."バジヨン ヨリ カラ マデ オヨビ ソレ 以前 以降 未満 系 前 版 エデイシヨン 製品 シリズ 等".split(" "),
]);
/** What a product runs on, said after `for`. */
const PLATFORM = new Set(
  "windows mac macos linux android ios iphone ipad x64 x86 arm64 32 64 bit".split(" "),
);

/**
 * The name without what tells its versions and platform apart (`Exchange Server 2019 CU13`, `… for Windows`), and
 * the first version among it. The name is left whole where less than three letters would remain.
 */
export function splitVersion(tokens: readonly Token[]): { name: Token[]; version: string | undefined } {
  const onPlatform = tokens.findIndex(
    (token, index) => index > 0 && token === "for" && PLATFORM.has(tokens[index + 1] ?? ""),
  );
  const named = onPlatform < 0 ? tokens : tokens.slice(0, onPlatform);
  const isTail = (token: Token) => VERSION.test(token) || AROUND_VERSIONS.has(token);
  let end = named.length;
  while (end > 0 && isTail(named[end - 1] ?? "")) end--;
  const name = named.slice(0, end);
  if (keyOf(name).length < 3) return { name: [...named], version: undefined };
  return { name, version: named.slice(end).find((token) => /\d/.test(token)) };
}
