import fc from "fast-check";
import { expect, test } from "vitest";
import { advisoryCard } from "../../src/cards/advisory-card.ts";
import { explainCard, listCard } from "../../src/cards/answer-cards.ts";
import { draftCard } from "../../src/cards/draft-card.ts";
import type { Card } from "../../src/cards/model.ts";
import { slackMessage } from "../../src/cards/slack.ts";
import { teamsCard } from "../../src/cards/teams.ts";
import { updateCard } from "../../src/cards/update-card.ts";
import { slackRefusal } from "../../src/preview/slack-limits.ts";
import { teamsRefusal } from "../../src/preview/teams-limits.ts";
import { arbitraryRecord } from "../fakes/arbitrary-advisory.ts";
import { arbitraryCard } from "./arbitrary-card.ts";
import { arbitraryDraft } from "./draft-view.ts";
import { OPTIONS } from "./records.ts";
import { CALLS, mrkdwn, objects, strings } from "./slack-checks.ts";

/** What is wrong with the card on Slack: refused there, over our own budget, or parsed where it must not be. */
function slackProblems(card: Card): string[] {
  const message = slackMessage(card);
  const parts = objects(message.blocks);
  const total = strings(message).reduce((sum, text) => sum + text.length, 0);
  const links = parts.filter(({ type }) => type === "link").map(({ url }) => String(url));
  return [
    slackRefusal({ channel: "C1", ...message }),
    message.blocks.length > 45 && "over 45 blocks",
    total > 10_000 && `${total} characters`,
    !/\S/.test(message.text) && "no fallback",
    mrkdwn(message).some((text) => /[<>]|&(?!amp;|lt;|gt;)/.test(text)) && "unescaped mrkdwn",
    parts.some(({ type }) => CALLS.includes(String(type))) && "calls somebody",
    !links.every((url) => /^https?:\/\//.test(url)) && "a link that is none",
    ...illegible(message),
  ].filter((problem) => typeof problem === "string");
}

/** The same for Teams; Markdown is parsed in `TextBlock`, `FactSet` and perhaps `fallbackText`. */
function teamsProblems(card: Card): string[] {
  const content = teamsCard(card);
  const parts = objects(content);
  const attachment = { contentType: "application/vnd.microsoft.card.adaptive", content };
  const links = parts.filter(({ type }) => type === "Action.OpenUrl").map(({ url }) => String(url));
  return [
    teamsRefusal({ type: "message", summary: content.fallbackText, attachments: [attachment] })?.message,
    JSON.stringify(content).length * 2 > 80_000 && "over 80 KB",
    !/\S/.test(content.fallbackText) && "no fallback",
    /[[\]()<>*_`]|:\/\//.test(content.fallbackText) && "markup in fallbackText",
    parts.some(({ type }) => type === "TextBlock" || type === "FactSet") && "Markdown",
    !links.every((url) => /^https?:\/\//.test(url)) && "a link that is none",
    ...illegible(content),
  ].filter((problem) => typeof problem === "string");
}

function illegible(message: unknown): string[] {
  return strings(message).filter((text) => text === "" || !text.isWellFormed());
}

const lang = fc.constantFrom("ja" as const, "en" as const);

test("whatever the advisory, both platforms take its cards, and badge, date and draft button are there", () => {
  fc.assert(
    fc.property(arbitraryRecord, lang, (record, language) => {
      const options = { ...OPTIONS, lang: language };
      for (const card of [advisoryCard(record, options), updateCard(record, options)]) {
        expect(slackProblems(card)).toEqual([]);
        expect(teamsProblems(card)).toEqual([]);
        const badge = card.elements.flatMap((element) =>
          element.type === "badge" ? [element.label] : [],
        )[0];
        expect(slackMessage(card).blocks[0]).toMatchObject({ type: "header", text: { text: badge } });
        expect(strings(teamsCard(card).body[0])).toContain(badge);
        expect(objects(slackMessage(card).blocks)).toContainEqual(
          expect.objectContaining({
            action_id: "draft",
            value: JSON.stringify({ a: record.id, r: record.revision.number }),
          }),
        );
        expect(teamsCard(card).actions?.[0]?.data).toMatchObject({
          hansho: { action: "draft", a: record.id },
        });
      }
    }),
  );
});

test("whatever was found, both platforms take lists and explanations", () => {
  fc.assert(
    fc.property(fc.array(arbitraryRecord, { minLength: 1, maxLength: 12 }), lang, (records, language) => {
      const options = { ...OPTIONS, lang: language };
      const found = Array.from({ length: 60 }, (_, index) => records[index % records.length]!);
      const list = { heading: "見出し", records: found, total: 900, shown: 60, emptyHint: "なし" };
      const deliveries = found.map(({ id }) => ({
        destination: id,
        state: "sent",
        at: "2026-11-24T00:00:00Z",
      }));
      for (const card of [
        listCard({ ...options, ...list }),
        explainCard(records[0]!, { ...options, deliveries }),
      ]) {
        expect(slackProblems(card)).toEqual([]);
        expect(teamsProblems(card)).toEqual([]);
      }
    }),
    { numRuns: 25 },
  );
});

test("whatever the draft, both platforms take it as a message", () => {
  fc.assert(
    fc.property(arbitraryDraft, (view) => {
      expect(slackProblems(draftCard(view))).toEqual([]);
      expect(teamsProblems(draftCard(view))).toEqual([]);
    }),
    { numRuns: 50 },
  );
});

test("whatever the card, both renderers give something the platform takes", () => {
  fc.assert(
    fc.property(arbitraryCard, (card) => {
      expect(slackProblems(card)).toEqual([]);
      expect(teamsProblems(card)).toEqual([]);
    }),
    { numRuns: 150 },
  );
});
