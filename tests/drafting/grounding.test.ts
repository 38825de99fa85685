import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { example } from "../../scripts/drafts/advisories.ts";
import * as page from "../../scripts/drafts/advisories.ts";
import { cases } from "../../scripts/drafts/cases.ts";
import type { AdvisoryContent, DraftText } from "../../src/advisory/schema.ts";
import { checkGrounding, type Finding } from "../../src/drafting/grounding/index.ts";
import type { DraftRequest } from "../../src/ports.ts";
import { arbitraryContent } from "../fakes/arbitrary-advisory.ts";
import { advisories } from "./grounding/advisories.ts";
import { fieldDrafts } from "./grounding/field-drafts.ts";
import { draftOf, type FieldDraft, ORGANIZATION, requestOf, templateOf } from "./grounding/given.ts";
import { incidentDrafts } from "./grounding/true-drafts-of-incidents.ts";
import { moreTrueDrafts } from "./grounding/more-true-drafts.ts";
import { trueDrafts } from "./grounding/true-drafts.ts";

const LANGS = ["ja", "en"] as const;
const AUDIENCES = ["admins", "everyone", "executives", "overseas"] as const;

function told(findings: readonly Finding[]): string[] {
  return findings.map(({ kind, where, text }) => `${kind} ${where} ${text}`);
}

function check(request: DraftRequest, written: Partial<DraftText>): string[] {
  return told(checkGrounding(draftOf(request, written), request));
}

function named(name: string): AdvisoryContent {
  const known = { ...page, ...advisories }[name];
  return typeof known === "object" ? known : example(name);
}

function rowOf(content: AdvisoryContent, [lang, audience, written]: FieldDraft) {
  return { title: content.title.ja ?? content.title.en, content, lang, audience, written };
}

describe("template drafts", () => {
  const all = cases.flatMap((one) =>
    AUDIENCES.flatMap((audience) => LANGS.map((lang) => ({ title: one.title, one, audience, lang }))),
  );

  it.each(all)("pass: $title, $audience, $lang", ({ one, audience, lang }) => {
    const followUp = one.followUp && {
      changes: one.followUp.changes,
      date: one.followUp.date,
      subject: "【共有】前回のお知らせ",
    };
    const request = { ...requestOf(one.content, lang, audience), drill: one.drill, followUp };
    expect(told(checkGrounding(templateOf(request), request))).toEqual([]);
  });

  it("pass for advisories of any form, but for what a feed hides in them", () => {
    fc.assert(
      fc.property(
        arbitraryContent,
        fc.constantFrom(...LANGS),
        fc.constantFrom(...AUDIENCES),
        (content, lang, audience) => {
          const request = requestOf(content, lang, audience);
          const kinds = checkGrounding(templateOf(request), request).map(({ kind }) => kind);
          expect(kinds.filter((kind) => kind !== "hidden" && kind !== "instruction")).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("faithful drafts", () => {
  it.each([...trueDrafts, ...incidentDrafts, ...moreTrueDrafts])(
    "pass: $of, $lang, $audience",
    ({ of, lang, audience, written }) => {
      expect(check(requestOf(named(of), lang, audience), written)).toEqual([]);
    },
  );

  const field = fieldDrafts.flatMap(([content, drafts]) => drafts.map((draft) => rowOf(content, draft)));

  it.each(field)("pass: $title, $lang, $audience", ({ content, lang, audience, written }) => {
    expect(check(requestOf(content, lang, audience), written)).toEqual([]);
  });

  it("may be long", () => {
    const request = requestOf(named("konoha-printers-many-models"), "ja");
    expect(check(request, { subject: "コノハ製の複合機などに複数の脆弱性" })).toEqual([]);
  });
});

describe("false drafts", () => {
  const field = fieldDrafts.flatMap(([content, , drafts = []]) =>
    drafts.map((draft) => ({ ...rowOf(content, draft), said: JSON.stringify(draft[2]) })),
  );

  it.each(field)("are found: $title, $lang: $said", ({ content, lang, audience, written }) => {
    expect(check(requestOf(content, lang, audience), written)).not.toEqual([]);
  });
});

describe("figures", () => {
  const sources = [...trueDrafts, ...incidentDrafts, ...moreTrueDrafts].filter(({ written }) =>
    /\d/.test(written.overview ?? ""),
  );

  it("that the advisory does not have are always found", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...sources),
        fc.nat(),
        fc.integer({ min: 70_001, max: 89_999 }).filter((figure) => figure % 100 !== 0),
        ({ of, lang, audience, written }, place, figure) => {
          const request = requestOf(named(of), lang, audience);
          const overview = written.overview ?? "";
          const figures = [...overview.matchAll(/\d[\d,.]*\d|\d/g)];
          const at = figures[place % figures.length];
          if (at === undefined) return;
          const changed =
            overview.slice(0, at.index) + String(figure) + overview.slice(at.index + at[0].length);
          expect(check(request, { ...written, overview: changed })).not.toEqual([]);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe("a finding", () => {
  it("names the field, quotes what stands there and says why in both languages", () => {
    const request = requestOf(named("tsukiyo-gateway-auth-bypass"), "ja");
    const findings = checkGrounding(
      draftOf(request, { scope: ["Tsukiyo Gateway 7.2.4 以前", "Tsukiyo Gateway 9.9.9 以前"] }),
      request,
    );
    expect(findings).toContainEqual({
      kind: "version",
      where: "scope.1",
      text: "9.9.9",
      reason: {
        ja: "このバージョンは元の情報にありません。元の情報にあるものだけを書いてください。",
        en: "This version is not in the advisory. Write only what the advisory has.",
      },
    });
  });

  it("is of the organization's own words only where they are changed", () => {
    const request = requestOf(named("tsukiyo-gateway-auth-bypass"), "ja");
    const template = templateOf(request);
    expect(ORGANIZATION.contact?.ja).toContain("1234");
    const forged = { ...template, closing: template.closing?.replace("1234", "5678") };
    expect(told(checkGrounding(forged, request))).toEqual(["number closing 5678"]);
  });
});
