import { describe, expect, it } from "vitest";
import { found, told } from "./checking.ts";

const source = told({
  ja: "説明会を12月4日（金）に開きます。申し込みは2026年12月1日までです。",
  en: "A briefing is held on Friday, 4 December. Register by 1 December 2026.",
});

describe("a weekday", () => {
  it.each([
    ["ja", "説明会は12月4日（木）です。"],
    ["ja", "申し込みは2026年12月1日(水)までです。"],
    ["ja", "説明会は日曜日に開かれます。"],
    ["en", "The briefing is on Thursday, December 4."],
    ["en", "Register by 1 December 2026 (Mon)."],
    ["en", "The briefing is on Sunday."],
  ] as const)("that is not the date's is found, %s: %s", (lang, overview) => {
    expect(found(source, lang, { overview }).filter((each) => each.startsWith("date"))).not.toEqual([]);
  });

  it.each([
    ["ja", "説明会は12月4日(金)、申し込みは12月1日（火）までです。"],
    ["ja", "金曜日に説明会があります。"],
    ["en", "The briefing is on Friday, December 4; register by Tuesday, 1 December 2026."],
    ["en", "The briefing is on Friday. May I ask you to come?"],
  ] as const)("that is passes, %s: %s", (lang, overview) => {
    expect(found(source, lang, { overview }).filter((each) => each.startsWith("date"))).toEqual([]);
  });
});

describe("a withdrawal", () => {
  const withdrawn = told(
    { ja: "印刷管理ソフトの脆弱性です。", en: "A flaw in a print manager." },
    { kind: "vulnerability", withdrawn: { at: "2026-11-21T09:00:00+09:00" } },
  );

  it.each([
    ["ja", "印刷管理ソフトに脆弱性が見つかりました。", "印刷管理ソフトの脆弱性情報は取り下げられました。"],
    ["en", "A flaw was found in a print manager.", "The notice of a flaw in a print manager was withdrawn."],
  ] as const)("must be told, %s", (lang, without, overview) => {
    const subject = lang === "ja" ? "印刷管理ソフトの脆弱性" : "A flaw in a print manager";
    expect(found(withdrawn, lang, { subject, overview: without })).toContainEqual(
      expect.stringMatching(/^missing/),
    );
    expect(found(withdrawn, lang, { subject, overview })).toEqual([]);
  });
});
