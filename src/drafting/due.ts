/** By when a draft asks for something, in words. */
import { tzOffset } from "@date-fns/tz/tzOffset";
import { isOverdue } from "../advisory/deadline.ts";
import type { Lang } from "../advisory/schema.ts";
import type { DraftRequest } from "../ports.ts";
import { dayOfDeadline } from "./days.ts";
import { type Due, draftWords } from "./words.ts";

/** The deadline in the reader's words; for readers abroad with the time zone it is counted in. */
export function dueOf({ record, organization, lang, today, audience }: DraftRequest): Due {
  const { deadline, priority } = record.assessment;
  const words = draftWords[lang];
  if (today !== undefined && isOverdue(deadline, today)) {
    return { by: words.lateBy(priority), late: true, dated: false };
  }
  if (deadline.date === undefined) return { by: words.undatedBy[deadline.kind], late: false, dated: false };
  const day = dayFor(deadline.date, organization.timeZone, lang, audience === "overseas");
  return { by: words.by(day), late: false, dated: true };
}

/** What follows `対応優先度: `: the level, the deadline, and what must be known of both. */
export function priorityOf({ record, organization, lang, today, audience }: DraftRequest): string {
  const { priority, review, deadline, rule } = record.assessment;
  const words = draftWords[lang];
  const { date } = deadline;
  const late = today !== undefined && isOverdue(deadline, today);
  const fromKev =
    rule !== "stated" &&
    priority === "A" &&
    date !== undefined &&
    record.revision.content.kev?.dueDate === date;
  const due =
    date === undefined
      ? words.undated[deadline.kind]
      : words.due(dayInside(date, organization.timeZone, lang, audience), fromKev, late);
  const notes = [
    late ? words.newDeadline(words.blank(words.blanks.deadline)) : "",
    review ? words.provisional : "",
  ];
  return [words.priority(words.level[priority], due), ...notes].filter((line) => line !== "").join("\n");
}

function dayFor(date: string, timeZone: string, lang: Lang, zoned: boolean): string {
  const day = dayOfDeadline(date, lang);
  return zoned ? draftWords[lang].zoned(day, timeZone, offsetOn(date, timeZone)) : day;
}

function dayInside(date: string, timeZone: string, lang: Lang, audience: DraftRequest["audience"]): string {
  const day = dayOfDeadline(date, lang);
  if (audience !== "overseas") return day;
  return draftWords[lang].zonedInside(day, timeZone, offsetOn(date, timeZone));
}

/** `UTC+9`, `UTC+5:30`, as it is at noon of that day. */
function offsetOn(date: string, timeZone: string): string {
  const minutes = tzOffset(timeZone, new Date(`${date}T12:00:00Z`));
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  if (minutes === 0) return "UTC";
  return `UTC${minutes < 0 ? "-" : "+"}${hours}${rest === 0 ? "" : `:${String(rest).padStart(2, "0")}`}`;
}
