import { describe, expect, test } from "vitest";
import { decodeText } from "../../src/sources/text.ts";
import { rss } from "../../src/sources/rss/index.ts";

/** What the words are in each encoding, made by hand with iconv. */
const WORDS = "架空の製品に脆弱性が見つかりました。更新してください。";
const BYTES: Record<string, Buffer> = {
  "utf-8": Buffer.from(WORDS),
  shift_jis: Buffer.from(
    "89cb8bf382cc90bb956982c990c68ee390ab82aa8ca982c282a982e882dc82b582bd81428d58905682b582c482ad82be82b382a28142",
    "hex",
  ),
  "euc-jp": Buffer.from(
    "b2cdb6f5a4cec0bdc9caa4cbc0c8bce5c0ada4acb8aba4c4a4aba4eaa4dea4b7a4bfa1a3b9b9bfb7a4b7a4c6a4afa4c0a4b5a4a4a1a3",
    "hex",
  ),
  "iso-2022-jp": Buffer.from(
    "1b2442324d3675244e403d494a244b40483c65402d242c382b2444242b246a245e2437243f212339393f3724372446242f24402435242421231b2842",
    "hex",
  ),
};
const JAPANESE = Object.entries(BYTES);

const wrap = (before: string, words: Uint8Array, after = "") =>
  Buffer.concat([Buffer.from(before, "latin1"), words, Buffer.from(after, "latin1")]);

describe("declared", () => {
  test.each(JAPANESE)("%s by the XML declaration", (name, words) => {
    expect(decodeText(wrap(`<?xml version='1.0'\n encoding='${name}'?>`, words))).toEqual({
      text: expect.stringContaining(WORDS),
      damaged: false,
    });
  });

  test.each(JAPANESE)("%s by an HTML page, either way", (name, words) => {
    const short = wrap(`<!DOCTYPE html><html><head><meta charset="${name}"><title>`, words);
    const long = wrap(
      `<html><head><meta http-equiv="Content-Type" content="text/html; charset=${name}">`,
      words,
    );

    expect(decodeText(short).text).toContain(WORDS);
    expect(decodeText(long).text).toContain(WORDS);
  });

  test.each(JAPANESE)("%s by the server, which speaks before the document", (name, words) => {
    expect(decodeText(words, name)).toEqual({ text: WORDS, damaged: false });
    expect(decodeText(wrap('<?xml version="1.0" encoding="euc-kr"?>', words), name).text).toContain(WORDS);
  });

  test("a mark speaks before everybody", () => {
    const marked = Buffer.concat([Buffer.from("efbbbf", "hex"), BYTES["utf-8"] ?? Buffer.of()]);

    expect(decodeText(marked, "shift_jis")).toEqual({ text: WORDS, damaged: false });
  });
});

describe("declared wrongly: text is not mangled", () => {
  test.each(JAPANESE)("%s that its server calls Latin is what it declares", (name, words) => {
    const document = wrap(`<?xml version="1.0" encoding="${name}"?>`, words);

    expect(decodeText(document, "ISO-8859-1").text).toContain(WORDS);
    expect(decodeText(document, "us-ascii").text).toContain(WORDS);
  });

  test.each(["us-ascii", "iso-8859-1", "latin1", "windows-1252"])(
    "UTF-8 that is called %s is UTF-8",
    (name) => {
      expect(decodeText(Buffer.from(WORDS), name)).toEqual({ text: WORDS, damaged: false });
      expect(decodeText(wrap(`<?xml version="1.0" encoding="${name}"?>`, Buffer.from(WORDS))).text).toContain(
        WORDS,
      );
    },
  );

  test("UTF-8 that is no text in what it is called is UTF-8", () => {
    expect(decodeText(Buffer.from(`${WORDS}。`), "euc-jp").text).toContain(WORDS);
  });

  test("Latin-1 that is no UTF-8 is what it is called", () => {
    expect(decodeText(Buffer.from("e9e8", "hex"), "iso-8859-1")).toEqual({ text: "éè", damaged: false });
  });

  test("a server's unknown name leaves it to the document", () => {
    const words = BYTES["euc-jp"] ?? Buffer.of();

    expect(decodeText(wrap('<?xml version="1.0" encoding="euc-jp"?>', words), "x-nobody").text).toContain(
      WORDS,
    );
  });
});

describe("undeclared", () => {
  test.each(JAPANESE)("%s is told by its bytes", (_name, words) => {
    expect(decodeText(wrap("<rss><title>", words, "</title></rss>"))).toEqual({
      text: `<rss><title>${WORDS}</title></rss>`,
      damaged: false,
    });
  });

  test.each(["utf16le", "swapped"])("UTF-16 (%s), marked or not", (order) => {
    for (const mark of ["", "\ufeff"]) {
      const bytes = Buffer.from(`${mark}<rss>${WORDS}</rss>`, "utf16le");
      expect(decodeText(order === "swapped" ? bytes.swap16() : bytes).text).toBe(`<rss>${WORDS}</rss>`);
    }
  });

  test("UTF-8 with a wrong byte is damaged UTF-8, not another encoding", () => {
    const bytes = Buffer.from(`<rss>${WORDS}</rss>`);
    bytes[7] = 0xff;

    const { text, damaged } = decodeText(bytes);

    expect(damaged).toBe(true);
    expect(text).toContain("脆弱性");
  });

  test("Latin text is not guessed at: it could be any", () => {
    expect(decodeText(Buffer.from("636166e9", "hex"))).toEqual({ text: "caf\ufffd", damaged: true });
  });
});

describe("in a feed", () => {
  const feed = (declaration: string, words: Uint8Array) =>
    wrap(
      `${declaration}<rss version="2.0"><channel><item><guid>urn:1</guid><title>`,
      words,
      "</title></item></channel></rss>",
    );

  test.each(JAPANESE)("%s comes out whole, declared, told or neither", (name, words) => {
    const documents = [
      { name: "a", bytes: feed(`<?xml version="1.0" encoding="${name}"?>`, words) },
      { name: "b", bytes: feed("", words), charset: name },
      { name: "c", bytes: feed("", words) },
    ];
    for (const document of documents) {
      expect(rss.recognises(document)).toBe(true);
      expect(rss.read(document).entries[0]?.content().title).toEqual({ ja: WORDS });
    }
  });
});
