import type { Logger } from "../../src/ports.ts";

/** One line written to the log. */
export interface LogLine {
  level: "debug" | "info" | "warn" | "error";
  fields: object;
  message: string;
}

/** A logger that keeps its lines instead of writing them; children share them. */
export interface QuietLogger extends Logger {
  lines: LogLine[];
  child(fields: object): QuietLogger;
}

/** Makes one. */
export function createQuietLogger(lines: LogLine[] = [], bound: object = {}): QuietLogger {
  const write =
    (level: LogLine["level"]) =>
    (fields: object, message: string): void =>
      void lines.push({ level, fields: { ...bound, ...fields }, message });
  return {
    lines,
    debug: write("debug"),
    info: write("info"),
    warn: write("warn"),
    error: write("error"),
    child: (fields) => createQuietLogger(lines, { ...bound, ...fields }),
  };
}
