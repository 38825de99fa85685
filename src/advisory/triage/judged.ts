import type { Assessment } from "../schema.ts";

/** An assessment but for its date: what the rules say of an advisory. */
export interface Judged
  extends Pick<
    Assessment,
    "priority" | "review" | "reasons" | "wouldChange" | "rule" | "inputs" | "row" | "ssvc" | "decidedBy"
  > {
  /** Whether anything but the defaults for what is unknown decided. */
  settled: boolean;
}
