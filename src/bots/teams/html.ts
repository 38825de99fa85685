const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: " ",
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};
const BREAK = /^(?:br|\/p|\/div|\/li|\/tr|\/h[1-6]|\/blockquote)\b/i;

/** A Teams message's HTML as people see it: line breaks for blocks, no tags, entities as their characters. */
export function textOfHtml(html: string): string {
  let text = "";
  for (let at = 0; at < html.length; ) {
    const open = html.indexOf("<", at);
    const close = open < 0 ? -1 : html.indexOf(">", open);
    if (close < 0) {
      text += html.slice(at);
      break;
    }
    text += html.slice(at, open);
    if (BREAK.test(html.slice(open + 1, open + 20))) text += "\n";
    at = close + 1;
  }
  return text
    .replace(/&(?:#(\d{1,7})|([a-z]{2,4}));/g, (whole, code, name) => {
      if (name !== undefined) return ENTITIES[String(name)] ?? whole;
      return Number(code) > 0x10ffff ? whole : String.fromCodePoint(Number(code));
    })
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
