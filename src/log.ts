/** JSON lines on stderr, so that stdout is left for results (design 7). Tokens and secrets are blotted out by name. */
import { pino } from "pino";
import type { Logger } from "./ports.ts";

const SECRET_KEYS = [
  "token",
  "botToken",
  "appToken",
  "signingSecret",
  "appPassword",
  "secret",
  "authorization",
];

/**
 * @param level pino's level names; `silent` writes nothing
 */
export function createLogger(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: SECRET_KEYS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: "[secret]" },
      serializers: { error: pino.stdSerializers.err },
    },
    pino.destination({ fd: 2, sync: true }),
  );
}
