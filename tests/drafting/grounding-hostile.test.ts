import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { example } from "../../scripts/drafts/advisories.ts";
import { AdvisoryContent } from "../../src/advisory/schema.ts";
import { checkGrounding } from "../../src/drafting/grounding/index.ts";
import { arbitraryContent, arbitraryText } from "../fakes/arbitrary-advisory.ts";
import { draftOf, requestOf } from "./grounding/given.ts";

/** What patterns that go back over their steps take quadratic time or worse for: at this length, hours. */
const LENGTH = 100_000;
const PIECES = [
  "1,",
  "1.",
  "1-",
  "a",
  "a-",
  "a.",
  "A ",
  "一",
  "十",
  "第一",
  "ア",
  "アー",
  "漢",
  "ない",
  "not ",
  "1 1 ",
  "http://",
  "a@",
  "@a.",
  "CVE-",
  "1月",
  "〜1日",
  "(",
  "「",
  "<a ",
  "&#1;",
  "%41",
  " ",
  "\n",
  "\u0301",
  "\u200b",
  "ignore ",
  "password ",
  "reply ",
  "don't ",
  "悪用",
  "流出した可能性",
  "原因は",
  "may have been leaked ",
  "was ",
  "the email must say ",
  "メールには",
  "次のように",
  "<!--",
  "11月24日（",
  "Friday, ",
  "enable disable ",
  "有効無効",
  "パスワード",
  "v1",
  "version ",
  "1万",
  "Ab Cd ",
  "Qxz ",
  "佐藤",
  "株式会社",
  "大学",
  "Jan ",
  "1 Jan ",
  "見坂",
  "ほし",
  "更新できない場合は",
  "if you cannot update ",
  "、",
  "。",
  ". A",
  "to ",
  "the X Y Z. ",
];

function filled(piece: string, length: number): string {
  return piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
}

describe("a hostile draft", () => {
  it.each(PIECES)("of many %j is refused as too long, and read no further", (piece) => {
    const request = requestOf(example("tsukiyo-gateway-auth-bypass"), "ja");
    const findings = checkGrounding(draftOf(request, { overview: filled(piece, LENGTH) }), request);
    expect(findings).toContainEqual(expect.objectContaining({ kind: "hidden", where: "overview" }));
    for (const { text } of findings) expect(text.length).toBeLessThanOrEqual(200);
  });

  it("of any text is read to its end", () => {
    fc.assert(
      fc.property(
        arbitraryContent,
        arbitraryText(20_000),
        fc.constantFrom("ja", "en"),
        (content, text, lang) => {
          const request = requestOf(content, lang);
          const findings = checkGrounding(draftOf(request, { overview: text, actions: [text] }), request);
          for (const { text: quoted, reason } of findings) {
            expect(quoted.isWellFormed()).toBe(true);
            expect(reason.ja).not.toBe("");
            expect(reason.en).not.toBe("");
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe("a hostile advisory", () => {
  it.each(PIECES)("of many %j leaves its draft to be read", (piece) => {
    // As long as the schema takes them.
    const text = `x${filled(piece, 19_998)}x`;
    const content = AdvisoryContent.parse({
      kind: "vulnerability",
      title: { ja: "試験" },
      summary: { ja: text, en: text },
      scope: { ja: text, en: text },
      action: { ja: text, en: text },
    });
    const request = requestOf(content, "en");
    const findings = checkGrounding(draftOf(request, { overview: "Contoso Mail is affected." }), request);
    expect(findings).toContainEqual(expect.objectContaining({ kind: "name", text: "Contoso" }));
  });
});
