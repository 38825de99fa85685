/** From bytes to text, and from other people's text to plain text. */

import { encodingOf, UnreadableError } from "./encoding.ts";

export { UnreadableError };

export interface DecodedText {
  text: string;
  /** Some bytes made no character and stand as U+FFFD: an entry with one in it is not to be trusted. */
  damaged: boolean;
}

/**
 * Decodes by byte order mark, else by what the server said (`charset`), else by what the document declares, else as
 * UTF-16 where the NUL bytes say so, else as UTF-8 (RFC 7303 3.2, XML 1.0 appendix F). What nobody declared and is no
 * UTF-8 is guessed, Japanese first. Every encoding of the WHATWG standard is read, among them shift_jis, euc-jp,
 * iso-2022-jp. A declaration that its own bytes contradict gives way to UTF-8 where they are UTF-8.
 * @param charset Of the `Content-Type` the document came with
 * @throws UnreadableError for UTF-32 and for names of encodings nobody knows
 */
export function decodeText(bytes: Uint8Array, charset?: string): DecodedText {
  const encoding = encodingOf(bytes, charset);
  const strict = decoderOf(encoding, true);
  try {
    return { text: strict.decode(bytes), damaged: false };
  } catch {
    return { text: decoderOf(encoding, false).decode(bytes), damaged: true };
  }
}

function decoderOf(encoding: string, fatal: boolean) {
  try {
    return new TextDecoder(encoding, { fatal });
  } catch {
    throw new UnreadableError(`its encoding "${shorten(encoding, 40)}" is unknown`);
  }
}

/** Drops control characters (but line feed and tab) and halves of surrogate pairs: no store or client takes them. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n\t]/gu, "")
    .toWellFormed();
}

/** The same for every string in a JSON value; keys stay. */
export function cleanStrings(value: unknown): unknown {
  if (typeof value === "string") return cleanText(value);
  if (Array.isArray(value)) return value.map(cleanStrings);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cleanStrings(inner)]));
}

/** HTML's names that feeds write; an unknown one stays as it is. */
const ENTITIES = new Map<string, string>(
  Object.entries({ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " ", shy: "", zwj: "", zwnj: "" }),
);
const MARKS =
  "hellip… mdash— ndash– minus− lsquo‘ rsquo’ ldquo“ rdquo” laquo« raquo» bull• middot· times× deg° copy© reg® trade™ yen¥ euro€ pound£ sect§ larr← rarr→";
for (const mark of MARKS.split(" ")) ENTITIES.set(mark.slice(0, -1), mark.slice(-1));
const BLOCK =
  /^\/?(?:br|p|div|li|ul|ol|tr|table|h[1-6]|blockquote|pre|hr|d[ltd]|section|article|header|footer|nav|main)\b/i;
const SILENT = /^(script|style|iframe|object|template|noscript)\b/i;

/**
 * Plain text of a description that may hold HTML: tags go, block tags become line breaks, scripts and styles go
 * with what is in them, references become characters, once. A `<` that opens no tag stays.
 */
export function htmlToText(html: string): string {
  const lastClose = html.lastIndexOf(">");
  let text = "";
  let at = 0;
  while (at < lastClose) {
    const open = html.indexOf("<", at);
    if (open < 0 || open > lastClose) break;
    text += html.slice(at, open);
    if (!/[a-z/!?]/i.test(html.charAt(open + 1))) {
      text += "<";
      at = open + 1;
      continue;
    }
    const close = html.indexOf(">", open);
    const tag = html.slice(open + 1, close);
    if (BLOCK.test(tag)) text += "\n";
    at = close + 1;
    const silent = SILENT.exec(tag)?.[1];
    if (silent !== undefined && !tag.endsWith("/")) at = endOf(html, silent, at);
  }
  text += html.slice(at);
  return squeeze(cleanText(decodeReferences(text)));
}

/** Where the element ends, or the end of the text for one that is never closed. */
function endOf(html: string, name: string, from: number): number {
  const closing = new RegExp(`</${name}\\b`, "gi");
  closing.lastIndex = from;
  const close = closing.exec(html) === null ? -1 : html.indexOf(">", closing.lastIndex);
  return close < 0 ? html.length : close + 1;
}

const INLINE = /<\/?(?:wbr|br|b|i|em|strong|span|sub|sup|small|u|font|code|a|p|div)(?:\s[^<>]*)?\/?>/gi;

/**
 * A title as one line of plain text. Inline tags go, references become characters; anything else in angle brackets is
 * what the title speaks of (`XSS via <script>`) and stays.
 */
export function titleText(html: string): string {
  const text = decodeReferences(html.replace(INLINE, (tag) => (/^<\/?(?:br|p|div)\b/i.test(tag) ? " " : "")));
  return squeeze(cleanText(text)).replaceAll("\n", " ");
}

/** Character references become characters, once; those that are none (XML 1.0, 2.2: NUL, half a pair) stay. */
export function decodeReferences(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES.get(String(name).toLowerCase()) ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    const isNone = code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff);
    return isNone ? whole : String.fromCodePoint(code);
  });
}

/** One space within lines, at most one blank line between them. */
function squeeze(text: string): string {
  return text
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** The first `length` UTF-16 units, ending in … and in no half of a pair, where `text` is longer. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}
