/** By when: a date that is called a deadline must be one, and 今週中 must not become 来月中. */
import { isStated, readDates } from "./dates.ts";
import { type Finding, finding, type Part } from "./finding.ts";
import { forFacts, forWords } from "./fold.ts";
import type { Source } from "./source.ts";

const SPANS: Record<string, RegExp> = {
  today: /本日中|今日中|当日中|\bby the end of (?:the|today|this) ?day\b|\b(?:by|end of) today\b/,
  tomorrow: /明日(?:中|まで)|\bby tomorrow\b/,
  "this-week": /今週|\bthis week\b|\bend of the week\b/,
  "next-week": /来週|翌週|\bnext week\b/,
  "this-month": /今月|\bthis month\b|\bend of the month\b/,
  "next-month": /来月|翌月|\bnext month\b/,
  "this-year": /今年|年内|\bthis year\b|\bend of the year\b/,
  "next-year": /来年|翌年|\bnext year\b/,
};

function spansOf(text: string): string[] {
  const words = forWords(text);
  return Object.keys(SPANS).filter((span) => SPANS[span]?.test(words));
}

/** @param part its text without the sentences that the source has word for word */
export function findDeadlines(part: Part, source: Source): Finding[] {
  const { deadline } = source.request.record.assessment;
  const found: Finding[] = [];
  const said = spansOf(part.text);
  if (said.length > 0) {
    const known = new Set([deadline.kind, ...source.sentences.flatMap(spansOf)]);
    if (source.years.has(Number(source.request.today?.slice(0, 4)))) known.add("this-year");
    for (const span of said.filter((each) => !known.has(each))) {
      found.push(
        finding("date", part, SPANS[span]?.exec(forWords(part.text))?.[0] ?? span, {
          ja: "この期限は元の情報にありません。",
          en: "This deadline is not in the advisory.",
        }),
      );
    }
  }
  const dues = readDates(forFacts(part.text)).dates.filter(({ due }) => due);
  for (const date of dues) {
    const known = source.dates.filter((each) => each.due);
    if (known.length > 0 && !isStated(date, known, source.years)) {
      found.push(
        finding("date", part, date.text, {
          ja: "この日付は、元の情報では期限ではありません。",
          en: "The advisory has this date, if at all, but not as a deadline.",
        }),
      );
    }
  }
  return found;
}
