import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanText, decodeText, htmlToText, shorten, UnreadableError } from "../../src/sources/text.ts";

const DECLARED = (encoding: string) => Buffer.from(`<?xml version="1.0" encoding="${encoding}"?>`, "latin1");

describe("decoding", () => {
  test.each([
    ["UTF-8", Buffer.from("半鐘")],
    ["shift_jis", Buffer.from("94bc8fe0", "hex")],
    ["Shift_JIS", Buffer.from("94bc8fe0", "hex")],
    ["euc-jp", Buffer.from("c8bebee2", "hex")],
    ["iso-2022-jp", Buffer.from("1b244248 3e3e62 1b2842".replaceAll(" ", ""), "hex")],
  ])("%s, as the XML declaration says", (encoding, bytes) => {
    const { text, damaged } = decodeText(Buffer.concat([DECLARED(encoding), bytes]));

    expect(text.slice(text.indexOf("?>") + 2)).toBe("半鐘");
    expect(damaged).toBe(false);
  });

  test.each([
    ["UTF-8 with a mark", Buffer.concat([Buffer.from("efbbbf", "hex"), Buffer.from("半鐘")])],
    ["UTF-16 little-endian with a mark", Buffer.from("\ufeff半鐘", "utf16le")],
    ["UTF-16 big-endian with a mark", Buffer.from("\ufeff半鐘", "utf16le").swap16()],
    ["UTF-8 without anything", Buffer.from("半鐘")],
  ])("%s", (_name, bytes) => {
    expect(decodeText(bytes)).toEqual({ text: "半鐘", damaged: false });
  });

  test("UTF-16 without a mark, told by its zeros", () => {
    expect(decodeText(Buffer.from("<a>半鐘</a>", "utf16le")).text).toBe("<a>半鐘</a>");
    expect(decodeText(Buffer.from("<a>半鐘</a>", "utf16le").swap16()).text).toBe("<a>半鐘</a>");
  });

  test("UTF-16 declared in bytes that are not is read as UTF-8", () => {
    expect(decodeText(Buffer.concat([DECLARED("UTF-16"), Buffer.from("半鐘")])).text).toMatch(/半鐘$/);
  });

  test("wrong bytes are marked, not passed over", () => {
    expect(decodeText(Buffer.from("61ff62", "hex"))).toEqual({ text: "a\ufffdb", damaged: true });
  });

  test.each([
    ["UTF-32", Buffer.from("fffe000061000000", "hex")],
    ["an unknown name", DECLARED("utf-99")],
  ])("%s is refused with a reason", (_name, bytes) => {
    expect(() => decodeText(bytes)).toThrow(UnreadableError);
  });

  test("any bytes give text or a reason", () => {
    const decode = (bytes: Uint8Array): string => {
      try {
        return typeof decodeText(bytes).text;
      } catch (error) {
        return error instanceof UnreadableError ? "string" : String(error);
      }
    };

    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(decode(bytes)).toBe("string");
      }),
    );
  });
});

describe("plain text out of HTML", () => {
  test.each([
    ["<p>一</p><p>二<br>三</p>", "一\n\n二\n三"],
    ["a<script>alert('</p>')</script>b", "ab"],
    ["a<SCRIPT src=x>never closed", "a"],
    ["a<style>p{}</style ><b>b</b>", "ab"],
    ["5 < 6 > 4", "5 < 6 > 4"],
    ["<", "<"],
    ["a <b", "a <b"],
    ["a<!-- b -->c", "ac"],
    ["&lt;b&gt; &amp;amp; &#12459;&#x30CA; &nbsp;x &unknown;", "<b> &amp; カナ x &unknown;"],
    ["&#x110000;&#1114112;", "&#x110000;&#1114112;"],
    ["x\u0000\u0007y\r\nz", "xy\nz"],
    ["a   b \n\n\n\n c", "a b\n\nc"],
    ["<img src=x onerror=alert(1)>text", "text"],
  ])("%j becomes %j", (html, text) => {
    expect(htmlToText(html)).toBe(text);
  });

  test("never holds a control character, and never fails", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (html) => {
        expect(htmlToText(html)).not.toMatch(/[^\P{Cc}\n\t]/u);
      }),
    );
  });

  test.each([
    "<",
    "<a",
    "<script>",
    "</",
    "&#",
    "<!--",
    "<br><",
    "<script></script",
    "a>",
    "< ",
    "&amp;",
    " \n",
  ])("takes a hundred thousand %j in its stride", (piece) => {
    expect(htmlToText(piece.repeat(100_000)).length).toBeLessThanOrEqual(piece.length * 100_000);
  });
});

test("halves of pairs go, whole ones stay", () => {
  expect(cleanText("\ud842\udfb7\ud842")).toBe("𠮷\ufffd");
});

test("shortening leaves no half of a pair", () => {
  expect(shorten("𠮷𠮷𠮷", 4)).toBe("𠮷…");
  expect(shorten("abc", 3)).toBe("abc");
});
