import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { Audience, Kind, Lang, Priority } from "../../src/advisory/schema.ts";
import { DRAFTS_FILE, draftsOf, draftsPage } from "../../scripts/drafts.ts";
import { cases } from "../../scripts/drafts/cases.ts";

test("docs/drafts.md is what `node scripts/drafts.ts` writes", () => {
  expect(readFileSync(DRAFTS_FILE, "utf8")).toBe(draftsPage());
});

const made = cases.map((one) => ({ one, ...draftsOf(one) }));

test("it has twenty drafts, of every kind, badge, audience and occasion", () => {
  expect(made).toHaveLength(20);
  expect(new Set(made.map(({ one }) => one.content.kind))).toEqual(new Set(Kind.options));
  expect(new Set(made.map(({ priority }) => priority))).toEqual(new Set(Priority.options));
  expect(new Set(made.map(({ one }) => one.audience ?? "admins"))).toEqual(new Set(Audience.options));
  expect(new Set(made.map(({ ja }) => /【(.+?)】/.exec(ja)?.[1]))).toEqual(
    new Set(["緊急", "重要", "共有", "続報", "取り下げ", "訓練", "作成不可"]),
  );
});

const LOOKED_UP =
  /^■ (?:影響範囲|対応手順|参考情報|対象|詳しい情報|出典|Scope|Recommended|Reference|Who|More|Source)/;

/**
 * What is read, not looked up: no lists of products, no references, nothing after the body. Administrators work
 * through their steps one by one; what others are asked is read with the rest.
 */
function prose(mail: string): string {
  const parts = mail.split("\n\n").slice(1);
  const end = parts.findIndex((part) => /^(?:お問い合わせ先|Contact): /m.test(part));
  return parts
    .slice(0, end < 0 ? undefined : end)
    .filter((part) => !LOOKED_UP.test(part))
    .join("\n");
}

/** Silent reading of adults: 600 characters of Japanese a minute, where a Latin word counts as two; 240 words of English. */
const A_MINUTE: Record<Lang, (text: string) => number> = {
  ja: (text) => text.replace(/[!-~]+/g, "語語").replace(/\s/g, "").length / 600,
  en: (text) => text.split(/\s+/).length / 240,
};

describe.each(Lang.options)("in %s", (lang) => {
  test.each(made)("$one.title is read in a minute", (draft) => {
    expect(A_MINUTE[lang](prose(draft[lang]))).toBeLessThan(1);
  });

  test.each(made)("$one.title says nothing twice", (draft) => {
    const sentences = draft[lang]
      .split(/(?<=。)|\n/)
      .map((sentence) => sentence.replace(/^(?:\d+\. |- |> |※ )/, "").trim())
      .filter((sentence) => sentence.length > 12 && !/https?:|作成不可|〔|\[/.test(sentence));
    const repeated = sentences.filter((sentence, index) => sentences.indexOf(sentence) !== index);

    // IPA's headline is all there is: subject, overview and reference have it.
    expect(repeated.filter((sentence) => !sentence.includes("情報システム部"))).toEqual([]);
  });
});
