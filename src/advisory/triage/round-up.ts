/**
 * Monthly round-ups of a vendor's fixes (docs/priority.md, steps 5): Microsoft, Adobe, Oracle, SAP, browsers and any other. They are
 * C without exploitation, whoever passes them on.
 */
const ROUND_UP =
  /月例|月次(?:の)?(?:更新|パッチ|アップデート|セキュリティ)|定例(?:更新|アップデート|パッチ|の?セキュリティ)|四半期(?:ごと)?の?(?:更新|パッチ|アップデート|セキュリティ)|パッチチューズデー|クリティカルパッチ|patch tuesday|critical patch update|(?:security )?patch day|monthly (?:security )?(?:updates?|patch(?:es)?|releases?|roll-?up|bulletins?|round-?up)|\bapsb\d\d-\d+|(?:microsoft|マイクロソフト|adobe|oracle|sap)[^。\n]{0,40}(?:\d{4}年)?\d{1,2}月(?!\d{1,2}日)|\d{4}年\d{1,2}月の?[^。\n\d]{0,30}(?:セキュリティ更新|更新プログラム|パッチ|アップデート)|(?:製品|更新|アップデート|対策について)[^\n]{0,20}\(\d{4}年\d{1,2}月\)\s*(?:\((?:公開|更新)\))?$|(?:january|february|march|april|may|june|july|august|september|october|november|december) 20\d\d (?:[a-z]+ )?(?:security )?(?:updates?|patch(?:es)?|bulletin)/m;

/** A browser's new version, which mends several flaws as a rule. */
const BROWSER =
  /(?:\bchrome\b|chromium|firefox|microsoft edge|\bsafari\b|ブラウザ)[^。\n]{0,30}(?:複数の脆弱性|アップデート|更新|最新版|新版|リリース|件|updates?(?: (?:released|available|fix)|$)|released|fixes|multiple vulnerabilities)/;

/** The words that make `title`, as `wordsOf` gives it, a round-up. */
export function roundUp(title: string): string | undefined {
  return (ROUND_UP.exec(title) ?? BROWSER.exec(title))?.[0].trim();
}
