import { describe, expect, test } from "vitest";
import { listLines, splitSteps, withoutMarker } from "../../src/drafting/steps.ts";

describe("splitSteps", () => {
  test("takes one line's sentences, without the words that join them", () => {
    expect(
      splitSteps("最新版に更新してください。また、設定（例。初期値）を見直してください。", "ja"),
    ).toEqual(["最新版に更新してください。", "設定（例。初期値）を見直してください。"]);
  });

  test("keeps a sentence that leans on the one before beside it", () => {
    expect(splitSteps("更新してください。なお、再起動が必要です。ログを確認してください。", "ja")).toEqual([
      "更新してください。なお、再起動が必要です。",
      "ログを確認してください。",
    ]);
    expect(splitSteps("Update it. This needs a restart. Check the log.", "en")).toEqual([
      "Update it. This needs a restart.",
      "Check the log.",
    ]);
  });

  test("does not cut at abbreviations and versions", () => {
    expect(splitSteps("Use strong authentication (e.g. SMTP AUTH). Update to v. 2.9 now.", "en")).toEqual([
      "Use strong authentication (e.g. SMTP AUTH).",
      "Update to v. 2.9 now.",
    ]);
    expect(splitSteps("Contact Example Inc. Support first. Also, keep the log.", "en")).toEqual([
      "Contact Example Inc. Support first.",
      "Keep the log.",
    ]);
  });

  test("takes the lines where there are several, without their numbers", () => {
    expect(splitSteps("1. 更新する。再起動する。\n（2）確認する\n③ 報告する\n\n・記録する", "ja")).toEqual([
      "更新する。再起動する。",
      "確認する",
      "報告する",
      "記録する",
    ]);
  });
});

describe("withoutMarker", () => {
  test.each([
    ["- a", "a"],
    ["12. a", "a"],
    ["1.2.3 以前", "1.2.3 以前"],
    ["2026. is a year", "2026. is a year"],
    ["10.0 以降", "10.0 以降"],
    ["３．全角の番号", "全角の番号"],
    ["1）番号", "番号"],
    ["-", "-"],
  ])("%s → %s", (line, expected) => {
    expect(withoutMarker(line)).toBe(expected);
  });

  test("leaves no empty line", () => {
    expect(listLines("a\n\n  \n- b")).toEqual(["a", "b"]);
  });
});
