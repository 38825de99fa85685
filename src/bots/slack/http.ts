import { ExpressReceiver } from "@slack/bolt";
import type express from "express";
import type { Clock, Logger, SlackSettings } from "../../ports.ts";
import { timestampGuard } from "./guard.ts";
import { boltLogger, failure } from "./logger.ts";

const PATH = "/slack/events";

/** Slack's largest payload is a modal of 250 kB, several times longer where Japanese is percent-encoded. */
const BODY_LIMIT = "3mb";

/** Everything we know is acknowledged in milliseconds; what is not by then, nobody will. */
const UNHEARD_MS = 500;

/**
 * Bolt's receiver in our express app: our timestamp check first, then Bolt's check of the signature over the raw
 * body. Both answer 401.
 * @throws Error without a signing secret: requests could not be told from forged ones.
 */
export function httpReceiver(
  app: express.Application,
  { settings, clock, logger }: { settings: SlackSettings; clock: Clock; logger: Logger },
): ExpressReceiver {
  if (!settings.signingSecret) throw new Error("SLACK_SIGNING_SECRET or SLACK_APP_TOKEN is needed");
  app.post(PATH, timestampGuard({ clock, logger }));
  return new ExpressReceiver({
    app,
    endpoints: PATH,
    signingSecret: settings.signingSecret,
    signatureVerification: true,
    processBeforeResponse: false,
    bodyLimit: BODY_LIMIT,
    logger: boltLogger(logger),
    customPropertiesExtractor: (request) => ({ requestKey: request.headers["x-slack-signature"] }),
    // A signed payload nothing listens to: nothing is wrong with the request, so it is not answered by an error.
    unhandledRequestTimeoutMillis: UNHEARD_MS,
    unhandledRequestHandler: ({ response }) => void response.writeHead(200).end(),
    processEventErrorHandler: async ({ error, response }) => {
      logger.warn(failure(error), "Slack payload not understood");
      if (!response.headersSent) response.writeHead(400).end();
      return true;
    },
  });
}
