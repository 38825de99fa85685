/** The report to executives: what it means, what is being done and by when, which decision is asked. No technical steps. */
import { isExploited } from "../advisory/exploitation.ts";
import type { DraftText } from "../advisory/schema.ts";
import type { DraftRequest } from "../ports.ts";
import { dueOf, priorityOf } from "./due.ts";
import { within } from "./passages.ts";
import { plainSummary } from "./plain.ts";
import { isUnaffected, useOf } from "./scope.ts";
import { oneReference, subjectTitle } from "./sections.ts";
import { senderOf } from "./signature.ts";
import { draftWords } from "./words.ts";
import { readerWords } from "./words-readers.ts";

export function executiveReport(request: DraftRequest): DraftText {
  const { record, organization, lang } = request;
  const { content } = record.revision;
  const { priority } = record.assessment;
  const { executives } = readerWords[lang];
  const words = draftWords[lang];
  return {
    subject: executives.prefix[priority] + executives.subject(subjectTitle(content, lang)),
    opening: words.greeting(senderOf(organization, lang)) + executives.notice[priority],
    overview: within(plainSummary(record.revision, lang), words.cut),
    scope: meaningOf(request),
    actions: planOf(request),
    references: oneReference(content, lang),
    priority: priorityOf(request),
  };
}

function meaningOf({ record, lang }: DraftRequest): string[] {
  const { content } = record.revision;
  const { executives, admins } = readerWords[lang];
  const words = draftWords[lang];
  if (content.kind !== "vulnerability") return [words.blank(words.blanks.effect)];
  if (isUnaffected(content)) return [admins.notAffected];
  const use = useOf(record.assessment);
  const known = use?.used === true ? words.used(use.assets) : words.unused;
  const used = use === undefined ? executives.usage(words.blank(words.blanks.usage)) : known;
  const { means } = executives;
  if (content.kev?.ransomware === true) return [means.ransomware, used];
  return [isExploited(content) ? means.exploited : means.unexploited, used];
}

function planOf(request: DraftRequest): string[] {
  const { record, lang } = request;
  const { content } = record.revision;
  const { priority } = record.assessment;
  const { executives } = readerWords[lang];
  const words = draftWords[lang];
  if (isUnaffected(content)) return [executives.noDecision];
  const plan = executives.plan(content.kind, priority, dueOf(request));
  if (priority === "C" || priority === "D") return [plan, executives.noDecision];
  return [plan, executives.result, executives.decision(words.blank(words.blanks.decision))];
}
