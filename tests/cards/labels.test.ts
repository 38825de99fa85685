import { expect, test } from "vitest";
import { COMMANDS, disclaimer, labels } from "../../src/cards/labels.ts";
import { SEED } from "./records.ts";

const JAPANESE = /[\u3000-\u30FF\u4E00-\u9FFF\uFF01-\uFF9F]/;

/** Every word with its path; functions are called with samples, since what they say counts too. */
function words(value: unknown, path = ""): [string, string][] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value === "function") return words(value(1, 2, "3"), path);
  if (typeof value !== "object" || value === null) throw new Error(`${path} is no word`);
  return Object.entries(value).flatMap(([key, part]) => words(part, `${path}.${key}`));
}

/** What is the same in both languages: how commands are typed. */
const SAME = /^\.help\.usage\.|^\.draft\.ownName$/;

test("both languages have the same words", () => {
  expect(words(labels.ja).map(([path]) => path)).toEqual(words(labels.en).map(([path]) => path));
});

test.each(words(labels.ja).filter(([path]) => !SAME.test(path)))("ja%s is Japanese: %s", (_path, text) => {
  expect(text).toMatch(JAPANESE);
});

/** Read by those who do not read English, too. */
const NAMED_IN_ITSELF = /^\.draft\.switchTo\.ja$/;

test.each(words(labels.en).filter(([path]) => !NAMED_IN_ITSELF.test(path)))(
  "en%s has no Japanese: %s",
  (_path, text) => {
    expect(text).not.toMatch(JAPANESE);
  },
);

test("the customer's labels are word for word", () => {
  expect(labels.ja.advisory.summary).toBe("📌 一言でいうと");
  expect(labels.ja.advisory.scope).toBe("🏢影響範囲");
  expect(labels.ja.advisory.action).toBe("✅該当時の対応");
  expect(labels.ja.advisory.draftButton).toBe("📧 メール案を見る (管理者向け)");
});

test("the disclaimer goes by the draft's origin", () => {
  expect(disclaimer("model", undefined, "ja")).toBe(SEED.disclaimer);
  expect(disclaimer("source", undefined, "ja")).toBe(SEED.disclaimer);
  expect(disclaimer("source", "model", "ja")).toBe(SEED.disclaimer);
  expect(disclaimer("template", "model", "ja")).toBe(
    SEED.disclaimer.replace("これは AI が生成した参考例です", "これは定型文から自動作成した参考例です"),
  );
  expect(disclaimer("source", "person", "ja")).not.toMatch(/AI|定型文/);
  expect(disclaimer("edited", "model", "en")).toMatch(/edited by a person/);
});

test("titles of dialogs fit Slack's 24 characters, buttons its 75", () => {
  for (const { draft, advisory } of Object.values(labels)) {
    for (const title of Object.values(draft.dialogTitle)) expect(title.length).toBeLessThanOrEqual(24);
    expect(draft.close.length).toBeLessThanOrEqual(24);
    expect(advisory.draftButton.length).toBeLessThanOrEqual(75);
  }
});

test("help knows every command of the design", () => {
  expect([...COMMANDS].sort()).toEqual(
    "help latest search show draft explain new withdraw override sources subscribe unsubscribe subscriptions status test"
      .split(" ")
      .sort(),
  );
});
