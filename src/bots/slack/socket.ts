import { SocketModeReceiver } from "@slack/bolt";
import { WebAPIPlatformError } from "@slack/web-api";
import type { Clock, Logger, SlackSettings } from "../../ports.ts";
import { clientOptions } from "./client.ts";
import { boltLogger, failure } from "./logger.ts";

export interface Socket {
  receiver: SocketModeReceiver;
  start(): Promise<void>;
  stop(): Promise<void>;
}

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

/**
 * Socket Mode that stays connected. The SDK's own reconnecting is off: when Slack refuses it there, its promise
 * rejects where nobody can catch it and the process ends (ADR 0042).
 */
export function createSocket(
  appToken: string,
  { settings, logger, clock }: { settings: SlackSettings; logger: Logger; clock: Clock },
): Socket {
  const receiver = new SocketModeReceiver({
    appToken,
    autoReconnectEnabled: false,
    logger: boltLogger(logger),
    installerOptions: { clientOptions: clientOptions({ settings, logger }) },
    customPropertiesExtractor: (args: { envelope_id?: string }) => ({ requestKey: args.envelope_id }),
    processEventErrorHandler: async ({ error }) => {
      logger.warn(failure(error), "Slack payload not understood");
      return true;
    },
  });
  const stopping = new AbortController();
  let keeping: Promise<void> | undefined;

  /** Connects once; resolves with whether it holds. Rejects when Slack will never take this token. */
  async function connect(): Promise<boolean> {
    try {
      await receiver.start();
      logger.info({}, "Slack socket connected");
      return true;
    } catch (error) {
      if (error instanceof WebAPIPlatformError && HOPELESS.has(error.data.error)) throw error;
      logger.warn(failure(error), "Slack socket not connected; trying again");
      return false;
    }
  }

  async function keep(connected: boolean): Promise<void> {
    let held = connected;
    for (let failures = held ? 0 : 1; !stopping.signal.aborted; failures = held ? 0 : failures + 1) {
      if (held) await disconnected();
      const wait = failures === 0 ? 0 : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - 1));
      if (wait > 0) await clock.sleep(wait, stopping.signal);
      if (stopping.signal.aborted) return;
      held = await connect();
    }
  }

  function disconnected(): Promise<void> {
    return new Promise((resolve) => {
      receiver.client.once("disconnected", () => resolve());
      stopping.signal.addEventListener("abort", () => resolve(), { once: true });
    });
  }

  return {
    receiver,
    async start() {
      const held = await connect();
      keeping = keep(held).catch((error: unknown) =>
        logger.error(failure(error), "Slack socket given up: check SLACK_APP_TOKEN, then start again"),
      );
    },
    async stop() {
      stopping.abort();
      await receiver.stop();
      await keeping;
    },
  };
}

/** Slack will not take this token however often it is asked (docs.slack.dev, apps.connections.open). */
const HOPELESS: ReadonlySet<string> = new Set([
  "not_authed",
  "invalid_auth",
  "account_inactive",
  "token_revoked",
  "not_allowed_token_type",
  "no_permission",
  "missing_scope",
]);
