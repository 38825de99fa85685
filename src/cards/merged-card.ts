import { badge } from "./badge.ts";
import { draftAction, explainAction, fallback, title } from "./advisory-card.ts";
import type { AdvisoryFacts, CardOptions } from "./facts.ts";
import { labels } from "./labels.ts";
import type { Card } from "./model.ts";
import { notification } from "./text.ts";

/**
 * In place of the post of an advisory that was merged, and in its thread: that it was, and into which. `record` is what
 * it was merged into, which has a post of its own and tells there what comes next.
 */
export function mergedCard(record: AdvisoryFacts, options: CardOptions & { resent?: boolean }): Card {
  const words = labels[options.lang].advisory;
  return {
    lang: options.lang,
    fallback: notification(`${words.merged}${words.colon}${fallback(record, options)}`),
    elements: [
      badge(record, options),
      ...(options.resent === true ? [{ type: "text", text: words.resent, tone: "warning" } as const] : []),
      { type: "title", text: `🔀 ${words.merged}${words.colon}${title(record, options)}` },
      { type: "text", text: words.mergedInto(record.id), tone: "normal" },
    ],
    actions: [draftAction(record, words.draftButton), explainAction(record, options)],
  };
}
