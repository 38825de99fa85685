import fc from "fast-check";
import type { Card, CardAction, CardElement } from "../../src/cards/model.ts";
import { arbitraryId, arbitraryText } from "../fakes/arbitrary-advisory.ts";

const text = fc.oneof(fc.constant(""), fc.constant("\u200B"), arbitraryText(15_000));
const flag = fc.boolean();

const action: fc.Arbitrary<CardAction> = fc.record({
  id: fc.constantFrom("draft" as const, "explain" as const, "show" as const),
  label: text,
  advisoryId: fc.oneof(
    arbitraryId,
    arbitraryText(3_000).map((long) => long.toWellFormed()),
  ),
  revision: fc.integer({ min: 1 }),
  primary: flag,
});

const element: fc.Arbitrary<CardElement> = fc.oneof(
  fc.record({
    type: fc.constant("badge" as const),
    priority: fc.constantFrom("A" as const, "B" as const, "C" as const, "D" as const),
    label: text,
    tone: fc.constantFrom("normal" as const, "overdue" as const, "withdrawn" as const),
  }),
  fc.record({ type: fc.constant("title" as const), text }),
  fc.record({
    type: fc.constant("text" as const),
    text,
    tone: fc.constantFrom("normal" as const, "subtle" as const, "warning" as const),
  }),
  fc.record({ type: fc.constant("section" as const), label: text, text }),
  fc.record({
    type: fc.constant("facts" as const),
    facts: fc.array(fc.record({ label: text, value: text }), { maxLength: 40 }),
  }),
  fc.record(
    {
      type: fc.constant("list" as const),
      label: text,
      ordered: flag,
      items: fc.array(text, { maxLength: 60 }),
    },
    { requiredKeys: ["type", "ordered", "items"] },
  ),
  fc.record({
    type: fc.constant("links" as const),
    label: text,
    links: fc.array(
      fc.record(
        { text, url: fc.oneof(fc.webUrl(), text, fc.constant("javascript:alert(1)")) },
        { requiredKeys: ["text"] },
      ),
      { maxLength: 60 },
    ),
  }),
  fc.record({ type: fc.constant("copy" as const), label: text, text }),
  fc.record(
    { type: fc.constant("row" as const), title: text, detail: text, action },
    { requiredKeys: ["type", "title", "detail"] },
  ),
  fc.constant({ type: "divider" as const }),
);

/** Any card at all, also ones nobody would make. */
export const arbitraryCard: fc.Arbitrary<Card> = fc.record({
  lang: fc.constantFrom("ja" as const, "en" as const),
  fallback: text,
  elements: fc.oneof(
    fc.array(element, { maxLength: 12 }),
    fc.tuple(element, fc.integer({ min: 40, max: 200 })).map(([one, count]) => Array(count).fill(one)),
  ),
  actions: fc.array(action, { maxLength: 6 }),
});
