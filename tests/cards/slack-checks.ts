/** What must hold of Slack messages whatever the limits: which texts are parsed, and what stands in them. */
import type { InputBlock, KnownBlock } from "@slack/types";

/** Every object inside a value, itself included. */
export function objects(value: unknown): Record<string, unknown>[] {
  if (typeof value !== "object" || value === null) return [];
  const inside = Object.values(value).flatMap(objects);
  return Array.isArray(value) ? inside : [value as Record<string, unknown>, ...inside];
}

/** Every string inside a value. */
export function strings(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(strings);
}

/** Texts in which Slack reads mrkdwn: the top one, and objects of that type. */
export function mrkdwn(message: { text?: string; blocks: unknown }): string[] {
  const found = objects(message.blocks).filter(({ type }) => type === "mrkdwn" || type === "markdown");
  return [message.text ?? "", ...found.map(({ text }) => String(text))];
}

/** Kinds of rich text that call people. */
export const CALLS = ["user", "usergroup", "broadcast", "channel", "team"];

/** The fields of a modal. */
export function inputs(blocks: readonly { type: string }[]): InputBlock[] {
  return (blocks as KnownBlock[]).filter((block) => block.type === "input");
}

/** What stands in them, by block id. */
export function values(blocks: readonly { type: string }[]): Record<string, string | undefined> {
  const pairs = inputs(blocks).map(({ element, block_id = "" }) => [
    block_id,
    "initial_value" in element && typeof element.initial_value === "string"
      ? element.initial_value
      : undefined,
  ]);
  return Object.fromEntries(pairs);
}
