import fc from "fast-check";
import { expect, test } from "vitest";
import { clean, cut, head, NOTHING, oneLine, passage, webUrl } from "../../src/cards/text.ts";
import { arbitraryText } from "../fakes/arbitrary-advisory.ts";

test("line ends are line feeds; controls, lone surrogates and reordering marks are gone", () => {
  expect(clean("a\r\nb\rc\u2028d\te")).toBe("a\nb\nc\nd    e");
  expect(clean("a\u0000\u001B[31mb")).toBe("a[31mb");
  expect(clean("\uD800x\uDC00")).toBe("\uFFFDx\uFFFD");
  expect(clean("fdp\u202Eexe.\u2066x")).toBe("fdpexe.x");
});

test("a passage keeps single blank lines and its indents", () => {
  expect(passage("\n  a\n\n\n\n  b  \n")).toBe("a\n\n  b");
  expect(oneLine(" a\n\n b ")).toBe("a b");
});

test.each(["", "   ", "\n\n", "\u200B\u200C\uFEFF", "\u3000", "\u2800", "\u3164", "\u0301"])(
  "what cannot be seen (%j) becomes a dash",
  (text) => {
    expect(passage(text)).toBe(NOTHING);
  },
);

test("a cut stands between graphemes and says so", () => {
  expect(cut("かきくけこ", 3)).toBe("かき…");
  expect(cut("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 15)).toBe("👩‍👩‍👧‍👦…");
  expect(cut("が".normalize("NFD").repeat(3), 4, "…")).toBe(`${"が".normalize("NFD")}…`);
  expect(cut("短い", 2)).toBe("短い");
});

test("a grapheme longer than all the room is cut between code points", () => {
  const stacked = `Z${"\u0335".repeat(500)}`;
  expect(head(stacked, 100)).toHaveLength(100);
  expect(head("𠮷".repeat(3), 3)).toBe("𠮷");
  expect(head("👩‍👩‍👧‍👦", 4)).toBe("👩‍");
});

test("whatever is cut is well formed, within its limit, and never empty", () => {
  fc.assert(
    fc.property(arbitraryText(3_000), fc.integer({ min: 3, max: 400 }), (text, limit) => {
      const short = cut(oneLine(text), limit);
      expect(short.isWellFormed()).toBe(true);
      expect(short.length).toBeLessThanOrEqual(limit);
      expect(short).not.toBe("");
      expect(short).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
    }),
  );
});

test("only web addresses are links", () => {
  expect(webUrl("https://example.com/ä|<b>")).toBe("https://example.com/%C3%A4%7C%3Cb%3E");
  expect(webUrl("https://a:b@example.com:8443/x[1]?q={%}^#a#b")).toBe(
    "https://example.com:8443/x%5B1%5D?q=%7B%25%7D%5E#a%23b",
  );
  for (const bad of [
    "javascript:alert(1)",
    "file:///etc/passwd",
    "mailto:a@example.com",
    "//example.com",
    "x",
  ]) {
    expect(webUrl(bad)).toBeUndefined();
  }
  expect(webUrl(`https://example.com/${"a".repeat(4_000)}`)).toBeUndefined();
});

test.each([" ", "\t", "\u3000", "\u00a0"])(
  "a quarter of a million of %j in a row is no endless work",
  (space) => {
    const text = `a${space.repeat(250_000)}b`;

    expect(passage(text)).toHaveLength(clean(text).length);
  },
);
