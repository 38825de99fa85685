import type { DestinationRef } from "../../ports.ts";
import { AnyEvent, ChannelEvent } from "./payloads.ts";
import type { Tools } from "./tools.ts";

/** Events after which nothing can be posted to a channel any more; `*_left` are about our bot itself. */
const CHANNEL_GONE = [
  "channel_archive",
  "channel_deleted",
  "channel_left",
  "group_archive",
  "group_deleted",
  "group_left",
] as const;

/** The last word of a workspace that took the app out; our token is dead by then. */
export const FAREWELL = "app_uninstalled";

/** Every event the app subscribes to; the manifest lists the same. */
export const EVENTS = ["member_joined_channel", ...CHANNEL_GONE, FAREWELL] as const;

/** Tells the flows where the bot is and where it no longer is. Events of other people and bots are let pass. */
export async function answerEvent(tools: Tools, teamId: string, event: unknown): Promise<void> {
  const { flows, settings } = tools;
  const at = (channel: string): DestinationRef => ({ platform: "slack", workspace: teamId, channel });

  if (AnyEvent.parse(event).type === FAREWELL) {
    return flows.uninstalled({ platform: "slack", workspace: teamId }, FAREWELL);
  }

  const { type, channel, user } = ChannelEvent.parse(event);
  if (type === "member_joined_channel") {
    const { botUserId } = await tools.identity();
    if (user === botUserId) await flows.installed(settings.organizationId, at(channel));
    return;
  }
  if (CHANNEL_GONE.some((gone) => gone === type)) await flows.removed(at(channel), type);
}
