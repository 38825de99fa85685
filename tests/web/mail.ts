/** Takes a mail apart by the RFCs alone, with nothing of what made it: any broken byte throws. */

export interface ReadMail {
  /** Unfolded, in order, names as they stand. */
  headers: [name: string, value: string][];
  header(name: string): string | undefined;
  /** RFC 2047 decoded, word by word. */
  subject: string;
  /** Of a text/plain body in base64, as its charset says. */
  body: string;
}

export function readMail(bytes: Uint8Array): ReadMail {
  const text = new TextDecoder("ascii", { fatal: true }).decode(bytes);
  if (/[^\x20-\x7e\r\n\t]/.test(text)) throw new Error("not 7-bit");
  if (/[^\r]\n|\r[^\n]/.test(text)) throw new Error("a line does not end in CRLF");
  const end = text.indexOf("\r\n\r\n");
  const head = text.slice(0, end);
  // RFC 5322 2.1.1 and RFC 2047 2.
  for (const line of text.split("\r\n")) if (line.length > 998) throw new Error("a line is too long");
  const headers = head
    .replaceAll(/\r\n(?=[ \t])/g, "")
    .split("\r\n")
    .map((line): [string, string] => {
      const [, name = "", value = ""] = /^([!-9;-~]+): ?(.*)$/.exec(line) ?? [];
      if (name === "") throw new Error(`no header: ${line}`);
      return [name, value];
    });
  const header = (name: string) => headers.find(([each]) => each.toLowerCase() === name.toLowerCase())?.[1];
  if (header("content-type")?.toLowerCase() !== "text/plain; charset=utf-8") throw new Error("charset");
  if (header("content-transfer-encoding") !== "base64") throw new Error("encoding");
  return {
    headers,
    header,
    subject: decodedWords(header("subject") ?? ""),
    body: utf8(fromBase64(text.slice(end + 4))),
  };
}

/** RFC 2047: white space between two encoded words is dropped; each holds whole characters and 75 bytes at most. */
function decodedWords(value: string): string {
  return value
    .replaceAll(/(=\?[^?]+\?[bq]\?[^?]*\?=)\s+(?==\?)/gi, "$1")
    .replaceAll(/=\?([^?]+)\?([bq])\?([^?]*)\?=/gi, (word, charset: string, how: string, text: string) => {
      if (word.length > 75 || charset.toLowerCase() !== "utf-8") throw new Error(`encoded word: ${word}`);
      return utf8(how.toLowerCase() === "b" ? fromBase64(text) : fromQ(text));
    });
}

const utf8 = (bytes: Uint8Array): string =>
  new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);

function fromBase64(text: string): Uint8Array {
  const packed = text.replaceAll("\r\n", "");
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(packed) || packed.length % 4 !== 0) throw new Error("base64");
  return new Uint8Array(Buffer.from(packed, "base64"));
}

function fromQ(text: string): Uint8Array {
  const bytes = text
    .replaceAll("_", " ")
    .replaceAll(/=([0-9A-F]{2})/gi, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return new Uint8Array(Buffer.from(bytes, "latin1"));
}
