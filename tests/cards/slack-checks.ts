/** What must hold of Slack messages whatever the limits: which texts are parsed, and what stands in them. */

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
