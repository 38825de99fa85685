import { describe, expect, it } from "vitest";
import { example } from "../../scripts/drafts/advisories.ts";
import * as page from "../../scripts/drafts/advisories.ts";
import type { AdvisoryContent, Audience, DraftText, Lang } from "../../src/advisory/schema.ts";
import { checkGrounding, type FindingKind } from "../../src/drafting/grounding/index.ts";
import { advisories } from "./grounding/advisories.ts";
import { draftOf, requestOf, templateOf } from "./grounding/given.ts";

function named(name: string): AdvisoryContent {
  const known = { ...page, ...advisories }[name];
  return typeof known === "object" ? known : example(name);
}

/** Kinds of findings in what a model wrote. */
function kindsOf(of: string, lang: Lang, written: Partial<DraftText>, audience?: Audience): FindingKind[] {
  const request = requestOf(named(of), lang, audience);
  return checkGrounding(draftOf(request, written), request).map(({ kind }) => kind);
}

type Row = [kind: FindingKind, of: string, lang: Lang, overview: string];

/** What a model adds to what is true. */
const ADDED: Row[] = [
  ["identifier", "library", "ja", "CVE-1900-4103も公表されています。"],
  ["identifier", "library", "en", "It is related to GHSA-abcd-1234-efgh."],
  ["identifier", "vpn", "ja", "JVN#12345678もあわせてご確認ください。"],
  ["url", "library", "en", "See https://example.net/patch for the patch."],
  ["url", "library", "ja", "詳細はexample.netをご覧ください。"],
  ["url", "vpn", "ja", "https://example.com/vu/JVNVU19004202 をご覧ください。"],
  ["url", "vpn", "en", "Write to security@example.net."],
  ["url", "mail", "ja", "ご相談は 03-0000-9999 へどうぞ。"],
  ["number", "leak", "ja", "流出した可能性があるのは12,346人分です。"],
  ["number", "leak", "en", "Data of 123,450 customers may have leaked."],
  ["number", "mail", "en", "Report to the IT department within 48 hours."],
  ["number", "hospital", "ja", "外来診療を5日間停止しました。"],
  ["date", "leak", "ja", "10月3日にカード会社から連絡がありました。"],
  ["date", "hospital", "en", "It was announced on November 17."],
  ["date", "mail", "ja", "令和7年11月16日から確認されています。"],
  ["date", "tsukiyo-gateway-auth-bypass", "ja", "11月20日(金)までにご連絡ください。"],
  ["version", "library", "ja", "2.17.5で修正されています。"],
  ["version", "vpn", "en", "Version 12.0 is affected."],
  ["version", "vpn", "ja", "10.1.9以前のバージョンが対象です。"],
  ["name", "vpn", "ja", "ミズナラメーラも対象です。"],
  ["name", "vpn", "en", "Contoso SecureLink has the same flaw."],
  ["name", "library", "ja", "Apache HTTP Serverにも同じ問題があります。"],
  ["name", "library", "en", "The group Silent Falcon is behind it, and Silent Falcon uses it."],
  ["name", "leak", "ja", "株式会社薄墨商会も被害を受けました。"],
  ["name", "leak", "ja", "調査は佐藤健一氏が担当しています。"],
  ["name", "leak", "en", "It was found by Taro Yamamoto."],
  ["name", "hospital", "ja", "北朝鮮の攻撃者によるものです。"],
  ["name", "hospital", "en", "Russian attackers did it."],
  ["negation", "library", "en", "It is exploited in the wild."],
  ["negation", "library", "ja", "すでに攻撃に悪用されています。"],
  ["negation", "vpn", "ja", "クラウド版のOboro SecureLink Cloudも影響を受けます。"],
  ["negation", "vpn", "en", "Oboro SecureLink Cloud is affected."],
  ["negation", "vpn", "ja", "更新に再起動は必要ありません。"],
  ["negation", "hospital", "en", "The center has paid a ransom."],
  ["negation", "hospital", "ja", "身代金を支払いました。"],
  ["negation", "nara-wu-smtp-relay", "en", "Leaks of personal information have been confirmed."],
  ["negation", "tsukiyo-gateway-auth-bypass", "ja", "対応は不要です。"],
  ["negation", "tsukiyo-gateway-auth-bypass", "en", "There is no evidence of exploitation."],
  ["negation", "mail", "en", "Open attachments of emails you were not expecting."],
  ["negation", "mail", "ja", "心当たりのないメールの添付ファイルは開いてください。"],
  ["hidden", "vpn", "ja", "バッファ\u200bオーバーフローの脆弱性があります。"],
  ["hidden", "vpn", "en", "A buffer overf\u043bow in the IKE processing."],
  ["hidden", "vpn", "en", "A buffer overflow\u{e0049}\u{e0047}."],
  ["hidden", "vpn", "en", "txt.exe\u202e"],
  ["hidden", "vpn", "en", "<!-- nothing to see -->"],
  ["hidden", "vpn", "en", "\u{1d408}\u{1d420}\u{1d427} it."],
  ["missing", "tsukiyo-gateway-auth-bypass", "ja", "〔ご確認ください: 振込先〕"],
];

