import { formatDeadline } from "../advisory/deadline.ts";
import type { Lang } from "../advisory/schema.ts";
import { labels } from "./labels.ts";
import type { Card } from "./model.ts";

/** Shows that cards arrive here, and cannot be taken for a real one. */
export function sampleCard(lang: Lang): Card {
  const { answers, advisory } = labels[lang];
  return {
    lang,
    fallback: answers.sampleTitle,
    elements: [
      {
        type: "badge",
        priority: "D",
        label: `⚪ D${advisory.bar}${formatDeadline({ kind: "none" }, lang)}`,
        tone: "normal",
      },
      { type: "title", text: answers.sampleTitle },
      { type: "section", label: advisory.summary, text: answers.sampleSummary },
      { type: "section", label: advisory.scope, text: answers.sampleScope },
      { type: "section", label: advisory.action, text: answers.sampleAction },
      { type: "text", text: answers.sampleButtons, tone: "subtle" },
      { type: "text", text: answers.sampleNote, tone: "warning" },
    ],
    actions: [],
  };
}
