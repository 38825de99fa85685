import { describe, expect, test } from "vitest";
import { AdvisoryContent, type Audience, type Lang, Organization } from "../../src/advisory/schema.ts";
import { createTemplateDrafter } from "../../src/drafting/template.ts";
import { organization, tokyo } from "../advisory/organization.ts";
import { recordOf } from "./records.ts";

const NOW = tokyo("2026-11-24 10:00");
const drafter = createTemplateDrafter();
const kev = { dateAdded: "2026-11-21", dueDate: "2026-12-12", ransomware: false };

interface Rest {
  audience?: Audience;
  sources?: string[];
  its?: Organization;
  today?: string;
}

function draft(content: Partial<AdvisoryContent>, lang: Lang, rest: Rest = {}) {
  const { audience, sources, its = organization(), today } = rest;
  const whole = AdvisoryContent.parse({
    kind: "vulnerability",
    title: { ja: "題名", en: "Title" },
    ...content,
  });
  return drafter.draft({
    record: recordOf(whole, NOW, its, sources),
    organization: its,
    lang,
    audience,
    today,
  }).text;
}

describe("what a reader sees first", () => {
  test("is what happened; when it was published comes after", () => {
    const content = { kev, summary: { ja: "設定が変えられます。" }, publishedAt: "2026-11-20T01:00:00Z" };

    expect(draft(content, "ja").overview).toMatch(
      /^設定が変えられます。\nこの脆弱性は、.*\n2026年11月20日に公開/,
    );
  });

  test("is what they can read, before what is quoted", () => {
    const content = { kev, title: { en: "Title" }, summary: { en: "It is wrong." } };

    expect(draft(content, "ja").overview).toMatch(/^この脆弱性は、[^]*\n> It is wrong\.$/);
    expect(draft(content, "ja", { audience: "everyone" }).overview).toMatch(
      /^すでに攻撃に[^]*\n> It is wrong\.$/,
    );
  });

  test("is a sentence where there is a headline alone", () => {
    const alert = { kind: "alert" as const, alertBy: "IPA", title: { ja: "「水面」の脆弱性について" } };
    const link = [{ source: "IPA", title: { ja: "題" }, url: "https://example.com/a" }];

    expect(draft(alert, "ja", { audience: "everyone", sources: ["ipa"] }).overview).toBe(
      "IPAが『「水面」の脆弱性について』を公開しています。",
    );
    expect(draft({ ...alert, references: link }, "ja", { sources: ["ipa"] }).actions).toHaveLength(2);
  });
});

describe("another organization's incident", () => {
  const news = {
    kind: "incident" as const,
    title: { ja: "不正アクセスで顧客情報が流出 - 架空百貨店" },
    scope: { ja: "架空百貨店" },
  };

  test("is said to be another's, and nobody else to be affected", () => {
    const rest: Rest = { audience: "executives", sources: ["security-next"] };

    expect(draft(news, "ja", rest).subject).toContain("ご報告（他組織の事例）: ");
    expect(draft(news, "en", rest).opening).toContain("a security incident at another organization");
    expect(draft(news, "ja", { sources: ["security-next"] }).scope).toEqual(["報道された組織: 架空百貨店"]);
  });

  test.each([
    [Organization.parse({ name: { ja: "架空百貨店" } })],
    [Organization.parse({ parties: { own: ["架空百貨店"], suppliers: [], sectors: [] } })],
    [Organization.parse({ parties: { own: [], suppliers: ["架空百貨店"], sectors: [] } })],
  ])("is never said of our own or a supplier's", (its) => {
    const { subject, opening } = draft(news, "ja", {
      audience: "executives",
      sources: ["security-next"],
      its,
    });

    expect(subject + opening).not.toContain("他");
  });
});

describe("readers of English", () => {
  const japanese = {
    title: { ja: "水面の脆弱性" },
    summary: { ja: "水面に脆弱性があります。" },
    action: { ja: "更新してください。" },
  };

  test("have a place for what is in Japanese alone, and are told that the title is", () => {
    const { subject, overview, actions } = draft(japanese, "en", { audience: "overseas" });

    expect(subject).toMatch(/“水面の脆弱性” \(in Japanese\)$/);
    expect(overview).toContain("[Please confirm: explanation in English]");
    expect(actions[1]).toContain("[Please confirm: the steps in English]\nOriginal:\n> 更新してください。");
  });

  test("are told the product instead, where its name is known", () => {
    const products = [{ product: "Minamo" }, { product: "Minamo Plus" }];

    expect(draft({ ...japanese, products }, "en").subject).toMatch(
      /Vulnerability in Minamo and other products$/,
    );
    expect(draft({ ...japanese, products: [{ product: "水面" }] }, "en").subject).toContain("in Japanese");
  });

  test("are not shown another language as English", () => {
    const dutch = { title: { en: "[nl] Kwetsbaarheid" }, summary: { en: "[nl] Er is een kwetsbaarheid." } };

    expect(draft(dutch, "en").overview).toMatch(/explanation in English[^]*\n> \[nl\] Er is/);
    expect(draft(dutch, "en").subject).toContain("(original title)");
  });

  test("do not lose the steps that everybody can do", () => {
    const action = { ja: "不審なメールのリンクを開かないでください。" };
    const alert = {
      kind: "alert" as const,
      stated: { priority: "B" as const },
      title: { ja: "題名" },
      action,
    };

    expect(draft(alert, "en", { audience: "everyone" }).actions[0]).toMatch(
      /^\[Please confirm: .*\]\nOriginal:\n> 不審なメールの/,
    );
  });
});

