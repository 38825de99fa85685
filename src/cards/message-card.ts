import type { Lang } from "../advisory/schema.ts";
import type { Card } from "./model.ts";
import { notification } from "./text.ts";

/** One thing said. */
export function messageCard(text: string, lang: Lang, tone: "normal" | "subtle" | "warning"): Card {
  return { lang, fallback: notification(text), elements: [{ type: "text", text, tone }], actions: [] };
}
