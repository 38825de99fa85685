import type { Lang, Priority } from "../advisory/schema.ts";
import { formatDeadline, isOverdue } from "../advisory/deadline.ts";
import type { AdvisoryFacts, CardOptions } from "./facts.ts";
import { labels } from "./labels.ts";
import type { CardElement } from "./model.ts";

/** Stands beside the letter, never instead of it. */
const EMOJI: Record<Priority, string> = { A: "🔴", B: "🟠", C: "🟡", D: "⚪" };

/** `🟠 B｜今週中（11/27 金まで）`: letter, deadline in words and date, then the flags. */
export function badge(record: AdvisoryFacts, options: CardOptions): CardElement & { type: "badge" } {
  const { priority } = record.assessment;
  return {
    type: "badge",
    priority,
    label: `${EMOJI[priority]} ${badgeWords(record, options)}`,
    tone: badgeTone(record, options.today),
  };
}

/** The badge without its emoji, for one-line fallbacks and rows. */
export function badgeWords(record: AdvisoryFacts, { lang, today }: { lang: Lang; today: string }): string {
  const words = labels[lang].advisory;
  const { priority, deadline, review } = record.assessment;
  const flag = review ? ` ${words.review}` : "";
  const tone = badgeTone(record, today);
  // A withdrawn advisory asks nothing of anybody: its old deadline would mislead.
  if (tone === "withdrawn") return `${priority}${words.bar}${words.withdrawn}`;
  const due = formatDeadline(deadline, lang, today);
  return tone === "overdue"
    ? `${priority}${words.bar}${words.overdue}${words.bar}${due}${flag}`
    : `${priority}${words.bar}${due}${flag}`;
}

function badgeTone(record: AdvisoryFacts, today: string): "normal" | "overdue" | "withdrawn" {
  if (record.revision.content.withdrawn !== undefined) return "withdrawn";
  return isOverdue(record.assessment.deadline, today) ? "overdue" : "normal";
}
