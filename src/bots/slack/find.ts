import { WebAPIPlatformError, type WebClient } from "@slack/web-api";
import type { FindResult, Instant } from "../../ports.ts";
import { isPerson, sendFailure } from "./errors.ts";

/** The `event_type` of the metadata our posts carry. */
export const EVENT_TYPE = "hansho_delivery";

/** Slack's clock and ours may differ; the delivery id is unique, so looking a little further back is harmless. */
const SKEW_MS = 5 * 60_000;
const PAGE = 200;
const MOST_PAGES = 10;

/**
 * Looks for the message that carries `deliveryId`: in the channel's history since `since`, or in the thread of
 * `parentRef`. Needs the optional scopes channels:history and groups:history. `absent` only when everything since
 * then was read; without the scope, outside the channel, of a person, or when Slack does not answer: `cannot`.
 */
export async function findMessage(
  client: WebClient,
  channel: string,
  deliveryId: string,
  since: Instant,
  parentRef?: string,
): Promise<FindResult> {
  if (isPerson(channel)) return cannot("private messages are not read");
  const range = {
    channel,
    oldest: ((since - SKEW_MS) / 1_000).toFixed(6),
    include_all_metadata: true,
    limit: PAGE,
  };
  try {
    let cursor: string | undefined;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const next = cursor === undefined ? range : { ...range, cursor };
      const answer =
        parentRef === undefined
          ? await client.conversations.history(next)
          : await client.conversations.replies({ ...next, ts: parentRef });
      for (const message of answer.messages ?? []) {
        if (message.ts !== undefined && carries(message.metadata, deliveryId)) {
          return { kind: "found", ref: message.ts };
        }
      }
      cursor = answer.response_metadata?.next_cursor || undefined;
      if (cursor === undefined) {
        return answer.has_more === true ? cannot("Slack shows only a part") : { kind: "absent" };
      }
    }
    return cannot(`more than ${PAGE * MOST_PAGES} messages since then`);
  } catch (error) {
    // The post that was to be answered is gone, and its thread with it.
    if (parentRef !== undefined && codeOf(error) === "thread_not_found") return { kind: "absent" };
    const failed = sendFailure(error);
    return cannot("detail" in failed ? failed.detail : failed.kind);
  }
}

function carries(metadata: unknown, deliveryId: string): boolean {
  if (typeof metadata !== "object" || metadata === null) return false;
  if (!("event_type" in metadata) || metadata.event_type !== EVENT_TYPE) return false;
  if (!("event_payload" in metadata)) return false;
  const payload = metadata.event_payload;
  return (
    typeof payload === "object" &&
    payload !== null &&
    "delivery_id" in payload &&
    payload.delivery_id === deliveryId
  );
}

function codeOf(error: unknown): string | undefined {
  return error instanceof WebAPIPlatformError ? error.data.error : undefined;
}

function cannot(detail: string): FindResult {
  return { kind: "cannot", detail };
}
