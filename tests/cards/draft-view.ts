import fc from "fast-check";
import type { DraftView } from "../../src/cards/model.ts";
import type { DraftEdit } from "../../src/cards/teams.ts";
import { arbitraryId, arbitraryText } from "../fakes/arbitrary-advisory.ts";
import { SEED } from "./records.ts";

/** A draft as the dialogs get it. */
export function draftView(over: Partial<DraftView> = {}): DraftView {
  return {
    advisoryId: "adv-1",
    revision: 2,
    lang: "ja",
    title: SEED.title,
    subject: "【共有】件名の例",
    body: "お疲れさまです。\n\n■ 概要\n本文の例です。\n",
    origin: "source",
    audiences: ["admins", "everyone", "executives", "overseas"],
    disclaimer: SEED.disclaimer,
    ...over,
  };
}

/** Bodies far longer than any field among them. */
export const arbitraryDraft: fc.Arbitrary<DraftView> = fc
  .record({
    lang: fc.constantFrom("ja" as const, "en" as const),
    title: arbitraryText(2_000),
    subject: fc.oneof(fc.constant(""), arbitraryText(2_000)),
    body: fc
      .array(arbitraryText(20_000), { maxLength: 8 })
      .chain((parts) => fc.constantFrom("\n", "").map((joint) => parts.join(joint))),
    advisoryId: arbitraryId,
    revision: fc.integer({ min: 1, max: 99 }),
  })
  .map((parts) => draftView(parts));

const text = arbitraryText(3_000);
const texts = fc.array(text, { maxLength: 15 });

/** The same with everything that can stand around a draft, and with what people typed in it. */
export const arbitraryDialog: fc.Arbitrary<{ view: DraftView; edits: DraftEdit[] }> = fc.record({
  view: fc
    .tuple(
      arbitraryDraft,
      fc.record(
        {
          made: text,
          notes: texts,
          history: texts,
          otherMail: text,
          version: fc.integer({ min: 1, max: 9 }),
          editable: fc.boolean(),
          undoable: fc.boolean(),
          pageUrl: fc.constant("https://hansho.example.com/drafts/t"),
          outdated: fc.record({ text: fc.constant("OLD"), latest: fc.integer({ min: 2 }), changes: texts }),
          merged: fc.record({
            text,
            rows: fc.array(
              fc.record({ before: text, now: text, yours: text }, { requiredKeys: ["before", "now"] }),
              { maxLength: 15 },
            ),
          }),
        },
        { requiredKeys: [] },
      ),
    )
    .map(([view, around]) => ({ ...view, ...around })),
  edits: fc.array(
    fc.record({
      lang: fc.constantFrom("ja" as const, "en" as const),
      audience: fc.constantFrom("everyone" as const, "overseas" as const),
      revision: fc.integer({ min: 1, max: 3 }),
      version: fc.nat({ max: 5 }),
      subject: arbitraryText(2_000),
      body: arbitraryText(20_000),
    }),
    { maxLength: 6 },
  ),
});
