import { isOverdue } from "../advisory/deadline.ts";
import type { Deadline, DraftText, Lang } from "../advisory/schema.ts";
import type { Drafter, DraftRequest } from "../ports.ts";
import { day, dayOfDeadline } from "./days.ts";
import { oneLine, pick, quote, shorten } from "./passages.ts";
import { foreignNote, MOST_ITEMS, overviewOf, referencesOf, scopeOf, within } from "./sections.ts";
import { splitSteps } from "./steps.ts";
import { type DraftWords, draftWords } from "./words.ts";

/** A mail's subject: `DraftText.subject` takes no more. */
const MOST_SUBJECT = 2_000;

/**
 * The drafter that always works: the draft that came with the advisory word for word, else one made from what the
 * advisory says, with fixed sentences around it. It states no number, link, product or fact of its own, and
 * translates nothing: what the advisory has in the other language only is quoted and said to be so.
 */
export function createTemplateDrafter(): Drafter {
  return {
    draft(request) {
      const own = request.record.revision.content.drafts?.[request.lang];
      if (own !== undefined) return { text: own, origin: "source" };
      return { text: template(request), origin: "template" };
    },
  };
}

function template(request: DraftRequest): DraftText {
  const { record, lang } = request;
  const text = record.revision.content.withdrawn === undefined ? notice(request) : correction(request);
  return { ...text, subject: shorten(text.subject, MOST_SUBJECT), ...closing(request, draftWords[lang]) };
}

function notice({ record, organization, lang, today }: DraftRequest): DraftText {
  const { content } = record.revision;
  const { priority, review, deadline, rule } = record.assessment;
  const words = draftWords[lang];
  const fromKev =
    rule !== "stated" &&
    priority === "A" &&
    deadline.date !== undefined &&
    content.kev?.dueDate === deadline.date;
  const due = priorityLine(words, words.level[priority], deadline, fromKev, lang);
  const late = today !== undefined && isOverdue(deadline, today);
  const notes = [late ? words.overdue : "", review ? words.provisional : ""];
  return {
    subject: words.prefix[priority] + subjectTitle(words, content.kind, content.title, lang),
    opening:
      late && priority === "B" ? words.openingOverdue(content.kind) : words.opening(content.kind, priority),
    overview: overviewOf(record.revision, organization, lang),
    scope: scopeOf(content, lang),
    actions: actionsOf({ record, organization, lang }),
    references: referencesOf(content, lang),
    priority: [due, ...notes].filter((line) => line !== "").join("\n"),
  };
}

/** A mail that takes an earlier one back. */
function correction({ record, organization, lang }: DraftRequest): DraftText {
  const { content } = record.revision;
  const words = draftWords[lang];
  const title = oneLine(content.title[lang] ?? content.title.ja ?? content.title.en ?? "");
  const reason = pick(content.withdrawn?.reason, lang);
  const parts = [words.withdrawn(title, day(content.withdrawn?.at, organization.timeZone, lang))];
  if (reason?.foreign === false) parts.push(words.withdrawnReason(reason.text));
  if (reason?.foreign === true) parts.push(words.withdrawnReasonQuoted(quote(reason.text)));
  else parts.push(foreignNote([content.title], lang) === "" ? "" : words.someForeign);
  return {
    subject: words.correctionPrefix + subjectTitle(words, content.kind, content.title, lang),
    opening: words.correctionOpening,
    overview: within(parts.filter((part) => part !== "").join("\n"), words),
    scope: [],
    actions: words.withdrawnActions,
    references: referencesOf(content, lang),
    priority: words.withdrawnPriority,
  };
}

function subjectTitle(
  words: DraftWords,
  kind: Parameters<DraftWords["titled"]>[0],
  title: { ja?: string | undefined; en?: string | undefined },
  lang: Lang,
): string {
  const own = title[lang];
  if (own !== undefined) return oneLine(own);
  return words.titled(kind, oneLine(title.ja ?? title.en ?? ""));
}

function actionsOf({ record, lang }: DraftRequest): string[] {
  const { content } = record.revision;
  const { priority } = record.assessment;
  const words = draftWords[lang];
  const action = pick(content.action, lang);
  const steps = [words.checkFirst[content.kind]];
  if (action === undefined) {
    const canLook = content.references.some(({ url }) => url !== undefined);
    steps.push(canLook ? words.seeReferences : words.actionsUnknown);
  } else if (action.foreign) {
    steps.push(within(`${words.quotedActions}\n${quote(action.text)}`, words));
  } else {
    steps.push(...fitting(splitSteps(action.text, lang), words));
  }
  if (priority === "A" || priority === "B") steps.push(words.report);
  if (priority === "D") steps.push(words.noHurry[content.kind]);
  return steps;
}

/** Steps past the limit are joined to the last one, so that none is lost. */
function fitting(steps: string[], words: DraftWords): string[] {
  const most = MOST_ITEMS - 2;
  const kept = steps.length <= most ? steps : [...steps.slice(0, most - 1), steps.slice(most - 1).join("\n")];
  return kept.map((step) => within(step, words));
}

function priorityLine(
  words: DraftWords,
  level: string,
  deadline: Deadline,
  fromKev: boolean,
  lang: Lang,
): string {
  const { kind, date } = deadline;
  const due = date === undefined ? words.undated[kind] : words.due(dayOfDeadline(date, lang), fromKev);
  return words.priority(level, due);
}

/** Whom to ask and who writes: only what the organization set itself. */
function closing({ organization, lang }: DraftRequest, words: DraftWords): { closing?: string } {
  const name = pick(organization.name, lang)?.text;
  const contact = pick(organization.contact, lang)?.text;
  const lines = [contact === undefined ? undefined : words.contact(contact), name].filter(
    (line) => line !== undefined,
  );
  return lines.length === 0 ? {} : { closing: lines.join("\n") };
}
