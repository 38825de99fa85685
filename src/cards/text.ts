/** Untrusted text made fit to show: well formed, visible, and cut where a reader would cut it. */

/** Control characters other than line feed, and the bidi controls that can reorder a whole line (UAX 9, 2.1–2.3). */
const HARMFUL = /[^\P{Cc}\n]|[\u061C\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

/** Looks behind, so that a long run of spaces inside a line is tried once and not from each of its spaces. */
const LINE_END_SPACES = /(?<![^\S\n])[^\S\n]+$/gm;

/** Something a reader can see: anything but spaces, format characters, controls and lone marks. */
const VISIBLE = /[^\s\p{C}\p{Z}\p{M}\u115F\u1160\u3164\uFFA0\u2800]/u;

/** Stands where a text has nothing to see; the platforms refuse empty text. */
export const NOTHING = "—";

const segmenter = new Intl.Segmenter("ja", { granularity: "grapheme" });

/** Line ends as `\n`, tabs as spaces, no lone surrogates, no controls. Keeps blank lines and spaces as they are. */
export function clean(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, "\n")
    .replace(/\t/g, "    ")
    .replace(HARMFUL, "")
    .toWellFormed();
}

/** A passage to show: clean, trimmed, never more than one blank line in a row, never empty. */
export function passage(text: string): string {
  const tidy = clean(text)
    .replace(LINE_END_SPACES, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
  return VISIBLE.test(tidy) ? tidy : NOTHING;
}

/** Whether a reader would see anything of it. */
export function hasVisible(text: string): boolean {
  return VISIBLE.test(clean(text));
}

/** The same on one line. */
export function oneLine(text: string): string {
  return passage(clean(text).replace(/\s+/g, " "));
}

/** A line for a notification or a screen reader: clean, and short enough to be read out. */
export function notification(text: string): string {
  return cut(oneLine(text), 300);
}

/**
 * At most `limit` UTF-16 units, `mark` included, cut between graphemes; a grapheme longer than all the room
 * (stacked combining marks) is cut between code points, never inside a surrogate pair.
 */
export function cut(text: string, limit: number, mark = "…"): string {
  if (text.length <= limit) return text;
  const room = limit - mark.length;
  if (room <= 0) return head(text, limit);
  return head(text, room).trimEnd() + mark;
}

/** The longest start of `text` of at most `room` units that ends between graphemes. */
export function head(text: string, room: number): string {
  if (text.length <= room) return text;
  // A grapheme that crosses the edge starts before it: the window need not reach far behind it.
  const window = text.slice(0, room + 64);
  let end = 0;
  for (const { index, segment } of segmenter.segment(window)) {
    if (index + segment.length > room) break;
    end = index + segment.length;
  }
  if (end > 0) return text.slice(0, end);
  const edge = text.charCodeAt(room - 1);
  return text.slice(0, edge >= 0xd800 && edge <= 0xdbff ? room - 1 : room);
}

/** What RFC 3986 allows in path, query and fragment; the URL parser lets more through (`|`, `^`, `[`). */
const NOT_URI = /[^A-Za-z0-9\-._~:/?@!$&'()*+,;=%]|%(?![0-9A-Fa-f]{2})/g;

/**
 * An http or https address in the characters of RFC 3986, without user name and password (they make one host look
 * like another); undefined for anything else and for what is longer than `limit`.
 */
export function webUrl(url: string | undefined, limit = 3_000): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const { protocol, host, pathname, search, hash } = new URL(url);
  if (protocol !== "http:" && protocol !== "https:") return undefined;
  const rest = [pathname, search, hash].map(
    (part) => part.slice(0, 1) + part.slice(1).replace(NOT_URI, encodeURIComponent),
  );
  const address = `${protocol}//${host}${rest.join("")}`;
  return address.length <= limit ? address : undefined;
}
