import type { WebClient } from "@slack/web-api";
import { slackMessage } from "../../cards/slack.ts";
import type { ChatChannel, Clock, Logger, SendResult, SlackSettings } from "../../ports.ts";
import { createClient } from "./client.ts";
import { sendFailure } from "./errors.ts";
import { EVENT_TYPE, findMessage } from "./find.ts";

export interface SlackChannelDeps {
  settings: SlackSettings;
  logger: Logger;
  clock: Clock;
  /** Milliseconds one request may take. */
  timeoutMs?: number;
}

/** Slack allows about one message a second in one channel (docs.slack.dev/apis/web-api/rate-limits). */
const PACE_MS = 1_000;

/**
 * The way out to Slack. Each call makes one request and never throws: what went wrong is in its result
 * (`errors.ts`). A post carries the delivery's id as message metadata, by which `find` knows it again.
 */
export function createSlackChannel({ settings, logger, timeoutMs }: SlackChannelDeps): ChatChannel {
  const client = createClient({ settings, logger: logger.child({ part: "slack-channel" }), timeoutMs });

  return {
    platform: "slack",
    paceMs: PACE_MS,
    send: (destination, card, meta, parentRef) =>
      attempt(destination.channel, () =>
        client.chat.postMessage({
          ...slackMessage(card),
          channel: destination.channel,
          ...(parentRef !== undefined && { thread_ts: parentRef }),
          metadata: { event_type: EVENT_TYPE, event_payload: { delivery_id: meta.deliveryId } },
          ...PLAIN,
          unfurl_links: false,
          unfurl_media: false,
        }),
      ),
    // Metadata is left alone: the post keeps the id of the delivery that made it.
    update: (destination, ref, card) =>
      attempt(destination.channel, () =>
        client.chat.update({ ...slackMessage(card), channel: destination.channel, ts: ref, ...PLAIN }),
      ),
    find: (destination, deliveryId, since, parentRef) =>
      findMessage(client, destination.channel, deliveryId, since, parentRef),
  };
}

/** Nothing in a message becomes a link or a mention that was not written as one. */
const PLAIN = { parse: "none", link_names: false } as const;

type Posting = () => ReturnType<WebClient["chat"]["postMessage"] | WebClient["chat"]["update"]>;

async function attempt(channel: string, post: Posting): Promise<SendResult> {
  try {
    const { ts } = await post();
    if (ts === undefined) return { kind: "unknown", detail: "Slack's answer names no message" };
    return { kind: "sent", ref: ts };
  } catch (error) {
    return sendFailure(error, channel);
  }
}
