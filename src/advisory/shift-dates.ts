import { addDays } from "./dates.ts";
import type { AdvisoryContent } from "./schema.ts";

const DAY_MS = 86_400_000;
const OFFSET = /(?:Z|[+-]\d\d:?\d\d)$/i;

/**
 * Moves every date an advisory carries by whole days, so that the examples can be relative to the clock: published,
 * updated, withdrawn, and KEV's two dates. Time of day and offset stay as they are written; prose is not touched.
 * @param ms rounded to whole days.
 */
export function shiftDates<T extends AdvisoryContent>(content: T, ms: number): T {
  const days = Math.round(ms / DAY_MS);
  const shifted = { ...content };
  if (content.publishedAt !== undefined) shifted.publishedAt = shiftTime(content.publishedAt, days);
  if (content.updatedAt !== undefined) shifted.updatedAt = shiftTime(content.updatedAt, days);
  if (content.kev !== undefined) {
    const { dateAdded, dueDate } = content.kev;
    shifted.kev = {
      ...content.kev,
      dateAdded: addDays(dateAdded, days),
      dueDate: addDays(dueDate, days),
    };
  }
  if (content.withdrawn?.at !== undefined) {
    shifted.withdrawn = { ...content.withdrawn, at: shiftTime(content.withdrawn.at, days) };
  }
  return shifted;
}

/** The local date is moved and the rest kept, so that `+09:00` stays `+09:00`. Text that is no time is kept. */
function shiftTime(time: string, days: number): string {
  if (!OFFSET.test(time) || Number.isNaN(Date.parse(time))) return time;
  return addDays(time.slice(0, 10), days) + time.slice(10);
}
