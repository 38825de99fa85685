/** Texts of an advisory for readers without technical interest: its plain sentences, and the steps anybody can do. */
import type { AdvisoryContent, Lang, Revision } from "../advisory/schema.ts";
import { oneLine, pick, quote } from "./passages.ts";
import { pickProse, scriptOf } from "./prose.ts";
import { inOurVoice, sourceName } from "./sections.ts";
import { firstSentences, sentences, splitSteps } from "./steps.ts";
import { draftWords } from "./words.ts";
import { readerWords } from "./words-readers.ts";

const MOST_SUMMARY: Record<Lang, number> = { ja: 220, en: 480 };
/** Of what the reader cannot read and the sender has to put into other words. */
const MOST_FOREIGN: Record<Lang, number> = { ja: 150, en: 300 };

/** Sentences that mean something to specialists only, and lines that CSAF documents add for them. */
const TECHNICAL =
  /CVE-\d|CVSS|CWE-\d|^(?:発行元による深刻度|深刻度|改訂 |影響: |Severity|Revision |Impact: )|^（この文書は|^\(This document/;

/** The summary without what only specialists read, shortened; the title where nothing is left of it. */
export function plainSummary(revision: Revision, lang: Lang): string {
  const { content } = revision;
  const words = draftWords[lang];
  const summary = pickProse(content.summary, lang);
  const title = pick(content.title, lang)?.text ?? "";
  if (summary === undefined || summary.foreign) {
    const own = content.title[lang];
    const original = summary?.text ?? title;
    const written = scriptOf(original);
    // A title in the reader's language already says it; else the sender must explain what the reader cannot read.
    if (own !== undefined && pick(content.title, lang)?.foreign === false)
      return titleAlone(revision, lang, title);
    const quoted = quote(firstSentences(original, written, MOST_FOREIGN[written]).text);
    return `${words.blank(words.blanks.plain)}\n${readerWords[lang].everyone.foreign}\n${quoted}`;
  }
  const plain = summary.text
    .split("\n")
    .map((line) => sentences(line, lang).filter((sentence) => !TECHNICAL.test(sentence)))
    .filter((found) => found.length > 0)
    .map((found) => found.join(lang === "ja" ? "" : " "))
    .join("\n");
  if (plain === "") return titleAlone(revision, lang, title);
  return inOurVoice(revision, firstSentences(plain, lang, MOST_SUMMARY[lang]).text, lang).join("\n");
}

/** A headline is no sentence. */
function titleAlone(revision: Revision, lang: Lang, title: string): string {
  const { content, sources } = revision;
  return draftWords[lang].about(content.kind, {
    source: sourceName(revision),
    alert: content.alertBy !== undefined,
    news: sources[0] === "security-next",
    title: oneLine(title),
  });
}

/** `〜するよう周知してください` asks administrators to pass on what everybody is to do. */
const PASSED_ON: Record<Lang, readonly [RegExp, string][]> = {
  ja: [
    [
      /よう(?:に)?(?:従業員|社員|利用者)?(?:へ|に)?(?:周知|案内|注意喚起|呼びか?け)(?:して|て)ください。?$/,
      "ようにしてください。",
    ],
  ],
  en: [
    [/^(?:Tell|Remind|Ask) (?:people|users|employees|staff|everyone) not to (.+)$/, "Do not $1"],
    [/^(?:Tell|Remind|Ask) (?:people|users|employees|staff|everyone) to /, ""],
  ],
};

const FOR_ANYBODY: Record<Lang, RegExp> = {
  ja: /リンク|添付|パスワード|メール|ＳＭＳ|SMS|電話|クリック|開か|入力|不審/,
  en: /\blinks?\b|attachment|password|\bopen\b|\bclick|\bphone|suspicious/i,
};

const FOR_ADMINISTRATORS: Record<Lang, RegExp> = {
  ja: /ログ(?!イン)|サーバ|設定|管理|ファームウェア|ポート|監査|アカウントが|配布|検証|導入|遮断|ネットワーク|従業員|社員|利用者|周知|フォーム|[Pp]roxy|認証/,
  en: /\blogs?\b|server|setting|configur|administrat|firmware|audit|accounts? without|deploy|roll|network|maintenance|employees|users|staff|people|authenticat/i,
};

/** Those of the publisher's steps that everybody can do; none where it only speaks to administrators. */
export function stepsForAnybody(content: AdvisoryContent, lang: Lang): string[] {
  const action = pick(content.action, lang);
  if (action === undefined || action.foreign || content.kind === "vulnerability") return [];
  return splitSteps(action.text, lang)
    .map((step) => passedOn(step, lang))
    .filter((step) => FOR_ANYBODY[lang].test(step) && !FOR_ADMINISTRATORS[lang].test(step));
}

function passedOn(step: string, lang: Lang): string {
  for (const [pattern, plain] of PASSED_ON[lang]) {
    if (!pattern.test(step)) continue;
    const told = step.replace(pattern, plain);
    const spoken = told.startsWith("Do not ") ? told.replace(/ but to /g, " but ") : told;
    return spoken.charAt(0).toUpperCase() + spoken.slice(1);
  }
  return step;
}
