/** The preview (design 5): the bots as they are, over real signed HTTP, against stand-ins for Slack and Teams. */
import { randomBytes, randomUUID } from "node:crypto";
import type express from "express";
import type { Clock, Logger, SlackSettings, TeamsSettings } from "../ports.ts";
import { startTeamsStandIn, type TeamsStandIn } from "./bot-connector.ts";
import { createPageServer } from "./page-server.ts";
import { personOf } from "./page-state.ts";
import { type SlackStandIn, startSlackStandIn } from "./slack-api.ts";
import { createSlackPeople, type SlackPeople } from "./slack-people.ts";
import { alertsChannel } from "./slack-world.ts";
import { createTeamsPeople, type TeamsPeople } from "./teams-people.ts";
import { channelId, teamsAppId, tenantId } from "./teams-world.ts";

export interface Preview {
  /** Settings of a Slack bot that talks to the stand-in. */
  slack: Omit<SlackSettings, "organizationId">;
  /** Settings of a Teams bot that talks to the stand-in. */
  teams: Omit<TeamsSettings, "organizationId">;
  /** The name of this run, which the page's API tells. */
  run: string;
  /** What the stand-ins keep and what people can do, for tests and scripts. */
  slackStandIn: SlackStandIn;
  teamsStandIn: TeamsStandIn;
  slackPeople: SlackPeople;
  teamsPeople: TeamsPeople;
  /** The page at `/`, its files and its API under `/preview/`. */
  attach(app: express.Application): void;
  /**
   * Told where the bots listen: invites the bot to #security-alerts and installs it in the Teams channel, both by
   * signed events. Rejects when a bot does not take them.
   */
  open(botUrl: string): Promise<void>;
  /** Subscribes both channels by the command people type; answered as soon as the bots have it. */
  subscribe(): Promise<void>;
  /** Ends the streams of open pages; before the web server closes, which would wait for them. */
  release(): void;
  close(): Promise<void>;
}

/** Starts both stand-ins, each on a loopback port of its own, with fresh secrets. Nothing is posted yet. */
export async function createPreview(deps: { logger: Logger; clock: Clock }): Promise<Preview> {
  const { clock } = deps;
  const logger = deps.logger.child({ part: "preview" });
  let botUrl = "";
  let tellPages = (): void => {};
  const changed = (): void => tellPages();

  const signingSecret = randomBytes(16).toString("hex");
  const botToken = `xoxb-preview-${randomBytes(16).toString("hex")}`;
  const slackStandIn = await startSlackStandIn({ logger, clock, botToken, changed });
  const teamsStandIn = await startTeamsStandIn({ logger, clock, changed });
  const slackPeople = createSlackPeople({ standIn: slackStandIn, signingSecret, botUrl: () => botUrl });
  const teamsPeople = createTeamsPeople({ standIn: teamsStandIn, botUrl: () => botUrl });
  const standIns = { slack: slackStandIn, teams: teamsStandIn };
  const run = randomUUID();
  const page = createPageServer({ logger, run, standIns, slack: slackPeople, teams: teamsPeople });
  tellPages = () => page.changed();

  return {
    slack: { botToken, signingSecret, apiUrl: slackStandIn.apiUrl },
    teams: {
      appId: teamsAppId,
      tenantId,
      serviceUrlHosts: [teamsStandIn.host],
      standIn: {
        issuer: teamsStandIn.issuer,
        openIdMetadataUrl: teamsStandIn.openIdMetadataUrl,
        token: () => teamsStandIn.login.outboundToken(),
      },
    },
    run,
    slackStandIn,
    teamsStandIn,
    slackPeople,
    teamsPeople,
    attach: (app) => page.attach(app),
    async open(url) {
      botUrl = url.replace(/\/$/, "");
      const person = personOf(standIns, "ja");
      await slackPeople.invite(person.slack, alertsChannel);
      await teamsPeople.install(person.teams, channelId);
    },
    async subscribe() {
      const person = personOf(standIns, "ja");
      await slackPeople.command(person.slack, alertsChannel, "subscribe");
      await teamsPeople.say(person.teams, channelId, "subscribe");
    },
    release: () => page.release(),
    async close() {
      page.release();
      await Promise.all([slackStandIn.close(), teamsStandIn.close()]);
    },
  };
}
