import fc from "fast-check";
import type { DraftView } from "../../src/cards/model.ts";
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
