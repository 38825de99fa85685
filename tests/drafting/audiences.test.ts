import { describe, expect, test } from "vitest";
import { renderDraft } from "../../src/advisory/draft-text.ts";
import { AdvisoryContent, type Audience, Lang, Organization } from "../../src/advisory/schema.ts";
import { assess } from "../../src/advisory/triage.ts";
import type { Usage } from "../../src/advisory/usage.ts";
import { createTemplateDrafter } from "../../src/drafting/template.ts";
import type { DraftRequest } from "../../src/ports.ts";
import { organization, tokyo } from "../advisory/organization.ts";
import { readExample } from "../examples.ts";
import { recordOf } from "./records.ts";

const NOW = tokyo("2026-11-24 10:00");
const drafter = createTemplateDrafter();

const tsukiyo = readExample("tsukiyo-gateway-auth-bypass.json");

function draft(
  content: Partial<AdvisoryContent>,
  lang: Lang,
  audience: Audience,
  rest: Partial<DraftRequest> & { sources?: string[]; usage?: Usage } = {},
) {
  const whole = AdvisoryContent.parse({
    kind: "vulnerability",
    title: { ja: "題名", en: "Title" },
    ...content,
  });
  const { sources = ["jvn-rss"], usage, organization: its = organization(), ...asked } = rest;
  const record = recordOf(whole, NOW, its, sources);
  const assessment = usage === undefined ? record.assessment : assess(whole, its, NOW, { usage });
  const result = drafter.draft({
    record: { ...record, assessment },
    organization: its,
    lang,
    audience,
    today: "2026-11-24",
    ...asked,
  });
  return { ...result, ...renderDraft(result.text, lang, audience) };
}

describe("everyone", () => {
  test.each(Lang.options)("is told no CVSS, no CVE and no steps of administrators (%s)", (lang) => {
    const cvss = [{ version: "3.1" as const, score: 9.8, source: "NVD" }];
    const summary = {
      ja: "誰でも設定を変えられます。CVE-1900-1001 の CVSS は 9.8 です。",
      en: "Anybody can change settings. The CVSS score of CVE-1900-1001 is 9.8.",
    };
    const { body, text } = draft({ ...tsukiyo, cvss, summary }, lang, "everyone");

    expect(body).not.toMatch(/CVSS|CVE-|KEV|9\.8|7\.2\.5|監査ログ|audit log/);
    expect(text.references).toHaveLength(1);
    expect(text.priority).toBeUndefined();
    expect(body).toMatch(lang === "ja" ? /すでに攻撃に使われている/ : /already being used in attacks/);
  });

  test("has the steps that anybody can do, said to them", () => {
    const phishing = readExample("chat-mention-phishing.json");

    expect(draft(phishing, "ja", "everyone").text.actions.slice(0, 2)).toEqual([
      "通知メールのリンクは開かず、チャットのアプリを直接開いて確認するようにしてください。",
      "誤ってパスワードを入力した場合は、直ちに変更し、情報システム部門に連絡してください。",
    ]);
    expect(draft(phishing, "en", "everyone").text.actions[0]).toBe(
      "Do not open links in notification mails but check in the chat app itself.",
    );
  });

  test("leaves blank what nobody said to them", () => {
    const action = { ja: "サーバの設定を見直してください。" };

    expect(
      draft({ kind: "alert", stated: { priority: "B" }, action }, "ja", "everyone").text.actions[0],
    ).toBe("〔ご確認ください: 社員にお願いすること、してはいけないこと〕");
  });
});

