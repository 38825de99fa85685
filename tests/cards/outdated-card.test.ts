import { describe, expect, test } from "vitest";
import type { Lang } from "../../src/advisory/schema.ts";
import type { Card } from "../../src/cards/model.ts";
import { type OutdatedFacts, outdatedCard } from "../../src/cards/outdated-card.ts";
import { parseSlackValue, slackMessage } from "../../src/cards/slack.ts";
import { parseTeamsData, teamsAttachment, teamsCard } from "../../src/cards/teams.ts";
import { slackRefusal } from "../../src/preview/slack-limits.ts";
import { teamsRefusal } from "../../src/preview/teams-limits.ts";
import { buttonsIn } from "../fakes/pressed.ts";
import { OPTIONS, record } from "./records.ts";
import { strings } from "./slack-checks.ts";

const AT = Date.parse("2026-11-23T18:30:00Z");
const USED: OutdatedFacts = {
  used: { audience: "admins", action: "copied", at: AT },
  changes: [{ ja: "修正版が公開されました", en: "A fix is available" }],
  confidential: false,
  followable: true,
};

function cardOf(
  facts: Partial<OutdatedFacts> = {},
  options: { lang?: Lang; resent?: boolean; withdrawn?: boolean } = {},
): Card {
  const { lang = "ja", resent = false, withdrawn = false } = options;
  const content = withdrawn ? { withdrawn: { at: "2026-11-24T00:00:00Z" } } : {};
  return outdatedCard(
    record(content, {}, { number: 3 }),
    { ...USED, ...facts },
    { ...OPTIONS, lang, resent },
  );
}
const said = (card: Card) => strings(card.elements).join("\n");

describe("the notice that a draft is out of date", () => {
  test("says which, since when and what changed, in either language", () => {
    const [ja, en] = [said(cardOf()), said(cardOf({}, { lang: "en" }))];

    expect(ja).toContain("お使いのメール案が旧版になりました");
    expect(ja).toContain("架空の製品に脆弱性");
    expect(ja).toContain(
      "2026/11/24 にコピーしたメール案（管理者向け）は、アドバイザリの更新により旧版になりました。",
    );
    expect(ja).toContain("その後の変更\n修正版が公開されました");
    expect(ja).not.toMatch(/[A-Za-z]{4,} [a-z]{3,} /);
    expect(en).toContain("Vulnerability in a made-up product");
    expect(en).toContain("The draft for administrators that you copied on 24 Nov 2026 is out of date");
    expect(en).toContain("A fix is available");
    expect(en).not.toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/);
  });

  test("names each thing a person may have done, and each audience", () => {
    const audiences = ["admins", "everyone", "executives", "overseas"] as const;
    const actions = ["opened", "copied", "downloaded", "saved", "restored"] as const;
    const all = (["ja", "en"] as const).flatMap((lang) =>
      audiences.flatMap((audience) =>
        actions.map((action) => said(cardOf({ used: { audience, action, at: AT } }, { lang }))),
      ),
    );

    expect(new Set(all).size).toBe(all.length);
    expect(all.join()).not.toContain("undefined");
  });

  test("says something where nothing in words is known of the change", () => {
    expect(said(cardOf({ changes: [] }))).toContain("内容が更新されました。");
  });

  test("of a withdrawal does not offer a newest mail to those who sent none", () => {
    expect(said(cardOf({}, { withdrawn: true }))).toContain("まだの場合は、配信しないでください。");
    expect(said(cardOf({}, { withdrawn: true, lang: "en" }))).toContain("do not send it any more");
  });

  test("shows nothing of what may not be passed on, but which mail not to send", () => {
    for (const lang of ["ja", "en"] as const) {
      const card = cardOf({ confidential: true }, { lang });
      const everything = JSON.stringify(card);

      expect(card.actions).toEqual([]);
      expect(everything).not.toMatch(/架空の製品|made-up|修正版|A fix|adv-1|CVE|11\/27|27 Nov/);
      expect(everything).toMatch(/2026\/11\/24 にコピーした|copied on 24 Nov 2026/);
    }
  });

  test("sent again says that it may be a duplicate", () => {
    expect(said(cardOf({}, { resent: true }))).toContain("再送（重複の可能性があります）");
    expect(said(cardOf({ confidential: true }, { resent: true }))).toContain("再送");
  });

  test("leads to the follow-up first, and to the newest draft, for the readers it was for", () => {
    const card = cardOf({ used: { audience: "executives", action: "opened", at: AT } });
    const pressed = [
      { advisoryId: "adv-1", revision: 3, audience: "executives", followUp: true },
      { advisoryId: "adv-1", revision: 3, audience: "executives" },
    ];

    expect(buttonsIn(slackMessage(card)).map(({ value }) => parseSlackValue(value))).toEqual(pressed);
    expect(buttonsIn(teamsCard(card)).map(({ data }) => parseTeamsData(data))).toMatchObject(pressed);
    expect(parseTeamsData(buttonsIn(teamsCard(card))[1]?.data)).not.toHaveProperty("followUp");
  });

  test("offers no follow-up where none can be made", () => {
    expect(cardOf({ followable: false }).actions.map(({ label }) => label)).toEqual(["最新のメール案を見る"]);
  });

  test("stays within what both platforms take, whatever changed", () => {
    const changes = Array.from({ length: 200 }, (_, index) => ({
      ja: `${index} ${"変更".repeat(200)}`,
      en: `${index} ${"change ".repeat(200)}`,
    }));
    for (const lang of ["ja", "en"] as const) {
      const card = cardOf({ changes }, { lang });

      expect(slackRefusal(slackMessage(card) as unknown as Record<string, unknown>)).toBeUndefined();
      expect(teamsRefusal({ type: "message", attachments: [teamsAttachment(card)] })).toBeUndefined();
      expect(buttonsIn(slackMessage(card))).toHaveLength(2);
      expect(buttonsIn(teamsCard(card))).toHaveLength(2);
    }
  });

  test("makes no markup of what a source says", () => {
    const text = "<!channel> <at>all</at> [x](https://example.com) *b*";
    const card = cardOf({ changes: [{ ja: text, en: text }] });

    expect(JSON.stringify(slackMessage(card).blocks)).not.toMatch(/"type":"mrkdwn","text":"[^"]*<!channel>/);
    expect(JSON.stringify(teamsCard(card))).not.toMatch(/"type":"TextBlock","text":"[^"]*\[x\]/);
  });
});
