import { describe, expect, test } from "vitest";
import { Organization } from "../../../src/advisory/schema.ts";
import { badge, ja, judge } from "./given.ts";

const { parties } = Organization.parse({
  parties: {
    own: ["架空市役所", "city.example.jp"],
    suppliers: ["ＡＢＣ商事", "Example Cloud"],
    sectors: ["大学", "病院"],
  },
});

function news(title: string, summary?: string) {
  return judge(
    {
      kind: "incident",
      title: { ja: title },
      ...(summary === undefined ? {} : { summary: { ja: summary } }),
    },
    {},
    { parties },
  );
}

describe("whom it concerns", () => {
  test.each([
    ["架空市役所のサイトに不正アクセス", "own"],
    ["偽サイトを確認 www.city.example.jp をかたる", "own"],
    ["ABC商事に不正アクセス、個人情報流出", "supplier"],
    ["Unauthorized access at Example Cloud", "supplier"],
    ["架空市役所、メールを誤送信", "own"],
  ])("%s is A (%s)", (title, its) => {
    expect(news(title)).toMatchObject({ priority: "A", rule: `incident-${its}` });
  });

  test.each([
    ["通販サイトに不正アクセス", "別の名前: notcity.example.jp、city.example.jp.example.org、Example Cloudy"],
    ["委託先に不正アクセス、取引先の情報も流出", undefined],
  ])("%s is C: nobody on the lists", (title, summary) => {
    expect(badge(news(title, summary))).toBe("C");
  });

  test("an event of our own is no incident", () => {
    expect(news("架空市役所、サイバーセキュリティ月間の催しを開催").priority).toBe("D");
  });

  test("the same sector raises another's compromise to B, and nothing else", () => {
    expect(news("県立病院に不正アクセス")).toMatchObject({ priority: "B", rule: "incident-same-sector" });
    expect(news("大学、メールを誤送信").priority).toBe("D");
    expect(judge({ kind: "incident", title: { ja: "県立病院に不正アクセス" } }).priority).toBe("C");
  });

  test("the summary and the scope are read as well", () => {
    const scope = { ja: "架空市役所（自治体）" };

    expect(judge({ kind: "incident", title: { ja: "不正アクセス" }, scope }, {}, { parties }).priority).toBe(
      "A",
    );
    expect(news("お知らせ", "VPN経由で侵入された。").priority).toBe("B");
  });
});

test.each([
  ["在庫管理システムに不正アクセス", "原因は調査中。同社はVPN接続のパスワードをすべて変更した。"],
  ["会員サイトに不正ログイン", "同社は、パスワードの使い回しをしないよう呼びかけている。"],
])("%s: what was done about it is no cause (%s)", (title, summary) => {
  expect(news(title, summary)).toMatchObject({ priority: "C", rule: "incident-compromise" });
});

test("each class tells the words that put it there", () => {
  const assessment = news("メールサーバがオープンリレー状態");

  expect(assessment.inputs).toEqual([
    { name: "incident", value: "transferable", from: "text", detail: "オープンリレー" },
  ]);
  expect(ja(assessment.reasons)).toContain("手がかり: オープンリレー");
});

test("a national body's alert of no flaw is B", () => {
  const alert = judge({ kind: "alert", title: { ja: "不審なメールの手口に関する注意喚起" }, alertBy: "IPA" });

  expect(alert).toMatchObject({ priority: "B", rule: "alert" });
});

test("an incident with facts of a flaw takes the more urgent", () => {
  const kev = { dateAdded: "2026-11-10", dueDate: "2026-11-13", ransomware: true };

  expect(judge({ kind: "incident", title: { ja: "不正アクセスで情報流出" }, kev }).priority).toBe("A");
});

test("hostile text is read soon, whatever it repeats", () => {
  for (const part of [
    "設定",
    "誤って",
    "悪用",
    "別の",
    "会員の",
    "サーバ",
    "exploited ",
    "aware of a b ",
    "zyxel a ",
  ]) {
    const text = part.repeat(2_000).slice(0, 1_900);
    const started = performance.now();

    judge({ kind: "incident", title: { ja: text }, summary: { ja: part.repeat(6_000).slice(0, 19_000) } });

    expect(performance.now() - started).toBeLessThan(500);
  }
});
