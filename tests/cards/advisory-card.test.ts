import fc from "fast-check";
import { expect, test } from "vitest";
import { AdvisoryContent, Organization } from "../../src/advisory/schema.ts";
import { assess } from "../../src/advisory/triage.ts";
import { advisoryCard } from "../../src/cards/advisory-card.ts";
import { mergedCard } from "../../src/cards/merged-card.ts";
import type { Card, CardElement } from "../../src/cards/model.ts";
import { updateCard } from "../../src/cards/update-card.ts";
import { arbitraryRecord } from "../fakes/arbitrary-advisory.ts";
import { OPTIONS, record, SEED, seedRecord } from "./records.ts";

const KEV = { dateAdded: "2026-11-20", dueDate: "2026-12-04", ransomware: false };

function all<T extends CardElement["type"]>(card: Card, type: T): (CardElement & { type: T })[] {
  return card.elements.filter((element): element is CardElement & { type: T } => element.type === type);
}

const texts = (card: Card) => all(card, "text").map(({ text }) => text);
const badgeOf = (card: Card) => all(card, "badge")[0]?.label;

test("the customer's example gives back its badge, title, labels and texts", () => {
  const card = advisoryCard(seedRecord(), OPTIONS);

  expect(badgeOf(card)).toBe("🟠 B｜今週中");
  expect(all(card, "title").map(({ text }) => text)).toEqual([SEED.title]);
  expect(all(card, "section").map(({ label, text }) => [label, text])).toEqual([
    ["📌 一言でいうと", SEED.summary],
    ["🏢影響範囲", SEED.scope],
    ["✅該当時の対応", SEED.action],
  ]);
  expect(card.actions[0]).toMatchObject({
    id: "draft",
    label: "📧 メール案を見る (管理者向け)",
    advisoryId: "adv-1",
    revision: 1,
    primary: true,
  });
  expect(card.fallback).toBe(`B｜今週中 ${SEED.title}`);
});

test("the badge says letter, deadline and date in words", () => {
  expect(badgeOf(advisoryCard(record(), OPTIONS))).toBe("🟠 B｜今週中（11/27 金まで）");
  expect(badgeOf(advisoryCard(record(), { ...OPTIONS, lang: "en" }))).toMatch(/^🟠 B \| .*27/);
});

test("要確認 stands beside the badge and changes nothing of it", () => {
  expect(badgeOf(advisoryCard(record({}, { review: true }), OPTIONS))).toBe(
    "🟠 B｜今週中（11/27 金まで） ⚠️要確認",
  );
});

test("the last day is in time, the day after is 期限超過", () => {
  const last = advisoryCard(record(), { ...OPTIONS, today: "2026-11-27" });
  const after = advisoryCard(record(), { ...OPTIONS, today: "2026-11-28" });

  expect(badgeOf(last)).not.toContain("期限超過");
  expect(badgeOf(after)).toBe("🟠 B｜期限超過｜11/27 金まで");
  expect(all(after, "badge")[0]?.tone).toBe("overdue");
});

test("a withdrawn advisory says so, with the reason, and asks for no date", () => {
  const card = advisoryCard(record({ withdrawn: { reason: { ja: "誤報でした" } } }), OPTIONS);

  expect(badgeOf(card)).toBe("🟠 B｜取り下げ");
  expect(texts(card)).toContain("このアドバイザリは取り下げられました。誤報でした");
});

test("a language that is missing shows the other one, and says so at each place", () => {
  const card = advisoryCard(
    record({ title: { en: "Only English" }, summary: { en: "In English" }, scope: { ja: "日本語" } }),
    OPTIONS,
  );
  const english = advisoryCard(seedRecord(), { ...OPTIONS, lang: "en" });

  expect(all(card, "title")[0]?.text).toBe("Only English（原文: 英語）");
  expect(all(card, "section").map(({ label }) => label)).toEqual([
    "📌 一言でいうと（原文: 英語）",
    "🏢影響範囲",
  ]);
  expect(all(english, "section")[0]?.label).toBe("📌 In short (Original in Japanese)");
});

test("reasons are of the response priority, and at most three", () => {
  const reasons = ["a", "b", "c", "d"].map((word) => ({ ja: `理由 ${word}`, en: word }));
  const card = advisoryCard(record({}, { reasons }), OPTIONS);

  expect(all(card, "list")).toEqual([
    { type: "list", label: "対応優先度 B の理由", ordered: false, items: ["理由 a", "理由 b", "理由 c"] },
  ]);
});

test.each([
  ["a KEV entry", { kev: KEV }],
  ["an older judgement than KEV's", { kev: KEV, stated: { priority: "D", reason: { ja: "使っていない" } } }],
  ["a vulnerability of which nothing is known", {}],
  ["a date in the future", { publishedAt: "2031-01-01T00:00:00Z" }],
] as const)("a post flagged 要確認 says what is to be checked: %s", (_what, fields) => {
  const content = AdvisoryContent.parse({ kind: "vulnerability", title: { ja: "題" }, ...fields });
  const assessment = assess(content, Organization.parse({}), Date.parse("2026-11-24T00:00:00Z"));
  const card = advisoryCard(record(content, assessment), OPTIONS);

  expect(assessment.review).toBe(true);
  expect(all(card, "list").flatMap(({ items }) => items)).toContainEqual(expect.stringMatching(/^要確認/));
});

