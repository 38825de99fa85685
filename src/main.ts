/** Wiring only: introduces the parts to each other. `core` is what every command needs, `startService` the service. */
import { randomUUID } from "node:crypto";
import path from "node:path";
import { assess } from "./advisory/triage.ts";
import type { Organization } from "./advisory/schema.ts";
import type { Config } from "./config.ts";
import { createTemplateDrafter } from "./drafting/template.ts";
import { createDeliverer } from "./flows/deliver.ts";
import { exampleDocuments, untilSubscribed } from "./flows/examples.ts";
import { createFlows } from "./flows/index.ts";
import { createIngest } from "./flows/ingest.ts";
import { organizationById, readOrganizations } from "./flows/organizations.ts";
import { createLogger } from "./log.ts";
import type { ChatChannel, Clock, Drafter, Flows, Logger, Source, Store } from "./ports.ts";
import type { Preview } from "./preview/index.ts";
import { sources } from "./sources/index.ts";
import { loadDocuments } from "./sources/load.ts";
import { openStore } from "./store/index.ts";
import { attachHealth } from "./web/health.ts";
import { createWebServer } from "./web/server.ts";

export { loadDocuments };

/** The database `DATABASE_URL` names; without it that of the preview running in this data folder, else the default. */
export async function databaseInUse(config: Config): Promise<{ url: string; preview?: string }> {
  if (!config.preview || config.databaseNamed) return { url: config.databaseUrl };
  const { runningPreview } = await import("./preview/database.ts");
  const running = await runningPreview(config.dataDir);
  return running === undefined
    ? { url: config.databaseUrl }
    : { url: running.databaseUrl, preview: running.url };
}

const EXAMPLES = path.join(import.meta.dirname, "..", "examples");

const clock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      const timer = setTimeout(done, ms);
      signal?.addEventListener("abort", done, { once: true });
      function done(): void {
        clearTimeout(timer);
        signal?.removeEventListener("abort", done);
        resolve();
      }
    }),
};

export interface Core {
  config: Config;
  logger: Logger;
  clock: Clock;
  store: Store;
  sources: readonly Source[];
  organizations: Organization[];
  /** The organization commands speak for. */
  organization: Organization;
  drafter: Drafter;
  ingest: ReturnType<typeof createIngest>;
  flows(channels: readonly ChatChannel[]): Flows;
}

/**
 * Opens the database and introduces what every command and the service share.
 * @param databaseUrl another database than the settings name (the preview's)
 */
export async function openCore(config: Config, databaseUrl = config.databaseUrl): Promise<Core> {
  const logger = createLogger(config.logLevel);
  const organizations = readOrganizations(config.file);
  const organization = organizationById(organizations)(organizations[0]?.id ?? "");
  const store = await openStore({ url: databaseUrl, logger });
  const drafter = createTemplateDrafter();
  return {
    config,
    logger,
    clock,
    store,
    sources,
    organizations,
    organization,
    drafter,
    ingest: createIngest({ store, sources, organizations, assess, clock, logger }),
    flows: (channels) =>
      createFlows({
        store,
        channels,
        drafter,
        sources,
        clock,
        organization: organizationById(organizations),
      }),
  };
}

export interface Service {
  url: string;
  core: Core;
  /** The stand-ins and the people in front of them, when no platform is connected. */
  preview: Preview | undefined;
  /** Finishes what is under way, then closes everything. */
  stop(): Promise<void>;
}

/** Starts the service: a real workspace or tenant where one is configured, else the preview (design 5). */
export async function startService(config: Config): Promise<Service> {
  const database = config.preview ? await import("./preview/database.ts") : undefined;
  const core = await openCore(config, await database?.freshDatabase(config.dataDir));
  const { logger, store, organization } = core;
  if (config.ignored.length > 0) logger.warn({ settings: config.ignored }, "settings that do nothing");
  const web = createWebServer(logger);
  attachHealth(web.app, core);
  const preview = config.preview
    ? await (await import("./preview/index.ts")).createPreview({ logger, clock })
    : undefined;

  const organizationId = organization.id;
  const slack = preview?.slack ?? config.slack;
  const teams = preview?.teams ?? config.teams;
  const slackParts = slack && {
    settings: { ...slack, organizationId },
    module: import("./bots/slack/index.ts"),
  };
  const teamsParts = teams && {
    settings: { ...teams, organizationId },
    module: import("./bots/teams/index.ts"),
  };
  const common = { logger, clock, defaultLang: organization.language };

  const channels: ChatChannel[] = [];
  const flows = core.flows(channels);
  const stops: (() => Promise<void>)[] = [];
  if (slackParts !== undefined) {
    const { createSlackChannel, createSlackBot } = await slackParts.module;
    channels.push(createSlackChannel({ settings: slackParts.settings, ...common }));
    const bot = createSlackBot({ settings: slackParts.settings, flows, ...common });
    bot.attach(web.app);
    await bot.start();
    stops.push(() => bot.stop());
  }
  if (teamsParts !== undefined) {
    const { createTeamsConnection, createTeamsChannel, createTeamsBot } = await teamsParts.module;
    const connection = createTeamsConnection({ settings: teamsParts.settings, logger });
    channels.push(createTeamsChannel({ connection, settings: teamsParts.settings, ...common }));
    createTeamsBot({ connection, settings: teamsParts.settings, flows, ...common }).attach(web.app);
  }
  preview?.attach(web.app);
  const { url } = await web.listen(config.port, config.host);

  const ending = new AbortController();
  const deliverer = createDeliverer({
    store,
    channels,
    organizations: core.organizations,
    clock,
    logger,
    worker: randomUUID(),
  });
  const delivering = deliverer.run(ending.signal);
  if (preview !== undefined) {
    await preview.open(url);
    database?.notePreview(config.dataDir, url);
    await untilSubscribed(core, organizationId, channels.length);
    await core.ingest.ingest(exampleDocuments(loadDocuments(EXAMPLES, {}), clock.now()), {});
    deliverer.wake();
  }
  logger.info(
    { url, preview: config.preview, platforms: channels.map(({ platform }) => platform) },
    "listening",
  );

  return {
    url,
    core,
    preview,
    async stop() {
      ending.abort();
      await Promise.all(stops.map((stop) => stop()));
      preview?.release();
      await web.close();
      await delivering;
      await preview?.close();
      database?.forgetPreview(config.dataDir);
      await store.close();
    },
  };
}

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
