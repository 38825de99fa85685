/** Advisories of a few words, and what the check finds in a draft that adds a sentence to the template's. */
import { AdvisoryContent, type DraftText, type Lang } from "../../../src/advisory/schema.ts";
import { checkGrounding, type Finding } from "../../../src/drafting/grounding/index.ts";
import { draftOf, requestOf } from "./given.ts";

/** An incident of this summary, in the language or languages it has. */
export function told(summary: { ja?: string; en?: string }, more: object = {}): AdvisoryContent {
  return AdvisoryContent.parse({
    kind: "incident",
    title: { ja: "試験", en: "Test" },
    summary,
    publishedAt: "2026-11-20T09:00:00+09:00",
    ...more,
  });
}

export function findings(content: AdvisoryContent, lang: Lang, written: Partial<DraftText>): Finding[] {
  const request = requestOf(content, lang);
  return checkGrounding(draftOf(request, written), request);
}

/** The kinds of findings, and what they quote. */
export function found(content: AdvisoryContent, lang: Lang, written: Partial<DraftText>): string[] {
  return findings(content, lang, written).map(({ kind, where, text }) => `${kind} ${where} ${text}`);
}
