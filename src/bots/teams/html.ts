const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: " ",
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};
const BREAK = /^(?:br|\/p|\/div|\/li|\/tr|\/h[1-6]|\/blockquote)\b/i;

const HREF = /^a\s[^>]*?\bhref\s*=\s*["'](https?:[^"'\s]{1,2000})/i;

/**
 * A Teams message's HTML as people see it: line breaks for blocks, no tags, entities as their characters. A link whose
 * text is not its address keeps both.
 */
export function textOfHtml(html: string): string {
  let text = "";
  let link: { url: string; from: number } | undefined;
  for (let at = 0; at < html.length; ) {
    const open = html.indexOf("<", at);
    const close = open < 0 ? -1 : html.indexOf(">", open);
    if (close < 0) {
      text += html.slice(at);
      break;
    }
    text += html.slice(at, open);
    const tag = html.slice(open + 1, Math.min(close, open + 3_000));
    if (BREAK.test(tag)) text += "\n";
    const url = HREF.exec(tag)?.[1];
    if (url !== undefined) link = { url, from: text.length };
    else if (/^\/a\b/i.test(tag) && link !== undefined) {
      if (!link.url.includes(text.slice(link.from).trim())) text += ` (${link.url})`;
      link = undefined;
    }
    at = close + 1;
  }
  return text
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,4}));/gi, (whole, decimal, hex, name) => {
      if (name !== undefined) return ENTITIES[String(name)] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
      return code > 0x10ffff ? whole : String.fromCodePoint(code);
    })
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
