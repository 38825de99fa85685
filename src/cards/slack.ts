import type { KnownBlock } from "@slack/types";
import { z } from "zod";
import { Audience } from "../advisory/schema.ts";
import type { Card, CardAction } from "./model.ts";
import { fit } from "./shorten.ts";
import { slackBlock, slackButton } from "./slack-elements.ts";
import { SLACK_LEVELS } from "./slack-levels.ts";

export { parseSlackForm, slackFormModal } from "./slack-form.ts";
export { parseSlackDraft, parseSlackDraftShown } from "./slack-draft-fields.ts";
export { type DraftModalOptions, isDraftSavable, slackDraftModal } from "./slack-modal.ts";

export interface SlackMessage {
  /** Notification and screen-reader text, entity-escaped: Slack reads mrkdwn in it. */
  text: string;
  blocks: KnownBlock[];
}

/** Slack takes 50 blocks; and refuses somewhere above 11,000 characters (bolt-js 2509, node-slack-sdk 2867). */
const BLOCKS = 45;
const CHARACTERS = 10_000;

/**
 * A card as the body of `chat.postMessage`: at most 45 blocks and 10,000 characters over all strings, shortened
 * level by level (docs/cards.md). Never throws.
 */
export function slackMessage(card: Card): SlackMessage {
  return fit(card, SLACK_LEVELS, render, ({ text, blocks }) => {
    return blocks.length <= BLOCKS && text.length + characters(blocks) <= CHARACTERS;
  });
}

const SlackValue = z.object({
  a: z.string().min(1).max(2_000),
  r: z.int().min(1),
  s: z.string().max(2_000).optional(),
  au: Audience.optional().catch(undefined),
  f: z.literal(true).optional().catch(undefined),
});

/** What a button of ours carried; undefined for anything else, however odd. */
export function parseSlackValue(
  value: unknown,
): Pick<CardAction, "advisoryId" | "revision" | "start" | "audience" | "followUp"> | undefined {
  if (typeof value !== "string") return undefined;
  try {
    const found = SlackValue.safeParse(JSON.parse(value));
    if (!found.success) return undefined;
    const { a, r, s, au, f } = found.data;
    return {
      advisoryId: a,
      revision: r,
      ...(s !== undefined && { start: s }),
      ...(au !== undefined && { audience: au }),
      ...(f !== undefined && { followUp: f }),
    };
  } catch {
    return undefined;
  }
}

/** The three characters that mean something in Slack's mrkdwn; `<!channel>` and `<url|text>` need them. */
export function escapeMrkdwn(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function render(card: Card): SlackMessage {
  const blocks = card.elements
    .filter(hasContent)
    .map((element, index) => slackBlock(element, `card-${index}`));
  return { text: escapeMrkdwn(card.fallback), blocks: [...blocks, ...actionBlocks(card.actions)] };
}

/** Slack refuses rich text without a part. */
function hasContent(element: Card["elements"][number]): boolean {
  if (element.type === "facts") return element.facts.length > 0;
  if (element.type === "list") return element.items.length > 0;
  return element.type !== "links" || element.links.length > 0;
}

/** Buttons in one block, but an action id twice in one block is refused: the second one gets its own. */
function actionBlocks(actions: readonly CardAction[]): KnownBlock[] {
  const rows: CardAction[][] = [];
  for (const action of actions) {
    const free = rows.find((row) => row.every(({ id }) => id !== action.id));
    if (free === undefined) rows.push([action]);
    else free.push(action);
  }
  return rows.flatMap((row, index) => {
    const elements = row.map(slackButton).filter((button) => button !== undefined);
    return elements.length === 0 ? [] : [{ type: "actions", block_id: `actions-${index}`, elements }];
  });
}

/** Length of every string in it, in UTF-16 units. */
function characters(value: unknown): number {
  if (typeof value === "string") return value.length;
  if (typeof value !== "object" || value === null) return 0;
  return Object.values(value).reduce<number>((sum, part) => sum + characters(part), 0);
}
