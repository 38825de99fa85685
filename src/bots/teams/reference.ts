/** What is kept to reach a place or a message again: the conversation reference, and the message ref. */
import { z } from "zod";

/**
 * The stored conversation reference (`Destination.reference`, JSON), a subset of the Bot Framework's
 * ConversationReference. `conversation.id` never has `;messageid=`: threads live in message refs.
 */
export const StoredReference = z.object({
  channelId: z.literal("msteams"),
  serviceUrl: z.string().min(1),
  bot: z.object({ id: z.string().min(1), name: z.string().optional() }),
  conversation: z.object({
    id: z.string().min(1),
    conversationType: z.enum(["personal", "groupChat", "channel"]),
    tenantId: z.string().optional(),
  }),
  /** `conversation.id` is a person's: their chat with the bot is asked for when something is to be said. */
  person: z.literal(true).optional(),
});
export type StoredReference = z.infer<typeof StoredReference>;

/** Undefined when there is none or it cannot be read. */
export function parseReference(json: string | undefined): StoredReference | undefined {
  if (json === undefined) return undefined;
  try {
    return StoredReference.parse(JSON.parse(json));
  } catch {
    return undefined;
  }
}

/** One posted message: its activity id, and the conversation it stands in (for a channel, the thread). */
export interface MessagePlace {
  conversationId: string;
  activityId: string;
}

/**
 * A message ref is the conversation id, a space, and the activity id; the conversation is left out when it is the
 * destination's own (chats). Neither id contains a space.
 */
export function messageRef(place: MessagePlace, destinationChannel: string): string {
  return place.conversationId === destinationChannel
    ? place.activityId
    : `${place.conversationId} ${place.activityId}`;
}

export function parseMessageRef(ref: string, destinationChannel: string): MessagePlace {
  const gap = ref.lastIndexOf(" ");
  return gap < 0
    ? { conversationId: destinationChannel, activityId: ref }
    : { conversationId: ref.slice(0, gap), activityId: ref.slice(gap + 1) };
}

/** A channel's id without the thread: Teams puts `;messageid=<root>` behind it in messages of a thread. */
export function withoutThread(conversationId: string): string {
  const cut = conversationId.indexOf(";messageid=");
  return cut < 0 ? conversationId : conversationId.slice(0, cut);
}
