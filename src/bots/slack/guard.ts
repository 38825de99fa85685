import type { NextFunction, Request, Response } from "express";
import type { Clock, Logger } from "../../ports.ts";

/** Slack's own rule: a request more than five minutes old is a replay. We hold it in both directions. */
const TOLERANCE_S = 5 * 60;

/**
 * Refuses, before the body is read, a request whose signature headers cannot be right: missing, of another form,
 * or stamped more than five minutes before or after now (Bolt lets any future time pass). 401, and no work.
 */
export function timestampGuard({ clock, logger }: { clock: Clock; logger: Logger }) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const stamp = request.get("x-slack-request-timestamp") ?? "";
    const signature = request.get("x-slack-signature") ?? "";
    const away = Math.abs(clock.now() / 1_000 - Number(stamp));
    if (/^\d{1,11}$/.test(stamp) && /^v0=[0-9a-f]{64}$/.test(signature) && away <= TOLERANCE_S) {
      next();
      return;
    }
    logger.warn({}, "Slack request refused: signature headers missing, malformed or out of time");
    response.status(401).end();
  };
}
