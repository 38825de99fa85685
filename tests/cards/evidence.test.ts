import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { AdvisoryContent, type Assessment, Lang } from "../../src/advisory/schema.ts";
import { assess } from "../../src/advisory/triage.ts";
import { advisoryCard } from "../../src/cards/advisory-card.ts";
import { explainCard } from "../../src/cards/answer-cards.ts";
import { plainText } from "../../src/cards/plain.ts";
import { organization, tokyo } from "../advisory/organization.ts";
import { OPTIONS, record } from "./records.ts";

const NOW = tokyo("2026-11-24 10:00");

function judged(content: Partial<AdvisoryContent>, circumstances = {}) {
  const whole = AdvisoryContent.parse({
    kind: "vulnerability",
    title: { ja: "業務用ソフトの脆弱性" },
    ...content,
  });
  return record(whole, assess(whole, organization(), NOW, circumstances));
}

function explained(content: Partial<AdvisoryContent>, lang: Lang, circumstances = {}): string {
  return plainText(explainCard(judged(content, circumstances), { ...OPTIONS, lang, deliveries: [] }));
}

const RATED = {
  cvss: [{ version: "3.1" as const, vector: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", score: 9.8 }],
  epss: [{ score: 0.4213, date: "2026-11-24" }],
};

describe("explain", () => {
  test("tells each input with where it is from, the rows and what would change it (ja)", () => {
    const text = explained(RATED, "ja");

    expect(text).toContain(
      "- 攻撃の自動化：可（CVSS のベクトル、CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H）",
    );
    expect(text).toContain("- 該当製品の利用：不明（情報がないための仮定）");
    expect(text).toContain("CISA BOD 26-04 1.0.0 の行 10「60日以内に対応」");
    expect(text).toContain("CISA Coordinator 2.0.3 の行 10「Track（通常の更新で対応）」");
    expect(text).toContain("公開資産なら A です。");
  });

  test("and in English", () => {
    const text = explained(RATED, "en");

    expect(text).toContain("- Automatable: yes (CVSS vector, CVSS:3.1/");
    expect(text).toContain("CISA BOD 26-04 1.0.0, row 10: within 60 days");
    expect(text).toContain("A for an exposed asset.");
  });

  test("tells how the date was found, and each vector once", () => {
    const published = { ...RATED, publishedAt: "2026-11-24T00:00:00Z" };

    expect(explained(published, "ja")).toContain("今週の営業日が2日以上残っていれば今週の最後の営業日");
    expect(explained(published, "en")).toContain("Counted from the time of publication or update");
    expect(explained(published, "ja").split("CVSS:3.1/AV:N").length - 1).toBe(1);
    expect(explained(RATED, "ja")).toContain("期限の日付はありません");
    expect(explained({ ...published, withdrawn: {} }, "ja")).not.toContain("期限の決め方");
    expect(explained(published, "ja")).toContain("C から B に1段階上げます");
  });

  test("tells how a publisher's own date was found", () => {
    const published = { publishedAt: "2026-11-24T00:00:00Z" };
    const stated = { priority: "B" as const, deadline: "this-month" as const };

    expect(explained({ ...published, stated }, "ja")).toContain("発行元の示した期間の最後の営業日です");
    expect(explained({ ...published, stated: { priority: "B" } }, "ja")).toContain("今週の営業日が2日以上");
  });

  test("shows what the rules suggest beside a person's badge", () => {
    const kev = { dateAdded: "2026-11-20", dueDate: "2026-11-23", ransomware: true };
    const override = {
      priority: "C" as const,
      reason: "検証環境のみで利用",
      by: { id: "U1", name: "担当者" },
      lang: "ja" as const,
      at: "2026-11-24T00:00:00Z",
    };

    const text = explained({ kev }, "ja", { override });

    expect(text).toContain("担当者 さんが11/24 火に対応優先度 C としました。理由: 検証環境のみで利用");
    expect(text).toContain("情報源と規則からの判定（参考）: A");
  });
});

describe("CVSS on cards", () => {
  test.each([
    [9.8, "緊急 9.8（CVSS 3.1）", "Critical 9.8 (CVSS 3.1)"],
    [9.0, "緊急 9.0（CVSS 3.1）", "Critical 9.0 (CVSS 3.1)"],
    [8.9, "重要 8.9（CVSS 3.1）", "High 8.9 (CVSS 3.1)"],
    [4.0, "警告 4.0（CVSS 3.1）", "Medium 4.0 (CVSS 3.1)"],
    [0.1, "注意 0.1（CVSS 3.1）", "Low 0.1 (CVSS 3.1)"],
    [0, "なし 0.0（CVSS 3.1）", "None 0.0 (CVSS 3.1)"],
  ])("%s is 深刻度 %s", (score, ja, en) => {
    const shown = judged({ cvss: [{ version: "3.1", score }] });

    expect(plainText(advisoryCard(shown, OPTIONS))).toContain(`深刻度: ${ja}`);
    expect(plainText(advisoryCard(shown, { ...OPTIONS, lang: "en" }))).toContain(`Severity: ${en}`);
  });

  test("shows the newest version's highest score, a score that was worked out, and EPSS in per cent", () => {
    const cvss = [
      { version: "2.0" as const, score: 10 },
      { version: "4.0" as const, score: 6.9 },
      { version: "4.0" as const, score: 7.1 },
    ];
    const vector = [{ version: "3.1" as const, vector: "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N" }];

    expect(plainText(advisoryCard(judged({ cvss }), OPTIONS))).toContain("重要 7.1（CVSS 4.0）");
    expect(plainText(advisoryCard(judged({ cvss: vector }), OPTIONS))).toContain("警告 6.1（CVSS 3.1）");
    expect(plainText(advisoryCard(judged(RATED), OPTIONS))).toContain("悪用の確率（EPSS、30日以内）: 42.1%");
  });

  test("no severity where none is known", () => {
    expect(plainText(advisoryCard(judged({}), OPTIONS))).not.toContain("深刻度:");
  });

  const cards = Lang.options.flatMap((lang) => [
    advisoryCard(judged(RATED), { ...OPTIONS, lang }),
    explainCard(judged(RATED), { ...OPTIONS, lang, deliveries: [] }),
  ]);

  test("a CVSS value never stands in a line that speaks of response priority", () => {
    const lines = cards
      .flatMap((card) => plainText(card).split("\n"))
      .filter((line) => /CVSS|9\.8/.test(line) && !/とは別のものです|is not the CVSS severity/.test(line));

    expect(lines.length).toBeGreaterThan(4);
    for (const line of lines) {
      expect(line).not.toMatch(/対応優先度|response priority/i);
    }
  });

  test("no word of ours calls CVSS a response priority", () => {
    const files = ["labels/evidence.ts", "labels/advisory.ts", "evidence.ts"].map((file) =>
      readFileSync(new URL(`../../src/cards/${file}`, import.meta.url), "utf8"),
    );
    const code = files.join("\n").replace(/\/\*\*[^]*?\*\/|\/\/.*$/gm, "");

    for (const line of code.split("\n").filter((text) => /CVSS|深刻度|[Ss]everity/.test(text))) {
      expect(line).not.toMatch(/対応優先度|[Rr]esponse priority/);
    }
  });
});

test("an assessment from before inputs were kept is explained all the same", () => {
  const old: Partial<Assessment> = { rule: "kev", rules: "2026-11" };

  expect(plainText(explainCard(record({}, old), { ...OPTIONS, deliveries: [] }))).toContain(
    "kev（規則 2026-11 版）",
  );
});
