import type { Deadline, Lang } from "../advisory/schema.ts";
import { labels } from "./labels.ts";

/** `今週中（11/27 金まで）`, or the words alone when there is no date. */
export function formatDeadline(deadline: Deadline, lang: Lang): string {
  const words = labels[lang].advisory.deadlines[deadline.kind];
  if (deadline.date === undefined) return words;
  const date = new Date(`${deadline.date}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return words;
  if (lang === "ja") {
    const weekday = date.toLocaleDateString("ja-JP", { weekday: "short", timeZone: "UTC" });
    return `${words}（${date.getUTCMonth() + 1}/${date.getUTCDate()} ${weekday}まで）`;
  }
  const day = date.toLocaleDateString("en-GB", {
    weekday: "short",
    day: "numeric",
    month: "short",
    timeZone: "UTC",
  });
  return `${words} (by ${day.replace(",", "")})`;
}

/** Whether the last day has passed: the day itself is still in time. */
export function isOverdue(deadline: Deadline, today: string): boolean {
  return deadline.date !== undefined && deadline.date < today;
}
