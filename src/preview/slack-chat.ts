/** `chat.*`, `conversations.*` and response_url of the stand-in: posts are kept, or refused as Slack refuses them. */
import { slackRefusal } from "./slack-limits.ts";
import {
  botId,
  botUserId,
  findChannel,
  findPost,
  type SlackPost,
  type SlackWorld,
  teamId,
} from "./slack-world.ts";

export type Args = Readonly<Record<string, unknown>>;
/** A method's answer; `{ok: false, error}` when it is refused. */
export type Answer = { ok: boolean; error?: string } & Record<string, unknown>;

/** `invalid_blocks: why` as Slack answers it: the code alone, and the detail beside it. */
export function refused(reason: string): Answer {
  const cut = reason.indexOf(": ");
  if (cut < 0) {
    return { ok: false, error: reason };
  }
  const detail = reason.slice(cut + 2);
  return {
    ok: false,
    error: reason.slice(0, cut),
    errors: [detail],
    response_metadata: { messages: [`[ERROR] ${detail}`] },
  };
}

export const chatMethods: Record<string, (world: SlackWorld, args: Args) => Answer> = {
  "chat.postMessage": (world, args) => post(world, args),
  "chat.postEphemeral": (world, args) =>
    world.people.some(({ id }) => id === args["user"])
      ? post(world, args, text(args["user"]))
      : refused("user_not_in_channel"),
  "chat.update": update,
  "chat.delete": (world, args) => {
    const found = findPost(world, text(args["channel"]), text(args["ts"]));
    if (found === undefined || found.only !== undefined) return refused("message_not_found");
    if (found.from !== botUserId) return refused("cant_delete_message");
    removePost(world, found);
    return { ok: true, channel: found.channel, ts: found.ts };
  },
  "conversations.history": (world, args) =>
    page(world, args, (item) => item.threadTs === undefined || item.threadTs === item.ts),
  "conversations.replies": (world, args) => {
    const root = findPost(world, text(args["channel"]), text(args["ts"]));
    if (root === undefined) return channelRefusal(world, args) ?? refused("thread_not_found");
    return page(world, args, (item) => item.ts === root.ts || item.threadTs === root.ts);
  },
  "conversations.info": (world, args) => {
    const channel = world.channels.find(({ id }) => id === args["channel"]);
    if (channel === undefined) return refused("channel_not_found");
    const { id, name, joined } = channel;
    return { ok: true, channel: { id, name, is_channel: true, is_member: joined, is_archived: false } };
  },
};

/** Takes an answer to a slash command or a press. The status is what the response_url answers with. */
export function respond(
  world: SlackWorld,
  ticketId: string,
  body: unknown,
): { status: number; answer: Answer } {
  const ticket = world.tickets.get(ticketId);
  if (ticket === undefined) return { status: 404, answer: refused("invalid_url") };
  if (world.clock.now() - ticket.at > 30 * 60_000) return { status: 404, answer: refused("expired_url") };
  if (ticket.uses >= 5) return { status: 404, answer: refused("used_url") };
  if (typeof body !== "object" || body === null) return { status: 400, answer: refused("invalid_payload") };
  const message = body as Args;
  const source = ticket.source === undefined ? undefined : findPost(world, ticket.channel, ticket.source);

  ticket.uses += 1;
  if (message["delete_original"] === true) {
    if (source !== undefined) removePost(world, source);
    return { status: 200, answer: { ok: true } };
  }
  const reason = slackRefusal(message);
  if (reason !== undefined) return { status: 400, answer: refused(reason) };
  const replaces = source !== undefined && message["replace_original"] === true;
  if (replaces) {
    Object.assign(source, { text: text(message["text"]), blocks: list(message["blocks"]) });
  } else {
    keep(world, {
      channel: ticket.channel,
      args: message,
      only: message["response_type"] === "in_channel" ? undefined : ticket.person,
    });
  }
  world.changed();
  return { status: 200, answer: { ok: true } };
}

/** Takes a post away, as a person or the bot deletes it; its replies stay, as on Slack. */
export function removePost(world: SlackWorld, gone: SlackPost): void {
  world.posts.splice(world.posts.indexOf(gone), 1);
  world.changed();
}

