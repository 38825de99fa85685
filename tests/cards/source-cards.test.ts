import { describe, expect, test } from "vitest";
import type { Card } from "../../src/cards/model.ts";
import { slackMessage } from "../../src/cards/slack.ts";
import { recoveredCard, sourcesCard, troubleCard } from "../../src/cards/source-cards.ts";
import { teamsCard } from "../../src/cards/teams.ts";
import { slackRefusal } from "../../src/preview/slack-limits.ts";
import { teamsRefusal } from "../../src/preview/teams-limits.ts";
import { strings } from "./slack-checks.ts";
import { view } from "./source-view.ts";

const PRINT = { lang: "ja", timeZone: "Asia/Tokyo" } as const;
const SINCE = Date.parse("2026-11-23T18:30:00Z");
const said = (card: Card) => strings(card.elements);

describe("the state of the sources", () => {
  test("says of each how it is, when it was read and will be, what it held and why it failed", () => {
    const ill = {
      name: "ill",
      condition: "broken",
      since: SINCE,
      refused: 2,
      lastError: "HTTP\n500",
    } as const;

    expect(said(sourcesCard({ ...PRINT, sources: [view(), view(ill)] }))).toEqual([
      "title",
      "情報源の状態",
      "text",
      "情報源 2 件のうち 1 件は正常です。",
      "normal",
      "row",
      "架空の情報源",
      "⚠️ 取得できません（2026/11/24 03:30 から） · ill · 前回 11/24 09:00 · 次回 11/24 09:15 · 20 件（読めなかったもの 2 件） · 理由：HTTP 500",
      "row",
      "架空の情報源",
      "正常 · made-up · 前回 11/24 09:00 · 次回 11/24 09:15 · 20 件",
    ]);
  });

  test("is in the reader's language, in the time zone of the organization", () => {
    const print = { lang: "en", timeZone: "Europe/Berlin" } as const;

    expect(said(sourcesCard({ ...print, sources: [view({ entries: 1 })] }))).toEqual(
      expect.arrayContaining([
        "A made-up source",
        "well · made-up · last 24 Nov, 01:00 · next 24 Nov, 01:15 · 1 entry",
      ]),
    );
  });

  test("of one that was never read says so, and of none how to have some", () => {
    const unread = view({ condition: "waiting", polledAt: undefined, nextAt: undefined, entries: 0 });

    expect(said(sourcesCard({ ...PRINT, sources: [unread] }))).toContain(
      "最初の読み込み待ち · made-up · 前回はまだありません",
    );
    expect(said(sourcesCard({ ...PRINT, sources: [] }))).toEqual(
      expect.arrayContaining([
        "定期的に読む情報源はありません。",
        "読む情報源は設定ファイルの sources で決めます。",
      ]),
    );
  });
});

test("NVD's notice stands word for word where NVD is a source, and nowhere else", () => {
  const notice = /This product uses the NVD API but is not endorsed or certified by the NVD\./;
  for (const lang of ["ja", "en"] as const) {
    const print = { ...PRINT, lang };

    expect(said(sourcesCard({ ...print, sources: [view({ format: "nvd" })] })).at(-2)).toMatch(notice);
    expect(said(sourcesCard({ ...print, sources: [view({ format: "cve5" })] })).join()).not.toMatch(notice);
  }
});

test("operators read what is wrong since when and why, and that it is over", () => {
  const label = { ja: "架空の情報源", en: "A made-up source" };
  const trouble = { label, trouble: "broken", since: SINCE, error: "the server answered 500" } as const;

  expect(troubleCard(trouble, PRINT).fallback).toBe(
    "「架空の情報源」を 2026/11/24 03:30 から取得できていません。この情報源の新しい情報は届いていません。",
  );
  expect(said(troubleCard(trouble, PRINT))).toContain("理由：the server answered 500");
  expect(recoveredCard(trouble, { ...PRINT, lang: "en" }).fallback).toBe(
    "“A made-up source” is back. The problem that began 24 Nov 2026, 03:30 is over.",
  );
});

test("both platforms take them, with any number of sources and any reason", () => {
  const lastError = "*<https://example.com|x>* \u202e" + "長い".repeat(5_000);
  const sources = Array.from({ length: 200 }, (_, index) =>
    view({ name: `feed-${index}`, condition: "unreadable", since: SINCE, lastError }),
  );
  const notice = { label: view().label, trouble: "silent", since: Number.NaN, error: lastError } as const;
  for (const lang of ["ja", "en"] as const) {
    const print = { lang, timeZone: "Nowhere/City" };
    for (const card of [
      sourcesCard({ ...print, sources }),
      troubleCard(notice, print),
      recoveredCard(notice, print),
    ]) {
      const content = teamsCard(card);
      const attachment = { contentType: "application/vnd.microsoft.card.adaptive", content };
      expect(slackRefusal(slackMessage(card))).toBeUndefined();
      expect(teamsRefusal({ type: "message", attachments: [attachment] })).toBeUndefined();
    }
  }
});
