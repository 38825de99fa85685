import type { DestinationRef } from "../../ports.ts";
import { ChannelEvent, TokensEvent } from "./payloads.ts";
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

const FAREWELLS = ["app_uninstalled", "tokens_revoked"] as const;

/** Every event the app subscribes to; the manifest lists the same. */
export const EVENTS = ["member_joined_channel", ...CHANNEL_GONE, ...FAREWELLS] as const;

/** Whether after this event our token may no longer be good for anything. */
export function isFarewell(name: string): boolean {
  return FAREWELLS.some((farewell) => farewell === name);
}

/** Stands for every channel of the workspace in `flows.removed`. */
const EVERY_CHANNEL = "*";

/** Tells the flows where the bot is and where it no longer is. Events of other people and bots are let pass. */
export async function answerEvent(tools: Tools, teamId: string, event: unknown): Promise<void> {
  const { flows, settings } = tools;
  const at = (channel: string): DestinationRef => ({ platform: "slack", workspace: teamId, channel });

  const tokens = TokensEvent.safeParse(event).data;
  if (tokens?.type === "app_uninstalled") return flows.removed(at(EVERY_CHANNEL), "app_uninstalled");
  if (tokens?.type === "tokens_revoked") {
    // People's own tokens are no concern of ours: we ask for none.
    if ((tokens.tokens?.bot ?? []).length > 0) await flows.removed(at(EVERY_CHANNEL), "tokens_revoked");
    return;
  }

  const { type, channel, user } = ChannelEvent.parse(event);
  if (type === "member_joined_channel") {
    const { botUserId } = await tools.identity();
    if (user === botUserId) await flows.installed(settings.organizationId, at(channel));
    return;
  }
  if (CHANNEL_GONE.some((gone) => gone === type)) await flows.removed(at(channel), type);
}
