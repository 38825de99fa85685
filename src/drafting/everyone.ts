/** The notice to everybody: what happened in plain words, what to do and not to do, whom to ask. */
import type { DraftText, Lang } from "../advisory/schema.ts";
import type { DraftRequest } from "../ports.ts";
import { dueOf } from "./due.ts";
import { isActive } from "./facts.ts";
import { pick, within } from "./passages.ts";
import { plainSummary, stepsForAnybody } from "./plain.ts";
import { affectedProducts, isUnaffected, named } from "./scope.ts";
import { oneReference, subjectTitle } from "./sections.ts";
import { senderOf } from "./signature.ts";
import { listLines } from "./steps.ts";
import { draftWords } from "./words.ts";
import { readerWords } from "./words-readers.ts";

const MOST_NAMES = 5;
const MOST_STEPS = 5;

/** The publisher's words say so already. */
const EXPLOITED: Record<Lang, RegExp> = {
  ja: /悪用され(?:て|た)|悪用(?:が|を)確認|攻撃(?:に使われ|を確認|が確認)/,
  en: /\bexploited in\b|used (?:in|as|for)\b|actively exploited/,
};

export function everyoneNotice(request: DraftRequest): DraftText {
  const { record, organization, lang } = request;
  const { content } = record.revision;
  const { priority } = record.assessment;
  const words = draftWords[lang];
  const { everyone } = readerWords[lang];
  const summary = plainSummary(record.revision, lang);
  const overview = [summary, isActive(content) && !EXPLOITED[lang].test(summary) ? everyone.exploited : ""];
  return {
    subject: words.prefix[priority] + subjectTitle(content, lang),
    opening: words.greeting(senderOf(organization, lang)) + everyone.notice[priority],
    overview: within(overview.filter((part) => part !== "").join("\n"), words.cut),
    scope: readersOf(request),
    actions: actionsOf(request),
    references: oneReference(content, lang),
  };
}

/** Whom it concerns: users of the products by name, or the publisher's own words; another's incident, nobody in particular. */
function readersOf({ record, lang }: DraftRequest): string[] {
  const { content } = record.revision;
  const words = draftWords[lang];
  const { everyone } = readerWords[lang];
  if (content.kind === "incident" || isUnaffected(content)) return [];
  const names = [...new Set(affectedProducts(content).map(named))];
  if (names.length > 0) {
    const shown = names.slice(0, MOST_NAMES).map(everyone.users);
    return names.length > shown.length ? [...shown, words.andOthers] : shown;
  }
  const scope = pick(content.scope, lang);
  if (scope?.foreign === false) {
    const lines = listLines(scope.text);
    const shown = lines.slice(0, MOST_NAMES).map((line) => within(line, words.cut));
    return lines.length > shown.length ? [...shown, words.andOthers] : shown;
  }
  if (content.kind === "alert" || record.assessment.priority === "D") return [];
  return [words.blank(words.blanks.readers)];
}

function actionsOf(request: DraftRequest): string[] {
  const { record, lang } = request;
  const { content } = record.revision;
  const { everyone } = readerWords[lang];
  const words = draftWords[lang];
  if (record.assessment.priority === "D" || isUnaffected(content)) return [everyone.nothing];
  if (content.kind === "vulnerability") {
    return [everyone.tellUs(dueOf(request)), everyone.waitForUs, everyone.suspicious];
  }
  const steps = stepsForAnybody(content, lang)
    .slice(0, MOST_STEPS)
    .map((step) => within(step, words.cut));
  return [...(steps.length > 0 ? steps : [words.blank(words.blanks.request)]), everyone.suspicious];
}