function channelRefusal(world: SlackWorld, args: Args): Answer | undefined {
  const channel = findChannel(world, args["channel"]);
  if (channel === undefined) return refused("channel_not_found");
  return channel.joined ? undefined : refused("not_in_channel");
}

function post(world: SlackWorld, args: Args, only?: string): Answer {
  const reason = slackRefusal(args);
  const no = channelRefusal(world, args) ?? (reason === undefined ? undefined : refused(reason));
  if (no !== undefined) return no;
  const channel = findChannel(world, args["channel"])?.id ?? "";
  const parent = args["thread_ts"];
  if (parent !== undefined && findPost(world, channel, text(parent)) === undefined) {
    return refused("thread_not_found");
  }
  const kept = keep(world, { channel, args, only });
  world.changed();
  return only === undefined
    ? { ok: true, channel, ts: kept.ts, message: shown(kept, true) }
    : { ok: true, message_ts: kept.ts };
}

function keep(
  world: SlackWorld,
  { channel, args, only }: { channel: string; args: Args; only?: string | undefined },
): SlackPost {
  const kept: SlackPost = {
    channel,
    ts: world.nextTs(),
    threadTs: args["thread_ts"] === undefined ? undefined : text(args["thread_ts"]),
    from: botUserId,
    text: text(args["text"]),
    blocks: list(args["blocks"]),
    metadata: args["metadata"],
    edited: false,
    only,
  };
  world.posts.push(kept);
  return kept;
}

/** Text without blocks takes the blocks away; an edit with blocks shows no mark (platform facts 7). */
function update(world: SlackWorld, args: Args): Answer {
  const no = channelRefusal(world, args);
  if (no !== undefined) return no;
  const found = findPost(world, text(args["channel"]), text(args["ts"]));
  if (found === undefined || found.only !== undefined) return refused("message_not_found");
  if (found.from !== botUserId) return refused("cant_update_message");
  const reason = slackRefusal(args);
  if (reason !== undefined) return refused(reason);
  found.text = text(args["text"]);
  found.blocks = list(args["blocks"]);
  found.edited = found.blocks.length === 0;
  if (args["metadata"] !== undefined) found.metadata = args["metadata"];
  world.changed();
  return { ok: true, channel: found.channel, ts: found.ts, text: found.text, message: shown(found, true) };
}

/** History is newest first, a thread oldest first; the cursor is the position. */
function page(world: SlackWorld, args: Args, belongs: (post: SlackPost) => boolean): Answer {
  const no = channelRefusal(world, args);
  if (no !== undefined) return no;
  const oldest = Number(args["oldest"] ?? 0);
  const latest = Number(args["latest"] ?? Number.MAX_SAFE_INTEGER);
  const limit = Math.min(Number(args["limit"] ?? 100), 999);
  const from = Number(args["cursor"] ?? 0);
  const found = world.posts.filter(
    (item) =>
      item.channel === args["channel"] &&
      item.only === undefined &&
      Number(item.ts) > oldest &&
      Number(item.ts) < latest &&
      belongs(item),
  );
  if (args["ts"] === undefined) found.reverse();
  const more = found.length > from + limit;
  const withMetadata = truthy(args["include_all_metadata"]);
  return {
    ok: true,
    messages: found.slice(from, from + limit).map((item) => shown(item, withMetadata)),
    has_more: more,
    response_metadata: { next_cursor: more ? String(from + limit) : "" },
  };
}

function shown(item: SlackPost, withMetadata: boolean): Record<string, unknown> {
  const own = item.from === botUserId;
  return {
    type: "message",
    user: item.from,
    ...(own && { bot_id: botId, app_id: "A0HANSHO", team: teamId }),
    ts: item.ts,
    text: item.text,
    ...(item.blocks.length > 0 && { blocks: item.blocks }),
    ...(item.threadTs !== undefined && { thread_ts: item.threadTs }),
    ...(withMetadata && item.metadata !== undefined && { metadata: item.metadata }),
  };
}

export function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function truthy(value: unknown): boolean {
  return value === true || value === "true" || value === "1";
}
