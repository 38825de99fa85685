/** What the killed process and the one after it have in common: the real channels, and three destinations. */
import { createSlackChannel } from "../../src/bots/slack/channel.ts";
import { createTeamsChannel } from "../../src/bots/teams/channel.ts";
import { createTeamsConnection } from "../../src/bots/teams/connection.ts";
import type { ChatChannel, Clock, Logger, Store } from "../../src/ports.ts";
import { subscribed } from "../fakes/outbox.ts";
import { READABLE } from "./platform-server.ts";

const TENANT = "00000000-0000-4000-8000-000000000001";

/** Where the one advisory goes, and what the table calls it. */
export const PLACES = {
  [READABLE]: "Slack, history scope",
  C0000BLIND: "Slack, no history scope",
  "19:test@thread.tacv2": "Teams",
} as const;
export type Place = keyof typeof PLACES;

/** Who used a draft of the advisory. */
export const PEOPLE = ["U0000ONE", "29:one"] as const;

/** The real Slack and Teams channels, talking to the server. */
export function realChannels(serverUrl: string, clock: Clock, logger: Logger): ChatChannel[] {
  const slack = { botToken: "xoxb-test", apiUrl: `${serverUrl}/api/`, organizationId: "default" };
  const teams = { appId: "", tenantId: TENANT, unauthenticated: true, organizationId: "default" };
  const connection = createTeamsConnection({ settings: teams, logger });
  return [
    createSlackChannel({ settings: slack, logger, clock }),
    createTeamsChannel({ connection, settings: teams, logger, clock }),
  ];
}

/** Subscribes all places. */
export async function subscribePlaces(store: Store, serverUrl: string, clock: Clock): Promise<void> {
  for (const channel of Object.keys(PLACES)) {
    if (!channel.startsWith("19:")) {
      await subscribed(store, channel, clock.now());
      continue;
    }
    const reference = referenceOf(serverUrl, { id: channel, conversationType: "channel", tenantId: TENANT });
    const place = { platform: "teams", workspace: TENANT, channel, reference } as const;
    const { id } = await store.saveDestination("default", place, clock.now());
    await store.subscribe(id, "ja", { id: "29:one" }, clock.now());
  }
}

/** Lets all people open the draft of a first revision. */
export async function openDraftsOf(
  store: Store,
  advisoryId: string,
  serverUrl: string,
  clock: Clock,
): Promise<void> {
  const key = { organizationId: "default", advisoryId, revision: 1, audience: "admins", lang: "ja" } as const;
  for (const id of PEOPLE) {
    const conversation = { id, conversationType: "personal", tenantId: TENANT };
    const person = id.startsWith("U")
      ? ({ platform: "slack", workspace: "T0000TEST", id } as const)
      : ({
          platform: "teams",
          workspace: TENANT,
          id,
          reference: referenceOf(serverUrl, conversation, { person: true }),
        } as const);
    await store.recordUse({ ...key, action: "opened", person, at: clock.now() });
  }
}

function referenceOf(serverUrl: string, conversation: object, more: object = {}): string {
  const serviceUrl = `${serverUrl}/teams/`;
  return JSON.stringify({ channelId: "msteams", serviceUrl, bot: { id: "28:bot" }, conversation, ...more });
}
