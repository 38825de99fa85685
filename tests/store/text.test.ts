import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyCharacter } from "../contracts/store/any-character.ts";
import { phrasesOf, tokensOf } from "../../src/store/text/grams.ts";
import { foldVariants } from "../../src/store/text/variants.ts";

describe("search tokens", () => {
  test.each([
    ["踏み台", "踏み み台 台 ¦"],
    ["DDoS", "ddo dos os s ¦"],
    ["𠮷野", "吉野 野 ¦"],
    ["𠀀野", "𠀀野 野 ¦"],
    ["ｶﾞｽ管", "ガス ス管 管 ¦"],
    ["V3.10", "v 3 10 0 ¦"],
    ["葛\u{e0100}飾", "葛飾 飾 ¦"],
    ["!?", "¦"],
  ])("of %s", (text, tokens) => {
    expect(tokensOf([text])).toBe(tokens);
  });

  test("fields are fenced off from one another", () => {
    expect(tokensOf(["漏洩", "ab"])).toBe("漏洩 洩 ¦ ab b ¦");
  });

  test.each([
    ["漏洩　VPN", [["漏洩"], ["vpn"]], [false, false]],
    ["漏", [["漏"]], [true]],
    ["DoS攻撃", [["dos", "os", "s", "攻撃"]], [false]],
    ["VPN機", [["vpn", "pn", "n", "機"]], [true]],
    ["・、", [], []],
  ])("a query for %s", (words, tokens, prefixes) => {
    const phrases = phrasesOf(words);

    expect(phrases.map((phrase) => phrase.tokens)).toEqual(tokens);
    expect(phrases.map((phrase) => phrase.prefix)).toEqual(prefixes);
  });

  test("of any text hold nothing that the index's query language means", () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter, maxLength: 60 }), (text) => {
        for (const { tokens } of phrasesOf(text)) {
          for (const token of tokens) expect(token).toMatch(/^[\p{L}\p{N}\p{M}]+$/u);
        }
      }),
    );
  });
});

describe("folding", () => {
  test("variants fold to one form, and that form to itself", () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), (text) => {
        expect(foldVariants(foldVariants(text))).toBe(foldVariants(text));
      }),
    );
    expect(foldVariants("髙﨑渡邉渡邊齋齊斎國學𠮷")).toBe("高崎渡辺渡辺斉斉斉国学吉");
  });
});
