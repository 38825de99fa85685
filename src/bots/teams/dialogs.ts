/** The answers to Teams' dialog invokes (`task/fetch`, `task/submit`): a card, or a sentence. */
import type { AdaptiveCard } from "../../cards/teams.ts";

export interface InvokeAnswer {
  status: number;
  body?: unknown;
}

/** Teams' `taskInfo`: a card, and a size that shows a whole email without scrolling on a laptop. */
export function dialog({ title, card }: { title: string; card: AdaptiveCard }): InvokeAnswer {
  const attachment = { contentType: "application/vnd.microsoft.card.adaptive", content: card };
  return {
    status: 200,
    body: { task: { type: "continue", value: { title, height: "large", width: "large", card: attachment } } },
  };
}

/** A dialog that only says something, in plain text. */
export function told(text: string): InvokeAnswer {
  return { status: 200, body: { task: { type: "message", value: text } } };
}
