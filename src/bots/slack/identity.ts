import type { WebClient } from "@slack/web-api";

/** Who our token is: the workspace it belongs to, and the bot's user id there. */
export interface Identity {
  teamId: string;
  botUserId: string;
}

/**
 * Learns who we are when it is first needed, by auth.test, and remembers it; asked by many at once, it asks Slack
 * once. A failure is not remembered. Not asked at start, so that the service starts while Slack is away.
 */
export function createIdentity(client: WebClient): () => Promise<Identity> {
  let known: Promise<Identity> | undefined;

  async function ask(): Promise<Identity> {
    const { team_id: teamId, user_id: botUserId } = await client.auth.test();
    if (teamId === undefined || botUserId === undefined) throw new Error("auth.test names no team or user");
    return { teamId, botUserId };
  }

  return () => {
    known ??= ask().catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
}
