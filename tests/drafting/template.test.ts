import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { renderDraft } from "../../src/advisory/draft-text.ts";
import { AdvisoryContent, Audience, DraftText, Lang, Organization } from "../../src/advisory/schema.ts";
import { createTemplateDrafter } from "../../src/drafting/template.ts";
import { arbitraryAdvisory } from "../advisory/arbitrary-content.ts";
import { organization, tokyo } from "../advisory/organization.ts";
import { recordOf } from "./records.ts";

const NOW = tokyo("2026-11-24 10:00");
const drafter = createTemplateDrafter();

function draft(
  content: Partial<AdvisoryContent>,
  lang: Lang,
  its: Organization = organization(),
  sources?: string[],
) {
  const whole = AdvisoryContent.parse({ kind: "vulnerability", title: { ja: "題名" }, ...content });
  const { text, origin } = drafter.draft({
    record: recordOf(whole, NOW, its, sources),
    organization: its,
    lang,
  });
  return { text, origin, ...renderDraft(text, lang) };
}

describe("subject and priority", () => {
  test.each([
    ["A", "【緊急】題名", "対応優先度: 緊急（期限: 2026年11月25日(水)）"],
    ["B", "【重要】題名", "対応優先度: 高（期限: 2026年11月27日(金)）"],
    ["C", "【共有】題名", "対応優先度: 中（期限: 2026年12月24日(木)）"],
    ["D", "【共有】題名", "対応優先度: 低（期限なし・情報共有）"],
  ] as const)("%s in Japanese", (priority, subject, line) => {
    const made = draft({ stated: { priority }, publishedAt: "2026-11-24T09:00:00+09:00" }, "ja");

    expect(made.subject).toBe(subject);
    expect(made.body.split("\n").filter((one) => one.startsWith(line.slice(0, 5)))).toEqual([line]);
  });

  test.each([
    ["A", "[Urgent] Title", "Priority: Urgent (due Wednesday, 25 November 2026)"],
    ["B", "[Action required] Title", "Priority: High (due Friday, 27 November 2026)"],
    ["C", "[FYI] Title", "Priority: Medium (due Thursday, 24 December 2026)"],
    ["D", "[FYI] Title", "Priority: Low (no deadline, for information)"],
  ] as const)("%s in English", (priority, subject, line) => {
    const made = draft(
      { title: { en: "Title" }, stated: { priority }, publishedAt: "2026-11-24T09:00:00+09:00" },
      "en",
    );

    expect(made.subject).toBe(subject);
    expect(made.body.split("\n").filter((one) => one.startsWith(line.slice(0, 5)))).toEqual([line]);
  });

  test("says that a badge under review may change, and where KEV's date comes from", () => {
    const kev = { dateAdded: "2026-11-18", dueDate: "2026-11-18", ransomware: true };

    expect(draft({ kev }, "ja").body).toMatch(
      /対応優先度: 緊急（期限: 2026年11月18日\(水\)、CISA KEVの期日を参考に設定）\n※ .*変わることがあります/,
    );
    expect(draft({ kev }, "en").body).toMatch(/\nNote: this priority may change/);
  });

  test("says that the deadline has passed, and asks nobody to act by it", () => {
    const content = AdvisoryContent.parse({
      kind: "vulnerability",
      title: { ja: "題名", en: "Title" },
      kev: { dateAdded: "2022-03-03", dueDate: "2022-03-24", ransomware: false },
    });
    const its = organization();
    const record = recordOf(content, NOW, its);
    const made = (lang: Lang, today: string) =>
      renderDraft(drafter.draft({ record, organization: its, lang, today }).text, lang).body;

    expect(made("ja", "2026-11-24")).toMatch(
      /当初の期限を過ぎています。至急、[^]*（当初の期限: 2022年.*）\n※ 新しい期限: 〔ご確認ください: 日付〕\n※ .*変わる/,
    );
    expect(made("ja", "2026-11-24")).not.toContain("日(木)までに");
    expect(made("en", "2026-11-24")).toMatch(
      /original deadline has passed\. [^]*\(originally due .*\)\nNew deadline: \[Please confirm: date\]/,
    );
    expect(made("ja", "2022-03-04")).not.toContain("過ぎて");
  });

  test("keeps the subject to one line", () => {
    expect(draft({ title: { ja: "題名\r\nBcc: someone\u202e" } }, "ja").subject).toBe(
      "【共有】題名 Bcc: someone",
    );
  });
});

