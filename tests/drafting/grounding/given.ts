/** Advisories of the examples, and drafts of them as a model would write them. */
import { localDate } from "../../../src/advisory/calendar.ts";
import { type AdvisoryContent, type DraftText, Organization } from "../../../src/advisory/schema.ts";
import { createTemplateDrafter } from "../../../src/drafting/template.ts";
import type { DraftRequest } from "../../../src/ports.ts";
import { recordOf } from "../records.ts";

/** Tuesday, 24 November 2026, ten o'clock in Tokyo. */
export const NOW = Date.parse("2026-11-24T10:00:00+09:00");

export const ORGANIZATION = Organization.parse({
  name: { ja: "例示商事株式会社", en: "Example Trading" },
  sender: { ja: "情報システム部", en: "IT Department" },
  contact: { ja: "情報システム部（内線 1234、it@example.com）", en: "IT Department, it@example.com" },
});

const drafter = createTemplateDrafter();

/** What a model writes for whom. */
export type FieldDraft = [DraftRequest["lang"], DraftRequest["audience"], Partial<DraftText>];

/** An advisory, faithful drafts of it, and false ones. */
export type Field = [AdvisoryContent, FieldDraft[], FieldDraft[]?];

export function requestOf(
  content: AdvisoryContent,
  lang: DraftRequest["lang"],
  audience?: DraftRequest["audience"],
): DraftRequest {
  const record = recordOf(content, NOW, ORGANIZATION);
  return { record, organization: ORGANIZATION, lang, audience, today: localDate(NOW, "Asia/Tokyo") };
}

export function templateOf(request: DraftRequest): DraftText {
  return drafter.draft(request).text;
}

/** What a model writes, in the template's draft. */
export function draftOf(request: DraftRequest, written: Partial<DraftText>): DraftText {
  const template = templateOf(request);
  const prefix = /^(?:【[^】]+】|\[[^\]]+\] )/.exec(template.subject)?.[0] ?? "";
  const subject = written.subject === undefined ? template.subject : prefix + written.subject;
  return { ...template, ...written, subject };
}
