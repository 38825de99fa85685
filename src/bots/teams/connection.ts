/** The one place that talks botbuilder (design 4.14; docs/adr/0050 says what takes its place). */
import {
  type Activity,
  CloudAdapter,
  type ConversationParameters,
  type ConversationReference,
  type TurnContext,
} from "botbuilder";
import type { ConnectorClient } from "botframework-connector";
import { decodeJwt } from "jose";
import type { Logger, TeamsSettings } from "../../ports.ts";
import { createAuthentication, tokenIssuer } from "./authentication.ts";
import type { MessagePlace, StoredReference } from "./reference.ts";
import { oneAttempt } from "./one-attempt.ts";
import { NotSent } from "./send-errors.ts";

/** One message as it goes out: an Adaptive Card, and the words of its notification. */
export interface OutgoingMessage {
  summary: string;
  attachment: { contentType: string; content: unknown };
}

/** What became of the token of an inbound request. */
export type Verdict =
  | { kind: "genuine"; turn: Turn }
  | { kind: "forged"; reason: string }
  /** The keys to check it with could not be had: nobody's fault who sent it. */
  | { kind: "unavailable"; reason: string };

/**
 * Runs `logic` for one verified activity; `say` answers in its conversation. Resolves to the replies that go into
 * the HTTP response when the sender asked for that (`deliveryMode: expectReplies`), else to none.
 */
export type Turn = (
  logic: (say: (message: OutgoingMessage) => Promise<void>) => Promise<void>,
) => Promise<readonly unknown[] | undefined>;

export interface TeamsConnection {
  /** Checks the `Authorization` header against the activity. Stores nothing and sends nothing. */
  verify(activity: Readonly<Record<string, unknown>>, authorization: string): Promise<Verdict>;
  /** One request, one attempt: a new thread in a channel. Rejects with what went wrong (send-errors.ts). */
  startThread(reference: StoredReference, message: OutgoingMessage): Promise<MessagePlace>;
  /** One request, one attempt: a person's chat with the bot, the same each time; resolves to its conversation id. */
  openChat(reference: StoredReference): Promise<string>;
  /** One request, one attempt: a message into a chat or a thread. */
  post(reference: StoredReference, conversationId: string, message: OutgoingMessage): Promise<MessagePlace>;
  /** One request, one attempt: replaces a message. */
  replace(reference: StoredReference, place: MessagePlace, message: OutgoingMessage): Promise<void>;
}

const SEND_TIMEOUT_MS = 10_000;

interface Deps {
  settings: TeamsSettings;
  logger: Logger;
  /** Made for each request: aborts when it, its token included, has taken too long. After 10 s unless given. */
  deadline?: () => AbortSignal;
}

/**
 * Connects to Microsoft's Bot Connector, or to the preview's stand-in for it. Throws without an app id, unless
 * `settings.unauthenticated` is set.
 */