describe("languages", () => {
  const english = { title: { en: "Title" }, summary: { en: "What it is." }, action: { en: "Do it." } };

  test("quotes the original where the language is missing, and says so", () => {
    const { subject, text } = draft(english, "ja");

    expect(subject).toBe("【共有】脆弱性情報「Title」");
    expect(text.overview).toBe("（日本語の情報がないため、以下は原文のまま引用します）\n> What it is.");
    expect(text.actions[1]).toContain("次の案内（原文のまま）に沿って対応してください。\n> Do it.");
  });

  test("says so right before the quotation, after its own sentences", () => {
    const { text } = draft({ ...english, publishedAt: "2026-11-20T01:00:00Z" }, "ja");

    expect(text.overview.split("\n")).toEqual([
      "2026年11月20日に公開された脆弱性情報です。",
      "（日本語の情報がないため、以下は原文のまま引用します）",
      "> What it is.",
    ]);
  });

  test("quotes the title where there is no summary", () => {
    expect(
      draft({ title: { en: "Title" } }, "ja")
        .text.overview.split("\n")
        .slice(-2),
    ).toEqual(["（日本語の情報がないため、以下は原文のまま引用します）", "> Title"]);
  });

  test("says that parts are in the other language", () => {
    const { text } = draft({ ...english, title: { ja: "題名", en: "Title" } }, "ja");

    expect(text.overview).toContain("（日本語の情報がない項目は、原文のまま引用します）\n> What it is.");
  });

  test("says nothing of it where the language is there", () => {
    expect(draft(english, "en").text.overview).toBe("What it is.");
  });
});

describe("what it names", () => {
  test("the source, when it was published and updated, and exploitation", () => {
    const { text } = draft(
      {
        publishedAt: "2026-11-20T23:00:00Z",
        updatedAt: "2026-11-22T00:00:00Z",
        kev: { dateAdded: "2026-11-21", dueDate: "2026-12-12", ransomware: true },
      },
      "ja",
      organization(),
      ["jvn-rss", "cisa-kev"],
    );

    expect(text.overview).toContain("2026年11月21日に、JVNが「題名」を公開しました（2026年11月22日更新）。");
    expect(text.overview).toContain("KEVカタログ）に2026年11月21日に掲載");
    expect(text.overview).toContain("ランサムウェア攻撃での悪用も確認されています。");
  });

  test("KEV's listing, not when the vulnerability became public: KEV does not say", () => {
    const kev = { dateAdded: "2022-03-03", dueDate: "2022-03-24", ransomware: false };
    const content = { kev, publishedAt: "2022-03-03T00:00:00Z", summary: { ja: "概要。" } };

    expect(draft(content, "ja", organization(), ["cisa-kev"]).text.overview).toBe(
      "概要。\nこの脆弱性は、悪用が確認されたものとして、米国CISAの一覧（KEVカタログ）に2022年3月3日に掲載されています。",
    );
  });

  test("a vendor once", () => {
    const products = [
      { vendor: "Eyes", product: "Eyes" },
      { vendor: "Eyes", product: "Eyesight" },
    ];

    expect(draft({ products }, "en").text.scope).toEqual(["Eyes", "Eyes Eyesight"]);
  });

  test("links on a line of their own, and identifiers that mean something to others", () => {
    const { text } = draft(
      {
        identifiers: ["CVE-1900-0001", "our-own-7", "JVN#12345678"],
        references: [
          { source: "JVN", title: { ja: "題" }, url: "https://example.com/a" },
          { source: "NVD", title: { en: "https://example.com/b" }, url: "https://example.com/b" },
        ],
      },
      "ja",
    );

    expect(text.references).toEqual([
      "JVN: 題\n  https://example.com/a",
      "NVD: https://example.com/b",
      "識別番号: CVE-1900-0001、JVN#12345678",
    ]);
  });

  test("a product once", () => {
    const products = [{ vendor: "架空電子", product: "MN-R1" }, { product: "MN-R2" }];

    expect(draft({ scope: { ja: "・MN-R1 1.0 以前" }, products }, "ja").text.scope).toEqual([
      "MN-R1 1.0 以前",
      "MN-R2",
    ]);
  });

  test("whom to ask and who writes, as the organization says; what it does not say is a marked blank", () => {
    const its = Organization.parse({
      name: { ja: "架空商事" },
      sender: { ja: "情報システム部" },
      contact: { ja: "内線" },
      closing: { ja: "以上、よろしくお願いいたします。" },
    });
    const signed = Organization.parse({ ...its, signature: { ja: "＝＝\n署名" } });

    expect(draft({}, "ja", its).body).toMatch(/^お疲れさまです。情報システム部です。/);
    expect(draft({}, "ja", its).text.closing).toBe(
      "以上、よろしくお願いいたします。\nお問い合わせ先: 内線\n\n架空商事\n情報システム部",
    );
    expect(draft({}, "ja", signed).text.closing?.split("\n\n").at(-1)).toBe("＝＝\n署名");
    expect(draft({}, "ja").text.closing).toBe(
      "お問い合わせ先: 〔ご確認ください: 部署名、内線番号、メールアドレスなど〕\n\n〔ご確認ください: 差出人の部署と氏名〕",
    );
    expect(draft({}, "en").text.closing).toBe(
      "Contact: [Please confirm: department, phone or email]\n\n[Please confirm: sender's department and name]",
    );
  });
});

