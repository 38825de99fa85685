import type { Instant, SendResult } from "../../ports.ts";

/** The request never left: the token could not be had. `cause` is what the token service or the network said. */
export class NotSent extends Error {
  override name = "NotSent";
}

/** What Azure's `RestError`, a Node network error or an abort look like from here. */
interface Failure {
  name?: unknown;
  code?: unknown;
  statusCode?: unknown;
  message?: unknown;
  cause?: unknown;
  response?: { bodyAsText?: unknown; headers?: { get(name: string): string | undefined } };
}

/** A post of its own, a reply into a channel's thread, an edit; or asking for a person's chat, which posts nothing. */
export type Call = "send" | "reply" | "update" | "open";

/** Nothing was sent: no connection was made, or TLS failed before the request was written. */
const NEVER_ARRIVED =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_|ERR_SSL_)/;

const LONGEST_WAIT_MS = 3_600_000;
const CREDENTIALS_WAIT_MS = 60_000;

/**
 * Maps one failed call to the Bot Connector to what the outbox needs to know (design 4.6). Rules: Teams' pages on
 * rate limits (429 and 412 are "later") and proactive messages (403 MessageWritesBlocked), 413 MessageSizeTooBig;
 * Teams answers 403 with several codes when the bot was removed or blocked, so every 403 means the place is gone.
 * Time-outs, resets and 5xx may have been posted (docs/adr/0052).
 */
export function sendResultOf(error: unknown, call: Call, now: Instant): SendResult {
  if (error instanceof NotSent) return tokenFailure(error.cause);
  const failure = asFailure(error);
  if (typeof failure.statusCode === "number") return httpFailure(failure.statusCode, failure, call, now);
  const code = networkCode(failure);
  if (NEVER_ARRIVED.test(code) || call === "open") return { kind: "unreachable", detail: code };
  return { kind: "unknown", detail: code };
}

function httpFailure(status: number, failure: Failure, call: Call, now: Instant): SendResult {
  const code = connectorCode(failure);
  const detail = code === "" ? `HTTP ${status}` : `HTTP ${status} ${code}`;
  if (status === 429 || status === 412) {
    return { kind: "later", retryAfterMs: retryAfter(failure, now), scope: "destination", detail };
  }
  if (status === 401) return credentialsRefused(detail);
  if (status === 403) return { kind: "gone", detail };
  if (status === 404) {
    // A thread that is not there says nothing of its channel; the next post will.
    if (call === "reply" || (call === "update" && code !== "ConversationNotFound"))
      return { kind: "deleted" };
    return { kind: "gone", detail };
  }
  if (status === 408 || status >= 500 || status < 400)
    return { kind: call === "open" ? "unreachable" : "unknown", detail };
  return { kind: "refused", detail };
}

function tokenFailure(cause: unknown): SendResult {
  const failure = asFailure(cause);
  // MSAL's ServerError is Entra's own "no" (wrong secret, unknown app); anything else is the way there.
  const detail = `token: ${networkCode(failure)}`;
  return failure.name === "ServerError" ? credentialsRefused(detail) : { kind: "unreachable", detail };
}

/** Nothing was posted, and nothing will be until an operator acts: what is due waits for that (docs/adr/0052). */
function credentialsRefused(detail: string): SendResult {
  return { kind: "later", retryAfterMs: CREDENTIALS_WAIT_MS, scope: "workspace", detail };
}

function retryAfter(failure: Failure, now: Instant): number {
  const header = failure.response?.headers?.get("retry-after")?.trim() ?? "";
  const ms = /^\d+(\.\d+)?$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - now;
  if (!Number.isFinite(ms)) return 5_000;
  return Math.min(Math.max(Math.ceil(ms), 1_000), LONGEST_WAIT_MS);
}

/** `error.code` of the Bot Connector's body, for example `BotNotInConversationRoster`; "" when there is none. */
function connectorCode(failure: Failure): string {
  const body = failure.response?.bodyAsText;
  if (typeof body !== "string") return "";
  try {
    const parsed: unknown = JSON.parse(body);
    const code = asFailure((parsed as { error?: unknown } | null)?.error).code;
    return typeof code === "string" ? plain(code) : "";
  } catch {
    return "";
  }
}

function networkCode(failure: Failure): string {
  const inner = asFailure(failure.cause);
  // core-rest-pipeline says REQUEST_SEND_ERROR for all of them and keeps Node's own code below or in the text.
  const named = [inner.code, failure.code].find((c) => typeof c === "string" && c !== "REQUEST_SEND_ERROR");
  if (typeof named === "string") return plain(named);
  const text = typeof failure.message === "string" ? failure.message : "";
  return /\bE[A-Z]{4,}\b/.exec(text)?.[0] ?? plain(typeof failure.name === "string" ? failure.name : "error");
}

function plain(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9_ .:-]/g, "").slice(0, 100);
}

function asFailure(value: unknown): Failure {
  return typeof value === "object" && value !== null ? value : {};
}
