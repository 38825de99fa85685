import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from "@slack/web-api";
import type { SendResult } from "../../ports.ts";
import { withoutSecrets } from "./logger.ts";

/** Everything a failed request can mean: a `SendResult` that is not `sent`. */
export type SendFailure = Exclude<SendResult, { kind: "sent" }>;

const INVITE =
  "Hansho is not in this channel: type /invite @Hansho there / Hansho がこのチャンネルにいません。チャンネルで /invite @Hansho と入力してください";

const UNKNOWN_PERSON = "there is no such person / このユーザーはいません";

/** A Web API `channel` that is a person: what is posted stands in their conversation with the app. */
export function isPerson(channel: string): boolean {
  return /^[UW]/.test(channel);
}

/** The place cannot be posted to, whatever we send. Codes: docs.slack.dev, chat.postMessage and chat.update. */
const GONE: Record<string, string> = {
  not_in_channel: INVITE,
  channel_not_found: INVITE,
  is_archived: "the channel is archived / チャンネルがアーカイブされています",
  is_inactive: "the channel is frozen / チャンネルが凍結されています",
  channel_type_not_supported: "apps cannot post here / ここにはアプリが投稿できません",
  restricted_action: "a workspace setting keeps apps from posting here / 管理者の設定により投稿できません",
  restricted_action_read_only_channel: "the channel is read-only / 読み取り専用のチャンネルです",
  restricted_action_thread_only_channel:
    "only replies are allowed here / スレッドへの返信だけが許可されています",
  restricted_action_non_threadable_channel:
    "threads are not allowed here / スレッドが許可されていないチャンネルです",
  // Of a person; conversations.open names the same.
  user_not_found: UNKNOWN_PERSON,
  user_disabled: "the person's account is deactivated / 無効にされたユーザーです",
  user_not_visible: "apps may not see this person / アプリからは見えないユーザーです",
  cannot_dm_bot: "it is a bot / ボットには送れません",
};

/** The message that was to be edited or answered is not there any more: a person deleted it. */
const DELETED: ReadonlySet<string> = new Set([
  "message_not_found",
  "thread_not_found",
  "cannot_reply_to_message",
]);

/** A pace the whole workspace has gone over, with how long to wait when Slack does not say. */
const WORKSPACE_LATER: Record<string, number> = {
  ratelimited: 30_000,
  rate_limited: 30_000,
  message_limit_exceeded: 60_000,
  team_added_to_org: 300_000,
};

/** Our credentials are not taken: nothing was done, and nothing will be until an operator mends them. */
const CREDENTIALS: ReadonlySet<string> = new Set([
  "invalid_auth",
  "not_authed",
  "token_revoked",
  "token_expired",
  "account_inactive",
  "missing_scope",
  "access_denied",
  "org_login_required",
  "ekm_access_denied",
]);
const CREDENTIALS_WAIT_MS = 300_000;

/** Slack failed while it worked on it; its documentation says that the work may be done all the same. */
const UNCLEAR: ReadonlySet<string> = new Set([
  "internal_error",
  "fatal_error",
  "service_unavailable",
  "update_failed",
]);

/** Errors of name look-up, connecting and the TLS handshake: nothing was sent. */
const NEVER_CONNECTED =
  /^(ECONNREFUSED|ENOTFOUND|EAI_[A-Z]+|UND_ERR_CONNECT_TIMEOUT|CERT_[A-Z_]+|ERR_TLS_[A-Z_]+|ERR_SSL_[A-Z_]+|[A-Z_]*SELF_SIGNED_CERT[A-Z_]*|UNABLE_TO_[A-Z_]+)$/;

/** Codes that also occur on a connection in use; only while connecting do they mean that nothing was sent. */
const WHILE_CONNECTING = /^(ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ECONNRESET|EADDRNOTAVAIL)$/;

/**
 * Says what a failed Web API request means for the delivery; the only place that knows Slack's error codes.
 * Only what Slack or the network surely refused is called so: everything else is `unknown`, since a post may
 * stand in the channel. `detail` is short, without secrets, and fit to be shown to a person. `channel`: what it was for.
 */