test("takes a withdrawn advisory back", () => {
  const made = draft(
    { withdrawn: { at: "2026-11-20T01:00:00Z", reason: { ja: "誤りでした。" } }, action: { ja: "更新" } },
    "ja",
  );

  expect(made.subject).toBe("【取り下げ】題名");
  expect(made.text.overview).toBe(
    "次の情報は、2026年11月20日に取り下げられました。\n題名\n取り下げの理由:\n誤りでした。",
  );
  expect(made.body).not.toContain("更新");
  expect(made.body).toContain("対応は不要です");
});

/** Numbers, CVE ids and links: what nobody may invent. */
function claims(text: string): string[] {
  const links = (text.match(/https?:\/\/[^\s<>"()（）「」、。…]+/g) ?? []).map((link) =>
    link.replace(/[:.,]+$/, ""),
  );
  const ids = text.match(/CVE-\d{4}-\d+/g) ?? [];
  const numbers = text.match(/\p{Nd}+/gu) ?? [];
  return [...links, ...ids, ...numbers];
}

/** Numbers as a date is written out: `2026-11-04` gives 4 too. */
function dates(texts: (string | undefined)[]): string[] {
  return texts.flatMap((text) =>
    text === undefined ? [] : text.split(/\D/).map((part) => `${Number(part)}`),
  );
}

test("every number, CVE id and link of a template draft stands in what it was made from", () => {
  fc.assert(
    fc.property(
      arbitraryAdvisory,
      fc.constantFrom(...Lang.options),
      fc.constantFrom(...Audience.options),
      fc.boolean(),
      (content, lang, audience, named) => {
        const its = Organization.parse(named ? { name: { en: "Room 7" }, contact: { ja: "内線 1234" } } : {});
        const record = recordOf(content, NOW, its);
        const said: string[] = [];
        const hidden = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
        JSON.stringify([content, its.name, its.contact], (_key, value: unknown) => {
          if (typeof value === "string") said.push(value, value.toWellFormed().replace(hidden, ""));
          return value;
        });
        const known = new Set([
          ...said.flatMap(claims),
          ...dates([content.publishedAt, content.updatedAt, content.kev?.dateAdded, content.withdrawn?.at]),
          ...dates([record.assessment.deadline.date]),
          // Sites abroad are told the time zone.
          ...(audience === "overseas" ? ["9"] : []),
        ]);

        const { text } = drafter.draft({ record, organization: its, lang, audience });

        const parts = [text.subject, text.opening, text.overview, text.priority ?? "", text.closing ?? ""];
        const stated = [...parts, ...text.scope, ...text.actions, ...text.references].flatMap(claims);
        expect(stated.filter((claim) => !known.has(claim))).toEqual([]);
        expect(DraftText.safeParse(text).error).toBeUndefined();
      },
    ),
    { numRuns: 600 },
  );
});
