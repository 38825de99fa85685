import type { Card } from "../../cards/model.ts";
import { teamsAttachment } from "../../cards/teams.ts";
import type { ChatChannel, Clock, Destination, Logger, SendResult, TeamsSettings } from "../../ports.ts";
import type { OutgoingMessage, TeamsConnection } from "./connection.ts";
import {
  type MessagePlace,
  messageRef,
  parseMessageRef,
  parseReference,
  type StoredReference,
} from "./reference.ts";
import { type Call, sendResultOf } from "./send-errors.ts";
import { serviceUrlRefusal } from "./service-url.ts";

interface Deps {
  connection: TeamsConnection;
  settings: TeamsSettings;
  logger: Logger;
  clock: Clock;
}

/**
 * Teams as a way out: one request a call, never a second. `OutgoingMeta` is not used, because Teams keeps no
 * metadata with a message; so `find` cannot look and an `unknown` delivery stays for the rule of design 4.6.
 */
export function createTeamsChannel(deps: Deps): ChatChannel {
  const { connection, settings, logger, clock } = deps;

  /** The stored reference, or why it must not be used. Checked again: the list may have changed since. */
  function reach(destination: Destination): { reference: StoredReference } | { refusal: string } {
    const reference = parseReference(destination.reference);
    if (reference === undefined) return { refusal: "no readable conversation reference is stored" };
    const refusal = serviceUrlRefusal(reference.serviceUrl, settings);
    if (refusal !== undefined) return { refusal };
    if (settings.tenantId !== "" && destination.workspace.toLowerCase() !== settings.tenantId.toLowerCase()) {
      return { refusal: "the destination belongs to another tenant" };
    }
    return { reference };
  }

  async function attempt(
    destination: Destination,
    call: Call,
    request: (reference: StoredReference) => Promise<MessagePlace>,
  ): Promise<SendResult> {
    const reached = reach(destination);
    if ("refusal" in reached) {
      logger.warn({ destination: destination.id, reason: reached.refusal }, "Teams destination not usable");
      return { kind: "refused", detail: reached.refusal };
    }
    try {
      const place = await request(reached.reference);
      if (place.activityId === "") return { kind: "unknown", detail: "accepted without a message id" };
      return { kind: "sent", ref: messageRef(place, destination.channel) };
    } catch (error) {
      const result = sendResultOf(error, call, clock.now());
      logger.warn(
        { destination: destination.id, call, result: result.kind, detail: detailOf(result) },
        "Teams call failed",
      );
      return result;
    }
  }

  function post(destination: Destination, card: Card): Promise<SendResult> {
    if (parseReference(destination.reference)?.person === true) return tell(destination, card);
    return attempt(destination, "send", (reference) =>
      isChannel(reference)
        ? connection.startThread(reference, messageOf(card))
        : connection.post(reference, destination.channel, messageOf(card)),
    );
  }

  /** To one person. Asking for their chat twice gives the same one, so that a lost answer to that is no lost post. */
  async function tell(destination: Destination, card: Card): Promise<SendResult> {
    const opened: { chat?: string } = {};
    const asked = await attempt(destination, "open", async (reference) => {
      const chat = await connection.openChat(reference);
      opened.chat = chat;
      return { conversationId: chat, activityId: chat };
    });
    const { chat } = opened;
    if (chat === undefined) return asked;
    return attempt(destination, "send", (reference) => connection.post(reference, chat, messageOf(card)));
  }

  /** Replies go to the conversation of the thread; chats have no threads, and the reply is a message of its own. */
  async function reply(destination: Destination, card: Card, parentRef: string): Promise<SendResult> {
    const { conversationId, activityId } = parseMessageRef(parentRef, destination.channel);
    const stored = parseReference(destination.reference);
    if (stored === undefined || !isChannel(stored)) return post(destination, card);
    const thread = conversationId.includes(";messageid=")
      ? conversationId
      : `${conversationId};messageid=${activityId}`;
    return attempt(destination, "reply", (reference) => connection.post(reference, thread, messageOf(card)));
  }

  return {
    platform: "teams",
    // 1,800 an hour is the tightest of Teams' limits for one bot in one thread (7/s, 8/2 s, 60/30 s, 1,800/h).
    paceMs: 2_000,

    send: (destination, card, _meta, parentRef) =>
      parentRef === undefined ? post(destination, card) : reply(destination, card, parentRef),

    update: (destination, ref, card) =>
      attempt(destination, "update", async (reference) => {
        const place = parseMessageRef(ref, destination.channel);
        await connection.replace(reference, place, messageOf(card));
        return place;
      }),

    find: async () => ({ kind: "cannot", detail: "Teams has no look-up of a bot's own messages" }),
  };
}

function isChannel(reference: StoredReference): boolean {
  return reference.conversation.conversationType === "channel";
}

function messageOf(card: Card): OutgoingMessage {
  return { summary: card.fallback, attachment: teamsAttachment(card) };
}

function detailOf(result: SendResult): string | undefined {
  return "detail" in result ? result.detail : undefined;
}