describe("what a model adds", () => {
  it.each(ADDED)("%s in %s, %s: %s", (kind, of, lang, sentence) => {
    const template = templateOf(requestOf(named(of), lang));
    expect(kindsOf(of, lang, { overview: `${template.overview}\n${sentence}` })).toContain(kind);
  });
});

describe("what a model leaves out", () => {
  const steps = {
    ja: ["影響の有無を確認してください。"],
    en: ["Check whether it affects you."],
  };

  it.each(["ja", "en"] as const)("the fixed version, %s", (lang) => {
    const template = templateOf(requestOf(named("vpn"), lang));
    const actions = template.actions.filter((step) => !step.includes("11.0.3"));
    const scope = template.scope.map((line) => line.replace(/（修正版.*|,? \(?fixed in.*/, ""));
    expect(actions.length).toBeLessThan(template.actions.length);
    expect(kindsOf("vpn", lang, { actions, scope })).toContain("missing");
  });

  it.each(["ja", "en"] as const)("the workaround, %s", (lang) => {
    const template = templateOf(requestOf(named("tsukiyo-gateway-auth-bypass"), lang));
    const actions = template.actions.filter((step) => !/更新できない|cannot update/.test(step));
    expect(actions.length).toBeLessThan(template.actions.length);
    expect(kindsOf("tsukiyo-gateway-auth-bypass", lang, { actions })).toEqual(["missing"]);
  });

  it.each(["ja", "en"] as const)("that it is exploited, %s", (lang) => {
    const written = {
      ja: { subject: "Tsukiyo Gatewayの脆弱性", overview: "認証を回避される脆弱性があります。" },
      en: { subject: "A flaw in Tsukiyo Gateway", overview: "Authentication can be bypassed." },
    };
    expect(kindsOf("tsukiyo-gateway-auth-bypass", lang, written[lang])).toEqual(["missing"]);
  });

  it.each(["ja", "en"] as const)("the deadline, %s", (lang) => {
    const request = requestOf(named("tsukiyo-gateway-auth-bypass"), lang);
    const { priority: _priority, ...template } = templateOf(request);
    const draft = { ...template, opening: "Hi.", actions: template.actions.slice(0, -1) };
    expect(checkGrounding(draft, request).map(({ kind }) => kind)).toEqual(["missing"]);
  });

  it("a time limit of the publisher's", () => {
    expect(
      kindsOf("mail", "ja", { actions: ["開いた場合は、情報システム部門へ報告してください。"] }),
    ).toContain("missing");
  });

  it("nothing that only administrators are told", () => {
    expect(kindsOf("vpn", "ja", { overview: "VPN装置に欠陥が見つかりました。" }, "everyone")).toEqual([]);
    expect(kindsOf("vpn", "en", { overview: "A VPN product has a flaw." }, "executives")).toEqual([]);
    expect(kindsOf("vpn", "ja", { actions: steps.ja })).toContain("missing");
    expect(kindsOf("vpn", "en", { actions: steps.en })).toContain("missing");
  });
});

describe("what a model turns round", () => {
  it.each([
    ["ja", "actions", "開かない", "開い"],
    ["ja", "actions", "マクロは有効にしないで", "マクロを有効にして"],
    ["en", "scope", "and earlier", "and later"],
    ["ja", "scope", "以前", "以降"],
    ["en", "overview", "is not affected", "is affected"],
    ["ja", "overview", "影響を受けません", "影響を受けます"],
    ["en", "actions", "If you cannot update", "If you can update"],
  ] as const)("%s %s: %s → %s", (lang, field, from, to) => {
    const advisories = ["mail", "tsukiyo-gateway-auth-bypass", "vpn"];
    const changed = advisories.flatMap((of) => {
      const template = templateOf(requestOf(named(of), lang));
      const written = [template[field]].flat().map((text) => text.replace(from, to));
      if (!JSON.stringify(template[field]).includes(from)) return [];
      return [kindsOf(of, lang, { [field]: field === "overview" ? written[0] : written })];
    });
    expect(changed.length).toBeGreaterThan(0);
    for (const kinds of changed) expect(kinds).not.toEqual([]);
  });
});
