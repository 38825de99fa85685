/** Wiring of what is asked of a platform outside the service: its manifest, its package, whether it takes our credentials. */
import type { Config } from "./config.ts";

/** The Slack app manifest for these settings: HTTP at `PUBLIC_URL` when that is set, else Socket Mode. */
export async function slackManifestFor(config: Config): Promise<object> {
  const { slackManifest } = await import("./bots/slack/index.ts");
  const socketMode = config.publicUrl === undefined || config.slack?.appToken !== undefined;
  return slackManifest(
    config.publicUrl === undefined ? { socketMode } : { socketMode, publicUrl: config.publicUrl },
  );
}

/** The Teams app zip with this bot's id. @throws Error when `MicrosoftAppId` is not set */
export async function teamsPackageFor(config: Config): Promise<Uint8Array> {
  const appId = config.teams?.appId;
  if (appId === undefined || appId === "")
    throw new Error("MicrosoftAppId is not set; the package needs the bot's id");
  const { teamsPackage } = await import("./bots/teams/index.ts");
  return teamsPackage(config.publicUrl === undefined ? { appId } : { appId, publicUrl: config.publicUrl });
}

/** Asks each configured platform whether it takes our credentials. */
export async function checkPlatforms(config: Config): Promise<{ ok: boolean; what: string; note: string }[]> {
  const findings: { ok: boolean; what: string; note: string }[] = [];
  if (config.slack !== undefined) {
    const { checkSlack } = await import("./bots/slack/index.ts");
    findings.push({ what: "Slack", ...(await checkSlack(config.slack)) });
  }
  if (config.teams !== undefined && !config.teams.unauthenticated) {
    const { checkTeams } = await import("./bots/teams/index.ts");
    findings.push({ what: "Teams", ...(await checkTeams(config.teams)) });
  }
  return findings;
}
