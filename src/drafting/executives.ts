/** The report to executives: what it means, what is being done and by when, which decision is asked. No technical steps. */
import { isExploited } from "../advisory/exploitation.ts";
import type { DraftText } from "../advisory/schema.ts";
import type { DraftRequest } from "../ports.ts";
import { dueOf, priorityOf } from "./due.ts";
import { isActive, saysRansomware } from "./facts.ts";
import { within } from "./passages.ts";
import { plainSummary } from "./plain.ts";
import { isUnaffected, useOf } from "./scope.ts";
import { isOthersIncident } from "./others.ts";
import { oneReference } from "./references.ts";
import { subjectTitle } from "./sections.ts";
import { senderOf } from "./signature.ts";
import { draftWords } from "./words.ts";
import { readerWords } from "./words-readers.ts";

export function executiveReport(request: DraftRequest): DraftText {
  const { record, organization, lang } = request;
  const { content } = record.revision;
  const { priority } = record.assessment;
  const { executives } = readerWords[lang];
  const words = draftWords[lang];
  const others = isOthersIncident(request);
  const notice = others ? executives.noticeOfOthers : executives.notice[priority];
  return {
    subject:
      executives.prefix[priority] +
      executives.subject(subjectTitle(content, lang, others ? "labelled" : "plain"), others),
    opening: executives.greeting(senderOf(organization, lang)) + notice,
    overview: within(plainSummary(record.revision, lang), words.cut),
    scope: meaningOf(request),
    actions: planOf(request),
    references: oneReference(content, lang),
    priority: priorityOf(request),
  };
}

function meaningOf(request: DraftRequest): string[] {
  const { record, lang } = request;
  const { content } = record.revision;
  const { executives, admins } = readerWords[lang];
  const words = draftWords[lang];
  const { means } = executives;
  if (isUnaffected(content)) return [admins.notAffected];
  const attacked = attackedBy(request);
  if (content.kind !== "vulnerability") {
    return [...(attacked === undefined ? [] : [attacked]), words.blank(words.blanks.effect)];
  }
  const use = useOf(record.assessment);
  const known = use?.used === true ? words.used(use.assets) : words.unused;
  const used = use === undefined ? executives.usage(words.blank(words.blanks.usage)) : known;
  return [attacked ?? means.unexploited, used];
}

/** Attacks that are known of; ransomware once, here or in the overview. */
function attackedBy({ record, lang }: DraftRequest): string | undefined {
  const { content } = record.revision;
  const { means } = readerWords[lang].executives;
  if (content.kev?.ransomware === true) {
    const said = saysRansomware(plainSummary(record.revision, lang));
    return [...(said ? [] : [means.ransomware]), means.held].join(lang === "ja" ? "" : " ");
  }
  const exploited = content.kind === "vulnerability" ? isExploited(content) : isActive(content);
  return exploited ? means.exploited : undefined;
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