export function sendFailure(error: unknown, channel = ""): SendFailure {
  if (error instanceof WebAPIRateLimitedError) return later(error.retryAfter * 1_000, "destination", "429");
  if (error instanceof WebAPIPlatformError) return platformFailure(error, channel);
  if (error instanceof WebAPIHTTPError) return httpFailure(error.statusCode);
  if (error instanceof WebAPIRequestError) return networkFailure(error.original);
  // The answer's body was cut off: the request had arrived.
  return { kind: "unknown", detail: "Slack's answer was cut off" };
}

function platformFailure(error: WebAPIPlatformError, channel: string): SendFailure {
  const code = error.data.error;
  // A page of HTML instead of JSON comes as its text: some proxy answered, and nobody knows what Slack did.
  if (typeof code !== "string" || !/^[a-z][a-z0-9_-]{0,80}$/.test(code)) {
    return { kind: "unknown", detail: "the answer was not Slack's" };
  }
  const gone = isPerson(channel) && GONE[code] === INVITE ? UNKNOWN_PERSON : GONE[code];
  if (gone !== undefined) return { kind: "gone", detail: `${gone} (${code})` };
  if (DELETED.has(code)) return { kind: "deleted" };
  const wait = WORKSPACE_LATER[code];
  if (wait !== undefined) {
    const asked = error.data.response_metadata?.retryAfter;
    return later(asked === undefined ? wait : asked * 1_000, "workspace", code);
  }
  if (CREDENTIALS.has(code)) {
    return {
      kind: "later",
      retryAfterMs: CREDENTIALS_WAIT_MS,
      scope: "workspace",
      detail: refusal(code, error),
    };
  }
  if (UNCLEAR.has(code)) return { kind: "unknown", detail: `Slack failed (${code})` };
  // Slack had only a part of the request: it says that it did nothing.
  if (code === "request_timeout") return { kind: "unreachable", detail: `cut off on the way (${code})` };
  return { kind: "refused", detail: refusal(code, error) };
}

/** What an operator has to switch on. */
const REMEDY: Record<string, string> = {
  messages_tab_disabled: "switch on the Messages tab under App Home in the app's settings",
};

function refusal(code: string, { data }: WebAPIPlatformError): string {
  const remedy = REMEDY[code];
  const detail = `Slack refused (${code})${remedy === undefined ? "" : `: ${remedy}`}`;
  if (code === "missing_scope" && "needed" in data) return `${detail}, needed: ${String(data.needed)}`;
  const messages = data.response_metadata?.messages ?? [];
  return withoutSecrets([detail, ...messages.slice(0, 2)].join(" ")).slice(0, 300);
}

function httpFailure(status: number): SendFailure {
  const detail = `HTTP ${status}`;
  if (status >= 500 || status === 408) return { kind: "unknown", detail };
  return { kind: "refused", detail };
}

function networkFailure(error: Error): SendFailure {
  if (error.name === "TimeoutError" || error.name === "AbortError") {
    return { kind: "unknown", detail: "no answer in time" };
  }
  const causes = rootCauses(error);
  const codes = causes.map((cause) => codeOf(cause) ?? "no code").join(", ");
  if (causes.length > 0 && causes.every(neverConnected)) {
    return { kind: "unreachable", detail: `not connected (${codes})` };
  }
  return { kind: "unknown", detail: `connection lost (${codes})` };
}

/** fetch wraps what happened in `cause`; several addresses tried come as one AggregateError. */
function rootCauses(error: unknown): Error[] {
  if (!(error instanceof Error)) return [];
  if (error instanceof AggregateError) return error.errors.flatMap(rootCauses);
  return error.cause instanceof Error ? rootCauses(error.cause) : [error];
}

function neverConnected(error: Error): boolean {
  const code = codeOf(error);
  if (code === undefined) return false;
  if (NEVER_CONNECTED.test(code)) return true;
  return WHILE_CONNECTING.test(code) && "syscall" in error && error.syscall === "connect";
}

function codeOf(error: Error): string | undefined {
  return "code" in error && typeof error.code === "string" ? error.code : undefined;
}

function later(retryAfterMs: number, scope: "destination" | "workspace", why: string): SendFailure {
  return { kind: "later", retryAfterMs, scope, detail: `Slack asked to wait (${why})` };
}
