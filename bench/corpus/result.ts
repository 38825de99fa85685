/** What became of one file. */
export interface FileResult {
  /** The source that read it; `-` for none. */
  format: string;
  announced: number;
  read: number;
  refused: number;
  missing: number;
  reasons: string[];
}

/** What is expected of one file: `announced` comes from `expect.ts`, never from the reader. */
export interface Expected {
  format: string;
  announced: number;
  outcome: Outcome;
}

/** `read`: all of it; `part`: some; otherwise nothing, for the reason named. */
export type Outcome = "read" | "part" | "refused" | "refused: not a format Hansho reads";

export function outcomeOf({ read, refused, missing, reasons }: FileResult): Outcome {
  if (refused + missing === 0) return "read";
  if (read > 0) return "part";
  return reasons[0]?.startsWith("not a format") === true ? "refused: not a format Hansho reads" : "refused";
}

/** Why this result is no good, undefined when it is. */
export function faultOf(result: FileResult, expected: Expected | undefined): string | undefined {
  const { format, announced, read, refused, missing } = result;
  if (announced !== read + refused + missing) return "LOSS: announced is not read + refused + missing";
  if (refused + missing > 0 && result.reasons.length === 0) return "LOSS: refused without a reason";
  if (expected === undefined) return undefined;
  const outcome = outcomeOf(result);
  if (format !== expected.format) return `DIFFERS: format ${expected.format} expected`;
  if (announced !== expected.announced) return `DIFFERS: ${expected.announced} announced expected`;
  if (outcome !== expected.outcome) return `DIFFERS: ${expected.outcome} expected, it is ${outcome}`;
  return undefined;
}
