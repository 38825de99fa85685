import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseWords } from "../../src/flows/words.ts";

describe("the words of a command", () => {
  it.each([
    ["", "help", ""],
    ["   ", "help", ""],
    ["HELP", "help", ""],
    ["ｌａｔｅｓｔ　Ｂ", "latest", "B"],
    ["search 漏洩　VPN", "search", "漏洩 VPN"],
    ["検索 踏み台", "search", "踏み台"],
    ["/draft cve-1900-0001", "draft", "cve-1900-0001"],
    ["なぜ CVE-1900-0001", "explain", "CVE-1900-0001"],
  ])("%j is %s", (text, name, rest) => {
    expect(parseWords(text)).toEqual({ name, rest });
  });

  it.each([
    ["serach", "search"],
    ["subscrib", "subscribe"],
    ["sub", "subscribe"],
    ["darft", "draft"],
  ])("%s is near %s", (text, near) => {
    const parsed = parseWords(text);

    expect(parsed.name).toBe("unknown");
    expect(parsed.name === "unknown" && parsed.suggestions).toContain(near);
  });

  it("suggests nothing for a word far from all", () => {
    expect(parseWords("漏洩情報")).toMatchObject({ name: "unknown", suggestions: [] });
  });

  it("never throws", () => {
    const understood = fc.property(
      fc.string({ unit: "binary" }),
      (text) => typeof parseWords(text).name === "string",
    );

    expect(fc.check(understood).failed).toBe(false);
  });
});
