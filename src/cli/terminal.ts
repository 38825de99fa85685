/** What others wrote, made fit for a terminal: it must neither steer it nor pass for a line of ours. */
import { clean } from "../cards/text.ts";

/** Several lines, without control characters (escape sequences) and marks that reorder text. */
export function forTerminal(text: string): string {
  return clean(text);
}

/** The same on one line. */
export function lineForTerminal(text: string): string {
  return clean(text).replace(/\n+/g, " ").trimEnd();
}
