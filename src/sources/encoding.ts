/** Which encoding bytes are in: marked, told, declared or, last, guessed. */
import { isUtf8 } from "node:buffer";
import { createRequire } from "node:module";
import type * as Chardet from "chardet";

/** The whole input is refused; the message is the reason, fit for people. */
export class UnreadableError extends Error {
  override name = "UnreadableError";
}

/** More than any XML declaration holds, and where the HTML standard looks for a `<meta>`. */
const DECLARATION_BYTES = 1_024;
/** Enough to guess from. */
const GUESSED_BYTES = 65_536;
/** A guess counts only for encodings whose bytes have a pattern: any bytes at all are some Latin text. */
const GUESSABLE = /^(?:shift_jis|euc-jp|iso-2022-jp|euc-kr|big5|gb18030)$/i;
const LEAST_CONFIDENCE = 50;

/** What `iso-8859-1`, `us-ascii` and their like are to `TextDecoder`. */
const LATIN = "windows-1252";

const XML_DECLARATION = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"'>]*)["']/;
const HTML_META = /<meta\s[^<>]*?charset\s*=\s*["']?\s*([\w:.-]+)/i;

/**
 * The name of the encoding, as `TextDecoder` takes it; see `decodeText` for the order.
 * @throws UnreadableError for UTF-32
 */
export function encodingOf(bytes: Uint8Array, charset: string | undefined): string {
  const marked = markOf(bytes);
  if (marked !== undefined) return marked;
  const declared = declarationOf(bytes);
  for (const name of [charset?.trim(), declared]) {
    if (name === undefined || name === "") continue;
    const known = canonical(name);
    // What a server calls by an unknown name may still declare itself; the reader refuses what the document misnames.
    if (known === undefined && name !== declared) continue;
    // A server's default: it says so of whatever it has.
    if (known === LATIN && name !== declared && declared !== undefined) continue;
    // Bytes that could hold the declaration as ASCII are not UTF-16, whatever it says.
    if (known === undefined || !known.startsWith("utf-")) return settled(bytes, known ?? name);
    return "utf-8";
  }
  if (isUtf8(bytes)) return hasEscapes(bytes) ? "iso-2022-jp" : "utf-8";
  return guess(bytes) ?? "utf-8";
}

/** Latin-1 fits any bytes, and servers say it unasked: text that is UTF-8 by its bytes is UTF-8, never mangled. */
function settled(bytes: Uint8Array, name: string): string {
  if (!isUtf8(bytes)) return name;
  if (name === LATIN) return "utf-8";
  try {
    new TextDecoder(name, { fatal: true }).decode(bytes);
    return name;
  } catch (error) {
    return error instanceof RangeError ? name : "utf-8";
  }
}

function markOf([a, b, c, d]: Uint8Array): string | undefined {
  const little =
    (a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0x3c && b === 0 && c === 0 && d === 0);
  const big = a === 0 && b === 0 && ((c === 0xfe && d === 0xff) || (c === 0 && d === 0x3c));
  if (little || big) throw new UnreadableError("it is encoded in UTF-32, which is not read");
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if (a === 0xff && b === 0xfe) return "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  if (a !== undefined && a !== 0 && b === 0) return "utf-16le";
  if (a === 0 && b !== undefined && b !== 0) return "utf-16be";
  return undefined;
}

function declarationOf(bytes: Uint8Array): string | undefined {
  const head = latin1(bytes, DECLARATION_BYTES);
  const found =
    XML_DECLARATION.exec(head)?.[1] ?? (/^\s*<[!h]/i.test(head) ? HTML_META.exec(head)?.[1] : undefined);
  return found?.trim();
}

function canonical(name: string): string | undefined {
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return undefined;
  }
}

/** ISO-2022-JP is seven bits wide, and so it is UTF-8 too; no text has its escapes otherwise. */
function hasEscapes(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return text.includes("\u001b$B") || text.includes("\u001b$@") || text.includes("\u001b(J");
}

function guess(bytes: Uint8Array): string | undefined {
  const first = bytes.findIndex((byte) => byte > 0x7f);
  const from = Math.max(0, first - 1_024);
  // Loaded when it is needed, which is hardly ever: reading is no asynchronous work.
  const chardet = createRequire(import.meta.url)("chardet") as typeof Chardet;
  const [best] = chardet.analyse(bytes.subarray(from, from + GUESSED_BYTES));
  if (best === undefined || best.confidence < LEAST_CONFIDENCE) return undefined;
  return GUESSABLE.test(best.name) ? best.name : undefined;
}

/** The first bytes as one character each: for what is ASCII in any encoding but UTF-16. */
export function latin1(bytes: Uint8Array, length: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, length)).toString("latin1");
}

const heads = new WeakMap<object, string>();

/**
 * The first 16 KiB of a document for telling what it is, made once for all who look: ASCII is right in it, other
 * characters need not be. Empty for what cannot be text.
 */
export function headOf(document: { bytes: Uint8Array }): string {
  const known = heads.get(document);
  if (known !== undefined) return known;
  const head = headText(document.bytes.subarray(0, 16_384));
  heads.set(document, head);
  return head;
}

function headText(bytes: Uint8Array): string {
  try {
    const marked = markOf(bytes);
    return marked === undefined ? latin1(bytes, bytes.length) : new TextDecoder(marked).decode(bytes);
  } catch {
    return "";
  }
}
