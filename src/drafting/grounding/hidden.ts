/** Text that a reader does not see, or sees as another. Looked for in the text as it came, before any folding. */
import { type Finding, finding, type Part } from "./finding.ts";

/** Marks of no width, fillers, and marks that reorder; variation selectors and joiners where they belong are allowed. */
const INVISIBLE =
  /[\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\ufffb\u{1bca0}-\u{1bca3}\u{e0000}-\u{e007f}]|\u034f|(?<!\p{Extended_Pictographic}\ufe0f?|[\u{1f3fb}-\u{1f3ff}])\u200d|\u200d(?!\p{Extended_Pictographic})|(?<!\p{Script=Han}|[\u{1d000}-\u{1ffff}])[\u{e0100}-\u{e01ef}]|(?<![\p{Extended_Pictographic}\p{Script=Han}\d#*])[\ufe00-\ufe0f]/u;
const CONTROL = /(?![\n\t])\p{Cc}|\p{Co}|\p{Cs}/u;
/** Cyrillic and Greek letters that look like Latin ones, beside Latin ones. */
const LOOKALIKE =
  /[A-Za-z][\p{Script=Cyrillic}ΑΒΕΖΗΙΚΜΝΟΡΤΥΧορνυικ\p{Script=Armenian}\p{Script=Cherokee}]|[\p{Script=Cyrillic}ΑΒΕΖΗΙΚΜΝΟΡΤΥΧορνυικ\p{Script=Armenian}\p{Script=Cherokee}][A-Za-z]|\p{Script=Cyrillic}/u;
/** Digits of other scripts: ٣ is not 3 to everybody. */
const DIGITS = /(?![0-9０-９\u{1d7ce}-\u{1d7ff}])\p{Nd}/u;
const STYLED = /[\u{1d400}-\u{1d7ff}]{2,}|[\u24b6-\u24e9]{3,}|[\u{1f130}-\u{1f189}]{2,}/u;
const PILED = /\p{M}{4,}/u;
const MARKUP =
  /<!--|-->|<(?:script|style|iframe|img|svg|object|embed|template)\b|\bdisplay\s{0,3}:\s{0,3}none|<\w{1,20}\s[^>]{0,200}\bstyle\s{0,3}=|^\[\/\/\]: #/im;
const BASE64 =
  /(?<![A-Za-z0-9+/=_-])(?=[A-Za-z0-9+/_-]{0,400}[a-z])(?=[A-Za-z0-9+/_-]{0,400}[A-Z])(?=[A-Za-z+/_-]{0,400}\d)[A-Za-z0-9+/_-]{32,}={0,2}/;
const ESCAPES =
  /(?:%[0-9a-f]{2}){4,}|(?:\\u\{?[0-9a-f]{4}\}?){3,}|(?:\\x[0-9a-f]{2}){4,}|(?:&#x?[0-9a-f]{2,6};){3,}/i;
const SPACED = /(?<![A-Za-z])(?:[A-Za-z][ .-]){5,40}[A-Za-z](?![A-Za-z])/;
const FAR_AWAY = / {40,}|\n{12,}/;
const LINK = /(?:https?):\/\/[^\s]{1,2000}/gi;

const RULES: [RegExp, { ja: string; en: string }][] = [
  [INVISIBLE, { ja: "目に見えない文字が入っています。", en: "It holds characters that nobody sees." }],
  [CONTROL, { ja: "制御文字が入っています。", en: "It holds control characters." }],
  [
    LOOKALIKE,
    {
      ja: "ラテン文字に似た別の文字が混ざっています。",
      en: "It mixes in letters that only look like Latin ones.",
    },
  ],
  [DIGITS, { ja: "ほかの文字体系の数字が入っています。", en: "It holds digits of another script." }],
  [STYLED, { ja: "飾り文字で書かれています。", en: "It is written in styled look-alike letters." }],
  [PILED, { ja: "重ね書きの記号が入っています。", en: "It holds marks piled on one another." }],
  [MARKUP, { ja: "マークアップやコメントが入っています。", en: "It holds markup or a comment." }],
  [SPACED, { ja: "文字の間を空けて書かれています。", en: "It is written letter by letter." }],
  [FAR_AWAY, { ja: "長い空白で文を隠しています。", en: "It hides text behind a long gap." }],
];
const CODED: [RegExp, { ja: string; en: string }][] = [
  [BASE64, { ja: "符号化された文字列が入っています。", en: "It holds an encoded block." }],
  [ESCAPES, { ja: "符号化された文字列が入っています。", en: "It holds escaped characters." }],
];

/** At most one finding a rule and part: what is hidden once is enough to refuse the draft. */
export function findHidden(part: Part): Finding[] {
  const found: Finding[] = [];
  for (const [pattern, reason] of RULES) {
    const match = pattern.exec(part.text);
    if (match !== null) found.push(finding("hidden", part, shown(part.text, match.index), reason));
  }
  const withoutLinks = part.text.replace(LINK, " ");
  for (const [pattern, reason] of CODED) {
    const match = pattern.exec(withoutLinks);
    if (match !== null) found.push(finding("hidden", part, match[0], reason));
  }
  return found;
}

/** Where it is, with what cannot be seen spelt out. */
function shown(text: string, index: number): string {
  return text
    .slice(Math.max(0, index - 10), index + 20)
    .replace(
      /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu,
      (mark) => `U+${(mark.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`,
    );
}
