import type { SourceView } from "../../src/cards/source-cards.ts";

/** A source that is well, read at 9:00 of 2026-11-24 in Tokyo. */
export function view(more: Partial<SourceView> = {}): SourceView {
  return {
    name: "made-up",
    label: { ja: "架空の情報源", en: "A made-up source" },
    condition: "ok",
    polledAt: Date.parse("2026-11-24T00:00:00Z"),
    nextAt: Date.parse("2026-11-24T00:15:00Z"),
    entries: 20,
    refused: 0,
    ...more,
  };
}