describe("executives", () => {
  test("are told what it means and by when, in no technical words", () => {
    const { subject, body, text } = draft(tsukiyo, "ja", "executives");

    expect(subject).toMatch(/^【緊急】ご報告: /);
    expect(text.scope).toEqual([
      "被害を受けた場合、業務の停止や情報の流出につながるおそれがあります。",
      "当社での利用: 〔ご確認ください: 利用の有無と、影響を受ける業務〕",
    ]);
    expect(text.actions[0]).toBe(
      "担当部門が、当社での利用の有無を確認し、必要な対応を2026年11月25日(水)までに行います。",
    );
    expect(body).not.toMatch(/7\.2\.5|監査ログ|CVE-|KEV/);
  });

  test("are asked for a decision only where one may be needed", () => {
    expect(draft(tsukiyo, "en", "executives").text.actions.at(-1)).toMatch(
      /^Decision needed from you: \[Please/,
    );
    expect(draft({ stated: { priority: "D" } }, "en", "executives").text.actions.at(-1)).toBe(
      "No decision is needed from you for now.",
    );
  });

  test("are told what the inventory knows", () => {
    const usage: Usage = {
      inUse: "yes",
      exposed: "yes",
      assets: [{ product: "Tsukiyo Gateway", aliases: [], internetFacing: "yes", inUse: "yes" }],
    };

    expect(draft(tsukiyo, "ja", "executives", { usage }).text.scope[1]).toBe(
      "当社での利用: あり（資産台帳: Tsukiyo Gateway）",
    );
  });
});

describe("sites abroad", () => {
  test.each([
    ["Asia/Tokyo", "by the end of Wednesday, 25 November 2026, Japan time (UTC+9)"],
    ["America/St_Johns", "by the end of Wednesday, 25 November 2026, America/St_Johns (UTC-3:30)"],
  ])("are told the time zone of the deadline (%s)", (timeZone, by) => {
    const its = Organization.parse({ timeZone });
    const { text } = draft(tsukiyo, "en", "overseas", { organization: its });

    expect(text.opening).toContain(by);
    expect(text.actions.at(-1)).toContain(by);
  });

  test("address each site's IT contact and ask for a report, in both languages", () => {
    expect(draft(tsukiyo, "en", "overseas").text.actions.at(-1)).toMatch(
      /^Report to the contact below .*your site's name/,
    );
    expect(draft(tsukiyo, "ja", "overseas").text.actions.at(-1)).toMatch(
      /拠点名、該当の有無、対応の結果を.*ご連絡ください/,
    );
  });
});

describe("what the publisher knows of products", () => {
  const products = [
    { product: "Alpha", versions: ">= 2.0, < 2.12.2; = 3.1", fixed: "2.12.2", status: "affected" as const },
    { product: "Beta", status: "under-investigation" as const },
    { product: "Gamma", status: "not-affected" as const },
  ];

  test("versions in words, what mends them, and never as affected what is not", () => {
    expect(draft({ products }, "ja", "admins").text.scope).toEqual([
      "Alpha 2.0 以降 2.12.2 未満、3.1（修正版: 2.12.2）",
      "Beta（影響の有無を調査中）",
      "影響を受けない製品: Gamma",
    ]);
    expect(draft({ products }, "en", "admins").text.scope).toEqual([
      "Alpha versions from 2.0 to before 2.12.2 or 3.1 (fixed in: 2.12.2)",
      "Beta (impact under investigation)",
      "Not affected: Gamma",
    ]);
    expect(draft({ products }, "ja", "everyone").body).not.toContain("Gamma");
  });

  test("the fixed version of a product that the text names already", () => {
    const scope = { ja: "Alpha 2.12.1 以前" };

    expect(draft({ products: products.slice(0, 1), scope }, "ja", "admins").text.scope).toEqual([
      "Alpha 2.12.1 以前",
      "Alpha の修正版: 2.12.2",
    ]);
  });

  test("that nothing need be done where nothing is affected", () => {
    const { text } = draft({ products: products.slice(2) }, "ja", "admins");

    expect(text.actions).toEqual([
      "発行元は、上記の製品は影響を受けないとしています。これらの製品については、対応は不要です。",
    ]);
    expect(text.opening).toMatch(/情報共有です。対応は不要です。$/);
  });

  test("severity as 深刻度, and never EPSS", () => {
    const { body } = draft(
      {
        cvss: [
          { version: "3.1", score: 9.8, source: "NVD", cve: "CVE-1900-1" },
          { version: "2.0", score: 10, source: "NVD", cve: "CVE-1900-1" },
        ],
        epss: [{ score: 0.4271, cve: "CVE-1900-1" }],
      },
      "ja",
      "admins",
    );

    expect(body).toContain("\n深刻度: 9.8（CVSS v3.1、NVDによる評価）\n");
    expect(body).not.toMatch(/EPSS|4271|42\.7/);
  });
});

describe("whose words they are", () => {
  test.each([
    ["jpcert", "（出典: JPCERT/CC）"],
    ["ipa", "（出典: IPA）"],
    ["jvn-rss", "（出典: JVN）"],
    ["myjvn", "（出典: JVN iPedia）"],
    ["cisa-kev", "（出典: CISA KEV）"],
    ["enisa-kev", "（出典: ENISA EUVD）"],
    ["ghsa", "（出典: GitHub Advisory Database）"],
    ["osv", "（出典: OSV）"],
    ["cve5", "（出典: CVE）"],
    ["nvd", "（出典: NVD）"],
    ["security-next", "（報道: Security NEXT）"],
    ["csaf", "（出典: 架空製作所）"],
    ["rss", "（出典: 架空製作所）"],
    ["hansho-json", "（出典: 架空製作所）"],
  ])("%s is named", (source, named) => {
    const { text } = draft(
      {
        publishedAt: "2026-11-20T01:00:00Z",
        summary: { ja: "概要です。" },
        references: [{ source: "架空製作所", title: { ja: "題" }, url: "https://example.com/a" }],
      },
      "ja",
      "admins",
      { sources: [source, "epss"] },
    );

    expect(text.overview).toContain(`2026年11月20日に公開された脆弱性情報です${named}。`);
  });

  test("a publisher's 当社 and a newspaper's style are quoted, a colleague's words are not", () => {
    const vendor = { summary: { ja: "当社の製品に影響があります。" } };
    const news = { kind: "incident" as const, summary: { ja: "流出したと発表した。" } };

    expect(draft(vendor, "ja", "admins", { sources: ["csaf"] }).text.overview).toContain(
      "発行元の説明は、次のとおりです。\n> 当社の",
    );
    expect(draft(news, "ja", "admins", { sources: ["security-next"] }).text.overview).toContain(
      "報道の内容は、次のとおりです。\n> 流出した",
    );
    expect(draft(vendor, "ja", "admins", { sources: ["person"] }).text.overview).toBe(
      "当社の製品に影響があります。",
    );
  });
});
