/** Text whose parts are read one after another: what was read as a link is not read again as a number. */

/** Stands for one character that was read; no letter, digit, space or sign. */
export const READ = "\u0001";

/** Where a match stands, and the text around it. */
export interface Match {
  groups: (string | undefined)[];
  whole: string;
  before: string;
  after: string;
}

const CONTEXT = 60;

/**
 * Hands every match of a global `pattern` to `take`; what it takes (returns true for) is replaced by as many `READ`.
 */
export function take(text: string, pattern: RegExp, taken: (match: Match) => boolean): string {
  let rest = "";
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    const [whole, ...groups] = match;
    if (whole === "") continue;
    const stop = match.index + whole.length;
    const used = taken({
      groups,
      whole,
      before: text.slice(Math.max(0, match.index - CONTEXT), match.index),
      after: text.slice(stop, stop + CONTEXT),
    });
    rest += text.slice(end, match.index) + (used ? READ.repeat(whole.length) : whole);
    end = stop;
  }
  return end === 0 ? text : rest + text.slice(end);
}
