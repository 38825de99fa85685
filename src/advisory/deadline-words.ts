import { addDays, endOfWeek, weekday } from "./dates.ts";
import type { Deadline, DeadlineKind, Lang } from "./schema.ts";

const WEEKDAYS: Record<Lang, readonly string[]> = {
  ja: ["月", "火", "水", "木", "金", "土", "日"],
  en: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
};

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** The words of each kind of deadline. */
export const DEADLINE_WORDS: Record<Lang, Record<DeadlineKind, string>> = {
  ja: {
    now: "今すぐ",
    "this-week": "今週中",
    "next-week": "来週中",
    "this-month": "今月中",
    date: "期日指定",
    none: "次回定期更新時・情報共有のみ",
  },
  en: {
    now: "Immediately",
    "this-week": "This week",
    "next-week": "Next week",
    "this-month": "This month",
    date: "By a set date",
    none: "Next maintenance, FYI",
  },
};

/**
 * A date with its weekday, for cards: `11/27 金`, `Fri 27 Nov 2026`; in another year than `today`'s `2022/5/3 火`. The
 * text itself when it is no date.
 */
export function formatDay(date: string, lang: Lang, today?: string): string {
  const [year, month, day] = date.split("-").map(Number);
  const name = WEEKDAYS[lang][weekday(date) - 1];
  if (year === undefined || month === undefined || day === undefined || name === undefined) return date;
  const otherYear = today !== undefined && today.slice(0, 4) !== date.slice(0, 4);
  return lang === "ja"
    ? `${otherYear ? `${year}/` : ""}${month}/${day} ${name}`
    : `${name} ${day} ${MONTHS[month - 1]} ${year}`;
}

/**
 * Which label a dated deadline has as seen on `today`: 来週中 becomes 今週中 when its week has come, and a week or
 * month that is over, or not the one meant any more, leaves the date alone.
 */
function kindOn(today: string | undefined, { kind, date }: Deadline): DeadlineKind {
  if (today === undefined || date === undefined) return kind;
  switch (kind) {
    case "this-week":
    case "next-week": {
      const sunday = endOfWeek(today);
      if (date >= today && date <= sunday) return "this-week";
      return date > sunday && date <= addDays(sunday, 7) ? "next-week" : "date";
    }
    case "this-month":
      return date.slice(0, 7) === today.slice(0, 7) ? kind : "date";
    case "now":
    case "date":
    case "none":
      return kind;
  }
}

/**
 * `今週中（11/27 金まで）`, `This week (by Fri 27 Nov 2026)`; the words alone when there is no date.
 * @param today as people read it, `YYYY-MM-DD`: a card that is drawn again next week must not say 来週中 any more
 */
export function formatDeadline(deadline: Deadline, lang: Lang, today?: string): string {
  const { date } = deadline;
  const kind = kindOn(today, deadline);
  const words = DEADLINE_WORDS[lang][kind];
  if (date === undefined) return words;
  const day = formatDay(date, lang, today);
  if (kind === "date") return lang === "ja" ? `${day}まで` : `By ${day}`;
  return lang === "ja" ? `${words}（${day}まで）` : `${words} (by ${day})`;
}

/** A deadline as a letter writes it, year and all: `2026年11月27日（金）`, `Fri 27 Nov 2026`, or its words. */
export function formatDue({ kind, date }: Deadline, lang: Lang): string {
  if (date === undefined) return DEADLINE_WORDS[lang][kind];
  if (lang === "en") return formatDay(date, lang);
  const [year, month, day] = date.split("-").map(Number);
  return `${year}年${month}月${day}日（${WEEKDAYS.ja[weekday(date) - 1]}）`;
}

/** Whether the last day has passed: the day itself is still in time. `today` is the organization's date. */
export function isOverdue(deadline: Deadline, today: string): boolean {
  return deadline.date !== undefined && deadline.date < today;
}
