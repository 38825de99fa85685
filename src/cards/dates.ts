import type { Lang } from "../advisory/schema.ts";

function format(
  at: string | number,
  timeZone: string,
  lang: Lang,
  options: Intl.DateTimeFormatOptions,
): string | undefined {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return undefined;
  const locale = lang === "ja" ? "ja-JP" : "en-GB";
  try {
    return new Intl.DateTimeFormat(locale, { ...options, timeZone }).format(date);
  } catch {
    return new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC", timeZoneName: "short" }).format(
      date,
    );
  }
}

/** `2026/11/24` or `24 Nov 2026`, in the time zone; undefined for what is no time. */
export function showDate(at: string | number | undefined, timeZone: string, lang: Lang): string | undefined {
  if (at === undefined) return undefined;
  return format(
    at,
    timeZone,
    lang,
    lang === "ja"
      ? { year: "numeric", month: "2-digit", day: "2-digit" }
      : { year: "numeric", month: "short", day: "numeric" },
  );
}

/** `11/24 20:36` or `24 Nov, 20:36`: of what is near, and need not say its year. */
export function showMoment(
  at: string | number | undefined,
  timeZone: string,
  lang: Lang,
): string | undefined {
  if (at === undefined) return undefined;
  return format(at, timeZone, lang, {
    month: lang === "ja" ? "2-digit" : "short",
    day: lang === "ja" ? "2-digit" : "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
}

/** The same as `showDate` with hours and minutes. */
export function showTime(at: string | number | undefined, timeZone: string, lang: Lang): string | undefined {
  if (at === undefined) return undefined;
  return format(at, timeZone, lang, {
    year: "numeric",
    month: lang === "ja" ? "2-digit" : "short",
    day: lang === "ja" ? "2-digit" : "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
}
