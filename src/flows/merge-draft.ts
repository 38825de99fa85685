import { diffIndices } from "node-diff3";
import type { MergedRow } from "../cards/model.ts";

export interface Mail {
  subject: string;
  body: string;
}

/**
 * Brings a person's edits onto the draft of a newer revision: where they wrote, their words stay; where they left the
 * draft as it was, it says what the advisory says now. Every place that differs now is told, so that nothing changes
 * unseen and nothing of theirs is overwritten (three-way merge by lines).
 * @param base the draft they began with
 * @param theirs what they made of it
 * @param now the draft of the newer revision
 */
export function mergeDraft(base: Mail, theirs: Mail, now: Mail): Mail & { rows: MergedRow[] } {
  const subject = mergeLines(base.subject, theirs.subject, now.subject);
  const body = mergeLines(base.body, theirs.body, now.body);
  return { subject: subject.text, body: body.text, rows: [...subject.rows, ...body.rows] };
}

/** Lines `from` (inclusive) to `to` of the base that read otherwise on one side, and how they read there. */
interface Hunk {
  side: "yours" | "now";
  from: number;
  to: number;
  lines: string[];
}

/** The same for one text. */
export function mergeLines(base: string, theirs: string, now: string): { text: string; rows: MergedRow[] } {
  const lines = base.split("\n");
  const hunks = [
    ...hunksOf("yours", lines, theirs.split("\n")),
    ...hunksOf("now", lines, now.split("\n")),
  ].toSorted((a, b) => a.from - b.from || a.to - b.to);
  const merged: string[] = [];
  const rows: MergedRow[] = [];
  let at = 0;
  for (const place of placesOf(hunks)) {
    const before = lines.slice(place.from, place.to);
    const yours = readAs("yours", place, lines);
    const is = readAs("now", place, lines);
    merged.push(...lines.slice(at, place.from), ...(yours ?? is ?? before));
    at = place.to;
    if (is === undefined) continue;
    const row = { before: passageOf(before), now: passageOf(is) };
    if (row.before === row.now || (yours !== undefined && passageOf(yours) === row.now)) continue;
    rows.push(yours === undefined ? row : { ...row, yours: passageOf(yours) });
  }
  return { text: [...merged, ...lines.slice(at)].join("\n"), rows };
}

/** Pairs of equal lines that are compared; the time that takes grows with their square (Hunt and McIlroy 1976). */
const MOST_PAIRS = 100_000;

/** Where so many lines are alike that it would take seconds, all between the first and the last that differ is one. */
function hunksOf(side: Hunk["side"], base: readonly string[], other: readonly string[]): Hunk[] {
  const most = Math.min(base.length, other.length);
  let start = 0;
  while (start < most && base[start] === other[start]) start += 1;
  let end = 0;
  while (end < most - start && base.at(-1 - end) === other.at(-1 - end)) end += 1;
  const was = base.slice(start, base.length - end);
  const is = other.slice(start, other.length - end);
  if (was.length === 0 && is.length === 0) return [];
  if (pairsOf(was, is) > MOST_PAIRS) return [{ side, from: start, to: start + was.length, lines: is }];
  return diffIndices(was, is).map(({ buffer1: [from, length], buffer2Content: lines }) => ({
    side,
    from: start + from,
    to: start + from + length,
    lines,
  }));
}

function pairsOf(one: readonly string[], other: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const line of one) counts.set(line, (counts.get(line) ?? 0) + 1);
  return other.reduce((sum, line) => sum + (counts.get(line) ?? 0), 0);
}

interface Place {
  from: number;
  to: number;
  hunks: Hunk[];
}

/** Hunks of both sides that touch the same lines are one place. */
function placesOf(hunks: readonly Hunk[]): Place[] {
  const places: Place[] = [];
  for (const hunk of hunks) {
    const last = places.at(-1);
    const isEmpty = hunk.from === hunk.to || last?.from === last?.to;
    if (last !== undefined && (hunk.from < last.to || (hunk.from === last.to && isEmpty))) {
      last.hunks.push(hunk);
      last.to = Math.max(last.to, hunk.to);
    } else {
      places.push({ from: hunk.from, to: hunk.to, hunks: [hunk] });
    }
  }
  return places;
}

/** The place as one side has it; undefined where that side left it as it was. */
function readAs(
  side: Hunk["side"],
  { from, to, hunks }: Place,
  base: readonly string[],
): string[] | undefined {
  const own = hunks.filter((hunk) => hunk.side === side);
  if (own.length === 0) return undefined;
  const lines: string[] = [];
  let at = from;
  for (const hunk of own) {
    lines.push(...base.slice(at, hunk.from), ...hunk.lines);
    at = hunk.to;
  }
  return [...lines, ...base.slice(at, to)];
}

function passageOf(lines: readonly string[]): string {
  return lines.join("\n").trim();
}
