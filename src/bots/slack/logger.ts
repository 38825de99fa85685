import { type Logger as BoltLogger, LogLevel } from "@slack/bolt";
import type { Logger } from "../../ports.ts";

const LONGEST = 300;

/**
 * Gives the SDKs a logger that keeps their secrets and people's words out of ours. Their debug and info lines hold
 * whole requests, so those are dropped; of warnings and errors only the message is kept, shortened, without tokens
 * and without the query of a link (a Socket Mode ticket stands there).
 */
export function boltLogger(logger: Logger): BoltLogger {
  const sdk = logger.child({ part: "slack-sdk" });
  return {
    debug: () => {},
    info: () => {},
    warn: (...parts: unknown[]) => sdk.warn({}, message(parts)),
    error: (...parts: unknown[]) => sdk.error({}, message(parts)),
    setLevel: () => {},
    getLevel: () => LogLevel.WARN,
    setName: () => {},
  };
}

/** Takes tokens and the query of links out of a text that goes into a log. */
export function withoutSecrets(text: string): string {
  return text
    .replace(/\bx(?:ox[a-z]|app|oxe\.xox[a-z])-[\w-]+/gi, "[token]")
    .replace(/\b((?:https?|wss?):\/\/[^\s?"']+)\?[^\s"']*/gi, "$1?[…]");
}

/**
 * What may be written down of something that went wrong: its class, its code, where it happened; the message only
 * of the SDK's own errors, since any other may quote what a person typed.
 */
export function failure(error: unknown): object {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  const message = code?.startsWith("slack_") ? withoutSecrets(error.message).slice(0, LONGEST) : undefined;
  const at = (error.stack ?? "")
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 4)
    .map((line) => line.trim());
  return { error: error.name, code, message, at };
}

function message(parts: readonly unknown[]): string {
  const words = parts.map((part) => {
    if (typeof part === "string") return part;
    return part instanceof Error ? `${part.name}: ${part.message}` : "";
  });
  return withoutSecrets(words.filter(Boolean).join(" ")).slice(0, LONGEST);
}
