/** The notice to everybody: what happened in plain words, what to do and not to do, whom to ask. */
import type { DraftText, Lang } from "../advisory/schema.ts";
import type { DraftRequest } from "../ports.ts";
import { dueOf } from "./due.ts";
import { isActive } from "./facts.ts";
import { pick, quote, within } from "./passages.ts";
import { plainSummary, stepsForAnybody } from "./plain.ts";
import { oneReference } from "./references.ts";
import { affectedProducts, hasPackages, isUnaffected, named } from "./scope.ts";
import { subjectTitle } from "./sections.ts";
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
  const exploited = isActive(content) && !EXPLOITED[lang].test(summary) ? everyone.exploited : "";
  // After a quotation it would read as part of it.
  const overview = /^> /m.test(summary) ? [exploited, summary] : [summary, exploited];
  const scope = readersOf(request);
  const greeting = words.greeting(senderOf(organization, lang));
  const whom = scope.length > 0 && priority !== "D" ? everyone.whom : "";
  return {
    subject: words.prefix[priority] + subjectTitle(content, lang, "plain"),
    opening: [greeting + everyone.notice[priority], whom]
      .filter((part) => part !== "")
      .join(lang === "ja" ? "" : " "),
    overview: within(overview.filter((part) => part !== "").join("\n"), words.cut),
    scope,
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
  if (hasPackages(content)) return [everyone.developers];
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
  const forUsers = [everyone.tellUs(dueOf(request)), everyone.waitForUs, everyone.suspicious];
  if (content.kind === "vulnerability") return forUsers;
  const steps = stepsForAnybody(content, lang)
    .slice(0, MOST_STEPS)
    .map((step) => within(step, words.cut));
  if (steps.length > 0) return [...steps, everyone.suspicious];
  if (content.kind === "alert" && isActive(content) && affectedProducts(content).length > 0) return forUsers;
  const other = stepsForAnybody(content, lang === "ja" ? "en" : "ja")
    .slice(0, MOST_STEPS)
    .join("\n");
  const original =
    content.action?.[lang] === undefined && other !== "" ? [everyone.foreign, quote(other)] : [];
  return [
    within([words.blank(words.blanks.request), ...original].join("\n"), words.cut),
    everyone.suspicious,
  ];
}
