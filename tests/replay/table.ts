/** Times and tables as people write them: `Tue 3 10:20` is in November 2026, in Japan. */
import type { Instant } from "../../src/ports.ts";

const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const JAPAN_MS = 9 * 60 * 60 * 1000;

/** `2026-11-03T10:20:00+09:00`. @throws Error where day and weekday do not go together */
export function iso(text: string): string {
  const [, weekday = "", day = "", time = ""] = /^(\w{3}) +(\d{1,2}) (\d\d:\d\d)$/.exec(text) ?? [];
  const written = `2026-11-${day.padStart(2, "0")}T${time}:00+09:00`;
  const at = new Date(Date.parse(written) + JAPAN_MS);
  if (DAYS[at.getUTCDay()] !== weekday) throw new Error(`${text} is no day of November 2026`);
  return written;
}

export function at(text: string): Instant {
  return Date.parse(iso(text));
}

/** The same time in UTC, as American feeds have it. */
export function utc(text: string): string {
  return new Date(at(text)).toISOString();
}

/** `Tue 3 10:20` */
export function named(instant: Instant): string {
  const local = new Date(instant + JAPAN_MS);
  const [hours, minutes] = [local.getUTCHours(), local.getUTCMinutes()].map((n) =>
    String(n).padStart(2, "0"),
  );
  return `${DAYS[local.getUTCDay()]} ${local.getUTCDate()} ${hours}:${minutes}`;
}

/** What somebody sees in a channel, or is to see. */
export interface Sight {
  at: Instant;
  /** `news`: Slack, Japanese. `ops`: Slack, for operators. `overseas`: Teams, English. */
  place: string;
  kind: string;
  /** The advisory whose thread it is in; of a notice the source. */
  thing: string;
  badge: string;
  /** Expected: words that stand in it. Seen: all of its text. */
  words: string[];
}

/** One line a row: time | place | kind | thing | badge | words; words. Empty lines and those with # are for readers. */
export function readTable(table: string): Sight[] {
  return table
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const [time = "", place = "", kind = "", thing = "", badge = "", words = ""] = line
        .split("|")
        .map((cell) => cell.trim());
      const wanted = words.split(";").map((word) => word.trim());
      return { at: at(time), place, kind, thing, badge, words: wanted.filter((word) => word !== "") };
    });
}

/** One line of a list to compare. */
export function lineOf({ at: instant, place, kind, thing, badge }: Sight): string {
  return [named(instant), place, kind, thing, badge].join(" | ");
}

/** By time; at one time by place, thing and kind, since channels are served side by side. */
export function inOrder(sights: readonly Sight[]): Sight[] {
  const rank = ({ place, thing, kind, badge }: Sight) => [place, thing, kind, badge].join(" | ");
  return sights.toSorted((a, b) => a.at - b.at || (rank(a) < rank(b) ? -1 : Number(rank(a) > rank(b))));
}
