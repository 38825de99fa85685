import { describe, expect, test } from "vitest";
import { clean, oneLine, pick, quote, shorten } from "../../src/drafting/passages.ts";

describe("shorten", () => {
  test.each([
    ["短い", 10, "短い"],
    ["一二三四五", 4, "一二三…"],
    ["𠮷𠮷𠮷", 4, "𠮷…"],
    ["版は 1.2.345 です", 8, "版は…"],
    ["詳細 https://example.com/a|押す です", 26, "詳細…"],
    ["版は１２３４です", 5, "版は…"],
  ])("%s to %i is %s", (text, most, expected) => {
    expect(shorten(text, most)).toBe(expected);
  });
});

test("clean keeps lines and drops what cannot be seen", () => {
  expect(clean("見え\u200bない\u2060文\ufeff字と\u00ad家族 👨‍👩‍👧")).toBe("見えない文字と家族 👨‍👩‍👧");
  expect(clean("\u202eabc\r\n\u0007d\te  \n\n\n\nf\n")).toBe("abc\nd e\n\nf");
});

test("oneLine leaves no way to a second header", () => {
  expect(oneLine("a\r\nBcc: b\u2028c")).toBe("a Bcc: b c");
});

test("pick prefers the language, and says when it had to take the other", () => {
  expect(pick({ ja: "あ", en: "a" }, "en")).toEqual({ text: "a", foreign: false });
  expect(pick({ ja: "あ" }, "en")).toEqual({ text: "あ", foreign: true });
  expect(pick({ en: "\u0007" }, "ja")).toBeUndefined();
  expect(pick(undefined, "ja")).toBeUndefined();
});

test("quote marks every line", () => {
  expect(quote("a\n\nb")).toBe("> a\n>\n> b");
});

test.each([" ", "\u3000"])("a quarter of a million of %j in a row is no endless work", (space) => {
  const text = `a${space.repeat(250_000)}b`;

  expect(clean(text)).toBe(text);
});

test("a long word is cut off without endless work", () => {
  const words = "GHSA-".repeat(50_000);

  expect(shorten(`あ${words}！いい`, 250_003)).toBe(`あ${words}！…`);
  expect(shorten(`あ${words}！いい`, 250_002)).toBe("あ…");
});
