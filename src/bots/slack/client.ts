import { type FetchFunction, WebClient, type WebClientOptions } from "@slack/web-api";
import type { Logger, SlackSettings } from "../../ports.ts";
import { boltLogger } from "./logger.ts";

/**
 * How long one request may take. Longer than the 10 s after which Node itself gives up on connecting, so that
 * "never connected" is told from "sent and unanswered".
 */
export const TIMEOUT_MS = 15_000;

/** What Slack asks us to wait when it does not say how long; its limits count by the minute. */
const DEFAULT_RETRY_AFTER_S = 30;

export interface ClientDeps {
  settings: Pick<SlackSettings, "botToken" | "apiUrl">;
  logger: Logger;
  /** Milliseconds one request may take; `TIMEOUT_MS` unless a test says otherwise. */
  timeoutMs?: number | undefined;
}

/**
 * The options every Web API client of ours has: one attempt, no queue that pauses, a time limit. The SDK would
 * otherwise repeat `chat.postMessage` after any 5xx or lost connection and so post twice (ADR 0040).
 */
export function clientOptions({ settings, logger, timeoutMs = TIMEOUT_MS }: ClientDeps): WebClientOptions {
  return {
    ...(settings.apiUrl !== undefined && { slackApiUrl: settings.apiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: timeoutMs,
    allowAbsoluteUrls: false,
    fetch: timedFetch(timeoutMs),
    logger: boltLogger(logger),
  };
}

/** A Web API client with the bot's token that makes one attempt a call. */
export function createClient(deps: ClientDeps): WebClient {
  return new WebClient(deps.settings.botToken, clientOptions(deps));
}

/**
 * Node's own fetch with a time limit where the caller set none (Bolt's `respond` sets none), and with a usable
 * `Retry-After` on every 429, without which the SDK throws an error that no longer says 429.
 */
function timedFetch(timeoutMs: number): FetchFunction {
  return async (url, init) => {
    const response = await fetch(url, { ...init, signal: init?.signal ?? AbortSignal.timeout(timeoutMs) });
    if (response.status !== 429 || /^\d+$/.test(response.headers.get("retry-after") ?? "")) return response;
    const headers = new Headers(response.headers);
    headers.set("retry-after", String(DEFAULT_RETRY_AFTER_S));
    return new Response(response.body, { status: 429, headers });
  };
}
