/** From bytes to text, and from other people's text to plain text. */

/** The whole input is refused; the message is the reason, fit for people. */
export class UnreadableError extends Error {
  override name = "UnreadableError";
}

export interface DecodedText {
  text: string;
  /** Some bytes made no character and stand as U+FFFD: an entry with one in it is not to be trusted. */
  damaged: boolean;
}

/** More than any XML declaration holds. */
const DECLARATION_BYTES = 1_024;

/**
 * Decodes by byte order mark, else by the XML declaration, else as UTF-16 where the NUL bytes say so, else UTF-8
 * (XML 1.0 appendix F). Every encoding of the WHATWG standard is read, among them shift_jis, euc-jp, iso-2022-jp.
 * @throws UnreadableError for UTF-32 and for names of encodings nobody knows
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const encoding = encodingOf(bytes);
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

function encodingOf(bytes: Uint8Array): string {
  const [a, b, c, d] = bytes;
  if ((a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe && d === 0xff)) {
    throw new UnreadableError("it is encoded in UTF-32, which is not read");
  }
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if (a === 0xff && b === 0xfe) return "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  if (a !== undefined && a !== 0 && b === 0) return "utf-16le";
  if (a === 0 && b !== undefined && b !== 0) return "utf-16be";
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, DECLARATION_BYTES));
  const declared = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"'>]*)["']/.exec(head.toString("latin1"))?.[1];
  // Bytes that could hold the declaration as ASCII are not UTF-16, whatever it says.
  return declared === undefined || /^utf-16/i.test(declared) ? "utf-8" : declared.trim();
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

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };
const BLOCK = /^\/?(?:br|p|div|li|ul|ol|tr|table|h[1-6]|blockquote|pre|hr)\b/i;
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

function decodeReferences(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[String(name).toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0x10ffff ? whole : String.fromCodePoint(code);
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