describe("a deadline that has passed", () => {
  const stated = { priority: "C" as const };

  test("leaves a place for a new one, and makes nothing urgent that the subject calls 共有", () => {
    const text = draft({ stated, publishedAt: "2026-11-24T09:00:00+09:00" }, "ja", { today: "2027-02-01" });

    expect(text.subject).toBe("【共有】題名");
    expect([text.opening, ...text.actions].join("")).not.toContain("至急");
    expect(text.priority).toMatch(/（当初の期限: .*）\n※ 新しい期限: 〔ご確認ください: 日付〕/);
  });
});

describe("what publishers write", () => {
  test.each([
    ["1.2.0; >= 1.1.0, <= 1.1.2", "水面 1.2.0、1.1.0 以降 1.1.2 以前"],
    [">=4.5|<=5.0", "水面 >=4.5|<=5.0"],
  ])("versions %s are %s", (versions, line) => {
    expect(draft({ products: [{ product: "水面", versions }] }, "ja").scope).toEqual([line]);
  });

  test("a name that ends in a number is told from the version after it", () => {
    const products = [{ product: "水面 500", versions: "< 2.4.0" }];

    expect(draft({ products }, "ja").scope).toEqual(["水面 500 バージョン 2.4.0 未満"]);
  });

  test("a sentence is no fixed version", () => {
    const products = [{ product: "Minamo", versions: "1.0", fixed: "Update to version 1.1 or later." }];

    expect(draft({ products }, "en").scope).toEqual(["Minamo 1.0: Update to version 1.1 or later."]);
  });

  test("who rated it, not that body's address", () => {
    const cvss = [{ version: "3.1" as const, score: 4.4, source: "cna@example.org" }];

    expect(draft({ cvss }, "ja").overview).toContain("、example.orgによる評価）");
  });

  test("Markdown and lines broken as on paper read as prose, without an exploit's code", () => {
    const summary = {
      en: "### Impact\n\nAnybody can read the **environment** variables of a process that\nwas started before.\n\n### PoC\n\n```\nrun --exploit\n```\n\n### Patches\nNone.",
    };

    expect(draft({ summary }, "en").overview).toBe(
      "Impact\n\nAnybody can read the environment variables of a process that was started before.\n\nPatches\nNone.",
    );
  });

  test("marks that are part of plain text stay", () => {
    const summary = { ja: "件名に *至急* や ** があります。" };

    expect(draft({ summary }, "ja").overview).toBe("件名に *至急* や ** があります。");
  });

  test("a directive to US agencies is said to be one", () => {
    const action = { en: "Apply mitigations per BOD 22-01." };

    expect(draft({ title: { en: "Title" }, action }, "ja").actions[1]).toMatch(
      /\n> Apply .*\n（BOD 22-01 は、米国の連邦政府機関に向けた指令です）$/,
    );
  });

  test("です・ます are not taken for a newspaper's style", () => {
    expect(draft({ summary: { ja: "更新が公開されました。" } }, "ja").overview).toBe(
      "更新が公開されました。",
    );
  });
});

describe("where to read on", () => {
  test("one page once, no machine's copy, one of each title, and what is left out is said", () => {
    const page = (url: string, title: string) => ({ source: "架空製作所", title: { ja: title }, url });
    const references = [
      page("https://www.example.com/a", "題"),
      page("https://example.com/a/", "題（再掲）"),
      page("https://example.com/a.json", "題の写し"),
      page("https://example.com/b", "手引き"),
      page("https://example.com/c", "手引き"),
    ];

    expect(draft({ references }, "ja").references).toEqual([
      "架空製作所: 題\n  https://www.example.com/a",
      "架空製作所: 手引き\n  https://example.com/b",
      "ほかの参考情報は省略しています。",
    ]);
  });

  test("a page twice is nothing left out", () => {
    const references = ["https://www.example.com/a", "https://example.com/a"].map((url) => ({
      title: { ja: "題" },
      url,
    }));

    expect(draft({ references }, "ja").references).toEqual(["題\n  https://www.example.com/a"]);
  });
});

test("a long title is cut in a subject, and told by its number", () => {
  const title = { en: `A flaw in ${"Minamo and ".repeat(20)}others` };
  const { subject } = draft({ title, identifiers: ["CVE-1900-0001"] }, "en");

  expect(subject.length).toBeLessThan(160);
  expect(subject).toMatch(/… \(CVE-1900-0001\)$/);
});

describe("an exploited product in an alert", () => {
  const alert = { kind: "alert" as const, alertBy: "IPA", kev, products: [{ product: "Minamo" }] };

  test("everyone is asked what users of a product are asked", () => {
    expect(draft(alert, "ja", { audience: "everyone" }).actions[0]).toContain(
      "その旨を下記のお問い合わせ先へ",
    );
  });

  test("executives are told of the attacks", () => {
    expect(draft(alert, "en", { audience: "executives" }).scope[0]).toMatch(
      /^It is already being used in attacks/,
    );
  });
});