export function createTeamsConnection(deps: Deps): TeamsConnection {
  const { settings, logger, deadline = () => AbortSignal.timeout(SEND_TIMEOUT_MS) } = deps;
  const authentication = createAuthentication(settings);
  const adapter = new CloudAdapter(authentication);
  if (settings.unauthenticated === true) {
    logger.warn(
      {},
      "Teams activities are accepted without a token; this is for development on loopback only",
    );
  }

  async function verify(
    activity: Readonly<Record<string, unknown>>,
    authorization: string,
  ): Promise<Verdict> {
    if (settings.unauthenticated !== true && !claimsOurIssuer(authorization, tokenIssuer(settings))) {
      return { kind: "forged", reason: "no token of the Bot Connector" };
    }
    // Only the fields the check reads are looked at in there, and each as text.
    const claimed = activity as unknown as Activity;
    try {
      const caller = await authentication.authenticateRequest(claimed, authorization);
      const { claimsIdentity } = caller;
      if (settings.unauthenticated !== true) {
        // botbuilder skips this claim when the activity has no serviceUrl, and takes tokens that never expire.
        if (claimsIdentity.getClaimValue("serviceurl") !== activity["serviceUrl"]) {
          return { kind: "forged", reason: "the token is for another serviceUrl" };
        }
        if (claimsIdentity.getClaimValue("exp") === null) {
          return { kind: "forged", reason: "the token never expires" };
        }
      }
      return {
        kind: "genuine",
        turn: async (logic) => {
          let replies: readonly unknown[] | undefined;
          await adapter.processActivityDirect(caller, claimed, async (context) => {
            oneAttempt(connectorOf(context), deadline);
            await logic(async (message) => {
              await context.sendActivity(activityOf(message));
            });
            if (claimed.deliveryMode === "expectReplies") replies = context.bufferedReplyActivities;
          });
          return replies;
        },
      };
    } catch (error) {
      return verdictOf(error);
    }
  }

  async function withConnector<T>(
    reference: StoredReference,
    call: (connector: ConnectorClient) => Promise<T>,
  ): Promise<T> {
    const late = deadline();
    const results: { value: T }[] = [];
    await adapter.continueConversationAsync(settings.appId, referenceOf(reference), async (context) => {
      const connector = connectorOf(context);
      const departed = oneAttempt(connector, () => late);
      try {
        results.push({ value: await Promise.race([call(connector), rejection(late, departed)]) });
      } catch (error) {
        throw departed() ? error : new NotSent("the request was not sent", { cause: error });
      }
    });
    const [result] = results;
    if (result === undefined) throw new Error("the adapter did not run the call");
    return result.value;
  }

  function connectorOf(context: TurnContext): ConnectorClient {
    return context.turnState.get<ConnectorClient>(adapter.ConnectorClientKey);
  }

  return {
    verify,

    startThread: (reference, message) =>
      withConnector(reference, async (connector) => {
        const channel = reference.conversation.id;
        const parameters: Partial<ConversationParameters> = {
          isGroup: true,
          bot: { id: reference.bot.id, name: reference.bot.name ?? "" },
          channelData: { channel: { id: channel } },
          activity: activityOf(message) as Activity,
        };
        if (settings.tenantId !== "") parameters.tenantId = settings.tenantId;
        const made = await connector.conversations.createConversation(parameters as ConversationParameters);
        const activityId = made.activityId ?? "";
        return { conversationId: made.id ?? `${channel};messageid=${activityId}`, activityId };
      }),

    openChat: (reference) =>
      withConnector(reference, async (connector) => {
        const { bot, conversation } = reference;
        const tenantId = conversation.tenantId ?? settings.tenantId;
        const parameters: Partial<ConversationParameters> = {
          isGroup: false,
          bot: { id: bot.id, name: bot.name ?? "" },
          members: [{ id: conversation.id, name: "" }],
          tenantId,
          channelData: { tenant: { id: tenantId } },
        };
        const made = await connector.conversations.createConversation(parameters as ConversationParameters);
        if (!made.id) throw new Error("the answer names no conversation");
        return made.id;
      }),

    post: (reference, conversationId, message) =>
      withConnector(reference, async (connector) => {
        const made = await connector.conversations.sendToConversation(conversationId, activityOf(message));
        return { conversationId, activityId: made.id ?? "" };
      }),

    async replace(reference, place, message) {
      const activity = { ...activityOf(message), id: place.activityId };
      await withConnector(reference, (connector) =>
        connector.conversations.updateActivity(place.conversationId, place.activityId, activity),
      );
    },
  };
}

/** Rejects at the deadline when the request has not even left by then (no token): it never will. */
function rejection(deadline: AbortSignal, departed: () => boolean): Promise<never> {
  return new Promise((_, reject) => {
    deadline.addEventListener("abort", () => {
      if (!departed()) reject(new Error("no token in time"));
    });
  });
}

function referenceOf(reference: StoredReference): Partial<ConversationReference> {
  return {
    channelId: reference.channelId,
    serviceUrl: reference.serviceUrl,
    bot: { id: reference.bot.id, name: reference.bot.name ?? "" },
    conversation: {
      id: reference.conversation.id,
      conversationType: reference.conversation.conversationType,
      isGroup: reference.conversation.conversationType !== "personal",
      name: "",
    },
  };
}

function activityOf(message: OutgoingMessage): Partial<Activity> {
  return { type: "message", summary: message.summary, attachments: [message.attachment] };
}

/** A first look, unverified: anything but the issuer we expect never reaches botbuilder, which also takes others. */
function claimsOurIssuer(authorization: string, issuer: string): boolean {
  const token = /^Bearer ([A-Za-z0-9_.-]+)$/.exec(authorization)?.[1];
  if (token === undefined) return false;
  try {
    return decodeJwt(token).iss === issuer;
  } catch {
    return false;
  }
}

function verdictOf(error: unknown): Verdict {
  const reason = error instanceof Error ? error.message : "not verified";
  const failedFetch = error instanceof Error && error.name === "FetchError";
  const failedKeys = (error as { statusCode?: unknown } | null)?.statusCode === 500;
  return { kind: failedFetch || failedKeys ? "unavailable" : "forged", reason };
}