test("identifiers, references, sources and dates in the organization's time zone", () => {
  const card = advisoryCard(
    record(
      {
        identifiers: ["CVE-1900-0001", "JVN#00000000"],
        references: [{ source: "Example News", title: { ja: "記事" }, url: "https://example.com/a" }],
        publishedAt: "2026-11-23T20:00:00Z",
        updatedAt: "2026-11-24T20:00:00Z",
      },
      {},
      { number: 3, sources: ["jvn-rss", "somewhere"] },
    ),
    OPTIONS,
  );

  expect(all(card, "facts")[0]?.facts).toEqual([{ label: "識別番号", value: "CVE-1900-0001、JVN#00000000" }]);
  expect(all(card, "links")[0]?.links).toEqual([
    { text: "Example News: 記事", url: "https://example.com/a" },
  ]);
  expect(texts(card)).toContain("脆弱性 · 更新 第3版");
  expect(texts(card).at(-1)).toBe(
    "出典：JVN（脆弱性対策情報）、somewhere · 公開日：2026/11/24 · 更新日：2026/11/25",
  );
});

test("a post sent again says so; an old revision names the newest", () => {
  expect(texts(advisoryCard(record(), { ...OPTIONS, resent: true }))).toContain(
    "再送（重複の可能性があります）",
  );
  expect(texts(advisoryCard(record({}, {}, { number: 1, latest: 2 }), OPTIONS))).toContain(
    "旧版です。最新は第2版です。",
  );
});

test("an unknown time zone is taken as UTC and said", () => {
  const card = advisoryCard(record({ publishedAt: "2026-11-23T20:00:00Z" }), {
    ...OPTIONS,
    timeZone: "Mars/Base",
  });

  expect(texts(card).at(-1)).toContain("2026/11/23 UTC");
});

test("a bulletin names the first of what it lists that has an advisory of its own, and how many there are", () => {
  const first = [1, 2].map((number) => ({ id: `hs-${number}`, identifier: `CVE-1900-000${number}` }));
  const facts = all(advisoryCard({ ...record(), parts: { total: 7, first } }, OPTIONS), "facts");

  expect(facts.flatMap((element) => element.facts)).toContainEqual({
    label: "個別のアドバイザリ",
    value: "7 件（CVE-1900-0001、CVE-1900-0002 ほか）",
  });
});

test("in place of an advisory that was merged stands which one it is part of now", () => {
  const card = mergedCard(record(), OPTIONS);

  expect(card.fallback).toContain("統合済み：");
  expect(texts(card)).toContain(
    "同じ件を扱うアドバイザリ（adv-1）に統合されました。今後の更新は、統合先の投稿でお知らせします。",
  );
  expect(card.actions.map(({ id }) => id)).toEqual(["draft", "explain"]);
});

test("the reply on a material change says what changed and where things stand", () => {
  const changed = record(
    {},
    { priority: "A", deadline: { kind: "now", date: "2026-11-24" } },
    { number: 2, changes: [{ ja: "悪用が確認されました", en: "Exploitation was seen" }] },
  );
  const card = updateCard(changed, OPTIONS);

  expect(badgeOf(card)).toMatch(/^🔴 A｜今すぐ/);
  expect(all(card, "list")[0]).toMatchObject({ label: "変わったこと", items: ["悪用が確認されました"] });
  expect(card.actions.map(({ id }) => id)).toEqual(["draft", "explain"]);
  expect(card.fallback).toMatch(/^更新 第2版：A｜今すぐ/);
  expect(updateCard(changed, { ...OPTIONS, resent: true }).elements[1]).toMatchObject({ tone: "warning" });
});

test("the reply on a new judgement tells of that, not of what the revision changed", () => {
  const changed = record({}, { priority: "A" }, { number: 2, changes: [{ ja: "版の変更", en: "changed" }] });
  const changes = [{ ja: "対応優先度が B から A に上がりました。", en: "It went up." }];

  const card = updateCard(changed, { ...OPTIONS, changes });

  expect(all(card, "list")[0]).toMatchObject({ items: ["対応優先度が B から A に上がりました。"] });
  expect(card.fallback).toMatch(/^対応優先度の変更：A｜/);
});

test("whatever the advisory, the card has badge, date, draft button and a one-line fallback", () => {
  fc.assert(
    fc.property(arbitraryRecord, fc.constantFrom("ja" as const, "en" as const), (found, lang) => {
      for (const card of [advisoryCard, updateCard].map((make) => make(found, { ...OPTIONS, lang }))) {
        const { date } = found.assessment.deadline;
        expect(badgeOf(card)).toContain(found.assessment.priority);
        const stands = date !== undefined && found.revision.content.withdrawn === undefined;
        expect(badgeOf(card)).toContain(stands ? String(Number(date.slice(8))) : "");
        expect(card.actions[0]).toMatchObject({ id: "draft", advisoryId: found.id });
        expect(card.fallback).toMatch(/^[^\n]{1,300}$/);
      }
    }),
  );
});
