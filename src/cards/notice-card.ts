import type { Bilingual, Lang } from "../advisory/schema.ts";
import { labels } from "./labels.ts";
import type { Card } from "./model.ts";

/** How much the first read of a source took in, and how much of it is posted (design 4.8). */
export function noticeCard(notice: { label: Bilingual; entries: number; posted: number }, lang: Lang): Card {
  const words = labels[lang].answers;
  const text = words.baseline(notice.label[lang], notice.entries, notice.posted);
  return {
    lang,
    fallback: text,
    elements: [
      { type: "title", text: words.baselineTitle },
      { type: "text", text, tone: "normal" },
      { type: "text", text: words.baselineHint, tone: "subtle" },
    ],
    actions: [],
  };
}
