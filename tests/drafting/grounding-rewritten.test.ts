import { describe, expect, it } from "vitest";
import { cases } from "../../scripts/drafts/cases.ts";
import type { DraftText } from "../../src/advisory/schema.ts";
import { checkGrounding } from "../../src/drafting/grounding/index.ts";
import { requestOf, templateOf } from "./grounding/given.ts";

type Rewriting = (text: string) => string;

/** Other ways to write the same, as models and input methods have them. */
const REWRITINGS: Record<string, Rewriting> = {
  "full-width digits": (text) =>
    text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  "full-width letters": (text) =>
    text
      .split(/(https?:\S+|\S+@\S+)/)
      .map((part, index) =>
        index % 2 === 1
          ? part
          : part.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
      )
      .join(""),
  "years of the era": (text) => text.replace(/20(\d\d)年/g, (_, year) => `令和${Number(year) - 18}年`),
  "dates with slashes": (text) => text.replace(/(\d{4})年(\d{1,2})月(\d{1,2})日/g, "$1/$2/$3"),
  "dates without years": (text) => text.replace(/20\d\d年(\d{1,2})月/g, "$1月"),
  "months first": (text) => text.replace(/(\d{1,2}) (November|December|Nov|Dec) (\d{4})/g, "$2 $1, $3"),
  "requests in plain form": (text) =>
    text.replace(/してください。?/g, "すること。").replace(/です。/g, "である。"),
  "requests more politely": (text) => text.replace(/してください/g, "していただきますようお願いいたします"),
  "no quotation marks": (text) => text.replace(/[「」“”"]/g, ""),
  "other commas and stops": (text) => text.replace(/、/g, "，").replace(/。/g, "．"),
  contractions: (text) =>
    text
      .replace(/\bdo not\b/g, "don't")
      .replace(/\bDo not\b/g, "Don't")
      .replace(/\bcannot\b/g, "can't")
      .replace(/\bis not\b/g, "isn't"),
  "no spaces around Latin words": (text) => text.replace(/(?<=[\u3040-\u9fff]) (?=[A-Za-z0-9])/g, ""),
};

function rewritten(draft: DraftText, rewrite: Rewriting): DraftText {
  const { subject, overview, scope, actions } = draft;
  return {
    ...draft,
    subject: rewrite(subject),
    overview: rewrite(overview),
    scope: scope.map(rewrite),
    actions: actions.map(rewrite),
  };
}

describe("a draft written in another way passes", () => {
  const all = cases.filter(({ content }) => content.tlp !== "AMBER");

  it.each(Object.entries(REWRITINGS))("%s", (_name, rewrite) => {
    let changed = 0;
    for (const { title, content, audience } of all) {
      for (const lang of ["ja", "en"] as const) {
        const request = requestOf(content, lang, audience);
        const template = templateOf(request);
        const draft = rewritten(template, rewrite);
        if (JSON.stringify(draft) === JSON.stringify(template)) continue;
        changed++;
        expect({ title, lang, found: checkGrounding(draft, request) }).toEqual({ title, lang, found: [] });
      }
    }
    expect(changed).toBeGreaterThan(0);
  });

  it("in another order", () => {
    for (const { title, content, audience } of all) {
      const request = requestOf(content, "ja", audience);
      const template = templateOf(request);
      const draft = {
        ...template,
        scope: template.scope.toReversed(),
        references: template.references.toReversed(),
      };
      expect({ title, found: checkGrounding(draft, request) }).toEqual({ title, found: [] });
    }
  });
});
